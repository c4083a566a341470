/* Numbers in a row, of which only the last has a measure word. */
#include <stdio.h>

#include "cmd/hannum/moment.h"
#include "common/utf8.h"

enum {
	LONGEST_ROW = 10,
};

/* 、 和 及 与 between two numbers. */
static bool
joins(int32_t character)
{
	switch (character) {
	case 0x3001: /* 、 */
	case 0x548C: /* 和 */
	case 0x53CA: /* 及 */
	case 0x4E0E: /* 与 */
		return true;
	}
	return false;
}

/* Let reader->second be the last number of the row that goes on at end. */
static bool
read_row(struct number_reader *reader, size_t end)
{
	const struct number_line *line = reader->line;
	size_t count = 0;

	while (joins(line_at(line, end)) && count < LONGEST_ROW) {
		size_t sign = line_at(line, end + 1) == '-';

		if (!is_digit(line_at(line, end + 1 + sign)))
			break;
		count++;
		if (!numeral_read(&reader->second, line, end + 1 + sign) ||
		    reader->second.is_range)
			return false;
		end = reader->second.end;
	}
	return count > 0;
}

/* 110 of 110、111年: the year; so many years are never meant. 0 if none. */
static int
shared_year(const struct number_reader *reader)
{
	int64_t first = reader->first.low.small;
	int64_t second = reader->second.low.small;

	if (reader->first.digits == 4 && reader->second.digits == 4)
		return (int)first;
	if (second <= first || reader->second.low.large != NULL ||
	    (reader->first.digits < 3 && second > first + 1) ||
	    date_year_of_republic(reader, (int)second) == 0)
		return 0;
	return date_year_of_republic(reader, (int)first);
}

/* 2021 of 2021、2022年, 7 of 7、8月, 11 of 11、12日. */
static bool
share_date(struct number_reader *reader, struct number *number)
{
	const struct numeral *first = &reader->first;
	int32_t word = line_at(reader->line, reader->second.end);
	int64_t value = first->low.small;
	char text[16];

	if (first->has_point || first->has_magnitude ||
	    first->low.large != NULL || number->bound[0] != '\0')
		return false;
	if (word == YEAR && shared_year(reader) > 0)
		snprintf(text, sizeof(text), "%04d", shared_year(reader));
	else if (word == MONTH && value >= 1 && value <= 12)
		snprintf(text, sizeof(text), "--%02d", (int)value);
	else if (word == DAY && value >= 1 && value <= 31 &&
	    !date_is_measured(
		reader, reader->second.begin, reader->second.end + 1))
		snprintf(text, sizeof(text), "---%02d", (int)value);
	else
		return false;
	number->kind = NUMBER_DATE;
	buffer_clear(&number->value);
	buffer_append(&number->value, text_from(text));
	buffer_clear(&number->low);
	buffer_append(&number->low, text_from(text));
	buffer_clear(&number->high);
	buffer_append(&number->high, text_from(text));
	return true;
}

/* A number in the text, and no marker of what follows, which are small. */
static bool
stands_in_text(const struct number_reader *reader, const struct number *number)
{
	int32_t before =
	    number->begin > 0 ? reader->line->character[number->begin - 1] : 0;

	return utf8_is_han(before) || before == 0x3001 ||
	    reader->first.digits > 2;
}

/* Let the measure word at place, of length characters, be that of number. */
static void
set_unit(struct number *number, enum number_kind kind, struct text called,
    size_t place, size_t length)
{
	number->kind = kind;
	number->unit = called;
	number->unit_begin = place;
	number->unit_end = place + length;
}

bool
share_unit(struct number_reader *reader, struct number *number)
{
	const struct number_line *line = reader->line;
	struct numeral *first = &reader->first, *second = &reader->second;
	enum number_kind kind;
	struct text called;
	size_t length;

	if (first->is_range || !first->is_arabic ||
	    !joins(line_at(line, number->end)) ||
	    !stands_in_text(reader, number) || !read_row(reader, number->end))
		return false;
	if (share_date(reader, number))
		return true;
	length = read_measure(reader, second->end, &kind, &called);
	if (length == 0)
		return false;
	set_unit(number, kind, called, second->end, length);
	if (second->power > 0 && !first->has_magnitude) {
		char bound = number->bound[0];

		decimal_shift(&first->low, second->power);
		decimal_shift(&first->high, second->power);
		number_set(number, &first->low, &first->high);
		number_bound(number, bound);
	}
	return true;
}

void
share_point(struct number_reader *reader, struct number *number)
{
	const struct number_line *line = reader->line;
	enum number_kind kind;
	struct text called;
	size_t end = number->end, length;

	if (number->unit_end - number->unit_begin != 1 ||
	    line->character[number->unit_begin] != 0x4E2A || /* 个 */
	    !joins(line_at(line, end)) || !is_digit(line_at(line, end + 1)) ||
	    !numeral_read(&reader->second, line, end + 1))
		return;
	end = reader->second.end;
	length = read_measure(reader, end, &kind, &called);
	if (length == 0 || kind != NUMBER_POINT ||
	    line->character[end] != 0x4E2A)
		return;
	set_unit(number, kind, called, end, length);
}
