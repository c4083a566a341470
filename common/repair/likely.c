/* likely.c -- How likely Chinese text is. */
#include "common/repair/likely.h"

#include <string.h>

#include "common/repair/gbk.h"
#include "common/utf8.h"

enum {
	COST_UNPAIRED = 3 * COST_BIT, /* beside a character, in no known word */
	COST_COMMON = 0,              /* in a word that is common */
	COST_WORD = 5 * COST_BIT / 2, /* in one of two characters */
	COST_INSIDE = 4 * COST_BIT,   /* in a longer one */
	COST_OTHER = 12 * COST_BIT,
	COST_MISPLACED = 12 * COST_BIT, /* a mark where none stands */
	COST_NO_STOP = 4 * COST_BIT,    /* a line that ends with none */
	COST_UNENDED = 10 * COST_BIT,   /* ... or with a pause */
};

void
likely_forget(struct likely *likely)
{
	memset(likely->seen, 0, sizeof(likely->seen));
}

static bool
was_seen(const struct likely *likely, uint32_t key)
{
	/* 0, an empty slot, would be the first place of all behind itself. */
	return likely != NULL && key != 0 &&
	    likely->seen[bigram_slot(key) % LIKELY_PAIRS] == key;
}

/* Take the next character; the place of its plain form, if that is in words. */
static inline unsigned
next_in_words(struct text *rest)
{
	const unsigned char *b = (const unsigned char *)rest->bytes;
	int32_t c;

	if (rest->length >= 3 && (b[0] & 0xF0) == 0xE0 && b[0] != 0xE0 &&
	    ((b[1] ^ 0x80) | (b[2] ^ 0x80)) < 0x40) {
		c = (b[0] & 0x0F) << 12 | (b[1] & 0x3F) << 6 | (b[2] & 0x3F);
		*rest = (struct text){ rest->bytes + 3, rest->length - 3 };
		return gbk_data()->in_words[c];
	}
	c = utf8_next(rest);
	return c >= 0 && c < 0x10000 ? gbk_data()->in_words[c] : GBK_NO_PLACE;
}

void
likely_learn(struct likely *likely, struct text text)
{
	unsigned before = GBK_NO_PLACE;

	while (text.length > 0) {
		unsigned place = next_in_words(&text);
		uint32_t key = bigram_key(before, place);
		uint32_t slot = bigram_slot(key) % LIKELY_PAIRS;
		/* No branch, as nothing can foretell which it is. */
		uint32_t none = -(uint32_t)((before == GBK_NO_PLACE) |
		    (place == GBK_NO_PLACE));

		slot = (slot & ~none) | (LIKELY_PAIRS & none);
		likely->seen[slot] = key;
		before = place;
	}
}

/* --- marks --- */

/* All marks are before this place. */
enum {
	FIRST_NO_MARK = (0xA4 - GBK_FIRST_LEAD) * GBK_TRAILS,
};

enum mark { MARK_NONE, MARK_PAUSE, MARK_STOP, MARK_OPENING, MARK_CLOSING };

static enum mark
mark_of(unsigned letter)
{
	unsigned c = 0;

	if (letter >= LIKELY_ASCII)
		c = letter - LIKELY_ASCII;
	else if (letter < FIRST_NO_MARK)
		c = gbk_data()->character[letter];
	switch (c) {
	case ',':
	case ';':
	case ':':
	case 0xFF0C:
	case 0xFF1B:
	case 0xFF1A:
	case 0x3001:
		return MARK_PAUSE;
	case '!':
	case '?':
	case 0xFF01:
	case 0xFF1F:
	case 0x3002:
		return MARK_STOP;
	case '(':
	case 0xFF08:
	case 0x201C:
	case 0x2018:
	case 0x300A:
	case 0x3008:
	case 0x3010:
	case 0x3014:
	case 0x300C:
		return MARK_OPENING;
	case ')':
	case 0xFF09:
	case 0x201D:
	case 0x2019:
	case 0x300B:
	case 0x3009:
	case 0x3011:
	case 0x3015:
	case 0x300D:
		return MARK_CLOSING;
	default:
		return MARK_NONE;
	}
}

/* What two marks cost beside each other, or one at the end. */
static int
mark_cost(unsigned before, unsigned letter)
{
	enum mark first, second;

	if (letter < GBK_PAIRS && letter >= FIRST_NO_MARK)
		return 0;
	first = mark_of(before);
	if (letter == LIKELY_END)
		return first == MARK_STOP ? 0
		    : first == MARK_NONE || first == MARK_CLOSING
		    ? COST_NO_STOP
		    : COST_UNENDED;
	if (first == MARK_NONE)
		return 0;
	second = mark_of(letter);
	if (second == MARK_NONE || second == MARK_OPENING)
		return 0;
	if (first == MARK_CLOSING || (first == MARK_STOP && second == first) ||
	    (first == MARK_STOP && second == MARK_CLOSING))
		return 0;
	return COST_MISPLACED;
}

/* --- letters --- */

static int
least_of(int a, int b)
{
	return a < b ? a : b;
}

static bool
is_letter(unsigned byte)
{
	return (byte | 0x20) >= 'a' && (byte | 0x20) <= 'z';
}

static bool
is_digit(unsigned byte)
{
	return byte >= '0' && byte <= '9';
}

static int
ascii_alone(unsigned byte)
{
	if (byte == ',' || is_digit(byte))
		return 5 * COST_BIT;
	if (is_letter(byte))
		return 11 * COST_BIT;
	if (byte != 0 && strchr(".;:()%- ", (int)byte) != NULL)
		return 7 * COST_BIT;
	return 12 * COST_BIT;
}

int
likely_alone(unsigned letter)
{
	if (letter < GBK_PAIRS)
		return gbk_data()->cost[letter] + gbk_data()->script[letter];
	if (letter >= LIKELY_ASCII)
		return ascii_alone(letter - LIKELY_ASCII);
	return letter == LIKELY_END ? 0 : COST_OTHER;
}

static int
ascii_cost(unsigned before, unsigned letter)
{
	unsigned byte = letter - LIKELY_ASCII;

	if (before >= LIKELY_ASCII) {
		before -= LIKELY_ASCII;
		if ((is_letter(before) && is_letter(byte)) ||
		    (is_digit(before) && is_digit(byte)))
			return 4 * COST_BIT;
	}
	return ascii_alone(byte);
}

static enum bigram_class
class_of(uint32_t key)
{
	const uint32_t *bigrams = gbk_data()->bigrams;
	uint32_t slot = bigram_slot(key);

	while (bigrams[slot] != 0) {
		if (bigrams[slot] / BIGRAM_CLASSES == key / BIGRAM_CLASSES)
			return bigrams[slot] % BIGRAM_CLASSES;
		slot = (slot + 1) % BIGRAM_SLOTS;
	}
	return BIGRAM_NONE;
}

/* Marks, letters and numerals of GBK, which are in no words. */
static bool
is_symbol(unsigned place)
{
	unsigned lead = gbk_lead_of(place);

	return lead >= 0xA1 && lead <= 0xA9;
}

/* Of the character in place behind the one in before. */
static int
pair_cost(const struct likely *likely, unsigned before, unsigned place)
{
	static const int class_costs[] = { [BIGRAM_INSIDE] = COST_INSIDE,
		[BIGRAM_WORD] = COST_WORD,
		[BIGRAM_COMMON] = COST_COMMON };
	const struct damage_data *data = gbk_data();
	unsigned plain = data->plain[place];
	int alone = data->cost[place], cost;
	uint32_t key;
	enum bigram_class class;

	before = data->plain[before];
	key = bigram_key(before, plain);
	if (was_seen(likely, key))
		return least_of(LIKELY_SEEN, alone) + data->script[place];
	class = data->is_second[place] ? class_of(key) : BIGRAM_NONE;
	if (class == BIGRAM_NONE && (is_symbol(before) || is_symbol(place)))
		return alone + data->script[place];
	if (class == BIGRAM_NONE)
		return alone + COST_UNPAIRED + data->script[place];
	cost = class_costs[class] + data->followers[before] +
	    data->cost[plain] / 2;
	return least_of(cost, alone) + data->script[place];
}

int
likely_cost(const struct likely *likely, unsigned before, unsigned letter)
{
	if (letter < GBK_PAIRS && before < GBK_PAIRS)
		return pair_cost(likely, before, letter) +
		    mark_cost(before, letter);
	if (letter >= LIKELY_ASCII)
		return ascii_cost(before, letter) + mark_cost(before, letter);
	if (letter == LIKELY_END)
		return mark_cost(before, letter);
	return likely_alone(letter) + mark_cost(before, letter);
}

/* What may be the second of two in a word, or seen, costs next to nothing. */
int
likely_least(unsigned letter)
{
	const struct damage_data *data = gbk_data();

	if (letter < GBK_PAIRS &&
	    (data->is_second[letter] ||
		data->in_words[data->character[letter]] != GBK_NO_PLACE))
		return data->script[letter];
	return letter < GBK_PAIRS ? likely_alone(letter) : 0;
}
