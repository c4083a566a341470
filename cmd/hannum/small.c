/* The small whole numbers that dates are made of. */
#include "cmd/hannum/moment.h"

/* Up to four digits in a row, Arabic or Chinese; its end, or NOT_READ. */
static size_t
read_row_of_digits(
    const struct number_line *line, size_t place, int *value, size_t *digits)
{
	bool arabic = numeral_is_arabic(line_class(line, place));
	unsigned char class;

	*value = 0;
	for (*digits = 0; *digits <= 4; ++*digits) {
		class = line_class(line, place + *digits);
		/* A zero is often typed among Chinese digits: 二00三. */
		if (numeral_digit(class) < 0 ||
		    (numeral_is_arabic(class) != arabic &&
			(arabic || numeral_digit(class) > 0 || *digits == 0)))
			break;
		*value = *value * 10 + numeral_digit(class);
	}
	if (*digits == 0 || *digits > 4)
		return NOT_READ;
	/* 2,022 and 3.5 are no part of a date. */
	if (arabic &&
	    (line_at(line, place + *digits) == '.' ||
		line_at(line, place + *digits) == ',') &&
	    is_digit(line_at(line, place + *digits + 1)))
		return NOT_READ;
	return place + *digits;
}

/* 十, 十五, 二十, 三十一, 廿三 */
static size_t
read_tens(const struct number_line *line, size_t place, int *value)
{
	int tens = numeral_digit(line_class(line, place));
	unsigned char class;

	place += tens > 0;
	if (tens < 0)
		tens = 1;
	if (numeral_power(line_class(line, place)) != 1)
		return NOT_READ;
	place++;
	class = line_class(line, place);
	*value = tens * 10;
	if (numeral_digit(class) > 0 && !numeral_is_arabic(class)) {
		*value += numeral_digit(class);
		place++;
	}
	return place;
}

/* A small whole number at place, Arabic or Chinese; its end, or NOT_READ. */
size_t
date_read_small(
    struct number_reader *reader, size_t place, int *value, size_t *digits)
{
	const struct number_line *line = reader->line;
	size_t end;

	if (!numeral_may_begin(line_class(line, place)))
		return NOT_READ;
	end = read_row_of_digits(line, place, value, digits);
	if (end == NOT_READ ||
	    (*digits == 1 && numeral_power(line_class(line, end)) == 1 &&
		!numeral_is_arabic(line_class(line, place)))) {
		end = read_tens(line, place, value);
		*digits = 2;
	}
	if (end == NOT_READ || line_class(line, end) != 0)
		return NOT_READ;
	return end;
}
