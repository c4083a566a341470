/* gbk.h -- Characters of GBK by their place in the tables of damage.h. */
#ifndef COMMON_GBK_H
#define COMMON_GBK_H

#include <stdbool.h>
#include <stdint.h>

#include "common/data/damage.h"
#include "common/text.h"

enum { GBK_NO_PLACE = GBK_PAIRS };

/*
 * The place of the character that ends at offset in text, and where it
 * begins; GBK_NO_PLACE if it is not one of three bytes, or not in GBK.
 */
unsigned gbk_place_before(struct text text, size_t offset, size_t *begin);

/* Whether that character is a traditional one outside GB2312, read so. */
bool gbk_is_read(unsigned place, uint32_t reading);

#endif
