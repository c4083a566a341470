/* Numerals and their exact values. */
#include "cmd/hannum/digits.h"
#include "common/utf8.h"

enum {
	MOST_PLAIN = 18,   /* digits of a row that is read at once */
	MOST_TOKENS = 100, /* digits and powers: what follows is left */
	SOME = 0x51E0,     /* 几 */
	TIMES = 0xD7,      /* × */
};

static void
add_shifted(struct decimal *sum, const struct decimal *value, int power)
{
	static struct decimal shifted;

	decimal_copy(&shifted, value);
	decimal_shift(&shifted, power);
	decimal_add(sum, &shifted);
}

/* 廿三, 卅: a digit and its 十 in one. */
static void
read_tens(struct numeral_state *state)
{
	decimal_set(&state->current, (peek_class(state, 0) - NUMERAL_TENS));
	add_shifted(&state->section, &state->current, 1);
	state->has_section = true;
	state->last_small = state->last_power = 1;
	state->at++;
	state->tokens++;
}

/* 几十, 数百: more than one of them, less than ten. */
static void
read_vague(struct numeral_state *state)
{
	decimal_set(&state->current, state->second ? 10 : 1);
	state->numeral->is_range = state->numeral->is_vague = true;
	state->has_current = state->current_is_han = true;
	state->at++;
	state->tokens++;
}

/* A power without a digit: 十 alone, others where more is said of them. */
static bool
may_stand_alone(const struct numeral_state *state, int power)
{
	int32_t before =
	    state->at > 0 ? state->line->character[state->at - 1] : 0;

	if (power == 1)
		return state->last_small > 1;
	if (state->tokens > 0)
		return false;
	if (peek_class(state, 1) == NUMERAL_MORE)
		return true;
	/* 千三 is 1300, with nothing around it. */
	if (numeral_digit(peek_class(state, 1)) > 0 &&
	    !numeral_is_arabic(peek_class(state, 1)) && !utf8_is_han(before) &&
	    !utf8_is_han(peek(state, 2)))
		return true;
	/* 百分之百, 上百, 近百, 突破百亿 ... */
	return is_one_of(before, U"之上近逾超过破达");
}

static bool
read_small_power(struct numeral_state *state, int power)
{
	if (power >= state->last_small)
		return false;
	if (!state->has_current) {
		if (!may_stand_alone(state, power))
			return false;
		decimal_set(&state->current, 1);
	}
	add_shifted(&state->section, &state->current, power);
	state->has_section = true;
	state->has_current = state->after_zero = false;
	state->last_small = state->last_power = power;
	state->at++;
	state->tokens++;
	return true;
}

static bool
read_big_power(struct numeral_state *state, int power)
{
	if (!state->has_current && !state->has_section && !state->has_total) {
		if (!may_stand_alone(state, power))
			return false;
		decimal_set(&state->current, 1);
		state->has_current = true;
	}
	if (state->has_current)
		decimal_add(&state->section, &state->current);
	else if (!state->has_section && state->last_power == 0)
		return false;
	if (state->has_total && power > state->last_big) {
		/* 万亿: so many times what there was. */
		decimal_add(state->total, &state->section);
		decimal_shift(state->total, power);
	} else if (state->has_total && !state->has_section &&
	    !state->has_current) {
		decimal_shift(state->total, power); /* 万万 */
	} else {
		add_shifted(state->total, &state->section, power);
	}
	decimal_set(&state->section, 0);
	state->has_total = true;
	state->has_section = state->has_current = state->after_zero = false;
	state->last_small = SMALLEST_BIG_POWER;
	state->last_big = state->last_power = power;
	state->at++;
	state->tokens++;
	return true;
}

/* 十几: some more, less than another of the power. */
static void
read_some_more(struct numeral_state *state)
{
	decimal_set(&state->current, state->second ? 10 : 0);
	add_shifted(&state->section, &state->current, state->last_power - 1);
	state->has_section = true;
	state->numeral->is_range = state->numeral->is_vague = true;
	state->at++;
}

/* Arabic digits that leave room for ones: 10, 30. */
static bool
is_round(const struct numeral_state *state)
{
	return !state->current_is_han && state->tokens == 1 &&
	    state->last_power == 0 &&
	    state->line->character[state->at - 1] == '0';
}

static void
read_some_ones(struct numeral_state *state)
{
	struct decimal ten = { .small = 10 };

	if (state->second)
		decimal_add(&state->current, &ten);
	state->numeral->is_range = state->numeral->is_vague = true;
	state->at++;
}

/* 余 多 几 来 inside: true if it was one of them. */
static bool
read_approximation(struct numeral_state *state)
{
	int32_t character = peek(state, 0);
	bool before_power = numeral_power(peek_class(state, 1)) > 1;

	if (state->tokens == 0)
		return false;
	/* 10几个 */
	if (character == SOME && state->has_current && is_round(state)) {
		read_some_ones(state);
		return true;
	}
	if (character == SOME && !state->has_current && state->last_power > 0 &&
	    state->last_power < 4) {
		read_some_more(state);
		return true;
	}
	if (peek_class(state, 0) == NUMERAL_MORE &&
	    (before_power || !state->has_current || !state->current_is_han)) {
		state->numeral->is_more = true;
		state->at++;
		return before_power;
	}
	return false;
}

/* 千克, 兆瓦, 百分点, 千分点, 百分位: the power is part of a unit. */
static bool
is_unit_prefix(const struct numeral_state *state)
{
	int power = numeral_power(peek_class(state, 0));

	if (state->tokens == 0)
		return false;
	if ((power == 2 || power == 3) && peek(state, 1) == 0x5206)
		return peek(state, 2) == 0x70B9 || peek(state, 2) == 0x4F4D;
	if (power != 3 && power != 12)
		return false;
	switch (peek(state, 1)) {
	case 0x514B: /* 克 */
	case 0x7C73: /* 米 */
	case 0x74E6: /* 瓦 */
	case 0x4F0F: /* 伏 */
	case 0x5361: /* 卡 */
	case 0x5E15: /* 帕 */
	case 0x7126: /* 焦 */
	case 0x8D6B: /* 赫 */
		return true;
	case 0x5B57: /* 字节 */
		return peek(state, 2) == 0x8282;
	case 0x6BD4: /* 比特 */
		return peek(state, 2) == 0x7279;
	}
	return false;
}

static bool
read_next(struct numeral_state *state)
{
	unsigned char class = peek_class(state, 0);
	int power = numeral_power(class);

	if (state->tokens == MOST_TOKENS)
		return false;
	if (class == 0 && !state->has_current && state->tokens > 0 &&
	    !state->numeral->has_point && digits_at_decimals(state)) {
		digits_read_decimals(state);
		return true;
	}
	if (class == 0 || is_unit_prefix(state))
		return false;
	if (power >= SMALLEST_BIG_POWER)
		return read_big_power(state, power);
	if (power > 0)
		return read_small_power(state, power);
	if (state->has_current || (state->has_section && state->last_small < 2))
		if (read_approximation(state))
			return true;
	if (state->has_current)
		return false;
	if (numeral_is_arabic(class))
		return digits_fit_section(state) && digits_read_arabic(state);
	if (numeral_digit(class) >= 0)
		return digits_read_han(state);
	if ((class & 0xF0) == NUMERAL_TENS && !state->has_section) {
		read_tens(state);
		return true;
	}
	if (class == NUMERAL_VAGUE && state->tokens == 0 &&
	    numeral_power(peek_class(state, 1)) > 0) {
		read_vague(state);
		return true;
	}
	return read_approximation(state);
}

/* 一万五: a digit behind a power that does not say what it counts. */
static bool
is_elided(const struct numeral_state *state)
{
	return state->has_current &&
	    (state->current_is_han || state->current_is_digit) &&
	    state->last_power > 1 && !state->after_zero &&
	    !state->numeral->has_point;
}

/* 一万五 is 15000: the digit behind a power counts its tenths. */
static void
end_value(struct numeral_state *state)
{
	int power = 0;

	state->numeral->is_elided = is_elided(state);
	if (state->numeral->is_elided)
		power = state->last_power - 1;
	if (state->has_current)
		add_shifted(&state->section, &state->current, power);
	decimal_add(state->total, &state->section);
	decimal_free(&state->section);
	decimal_free(&state->current);
}

static bool
read_value(struct numeral *numeral, const struct number_line *line,
    size_t limit, bool second, struct decimal *value)
{
	struct numeral_state state = {
		.numeral = numeral,
		.line = line,
		.at = numeral->begin,
		.limit = limit,
		.second = second,
		.total = value,
		.last_small = SMALLEST_BIG_POWER,
	};

	decimal_set(value, 0);
	while (read_next(&state))
		;
	numeral->end = state.at;
	numeral->has_magnitude = state.last_power > 0;
	numeral->has_big_power = state.last_big > 0;
	end_value(&state);
	return state.tokens > 0;
}

/* The power that ends the numeral, for all that stands before it. */
static int
last_power(const struct numeral *numeral, const struct number_line *line)
{
	size_t at = numeral->end;
	int power = 0;

	while (at > numeral->begin && line_class(line, at - 1) == NUMERAL_MORE)
		at--;
	while (at > numeral->begin &&
	    numeral_power(line_class(line, at - 1)) >= SMALLEST_BIG_POWER)
		power += numeral_power(line_class(line, --at));
	if (power == 0 && at == numeral->begin + 2 && !numeral->is_range)
		power = numeral_power(line_class(line, at - 1));
	return power;
}

/*
 * 12, 0.5: Arabic digits with nothing of a numeral behind them, as most are.
 * False if it is more than that, or none.
 */
static bool
read_plain(struct numeral *numeral, const struct number_line *line)
{
	const int32_t *at = line->character + numeral->begin;
	const int32_t *end = at + MOST_PLAIN;
	const int32_t *first = at;
	int64_t value = 0;
	size_t digits, scale = 0;

	/* A 0 is behind the last character. */
	for (; (uint32_t)*at - '0' <= 9 && at < end; at++)
		value = value * 10 + (*at - '0');
	digits = (size_t)(at - first);
	if (*at == '.' && (uint32_t)at[1] - '0' <= 9 && at < end) {
		first = ++at;
		for (; (uint32_t)*at - '0' <= 9 && at < end; at++)
			value = value * 10 + (*at - '0');
		scale = (size_t)(at - first);
	}
	numeral->end = (size_t)(at - line->character);
	if (digits == 0 || line_class(line, numeral->end) != 0 || *at == ',' ||
	    *at == ' ' || *at == '^' || *at == TIMES || *at == NUMERAL_POINT)
		return false;
	decimal_set(&numeral->low, value);
	decimal_set(&numeral->high, value);
	numeral->low.scale = numeral->high.scale = (uint32_t)scale;
	numeral->is_arabic = true;
	numeral->digits = digits;
	numeral->has_point = scale > 0;
	numeral->has_magnitude = numeral->has_big_power = false;
	numeral->power = 0;
	return true;
}

static bool
read_to(struct numeral *numeral, const struct number_line *line, size_t begin,
    size_t limit)
{
	numeral->begin = begin;
	numeral->is_range = numeral->is_vague = numeral->is_more = false;
	numeral->is_arabic = numeral->is_positional = false;
	numeral->has_point = numeral->is_elided = false;
	numeral->digits = 0;
	if (limit == line->count &&
	    numeral_is_arabic(line_class(line, begin)) &&
	    read_plain(numeral, line))
		return true;
	if (!read_value(numeral, line, limit, false, &numeral->low))
		return false;
	if (numeral->is_range)
		read_value(numeral, line, limit, true, &numeral->high);
	else
		decimal_copy(&numeral->high, &numeral->low);
	numeral->power = last_power(numeral, line);
	return true;
}

bool
numeral_read(
    struct numeral *numeral, const struct number_line *line, size_t begin)
{
	return numeral_may_begin(line_class(line, begin)) &&
	    read_to(numeral, line, begin, line->count);
}

bool
numeral_shorten(struct numeral *numeral, const struct number_line *line)
{
	return read_to(numeral, line, numeral->begin, numeral->end - 1);
}

void
numeral_copy(struct numeral *numeral, const struct numeral *other)
{
	struct decimal low = numeral->low, high = numeral->high;

	*numeral = *other;
	numeral->low = low;
	numeral->high = high;
	decimal_copy(&numeral->low, &other->low);
	decimal_copy(&numeral->high, &other->high);
}
