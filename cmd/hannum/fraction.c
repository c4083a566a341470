/* Fractions, percent in words, and ratios. */
#include "cmd/hannum/read.h"

enum {
	PART = 0x5206,     /* 分 */
	OF = 0x4E4B,       /* 之 */
	POINT = 0x70B9,    /* 点 */
	AGAIN = 0x53C8,    /* 又, of 三又五分之一 */
	HUNDRED = 0x767E,  /* 百 */
	NEGATIVE = 0x8D1F, /* 负 */
	LONGEST_PRINTED = 8,
	LONGEST_WHOLE = 3,
	MOST_POWER = 40, /* of a denominator */
};

static size_t
skip_blank(const struct number_line *line, size_t place)
{
	return place + (line_at(line, place) == ' ');
}

/* Where 分之 at place ends, or NOT_READ. */
static size_t
read_part_of(const struct number_line *line, size_t place)
{
	return line_at(line, place) == PART && line_at(line, place + 1) == OF
	    ? skip_blank(line, place + 2)
	    : NOT_READ;
}

/* 百分之, 千万分之, 三分之: let reader->first be the denominator. */
static size_t
read_denominator(struct number_reader *reader, size_t place)
{
	const struct number_line *line = reader->line;
	size_t end = place;
	int power = 0;

	while (numeral_power(line_class(line, end)) > 0 && power < MOST_POWER)
		power += numeral_power(line_class(line, end++));
	if (power > 0 && read_part_of(line, end) != NOT_READ) {
		decimal_set(&reader->first.low, 1);
		decimal_shift(&reader->first.low, power);
		return read_part_of(line, end);
	}
	if (!look_at_first(reader, place) || reader->here.is_range ||
	    read_part_of(line, reader->here.end) == NOT_READ ||
	    !read_first(reader, place))
		return NOT_READ;
	return read_part_of(line, reader->first.end);
}

/*
 * 三分一, 四分三, as Hong Kong writes them: where the fraction ends; NOT_READ
 * if it may be minutes or points.
 */
static size_t
short_end(const struct number_line *line, size_t place)
{
	int denominator = numeral_digit(line_class(line, place));
	int numerator = numeral_digit(line_class(line, place + 2));

	if (numeral_is_arabic(line_class(line, place)) ||
	    numeral_is_arabic(line_class(line, place + 2)) ||
	    line_at(line, place + 1) != PART || numerator < 1 ||
	    numerator >= denominator ||
	    (place > 0 &&
		(line_class(line, place - 1) != 0 ||
		    line->character[place - 1] == POINT)) ||
	    line_class(line, place + 3) != 0)
		return NOT_READ;
	switch (line_at(line, place + 3)) {
	case OF:
	case PART:
	case 0x79D2: /* 秒 */
	case 0x7C7B: /* 类 */
	case 0x7EA7: /* 级 */
		return NOT_READ;
	}
	return place + 3;
}

/* Value a/b, or percent; and how it is printed. */
struct parts {
	struct decimal numerator, denominator;
};

static void
print_parts(struct buffer *buffer, const struct parts *parts)
{
	buffer_clear(buffer);
	decimal_append(buffer, &parts->numerator);
	buffer_append_byte(buffer, '/');
	decimal_append(buffer, &parts->denominator);
}

static void
set_parts(struct number *number, const struct parts *parts)
{
	print_parts(&number->value, parts);
	print_parts(&number->low, parts);
	print_parts(&number->high, parts);
	number->kind = NUMBER_FRACTION;
}

/* 超过 before, 以上 behind what stands from begin to end. */
static size_t
set_bound(struct number_reader *reader, size_t begin, size_t end,
    struct number *number)
{
	char bound = 0;

	end = read_bound_after(reader->line, end, &bound);
	number->begin = read_bound_before(reader, begin, &bound);
	number_bound(number, bound);
	return end;
}

/* 百分之五以上百分之十以下, the second end of it, or 百分之五至百分之十. */
static size_t
read_second_percent(
    struct number_reader *reader, size_t place, bool wants_bound)
{
	const struct number_line *line = reader->line;
	struct numeral *second = &reader->second;
	size_t end = place;
	char bound = 0;

	if (line_at(line, place) == HUNDRED)
		end = read_part_of(line, place + 1);
	if (end == NOT_READ || !numeral_read(second, line, end) ||
	    second->is_range ||
	    decimal_compare(&second->low, &reader->first.low) <= 0)
		return NOT_READ;
	if (!wants_bound)
		return second->end;
	end = read_bound_after(line, second->end, &bound);
	return bound == '-' ? end : NOT_READ;
}

/* Percent, as reader->second says, which ends at end. */
static size_t
read_percent(struct number_reader *reader, size_t begin, size_t end,
    struct number *number)
{
	const struct number_line *line = reader->line;
	struct numeral *first = &reader->first;
	size_t sign = read_sign(reader, begin), mark, next;
	char bound = 0;

	numeral_copy(first, &reader->second);
	if (sign < begin)
		numeral_negate(first);
	number->kind = NUMBER_PERCENT;
	number->unit = TEXT("%");
	number_set(number, &first->low, &first->high);
	mark = read_range_mark(line, end);
	next = mark > 0 ? read_second_percent(reader, end + mark, false)
			: NOT_READ;
	if (mark == 0) {
		size_t after = read_bound_after(line, end, &bound);

		if (bound == '+')
			next = read_second_percent(reader, after, true);
	}
	if (next == NOT_READ && first->is_more) {
		number->begin = sign;
		number_bound(number, '+');
		return end;
	}
	if (next == NOT_READ)
		return set_bound(reader, sign, end, number);
	number_set(number, &first->low, &reader->second.high);
	number->begin = read_bound_before(reader, sign, &bound);
	number_bound(number, '.');
	return next;
}

/* 百分百 */
static bool
is_all_of_it(const struct number_line *line, size_t place)
{
	return line_at(line, place) == HUNDRED &&
	    line_at(line, place + 1) == PART &&
	    line_at(line, place + 2) == HUNDRED;
}

/* 三又五分之一: where the fraction begins, and the 三. */
static size_t
read_whole(struct number_reader *reader, size_t place, struct decimal *whole)
{
	if (!look_at_first(reader, place) || reader->here.is_range ||
	    line_at(reader->line, reader->here.end) != AGAIN)
		return place;
	decimal_copy(whole, &reader->here.low);
	return reader->here.end + 1;
}

/* 三分之一, 百分之三十 */
static size_t
read_words(struct number_reader *reader, size_t place, struct number *number)
{
	static struct parts parts;
	static struct decimal whole;
	const struct number_line *line = reader->line;
	size_t sign, fraction, of, end;
	bool negative;

	if (is_all_of_it(line, place)) {
		decimal_set(&reader->second.low, 100);
		decimal_set(&reader->second.high, 100);
		reader->second.is_more = false;
		return read_percent(reader, place, place + 3, number);
	}
	end = short_end(line, place);
	if (end != NOT_READ) {
		decimal_set(
		    &parts.denominator, numeral_digit(line_class(line, place)));
		decimal_set(&parts.numerator,
		    numeral_digit(line_class(line, place + 2)));
		set_parts(number, &parts);
		return set_bound(reader, place, end, number);
	}
	decimal_set(&whole, 0);
	fraction = read_whole(reader, place, &whole);
	of = read_denominator(reader, fraction);
	negative = of != NOT_READ && line_at(line, of) == NEGATIVE;
	if (of == NOT_READ ||
	    !numeral_read(&reader->second, line, of + negative))
		return NOT_READ;
	if (line_at(line, place) == HUNDRED && line_at(line, place + 1) == PART)
		return read_percent(reader, place, reader->second.end, number);
	decimal_copy(&parts.denominator, &reader->first.low);
	decimal_multiply(&whole, &parts.denominator);
	decimal_add(&whole, &reader->second.low);
	decimal_copy(&parts.numerator, &whole);
	sign = read_sign(reader, place);
	if ((sign < place) != negative) {
		decimal_set(&parts.numerator, 0);
		decimal_subtract(&parts.numerator, &whole);
	}
	set_parts(number, &parts);
	return set_bound(reader, sign, reader->second.end, number);
}

static size_t
decimal_end(const struct number_line *line, size_t place)
{
	size_t end = place;

	while (is_digit(line_at(line, end)))
		end++;
	if (end > place && line_at(line, end) == '.' &&
	    is_digit(line_at(line, end + 1)))
		for (end++; is_digit(line_at(line, end));)
			end++;
	return end;
}

static void
append_characters(struct buffer *buffer, const struct number_line *line,
    size_t begin, size_t end)
{
	for (size_t i = begin; i < end; i++)
		buffer_append_byte(buffer, (char)line->character[i]);
}

static size_t
set_printed(struct number_reader *reader, size_t place, size_t end,
    struct number *number)
{
	size_t sign = read_sign(reader, place);

	buffer_clear(&number->value);
	if (sign < place)
		buffer_append(&number->value, TEXT("-"));
	append_characters(&number->value, reader->line, place, end);
	buffer_clear(&number->low);
	buffer_append(&number->low, buffer_text(&number->value));
	buffer_clear(&number->high);
	buffer_append(&number->high, buffer_text(&number->value));
	number->kind = NUMBER_FRACTION;
	return set_bound(reader, sign, end, number);
}

/* 1/4, 1:3, 1.1:50.3:48.6, as printed. */
static size_t
read_printed(struct number_reader *reader, size_t place, struct number *number)
{
	const struct number_line *line = reader->line;
	size_t end = decimal_end(line, place), next;
	int32_t mark = line_at(line, end);

	if (end == place || (mark != '/' && mark != ':') ||
	    end - place > LONGEST_PRINTED)
		return NOT_READ;
	next = decimal_end(line, end + 1);
	if (next == end + 1)
		return NOT_READ;
	end = next;
	while (mark == ':' && line_at(line, end) == ':' &&
	    decimal_end(line, end + 1) > end + 1)
		end = decimal_end(line, end + 1);
	if (line_at(line, end) == '/')
		return NOT_READ;
	return set_printed(reader, place, end, number);
}

/* The whole number of few digits at place; its end. */
static size_t
read_short(const struct number_line *line, size_t place, struct decimal *value)
{
	int64_t number = 0;
	size_t end = place;

	for (; is_digit(line_at(line, end)) && end - place < LONGEST_WHOLE;
	     end++)
		number = number * 10 + line_at(line, end) - '0';
	decimal_set(value, number);
	return end == place || is_digit(line_at(line, end)) ? NOT_READ : end;
}

/* 1 3/5 is 8/5. */
static size_t
read_mixed(struct number_reader *reader, size_t place, struct number *number)
{
	static struct parts parts;
	static struct decimal whole;
	const struct number_line *line = reader->line;
	size_t end = read_short(line, place, &whole);

	if (end == NOT_READ || line_at(line, end) != ' ')
		return NOT_READ;
	end = read_short(line, end + 1, &parts.numerator);
	if (end == NOT_READ || line_at(line, end) != '/')
		return NOT_READ;
	end = read_short(line, end + 1, &parts.denominator);
	if (end == NOT_READ || decimal_is_zero(&parts.denominator) ||
	    line_at(line, end) == '/')
		return NOT_READ;
	decimal_multiply(&whole, &parts.denominator);
	decimal_add(&parts.numerator, &whole);
	set_parts(number, &parts);
	number->bound = "";
	return end;
}

size_t
read_fraction(struct number_reader *reader, size_t place, struct number *number)
{
	static size_t (*const readers[])(struct number_reader *, size_t,
	    struct number *) = { read_words, read_mixed, read_printed };
	size_t end = NOT_READ;

	for (size_t i = 0;
	     i < sizeof(readers) / sizeof(*readers) && end == NOT_READ; i++)
		end = readers[i](reader, place, number);
	return end;
}
