/* Counts, money, percent, points and durations. */
#include <string.h>

#include "cmd/hannum/quantity.h"
#include "common/utf8.h"

enum {
	ONE = 0x4E00,    /* 一 */
	LATELY = 0x8FD1, /* 近, before a duration */
	LARGE = 0x5927,  /* 大 */
	MONTH = 0x6708,  /* 月 */
};

/* A single 一 before a measure word is an article, unless it is measured. */
static bool
is_article(const struct number_line *line, const struct numeral *numeral,
    const struct quantity *quantity, size_t end)
{
	int32_t next = line_at(line, end);
	struct decimal one = { .small = 1 };

	if (numeral->end - numeral->begin != 1 || quantity->bound != 0 ||
	    line_at(line, numeral->begin) != ONE ||
	    decimal_compare(quantity->low, &one) != 0)
		return false;
	if (quantity->kind == NUMBER_DURATION)
		return next != 0x5185 && next != 0x4EE5 && next != 0x6765 &&
		    next != 0x591A;
	return quantity->kind == NUMBER_COUNT;
}

/* 3-5个, 10~15万元, 两到三万: the second end before the measure word. */
static size_t
read_bare_end(struct number_reader *reader, size_t place, bool *closed)
{
	bool between;
	size_t end = find_second(reader, place, &between);
	enum number_kind kind;
	struct text called;

	if (end == NOT_READ)
		return place;
	*closed = between && is_between(reader->line, end);
	if (between && !*closed &&
	    !is_between(
		reader->line, end + read_measure(reader, end, &kind, &called)))
		return place;
	if (join_second(reader))
		return end;
	*closed = false;
	return place;
}

/* 3万元至5万元, 3个到5个: the second end, each with its measure word. */
static size_t
read_measured_end(struct number_reader *reader, size_t place,
    struct number *number, struct quantity *quantity)
{
	bool between;
	enum number_kind kind;
	struct text called;
	size_t end, length;

	if (!quantity->has_unit || quantity->bound == '+')
		return place;
	end = find_second(reader, place, &between);
	if (end == NOT_READ)
		return place;
	length = read_measure(reader, end, &kind, &called);
	if (length == 0 || kind != quantity->kind ||
	    length != number->unit_end - number->unit_begin ||
	    /* 增加1.1倍至917辆 */
	    memcmp(reader->line->character + end,
		reader->line->character + number->unit_begin,
		length * sizeof(*reader->line->character)) != 0 ||
	    (between && !is_between(reader->line, end + length)) ||
	    grows_to(reader, quantity->low, &reader->second.low) ||
	    !put_in_order(reader))
		return place;
	decimal_copy(&reader->first.high, &reader->second.low);
	reader->first.is_range = true;
	quantity->bound = '.';
	number->unit_begin = end;
	number->unit_end = end + length;
	return number->unit_end;
}

/* 一百一个 is 一百, and 一个; 九千九月 9000, and 九月; 一万五元 is 15000. */
static bool
is_split(struct number_reader *reader)
{
	struct numeral *shorter = &reader->second;
	enum number_kind kind;
	struct text called;

	if (!reader->first.is_elided)
		return false;
	/* 千三 is nothing without the digit. */
	shorter->begin = reader->first.begin;
	shorter->end = reader->first.end;
	if (!numeral_shorten(shorter, reader->line))
		return false;
	/* 月薪一万五月供三千 */
	return (line_at(reader->line, reader->first.end) == MONTH &&
		   !is_one_of(line_at(reader->line, reader->first.end + 1),
		       U"供薪租息均入收付")) ||
	    (read_measure(reader, reader->first.end, &kind, &called) > 0 &&
		kind != NUMBER_MONEY);
}

/* 两、三小时, 三、四十吨: the next digit, and the measure word behind it. */
static void
read_neighbour(struct number_reader *reader)
{
	const struct number_line *line = reader->line;
	struct numeral *first = &reader->first, *second = &reader->second;
	size_t end = first->end;
	int digit = numeral_digit(line_class(line, first->begin));
	int next = numeral_digit(line_class(line, end + 1));
	enum number_kind kind;
	struct text called;

	if (first->is_arabic || end - first->begin != 1 || digit < 1 ||
	    line_at(line, end) != ENUMERATION_COMMA || next != digit + 1 ||
	    numeral_is_arabic(line_class(line, end + 1)) || first->begin == 0 ||
	    !utf8_is_han(line->character[first->begin - 1]) ||
	    !numeral_read(second, line, end + 1) || second->is_range ||
	    second->end - second->begin > 2 ||
	    read_measure(reader, second->end, &kind, &called) == 0)
		return;
	decimal_shift(&first->low, second->power);
	decimal_copy(&first->high, &second->low);
	first->is_range = true;
	first->end = second->end;
}

/* The second end of a range, the measure word, and what goes with them. */
static size_t
read_measured(struct number_reader *reader, size_t end, struct number *number,
    struct quantity *quantity)
{
	struct numeral *first = &reader->first;
	bool closed = false;
	size_t next;

	next = read_tolerance(reader, end);
	end = next != NOT_READ ? next : read_bare_end(reader, end, &closed);
	if (first->is_range)
		quantity->bound = first->is_vague ? '~' : '.';
	number->unit_begin = number->unit_end = end;
	number->unit = (struct text){ NULL, 0 };
	if (closed)
		return end;
	next = read_tenths(reader, end, quantity, number);
	end = next != NOT_READ
	    ? next
	    : read_unit(reader, first, end, number, quantity);
	/* 20℃±2℃ */
	next = read_tolerance(reader, end);
	if (next != NOT_READ) {
		quantity->bound = '.';
		return read_unit(reader, first, next, number, quantity);
	}
	if (quantity->kind != NUMBER_MONEY) {
		end = read_measured_end(reader, end, number, quantity);
		return read_smaller_units(reader, end, number, quantity);
	}
	end = read_smaller_units(reader, end, number, quantity);
	return money_read_second(reader, end, number, quantity);
}

/* The numeral at place with all that is behind it; where it ends. */
static size_t
read_value(struct number_reader *reader, size_t place, struct number *number,
    struct quantity *quantity)
{
	struct numeral *first = &reader->first;
	bool split;

	if (!read_first(reader, place))
		return NOT_READ;
	if (first->is_more)
		quantity->bound = '+';
	split = money_split(reader, number, quantity);
	place = read_point(reader, place);
	read_scale(reader, first);
	number->begin = read_sign(reader, place);
	if (number->begin < place) {
		numeral_negate(first);
		if (first->is_more)
			quantity->bound = '-';
	}
	if (split)
		return read_smaller_units(reader, first->end, number, quantity);
	read_neighbour(reader);
	if (is_split(reader)) {
		numeral_shorten(first, reader->line);
		number->unit_begin = number->unit_end = first->end;
		return first->end;
	}
	return read_measured(reader, first->end, number, quantity);
}

/* Without a measure word only what is written so that it is a number. */
static bool
may_be_bound(const struct number_line *line, const struct numeral *first,
    const struct quantity *quantity, size_t end)
{
	/* 三以上, 五以内 */
	return quantity->has_unit || first->is_arabic || first->has_magnitude ||
	    line_at(line, end) == 0x4EE5;
}

/* 比三十大, 比三十大, 比五十小 around what ends at end; where it ends. */
static size_t
read_compared(struct number_reader *reader, size_t end, struct number *number,
    struct quantity *quantity)
{
	size_t begin = number->begin, after, next;
	bool is_large = number->unit_end - number->unit_begin == 1 &&
	    line_at(reader->line, number->unit_begin) == LARGE;
	char bound = 0;

	/* 大 is a measure word, too. */
	after = read_comparison(reader->line, begin,
	    is_large ? number->unit_begin : end, &bound, &begin);
	if (bound == 0)
		return end;
	if (is_large)
		number->unit_end = number->unit_begin;
	number->begin = begin;
	quantity->bound = bound;
	next = read_opposite_end(reader, after, bound, number, &quantity->kind);
	if (next == NOT_READ)
		return after;
	quantity->bound = '.';
	return next;
}

/* 以上 左右 5万元以上10万元以下 at end; where they end. */
static size_t
read_behind(struct number_reader *reader, size_t end,
    const struct number *number, struct quantity *quantity)
{
	const struct numeral *first = &reader->first;
	size_t after, next;
	char bound = 0;

	if (!may_be_bound(reader->line, first, quantity, end))
		return end;
	after = read_bound_after(reader->line, end, &bound);
	if (after == end || first->is_range)
		return after;
	quantity->bound = bound;
	next = bound == '+'
	    ? read_upper_end(reader, after, number, quantity->kind)
	    : NOT_READ;
	if (next == NOT_READ)
		return after;
	quantity->bound = '.';
	return next;
}

/* 约 超过 before number->begin, and what goes with them; its end. */
static size_t
read_around(struct number_reader *reader, size_t end, struct number *number,
    struct quantity *quantity)
{
	char bound = 0;
	size_t begin = read_bound_before(reader, number->begin, &bound), next;

	if (begin == number->begin)
		return quantity->bound == '.'
		    ? end
		    : read_compared(reader, end, number, quantity);
	/* 近5年: lately, not nearly. */
	if (quantity->kind == NUMBER_DURATION &&
	    reader->line->character[begin] == LATELY)
		return end;
	number->begin = begin;
	if (quantity->bound == '.')
		return end;
	quantity->bound = bound;
	next = read_opposite_end(reader, end, bound, number, &quantity->kind);
	quantity->has_unit |= number->unit_begin < number->unit_end;
	if (next == NOT_READ)
		return end;
	quantity->bound = '.';
	return next;
}

/* 半成 is 5 %, 半折 50 %; 半个 and 一半 are halves of what is not said. */
static size_t
read_half_of(struct number_reader *reader, size_t place, struct number *number)
{
	const struct number_line *line = reader->line;
	enum number_kind kind;
	struct text called;
	size_t length;
	int32_t next = line_at(line, place + 1);
	struct decimal value = { .small = 5 };

	if (next == HALF &&
	    (line_at(line, place) == ONE ||
		(line_at(line, place) == '1' &&
		    !utf8_is_han(line_at(line, place + 2))))) {
		length = 1;
	} else if (line_at(line, place) != HALF) {
		return NOT_READ;
	} else if ((next == TENTHS || next == RATE) &&
	    !is_other_word(reader, place + 1)) {
		if (next == RATE)
			decimal_shift(&value, 1);
		number->kind = NUMBER_PERCENT;
		number->unit = TEXT("%");
		number_set(number, &value, &value);
		number->bound = "";
		return place + 2;
	} else {
		length = read_measure(reader, place + 1, &kind, &called);
	}
	if (length == 0)
		return NOT_READ;
	decimal_shift(&value, -1);
	number->kind = NUMBER_NUMBER;
	number_set(number, &value, &value);
	number->bound = "";
	return place + 1 + length;
}

size_t
read_quantity(struct number_reader *reader, size_t place, struct number *number)
{
	const struct numeral *first = &reader->first;
	struct quantity quantity = {
		.low = &reader->first.low,
		.high = &reader->first.high,
		.kind = NUMBER_COUNT,
	};
	size_t end = read_half_of(reader, place, number), begin;

	if (end != NOT_READ)
		return end;
	end = read_value(reader, place, number, &quantity);
	if (end == NOT_READ)
		return NOT_READ;
	money_set_currency(reader, number, &quantity);
	if (quantity.kind == NUMBER_MONEY &&
	    money_is_of_things(reader->line, number))
		quantity.kind = NUMBER_COUNT;
	begin = number->begin;
	end = read_behind(reader, end, number, &quantity);
	end = read_around(reader, end, number, &quantity);
	number->kind = quantity.kind;
	number_set(number, quantity.low, quantity.high);
	number_bound(number, quantity.bound);
	if ((!quantity.has_unit && !first->is_arabic) ||
	    is_article(reader->line, first, &quantity, end)) {
		number->kind = NUMBER_NUMBER;
		if (!quantity.has_unit)
			number->begin = begin;
	}
	return end;
}

size_t
read_scaled(struct number_reader *reader, size_t place, struct number *number)
{
	const struct numeral *first = &reader->first;
	size_t end;

	if (!look_at_first(reader, place) ||
	    !is_letter(line_at(reader->line, reader->here.end)) ||
	    !read_first(reader, place))
		return NOT_READ;
	end = first->end;
	read_scale(reader, &reader->first);
	if (first->end == end)
		return NOT_READ;
	end = read_quantity(reader, place, number);
	switch (number->kind) {
	case NUMBER_MONEY:
	case NUMBER_POINT:
	case NUMBER_PERCENT:
		return end;
	default:
		number->kind = NUMBER_NUMBER;
		return reader->wants_all ? end : NOT_READ;
	}
}
