/* Ordinals: 第五, 第五、六次, 第十至第十五条, 十四届. */
#include "cmd/hannum/read.h"
#include "cmd/hannum/word.h"
#include "common/utf8.h"

enum {
	SESSION = 0x5C4A,  /* 届 */
	AND = 0x548C,      /* 和 */
	TWO = 0x4E24,      /* 两 */
	WITH = 0x4E0E,     /* 与 */
	TIME = 0x6B21,     /* 次 */
	LONGEST_BODY = 12, /* 全国人大常委会 */
};

static size_t
skip_blank(const struct number_line *line, size_t place)
{
	return place + (line_at(line, place) == ' ');
}

/* The measure word of an ordinal; it may be absent. */
static size_t
read_ordinal_unit(
    struct number_reader *reader, size_t place, struct number *number)
{
	enum number_kind kind;
	struct text called;
	size_t begin = skip_blank(reader->line, place);
	size_t length = read_measure(reader, begin, &kind, &called);

	number->unit_begin = number->unit_end = place;
	/* No measure words, as 5号 is a day and 三季 no quarter. */
	if (length == 0 &&
	    (line_at(reader->line, begin) == 0x53F7 ||     /* 号 */
		line_at(reader->line, begin) == 0x5B63 ||  /* 季 */
		line_at(reader->line, begin) == 0x76EE ||  /* 目 */
		line_at(reader->line, begin) == 0x697C)) { /* 楼 */
		kind = NUMBER_COUNT;
		length = 1;
	}
	if (length == 0 || (kind != NUMBER_COUNT && kind != NUMBER_DURATION))
		return place;
	number->unit_begin = begin;
	number->unit_end = begin + length;
	return number->unit_end;
}

/* 24(3), 26(1)(a): the parts of it in parentheses, right behind the number. */
static size_t
skip_parts(const struct number_line *line, size_t place)
{
	size_t end = place;

	while (line_at(line, end) == '(') {
		size_t at = end + 1;

		while (
		    is_digit(line_at(line, at)) || is_letter(line_at(line, at)))
			at++;
		if (at == end + 1 || line_at(line, at) != ')')
			break;
		end = at + 1;
	}
	return end;
}

/* 三, or (三), at place: where it ends, or NOT_READ. */
static size_t
read_either(
    struct numeral *numeral, const struct number_line *line, size_t place)
{
	bool enclosed = line_at(line, place) == '(';

	if (!numeral_read(numeral, line, place + enclosed) ||
	    (enclosed && line_at(line, numeral->end) != ')'))
		return NOT_READ;
	return numeral->end + enclosed;
}

/* 第(一)项, 第(一)、(二)项, 第(一)至(三)项, behind 第: where the last ends. */
static size_t
read_enclosed(struct number_reader *reader, size_t place)
{
	const struct number_line *line = reader->line;
	struct numeral *first = &reader->first, *second = &reader->second;
	size_t end = read_either(first, line, place);

	while (end != NOT_READ) {
		size_t mark = read_range_mark(line, end), next;

		if (mark == 0)
			mark = line_at(line, end) == ENUMERATION_COMMA ||
			    is_conjunction(line_at(line, end));
		if (mark == 0 || line_at(line, end + mark) != '(')
			break;
		next = read_either(second, line, end + mark);
		if (next == NOT_READ ||
		    decimal_compare(&second->low, &first->high) <= 0)
			break;
		decimal_copy(&first->high, &second->high);
		end = next;
	}
	return end;
}

/* 第五、六、七次, 第9、24(3)或31条: numbers that go on; where they end. */
static size_t
read_enumeration(struct number_reader *reader, size_t end)
{
	const struct number_line *line = reader->line;
	struct numeral *first = &reader->first, *second = &reader->second;
	size_t mark = skip_parts(line, end);

	while ((line_at(line, mark) == ENUMERATION_COMMA ||
		   is_conjunction(line_at(line, mark))) &&
	    numeral_read(second, line, skip_blank(line, mark + 1)) &&
	    decimal_compare(&second->low, &first->high) > 0 &&
	    second->is_arabic == first->is_arabic) {
		enum number_kind kind;
		struct text called;
		size_t parts = skip_parts(line, second->end);
		size_t next = skip_blank(line, parts);

		if (read_measure(reader, next, &kind, &called) == 0 &&
		    (is_conjunction(line_at(line, mark)) ||
			(line_at(line, next) != ENUMERATION_COMMA &&
			    !is_conjunction(line_at(line, next)))))
			break;
		decimal_copy(&first->high, &second->high);
		end = mark = parts;
	}
	return end;
}

/* 第十至第十五条, 第三条至第五条, 第十和第十五之间: the second end, or end. */
static size_t
read_last(struct number_reader *reader, size_t end, struct number *number)
{
	const struct number_line *line = reader->line;
	size_t length = number->unit_end - number->unit_begin;
	size_t mark = read_range_mark(line, end), next, unit;
	bool between = mark == 0, marked;

	if (between)
		mark = line_at(line, end) == AND || line_at(line, end) == WITH;
	marked = line_at(line, end + mark) == ORDINAL_MARK;
	/* 第十至十五条 */
	if (mark == 0 || (!marked && (between || length > 0)))
		return end;
	next = read_either(
	    &reader->second, line, skip_blank(line, end + mark + marked));
	if (next == NOT_READ ||
	    decimal_compare(&reader->second.low, &reader->first.high) <= 0)
		return end;
	if (between && !is_between(line, next))
		return end;
	unit = between ? next : read_ordinal_unit(reader, next, number);
	if (!marked && unit == next) {
		number->unit_begin = number->unit_end = end;
		return end;
	}
	if (length > 0 && number->unit_end - number->unit_begin != length) {
		number->unit_end = end;
		number->unit_begin = end - length;
		return end;
	}
	decimal_copy(&reader->first.high, &reader->second.high);
	return unit;
}

/* 十四届人大, 十届四次全会, and 十四届 alone; but 三届学生 are so many. */
static bool
is_of_session(int32_t character)
{
	return !utf8_is_han(character) ||
	    is_one_of(character,
		U"人政中全党常委理省市县区州旗盟国会历团妇工科文侨残纪监董职"
		U"代");
}

/* 一次会议, 二次全会, with the session before: 八届人大一次会议, 九届五次. */
static bool
is_meeting(const struct number_line *line, size_t place, size_t end)
{
	if (place > 0 && line->character[place - 1] == SESSION)
		return true;
	if (line_at(line, end + 1) != 0x4F1A &&  /* 会议 */
	    (line_at(line, end + 1) != 0x5168 || /* 全会, 全体会议 */
		(line_at(line, end + 2) != 0x4F1A &&
		    line_at(line, end + 2) != 0x4F53)))
		return false;
	for (size_t i = 0; i < LONGEST_BODY && place > 0; i++) {
		place--;
		if (line->character[place] == SESSION)
			return true;
		/* 八届二次、六次全会 */
		if (!utf8_is_han(line->character[place]) &&
		    line->character[place] != ENUMERATION_COMMA)
			return false;
	}
	return false;
}

/* Ordinals without 第; not 两届, nor 超过三届: these are so many. */
static bool
is_session(const struct number_reader *reader, size_t place)
{
	const struct number_line *line = reader->line;
	size_t end = reader->here.end;
	char bound;

	if (line_at(line, end) == TIME)
		return is_meeting(line, place, end);
	return line_at(line, end) == SESSION && line_at(line, place) != TWO &&
	    (line_class(line, end + 1) != 0 ||
		is_of_session(line_at(line, end + 1))) &&
	    read_bound_before(reader, place, &bound) == place;
}

/* 第49(4)条: the part of it in parentheses, before its measure word. */
static size_t
skip_part(struct number_reader *reader, size_t place)
{
	const struct number_line *line = reader->line;
	size_t end = skip_parts(line, place);
	enum number_kind kind;
	struct text called;

	return end > place &&
		read_measure(reader, skip_blank(line, end), &kind, &called) > 0
	    ? end
	    : place;
}

static bool
is_capital(int32_t character)
{
	return character >= 'A' && character <= 'Z';
}

static size_t
set_ordinal(struct number_reader *reader, struct number *number, size_t end)
{
	const struct numeral *first = &reader->first;

	number->kind = NUMBER_ORDINAL;
	number_set(number, &first->low, &first->high);
	number->bound =
	    decimal_compare(&first->low, &first->high) == 0 ? "" : "..";
	return end;
}

size_t
read_ordinal(struct number_reader *reader, size_t place, struct number *number)
{
	const struct number_line *line = reader->line;
	bool marked = line_at(line, place) == ORDINAL_MARK;
	struct numeral *first = &reader->first;
	size_t end;

	place = marked ? skip_blank(line, place + 1) : place;
	if (marked && line_at(line, place) == '(') {
		end = read_enclosed(reader, place);
		if (end == NOT_READ ||
		    read_ordinal_unit(reader, end, number) == end)
			return NOT_READ;
		return set_ordinal(reader, number,
		    read_last(reader, number->unit_end, number));
	}
	if (!look_at_first(reader, place) ||
	    (!marked && !is_session(reader, place)) ||
	    !read_first(reader, place) || first->has_point || first->is_more)
		return NOT_READ;
	/* 第26A条 is one of that name. */
	if (marked && first->is_arabic &&
	    is_capital(line_at(line, first->end))) {
		end = read_ordinal_unit(reader, first->end + 1, number);
		return set_name(number, number->begin, end);
	}
	end = read_enumeration(reader, first->end);
	end = skip_part(reader, end);
	end = read_ordinal_unit(reader, end, number);
	if (marked)
		end = read_last(reader, end, number);
	return set_ordinal(reader, number, end);
}
