/*
 * state.h -- A numeral while it is read.
 */
#ifndef CMD_HANNUM_STATE_H
#define CMD_HANNUM_STATE_H

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

#endif
