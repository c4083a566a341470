/* gbk.c -- Characters of GBK by their place in the tables of damage.h. */
#include "common/repair/gbk.h"

#include "common/pinyin.h"
#include "common/utf8.h"

unsigned
gbk_place_before(struct text text, size_t offset, size_t *begin)
{
	int32_t code_point;

	if (offset < 3)
		return GBK_NO_PLACE;
	*begin = offset - 3;
	if (utf8_decode(text_take(text_skip(text, *begin), 3), &code_point) !=
	    3)
		return GBK_NO_PLACE;
	return gbk_place_of_character(code_point);
}

bool
gbk_is_read(unsigned place, uint32_t reading)
{
	const struct damage_data *data = gbk_data();

	for (unsigned i = data->first_reading[place];
	     i < data->first_reading[place + 1]; i++)
		if (pinyin_matches(data->readings[i], reading))
			return true;
	return false;
}

struct gbk_keys
gbk_keys_of(uint32_t reading)
{
	const struct damage_data *data = gbk_data();
	uint32_t letters = reading / PINYIN_TONES;
	size_t low = 0, high = data->syllable_count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (data->syllables[middle] < letters)
			low = middle + 1;
		else
			high = middle;
	}
	if (low == data->syllable_count || data->syllables[low] != letters)
		return (struct gbk_keys){ data->keys, 0 };
	return (struct gbk_keys){ data->keys + data->first_key[low],
		(size_t)data->first_key[low + 1] - data->first_key[low] };
}
