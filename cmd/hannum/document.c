/* Document numbers: 国发〔2020〕5号, 国务院令第722号. */
#include "cmd/hannum/read.h"
#include "common/utf8.h"

enum {
	ORDER = 0x4EE4,   /* 令 */
	LETTERS = 0x5B57, /* 字, of the letters that say whose it is */
	LONGEST_ORGAN = 20,
	LONGEST_CASE = 30,
	LONGEST_CLASS = 3,   /* letters between the year and the number */
	LONGEST_LETTERS = 7, /* of a judgment: 度重上更一字 */
	YEAR = 0x5E74,       /* 年 */
};

static size_t
skip_blank(const struct number_line *line, size_t place)
{
	return place + (line_at(line, place) == ' ');
}

static bool
is_opening(int32_t character)
{
	return character == '(' || character == '[' || character == 0x3014 ||
	    character == 0x3010 || character == 0x3008 || character == 0x201E ||
	    character == '<';
}

static bool
is_closing(int32_t character)
{
	return character == ')' || character == ']' || character == 0x3015 ||
	    character == 0x3011 || character == 0x3009 || character == 0x201F ||
	    character == '>';
}

/* Words that end at place, before an organ's name, and are no part of it. */
static bool
ends_organ(const struct number_line *line, size_t place)
{
	int32_t character = line->character[place - 1];

	switch (character) {
	case 0x4F9D: /* 依, but 依法治市办 */
		return line_at(line, place) != 0x6CD5;
	case 0x5949: /* 奉 */
	case 0x636E: /* 根据 */
	case 0x7167: /* 按照 */
	case 0x4EE5: /* 以 */
	case 0x548C: /* 和 */
	case 0x53CA: /* 及 */
	case 0x4E0E: /* 与 */
	case 0x7684: /* 的 */
	case 0x89C1: /* 见 */
	case 0x7531: /* 由 */
	case 0x5373: /* 即 */
	case 0x5E03: /* 公布 */
		return true;
	}
	return !utf8_is_han(character);
}

/* The 和 of 共和国 joins nothing. */
static bool
is_republic(const struct number_line *line, size_t begin)
{
	return begin > 1 && line->character[begin - 1] == 0x548C &&
	    line->character[begin - 2] == 0x5171;
}

/* Where the name of the organ begins that ends at place. */
static size_t
organ_begin(const struct number_line *line, size_t place, size_t sure)
{
	size_t begin = place;

	while (begin > sure && place - begin < LONGEST_ORGAN &&
	    (!ends_organ(line, begin) || is_republic(line, begin)))
		begin--;
	return begin;
}

/* [第]5号 at place. */
static size_t
read_serial(struct number_reader *reader, size_t place)
{
	const struct number_line *line = reader->line;

	place = skip_blank(line, place);
	if (line_at(line, place) == ORDINAL_MARK)
		place = skip_blank(line, place + 1);
	if (!numeral_read(&reader->first, line, place) ||
	    reader->first.has_point || reader->first.is_range)
		return NOT_READ;
	place = skip_blank(line, reader->first.end);
	return line_at(line, place) == NUMBER_SIGN ? place + 1 : NOT_READ;
}

/* 妆 of 市监案字[2019]妆61号 at place. */
static size_t
skip_letters(const struct number_line *line, size_t place)
{
	size_t end = place;

	while (end < place + LONGEST_CLASS && utf8_is_han(line_at(line, end)) &&
	    line_class(line, end) == 0)
		end++;
	return is_digit(line_at(line, end)) ? end : place;
}

/*
 * 令 before place, or before a blank or bracket there, or 字 as in
 * 院授人力字第12号: where it ends.
 */
static size_t
order_end(const struct number_line *line, size_t place)
{
	int32_t before = line->character[place - 1];

	if (before == LETTERS && place > 1 &&
	    utf8_is_han(line->character[place - 2]))
		return place;
	if ((before == ' ' || is_opening(before)) && place > 1)
		place--;
	return line->character[place - 1] == ORDER ? place : NOT_READ;
}

/* 公告 or 令 that ends before place? */
static bool
follows_notice(const struct number_line *line, size_t place)
{
	return line->character[place - 1] == 0x544A || /* 告 */
	    line->character[place - 1] == ORDER;
}

/*
 * 公告2023年第12号, with its year at place, 公告(2023年第12号); and (2023年第12号)
 * behind a title, which has no organ.
 */
static size_t
read_notice(struct number_reader *reader, size_t place, size_t *begin)
{
	const struct number_line *line = reader->line;
	size_t year = place, end;
	bool enclosed = place > 1 && line->character[place - 1] == '(';

	if (place < 2 || (!enclosed && !follows_notice(line, place)))
		return NOT_READ;
	while (is_digit(line_at(line, year)))
		year++;
	if (year - place != 4 || line_at(line, year) != YEAR ||
	    line_at(line, year + 1) != ORDINAL_MARK)
		return NOT_READ;
	end = read_serial(reader, year + 1);
	*begin = place;
	if (end == NOT_READ || (enclosed && line_at(line, end) != ')'))
		return NOT_READ;
	if (enclosed && !follows_notice(line, place - 1))
		return end;
	*begin = organ_begin(line, place - enclosed, reader->sure);
	return end + enclosed;
}

/* (2015)张中刑二终字第6号, (2017)粤1581刑初18号: a case, with its year at place. */
static size_t
read_case(struct number_reader *reader, size_t place, size_t *begin)
{
	const struct number_line *line = reader->line;
	size_t end = place + 5, digits = 0;

	*begin = place - 1;
	if (line->character[place - 1] != '(' ||
	    line_at(line, place + 4) != ')')
		return NOT_READ;
	for (size_t i = 0; i < 4; i++)
		if (!is_digit(line->character[place + i]))
			return NOT_READ;
	for (; end < place + LONGEST_CASE; end++) {
		if (is_digit(line_at(line, end)))
			digits += digits == 0 ? end : 0;
		else if (line_at(line, end) == NUMBER_SIGN && digits > 0)
			return numeral_read(&reader->first, line, digits)
			    ? end + 1
			    : NOT_READ;
		else if (utf8_is_han(line_at(line, end)))
			digits = 0;
		else
			break;
	}
	return NOT_READ;
}

/* 98年度判字第1234号: a judgment, with its year of the Republic at place. */
static size_t
read_judgment(struct number_reader *reader, size_t place)
{
	const struct number_line *line = reader->line;
	size_t at = place, letters;

	while (is_digit(line_at(line, at)) && at < place + 3)
		at++;
	if (at < place + 2 || line_at(line, at) != YEAR)
		return NOT_READ;
	letters = at + 1;
	for (at = letters; utf8_is_han(line_at(line, at)); at++)
		if (line_at(line, at) == ORDINAL_MARK ||
		    at == letters + LONGEST_LETTERS)
			break;
	if (line_at(line, at) != ORDINAL_MARK || at < letters + 2 ||
	    line_at(line, at - 1) != LETTERS)
		return NOT_READ;
	return read_serial(reader, at);
}

/* 府诉三字第12号: letters that end with the numeral at place. */
static size_t
read_numbered_letters(struct number_reader *reader, size_t place, size_t *begin)
{
	const struct number_line *line = reader->line;

	if (line_at(line, place + 1) != LETTERS ||
	    line_at(line, place + 2) != ORDINAL_MARK)
		return NOT_READ;
	*begin = organ_begin(line, place, reader->sure);
	return *begin < place ? read_serial(reader, place + 2) : NOT_READ;
}

/* 第26/2024号, 第7/89/M号: a law of Macao, with its 第 at place. */
static size_t
read_law(struct number_reader *reader, size_t place)
{
	const struct number_line *line = reader->line;
	size_t end = place + 1;

	while (is_digit(line_at(line, end)))
		end++;
	if (end == place + 1 || line_at(line, end) != '/' ||
	    !is_digit(line_at(line, end + 1)))
		return NOT_READ;
	while (is_digit(line_at(line, end + 1)))
		end++;
	end++;
	if (line_at(line, end) == '/' && line_at(line, end + 1) == 'M')
		end += 2;
	return line_at(line, end) == NUMBER_SIGN &&
		numeral_read(&reader->first, line, place + 1)
	    ? end + 1
	    : NOT_READ;
}

/* 国务院令第722号, 政府令〔第137号〕: where it ends that goes on with 第 at place. */
static size_t
read_order(struct number_reader *reader, size_t place, size_t *begin)
{
	const struct number_line *line = reader->line;
	size_t end = NOT_READ, order = order_end(line, place);

	if (line_at(line, place) == ORDINAL_MARK && order != NOT_READ)
		end = read_serial(reader, place);
	if (end == NOT_READ)
		return NOT_READ;
	*begin = organ_begin(line, order, reader->sure);
	return end +
	    (is_opening(line->character[place - 1]) &&
		is_closing(line_at(line, end)));
}

/* 国发〔2020〕5号, with its year at place. */
static size_t
read_of_year(struct number_reader *reader, size_t place, size_t *begin)
{
	const struct number_line *line = reader->line;

	if (!is_opening(line->character[place - 1]) ||
	    !read_first(reader, place) || reader->first.digits != 4 ||
	    !is_closing(line_at(line, reader->first.end)))
		return NOT_READ;
	*begin = organ_begin(line, place - 1, reader->sure);
	return *begin < place - 1
	    ? read_serial(reader, skip_letters(line, reader->first.end + 1))
	    : NOT_READ;
}

/* Those that begin with words before place. */
static size_t
read_behind_words(struct number_reader *reader, size_t place, size_t *begin)
{
	size_t end = read_numbered_letters(reader, place, begin);

	if (end == NOT_READ)
		end = read_case(reader, place, begin);
	if (end == NOT_READ)
		end = read_notice(reader, place, begin);
	if (end == NOT_READ)
		end = read_order(reader, place, begin);
	return end != NOT_READ ? end : read_of_year(reader, place, begin);
}

/*
 * Most numbers need no closer look: they are none by what stands right before
 * and behind them.
 */
static bool
may_be_document(const struct number_line *line, size_t place)
{
	int32_t before = place > 0 ? line->character[place - 1] : 0;

	return line_at(line, place) == ORDINAL_MARK ||
	    line_at(line, place + 1) == LETTERS ||
	    line_at(line, place + 2) == YEAR ||
	    line_at(line, place + 3) == YEAR || is_opening(before) ||
	    (before > 0 && follows_notice(line, place));
}

size_t
read_document_number(
    struct number_reader *reader, size_t place, struct number *number)
{
	bool marked = line_at(reader->line, place) == ORDINAL_MARK;
	size_t begin = place, end;

	if (!may_be_document(reader->line, place))
		return NOT_READ;
	end = marked ? read_law(reader, place) : read_judgment(reader, place);
	if (end == NOT_READ && place > 0)
		end = read_behind_words(reader, place, &begin);
	if (end == NOT_READ)
		return NOT_READ;
	number->kind = NUMBER_DOCNO;
	number->bound = "";
	number->begin = begin;
	number_set(number, &reader->first.low, &reader->first.high);
	return end;
}
