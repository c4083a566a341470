/* natural.h -- The order of texts that people expect. */
#ifndef CMD_HANTAB_NATURAL_H
#define CMD_HANTAB_NATURAL_H

#include <stddef.h>
#include <stdint.h>

#include "common/buffer.h"
#include "common/text.h"

/*
 * Append bytes that compare, as by memcmp(3), in the order of the texts: a
 * run of digits or of Chinese numerals (一 to 九, 〇 零 两 十 百 千 万 亿) by
 * the number it is, and before anything else but a tab, which ends a column;
 * all else by code point.  Only the same texts have the same bytes.
 */
void natural_append_key(struct buffer *key, struct text text);

/* The numbers of count texts in their order; the caller frees them. */
uint32_t *natural_sort(const struct text *texts, size_t count);

#endif
