/* Periods of days, months and years, from one to another. */
#include "cmd/hannum/moment.h"

enum {
	LONGEST_PART = 6,  /* 一九九八, 第二季度 */
	LEARNING = 0x5B66, /* 学 */
	FIRST_OF_CENTURY = 1900,
	MOST_OF_YEARS = 2100,
};

/* 2026/27 is never a fraction: 年度 may be missing. */
static bool
are_two_years(const struct number_line *line, size_t last, size_t end, int year)
{
	return line_at(line, last - 1) == '/' && year >= FIRST_OF_CENTURY &&
	    year < MOST_OF_YEARS && line_at(line, end) != '/' &&
	    line_at(line, end) != '.' && line_at(line, end) != '-';
}

/* The two digits at place, whatever follows: 2027/28两个年度. */
static size_t
read_two_last(struct number_reader *reader, size_t place, int *value)
{
	const struct number_line *line = reader->line;
	size_t digits, end;

	if (line_at(line, place - 1) == '/' && is_digit(line_at(line, place)) &&
	    is_digit(line_at(line, place + 1)) &&
	    !is_digit(line_at(line, place + 2))) {
		*value = (line_at(line, place) - '0') * 10 +
		    line_at(line, place + 1) - '0';
		return place + 2;
	}
	end = date_read_small(reader, place, value, &digits);
	return end != NOT_READ && digits == 2 ? end : NOT_READ;
}

/* 2023-24年度: a year at place, and the two last digits of the next. */
static bool
read_fiscal_year(struct number_reader *reader, size_t place, size_t last,
    struct moment *first, struct moment *second)
{
	const struct number_line *line = reader->line;
	int year, next;
	size_t end;

	if (date_read_year(reader, place, &year) == NOT_READ)
		return false;
	end = read_two_last(reader, last, &next);
	/* 财政年度 */
	if (end != NOT_READ && line_at(line, end) == 0x8D22 &&
	    line_at(line, end + 1) == 0x653F)
		end += 2;
	if (end == NOT_READ || (year + 1) % 100 != next ||
	    (line_at(line, end) != YEAR &&
		!are_two_years(line, last, end, year)))
		return false;
	first->year = year;
	second->year = year + 1;
	second->end = end + (line_at(line, end) == YEAR);
	return true;
}

/* / or - between the two years of a fiscal one. */
static bool
is_fiscal_mark(int32_t character)
{
	return character == '/' || character == '-' || character == 0x2013;
}

/* 2019/20至2023/24年度: the two years at place, and those behind 至. */
static bool
read_fiscal_range(struct number_reader *reader, size_t place,
    struct moment *first, struct moment *second)
{
	const struct number_line *line = reader->line;
	struct moment begins;
	int year, next, other;
	size_t digits, mark, end = date_read_year(reader, place, &year);

	if (end == NOT_READ || !is_fiscal_mark(line_at(line, end)))
		return false;
	end = date_read_small(reader, end + 1, &next, &digits);
	if (end == NOT_READ || digits != 2 || (year + 1) % 100 != next)
		return false;
	/* 2019/20年度至2023/24年度 */
	if (line_at(line, end) == YEAR && line_at(line, end + 1) == DEGREE)
		end += 2;
	mark = read_range_mark(line, end);
	if (mark == 0)
		return false;
	place = end + mark;
	end = date_read_year(reader, place, &other);
	*first = *second = moment_nothing;
	if (end == NOT_READ || !is_fiscal_mark(line_at(line, end)) ||
	    other < year ||
	    !read_fiscal_year(reader, place, end + 1, &begins, second))
		return false;
	first->year = year;
	return true;
}

/* 17时, 17时30分 */
static bool
is_time(const struct moment *moment)
{
	return moment->year == MOMENT_NONE && moment->month == MOMENT_NONE &&
	    moment->day == MOMENT_NONE && moment->hour != MOMENT_NONE;
}

/* 2021-2025年, 1-10月, 3-5日: the first end lacks the word. */
static bool
read_bare_first(struct number_reader *reader, size_t place,
    struct moment *first, struct moment *second)
{
	const struct number_line *line = reader->line;
	size_t digits, mark, end;
	int value;

	*first = *second = moment_nothing;
	end = date_read_year(reader, place, &value);
	if (end == NOT_READ)
		end = date_read_small(reader, place, &value, &digits);
	if (end == NOT_READ)
		return false;
	mark = read_range_mark(line, end);
	if (mark == 0 && line_at(line, end) == '/')
		return read_fiscal_year(reader, place, end + 1, first, second);
	if (mark == 0)
		return false;
	if (read_fiscal_year(reader, place, end + mark, first, second))
		return true;
	if (!date_read_moment(reader, end + mark, second))
		return false;
	if (second->year != MOMENT_NONE && second->month == MOMENT_NONE &&
	    value >= 1000 && value <= second->year)
		first->year = value;
	else if (second->year == MOMENT_NONE && second->month != MOMENT_NONE &&
	    value >= 1 && value <= 12 && second->day == MOMENT_NONE)
		first->month = value;
	else if (second->month == MOMENT_NONE && second->day != MOMENT_NONE &&
	    value >= 1 && value <= second->day && second->year == MOMENT_NONE)
		first->day = value;
	else if (second->quarter != MOMENT_NONE && value >= 1 &&
	    value < second->quarter)
		first->quarter = value;
	else if (is_time(second) && value >= 0 && value <= second->hour)
		first->hour = value;
	else
		return false;
	return true;
}

/* 2021-2025 with nothing behind it that is counted; 2021-2022学年. */
static bool
read_bare_years(struct number_reader *reader, size_t place,
    struct moment *first, struct moment *second)
{
	const struct number_line *line = reader->line;
	enum number_kind kind;
	struct text called;
	size_t end;

	*first = *second = moment_nothing;
	if (!is_digit(line_at(line, place)))
		return false;
	second->end = date_read_republic_range(
	    reader, place, &first->year, &second->year);
	if (second->end != NOT_READ)
		return true;
	end = date_read_year(reader, place, &first->year);
	if (end == NOT_READ || read_range_mark(line, end) == 0)
		return false;
	end += read_range_mark(line, end);
	end = date_read_year(reader, end, &second->year);
	if (end != NOT_READ && line_at(line, end) == LEARNING &&
	    line_at(line, end + 1) == YEAR) {
		second->end = end + 2;
		return first->year + 1 == second->year;
	}
	if (end == NOT_READ || first->year < FIRST_OF_CENTURY ||
	    second->year >= MOST_OF_YEARS || first->year >= second->year ||
	    line_at(line, end) == '-' || line_at(line, end) == '/' ||
	    line_at(line, end) == '%' ||
	    read_measure(reader, end, &kind, &called) > 0)
		return false;
	second->end = end;
	return true;
}

/* 第一、二季度, 一、二季度: quarters of which the last has the word. */
static bool
read_joined_quarters(struct number_reader *reader, size_t place,
    struct moment *first, struct moment *second)
{
	const struct number_line *line = reader->line;
	bool marked = line_at(line, place) == ORDINAL_MARK;
	size_t digits, end = place + marked;
	int quarter;

	/* Most dates go on with a word. */
	while (line_class(line, end) != 0)
		end++;
	if (line_at(line, end) != ENUMERATION_COMMA)
		return false;
	*first = *second = moment_nothing;
	end = date_read_small(reader, place + marked, &first->quarter, &digits);
	second->quarter = first->quarter;
	/* 一、 that begins a line is a marker of it. */
	if (end == NOT_READ || first->quarter < 1 || (place == 0 && !marked))
		return false;
	while (line_at(line, end) == ENUMERATION_COMMA) {
		end = date_read_small(reader, end + 1, &quarter, &digits);
		if (end == NOT_READ || quarter <= second->quarter ||
		    quarter > 4)
			return false;
		second->quarter = quarter;
	}
	if (second->quarter == first->quarter || line_at(line, end) != SEASON ||
	    (!marked && line_at(line, end + 1) != DEGREE))
		return false;
	second->end = end + 1 + (line_at(line, end + 1) == DEGREE);
	return true;
}

/* The ends say as much of each other as they may: 2021年1-3月. */
static void
complete_range(const struct moment *first, struct moment *second)
{
	if (second->year == MOMENT_NONE && first->year != MOMENT_NONE)
		second->year = first->year;
	if (second->month == MOMENT_NONE && second->day != MOMENT_NONE)
		second->month = first->month;
}

/* 2021年1-3月, 6月5-7日: a range of the last word only. */
static bool
read_bare_last(struct number_reader *reader, const struct moment *base,
    struct moment *first, struct moment *second)
{
	if (!read_joined_quarters(reader, base->end, first, second) &&
	    !read_bare_first(reader, base->end, first, second))
		return false;
	if (base->day != MOMENT_NONE) {
		if (base->hour != MOMENT_NONE || first->hour == MOMENT_NONE)
			return false;
		first->day = second->day = base->day;
		first->month = second->month = base->month;
		first->year = second->year = base->year;
		return true;
	}
	if (base->month != MOMENT_NONE)
		return base->day == MOMENT_NONE && first->day != MOMENT_NONE &&
		    (first->month = second->month = base->month,
			first->year = second->year = base->year, true);
	if (base->year == MOMENT_NONE || first->year != MOMENT_NONE)
		return false;
	first->year = second->year = base->year;
	return true;
}

static size_t
set_period(struct number *number, const struct moment *first,
    const struct moment *second)
{
	number->kind = NUMBER_PERIOD;
	number->bound = "..";
	buffer_clear(&number->value);
	moment_print(first, &number->low);
	moment_print(second, &number->high);
	return second->end;
}

/* 2022.2.24, not 22.5: is there another point behind a digit or two? */
static bool
is_numeric(const struct number_line *line, size_t place)
{
	return is_digit(line_at(line, place + 1)) &&
	    (line_at(line, place + 2) == '.' ||
		(is_digit(line_at(line, place + 2)) &&
		    line_at(line, place + 3) == '.'));
}

/* 、 at place, and a quarter behind it? */
static bool
begins_joined_quarters(const struct number_line *line, size_t place)
{
	while (line_at(line, place) == ENUMERATION_COMMA &&
	    line_class(line, place + 1) != 0)
		place += 2;
	return line_at(line, place) == SEASON;
}

/*
 * Digits are a date by what stands right behind them; most are none, and need
 * no closer look.  Sets *range where they may be the first end of a range.
 */
static bool
may_be_date(const struct number_line *line, size_t place, bool *range)
{
	size_t last = place + LONGEST_PART;

	while (line_class(line, place) != 0)
		if (place++ == last)
			return false;
	*range = false;
	switch (line_at(line, place)) {
	case YEAR:
	case MONTH:
	case DAY:
	case HOUR:
	case CLOCK:
	case SEASON:
	case ':':
		return true;
	case '.':
		return is_numeric(line, place);
	case '/':
		*range = true;
		return true;
	}
	*range = read_range_mark(line, place) > 0;
	return *range || begins_joined_quarters(line, place) ||
	    line_at(line, place) == ' ';
}

/* 2021年度至2023年度: the 度 of a year belongs to no date. */
static size_t
behind_year(const struct number_line *line, const struct moment *moment)
{
	return moment->end +
	    (moment->year != MOMENT_NONE && moment->month == MOMENT_NONE &&
		moment->quarter == MOMENT_NONE &&
		line_at(line, moment->end) == DEGREE);
}

/* 1200年一遇: so many years pass from one to the next. */
static bool
is_recurrence(const struct number_line *line, const struct moment *moment)
{
	return moment->year != MOMENT_NONE &&
	    line_at(line, moment->end) == 0x4E00 &&   /* 一 */
	    line_at(line, moment->end + 1) == 0x9047; /* 遇 */
}

size_t
read_date(struct number_reader *reader, size_t place, struct number *number)
{
	struct moment first, second, last;
	bool range;
	size_t mark, end;

	if (!may_be_date(reader->line, place, &range))
		return NOT_READ;
	if (range &&
	    (read_bare_years(reader, place, &first, &second) ||
		read_fiscal_range(reader, place, &first, &second) ||
		read_bare_first(reader, place, &first, &second)))
		return set_period(number, &first, &second);
	if (read_joined_quarters(reader, place, &first, &second))
		return set_period(number, &first, &second);
	if (!date_read_moment(reader, place, &first) ||
	    is_recurrence(reader->line, &first))
		return NOT_READ;
	if (read_bare_last(reader, &first, &second, &last))
		return set_period(number, &second, &last);
	end = behind_year(reader->line, &first);
	mark = read_range_mark(reader->line, end);
	if (mark > 0 && date_read_moment(reader, end + mark, &second)) {
		complete_range(&first, &second);
		return set_period(number, &first, &second);
	}
	/* 前三季度: from the first on. */
	if (first.quarter > 1 && first.year == MOMENT_NONE &&
	    date_follows_up_to(reader->line, place)) {
		second = first;
		first.quarter = 1;
		return set_period(number, &first, &second);
	}
	number->kind = NUMBER_DATE;
	number->bound = "";
	moment_print(&first, &number->value);
	moment_print(&first, &number->low);
	moment_print(&first, &number->high);
	return first.end;
}
