/* width.h -- Letters and digits to half width, marks to full width. */
#ifndef COMMON_REPAIR_WIDTH_H
#define COMMON_REPAIR_WIDTH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "common/text.h"

/*
 * Find the next character of the line, from offset on, that is to have the
 * other width, and the character that it becomes: a full-width letter or
 * digit of ASCII; a half-width mark with a Han character on either side; a
 * pair of parentheses around what begins and ends with Han characters, one of
 * which has such a character on both sides.
 */
bool width_next(struct text line, size_t offset, size_t *begin, size_t *end,
    int32_t *becomes);

#endif
