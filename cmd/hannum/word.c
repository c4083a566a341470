/* Words around a number, by a table and no model. */
#include "cmd/hannum/word.h"
#include "common/utf8.h"

LEXICON(label_words);

enum {
	LONGEST_WORD = 15,
	SHORTEST_NAME = 4, /* of a role */
};

/* How long the words are that end with two characters, a bit for each length;
 * and with others perhaps, by line_pair(). */
static uint16_t lengths[LINE_PAIRS];

/*
 * What words begin with: two characters, or the only one and 0, by line_pair().
 * Most are no longer, and are found here with one look.  The table is asked
 * where a longer one may go on, or others share the place.
 */
static struct beginning {
	int32_t first, second;
	uint32_t thirds; /* a bit for what longer ones go on with */
	uint16_t roles;  /* of the word that is no longer; 0 if there is none */
} beginnings[LINE_PAIRS];

static inline struct beginning *
beginning_of(int32_t first, int32_t second)
{
	return &beginnings[line_pair(first, second)];
}

static inline uint32_t
third_bit(int32_t character)
{
	return UINT32_C(1) << ((uint32_t)character % 32);
}

/* The role of a name, which two letters tell from the others. */
static unsigned
role_named(struct text name)
{
	switch (name.bytes[0]) {
	case 'f':
		return name.bytes[1] == 'u' ? FUND : FRONT;
	case 'v':
		return VERB;
	case 'w':
		return name.bytes[1] == 'e' ? WEAK : WORD;
	case 'b':
		return BACK;
	case 's':
		return STOP;
	case 'h':
		return HEAD;
	case 'l':
		return LATE;
	case 't':
		return TRAIT;
	case 'c':
		return CHANGE;
	case 'k':
		return KEEP;
	case 'a':
		return AMOUNT;
	}
	return 0;
}

/* "front stop": the roles. */
static unsigned
read_roles(struct text roles)
{
	unsigned found = 0;

	while (roles.length > 0) {
		found |= role_named(roles);
		roles = text_skip(roles, SHORTEST_NAME);
		while (roles.length > 0 && roles.bytes[0] != ' ')
			roles = text_skip(roles, 1);
		if (roles.length > 0)
			roles = text_skip(roles, 1);
	}
	return found;
}

static const struct lexicon words = LEXICON_INIT(label_words);

static void
know_length(struct text word)
{
	int32_t before = 0, last = 0;
	unsigned length = 0;

	while (word.length > 0) {
		before = last;
		last = utf8_next(&word);
		length++;
	}
	if (length > 1 && length <= LONGEST_WORD)
		lengths[line_pair(before, last)] |= (uint16_t)(1u << length);
}

static void
know_beginning(struct text word, unsigned roles)
{
	int32_t first = utf8_next(&word);
	int32_t second = word.length > 0 ? utf8_next(&word) : 0;
	struct beginning *beginning = beginning_of(first, second);

	if (beginning->first == 0) {
		beginning->first = first;
		beginning->second = second;
	}
	if (beginning->first != first || beginning->second != second)
		beginning->thirds = UINT32_MAX;
	else if (word.length > 0)
		beginning->thirds |= third_bit(utf8_next(&word));
	else
		beginning->roles = (uint16_t)roles;
}

static void
know_word(void *line, struct text word, struct text roles)
{
	unsigned read = read_roles(roles);

	line_know_first(line, word,
	    (enum line_known)(word_known_first(read) | BEGINS_WORD));
	line_know_last(line, word, (enum line_known)word_known_last(read));
	know_length(word);
	know_beginning(word, read);
}

void
word_prepare(struct number_line *line)
{
	lexicon_each(words, know_word, line);
}

static unsigned
ask_table(
    const struct number_line *line, size_t place, size_t limit, size_t *length)
{
	struct text roles;

	*length = lexicon_longest_characters(
	    words, line->character + place, limit - place, &roles);
	return *length > 0 ? read_roles(roles) : 0;
}

unsigned
word_look_up(
    const struct number_line *line, size_t place, size_t limit, size_t *length)
{
	int32_t first = line->character[place];
	int32_t second = place + 1 < limit ? line->character[place + 1] : 0;
	const struct beginning *two = beginning_of(first, second);
	const struct beginning *one = beginning_of(first, 0);

	if ((two->thirds & third_bit(line_at(line, place + 2))) != 0)
		return ask_table(line, place, limit, length);
	if (two->roles != 0 && two->first == first && two->second == second) {
		*length = 1 + (second != 0);
		return two->roles;
	}
	if (one->thirds != 0)
		return ask_table(line, place, limit, length);
	*length = one->roles != 0 && one->first == first && one->second == 0;
	return *length > 0 ? one->roles : 0;
}

/* Is what begins length before place a word? */
static inline bool
is_word(const struct number_line *line, size_t place, size_t length,
    unsigned *roles)
{
	size_t found;

	if (!line_begins(line, place - length, BEGINS_WORD))
		return false;
	*roles = word_look_up(line, place - length, place, &found);
	return found == length;
}

size_t
word_before(
    const struct number_line *line, size_t place, size_t limit, enum role role)
{
	size_t most = place - limit;
	unsigned roles, possible = 0;

	if (most == 0 || !line_ends(line, place, word_known_last(role)))
		return 0;
	if (most > LONGEST_WORD)
		most = LONGEST_WORD;
	if (most > 1)
		possible = lengths[line_pair(line->character[place - 2],
			       line->character[place - 1])] &
		    ((2u << most) - 1);
	/* The longest first. */
	while (possible != 0) {
		size_t length = 31 - (size_t)__builtin_clz(possible);

		if (is_word(line, place, length, &roles))
			return roles & role ? length : 0;
		possible ^= 1u << length;
	}
	return is_word(line, place, 1, &roles) && (roles & role) != 0;
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
	    is_letter_or_digit(character) || character == 0x2014 || /* — */
	    (character >= 0x2160 && character <= 0x217F);           /* Ⅲ */
}
