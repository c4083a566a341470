/* Digits without a measure word: which of them count nothing. */
#include "cmd/hannum/read.h"
#include "common/utf8.h"

enum {
	OPENING_QUOTE = 0x201C, /* “ */
	CLOSING_QUOTE = 0x201D, /* ” */
	TIMES = 0x00D7,         /* × */
	FIRST_YEAR = 1980,      /* of those that stand before words */
	LAST_YEAR = 2050,
	MOST_DIGITS_OF_COUNT = 7, /* more are an index */
};

/* 3******1: of a number that is not to be read. */
static bool
is_masked(const struct number_line *line, const struct number *number)
{
	return (number->begin > 1 &&
		   line->character[number->begin - 1] == '*' &&
		   line->character[number->begin - 2] == '*') ||
	    (line_at(line, number->end) == '*' &&
		line_at(line, number->end + 1) == '*');
}

/* Digits that are an index, a telephone number or a sum of signs: 3+1. */
static bool
is_index(const struct number_line *line, const struct number *number)
{
	int32_t before =
	    number->begin > 0 ? line->character[number->begin - 1] : 0;
	int32_t after = line_at(line, number->end);
	size_t length = number->end - number->begin;

	/* 3.2.1 */
	if ((before == '.' && number->begin > 1 &&
		is_digit(line->character[number->begin - 2])) ||
	    (after == '.' && is_digit(line_at(line, number->end + 1))))
		return true;
	/* 备05070218号-1 */
	if (before == NUMBER_SIGN && line_at(line, number->begin) == '-')
		return true;
	/* 发改备[2019]150 */
	if (before == ']' && number->begin > 5 &&
	    line->character[number->begin - 6] == '[')
		return true;
	/* 东区-2内, but 分别为-2、3个百分点 */
	if (line_at(line, number->begin) == '-' && utf8_is_han(before) &&
	    before != 0x4E3A) /* 为 */
		return true;
	if (before == '+' || after == '+' || before == 0xB7 || after == 0xB7 ||
	    before == '/' || after == '/' || before == '#' || after == TIMES ||
	    before == TIMES)
		return true;
	if (line_at(line, number->begin) == '0' && length > 1 &&
	    is_digit(line_at(line, number->begin + 1)))
		return true;
	if ((before == '-' || after == '-') &&
	    (is_digit(line_at(line, number->end + 1)) ||
		(number->begin > 1 &&
		    is_digit(line->character[number->begin - 2]))))
		return true;
	if (length > MOST_DIGITS_OF_COUNT)
		for (size_t i = number->begin; i < number->end; i++)
			if (!is_digit(line->character[i]))
				return false;
	return length > MOST_DIGITS_OF_COUNT;
}

/* Between quotation marks, or the signs of a title, with nothing else. */
static bool
is_quoted(const struct number_line *line, const struct number *number)
{
	int32_t before =
	    number->begin > 0 ? line->character[number->begin - 1] : 0;
	int32_t after = line_at(line, number->end);

	return (before == OPENING_QUOTE && after == CLOSING_QUOTE) ||
	    (before == '"' && after == '"') ||
	    (before == 0x2018 && after == 0x2019) ||
	    (before == 0x300C && after == 0x300D);
}

/* 01.10: no name, but nothing that counts. */
static bool
is_leading_zero(const struct number_line *line, const struct number *number)
{
	size_t at = number->begin;

	if (line_at(line, at) != '0')
		return false;
	while (is_digit(line_at(line, at)))
		at++;
	return at > number->begin + 1 && at + 1 < number->end &&
	    line_at(line, at) == '.';
}

/* Does the number stand where a clause or an item begins? */
static bool
begins_clause(const struct number_line *line, size_t begin)
{
	switch (begin > 0 ? line->character[begin - 1] : 0) {
	case 0:
	case ' ':
	case ':':
	case ';':
	case ')':
	case 0x3002: /* 。 */
		return true;
	}
	return false;
}

/* 1. 1、 of an item, before words. */
static bool
is_item(const struct number_line *line, const struct number *number)
{
	int32_t after = line_at(line, number->end);

	return (after == '.' || after == 0x3001) && /* 、 */
	    begins_clause(line, number->begin) &&
	    utf8_is_han(line_at(line, number->end + 1));
}

/* 1) (1) 2.1 before words at the start of a line: a section's number. */
static bool
is_marker(const struct number_line *line, const struct number *number)
{
	size_t begin = number->begin, end = number->end;
	int32_t after;

	end += line_at(line, end) == ' ' && line_at(line, end + 1) == ')';
	after = line_at(line, end);
	if (is_item(line, number))
		return true;
	while (begin > 0 &&
	    (line->character[begin - 1] == ' ' ||
		line->character[begin - 1] == '('))
		begin--;
	if (begin > 0)
		return false;
	if (after == ')' || after == 0x3001)
		return true;
	if (after == '.')
		return !is_digit(line_at(line, number->end + 1));
	for (size_t i = number->begin; i < number->end; i++)
		if (line->character[i] == '.')
			return utf8_is_han(after) ||
			    (after == ' ' &&
				utf8_is_han(line_at(line, number->end + 1)));
	return false;
}

/* — 5 —: the number of a page. */
static bool
is_page(const struct number_line *line, const struct number *number)
{
	size_t begin = number->begin, end = number->end;

	begin -= begin > 0 && line->character[begin - 1] == ' ';
	end += line_at(line, end) == ' ';
	return begin > 0 && line->character[begin - 1] == 0x2014 &&
	    line_at(line, end) == 0x2014;
}

/* (12), 今(103)年, and the mark of a note [2]: with nothing else between. */
static bool
is_enclosed(const struct number_line *line, const struct number *number)
{
	size_t length = number->end - number->begin;

	if (number->begin > 0 && line->character[number->begin - 1] == '[' &&
	    line_at(line, number->end) == ']')
		return length <= 4;
	return number->begin > 0 && line->character[number->begin - 1] == '(' &&
	    line_at(line, number->end) == ')' &&
	    (length <= 2 ||
		(length == 3 &&
		    line_at(line, number->end + 1) == 0x5E74)); /* 年 */
}

/* 、 and what else stands between the numbers of 1、2及5至7号. */
static bool
joins_numbers(int32_t character)
{
	return is_one_of(character, U"、及和至-");
}

/* 2号楼, 4楼, 1、2号线: one of a row of houses, rooms and the like. */
static bool
is_numbered(const struct number_line *line, const struct number *number)
{
	size_t end = number->end;

	while (joins_numbers(line_at(line, end)) &&
	    is_digit(line_at(line, end + 1)))
		for (end++; is_digit(line_at(line, end));)
			end++;
	if (line_at(line, end) == ' ' && line_at(line, end + 1) == NUMBER_SIGN)
		return true;
	switch (line_at(line, end)) {
	case NUMBER_SIGN:
	case 0x697C: /* 楼 */
	case 0x5BA4: /* 室 */
	case '#':
		return true;
	case 0x5355: /* 2单元 */
		return line_at(line, end + 1) == 0x5143;
	case 0x540E: /* 90后, 95后 */
		return number->end - number->begin == 2 &&
		    (line->character[number->begin + 1] == '0' ||
			line->character[number->begin + 1] == '5');
	}
	return false;
}

bool
is_version(const struct number_line *line, const struct number *number)
{
	size_t begin = number->begin, end = number->end;

	if (end - begin != 3 || line->character[begin + 1] != '.')
		return false;
	return line_at(line, end) == 0x7248 || /* 版 */
	    (line->character[begin + 2] == '0' && begin > 0 &&
		utf8_is_han(line->character[begin - 1]) &&
		line->character[begin - 1] != 0x4E3A && /* 为 */
		line->character[begin - 1] != 0x8FBE && /* 达 */
		line->character[begin - 1] != 0x81F3 && /* 至 */
		line->character[begin - 1] != 0x5230);  /* 到 */
}

/* 12345, 12348, 12315: numbers to call, with words before. */
static bool
is_hotline(const struct number_line *line, const struct number *number)
{
	const int32_t *digit = line->character + number->begin;

	return number->end - number->begin == 5 && digit[0] == '1' &&
	    digit[1] == '2' && digit[2] == '3' && number->begin > 0 &&
	    (utf8_is_han(digit[-1]) || digit[-1] == 0x3001); /* 、 */
}

/* (2012), (1972—): a year, with nothing else between parentheses. */
static bool
is_year_aside(const struct number_line *line, const struct number *number)
{
	size_t end = number->end;

	end += is_one_of(line_at(line, end), U"—-");
	return number->begin > 0 && number->end - number->begin == 4 &&
	    line->character[number->begin - 1] == '(' &&
	    line_at(line, end) == ')' &&
	    ((line->character[number->begin] == '1' &&
		 line->character[number->begin + 1] == '9') ||
		(line->character[number->begin] == '2' &&
		    line->character[number->begin + 1] == '0'));
}

/* GB/T 19001—2016: digits behind Latin letters; where they end. */
static size_t
standard_end(const struct number_line *line, const struct number *number)
{
	size_t at = number->begin, end = number->end;

	if (at < 2 || line->character[at - 1] != ' ' ||
	    !is_letter(line->character[at - 2]) || !is_digit(line_at(line, at)))
		return NOT_READ;
	while ((line_at(line, end) == '-' || line_at(line, end) == 0x2014 ||
		   line_at(line, end) == '.') &&
	    is_digit(line_at(line, end + 1)))
		for (end++; is_digit(line_at(line, end));)
			end++;
	return end;
}

/* 电话83995311, 8399 5311: words of the table before, or such digits. */
static bool
is_called(struct number_reader *reader, const struct number *number)
{
	const struct number_line *line = reader->line;

	if (!follows_phrase(reader, number->begin) &&
	    (number->begin == 0 || reader->called_end + 1 != number->begin ||
		line->character[number->begin - 1] != ' '))
		return false;
	reader->called_end = number->end;
	return true;
}

/* 2024全国百强区, 《年报2024》: four digits that can be a year. */
static bool
is_bare_year(const struct number_line *line, const struct number *number)
{
	size_t begin = number->begin;
	int year = 0;

	if (number->end - begin != 4 ||
	    (!utf8_is_han(line_at(line, number->end)) &&
		line_at(line, number->end) != 0x300B)) /* 》 */
		return false;
	for (size_t at = begin; at < number->end; at++) {
		if (!is_digit(line->character[at]))
			return false;
		year = year * 10 + line->character[at] - '0';
	}
	return year >= FIRST_YEAR && year <= LAST_YEAR;
}

size_t
check_bare(struct number_reader *reader, struct number *number)
{
	const struct number_line *line = reader->line;
	size_t end = find_digits_phrase(reader, number->end);

	if (end == NOT_READ)
		end = standard_end(line, number);
	if (end != NOT_READ)
		return set_name(number, number->begin, end);
	if (is_leading_zero(line, number))
		number->kind = NUMBER_NUMBER;
	else if (is_year_aside(line, number))
		number->kind = NUMBER_DATE;
	else if (is_index(line, number) || is_masked(line, number) ||
	    is_quoted(line, number) || is_marker(line, number) ||
	    is_enclosed(line, number) || is_numbered(line, number) ||
	    is_hotline(line, number) || is_page(line, number) ||
	    is_called(reader, number))
		set_name(number, number->begin, number->end);
	else if (is_bare_year(line, number))
		number->kind = NUMBER_DATE;
	else if (!share_unit(reader, number) && is_version(line, number))
		set_name(number, number->begin, number->end);
	return number->end;
}
