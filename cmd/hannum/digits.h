/*
 * digits.h -- A numeral while it is read, and the rows of digits in it:
 * 1,234.5, 二〇二二, 三点五, and 二三 of 二三十.
 */
#ifndef CMD_HANNUM_DIGITS_H
#define CMD_HANNUM_DIGITS_H

#include "cmd/hannum/numeral.h"

enum {
	NUMERAL_POINT = 0x70B9, /* 点 */
	SMALLEST_BIG_POWER = 4, /* 万: what is below is a part of it */
};

/* What is being read: total is what big powers closed, section what is below
 * the next one, current the digits that wait for a power. */
struct numeral_state {
	struct numeral *numeral;
	const struct number_line *line;
	size_t at, limit;
	bool second; /* of a range: the higher one */
	struct decimal *total, section, current;
	bool has_current, current_is_han, current_is_digit; /* Arabic, one */
	bool has_total, has_section;
	bool after_zero;
	int last_small, last_big, last_power;
	int tokens; /* digits and powers read */
};

static inline int32_t
peek(const struct numeral_state *state, size_t ahead)
{
	size_t at = state->at + ahead;

	return at < state->limit ? state->line->character[at] : 0;
}

static inline unsigned char
peek_class(const struct numeral_state *state, size_t ahead)
{
	size_t at = state->at + ahead;

	return at < state->limit ? line_class(state->line, at) : 0;
}

/* Arabic digits; false if they are too many. */
bool digits_read_arabic(struct numeral_state *state);

/* Raise state->current to the power behind it: 2^10, 6.5×10^-3. */
void digits_raise(struct numeral_state *state);

/* 5千4百: Arabic digits behind a power are fewer than it has zeros. */
bool digits_fit_section(const struct numeral_state *state);

/* Chinese digits, of a row or of one place; false if they do not belong. */
bool digits_read_han(struct numeral_state *state);

/* Is there a 点 with Chinese decimals behind it, and not 三点二十分? */
bool digits_at_decimals(const struct numeral_state *state);

/* 十点五: decimals behind a power. */
void digits_read_decimals(struct numeral_state *state);

#endif
