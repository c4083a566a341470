/*
 * number.h -- Exact numbers and sums: a 64-bit integer with a scale as long
 * as that holds them, a decimal where it does not.
 */
#ifndef CMD_HANTAB_NUMBER_H
#define CMD_HANTAB_NUMBER_H

#include <stdbool.h>
#include <stdint.h>

#include "common/buffer.h"
#include "common/decimal.h"
#include "common/text.h"

/* Starts from { 0 }, which is no number and the sum of nothing. */
struct number {
	/* It is small / 10^scale, plus *rest if rest is not NULL. */
	int64_t small; /* fewer than 19 digits */
	uint32_t scale;
	bool filled; /* a number, or the sum of something */
	bool open;   /* the sum has no end: for whoever adds intervals */
	struct decimal *rest;
};

/*
 * Read what decimal_parse() does.  False, and not filled, if text is nothing
 * of the kind.
 */
bool number_parse(struct number *number, struct text text);

void number_add(struct number *sum, const struct number *addend);
void number_copy(struct number *number, const struct number *other);
void number_negate(struct number *number);
void number_multiply(struct number *number, uint32_t factor);
int number_compare(const struct number *a, const struct number *b);

/* Append as decimal_append() does. */
void number_append(struct buffer *buffer, const struct number *number);

/* Append number / count, rounded half to even at places after the point. */
void number_append_quotient(struct buffer *buffer, const struct number *number,
    uint64_t count, uint32_t places);

void number_free(struct number *number);

#endif
