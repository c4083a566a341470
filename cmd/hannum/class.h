/*
 * class.h -- What a character is to a numeral: a digit and its value, a power
 * of ten, or what stands between them.
 */
#ifndef CMD_HANNUM_CLASS_H
#define CMD_HANNUM_CLASS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What a character is to a numeral, in one byte; 0: nothing. */
enum numeral_class {
	NUMERAL_HAN = 0x10,     /* plus the digit, 0 to 9 */
	NUMERAL_ARABIC = 0x20,  /* plus the digit */
	NUMERAL_POWER = 0x40,   /* plus the power of ten: 十 1, 万 4, 亿 8 */
	NUMERAL_TENS = 0x80,    /* plus 2, 3, 4: 廿 卅 卌 */
	NUMERAL_VAGUE = 0x90,   /* 几 数 */
	NUMERAL_ORDINAL = 0xA0, /* 第 */
	NUMERAL_HALF = 0xA8,    /* 半: no part of other numerals */
	NUMERAL_MORE = 0xB0,    /* 余 多: no numeral begins with it */
};

/*
 * Does a numeral go on over blanks?  Given are what stands before them, the
 * last character first, and what stands behind.
 */
bool numeral_goes_on(const int32_t before[5], const int32_t after[4]);

/*
 * 1 074 人, 3 654 100人, 986 752.25万: does a numeral go on over the first of two blanks, or
 * over the second, where it did over the first?  Words stand around both.
 */
bool numeral_has_groups(
    const int32_t before[5], const int32_t after[8], bool second);

/* Call each with every character that has a class. */
void numeral_classes(
    void (*each)(void *state, int32_t character, unsigned char class),
    void *state);

/* A numeral may begin with a character of the class, or 第 and one. */
static inline bool
numeral_may_begin(unsigned char class)
{
	return class != 0 && class < NUMERAL_MORE;
}

/* Value of a digit of either kind; -1 if it is none. */
static inline int
numeral_digit(unsigned char class)
{
	return class >= NUMERAL_HAN && class < NUMERAL_POWER ? class & 0x0F
							     : -1;
}

/* Power of ten of 十 百 千 万 亿 兆 京 ...; 0 if it is none. */
static inline int
numeral_power(unsigned char class)
{
	return class > NUMERAL_POWER && class < NUMERAL_TENS
	    ? class - NUMERAL_POWER
	    : 0;
}

static inline bool
numeral_is_arabic(unsigned char class)
{
	return (class & 0xF0) == NUMERAL_ARABIC;
}

#endif
