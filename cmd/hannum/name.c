/* What is no quantity although it has a numeral. */
#include "cmd/hannum/read.h"
#include "common/utf8.h"

enum {
	OPENING_QUOTE = 0x201C, /* “ */
	CLOSING_QUOTE = 0x201D, /* ” */
	CIRCLE = 0x5708,        /* 圈 */
	TIMES = 0x00D7,         /* × */
	MIDDLE_DOT = 0x00B7,    /* · */
	LONGEST_SLOGAN = 14,    /* between quotation marks */
	LONGEST_CIRCLE = 7,     /* behind so many minutes */
	LONGEST_METHOD = 6,     /* behind so many steps */
};

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

/* 星期四 of 星期四通过: the digit belongs to the words before it. */
static bool
ends_with_digit(const struct number_line *line, size_t begin, size_t place)
{
	return place > begin + 1 &&
	    numeral_digit(line_class(line, place)) >= 0 &&
	    line_class(line, place + 1) == 0;
}

/* What is no quantity although it has a numeral. */
size_t
read_name(struct number_reader *reader, size_t place, struct number *number,
    size_t quantity_end)
{
	size_t begin = place;
	size_t end = find_phrase(reader, place, &begin);

	if (end != NOT_READ &&
	    (end >= quantity_end ||
		(end == place + 1 &&
		    ends_with_digit(reader->line, begin, place))))
		return set_name(number, begin, end);
	end = slogan_end(reader->line, place);
	if (end != NOT_READ && end >= quantity_end)
		return set_name(number, place, end);
	return NOT_READ;
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
	    !is_one_of(line_at(line, end + 1), U"定作度造成止约服品备图");
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

/* 41公里+300处: where on a road. */
static bool
is_added(const struct number_line *line, const struct number *number)
{
	return number->begin > 1 && line->character[number->begin - 1] == '+' &&
	    utf8_is_han(line->character[number->begin - 2]);
}

/* 6号1幢, 16幢4号: one of the houses of an address. */
static bool
is_of_address(const struct number_line *line, const struct number *number)
{
	size_t end = number->end;

	if (number->begin > 0 &&
	    line->character[number->begin - 1] == NUMBER_SIGN)
		return true;
	while (is_digit(line_at(line, end)) || is_letter(line_at(line, end)))
		end++;
	return end > number->end && line_at(line, end) == NUMBER_SIGN;
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
	/* 12·5案 */
	if (number->begin > 1 &&
	    line->character[number->begin - 1] == MIDDLE_DOT &&
	    is_digit(line->character[number->begin - 2]))
		return true;
	if (is_method(line, number) || is_added(line, number))
		return true;
	switch (number->unit_end - number->unit_begin == 1
		? line->character[number->unit_begin]
		: 0) {
	case 0x7EA7: /* 级 */
		if (number->begin > 0 && reader->sure == number->begin)
			return true;
		break;
	case 0x5E62: /* 幢 */
	case 0x680B: /* 栋 */
		if (is_of_address(line, number))
			return true;
		break;
	case 0x533A: /* 东1区 */
		if (number->begin > 0 &&
		    is_one_of(
			line->character[number->begin - 1], U"东南西北中"))
			return true;
		break;
	case 0x7EC4: /* 长坪村六组 */
		if (number->begin > 0 &&
		    is_one_of(line->character[number->begin - 1], U"村社区"))
			return true;
		break;
	case 0x6BB5: /* 长江路二段 */
		if (number->begin > 0 &&
		    is_one_of(line->character[number->begin - 1], U"路街"))
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
