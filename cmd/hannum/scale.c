/* Letters that scale a numeral, as it is written elsewhere: 15k, 1.2M, 2e5. */
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
	size_t digits =
	    place + 1 + (negative || line_at(line, place + 1) == '+');
	size_t end = digits;

	*power = 0;
	if (line_at(line, place) != 'e' && line_at(line, place) != 'E')
		return NOT_READ;
	while (is_digit(line_at(line, end)) && end - digits < 3)
		*power = *power * 10 + line_at(line, end++) - '0';
	if (negative)
		*power = -*power;
	return end > digits ? end : NOT_READ;
}

/* What may stand behind the letter: no other, but 15k-20k. */
static bool
may_follow(const struct number_line *line, size_t place)
{
	int32_t next = line_at(line, place);

	if (next == '-' || next == '~')
		return is_digit(line_at(line, place + 1));
	return next == 0 || next >= 0x80 || next == ' ' || next == ',';
}

void
read_scale(struct number_reader *reader, struct numeral *numeral)
{
	const struct number_line *line = reader->line;
	size_t place = numeral->end, end;
	enum number_kind kind;
	struct text called;
	int power;

	if (!numeral->is_arabic || numeral->has_magnitude ||
	    !is_letter(line_at(line, place)))
		return;
	end = read_exponent(line, place, &power);
	if (end == NOT_READ) {
		power = letter_power(line_at(line, place));
		end = place + 1;
	}
	if (power == 0 || !may_follow(line, end) ||
	    read_measure(reader, place, &kind, &called) > 0)
		return;
	decimal_shift(&numeral->low, power);
	decimal_shift(&numeral->high, power);
	numeral->end = end;
	numeral->power = power;
	numeral->has_magnitude = numeral->has_big_power = true;
}
