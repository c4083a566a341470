/*
 * numeral.h -- The numbers that markers are written with: 十二 〇 １２ 壹.
 */
#ifndef CMD_HANSECT_NUMERAL_H
#define CMD_HANSECT_NUMERAL_H

#include <stdbool.h>
#include <stdint.h>

#include "common/utf8.h"

enum { NUMERAL_MOST = 2047 /* a larger number numbers no section */ };

/* The value of a digit of either width; -1 for none. */
static inline int
numeral_digit(int32_t character)
{
	character = utf8_half_width(character);
	return character >= '0' && character <= '9' ? character - '0' : -1;
}

/* That of a Han numeral, Kangxi radicals included, 十 百 千 too; -1 for none. */
int numeral_han(int32_t character);

/* The same from 1 to 10 for the forms that accounts use: 壹 貳 参. */
int numeral_formal(int32_t character);

/*
 * Take a number from 1 to NUMERAL_MOST off the front of *rest; false for none.
 * In Han numerals it is 十二, 一百零三 or 一〇三: two digits in a row without a
 * place or 〇 (二三) are no number.  In digits it has at most three of them.
 */
bool numeral_take(struct text *rest, uint32_t *number);
bool numeral_take_han(struct text *rest, uint32_t *number);
bool numeral_take_digits(struct text *rest, uint32_t *number);

/* The same for Roman ones, up to XXXIX. */
bool numeral_take_roman(struct text *rest, uint32_t *number);

/* Does it begin with a year, as 2024年 in 1.2024年?  No decimal number does. */
bool numeral_begins_year(struct text rest);

#endif
