/* Years, as they are written. */
#include "cmd/hannum/moment.h"
#include "cmd/hannum/word.h"

enum {
	REPUBLIC_BEGAN = 1911,
	MOST_OF_REPUBLIC = 200,
	TWO = 0x4E24,               /* 两 */
	CHRISTIAN = 0x5143,         /* 公元 */
	FIRST_OF_LAST_CENTURY = 50, /* of years with two digits */
	FIRST_OF_FISCAL = 60,       /* with two digits, without 民国 */
	FIRST_OF_REPUBLIC = 80,     /* a year without 民国, behind others */
	LAST_OF_REPUBLIC = 130,     /* a year without 民国 */
};

/* 民国 before place, or before a blank there. */
static bool
follows_republic(const struct number_line *line, size_t place)
{
	place -= place > 0 && line->character[place - 1] == ' ';
	return place >= 2 && line->character[place - 2] == 0x6C11 &&
	    line->character[place - 1] == 0x56FD; /* 民国 */
}

/* 62 of 民国57年及62年, but 2 of 民国107年及2年内 is no year. */
static bool
joins_republic(const struct number_line *line, size_t place)
{
	size_t year = place - 1, first;

	if (place < 4 || !is_digit(line_at(line, place + 1)) ||
	    (!is_conjunction(line->character[year]) &&
		line->character[year] != 0x3001)) /* 、 */
		return false;
	year -= line->character[year - 1] == YEAR;
	first = year;
	while (first > 0 && is_digit(line->character[first - 1]))
		first--;
	return first < year && follows_republic(line, first);
}

/*
 * Most digits need no closer look: they are no year of the Republic by what
 * stands right behind them.
 */
static bool
may_be_of_republic(const struct number_line *line, size_t place)
{
	size_t end = place;

	while (is_digit(line_at(line, end)))
		end++;
	return end == place || line_class(line, end) != 0 ||
	    line_at(line, end) == YEAR || follows_republic(line, place);
}

/* Does a month stand at place, or 1至12月? */
static bool
is_month(struct number_reader *reader, size_t place)
{
	int month;
	size_t digits, end = date_read_small(reader, place, &month, &digits);

	return end != NOT_READ &&
	    (line_at(reader->line, end) == MONTH ||
		read_range_mark(reader->line, end) > 0);
}

/* ... and a day behind it? */
static bool
is_day(struct number_reader *reader, size_t place)
{
	int part;
	size_t digits, end = date_read_small(reader, place, &part, &digits);

	if (end == NOT_READ || line_at(reader->line, end) != MONTH)
		return false;
	end = date_read_small(reader, end + 1, &part, &digits);
	return end != NOT_READ && line_at(reader->line, end) == DAY;
}

/*
 * 97年度: so many years are no length of time; nor are 五十九年十二月三日, and
 * 98年 where years of the Republic were met with before.
 */
static bool
is_early(struct number_reader *reader, const struct numeral *numeral)
{
	const struct number_line *line = reader->line;
	size_t behind = numeral->end + 1;

	if (joins_republic(line, numeral->begin) ||
	    (numeral->low.small >= FIRST_OF_FISCAL &&
		line_at(line, behind) == DEGREE))
		return true;
	if (!numeral->is_arabic)
		return numeral->has_magnitude &&
		    (is_day(reader, behind) ||
			(reader->knows_republic && is_month(reader, behind) &&
			    !date_is_length(line, numeral->begin)));
	return reader->knows_republic &&
	    numeral->low.small >= FIRST_OF_REPUBLIC &&
	    (is_month(reader, behind) ||
		date_is_of_republic(line, numeral->begin, behind));
}

/* 113年5月, 114年度; and 108年 alone where others were met with before. */
static bool
is_late(struct number_reader *reader, const struct numeral *numeral)
{
	const struct number_line *line = reader->line;
	size_t place = numeral->begin, behind = numeral->end + 1;

	if (is_month(reader, behind))
		return true;
	if (numeral->low.small > LAST_OF_REPUBLIC)
		return false;
	/* 一一四年: lengths of time aren't written so, but 公元一二四年 is. */
	if (numeral->is_positional)
		return place == 0 || line->character[place - 1] != CHRISTIAN;
	return numeral->is_arabic &&
	    (date_is_of_republic(line, place, behind) ||
		(reader->knows_republic && !date_is_length(line, place)));
}

/*
 * A year of the Republic, before which 民国 stands, or behind which a month
 * does or what goes with a year: 民国一百一十三年, 113年5月, 114年度.
 */
static size_t
read_republic(struct number_reader *reader, size_t place, int *year)
{
	const struct number_line *line = reader->line;
	struct numeral *numeral = &reader->second;
	int64_t value;

	if (!may_be_of_republic(line, place) ||
	    !numeral_read(numeral, line, place) || numeral->has_point ||
	    numeral->is_range || numeral->low.large != NULL ||
	    numeral->low.small < 1 || numeral->low.small >= MOST_OF_REPUBLIC)
		return NOT_READ;
	value = numeral->low.small;
	if (!follows_republic(line, place) &&
	    (line_at(line, numeral->end) != YEAR ||
		!(value < 100 ? is_early(reader, numeral)
			      : is_late(reader, numeral))))
		return NOT_READ;
	reader->knows_republic = true;
	*year = (int)value + REPUBLIC_BEGAN;
	return numeral->end;
}

int
date_year_of_republic(const struct number_reader *reader, int year)
{
	int first = reader->knows_republic ? FIRST_OF_FISCAL : 100;

	return year >= first && year <= LAST_OF_REPUBLIC ? year + REPUBLIC_BEGAN
							 : 0;
}

/* 两千零八, as years of this century are spoken. */
static size_t
read_written_year(struct number_reader *reader, size_t place, int *year)
{
	const struct number_line *line = reader->line;
	const struct numeral *numeral = &reader->second;

	if (numeral_digit(line_class(line, place)) != 2 ||
	    numeral_power(line_class(line, place + 1)) != 3 ||
	    numeral_digit(line_class(line, place + 2)) != 0 ||
	    !numeral_read(&reader->second, line, place) || numeral->is_arabic ||
	    numeral->is_range || numeral->is_more || numeral->has_point ||
	    numeral->has_big_power)
		return NOT_READ;
	*year = (int)numeral->low.small;
	return *year > 2000 && *year < 2100 ? numeral->end : NOT_READ;
}

/*
 * 九八年, 零五年; 八九年 may be eight or nine, unless a month follows, which
 * 98年4月 and 08年4月 need, too.
 */
static size_t
read_short_year(struct number_reader *reader, size_t place, int *year)
{
	const struct number_line *line = reader->line;
	int first = numeral_digit(line_class(line, place));
	int second = numeral_digit(line_class(line, place + 1)), month;
	bool arabic = numeral_is_arabic(line_class(line, place));
	size_t digits, end;

	if (first < 0 || second < 0 || line_at(line, place + 2) != YEAR ||
	    numeral_is_arabic(line_class(line, place + 1)) != arabic ||
	    (arabic && first > 0 && first * 10 < FIRST_OF_LAST_CENTURY) ||
	    line_at(line, place) == TWO || line_at(line, place + 1) == TWO)
		return NOT_READ;
	end = date_read_small(reader, place + 3, &month, &digits);
	if ((arabic || second == first + 1 || (first == 3 && second == 5)) &&
	    (arabic || first > 0) &&
	    (end == NOT_READ || line_at(line, end) != MONTH))
		return NOT_READ;
	*year = first * 10 + second;
	*year += *year < FIRST_OF_LAST_CENTURY ? 2000 : 1900;
	return place + 2;
}

/* 107至111年: so many years are never meant. */
size_t
date_read_republic_range(
    struct number_reader *reader, size_t place, int *first, int *second)
{
	const struct number_line *line = reader->line;
	size_t digits, more, mark,
	    end = date_read_small(reader, place, first, &digits);

	if (end == NOT_READ || digits != 3)
		return NOT_READ;
	mark = read_range_mark(line, end);
	if (mark == 0)
		return NOT_READ;
	end = date_read_small(reader, end + mark, second, &more);
	if (end == NOT_READ || more != 3 || line_at(line, end) != YEAR ||
	    *first <= 100 || *second <= *first || *second > LAST_OF_REPUBLIC ||
	    (*first % 10 == 0 && *second % 10 == 0))
		return NOT_READ;
	*first += REPUBLIC_BEGAN;
	*second += REPUBLIC_BEGAN;
	return end + 1;
}

/* 2022 or 二〇二二: four digits that can be a year. */
size_t
date_read_year(struct number_reader *reader, size_t place, int *year)
{
	size_t digits, end = date_read_small(reader, place, year, &digits);
	int plain = *year;

	/* Most years of the Republic, without the word, are of three digits;
	 * those written out are no row of digits. */
	if (end == NOT_READ ||
	    numeral_power(line_class(reader->line, place)) > 0 ||
	    numeral_power(line_class(reader->line, place + 1)) > 0 ||
	    (plain >= FIRST_OF_FISCAL && plain < MOST_OF_REPUBLIC) ||
	    follows_republic(reader->line, place)) {
		size_t other = read_republic(reader, place, year);

		if (other == NOT_READ)
			other = read_written_year(reader, place, year);
		if (other != NOT_READ)
			return other;
		*year = plain;
	}
	if (end != NOT_READ && digits == 2)
		return read_short_year(reader, place, year);
	if (end == NOT_READ || digits != 4 || *year < 1000 || *year >= 3000)
		return NOT_READ;
	return end;
}
