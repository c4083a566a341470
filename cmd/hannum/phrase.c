/* Fixed phrases, by the table and the user's own, and digits beside them. */
#include <string.h>

#include "cmd/hannum/read.h"
#include "common/utf8.h"

LEXICON(number_names);

enum {
	LONGEST_BEFORE = 8,  /* of a phrase, before its numeral */
	LONGEST_BEHIND = 14, /* ... and behind Arabic digits */
};

/* The end of the longest fixed phrase that begins at begin. */
static size_t
phrase_end(const struct number_reader *reader, size_t begin)
{
	static const struct lexicon names = LEXICON_INIT(number_names);
	const struct number_line *line = reader->line;
	size_t length =
	    line_word(line, begin, line->count, BEGINS_NAME, names, NULL);
	size_t user = 0;

	if (reader->user_names.data != NULL)
		user = line_word(line, begin, line->count, BEGINS_NAME,
		    reader->user_names, NULL);
	return begin + (user > length ? user : length);
}

/* A fixed phrase that covers place: where it begins and ends. */
size_t
find_phrase(struct number_reader *reader, size_t place, size_t *begin)
{
	size_t first = reader->sure;
	size_t end = NOT_READ;

	/* No phrase of the table has digits in it; a user's may. */
	if (is_digit(line_at(reader->line, place)) &&
	    reader->user_names.data == NULL)
		return NOT_READ;
	if (place - first > LONGEST_BEFORE)
		first = place - LONGEST_BEFORE;
	for (size_t at = first; at <= place; at++) {
		size_t phrase;

		if (!line_knows(reader->line, at, BEGINS_NAME) ||
		    !utf8_is_han(reader->line->character[at]))
			continue;
		phrase = phrase_end(reader, at);
		if (phrase <= place || phrase <= end)
			continue;
		end = phrase;
		*begin = at;
	}
	return end;
}

/* What stands for the digits that end here, and words of the table behind. */
static size_t
find_behind(struct number_reader *reader, size_t digits_end, int32_t digits)
{
	static const struct lexicon names = LEXICON_INIT(number_names);
	const struct number_line *line = reader->line;
	int32_t key[1 + LONGEST_BEHIND] = { digits };
	size_t length = 1;

	if (!utf8_is_han(line_at(line, digits_end)))
		return NOT_READ;
	for (size_t at = digits_end;
	     length <= LONGEST_BEHIND && at < line->count; at++)
		key[length++] = line->character[at];
	length = lexicon_longest_characters(names, key, length, NULL);
	return length > 1 ? digits_end + length - 1 : NOT_READ;
}

size_t
find_digits_phrase(struct number_reader *reader, size_t digits_end)
{
	return find_behind(reader, digits_end, '0');
}

size_t
find_slogan(struct number_reader *reader, const struct numeral *numeral)
{
	return numeral->is_arabic || numeral->end != numeral->begin + 1
	    ? NOT_READ
	    : find_behind(reader, numeral->end, 'N');
}

/* Go back over the character before *place, of most; how many that are. */
static size_t
skip_before(const struct number_line *line, size_t *place, size_t most,
    int32_t character)
{
	size_t skipped = most > 0 && line->character[*place - 1] == character;

	*place -= skipped;
	return skipped;
}

/* 邮编830000: words of the table right before Arabic digits. */
bool
follows_phrase(const struct number_reader *reader, size_t place)
{
	static const struct lexicon names = LEXICON_INIT(number_names);
	const struct number_line *line = reader->line;
	size_t most = place - reader->sure;
	int32_t key[LONGEST_BEFORE + 1];

	/* 邮编: 830000 */
	most -= skip_before(line, &place, most, ' ');
	most -= skip_before(line, &place, most, ':');
	if (most > LONGEST_BEFORE)
		most = LONGEST_BEFORE;
	for (size_t length = 1; length <= most; length++) {
		size_t begin = place - length;

		if (!line_knows(line, begin, BEGINS_NAME))
			continue;
		memcpy(key, line->character + begin, length * sizeof(*key));
		key[length] = '0';
		if (lexicon_longest_characters(names, key, length + 1, NULL) ==
		    length + 1)
			return true;
	}
	return false;
}
