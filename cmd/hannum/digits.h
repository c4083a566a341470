/*
 * digits.h -- The rows of digits in a numeral: 1,234.5, 二〇二二, 三点五, and 二三
 * of 二三十.
 */
#ifndef CMD_HANNUM_DIGITS_H
#define CMD_HANNUM_DIGITS_H

#include "cmd/hannum/state.h"

/* Arabic digits; false if they are too many. */
bool digits_read_arabic(struct numeral_state *state);

/* 5千4百: Arabic digits behind a power are fewer than it has zeros. */
bool digits_fit_section(const struct numeral_state *state);

/* Chinese digits, of a row or of one place; false if they do not belong. */
bool digits_read_han(struct numeral_state *state);

/* Is there a 点 with Chinese decimals behind it, and not 三点二十分? */
bool digits_at_decimals(const struct numeral_state *state);

/* 十点五: decimals behind a power. */
void digits_read_decimals(struct numeral_state *state);

#endif
