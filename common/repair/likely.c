/* likely.c -- How likely Chinese text is. */
#include "common/repair/likely.h"

#include <string.h>

#include "common/repair/gbk.h"
#include "common/utf8.h"

enum {
	COST_NEVER = 99 * COST_BIT,
	COST_OTHER = 12 * COST_BIT,
	COST_MISPLACED = 12 * COST_BIT,  /* a mark where none stands */
	COST_STOP_WITHIN = 3 * COST_BIT, /* of what is not quoted */
	COST_NO_STOP = 4 * COST_BIT,     /* a line that ends with none */
	COST_UNENDED = 10 * COST_BIT,    /* ... or with a pause */
};

void
likely_forget(struct likely *likely)
{
	memset(likely->seen, 0, sizeof(likely->seen));
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

/* All marks are from the first place to before the second. */
enum {
	FIRST_MARK = (0xA1 - GBK_FIRST_LEAD) * GBK_TRAILS,
	FIRST_NO_MARK = (0xA4 - GBK_FIRST_LEAD) * GBK_TRAILS,
};

enum mark {
	MARK_NONE,
	MARK_PAUSE,
	MARK_STOP,
	MARK_OPENING,
	MARK_CLOSING,
	MARK_BLANK,
};

static enum mark
mark_of(unsigned letter)
{
	unsigned c = 0;

	if (letter >= LIKELY_ASCII)
		c = letter - LIKELY_ASCII;
	else if (letter >= FIRST_MARK && letter < FIRST_NO_MARK)
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
	case 0x3000:
		return MARK_BLANK;
	default:
		return MARK_NONE;
	}
}

static bool
is_full_stop(unsigned letter)
{
	return letter < GBK_PAIRS && gbk_data()->character[letter] == 0x3002;
}

static bool
is_closing_quote(unsigned letter)
{
	unsigned c = letter < GBK_PAIRS ? gbk_data()->character[letter] : 0;

	return c == 0x201D || c == 0x2019 || c == 0x300D;
}

bool
likely_opens(unsigned letter)
{
	return mark_of(likely_place(letter)) == MARK_OPENING;
}

/* More, for a mark behind what is none. */
static int
marked_cost(unsigned before)
{
	unsigned place = likely_place(before);

	if (place >= GBK_PAIRS)
		return 0;
	return gbk_data()->marked[(before & LIKELY_WITHIN) != 0][place];
}

/* What two marks cost beside each other, or one at the end. */
static int
mark_cost(unsigned before, unsigned letter)
{
	enum mark first, second;

	if (letter < FIRST_MARK ||
	    (letter < GBK_PAIRS && letter >= FIRST_NO_MARK))
		return 0;
	first = mark_of(likely_place(before));
	if (letter == LIKELY_END)
		return first == MARK_STOP   ? 0
		    : first == MARK_NONE    ? COST_NO_STOP + marked_cost(before)
		    : first == MARK_CLOSING ? COST_NO_STOP
					    : COST_UNENDED;
	second = mark_of(letter);
	if (second == MARK_NONE || second == MARK_BLANK ||
	    second == MARK_OPENING)
		return 0;
	if (first == MARK_NONE)
		return marked_cost(before);
	if (first == MARK_STOP && second == MARK_CLOSING)
		return is_closing_quote(letter) ? 0 : COST_STOP_WITHIN;
	if (first == MARK_CLOSING ||
	    (first == MARK_STOP && second == first && !is_full_stop(letter)))
		return 0;
	return COST_MISPLACED;
}

/* --- letters --- */

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

/*
 * What the second of two characters costs behind the first, in a word; or
 * COST_NEVER.
 */
static int
bigram_cost(const struct damage_data *data, uint32_t key)
{
	uint32_t slot = bigram_slot(key);

	if (!bigram_may_be(data, key))
		return COST_NEVER;
	for (; data->bigrams[slot] != 0; slot = (slot + 1) % BIGRAM_SLOTS)
		if (data->bigrams[slot] == key)
			return data->bigram_costs[slot];
	return COST_NEVER;
}

/* Of the character in letter behind the one in before. */
static int
pair_cost(const struct likely *likely, unsigned before, unsigned *letter)
{
	const struct damage_data *data = gbk_data();
	const struct damage_second *second = &data->seconds[*letter];
	unsigned first = data->plain[likely_place(before)];
	bool is_within = (before & LIKELY_WITHIN) != 0;
	int cost = data->ends[is_within][first] + second->begins;
	int on = data->goes_on[is_within][first];
	uint32_t key = bigram_key(first, second->plain);

	if (on <= cost)
		on += bigram_cost(data, key);
	if (on <= cost) {
		cost = on;
		*letter |= LIKELY_WITHIN;
	}
	if (cost > LIKELY_SEEN && likely_was_seen(likely, key))
		cost = LIKELY_SEEN;
	return cost + second->script;
}

int
likely_cost(const struct likely *likely, unsigned before, unsigned *letter)
{
	unsigned first = likely_place(before), second = *letter;
	int mark = mark_cost(before, second);

	if (second < GBK_PAIRS && first < GBK_PAIRS)
		return pair_cost(likely, before, letter) + mark;
	if (second >= LIKELY_ASCII)
		return ascii_cost(first, second) + mark;
	return (second == LIKELY_END ? 0 : likely_alone(second)) + mark;
}

int
likely_least(unsigned letter)
{
	const struct damage_data *data = gbk_data();
	int cost;

	if (letter >= GBK_PAIRS)
		return 0;
	cost = data->least[letter];
	if (cost > LIKELY_SEEN &&
	    data->in_words[data->character[letter]] != GBK_NO_PLACE)
		cost = LIKELY_SEEN;
	return cost + data->script[letter];
}

int
likely_ends(unsigned letter)
{
	const struct damage_data *data = gbk_data();
	unsigned place = likely_place(letter);

	if (place >= GBK_PAIRS)
		return 0;
	return data->ends[(letter & LIKELY_WITHIN) != 0][data->plain[place]];
}

int
likely_begins(unsigned letter)
{
	const struct damage_data *data = gbk_data();

	return data->begins[data->plain[letter]] + data->script[letter];
}
