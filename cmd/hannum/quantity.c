/* Counts, money, percent, points and durations. */
#include "cmd/hannum/read.h"
#include "common/utf8.h"

enum {
	HALF = 0x534A,      /* 半 */
	ONE = 0x4E00,       /* 一 */
	ZERO = 0x96F6,      /* 零 */
	PIECE = 0x5757,     /* 块, of money as it is spoken */
	PIECE_TOO = 0x868A, /* 蚊, in Cantonese */
	DOZEN = 0x6253,     /* 打 */
	LATELY = 0x8FD1,    /* 近, before a duration */
	ABOUT = 0x6765,     /* 来, between a numeral and its measure word */
	THAN = 0x6BD4,      /* 比 */
	TENTHS = 0x6210,    /* 成 */
	RATE = 0x6298,      /* 折 */
};

/* 三块五 is 3.5, 三块零四 3.04. */
static size_t
read_bare_tenths(
    struct number_reader *reader, size_t place, struct decimal *sum)
{
	const struct number_line *line = reader->line;
	bool zero = line_at(line, place) == ZERO;
	struct decimal digit = {
		.small = numeral_digit(line_class(line, place + zero)),
		.scale = 1 + zero,
	};

	if (digit.small <= 0 ||
	    numeral_is_arabic(line_class(line, place + zero)) ||
	    line_class(line, place + zero + 1) != 0 ||
	    utf8_is_han(line_at(line, place + zero + 1)))
		return place;
	decimal_add(sum, &digit);
	return place + zero + 1;
}

/* 块 角 分 behind a sum in 元: 十块三毛, 123元1角1分. */
static size_t
read_small_money(struct number_reader *reader, size_t place,
    const struct number *number, struct decimal *sum)
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
	if (place == number->unit_end &&
	    (line_at(reader->line, number->unit_begin) == PIECE ||
		line_at(reader->line, number->unit_begin) == PIECE_TOO))
		return read_bare_tenths(reader, place, sum);
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

/* 元/吨, 元/平方米·月: what is behind the first measure word; its length. */
static size_t
read_divisor(const struct number_reader *reader, size_t place)
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

/* 五角 is half a 元: money counts in 元. */
static void
set_in_yuan(const struct number_line *line, struct number *number,
    struct quantity *quantity)
{
	int32_t unit = line_at(line, number->unit_begin);

	if (quantity->kind != NUMBER_MONEY ||
	    number->unit_end - number->unit_begin > 2 ||
	    (unit != 0x89D2 && unit != 0x6BDB)) /* 角 毛 */
		return;
	decimal_shift(quantity->low, -1);
	decimal_shift(quantity->high, -1);
	number->unit = TEXT("元");
}

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
	number->unit = called;
	place += length;
	length = read_divisor(reader, place);
	/* 元钱/吨 is called as it stands. */
	if (length > 0)
		number->unit = (struct text){ NULL, 0 };
	number->unit_end = place + length;
	set_in_yuan(line, number, quantity);
	return number->unit_end;
}

/* 完成, 折叠: what 成 and 折 go on with where they are part of a word. */
static bool
goes_on_as_word(int32_t unit, int32_t next)
{
	static const struct {
		int32_t unit;
		struct text words;
	} known[] = {
		{ TENTHS,
		    TEXT_INIT("立为功员果本品年人都交效分熟绩就长套型片份"
			      "千百群文色像因灾行语组对器衣药章见形名家婚语双"
			      "仁全教不活") },
		{ RATE,
		    TEXT_INIT("叠扣射旧合算现腾磨断中价返线页子弯桂服纸冲"
			      "回抵") },
	};

	for (size_t i = 0; i < sizeof(known) / sizeof(*known); i++) {
		struct text rest = known[i].words;

		while (known[i].unit == unit && rest.length > 0)
			if (utf8_next(&rest) == next)
				return true;
	}
	return false;
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
	else if (more.small <= 0 || numeral_is_arabic(class))
		return place;
	decimal_add(quantity->low, &more);
	decimal_add(quantity->high, &more);
	return place + 1;
}

/* 七成 is 70 %, 8折 80 %, 75折 75 %. */
static size_t
read_tenths(struct number_reader *reader, size_t place,
    struct quantity *quantity, struct number *number)
{
	int32_t unit = line_at(reader->line, place);
	struct decimal ten = { .small = 10 };

	if ((unit != TENTHS && unit != RATE) ||
	    goes_on_as_word(unit, line_at(reader->line, place + 1)))
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

/* A single 一 before a measure word is an article, unless it is measured. */
static bool
is_article(const struct number_line *line, const struct numeral *numeral,
    const struct quantity *quantity, size_t end)
{
	int32_t next = line_at(line, end);

	if (numeral->end - numeral->begin != 1 || quantity->bound != 0 ||
	    line_at(line, numeral->begin) != ONE)
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
	    (between && !is_between(reader->line, end + length)) ||
	    decimal_compare(&reader->second.low, &reader->first.low) < 0)
		return place;
	decimal_copy(&reader->first.high, &reader->second.low);
	reader->first.is_range = true;
	quantity->bound = '.';
	number->unit_begin = end;
	number->unit_end = end + length;
	return number->unit_end;
}

/* What follows a measure word and is of the same quantity. */
static size_t
read_smaller_units(struct number_reader *reader, size_t place,
    const struct number *number, struct quantity *quantity)
{
	size_t end = place;

	if (!quantity->has_unit || reader->first.is_range)
		return place;
	if (quantity->kind == NUMBER_MONEY)
		end = read_small_money(reader, end, number, quantity->low);
	end = read_half(reader->line, end, quantity->low);
	if (end != place)
		decimal_copy(quantity->high, quantity->low);
	return end;
}

/* 一百一个 is 一百, and 一个; 一万五元 is 15000. */
static bool
is_split(struct number_reader *reader)
{
	enum number_kind kind;
	struct text called;

	return reader->first.is_elided &&
	    read_measure(reader, reader->first.end, &kind, &called) > 0 &&
	    kind != NUMBER_MONEY;
}

/* The second end of a range, the measure word, and what goes with them. */
static size_t
read_measured(struct number_reader *reader, size_t end, struct number *number,
    struct quantity *quantity)
{
	struct numeral *first = &reader->first;
	bool closed = false;
	size_t next;

	end = read_bare_end(reader, end, &closed);
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
	end = read_measured_end(reader, end, number, quantity);
	return read_smaller_units(reader, end, number, quantity);
}

/* The numeral at place with all that is behind it; where it ends. */
static size_t
read_value(struct number_reader *reader, size_t place, struct number *number,
    struct quantity *quantity)
{
	struct numeral *first = &reader->first;

	if (!read_first(reader, place))
		return NOT_READ;
	if (first->is_more)
		quantity->bound = '+';
	place = read_point(reader, place);
	number->begin = read_sign(reader, place);
	if (number->begin < place)
		numeral_negate(first);
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

/* 比三十大, whose 比 is before begin: where it ends, and the bound. */
static size_t
read_comparison(const struct number_line *line, size_t begin, size_t end,
    struct number *number, struct quantity *quantity)
{
	size_t blank = begin > 0 && line->character[begin - 1] == ' ';
	char bound = 0;

	if (begin < 1 + blank || line->character[begin - 1 - blank] != THAN)
		return end;
	/* 大 is a measure word, too. */
	if (number->unit_end - number->unit_begin == 1 &&
	    line_at(line, number->unit_begin) == 0x5927)
		end = number->unit_end = number->unit_begin;
	switch (line_at(line, end + blank)) {
	case 0x5927: /* 大 */
	case 0x9AD8: /* 高 */
	case 0x591A: /* 多 */
	case 0x957F: /* 长 */
		bound = '+';
		break;
	case 0x5C0F: /* 小 */
	case 0x4F4E: /* 低 */
	case 0x5C11: /* 少 */
	case 0x77ED: /* 短 */
		bound = '-';
		break;
	}
	/* 比10%高3个百分点 says how much. */
	if (bound == 0 || is_digit(line_at(line, end + blank + 1)) ||
	    line_at(line, end + blank + 1) == 0x51FA) /* 出 */
		return number->unit_end > end ? number->unit_end : end;
	quantity->bound = bound;
	number->begin = begin - 1 - blank;
	return end + blank + 1;
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
		return read_comparison(
		    reader->line, begin, end, number, quantity);
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

	if (line_at(line, place) == ONE && next == HALF) {
		length = 1;
	} else if (line_at(line, place) != HALF) {
		return NOT_READ;
	} else if ((next == TENTHS || next == RATE) &&
	    !goes_on_as_word(next, line_at(line, place + 2))) {
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

/* $ ¥ € £ before place, with letters before it as in HK$: their length. */
static size_t
read_currency(const struct number_reader *reader, size_t place)
{
	const struct number_line *line = reader->line;
	size_t begin = place;

	if (begin == reader->sure)
		return 0;
	switch (line->character[begin - 1]) {
	case '$':
	case 0x00A3: /* £ */
	case 0x00A5: /* ¥ */
	case 0x20AC: /* € */
	case 0xFFE5: /* ￥ */
		begin--;
		break;
	default:
		return 0;
	}
	while (begin > reader->sure && place - begin < 4 &&
	    line->character[begin - 1] >= 'A' &&
	    line->character[begin - 1] <= 'Z')
		begin--;
	return place - begin;
}

/* $10,000: the sign is the unit, where there is no other. */
static void
set_currency(const struct number_reader *reader, struct number *number,
    struct quantity *quantity)
{
	size_t length = quantity->has_unit || !reader->first.is_arabic
	    ? 0
	    : read_currency(reader, number->begin);

	if (length == 0)
		return;
	quantity->kind = NUMBER_MONEY;
	quantity->has_unit = true;
	number->unit_end = number->begin;
	number->begin -= length;
	number->unit_begin = number->begin;
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
	set_currency(reader, number, &quantity);
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
