/* codepoint.h -- Code points as numbers in text, and tables of them. */
#ifndef COMMON_CODEPOINT_H
#define COMMON_CODEPOINT_H

#include <stdint.h>

#include "common/lexicon.h"
#include "common/text.h"

/*
 * The number that all of digits is in this base, 10 or 16; -1 if it is none,
 * or is more than U+10FFFF.
 */
int32_t codepoint_parse(struct text digits, int32_t base);

/*
 * What a table, of code points by code point, four hexadecimal digits or
 * more each, has for it; -1 if nothing.
 */
int32_t codepoint_find(struct lexicon table, int32_t code_point);

#endif
