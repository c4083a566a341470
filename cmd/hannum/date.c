/* A date or a time: what is said of it. */
#include "cmd/hannum/moment.h"

enum {
	HOUR_SIGN = 0x949F,  /* 钟, of points that are a time */
	ONE = 0x4E00,        /* 一 */
	HALF = 0x534A,       /* 半 */
	SHARP = 0x6574,      /* 整 */
	QUARTER = 0x523B,    /* 刻, of an hour */
	MINUTE = 0x5206,     /* 分 */
	SECOND = 0x79D2,     /* 秒 */
	BEFORE = 0x524D,     /* 前 */
	FIRST = 0x9996,      /* 首 */
	NUMBER_DAY = 0x53F7, /* 号, of a day as it is spoken */
};

/* A number of one or two digits from least to most, and the word behind it. */
static size_t
read_part(struct number_reader *reader, size_t place, int32_t word, int least,
    int most, int *part)
{
	size_t digits, end = date_read_small(reader, place, part, &digits);

	if (end == NOT_READ || *part < least || *part > most || digits > 2 ||
	    line_at(reader->line, end) != word)
		return NOT_READ;
	return end + 1;
}

/* 半, 一刻, 三刻, 整 behind the hour: where it ends, or NOT_READ. */
static size_t
read_quarters_of_hour(const struct number_line *line, size_t place, int *minute)
{
	int quarters = numeral_digit(line_class(line, place));

	if (line_at(line, place) == HALF) {
		*minute = 30;
		return place + 1;
	}
	/* 五点整改措施 */
	if (line_at(line, place) == SHARP &&
	    !is_one_of(line_at(line, place + 1),
		U"改治顿合理体编饬风军修备个数套张条本")) {
		*minute = 0;
		return place + 1;
	}
	if (line_at(line, place + 1) != QUARTER || quarters < 1 || quarters > 3)
		return NOT_READ;
	*minute = quarters * 15;
	return place + 2;
}

/* 上午, 凌晨, 晚上, or 9点至, before place: what is read there is a time. */
static bool
follows_part_of_day(const struct number_line *line, size_t place)
{
	int32_t before = place > 0 ? line->character[place - 1] : 0;

	if (place > 1 && read_range_mark(line, place - 1) == 1)
		return is_one_of(line->character[place - 2], U"点分半刻");
	if (before == 0x4E0A && place > 1) /* 上 */
		before = line->character[place - 2];
	else if (line_at(line, place) == ONE) /* 早一点 is a bit earlier */
		return is_one_of(before, U"午晨");
	return is_one_of(before, U"午晨早晚夜");
}

/* 三点 may be points, but 三点三十分, 三点半 and 上午三点 are times. */
static size_t
read_spoken_hour(struct number_reader *reader, struct moment *moment)
{
	const struct number_line *line = reader->line;
	size_t begin = moment->end;
	size_t end = read_part(reader, begin, CLOCK, 0, 24, &moment->hour);
	int minute;

	if (end == NOT_READ || line_at(line, end) == HOUR_SIGN)
		return NOT_READ;
	if (moment->day != MOMENT_NONE || follows_part_of_day(line, begin) ||
	    read_part(reader, end, MINUTE, 0, 59, &minute) != NOT_READ ||
	    read_quarters_of_hour(line, end, &minute) != NOT_READ)
		return end;
	return NOT_READ;
}

static void
read_time(struct number_reader *reader, struct moment *moment)
{
	size_t end = read_part(reader, moment->end, HOUR, 0, 24, &moment->hour);
	bool spoken = end == NOT_READ;

	if (spoken)
		end = read_spoken_hour(reader, moment);
	if (end == NOT_READ) {
		moment->hour = MOMENT_NONE;
		return;
	}
	moment->end = end;
	end = spoken ? read_quarters_of_hour(reader->line, end, &moment->minute)
		     : NOT_READ;
	if (end != NOT_READ) {
		moment->end = end;
		return;
	}
	end = read_part(reader, moment->end, MINUTE, 0, 59, &moment->minute);
	if (end == NOT_READ) {
		moment->minute = MOMENT_NONE;
		return;
	}
	moment->end = end;
	end = read_part(reader, end, SECOND, 0, 59, &moment->second);
	if (end == NOT_READ)
		moment->second = MOMENT_NONE;
	else
		moment->end = end;
}

static size_t
read_two_digits(
    const struct number_line *line, size_t place, int most, int *value)
{
	if (!is_digit(line_at(line, place)))
		return NOT_READ;
	*value = line_at(line, place) - '0';
	place++;
	if (is_digit(line_at(line, place))) {
		*value = *value * 10 + line_at(line, place) - '0';
		place++;
	}
	if (*value > most || is_digit(line_at(line, place)))
		return NOT_READ;
	return place;
}

/* 09:19, 09:19:30 */
static bool
read_clock(const struct number_line *line, size_t place, struct moment *moment)
{
	size_t end = read_two_digits(line, place, 24, &moment->hour);
	size_t minute;

	if (end == NOT_READ || line_at(line, end) != ':' ||
	    !is_digit(line_at(line, end + 2)))
		return false;
	minute = read_two_digits(line, end + 1, 59, &moment->minute);
	if (minute == NOT_READ)
		return false;
	moment->end = minute;
	if (line_at(line, minute) == ':' && is_digit(line_at(line, minute + 2)))
		end = read_two_digits(line, minute + 1, 59, &moment->second);
	else
		return true;
	/* 由21:50:29调整为 */
	if (end != NOT_READ && line_at(line, end) == 0x8C03)
		return false;
	if (end == NOT_READ)
		moment->second = MOMENT_NONE;
	else
		moment->end = end;
	return true;
}

/* What may stand behind the day: 09:19 after a blank, or 9时19分. */
static void
read_time_of_day(struct number_reader *reader, struct moment *moment)
{
	struct moment clock = moment_nothing;
	size_t blank =
	    moment->end + (line_at(reader->line, moment->end) == ' ');

	if (line_at(reader->line, moment->end) == 'T')
		blank++;
	if (read_clock(reader->line, blank, &clock)) {
		moment->hour = clock.hour;
		moment->minute = clock.minute;
		moment->second = clock.second;
		moment->end = clock.end;
		return;
	}
	read_time(reader, moment);
}

/* The year of count digits at place of a date in numbers; 0 if it is none. */
static int
read_numeric_year(
    const struct number_reader *reader, size_t place, size_t count)
{
	int year = 0;

	for (size_t i = 0; i < count; i++)
		year = year * 10 + line_at(reader->line, place + i) - '0';
	if (count == 4)
		return year;
	return date_year_of_republic(reader, year);
}

/*
 * 2022-02-24, 2022/2/24, 2022.2.24, and of the Republic 108-12-05; 2022-02 is
 * too little to tell.
 */
static bool
read_numeric(struct number_reader *reader, size_t place, struct moment *moment)
{
	const struct number_line *line = reader->line;
	size_t count = 0, end;
	int32_t mark;

	while (count < 5 && is_digit(line_at(line, place + count)))
		count++;
	mark = line_at(line, place + count);
	if (count < 2 || count > 4 ||
	    (mark != '-' && mark != '/' && mark != '.'))
		return false;
	moment->year = read_numeric_year(reader, place, count);
	end = read_two_digits(line, place + count + 1, 12, &moment->month);
	if (moment->year == 0 || end == NOT_READ || moment->month == 0 ||
	    line_at(line, end) != mark)
		return false;
	end = read_two_digits(line, end + 1, 31, &moment->day);
	if (end == NOT_READ || moment->day == 0 ||
	    (count < 4 && !reader->knows_republic &&
		end - place != count + 6)) /* 108-1-2 may be anything */
		return false;
	reader->knows_republic |= count < 4;
	moment->end = end;
	read_time_of_day(reader, moment);
	return true;
}

bool
date_follows_up_to(const struct number_line *line, size_t place)
{
	if (place > 1 && line->character[place - 1] == ' ')
		place--;
	return place > 0 &&
	    (line->character[place - 1] == BEFORE ||
		line->character[place - 1] == FIRST);
}

/* 一季度, 1季度, 第1季, and 前三季. */
static bool
read_quarter(struct number_reader *reader, size_t place, struct moment *moment)
{
	const struct number_line *line = reader->line;
	bool marked = line_at(line, place) == 0x7B2C; /* 第 */
	size_t digits, end, first = place + marked;

	first += marked && line_at(line, first) == ' ';
	end = date_read_small(reader, first, &moment->quarter, &digits);
	if (end == NOT_READ || moment->quarter < 1 || moment->quarter > 4 ||
	    line_at(line, end) != SEASON ||
	    (line_at(line, end + 1) != DEGREE &&
		!date_follows_up_to(line, place) && !marked)) {
		moment->quarter = MOMENT_NONE;
		return false;
	}
	moment->end = end + 1 + (line_at(line, end + 1) == DEGREE);
	return true;
}

/* Month and day behind a year, or by themselves. */
static bool
read_month(struct number_reader *reader, size_t place, struct moment *moment)
{
	size_t end = read_part(reader, place, MONTH, 1, 12, &moment->month),
	       day;

	if (end == NOT_READ) {
		moment->month = MOMENT_NONE;
		return false;
	}
	moment->end = end;
	day = read_part(reader, end, DAY, 1, 31, &moment->day);
	if (day == NOT_READ)
		day = read_part(reader, end, NUMBER_DAY, 1, 31, &moment->day);
	if (day == NOT_READ) {
		moment->day = MOMENT_NONE;
		return true;
	}
	moment->end = day;
	read_time_of_day(reader, moment);
	return true;
}

/* 19日, but not where so many days are meant: 15日内. */
static bool
read_day(struct number_reader *reader, size_t place, struct moment *moment)
{
	size_t end = read_part(reader, place, DAY, 1, 31, &moment->day);

	if (end != NOT_READ && date_is_measured(reader, place, end))
		end = NOT_READ;
	if (end == NOT_READ) {
		moment->day = MOMENT_NONE;
		return false;
	}
	moment->end = end;
	read_time_of_day(reader, moment);
	return true;
}

bool
date_read_moment(
    struct number_reader *reader, size_t place, struct moment *moment)
{
	const struct number_line *line = reader->line;
	size_t end;

	*moment = moment_nothing;
	if (read_numeric(reader, place, moment))
		return true;
	*moment = moment_nothing;
	end = date_read_year(reader, place, &moment->year);
	if (end != NOT_READ && line_at(line, end) == YEAR) {
		moment->end = end + 1;
		if (!read_month(reader, moment->end, moment))
			read_quarter(reader, moment->end, moment);
		return true;
	}
	*moment = moment_nothing;
	if (read_quarter(reader, place, moment) ||
	    read_month(reader, place, moment) ||
	    read_day(reader, place, moment))
		return true;
	*moment = moment_nothing;
	moment->end = place;
	if (read_clock(line, place, moment))
		return true;
	*moment = moment_nothing;
	moment->end = place;
	read_time(reader, moment);
	return moment->hour != MOMENT_NONE &&
	    (moment->minute != MOMENT_NONE ||
		line_at(line, moment->end) != 0x95F4); /* 时间 */
}
