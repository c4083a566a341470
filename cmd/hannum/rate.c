/* Rates in words: 百分之三十, 千分之五, 百分百. They are told in percent. */
#include "cmd/hannum/read.h"

enum {
	PART = 0x5206,     /* 分 */
	OF = 0x4E4B,       /* 之 */
	HUNDRED = 0x767E,  /* 百 */
	NEGATIVE = 0x8D1F, /* 负 */
	PERCENT_POWER = 2,
	MOST_POWER = 40, /* of a denominator */
};

size_t
read_part_of(const struct number_line *line, size_t place)
{
	if (line_at(line, place) != PART || line_at(line, place + 1) != OF)
		return NOT_READ;
	return place + 2 + (line_at(line, place + 2) == ' ');
}

size_t
read_powers_of(const struct number_line *line, size_t place, int *power)
{
	*power = 0;
	while (
	    numeral_power(line_class(line, place)) > 0 && *power < MOST_POWER)
		*power += numeral_power(line_class(line, place++));
	return *power > 0 ? read_part_of(line, place) : NOT_READ;
}

/* 百分百 */
static bool
is_all_of_it(const struct number_line *line, size_t place)
{
	return line_at(line, place) == HUNDRED &&
	    line_at(line, place + 1) == PART &&
	    line_at(line, place + 2) == HUNDRED;
}

static size_t
set_all_of_it(struct number_reader *reader, size_t place, struct number *number)
{
	struct decimal hundred = { .small = 100 };

	number->kind = NUMBER_PERCENT;
	number->unit = TEXT("%");
	number_set(number, &hundred, &hundred);
	return read_bounds(reader, place, place + 3, number);
}

/* What stands behind 百分之, of so many zeros: let reader->second be it. */
static size_t
read_part(struct number_reader *reader, size_t place, int power)
{
	const struct number_line *line = reader->line;
	struct numeral *part = &reader->second;
	bool negative = line_at(line, place) == NEGATIVE;

	if (!numeral_read(part, line, place + negative))
		return NOT_READ;
	read_scale(reader, part);
	decimal_shift(&part->low, PERCENT_POWER - power);
	decimal_shift(&part->high, PERCENT_POWER - power);
	if (negative)
		numeral_negate(part);
	return part->end;
}

/* The second end of a range, of which the first is of that power. */
static size_t
read_second(
    struct number_reader *reader, size_t place, int power, bool wants_bound)
{
	const struct number_line *line = reader->line;
	struct numeral *second = &reader->second;
	int other;
	size_t of = read_powers_of(line, place, &other), end;
	char bound = 0;

	if (of == NOT_READ) {
		of = place;
		other = power;
	}
	end = read_part(reader, of, other);
	if (end == NOT_READ || second->is_range ||
	    decimal_compare(&second->low, &reader->first.low) <= 0)
		return NOT_READ;
	if (!wants_bound)
		return end;
	end = read_bound_after(line, end, &bound);
	return bound == '-' ? end : NOT_READ;
}

/* 至百分之十, 以上百分之十以下 behind reader->first: where it ends. */
static size_t
read_upper(struct number_reader *reader, size_t place, int power)
{
	size_t mark = read_range_mark(reader->line, place), after;
	char bound = 0;

	if (mark > 0)
		return read_second(reader, place + mark, power, false);
	after = read_bound_after(reader->line, place, &bound);
	return bound == '+' ? read_second(reader, after, power, true)
			    : NOT_READ;
}

size_t
read_rate(struct number_reader *reader, size_t place, struct number *number)
{
	const struct number_line *line = reader->line;
	struct numeral *first = &reader->first;
	size_t end, sign, upper;
	int power = PERCENT_POWER;
	char bound = 0;

	if (is_all_of_it(line, place))
		return set_all_of_it(reader, place, number);
	end = read_powers_of(line, place, &power);
	/* 十分之一 is a fraction. */
	if (end == NOT_READ || power < PERCENT_POWER)
		return NOT_READ;
	end = read_part(reader, end, power);
	if (end == NOT_READ)
		return NOT_READ;
	numeral_copy(first, &reader->second);
	sign = read_sign(reader, place);
	if (sign < place)
		numeral_negate(first);
	number->kind = NUMBER_PERCENT;
	number->unit = TEXT("%");
	upper = read_upper(reader, end, power);
	if (upper != NOT_READ) {
		number_set(number, &first->low, &reader->second.high);
		number->begin = read_bound_before(reader, sign, &bound);
		number_bound(number, '.');
		return upper;
	}
	number_set(number, &first->low, &first->high);
	if (!first->is_more && !first->is_range)
		return read_bounds(reader, sign, end, number);
	number->begin = sign;
	number_bound(number,
	    first->is_more        ? '+'
		: first->is_vague ? '~'
				  : '.');
	return end;
}
