/* gbk.h -- Characters of GBK by their place in the tables of damage.h. */
#ifndef COMMON_REPAIR_GBK_H
#define COMMON_REPAIR_GBK_H

#include <stdbool.h>
#include <stdint.h>

#include "common/data/damage.h"
#include "common/text.h"

enum { GBK_NO_PLACE = GBK_PAIRS };

static inline const struct damage_data *
gbk_data(void)
{
	return (const struct damage_data *)data_damage;
}

static inline bool
gbk_is_lead(unsigned byte)
{
	return byte >= GBK_FIRST_LEAD && byte <= GBK_LAST_LEAD;
}

/* The place of the character with these two bytes, if there is one. */
static inline unsigned
gbk_place_of(unsigned lead, unsigned trail)
{
	unsigned place;

	if (!gbk_is_lead(lead) || trail < GBK_FIRST_TRAIL ||
	    trail > GBK_LAST_TRAIL)
		return GBK_NO_PLACE;
	place = gbk_place(lead, trail);
	return gbk_data()->character[place] == 0 ? GBK_NO_PLACE : place;
}

static inline unsigned
gbk_lead_of(unsigned place)
{
	return place / GBK_TRAILS + GBK_FIRST_LEAD;
}

static inline unsigned
gbk_trail_of(unsigned place)
{
	return place % GBK_TRAILS + GBK_FIRST_TRAIL;
}

/* The place of the character, if it is in GBK and not ASCII. */
static inline unsigned
gbk_place_of_character(int32_t code_point)
{
	unsigned gbk = 0;

	if (code_point >= 0x80 && code_point < 0x10000)
		gbk = gbk_data()->gbk[code_point];
	return gbk == 0 ? GBK_NO_PLACE : gbk_place(gbk >> 8, gbk & 0xFF);
}

/*
 * The place of the character that ends at offset in text, and where it
 * begins; GBK_NO_PLACE if it is not one of three bytes, or not in GBK.
 */
unsigned gbk_place_before(struct text text, size_t offset, size_t *begin);

/*
 * Whether that character is a traditional one outside GB2312, with this
 * reading (common/pinyin.h).
 */
bool gbk_is_read(unsigned place, uint32_t reading);

/*
 * The places of all characters with the letters of the reading, ascending;
 * gbk_is_read() tells which have its tone.
 */
struct gbk_keys {
	const uint16_t *places;
	size_t count;
};
struct gbk_keys gbk_keys_of(uint32_t reading);

#endif
