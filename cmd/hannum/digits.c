/* Rows of digits in a numeral. */
#include "cmd/hannum/digits.h"
#include "cmd/hannum/power.h"

enum {
	MOST_DIGITS = 400,  /* of a row; longer ones are no numbers */
	TWO = 0x4E24,       /* 两 */
	SPELT_ONE = 0x5E7A, /* 幺, of digits that are spelt out */
};

static bool
is_zero(int32_t character)
{
	return character == 0x96F6 || character == 0x3007 || /* 零 〇 ○ */
	    character == 0x25CB;
}

/* Length of a run of Arabic digits, in groups of three where , parts them. */
static size_t
arabic_length(const struct numeral_state *state, size_t *whole)
{
	size_t length = 0, group;

	while (numeral_is_arabic(peek_class(state, length)))
		length++;
	*whole = length;
	if (length > 3)
		return length;
	while (peek(state, length) == ',') {
		for (group = 0;
		     numeral_is_arabic(peek_class(state, length + 1 + group));)
			group++;
		if (group != 3)
			break;
		length += 1 + group;
		*whole += group;
	}
	return length;
}

/*
 * 百分之3点5, 2点5%, 4点8亿: 点 is a point where what follows is no time, nor
 * so many points.
 */
static bool
is_spoken_point(const struct numeral_state *state, size_t ahead)
{
	const struct number_line *line = state->line;
	size_t end = ahead + 1, at = state->at;

	if (peek(state, ahead) != NUMERAL_POINT)
		return false;
	while (end < ahead + 4 && numeral_is_arabic(peek_class(state, end)))
		end++;
	if (end == ahead + 1 || end > ahead + 3)
		return false;
	/* 之 before it, or 至 behind another one */
	if (at > 0 && line->character[at - 1] == 0x4E4B)
		return true;
	if (at > 2 && line->character[at - 1] == 0x81F3 &&
	    line->character[at - 3] == NUMERAL_POINT)
		return true;
	/* %, 个百分点, 万 */
	return peek(state, end) == '%' ||
	    (peek(state, end) == 0x4E2A && peek(state, end + 1) == 0x767E) ||
	    numeral_power(peek_class(state, end)) >= SMALLEST_BIG_POWER;
}

bool
digits_read_arabic(struct numeral_state *state)
{
	char digits[MOST_DIGITS];
	size_t whole, count = 0;
	size_t length = arabic_length(state, &whole);
	bool point = false;

	if ((peek(state, length) == '.' &&
		numeral_is_arabic(peek_class(state, length + 1))) ||
	    is_spoken_point(state, length))
		for (point = true, length++;
		     numeral_is_arabic(peek_class(state, length));)
			length++;
	if (length >= MOST_DIGITS)
		return false;
	for (size_t i = 0; i < length; i++)
		if (peek(state, i) != ',')
			digits[count++] = peek(state, i) == NUMERAL_POINT
			    ? '.'
			    : (char)peek(state, i);
	if (!decimal_parse(&state->current, (struct text){ digits, count }))
		return false;
	state->at += length;
	power_raise(state);
	state->has_current = true;
	state->current_is_han = false;
	state->current_is_digit = length == 1;
	if (state->tokens++ == 0) {
		state->numeral->is_arabic = true;
		state->numeral->digits = whole;
	}
	state->numeral->has_point |= point;
	return true;
}

/* A Chinese digit of a row, or -1; behind 幺, 洞 拐 勾 are some, too. */
static int
row_digit(const struct numeral_state *state, size_t ahead, bool is_spelt)
{
	unsigned char class = peek_class(state, ahead);

	if (numeral_digit(class) >= 0 && !numeral_is_arabic(class))
		return numeral_digit(class);
	if (!is_spelt)
		return -1;
	switch (peek(state, ahead)) {
	case 0x6D1E: /* 洞 */
		return 0;
	case 0x62D0: /* 拐 */
		return 7;
	case 0x52FE: /* 勾 */
		return 9;
	}
	return -1;
}

static size_t
han_run(const struct numeral_state *state)
{
	size_t length = 0;
	bool is_spelt = false;

	for (; length < MOST_DIGITS && row_digit(state, length, is_spelt) >= 0;
	     length++)
		is_spelt |= peek(state, length) == SPELT_ONE;
	/* 二两 is two taels, but 一两天 and 三两天 are a few days. */
	if (length == 2 && peek(state, 1) == TWO &&
	    ((numeral_digit(peek_class(state, 0)) != 1 &&
		 numeral_digit(peek_class(state, 0)) != 3) ||
		state->at + 2 >= state->line->count ||
		(!line_knows(state->line, state->at + 2, BEGINS_MEASURE) &&
		    numeral_power(peek_class(state, 2)) == 0)))
		length = 1;
	return length;
}

/* 两 counts things, and is no digit behind a point. */
static bool
is_decimal(const struct numeral_state *state, size_t ahead)
{
	return numeral_digit(peek_class(state, ahead)) >= 0 &&
	    peek(state, ahead) != TWO;
}

bool
digits_at_decimals(const struct numeral_state *state)
{
	size_t length = 1;

	if (peek(state, 0) != NUMERAL_POINT)
		return false;
	while (is_decimal(state, length))
		length++;
	if (length == 1 || peek(state, length) == 0x5206) /* 分 */
		return false;
	return numeral_power(peek_class(state, length)) == 0 ||
	    numeral_power(peek_class(state, length)) >= SMALLEST_BIG_POWER;
}

/* Append .5 for 点五 to digits; returns how many there are. */
static size_t
append_decimals(struct numeral_state *state, char *digits, size_t count)
{
	if (!digits_at_decimals(state))
		return count;
	state->at++;
	digits[count++] = '.';
	for (; count < MOST_DIGITS && is_decimal(state, 0); state->at++)
		digits[count++] =
		    (char)('0' + numeral_digit(peek_class(state, 0)));
	state->numeral->has_point = true;
	return count;
}

void
digits_read_decimals(struct numeral_state *state)
{
	char digits[MOST_DIGITS];
	size_t count = append_decimals(state, digits, 0);

	decimal_parse(&state->current, (struct text){ digits, count });
	state->has_current = true;
	state->current_is_han = true;
	state->tokens++;
}

bool
digits_fit_section(const struct numeral_state *state)
{
	size_t whole;

	if (state->last_power == 0)
		return true;
	arabic_length(state, &whole);
	return whole <= (size_t)state->last_power;
}

/* 两千三点一 is 2300.1, as 两千三 is 2300: the 三 before decimals. */
static bool
read_elided(struct numeral_state *state)
{
	struct decimal digit = { .small = numeral_digit(peek_class(state, 0)) };

	if (state->last_power < 2 || state->after_zero)
		return false;
	state->at++;
	if (!digits_at_decimals(state)) {
		state->at--;
		return false;
	}
	decimal_shift(&digit, state->last_power - 1);
	decimal_add(&state->section, &digit);
	state->has_section = true;
	state->tokens++;
	return true;
}

/* Digits in a row: 二〇二二, and behind a point. */
static bool
read_row(struct numeral_state *state, size_t length)
{
	char digits[MOST_DIGITS];
	size_t count = 0, whole = length;

	if (length >= MOST_DIGITS / 2)
		return false;
	for (size_t i = 0; i < length; i++)
		digits[count++] = (char)('0' + row_digit(state, i, true));
	state->at += length;
	count = append_decimals(state, digits, count);
	decimal_parse(&state->current, (struct text){ digits, count });
	state->has_current = true;
	state->current_is_han = true;
	if (state->tokens++ == 0) {
		state->numeral->is_positional = whole > 1;
		state->numeral->digits = whole;
	}
	return true;
}

/* Neighbours stand for one or the other: 二三十, 三五千, 三两个. */
static bool
is_either(int first, int second)
{
	return (first > 0 && second == first + 1) ||
	    (first == 3 && second == 5);
}

static void
read_either(struct numeral_state *state)
{
	int first = numeral_digit(peek_class(state, 0));
	int second = numeral_digit(peek_class(state, 1));
	bool is_second = state->second == (first < second);

	decimal_set(&state->current, is_second ? second : first);
	state->numeral->is_range = true;
	state->has_current = state->current_is_han = true;
	state->at += 2;
	state->tokens++;
}

/* 三万五九一五: every place behind 万 has its digit. */
static bool
fills_places(const struct numeral_state *state, size_t length)
{
	return state->last_power >= SMALLEST_BIG_POWER &&
	    length == (size_t)state->last_power;
}

bool
digits_read_han(struct numeral_state *state)
{
	size_t length = han_run(state);
	int first = numeral_digit(peek_class(state, 0));

	if (fills_places(state, length)) {
		state->after_zero = true;
		return read_row(state, length);
	}
	/* 三十两 is thirty taels: two is 二 at the end. */
	if (peek(state, 0) == TWO && state->tokens > 0 && length == 1 &&
	    numeral_power(peek_class(state, 1)) == 0)
		return false;
	if (state->tokens > 0 && is_zero(peek(state, 0))) {
		state->after_zero = true;
		while (length > 0 && is_zero(peek(state, 0))) {
			state->at++;
			length--;
		}
		if (length == 0)
			return true;
		first = numeral_digit(peek_class(state, 0));
	}
	if (length == 2 &&
	    (is_either(first, numeral_digit(peek_class(state, 1))) ||
		(first == 3 && peek(state, 1) == TWO))) {
		read_either(state);
		return true;
	}
	/* 三百九十九三盒: a place has one digit. */
	if (length > 1 && state->tokens > 0) {
		if (state->last_power != 1 || state->after_zero)
			return false;
		length = 1;
	}
	return (length == 1 && read_elided(state)) || read_row(state, length);
}
