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

bool
readings_end(struct text text, size_t *reading, size_t *character)
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
