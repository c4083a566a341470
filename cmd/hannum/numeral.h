/*
 * numeral.h -- Numerals: 12, 1.2万, 3300余万, 三千二百, 二〇二二, 两三百.
 *
 * Arabic digits with separators of thousands and a decimal point; Chinese
 * numerals in positional and in multiplicative writing, formal ones (壹贰) and
 * 廿卅 included; both mixed.  Digits follow the usual reading: 一万五 is
 * 15000, 万亿 is 10^12.
 */
#ifndef CMD_HANNUM_NUMERAL_H
#define CMD_HANNUM_NUMERAL_H

#include <stdbool.h>
#include <stddef.h>

#include "cmd/hannum/class.h"
#include "cmd/hannum/line.h"
#include "common/decimal.h"

/* Starts from { 0 }; one is used again and again. */
struct numeral {
	size_t begin, end;        /* in the line */
	struct decimal low, high; /* unlike for 两三百 and 几十 */
	bool is_range;
	bool is_vague;      /* 几 or 数: how many is not said */
	bool is_more;       /* 余 or 多 inside */
	bool is_arabic;     /* begins with an Arabic digit */
	bool is_positional; /* Chinese digits in a row, as of a year */
	bool is_elided;     /* ends as 一万五 does */
	size_t digits;      /* Arabic or positional ones, before the point */
	bool has_point;
	bool has_magnitude; /* 十 百 千 万 亿 ... */
	bool has_big_power; /* 万 亿 ... */
	int power; /* of the magnitude that ends it: 万 4, 亿 8; else 0 */
};

/* Read the longest numeral that begins at place; false if none does. */
bool numeral_read(
    struct numeral *numeral, const struct number_line *line, size_t begin);

/* Read it again, without the digit that ends an elided one; false if nothing
 * is left then. */
bool numeral_shorten(struct numeral *numeral, const struct number_line *line);

void numeral_copy(struct numeral *numeral, const struct numeral *other);

#endif
