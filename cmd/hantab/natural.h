/* natural.h -- The order of texts that people expect. */
#ifndef CMD_HANTAB_NATURAL_H
#define CMD_HANTAB_NATURAL_H

#include <stddef.h>
#include <stdint.h>

#include "common/text.h"

/*
 * As strcmp(3), where a run of digits or of Chinese numerals (一 to 九, 〇 零
 * 两 十 百 千 万 亿) is compared as the number it is, and comes before
 * anything else; all else by code point.
 */
int natural_compare(struct text a, struct text b);

/* The numbers of count texts in their order; the caller frees them. */
uint32_t *natural_sort(const struct text *texts, size_t count);

#endif
