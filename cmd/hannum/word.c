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
		}
		roles = text_skip(roles, length + 1);
	}
	return found;
}

static const struct lexicon words = LEXICON_INIT(label_words);

/* Words of these roles are looked up from their first character on ... */
static enum line_known
known_first(unsigned roles)
{
	return (enum line_known)((roles & FRONT ? BEGINS_FRONT : 0) |
	    (roles & (VERB | WEAK | WORD) ? BEGINS_VERB : 0) |
	    (roles & (STOP | LATE) ? BEGINS_STOP : 0) |
	    (roles & (HEAD | TRAIT) ? BEGINS_HEAD : 0));
}

/* ... and of these from their last one. */
static enum line_known
known_last(unsigned roles)
{
	return (enum line_known)((roles & BACK ? ENDS_BACK : 0) |
	    (roles & (WORD | FUND | HEAD | CHANGE) ? ENDS_WORD : 0));
}

static void
know_word(void *line, struct text word, struct text roles)
{
	unsigned read = read_roles(roles);

	line_know_first(line, word, known_first(read));
	line_know_last(line, word, known_last(read));
}

void
word_prepare(struct number_line *line)
{
	lexicon_each(words, know_word, line);
}

unsigned
word_roles(const struct number_line *line, size_t place, size_t limit,
    unsigned wanted, size_t *length)
{
	struct text roles;

	*length =
	    line_word(line, place, limit, known_first(wanted), words, &roles);
	return *length > 0 ? read_roles(roles) : 0;
}

size_t
word_at(
    const struct number_line *line, size_t place, size_t limit, enum role role)
{
	size_t length;

	return (word_roles(line, place, limit, role, &length) & role) != 0
	    ? length
	    : 0;
}

size_t
word_before(
    const struct number_line *line, size_t place, size_t limit, enum role role)
{
	size_t length = place - limit;
	struct text roles;

	if (length == 0 || !line_knows(line, place - 1, known_last(role)))
		return 0;
	if (length > LONGEST_WORD)
		length = LONGEST_WORD;
	for (; length > 0; length--)
		if (lexicon_longest_characters(words,
			line->character + place - length, length,
			&roles) == length)
			return read_roles(roles) & role ? length : 0;
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
