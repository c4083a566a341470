/* What is no quantity although it has a numeral. */
#include "cmd/hannum/read.h"
#include "common/utf8.h"

enum {
	OPENING_QUOTE = 0x201C, /* “ */
	CLOSING_QUOTE = 0x201D, /* ” */
	NUMBER_SIGN = 0x53F7,   /* 号 */
	CIRCLE = 0x5708,        /* 圈 */
	TIMES = 0x00D7,         /* × */
	LONGEST_SLOGAN = 14,    /* between quotation marks */
	LONGEST_CIRCLE = 7,     /* behind so many minutes */
	LONGEST_METHOD = 6,     /* behind so many steps */
	FIRST_YEAR = 1980,      /* of those that stand before words */
	LAST_YEAR = 2050,
	MOST_DIGITS_OF_COUNT = 7, /* more without a measure word: an index */
};

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
	/* 东区-2内 */
	if (line_at(line, number->begin) == '-' && utf8_is_han(before))
		return true;
	if (before == '+' || after == '+' || before == 0xB7 || after == 0xB7 ||
	    before == '/' || after == '/' || before == '#' || after == 0x00D7 ||
	    before == 0x00D7)
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

/* “三项制度”: a slogan that begins with its numeral. */
static size_t
slogan_end(const struct number_line *line, size_t place)
{
	int32_t before = place > 0 ? line->character[place - 1] : 0;

	if ((before != OPENING_QUOTE && before != '"' && before != 0x300C) ||
	    (before == '"' && is_digit(line_at(line, place))))
		return NOT_READ;
	for (size_t end = place;
	     end < line->count && end - place <= LONGEST_SLOGAN; end++)
		if (line->character[end] == CLOSING_QUOTE ||
		    line->character[end] == 0x300D ||
		    (before == '"' && line->character[end] == '"'))
			return end;
	return NOT_READ;
}

size_t
set_name(struct number *number, size_t begin, size_t end)
{
	number->kind = NUMBER_NAME;
	number->begin = begin;
	number->unit_begin = number->unit_end = end;
	number->unit = (struct text){ NULL, 0 };
	number->bound = "";
	buffer_clear(&number->value);
	buffer_clear(&number->low);
	buffer_clear(&number->high);
	return end;
}

/* What is no quantity although it has a numeral. */
size_t
read_name(struct number_reader *reader, size_t place, struct number *number,
    size_t quantity_end)
{
	size_t begin = place;
	size_t end = find_phrase(reader, place, &begin);

	if (end != NOT_READ && end >= quantity_end)
		return set_name(number, begin, end);
	end = slogan_end(reader->line, place);
	if (end != NOT_READ && end >= quantity_end)
		return set_name(number, place, end);
	return NOT_READ;
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
	switch (character) {
	case 0x3001: /* 、 */
	case 0x53CA: /* 及 */
	case 0x548C: /* 和 */
	case 0x81F3: /* 至 */
	case '-':
		return true;
	}
	return false;
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

/* 系统3.0, 2.0版: of several, not so many. */
static bool
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

/* (2012): a year, with nothing else between parentheses. */
static bool
is_year_aside(const struct number_line *line, const struct number *number)
{
	return number->begin > 0 && number->end - number->begin == 4 &&
	    line->character[number->begin - 1] == '(' &&
	    line_at(line, number->end) == ')' &&
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

/* Digits without a measure word. */
static size_t
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
	else if (is_index(line, number) || is_quoted(line, number) ||
	    is_marker(line, number) || is_enclosed(line, number) ||
	    is_numbered(line, number) || is_hotline(line, number) ||
	    is_page(line, number) || is_called(reader, number))
		set_name(number, number->begin, number->end);
	else if (is_bare_year(line, number))
		number->kind = NUMBER_DATE;
	else if (!share_unit(reader, number) && is_version(line, number))
		set_name(number, number->begin, number->end);
	return number->end;
}

/* 30分钟医疗圈: where it ends; NOT_READ if it is none. */
static size_t
circle_end(const struct number_line *line, size_t place)
{
	for (size_t end = place; end < place + LONGEST_CIRCLE; end++) {
		if (line_at(line, end) == CIRCLE)
			return end + 1;
		if (!utf8_is_han(line_at(line, end)))
			break;
	}
	return NOT_READ;
}

/* 20世纪, 90年代: which one it is, not how many. */
static size_t
era_end(const struct number_line *line, const struct number *number)
{
	if (number->end - number->unit_begin == 2 &&
	    line_at(line, number->unit_begin) == 0x4E16) /* 世纪 */
		return number->end;
	if (number->end - number->unit_begin == 1 &&
	    line_at(line, number->unit_begin) == 0x5E74 && /* 年代 */
	    line_at(line, number->end) == 0x4EE3)
		return number->end + 1;
	return NOT_READ;
}

/* 7×24小时 */
static bool
is_product(const struct number_line *line, const struct number *number)
{
	return number->begin > 1 &&
	    line->character[number->begin - 1] == TIMES &&
	    is_digit(line->character[number->begin - 2]) &&
	    line_class(line, number->begin) != 0;
}

/* 第一, at the start of a clause: it counts what is said. */
static bool
is_enumerator(const struct number_line *line, const struct number *number)
{
	int32_t before =
	    number->begin > 0 ? line->character[number->begin - 1] : 0;
	int32_t after = line_at(line, number->end);

	return number->unit_begin == number->unit_end &&
	    (after == ',' || after == ':') && !utf8_is_han(before) &&
	    before != 0x3001; /* 、 */
}

/* 3人制, 五年制, but not 8人制作. */
static bool
is_system(const struct number_line *line, size_t end)
{
	return line_at(line, end) == 0x5236 && /* 制 */
	    !is_one_of(line_at(line, end + 1), TEXT("定作度造成止约服品备图"));
}

/* 四步议事法, 五字工作法 */
static bool
is_method(const struct number_line *line, const struct number *number)
{
	int32_t unit = number->unit_end - number->unit_begin == 1
	    ? line->character[number->unit_begin]
	    : 0;

	if (unit != 0x6B65 && unit != 0x5B57) /* 步 字 */
		return false;
	for (size_t at = number->end; at < number->end + LONGEST_METHOD; at++) {
		if (!utf8_is_han(line_at(line, at)))
			return false;
		if (line_at(line, at) == 0x6CD5) /* 法 */
			return true;
	}
	return false;
}

/* 八一路, 60个三级指标, 2.0版: what is before the measure word is a name. */
static bool
is_named(const struct number_reader *reader, const struct number *number)
{
	const struct number_line *line = reader->line;
	const struct numeral *first = &reader->first;
	struct number bare = { .begin = number->begin,
		.end = number->unit_begin };

	/* 01 版 */
	if (line_at(line, number->begin) == '0' &&
	    is_digit(line_at(line, number->begin + 1)))
		return true;
	if (is_method(line, number))
		return true;
	switch (number->unit_end - number->unit_begin == 1
		? line->character[number->unit_begin]
		: 0) {
	case 0x7EA7: /* 级 */
		if (number->begin > 0 && reader->sure == number->begin)
			return true;
		break;
	case 0x7EBF: /* 台9线: a road of Taiwan */
		if (number->begin > 0 && first->is_arabic &&
		    line->character[number->begin - 1] == 0x53F0)
			return true;
		break;
	case 0x7248: /* 版 */
		if (is_version(line, &bare))
			return true;
		break;
	case 0x91CC: /* 三里店, but 三里路 */
		if (number->unit_begin - number->begin == 1 &&
		    !first->is_arabic &&
		    utf8_is_han(line_at(line, number->end)) &&
		    line_at(line, number->end) != 0x8DEF && /* 路 */
		    line_at(line, number->end) != 0x5730)   /* 地 */
			return true;
		break;
	}
	return first->is_positional && first->digits == 2 &&
	    number->end - first->begin == 3 && !first->has_point &&
	    line->character[first->begin + 1] != 0x96F6 && /* 零 〇 */
	    line->character[first->begin + 1] != 0x3007;
}

size_t
check_name(struct number_reader *reader, struct number *number)
{
	const struct number_line *line = reader->line;
	size_t end = NOT_READ;

	if (number->kind == NUMBER_COUNT &&
	    number->unit_begin == number->unit_end)
		return check_bare(reader, number);
	if (number->kind == NUMBER_COUNT && is_named(reader, number))
		return set_name(number, number->begin, number->end);
	if (number->kind == NUMBER_COUNT)
		share_point(reader, number);
	/* 101/20-21号 */
	if (number->kind == NUMBER_FRACTION &&
	    line_at(line, number->end) == '-' &&
	    is_digit(line_at(line, number->end + 1)))
		return set_name(number, number->begin, number->end);
	if (number->kind == NUMBER_COUNT)
		end = find_slogan(reader, &reader->first);
	if (end != NOT_READ && end >= number->end)
		return set_name(number, number->begin, end);
	end = NOT_READ;
	if (is_system(line, number->end) &&
	    (number->kind == NUMBER_COUNT || number->kind == NUMBER_DURATION))
		return set_name(number, number->begin, number->end + 1);
	if (number->kind == NUMBER_ORDINAL && is_enumerator(line, number))
		return set_name(number, number->begin, number->end);
	if (number->kind != NUMBER_DURATION)
		return number->end;
	if (is_product(line, number))
		end = number->end;
	if (end == NOT_READ)
		end = circle_end(line, number->end);
	if (end == NOT_READ)
		end = era_end(line, number);
	return end == NOT_READ ? number->end
			       : set_name(number, number->begin, end);
}
