/* gbk.c -- Characters by their place in the tables of damage.h. */
#include "common/gbk.h"

#include "common/pinyin.h"
#include "common/utf8.h"

static const struct damage_data *
damage_data(void)
{
	return (const struct damage_data *)data_damage;
}

unsigned
gbk_place_before(struct text text, size_t offset, size_t *begin)
{
	int32_t code_point;
	unsigned gbk;

	if (offset < 3)
		return GBK_NO_PLACE;
	*begin = offset - 3;
	if (utf8_decode(text_take(text_skip(text, *begin), 3), &code_point) !=
	    3)
		return GBK_NO_PLACE;
	gbk = damage_data()->gbk[code_point];
	return gbk == 0 ? GBK_NO_PLACE : gbk_place(gbk >> 8, gbk & 0xFF);
}

bool
gbk_is_read(unsigned place, uint32_t reading)
{
	const struct damage_data *data = damage_data();

	for (unsigned i = data->first_reading[place];
	     i < data->first_reading[place + 1]; i++)
		if (pinyin_matches(data->readings[i], reading))
			return true;
	return false;
}
