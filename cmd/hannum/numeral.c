/* Numerals and their exact values. */
#include "cmd/hannum/numeral.h"

enum {
	SMALLEST_BIG_POWER = 4, /* 万: what is below is a part of it */
	MOST_DIGITS = 400,      /* of a row; longer ones are no numbers */
	MOST_PLAIN = 18,        /* digits of a row that is read at once */
	MOST_TOKENS = 100,      /* digits and powers: what follows is left */
};

enum {
	POINT = 0x70B9, /* 点 */
	TWO = 0x4E24,   /* 两 */
	SOME = 0x51E0,  /* 几 */
};

static bool
is_zero(int32_t character)
{
	return character == 0x96F6 || character == 0x3007; /* 零 〇 */
}

/* What is being read: total is what big powers closed, section what is below
 * the next one, current the digits that wait for a power. */
struct reader {
	struct numeral *numeral;
	const struct number_line *line;
	size_t at, limit;
	bool second; /* of a range: the higher one */
	struct decimal *total, section, current;
	bool has_current, current_is_han, has_total, has_section;
	bool after_zero;
	int last_small, last_big, last_power;
	int tokens; /* digits and powers read */
};

static int32_t
peek(const struct reader *reader, size_t ahead)
{
	size_t at = reader->at + ahead;

	return at < reader->limit ? reader->line->character[at] : 0;
}

static unsigned char
peek_class(const struct reader *reader, size_t ahead)
{
	size_t at = reader->at + ahead;

	return at < reader->limit ? line_about(reader->line, at)->class : 0;
}

static void
add_shifted(struct decimal *sum, const struct decimal *value, int power)
{
	static struct decimal shifted;

	decimal_copy(&shifted, value);
	decimal_shift(&shifted, power);
	decimal_add(sum, &shifted);
}

/* Length of a run of Arabic digits, in groups of three where , parts them. */
static size_t
arabic_length(const struct reader *reader, size_t *whole)
{
	size_t length = 0, group;

	while (numeral_is_arabic(peek_class(reader, length)))
		length++;
	*whole = length;
	if (length > 3)
		return length;
	while (peek(reader, length) == ',') {
		for (group = 0;
		     numeral_is_arabic(peek_class(reader, length + 1 + group));)
			group++;
		if (group != 3)
			break;
		length += 1 + group;
		*whole += group;
	}
	return length;
}

static bool
read_arabic(struct reader *reader)
{
	char digits[MOST_DIGITS];
	size_t whole, count = 0;
	size_t length = arabic_length(reader, &whole);
	bool point = false;

	if (peek(reader, length) == '.' &&
	    numeral_is_arabic(peek_class(reader, length + 1)))
		for (point = true, length++;
		     numeral_is_arabic(peek_class(reader, length));)
			length++;
	if (length >= MOST_DIGITS)
		return false;
	for (size_t i = 0; i < length; i++)
		if (peek(reader, i) != ',')
			digits[count++] = (char)peek(reader, i);
	if (!decimal_parse(&reader->current, (struct text){ digits, count }))
		return false;
	reader->at += length;
	reader->has_current = true;
	reader->current_is_han = false;
	if (reader->tokens++ == 0) {
		reader->numeral->is_arabic = true;
		reader->numeral->digits = whole;
	}
	reader->numeral->has_point |= point;
	return true;
}

static size_t
han_run(const struct reader *reader)
{
	size_t length = 0;

	while (numeral_digit(peek_class(reader, length)) >= 0 &&
	    !numeral_is_arabic(peek_class(reader, length)))
		length++;
	/* 二两 is two taels, but 一两天 is a day or two. */
	if (length == 2 && peek(reader, 1) == TWO &&
	    (numeral_digit(peek_class(reader, 0)) != 1 ||
		reader->at + 2 >= reader->line->count ||
		(!line_knows(reader->line, reader->at + 2, BEGINS_MEASURE) &&
		    numeral_power(peek_class(reader, 2)) == 0)))
		length = 1;
	return length;
}

/* Is there a 点 with Chinese decimals behind it, and not 三点二十分? */
static bool
at_decimals(const struct reader *reader)
{
	size_t length = 1;

	if (peek(reader, 0) != POINT)
		return false;
	while (numeral_digit(peek_class(reader, length)) >= 0)
		length++;
	if (length == 1 || peek(reader, length) == 0x5206) /* 分 */
		return false;
	return numeral_power(peek_class(reader, length)) == 0 ||
	    numeral_power(peek_class(reader, length)) >= SMALLEST_BIG_POWER;
}

/* Append .5 for 点五 to digits; returns how many there are. */
static size_t
append_decimals(struct reader *reader, char *digits, size_t count)
{
	if (!at_decimals(reader))
		return count;
	reader->at++;
	digits[count++] = '.';
	for (; count < MOST_DIGITS && numeral_digit(peek_class(reader, 0)) >= 0;
	     reader->at++)
		digits[count++] =
		    (char)('0' + numeral_digit(peek_class(reader, 0)));
	reader->numeral->has_point = true;
	return count;
}

/* 十点五: decimals behind a power. */
static void
read_decimals(struct reader *reader)
{
	char digits[MOST_DIGITS];
	size_t count = append_decimals(reader, digits, 0);

	decimal_parse(&reader->current, (struct text){ digits, count });
	reader->has_current = true;
	reader->current_is_han = true;
	reader->tokens++;
}

/* 5千4百: Arabic digits behind a power are fewer than it has zeros. */
static bool
fits_section(const struct reader *reader)
{
	size_t whole;

	if (reader->last_power == 0)
		return true;
	arabic_length(reader, &whole);
	return whole <= (size_t)reader->last_power;
}

/* Digits in a row: 二〇二二, and behind a point. */
static bool
read_row(struct reader *reader, size_t length)
{
	char digits[MOST_DIGITS];
	size_t count = 0, whole = length;

	if (length >= MOST_DIGITS / 2)
		return false;
	for (size_t i = 0; i < length; i++)
		digits[count++] =
		    (char)('0' + numeral_digit(peek_class(reader, i)));
	reader->at += length;
	count = append_decimals(reader, digits, count);
	decimal_parse(&reader->current, (struct text){ digits, count });
	reader->has_current = true;
	reader->current_is_han = true;
	if (reader->tokens++ == 0) {
		reader->numeral->is_positional = whole > 1;
		reader->numeral->digits = whole;
	}
	return true;
}

/* Neighbours stand for one or the other: 二三十, 三五千. */
static bool
is_either(int first, int second)
{
	return (first > 0 && second == first + 1) ||
	    (first == 3 && second == 5);
}

static void
read_either(struct reader *reader)
{
	int digit = numeral_digit(peek_class(reader, reader->second ? 1 : 0));

	decimal_set(&reader->current, digit);
	reader->numeral->is_range = true;
	reader->has_current = reader->current_is_han = true;
	reader->at += 2;
	reader->tokens++;
}

static bool
read_han(struct reader *reader)
{
	size_t length = han_run(reader);
	int first = numeral_digit(peek_class(reader, 0));

	/* 三十两 is thirty taels: two is 二 at the end. */
	if (peek(reader, 0) == TWO && reader->tokens > 0 && length == 1 &&
	    numeral_power(peek_class(reader, 1)) == 0)
		return false;
	if (reader->tokens > 0 && is_zero(peek(reader, 0))) {
		reader->after_zero = true;
		while (length > 0 && is_zero(peek(reader, 0))) {
			reader->at++;
			length--;
		}
		if (length == 0)
			return true;
		first = numeral_digit(peek_class(reader, 0));
	}
	if (length == 2 &&
	    is_either(first, numeral_digit(peek_class(reader, 1)))) {
		read_either(reader);
		return true;
	}
	/* 三百九十九三盒: a place has one digit. */
	if (length > 1 && reader->tokens > 0) {
		if (reader->last_power != 1 || reader->after_zero)
			return false;
		length = 1;
	}
	return read_row(reader, length);
}

/* 廿三, 卅: a digit and its 十 in one. */
static void
read_tens(struct reader *reader)
{
	decimal_set(&reader->current, (peek_class(reader, 0) - NUMERAL_TENS));
	add_shifted(&reader->section, &reader->current, 1);
	reader->has_section = true;
	reader->last_small = reader->last_power = 1;
	reader->at++;
	reader->tokens++;
}

/* 几十, 数百: more than one of them, less than ten. */
static void
read_vague(struct reader *reader)
{
	decimal_set(&reader->current, reader->second ? 10 : 1);
	reader->numeral->is_range = reader->numeral->is_vague = true;
	reader->has_current = reader->current_is_han = true;
	reader->at++;
	reader->tokens++;
}

/* A power without a digit: 十 alone, others where more is said of them. */
static bool
may_stand_alone(const struct reader *reader, int power)
{
	int32_t before =
	    reader->at > 0 ? reader->line->character[reader->at - 1] : 0;

	if (power == 1)
		return reader->last_small > 1;
	if (reader->tokens > 0)
		return false;
	if (peek_class(reader, 1) == NUMERAL_MORE)
		return true;
	switch (before) {
	case 0x4E4B: /* 百分之百 */
	case 0x4E0A: /* 上百 */
	case 0x8FD1: /* 近百 */
	case 0x903E: /* 逾百 */
	case 0x8D85: /* 超百 */
	case 0x8FC7: /* 过百 */
		return true;
	}
	return false;
}

static bool
read_small_power(struct reader *reader, int power)
{
	if (power >= reader->last_small)
		return false;
	if (!reader->has_current) {
		if (!may_stand_alone(reader, power))
			return false;
		decimal_set(&reader->current, 1);
	}
	add_shifted(&reader->section, &reader->current, power);
	reader->has_section = true;
	reader->has_current = reader->after_zero = false;
	reader->last_small = reader->last_power = power;
	reader->at++;
	reader->tokens++;
	return true;
}

static bool
read_big_power(struct reader *reader, int power)
{
	if (!reader->has_current && !reader->has_section &&
	    !reader->has_total) {
		if (!may_stand_alone(reader, power))
			return false;
		decimal_set(&reader->current, 1);
		reader->has_current = true;
	}
	if (reader->has_current)
		decimal_add(&reader->section, &reader->current);
	else if (!reader->has_section && reader->last_power == 0)
		return false;
	if (reader->has_total && power > reader->last_big) {
		/* 万亿: so many times what there was. */
		decimal_add(reader->total, &reader->section);
		decimal_shift(reader->total, power);
	} else if (reader->has_total && !reader->has_section &&
	    !reader->has_current) {
		decimal_shift(reader->total, power); /* 万万 */
	} else {
		add_shifted(reader->total, &reader->section, power);
	}
	decimal_set(&reader->section, 0);
	reader->has_total = true;
	reader->has_section = reader->has_current = reader->after_zero = false;
	reader->last_small = SMALLEST_BIG_POWER;
	reader->last_big = reader->last_power = power;
	reader->at++;
	reader->tokens++;
	return true;
}

/* 十几: some more, less than another of the power. */
static void
read_some_more(struct reader *reader)
{
	decimal_set(&reader->current, reader->second ? 10 : 0);
	add_shifted(&reader->section, &reader->current, reader->last_power - 1);
	reader->has_section = true;
	reader->numeral->is_range = reader->numeral->is_vague = true;
	reader->at++;
}

/* Arabic digits that leave room for ones: 10, 30. */
static bool
is_round(const struct reader *reader)
{
	return !reader->current_is_han && reader->tokens == 1 &&
	    reader->last_power == 0 &&
	    reader->line->character[reader->at - 1] == '0';
}

static void
read_some_ones(struct reader *reader)
{
	struct decimal ten = { .small = 10 };

	if (reader->second)
		decimal_add(&reader->current, &ten);
	reader->numeral->is_range = reader->numeral->is_vague = true;
	reader->at++;
}

/* 余 多 几 来 inside: true if it was one of them. */
static bool
read_approximation(struct reader *reader)
{
	int32_t character = peek(reader, 0);
	bool before_power = numeral_power(peek_class(reader, 1)) > 1;

	if (reader->tokens == 0)
		return false;
	/* 10几个 */
	if (character == SOME && reader->has_current && is_round(reader)) {
		read_some_ones(reader);
		return true;
	}
	if (character == SOME && !reader->has_current &&
	    reader->last_power > 0 && reader->last_power < 4) {
		read_some_more(reader);
		return true;
	}
	if (peek_class(reader, 0) == NUMERAL_MORE &&
	    (before_power || !reader->has_current || !reader->current_is_han)) {
		reader->numeral->is_more = true;
		reader->at++;
		return before_power;
	}
	return false;
}

/* 千克, 兆瓦: the power is part of a unit. */
static bool
is_unit_prefix(const struct reader *reader)
{
	int power = numeral_power(peek_class(reader, 0));

	if (reader->tokens == 0 || (power != 3 && power != 12))
		return false;
	switch (peek(reader, 1)) {
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
		return peek(reader, 2) == 0x8282;
	case 0x6BD4: /* 比特 */
		return peek(reader, 2) == 0x7279;
	}
	return false;
}

static bool
read_next(struct reader *reader)
{
	unsigned char class = peek_class(reader, 0);
	int power = numeral_power(class);

	if (reader->tokens == MOST_TOKENS)
		return false;
	if (class == 0 && !reader->has_current && reader->tokens > 0 &&
	    !reader->numeral->has_point && at_decimals(reader)) {
		read_decimals(reader);
		return true;
	}
	if (class == 0 || is_unit_prefix(reader))
		return false;
	if (power >= SMALLEST_BIG_POWER)
		return read_big_power(reader, power);
	if (power > 0)
		return read_small_power(reader, power);
	if (reader->has_current ||
	    (reader->has_section && reader->last_small < 2))
		if (read_approximation(reader))
			return true;
	if (reader->has_current)
		return false;
	if (numeral_is_arabic(class))
		return fits_section(reader) && read_arabic(reader);
	if (numeral_digit(class) >= 0)
		return read_han(reader);
	if ((class & 0xF0) == NUMERAL_TENS && !reader->has_section) {
		read_tens(reader);
		return true;
	}
	if (class == NUMERAL_VAGUE && reader->tokens == 0 &&
	    numeral_power(peek_class(reader, 1)) > 0) {
		read_vague(reader);
		return true;
	}
	return read_approximation(reader);
}

/* 一万五: a digit behind a power that does not say what it counts. */
static bool
is_elided(const struct reader *reader)
{
	return reader->has_current && reader->current_is_han &&
	    reader->last_power > 1 && !reader->after_zero &&
	    !reader->numeral->has_point;
}

/* 一万五 is 15000: the digit behind a power counts its tenths. */
static void
end_value(struct reader *reader)
{
	int power = 0;

	reader->numeral->is_elided = is_elided(reader);
	if (reader->numeral->is_elided)
		power = reader->last_power - 1;
	if (reader->has_current)
		add_shifted(&reader->section, &reader->current, power);
	decimal_add(reader->total, &reader->section);
	decimal_free(&reader->section);
	decimal_free(&reader->current);
}

static bool
read_value(struct numeral *numeral, const struct number_line *line,
    size_t limit, bool second, struct decimal *value)
{
	struct reader reader = {
		.numeral = numeral,
		.line = line,
		.at = numeral->begin,
		.limit = limit,
		.second = second,
		.total = value,
		.last_small = SMALLEST_BIG_POWER,
	};

	decimal_set(value, 0);
	while (read_next(&reader))
		;
	numeral->end = reader.at;
	numeral->has_magnitude = reader.last_power > 0;
	numeral->has_big_power = reader.last_big > 0;
	end_value(&reader);
	return reader.tokens > 0;
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
	size_t at = numeral->begin, digits = 0, scale = 0;
	int64_t value = 0;

	for (; digits < MOST_PLAIN && numeral_is_arabic(line_class(line, at));
	     at++, digits++)
		value = value * 10 + numeral_digit(line_class(line, at));
	if (line->character[at] == '.' &&
	    numeral_is_arabic(line_class(line, at + 1)))
		for (at++; digits + scale < MOST_PLAIN &&
		     numeral_is_arabic(line_class(line, at));
		     at++, scale++)
			value =
			    value * 10 + numeral_digit(line_class(line, at));
	if (digits == 0 || line_class(line, at) != 0 ||
	    line->character[at] == ',' || line->character[at] == ' ' ||
	    line->character[at] == POINT)
		return false;
	decimal_set(&numeral->low, value);
	numeral->low.scale = (uint32_t)scale;
	decimal_copy(&numeral->high, &numeral->low);
	numeral->end = at;
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

void
numeral_shorten(struct numeral *numeral, const struct number_line *line)
{
	read_to(numeral, line, numeral->begin, numeral->end - 1);
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
