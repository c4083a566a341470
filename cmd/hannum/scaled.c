/* Numbers as they are written elsewhere: 15k, 1.2M, 2e5. */
#include "cmd/hannum/read.h"

/* 15k, 1.2M, 30w: letters that stand for a power of ten. */
static int
letter_power(int32_t letter)
{
	switch (letter) {
	case 'k':
	case 'K':
		return 3;
	case 'w':
	case 'W':
		return 4;
	case 'm':
	case 'M':
		return 6;
	case 'b':
	case 'B':
	case 'g':
	case 'G':
		return 9;
	case 't':
	case 'T':
		return 12;
	}
	return 0;
}

/* e13, e-1 at place: where it ends, and the power. */
static size_t
read_exponent(const struct number_line *line, size_t place, int *power)
{
	bool negative = line_at(line, place + 1) == '-';
	size_t digits = place + 1 + negative, end = digits;

	*power = 0;
	if (line_at(line, place) != 'e' && line_at(line, place) != 'E')
		return NOT_READ;
	while (is_digit(line_at(line, end)) && end - digits < 3)
		*power = *power * 10 + line_at(line, end++) - '0';
	if (negative)
		*power = -*power;
	return end > digits ? end : NOT_READ;
}

size_t
read_scale(
    struct number_reader *reader, const struct numeral *numeral, int *power)
{
	const struct number_line *line = reader->line;
	enum number_kind kind;
	struct text called;
	size_t end = NOT_READ;

	if (numeral->is_arabic && !numeral->has_magnitude) {
		end = read_exponent(line, numeral->end, power);
		if (end == NOT_READ) {
			*power = letter_power(line_at(line, numeral->end));
			end = numeral->end + 1;
		}
	}
	if (*power != 0 &&
	    read_measure(reader, numeral->end, &kind, &called) == 0 &&
	    (line_at(line, end) == 0 || line_at(line, end) >= 0x80 ||
		line_at(line, end) == ' ' || line_at(line, end) == ','))
		return end;
	*power = 0;
	return numeral->end;
}

size_t
read_scaled(struct number_reader *reader, size_t place, struct number *number)
{
	size_t end;
	int power = 0;

	if (!read_first(reader, place))
		return NOT_READ;
	end = read_scale(reader, &reader->first, &power);
	if (end == reader->first.end)
		return NOT_READ;
	place = read_point(reader, place);
	number->begin = read_sign(reader, place);
	decimal_shift(&reader->first.low, power);
	decimal_copy(&reader->first.high, &reader->first.low);
	if (number->begin < place)
		numeral_negate(&reader->first);
	number->kind = NUMBER_NUMBER;
	number->bound = "";
	number_set(number, &reader->first.low, &reader->first.low);
	return end;
}
