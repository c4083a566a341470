/* Fractions and ratios. */
#include "cmd/hannum/read.h"

enum {
	PART = 0x5206,     /* 分 */
	OF = 0x4E4B,       /* 之 */
	POINT = 0x70B9,    /* 点 */
	AGAIN = 0x53C8,    /* 又, of 三又五分之一 */
	TO = 0x6BD4,       /* 比 */
	NEGATIVE = 0x8D1F, /* 负 */
	LONGEST_PRINTED = 8,
	LONGEST_WHOLE = 3,
};

/* 十分之, 三分之: let reader->first be the denominator. */
static size_t
read_denominator(struct number_reader *reader, size_t place)
{
	const struct number_line *line = reader->line;
	int power;
	size_t end = read_powers_of(line, place, &power);

	if (end != NOT_READ) {
		decimal_set(&reader->first.low, 1);
		decimal_shift(&reader->first.low, power);
		return end;
	}
	if (!look_at_first(reader, place) || reader->here.is_range ||
	    read_part_of(line, reader->here.end) == NOT_READ ||
	    !read_first(reader, place))
		return NOT_READ;
	return read_part_of(line, reader->first.end);
}

/* Value a/b, and how it is printed. */
struct parts {
	struct decimal numerator, denominator;
};

/*
 * 三分一, 四分三, as Hong Kong writes them, and behind a whole number 十分一:
 * where the fraction ends; NOT_READ if it may be minutes or points.
 */
static size_t
read_terse(const struct number_line *line, size_t place, bool has_whole,
    struct parts *parts)
{
	int denominator = numeral_digit(line_class(line, place));
	int numerator = numeral_digit(line_class(line, place + 2));

	if (has_whole && numeral_power(line_class(line, place)) == 1)
		denominator = 10;
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
	decimal_set(&parts->denominator, denominator);
	decimal_set(&parts->numerator, numerator);
	return place + 3;
}

/* 三分之一, 三分之负一, 三分一: its parts, and where it ends. */
static size_t
read_parts(struct number_reader *reader, size_t place, bool has_whole,
    struct parts *parts, bool *negative)
{
	const struct number_line *line = reader->line;
	size_t end = read_terse(line, place, has_whole, parts);

	*negative = false;
	if (end != NOT_READ)
		return end;
	end = read_denominator(reader, place);
	if (end == NOT_READ)
		return NOT_READ;
	*negative = line_at(line, end) == NEGATIVE;
	if (!numeral_read(&reader->second, line, end + *negative))
		return NOT_READ;
	decimal_copy(&parts->denominator, &reader->first.low);
	decimal_copy(&parts->numerator, &reader->second.low);
	return reader->second.end;
}

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

/* a/b less than, equal to or greater than c/d. */
static int
compare_parts(const struct parts *a, const struct parts *b)
{
	static struct decimal left, right;

	decimal_copy(&left, &a->numerator);
	decimal_multiply(&left, &b->denominator);
	decimal_copy(&right, &b->numerator);
	decimal_multiply(&right, &a->denominator);
	return decimal_compare(&left, &right);
}

/* 至二分之一, 以上二分之一以下 at place: where they end, or NOT_READ. */
static size_t
read_second_parts(struct number_reader *reader, size_t place,
    const struct parts *first, struct parts *second)
{
	const struct number_line *line = reader->line;
	size_t mark = read_range_mark(line, place), end;
	char bound = 0;
	bool negative;

	place = mark > 0 ? place + mark : read_bound_after(line, place, &bound);
	if (mark == 0 && bound != '+')
		return NOT_READ;
	end = read_parts(reader, place, false, second, &negative);
	if (end == NOT_READ || negative || compare_parts(first, second) >= 0)
		return NOT_READ;
	if (mark > 0)
		return end;
	bound = 0;
	end = read_bound_after(line, end, &bound);
	return bound == '-' ? end : NOT_READ;
}

/* 比四分之一大, 比四分之三小, and other ends and bounds; where they end. */
static size_t
read_compared(struct number_reader *reader, size_t begin, size_t end,
    struct number *number, const struct parts *first)
{
	static struct parts second;
	const struct number_line *line = reader->line;
	char bound = 0, other = 0;
	size_t after = read_comparison(line, begin, end, &bound, &begin);
	size_t than = read_than(line, after), last, ignored;
	bool negative = false;

	if (bound == 0) {
		last = read_second_parts(reader, end, first, &second);
		if (last == NOT_READ)
			return read_bounds(reader, begin, end, number);
		number->begin = begin;
		print_parts(&number->high, &second);
		buffer_clear(&number->value);
		number_bound(number, '.');
		return last;
	}
	number->begin = begin;
	last = than == NOT_READ
	    ? NOT_READ
	    : read_parts(reader, than, false, &second, &negative);
	if (last != NOT_READ)
		last = read_comparison(line, than, last, &other, &ignored);
	if (other == 0 || other == bound || negative ||
	    (other == '-') != (compare_parts(first, &second) < 0)) {
		number_bound(number, bound);
		return after;
	}
	print_parts(other == '-' ? &number->high : &number->low, &second);
	buffer_clear(&number->value);
	number_bound(number, '.');
	return last;
}

/* 三分之一, 三又五分之一 */
static size_t
read_words(struct number_reader *reader, size_t place, struct number *number)
{
	static struct parts parts;
	static struct decimal whole;
	size_t sign, fraction, end;
	bool negative;

	decimal_set(&whole, 0);
	fraction = read_whole(reader, place, &whole);
	end = read_parts(reader, fraction, fraction > place, &parts, &negative);
	if (end == NOT_READ)
		return NOT_READ;
	decimal_multiply(&whole, &parts.denominator);
	decimal_add(&parts.numerator, &whole);
	sign = read_sign(reader, place);
	if ((sign < place) != negative) {
		decimal_set(&whole, 0);
		decimal_subtract(&whole, &parts.numerator);
		decimal_copy(&parts.numerator, &whole);
	}
	set_parts(number, &parts);
	return read_compared(reader, sign, end, number, &parts);
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
		buffer_append_byte(buffer,
		    line->character[i] == TO ? ':' : (char)line->character[i]);
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
	return read_bounds(reader, sign, end, number);
}

/* Does nothing follow that says what is compared, as in 5比3大, 5比3个多? */
static bool
ends_ratio(struct number_reader *reader, size_t digits, size_t place)
{
	const struct number_line *line = reader->line;
	enum number_kind kind;
	struct text called;
	char bound = 0;
	size_t than;

	read_comparison(line, digits, place, &bound, &than);
	return line_class(line, place) == 0 && bound == 0 &&
	    read_measure(reader, place, &kind, &called) == 0;
}

/* 77/2015: one of the year, and no scale such as 1/2000. */
static bool
is_serial(const struct number_line *line, size_t place, size_t year, size_t end)
{
	return end == year + 4 && year > place + 2 &&
	    (line->character[year] == '1' || line->character[year] == '2') &&
	    line->character[year + 1] ==
	    (line->character[year] == '1' ? '9' : '0');
}

/* 图4:2021年, 表4:2021年: what is before the colon numbers a caption. */
static bool
is_caption(const struct number_line *line, size_t place, int32_t mark)
{
	int32_t before = place > 0 ? line->character[place - 1] : 0;

	return mark == ':' &&
	    (before == 0x56FE || before == 0x8868); /* 图 表 */
}

/* 1/4, 1:3, 3比2, 1.1:50.3:48.6, as printed. */
static size_t
read_printed(struct number_reader *reader, size_t place, struct number *number)
{
	const struct number_line *line = reader->line;
	size_t end = decimal_end(line, place), second;
	int32_t mark = line_at(line, end);

	if (end == place || (mark != '/' && mark != ':' && mark != TO) ||
	    end - place > LONGEST_PRINTED || is_caption(line, place, mark))
		return NOT_READ;
	second = end + 1;
	end = decimal_end(line, second);
	if (end == second)
		return NOT_READ;
	if (mark == '/' && is_serial(line, place, second, end))
		return NOT_READ;
	while (mark == ':' && line_at(line, end) == ':' &&
	    decimal_end(line, end + 1) > end + 1)
		end = decimal_end(line, end + 1);
	if (line_at(line, end) == '/' ||
	    (mark == TO && !ends_ratio(reader, second, end)))
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

/* 1 3/5 is 8/5, and so is 1又3/5. */
static size_t
read_mixed(struct number_reader *reader, size_t place, struct number *number)
{
	static struct parts parts;
	static struct decimal whole;
	const struct number_line *line = reader->line;
	size_t end = read_short(line, place, &whole);

	if (end == NOT_READ ||
	    (line_at(line, end) != ' ' && line_at(line, end) != AGAIN))
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

/* Arabic digits are part of one by what stands right behind them. */
static bool
may_be_fraction(struct number_reader *reader, size_t place)
{
	if (!is_digit(line_at(reader->line, place)) ||
	    !look_at_first(reader, place))
		return true;
	switch (line_at(reader->line, reader->here.end)) {
	case ' ':
	case '/':
	case ':':
	case TO:
	case PART:
	case AGAIN:
		return true;
	}
	return false;
}

size_t
read_fraction(struct number_reader *reader, size_t place, struct number *number)
{
	static size_t (*const readers[])(struct number_reader *, size_t,
	    struct number *) = { read_words, read_mixed, read_printed };
	size_t end = NOT_READ;

	if (!may_be_fraction(reader, place))
		return NOT_READ;
	for (size_t i = 0;
	     i < sizeof(readers) / sizeof(*readers) && end == NOT_READ; i++)
		end = readers[i](reader, place, number);
	return end;
}
