/* readings.c -- Readings in parentheses behind characters. */
#include "common/repair/readings.h"

#include "common/pinyin.h"
#include "common/repair/gbk.h"

enum { MOST_BLANKS = 2 /* between a character and its reading */ };

/* Where the parenthesis that ends at the end of text opens, if near. */
static bool
find_opening(struct text text, size_t *opening)
{
	for (size_t i = text.length - 1; i-- > 0;) {
		unsigned char byte = (unsigned char)text.bytes[i];

		if (byte == '(') {
			*opening = i;
			return true;
		}
		if (text.length - i > PINYIN_LONGEST ||
		    (byte < 0x80 && (byte < 'a' || byte > 'z') && byte != ':'))
			return false;
	}
	return false;
}

static bool
ends_with_reading(struct text text, size_t *reading, size_t *character)
{
	struct text letters;
	size_t opening;
	uint32_t number;
	unsigned place;

	if (!find_opening(text, &opening))
		return false;
	letters = text_skip(text, opening + 1);
	letters.length--;
	if (letters.length == 0 ||
	    pinyin_parse(letters, &number) != letters.length)
		return false;
	*reading = opening;
	while (*reading > 0 && opening - *reading < MOST_BLANKS &&
	    text.bytes[*reading - 1] == ' ')
		--*reading;
	place = gbk_place_before(text, *reading, character);
	return place != GBK_NO_PLACE && gbk_is_read(place, number);
}

/* How many bytes are behind the last parenthesis of eight, 8 if none is. */
static size_t
bytes_behind_opening(uint64_t bytes)
{
	const uint64_t ones = UINT64_MAX / 0xFF, low = 0x7F * ones;
	uint64_t other = bytes ^ '(' * ones; /* 0 where one is */
	uint64_t found = ~(((other & low) + low) | other | low);

	return found == 0 ? 8 : (size_t)__builtin_clzll(found) / 8;
}

static struct readings_known *
known_at(struct readings *readings, uint64_t letters, uint32_t character)
{
	uint64_t mixed =
	    (letters ^ (uint64_t)character << 40) * 0x9E3779B97F4A7C15U;

	return &readings->known[mixed >> (64 - READINGS_KNOWN_BITS)];
}

/*
 * Nearly all readings have few bytes, and the character before them three;
 * then these alone decide, and mostly they were asked for before.
 */
bool
readings_end(struct readings *readings, struct text text, size_t *reading,
    size_t *character)
{
	struct readings_known *known, asked;
	uint64_t bytes;
	size_t count;

	if (text.length < 17)
		return ends_with_reading(text, reading, character);
	bytes = text_eight_bytes(text.bytes + text.length - 9);
	count = bytes_behind_opening(bytes);
	*reading = text.length - 2 - count;
	if (count == 0 || count == 8 || text.bytes[*reading - 1] >= 0)
		return ends_with_reading(text, reading, character);
	*character = *reading - 3;
	asked.letters = bytes >> (56 - 8 * count) << (56 - 8 * count);
	/* From before it, as there need not be eight bytes behind. */
	asked.character =
	    (uint32_t)(text_eight_bytes(text.bytes + *reading - 8) >> 40);
	known = known_at(readings, asked.letters, asked.character);
	if (known->letters == asked.letters &&
	    known->character == asked.character)
		return known->is_read;
	asked.is_read = ends_with_reading(text, reading, character);
	*known = asked;
	return asked.is_read;
}
