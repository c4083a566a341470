/* Measure words, and what else says what a numeral counts. */
#include "cmd/hannum/quantity.h"
#include "common/utf8.h"

enum {
	DOZEN = 0x6253, /* 打 */
	BIG = 0x5927,   /* 大 */
	MORE = 0x591A,  /* 多 */
	TAEL = 0x4E24,  /* 两 */
	ABOUT = 0x6765, /* 来, between a numeral and its measure word */
};

/* 三斤半, 两年半 */
static size_t
read_half(const struct number_line *line, size_t place, struct decimal *value)
{
	struct decimal half = { 0 };

	if (line_at(line, place) != HALF ||
	    utf8_is_han(line_at(line, place + 1)))
		return place;
	decimal_parse(&half, TEXT("0.5"));
	quantity_enlarge(value, &half);
	return place + 1;
}

/* 元/吨, 元/平方米·月: what is behind the first measure word; its length. */
static size_t
read_divisor(struct number_reader *reader, size_t place)
{
	const struct number_line *line = reader->line;
	enum number_kind kind;
	struct text called;
	size_t end = place, length;

	while (line_at(line, end) == '/' ||
	    (end > place && line_at(line, end) == 0xB7)) {
		length = read_measure(reader, end + 1, &kind, &called);
		if (length == 0 && line_at(line, end + 1) == 0x6708) /* 月 */
			length = 1;
		if (length == 0)
			break;
		end += 1 + length;
	}
	return end - place;
}

/* 两个半小时, 三个多月: the measure word says half a one more, or some. */
static void
add_inside(const struct number_line *line, const struct number *number,
    struct quantity *quantity)
{
	struct decimal half = { .small = 5, .scale = 1 };

	if (number->unit_end - number->unit_begin < 3)
		return;
	switch (line->character[number->unit_begin + 1]) {
	case HALF:
		quantity_enlarge(quantity->low, &half);
		quantity_enlarge(quantity->high, &half);
		break;
	case MORE:
		quantity->bound = '+';
		break;
	}
}

/* 二两: a unit of weight, which is the numeral 两 elsewhere. */
static bool
is_tael(
    struct number_reader *reader, const struct numeral *numeral, size_t place)
{
	const struct number_line *line = reader->line;
	enum number_kind kind;
	struct text called;

	return line_at(line, place) == TAEL &&
	    (line_class(line, place + 1) == 0 ||
		line_class(line, place + 1) == NUMERAL_HALF) &&
	    (!numeral->is_arabic || !utf8_is_han(line_at(line, place + 1))) &&
	    read_measure(reader, place + 1, &kind, &called) == 0;
}

/* 十来个, 20来岁: 来 is about, between a round numeral and a measure word. */
static bool
is_about(
    struct number_reader *reader, const struct numeral *numeral, size_t place)
{
	const struct number_line *line = reader->line;
	enum number_kind kind;
	struct text called;

	return line_at(line, place) == ABOUT &&
	    (numeral->has_magnitude ||
		(numeral->digits > 1 && !numeral->has_point &&
		    line->character[place - 1] == '0')) &&
	    read_measure(reader, place + 1, &kind, &called) > 0;
}

/* The measure word at *place or behind a blank there; its length, or 0. */
static size_t
find_unit(struct number_reader *reader, const struct numeral *numeral,
    size_t *place, enum number_kind *kind, struct text *called)
{
	const struct number_line *line = reader->line;
	size_t length = read_measure(reader, *place, kind, called);

	/* 三大领域, but no 万亿大: it goes with small numbers. */
	if (length == 1 && numeral->has_big_power &&
	    line_at(line, *place) == BIG)
		return 0;
	if (length > 0)
		return length;
	if (is_tael(reader, numeral, *place)) {
		*kind = NUMBER_COUNT;
		*called = (struct text){ NULL, 0 };
		return 1;
	}
	if (line_at(line, *place) != ' ' || !numeral->is_arabic)
		return 0;
	length = read_measure(reader, *place + 1, kind, called);
	/* 3 million are no 3 m. */
	if (length == 0 ||
	    (is_letter(line_at(line, *place + length)) &&
		is_letter(line_at(line, *place + length + 1))))
		return 0;
	++*place;
	return length;
}

size_t
read_unit(struct number_reader *reader, const struct numeral *numeral,
    size_t place, struct number *number, struct quantity *quantity)
{
	const struct number_line *line = reader->line;
	struct decimal twelve = { .small = 12 };
	struct text called;
	size_t length;

	if (is_about(reader, numeral, place)) {
		quantity->bound = '~';
		place++;
	}
	length = find_unit(reader, numeral, &place, &quantity->kind, &called);
	quantity->has_unit = length > 0;
	if (length == 0 && line_at(line, place) == DOZEN) {
		decimal_multiply(quantity->low, &twelve);
		decimal_multiply(quantity->high, &twelve);
		return place + 1;
	}
	if (length == 0)
		return place;
	number->unit_begin = place;
	number->unit = called;
	place += length;
	length = read_divisor(reader, place);
	/* 元钱/吨 is called as it stands. */
	if (length > 0)
		number->unit = (struct text){ NULL, 0 };
	number->unit_end = place + length;
	add_inside(line, number, quantity);
	money_in_yuan(line, number, quantity);
	return number->unit_end;
}

/* 7 of 8成7 is at place, and no more digits. */
static bool
is_last_digit(const struct number_reader *reader, size_t place)
{
	int32_t next = line_at(reader->line, place + 1);

	return reader->first.is_arabic &&
	    !numeral_is_arabic(line_class(reader->line, place + 1)) &&
	    next != '.' && next != '%';
}

/* 七成五 is 75 %, 两成半 25 %: what may follow the unit at place. */
static size_t
read_hundredths(
    struct number_reader *reader, size_t place, struct quantity *quantity)
{
	unsigned char class = line_class(reader->line, place);
	struct decimal more = { .small = numeral_digit(class) };

	if (class == NUMERAL_HALF)
		more.small = 5;
	else if (more.small <= 0 ||
	    (numeral_is_arabic(class) && !is_last_digit(reader, place)))
		return place;
	quantity_enlarge(quantity->low, &more);
	quantity_enlarge(quantity->high, &more);
	return place + 1;
}

size_t
read_tenths(struct number_reader *reader, size_t place,
    struct quantity *quantity, struct number *number)
{
	int32_t unit = line_at(reader->line, place);
	struct decimal ten = { .small = 10 };
	char bound;

	if (unit != TENTHS && unit != RATE)
		return NOT_READ;
	/* 完成为 is no rate, but 逾九成为 is. */
	if (is_other_word(reader, place) &&
	    (decimal_compare(quantity->high, &ten) > 0 ||
		read_bound_before(reader, number->begin, &bound) ==
		    number->begin))
		return NOT_READ;
	place++;
	if (decimal_compare(quantity->high, &ten) <= 0) {
		decimal_shift(quantity->low, 1);
		decimal_shift(quantity->high, 1);
		place = read_hundredths(reader, place, quantity);
	}
	quantity->kind = NUMBER_PERCENT;
	quantity->has_unit = true;
	number->unit = TEXT("%");
	return place;
}

/* 一米八, 37度5: decimals behind a unit that may have them as it is spoken. */
static size_t
read_spoken_decimals(const struct number_line *line, size_t place,
    const struct number *number, struct decimal *value)
{
	struct decimal part = { 0 };
	size_t end = place;

	switch (line_at(line, number->unit_begin)) {
	case 0x5C3A: /* 尺 */
	case 0x5EA6: /* 度 */
	case 0x7C73: /* 米 */
		break;
	default:
		return place;
	}
	if (number->unit_end - number->unit_begin != 1 || value->scale > 0)
		return place;
	for (; end < place + 2 && numeral_digit(line_class(line, end)) > 0;
	     end++) {
		part.small =
		    part.small * 10 + numeral_digit(line_class(line, end));
		part.scale++;
	}
	if (end == place || line_class(line, end) != 0 ||
	    line_at(line, end) == '.' || utf8_is_han(line_at(line, end)))
		return place;
	quantity_enlarge(value, &part);
	return end;
}

size_t
read_smaller_units(struct number_reader *reader, size_t place,
    struct number *number, struct quantity *quantity)
{
	size_t end = place;

	if (!quantity->has_unit || reader->first.is_range)
		return place;
	if (quantity->kind == NUMBER_MONEY)
		end = money_read_smaller(
		    reader, end, number->unit_begin, quantity->low);
	else
		end = duration_read_smaller(reader, end, number, quantity);
	if (end == place && quantity->kind != NUMBER_MONEY)
		end = read_spoken_decimals(
		    reader->line, end, number, quantity->low);
	end = read_half(reader->line, end, quantity->low);
	if (end != place)
		decimal_copy(quantity->high, quantity->low);
	return end;
}
