/* Powers of Arabic digits: 10^6, 3×10^8, 2.5^-1; only what is exact. */
#include "cmd/hannum/power.h"

enum {
	TIMES = 0xD7,        /* × */
	MOST_EXPONENT = 100, /* and more */
};

/* ^6, ^-3, so many characters ahead: where it ends; 0 if it is not there. */
static size_t
read_exponent(const struct numeral_state *state, size_t ahead, int *exponent)
{
	size_t begin;
	int sign = 1, value = 0;

	if (peek(state, ahead++) != '^')
		return 0;
	for (; peek(state, ahead) == '-' || peek(state, ahead) == '+'; ahead++)
		if (peek(state, ahead) == '-')
			sign = -sign;
	for (begin = ahead; numeral_is_arabic(peek_class(state, ahead)) &&
	     value < MOST_EXPONENT;
	     ahead++)
		value = value * 10 + numeral_digit(peek_class(state, ahead));
	*exponent = value * sign;
	return ahead == begin || value >= MOST_EXPONENT ? 0 : ahead;
}

/* Let number be 1 / number; false if that has no end as a decimal. */
static bool
invert(struct decimal *number)
{
	struct decimal half = { .small = 5, .scale = 1 },
		       fifth = { .small = 2, .scale = 1 };
	int64_t rest = number->small;
	int scale = (int)number->scale;

	if (number->large != NULL || rest == 0)
		return false;
	decimal_set(number, 1);
	for (; rest % 2 == 0; rest /= 2)
		decimal_multiply(number, &half);
	for (; rest % 5 == 0; rest /= 5)
		decimal_multiply(number, &fifth);
	decimal_shift(number, scale);
	return rest == 1;
}

static bool
raise(struct decimal *number, int exponent)
{
	static struct decimal base;

	decimal_copy(&base, number);
	if (base.large != NULL || (exponent < 0 && !invert(&base)))
		return false;
	if (exponent < 0)
		exponent = -exponent;
	decimal_set(number, 1);
	while (exponent-- > 0)
		decimal_multiply(number, &base);
	return true;
}

void
power_raise(struct numeral_state *state)
{
	int exponent;
	size_t end = read_exponent(state, 0, &exponent);

	if (end > 0) {
		if (raise(&state->current, exponent))
			state->at += end;
		return;
	}
	if (peek(state, 0) != TIMES || peek(state, 1) != '1' ||
	    peek(state, 2) != '0')
		return;
	end = read_exponent(state, 3, &exponent);
	if (end > 0) {
		decimal_shift(&state->current, exponent);
		state->at += end;
	}
}
