/* Words around a number, by a table and no model. */
#include "cmd/hannum/word.h"
#include "common/utf8.h"

LEXICON(label_words);

enum { LONGEST_WORD = 10 };

/* "front stop": the roles, which two letters tell from each other. */
static unsigned
read_roles(struct text roles)
{
	unsigned found = 0;

	while (roles.length > 0) {
		size_t length = 4;

		switch (roles.bytes[0]) {
		case 'f':
			length = roles.bytes[1] == 'u' ? 4 : 5;
			found |= length == 4 ? FUND : FRONT;
			break;
		case 'v':
			found |= VERB;
			break;
		case 'w':
			found |= roles.bytes[1] == 'e' ? WEAK : WORD;
			break;
		case 'b':
			found |= BACK;
			break;
		case 's':
			found |= STOP;
			break;
		case 'h':
			found |= HEAD;
			break;
		case 'l':
			found |= LATE;
			break;
		case 't':
			found |= TRAIT;
			break;
		case 'c':
			found |= CHANGE;
			break;
		case 'k':
			found |= KEEP;
			break;
		case 'a':
			found |= AMOUNT;
			break;
		}
		roles = text_skip(roles, length + 1);
	}
	return found;
}

static const struct lexicon words = LEXICON_INIT(label_words);

static void
know_word(void *line, struct text word, struct text roles)
{
	unsigned read = read_roles(roles);

	line_know_first(line, word,
	    (enum line_known)(word_known_first(read) | BEGINS_WORD));
	line_know_last(line, word, (enum line_known)word_known_last(read));
}

void
word_prepare(struct number_line *line)
{
	lexicon_each(words, know_word, line);
}

unsigned
word_look_up(
    const struct number_line *line, size_t place, size_t limit, size_t *length)
{
	struct text roles;

	*length = lexicon_longest_characters(
	    words, line->character + place, limit - place, &roles);
	return *length > 0 ? read_roles(roles) : 0;
}

size_t
word_before(
    const struct number_line *line, size_t place, size_t limit, enum role role)
{
	size_t length = place - limit;

	if (length == 0 || !line_knows(line, place - 1, word_known_last(role)))
		return 0;
	if (length > LONGEST_WORD)
		length = LONGEST_WORD;
	for (; length > 0; length--) {
		size_t found;
		unsigned roles;

		if (!line_begins(line, place - length, BEGINS_WORD))
			continue;
		roles = word_look_up(line, place - length, place, &found);
		if (found == length)
			return roles & role ? length : 0;
	}
	return 0;
}

bool
is_conjunction(int32_t character)
{
	switch (character) {
	case 0x548C: /* 和 */
	case 0x53CA: /* 及 */
	case 0x4E0E: /* 与 */
	case 0x4E14: /* 且 */
	case 0x6216: /* 或 */
		return true;
	}
	return false;
}

bool
is_letter_or_digit(int32_t character)
{
	return (character >= '0' && character <= '9') ||
	    (character >= 'a' && character <= 'z') ||
	    (character >= 'A' && character <= 'Z');
}

bool
is_of_aside(int32_t character)
{
	return character == 0x3001 || utf8_is_han(character) ||
	    is_letter_or_digit(character);
}
