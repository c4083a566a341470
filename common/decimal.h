/*
 * decimal.h -- Exact decimal numbers of any size; never floating point.
 *
 * A decimal is coefficient / 10^scale.  Coefficients up to 18 digits are held
 * in place and cost no allocation; longer ones in memory that the decimal
 * owns.  Start from { 0 }, which is zero.
 */
#ifndef COMMON_DECIMAL_H
#define COMMON_DECIMAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "common/buffer.h"
#include "common/text.h"

/* Numbers with more digits than this are refused: they are no quantities. */
enum { DECIMAL_MOST_DIGITS = 4096 };

struct decimal {
	int64_t small;  /* the coefficient, where large is NULL */
	uint32_t scale; /* digits after the point */
	/* private: the magnitude in base 10^18, least significant first */
	bool negative;
	size_t count, capacity;
	uint64_t *large;
};

/*
 * Read [+-]digits[.digits] (either digits may be missing, not both), and
 * nothing else; false, and *number unchanged, if text is not that.
 */
bool decimal_parse(struct decimal *number, struct text text);
void decimal_set(struct decimal *number, int64_t value);
void decimal_copy(struct decimal *number, const struct decimal *other);

/* Append without exponent, trailing zeros after the point or "-0". */
void decimal_append(struct buffer *buffer, const struct decimal *number);

/* *number may be one of the operands. */
void decimal_add(struct decimal *number, const struct decimal *addend);
void decimal_subtract(struct decimal *number, const struct decimal *subtrahend);
void decimal_multiply(struct decimal *number, const struct decimal *factor);

/* Times 10^power, which may be negative. */
void decimal_shift(struct decimal *number, int power);

/*
 * Divide by count, which is not 0, rounding half to even at places digits
 * after the point.
 */
void decimal_divide(struct decimal *number, uint64_t count, uint32_t places);

/* Less than, equal to or greater than 0 as a is to b. */
int decimal_compare(const struct decimal *a, const struct decimal *b);
bool decimal_is_zero(const struct decimal *number);

/* Give the memory back; the number is zero again. */
void decimal_free(struct decimal *number);

#endif
