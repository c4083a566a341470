/* Money: 三块五, 十元三角五分, 两美元又三美分. */
#include "cmd/hannum/quantity.h"
#include "common/utf8.h"

enum {
	ZERO = 0x96F6,      /* 零 */
	AND = 0x53C8,       /* 又 */
	YUAN = 0x5143,      /* 元 */
	ROUND = 0x5706,     /* 圆 */
	PIECE = 0x5757,     /* 块, of money as it is spoken */
	PIECE_TOO = 0x868A, /* 蚊, in Cantonese */
	TENTH = 0x89D2,     /* 角 */
	TENTH_TOO = 0x6BDB, /* 毛 */
	HUNDREDTH = 0x5206, /* 分 */
	OF = 0x4E4B,        /* 之 */
	CLOCK = 0x949F,     /* 钟 */
	MONEY = 0x94B1,     /* 钱 */
};

static bool
is_tenth(int32_t unit)
{
	return unit == TENTH || unit == TENTH_TOO;
}

/* Units of the same money, of which 角 is a tenth. */
static bool
is_yuan(int32_t unit)
{
	return unit == YUAN || unit == ROUND || unit == PIECE ||
	    unit == PIECE_TOO || is_tenth(unit);
}

/* May a word follow that is not counted: 三块五左右? */
static bool
may_follow(int32_t character)
{
	/* 以上 左右 ... */
	return !utf8_is_han(character) ||
	    is_one_of(character, U"与以到和左的至");
}

/* A digit that nothing goes on with, as 五 in 三块五; its power is below 0. */
static size_t
read_bare_digit(
    struct number_reader *reader, size_t place, int power, struct decimal *sum)
{
	const struct number_line *line = reader->line;
	bool arabic = numeral_is_arabic(line_class(line, place));
	struct decimal digit = {
		.small = numeral_digit(line_class(line, place)),
		.scale = (uint32_t)-power,
	};

	if (digit.small <= 0 || (arabic && power != -1) ||
	    (arabic && line_at(line, place + 1) == '.') ||
	    line_class(line, place + 1) != 0 ||
	    !may_follow(line_at(line, place + 1)))
		return place;
	quantity_enlarge(sum, &digit);
	return place + 1;
}

/* 角 毛 分 behind 元, 美分 behind 美元, at place: where it ends, or place; and
 * the power of ten it is of what begins with unit. */
static size_t
read_smaller_unit(
    const struct number_line *line, size_t place, int32_t unit, int *power)
{
	static const struct {
		int32_t major, minor[2]; /* first characters */
		int power;
	} units[] = {
		{ YUAN, { TENTH }, -1 }, { YUAN, { TENTH_TOO }, -1 },
		{ YUAN, { HUNDREDTH }, -2 },
		{ 0x7F8E, { 0x7F8E, HUNDREDTH }, -2 }, /* 美 */
		{ 0x6B27, { 0x6B27, HUNDREDTH }, -2 }, /* 欧 */
		{ 0x6E2F, { 0x6E2F, 0x4ED9 }, -2 },    /* 港 仙 */
		{ 0x82F1, { 0x4FBF, 0x58EB }, -2 },    /* 英 便士 */
	};
	int32_t major = is_yuan(unit) ? YUAN : unit;

	for (size_t i = 0; i < sizeof(units) / sizeof(*units); i++) {
		bool two = units[i].minor[1] != 0;

		/* 三分之一, 三分钟 */
		if (!two && units[i].power == -2 &&
		    (line_at(line, place + 1) == OF ||
			line_at(line, place + 1) == CLOCK))
			continue;
		if (major != units[i].major ||
		    line_at(line, place) != units[i].minor[0] ||
		    (two && line_at(line, place + 1) != units[i].minor[1]))
			continue;
		*power = units[i].power;
		place += 1 + two;
		return place + (line_at(line, place) == MONEY);
	}
	return place;
}

/* 三块五, 三块零五, 三毛五: what has no unit of its own. */
static size_t
read_last_digit(struct number_reader *reader, size_t place, int last,
    int32_t unit, struct decimal *sum)
{
	struct decimal half = { .small = 5, .scale = 2 };
	size_t end;

	if (last == -1 && line_at(reader->line, place) == HALF &&
	    may_follow(line_at(reader->line, place + 1))) {
		quantity_enlarge(sum, &half);
		return place + 1;
	}
	if (last == -1)
		return read_bare_digit(reader, place, -2, sum);
	if (last < 0 || (unit != PIECE && unit != PIECE_TOO))
		return place;
	if (line_at(reader->line, place) != ZERO)
		return read_bare_digit(reader, place, -1, sum);
	end = read_bare_digit(reader, place + 1, -2, sum);
	return end > place + 1 ? end : place;
}

size_t
money_read_smaller(struct number_reader *reader, size_t place, size_t unit,
    struct decimal *sum)
{
	const struct number_line *line = reader->line;
	struct numeral *numeral = &reader->second;
	int32_t major = unit < place ? line_at(line, unit) : YUAN;
	int last = is_tenth(major) ? -1 : 0, power = 0;

	for (;;) {
		size_t end = place + (line_at(line, place) == AND);

		/* 五十美分, but no 元 and 五十分. */
		if (!numeral_read(numeral, line, end) || numeral->is_range ||
		    (numeral->has_magnitude && is_yuan(major)))
			break;
		end = read_smaller_unit(line, numeral->end, major, &power);
		if (end == numeral->end || power >= last)
			break;
		decimal_shift(&numeral->low, power);
		quantity_enlarge(sum, &numeral->low);
		place = end;
		last = power;
	}
	return read_last_digit(reader, place, last, major, sum);
}

/* Is the measure word at place money that is counted with that of number? */
static bool
is_same_money(const struct number_line *line, const struct number *number,
    size_t place, size_t length)
{
	size_t begin = number->unit_begin, end = number->unit_end;

	if (is_yuan(line_at(line, begin)) && is_yuan(line_at(line, place)) &&
	    end - begin <= 2 && length <= 2)
		return true;
	if (end - begin != length)
		return false;
	for (size_t i = 0; i < length; i++)
		if (line_at(line, begin + i) != line_at(line, place + i))
			return false;
	return true;
}

size_t
money_read_second(struct number_reader *reader, size_t place,
    struct number *number, struct quantity *quantity)
{
	static struct decimal sum;
	const struct number_line *line = reader->line;
	enum number_kind kind;
	struct text called;
	bool between;
	size_t unit = find_second(reader, place, &between), length, end;

	if (unit == NOT_READ || quantity->bound == '+')
		return place;
	length = read_measure(reader, unit, &kind, &called);
	if (length == 0 || kind != NUMBER_MONEY ||
	    !is_same_money(line, number, unit, length))
		return place;
	decimal_copy(&sum, &reader->second.low);
	if (is_tenth(line_at(line, unit)))
		decimal_shift(&sum, -1);
	end = money_read_smaller(reader, unit + length, unit, &sum);
	if ((between && !is_between(line, end)) ||
	    decimal_compare(&sum, quantity->low) < 0 ||
	    grows_to(reader, quantity->low, &sum))
		return place;
	decimal_copy(quantity->high, &sum);
	reader->first.is_range = true;
	quantity->bound = '.';
	number->unit_begin = unit;
	number->unit_end = unit + length;
	return end;
}

/* Digits as they are written of money only. */
static bool
is_formal(int32_t character)
{
	return is_one_of(character, U"壹贰叁参肆伍陆柒捌玖");
}

void
money_in_yuan(const struct number_line *line, struct number *number,
    struct quantity *quantity)
{
	size_t begin = number->unit_begin, length = number->unit_end - begin;
	int power;

	if (quantity->kind == NUMBER_MONEY && length <= 2 &&
	    is_tenth(line_at(line, begin)))
		power = -1;
	else if (length == 1 && line_at(line, begin) == HUNDREDTH &&
	    begin > 0 && is_formal(line->character[begin - 1]))
		power = -2;
	else
		return;
	quantity->kind = NUMBER_MONEY;
	decimal_shift(quantity->low, power);
	decimal_shift(quantity->high, power);
	number->unit = TEXT("元");
}

bool
money_split(struct number_reader *reader, struct number *number,
    struct quantity *quantity)
{
	const struct number_line *line = reader->line;
	struct numeral *first = &reader->first;
	bool inside = first->is_range || first->is_elided;
	size_t digit = first->end - inside;

	if (!first->has_magnitude || first->has_point || first->is_vague ||
	    first->is_more || numeral_digit(line_class(line, digit)) <= 0 ||
	    !is_tenth(line_at(line, digit + 1)))
		return false;
	if (inside)
		numeral_shorten(first, line);
	quantity->kind = NUMBER_MONEY;
	quantity->has_unit = true;
	number->unit_begin = number->unit_end = first->end;
	number->unit = TEXT("元");
	return true;
}

bool
money_is_of_things(const struct number_line *line, const struct number *number)
{
	return number->unit_end == number->unit_begin + 1 &&
	    line_at(line, number->unit_begin) == PIECE &&
	    line_class(line, number->unit_end) == 0 &&
	    line_at(line, number->unit_end) != OF && /* 之间 */
	    !may_follow(line_at(line, number->unit_end));
}
