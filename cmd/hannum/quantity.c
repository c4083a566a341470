/* Counts, money, percent, points and durations. */
#include "cmd/hannum/read.h"
#include "common/utf8.h"

LEXICON(number_marks);

enum {
	HALF = 0x534A,   /* 半 */
	DOZEN = 0x6253,  /* 打 */
	LATELY = 0x8FD1, /* 近, before a duration */
	ABOUT = 0x6765,  /* 来, between a numeral and its measure word */
	LONGEST_MARK = 6,
};

/* 约 超过 不少于 before the numeral: where they begin, and the bound. */
static size_t
read_marks_before(const struct number_reader *reader, size_t place, char *bound)
{
	static const struct lexicon marks = LEXICON_INIT(number_marks);
	const struct number_line *line = reader->line;
	size_t end = place, length = LONGEST_MARK;
	struct text value;

	if (end > reader->sure && line->character[end - 1] == ' ')
		end--;
	if (length > end - reader->sure)
		length = end - reader->sure;
	if (length == 0 || !line_knows(line, end - 1, ENDS_MARK))
		return place;
	for (; length > 0; length--)
		if (line_word(line, end - length, end, BEGINS_MARK, marks,
			&value) == length &&
		    value.length > 0 && value.bytes[0] != '.') {
			*bound = value.bytes[0];
			return *bound == '=' ? place : end - length;
		}
	return place;
}

/* 以上 左右 behind the measure word: their length, and the bound. */
static size_t
read_marks_after(const struct number_reader *reader, size_t place, char *bound)
{
	static const struct lexicon marks = LEXICON_INIT(number_marks);
	const struct number_line *line = reader->line;
	struct text value;
	size_t length =
	    line_word(line, place, line->count, BEGINS_MARK, marks, &value);

	/* before, tab, after */
	if (length == 0 || value.length < 3 || value.bytes[2] == '.')
		return 0;
	*bound = value.bytes[2];
	return length;
}

/* 块 角 分 behind a sum in 元: 十块三毛, 123元1角1分. */
static size_t
read_small_money(
    struct number_reader *reader, size_t place, struct decimal *sum)
{
	static const struct {
		int32_t unit;
		int power;
	} units[] = { { 0x89D2, -1 }, { 0x6BDB, -1 }, { 0x5206, -2 } };
	const struct number_line *line = reader->line;
	struct numeral *numeral = &reader->second;

	for (size_t i = 0; i < sizeof(units) / sizeof(*units); i++) {
		if (!numeral_read(numeral, line, place) ||
		    numeral->has_magnitude || numeral->is_range ||
		    line_at(line, numeral->end) != units[i].unit)
			continue;
		decimal_shift(&numeral->low, units[i].power);
		decimal_add(sum, &numeral->low);
		place = numeral->end + 1;
	}
	return place;
}

/* 三斤半, 两年半 */
static size_t
read_half(const struct number_line *line, size_t place, struct decimal *value)
{
	struct decimal half = { 0 };

	if (line_at(line, place) != HALF ||
	    utf8_is_han(line_at(line, place + 1)))
		return place;
	decimal_parse(&half, TEXT("0.5"));
	decimal_add(value, &half);
	return place + 1;
}

/* What is read of one quantity, before it is printed. */
struct quantity {
	struct decimal *low, *high;
	enum number_kind kind;
	char bound; /* 0, or one of + - ~ . */
	bool has_unit;
};

/* A measure word at place, or one behind a blank and Arabic digits. */
static size_t
read_unit(struct number_reader *reader, const struct numeral *numeral,
    size_t place, struct number *number, struct quantity *quantity)
{
	const struct number_line *line = reader->line;
	struct text called;
	size_t length;

	if (line_at(line, place) == ABOUT && numeral->has_magnitude &&
	    read_measure(reader, place + 1, &quantity->kind, &called) > 0) {
		quantity->bound = '~';
		place++;
	}
	length = read_measure(reader, place, &quantity->kind, &called);
	if (length == 0 && line_at(line, place) == DOZEN) {
		struct decimal twelve = { .small = 12 };

		decimal_multiply(quantity->low, &twelve);
		decimal_multiply(quantity->high, &twelve);
		return place + 1;
	}
	if (length == 0 && line_at(line, place) == ' ' && numeral->is_arabic) {
		length =
		    read_measure(reader, place + 1, &quantity->kind, &called);
		place += length > 0;
	}
	quantity->has_unit = length > 0;
	if (length == 0)
		return place;
	number->unit_begin = place;
	number->unit_end = place + length;
	number->unit = called;
	return place + length;
}

/* The second end of a range at place: 3-5个, 10~15万元, 两到三万. */
static size_t
read_second(struct number_reader *reader, size_t place)
{
	struct numeral *first = &reader->first, *second = &reader->second;
	size_t mark = read_range_mark(reader->line, place);

	if (mark == 0 || first->is_range ||
	    !numeral_read(second, reader->line, place + mark) ||
	    second->is_positional || second->is_range)
		return NOT_READ;
	/* 七千到九千亿: what ends the second goes for both. */
	if (second->power > 0 &&
	    (!first->has_magnitude ||
		(!first->has_big_power && second->has_big_power))) {
		decimal_shift(&first->low, second->power);
		if (decimal_compare(&first->low, &second->low) > 0)
			decimal_shift(&first->low, -second->power);
	}
	if (decimal_compare(&first->low, &second->low) > 0)
		return NOT_READ;
	decimal_copy(&first->high, &second->high);
	first->is_range = true;
	first->is_vague = false;
	return second->end;
}

/* 5万元以上10万元以下 */
static size_t
read_upper_end(struct number_reader *reader, size_t place,
    const struct number *number, enum number_kind kind)
{
	const struct number_line *line = reader->line;
	enum number_kind other;
	struct text called;
	size_t end, length;
	char bound = 0;

	if (!numeral_read(&reader->second, line, place))
		return NOT_READ;
	end = reader->second.end;
	length = read_measure(reader, end, &other, &called);
	if (length != number->unit_end - number->unit_begin || other != kind)
		return NOT_READ;
	end += length;
	length = read_marks_after(reader, end, &bound);
	if (length == 0 || bound != '-' ||
	    decimal_compare(&reader->second.low, &reader->first.low) < 0)
		return NOT_READ;
	decimal_copy(&reader->first.high, &reader->second.low);
	return end + length;
}

static void
print_bound(struct number *number, const struct quantity *quantity)
{
	number_set(number, quantity->low, quantity->high);
	switch (quantity->bound) {
	case '+':
		number->bound = "+";
		buffer_clear(&number->high);
		break;
	case '-':
		number->bound = "-";
		buffer_clear(&number->low);
		break;
	case '~':
		number->bound = "~";
		break;
	case '.':
		number->bound = "..";
		break;
	default:
		number->bound = "";
	}
}

/* 七成 is 70 %, 8折 80 %, 75折 75 %. */
static size_t
read_tenths(struct number_reader *reader, size_t place,
    struct quantity *quantity, struct number *number)
{
	const struct number_line *line = reader->line;
	int32_t unit = line_at(line, place);
	struct decimal ten = { .small = 10 };

	if (unit != 0x6210 && unit != 0x6298) /* 成 折 */
		return NOT_READ;
	/* 完成, 5成品, 三折叠: a word goes on. */
	if (utf8_is_han(line_at(line, place + 1)) &&
	    line_at(line, place + 1) != 0x4EE5 &&
	    line_at(line, place + 1) != 0x5DE6 &&
	    line_at(line, place + 1) != 0x591A &&
	    line_at(line, place + 1) != 0x7684 &&
	    numeral_digit(line_class(line, place + 1)) < 0)
		return NOT_READ;
	if (decimal_compare(quantity->high, &ten) <= 0) {
		decimal_shift(quantity->low, 1);
		decimal_shift(quantity->high, 1);
		place++;
		if (numeral_digit(line_class(line, place)) > 0 &&
		    !is_digit(line_at(line, place))) {
			struct decimal more = {
				.small = numeral_digit(line_class(line, place)),
			};

			decimal_add(quantity->low, &more);
			decimal_add(quantity->high, &more);
			place++;
		}
	} else {
		place++;
	}
	quantity->kind = NUMBER_PERCENT;
	quantity->has_unit = true;
	number->unit = TEXT("%");
	return place;
}

/* 负 or - right before place: the number is below zero. */
static bool
read_sign(const struct number_reader *reader, size_t place)
{
	const struct number_line *line = reader->line;
	int32_t sign, before;

	if (place == 0 || (place == reader->sure && reader->sure > 0))
		return false;
	sign = line->character[place - 1];
	before = place > 1 ? line->character[place - 2] : 0;
	if (sign == 0x8D1F)                                  /* 负 */
		return before != 0x62C5 && before != 0x80DC; /* 担 胜 */
	if (sign != '-' && sign != 0x2212)
		return false;
	/* Behind a number it is a range, in a word a hyphen. */
	return (place - 1 > reader->sure || reader->sure == 0) &&
	    (before == 0 || before >= 0x80 || before == ' ' || before == ',' ||
		before == '(');
}

static void
negate(struct decimal *low, struct decimal *high)
{
	struct decimal zero = { 0 }, kept = { 0 };

	decimal_copy(&kept, low);
	decimal_copy(low, &zero);
	decimal_subtract(low, high);
	decimal_copy(high, &zero);
	decimal_subtract(high, &kept);
	decimal_free(&kept);
}

/* A single 一 before a measure word is an article, unless it is measured. */
static bool
is_article(const struct number_line *line, const struct numeral *numeral,
    const struct quantity *quantity, size_t end)
{
	int32_t next = line_at(line, end);

	if (numeral->end - numeral->begin != 1 ||
	    line_at(line, numeral->begin) != 0x4E00)
		return false;
	if (quantity->kind == NUMBER_DURATION)
		return next != 0x5185 && next != 0x4EE5 && next != 0x6765 &&
		    next != 0x591A;
	return quantity->kind == NUMBER_COUNT;
}

/* 3万元至5万元, 3个到5个: the second end, each with its measure word. */
static size_t
read_measured_end(struct number_reader *reader, size_t place,
    struct number *number, struct quantity *quantity)
{
	struct numeral *first = &reader->first, *second = &reader->second;
	enum number_kind kind;
	struct text called;
	size_t length;

	if (!quantity->has_unit || first->is_range ||
	    read_second(reader, place) == NOT_READ)
		return place;
	length = read_measure(reader, second->end, &kind, &called);
	if (length > 0 && kind == quantity->kind &&
	    length == number->unit_end - number->unit_begin) {
		quantity->bound = '.';
		number->unit_begin = second->end;
		number->unit_end = second->end + length;
		return number->unit_end;
	}
	/* It may have changed the first. */
	read_first(reader, first->begin);
	first->is_range = false;
	return place;
}

/* What follows a measure word and is of the same quantity. */
static size_t
read_smaller_units(
    struct number_reader *reader, size_t place, struct quantity *quantity)
{
	size_t end = place;

	if (!quantity->has_unit || reader->first.is_range)
		return place;
	if (quantity->kind == NUMBER_MONEY)
		end = read_small_money(reader, end, quantity->low);
	end = read_half(reader->line, end, quantity->low);
	if (end != place)
		decimal_copy(quantity->high, quantity->low);
	return end;
}

/* The numeral at place with all that is behind it; where it ends. */
static size_t
read_value(struct number_reader *reader, size_t place, struct number *number,
    struct quantity *quantity)
{
	struct numeral *first = &reader->first;
	size_t end, next;

	if (!read_first(reader, place))
		return NOT_READ;
	end = first->end;
	if (first->is_more)
		quantity->bound = '+';
	next = read_second(reader, end);
	if (next != NOT_READ)
		end = next;
	if (first->is_range)
		quantity->bound = first->is_vague ? '~' : '.';
	number->unit_begin = number->unit_end = end;
	number->unit = (struct text){ NULL, 0 };
	next = read_tenths(reader, end, quantity, number);
	end = next != NOT_READ
	    ? next
	    : read_unit(reader, first, end, number, quantity);
	end = read_measured_end(reader, end, number, quantity);
	return read_smaller_units(reader, end, quantity);
}

/* 以上 左右 5万元以上10万元以下 at end; where they end. */
static size_t
read_bound_after(struct number_reader *reader, size_t end,
    const struct number *number, struct quantity *quantity)
{
	const struct numeral *first = &reader->first;
	size_t length, next;
	char bound = 0;

	if (!quantity->has_unit && !first->is_arabic && !first->has_magnitude)
		return end;
	length = read_marks_after(reader, end, &bound);
	end += length;
	if (length == 0 || first->is_range)
		return end;
	quantity->bound = bound;
	next = bound == '+'
	    ? read_upper_end(reader, end, number, quantity->kind)
	    : NOT_READ;
	if (next == NOT_READ)
		return end;
	quantity->bound = '.';
	return next;
}

/* 约 超过 before place, which begins the number then. */
static void
read_bound_before(const struct number_reader *reader, size_t place,
    struct number *number, struct quantity *quantity)
{
	char bound = 0;
	size_t begin = read_marks_before(reader, place, &bound);

	/* 近5年: lately, not nearly. */
	if (begin == place ||
	    (quantity->kind == NUMBER_DURATION &&
		reader->line->character[begin] == LATELY))
		return;
	if (quantity->bound != '.')
		quantity->bound = bound;
	number->begin = begin;
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
	size_t end = read_value(reader, place, number, &quantity);

	if (end == NOT_READ)
		return NOT_READ;
	end = read_bound_after(reader, end, number, &quantity);
	if (read_sign(reader, place)) {
		place--;
		number->begin = place;
		negate(quantity.low, quantity.high);
	}
	read_bound_before(reader, place, number, &quantity);
	number->kind = quantity.kind;
	print_bound(number, &quantity);
	if ((!quantity.has_unit && !first->is_arabic) ||
	    is_article(reader->line, first, &quantity, end)) {
		number->kind = NUMBER_NUMBER;
		if (!quantity.has_unit)
			number->begin = place;
	}
	return end;
}
