/* What stands around a year or a day, and says what is meant. */
#include "cmd/hannum/moment.h"
#include "cmd/hannum/read.h"
#include "common/utf8.h"

LEXICON(time_contexts);

enum {
	TWO = 0x4E24,     /* 两日, no 二日 */
	LONGEST_WORD = 4, /* of the table, before a number */
};

static const struct lexicon contexts = LEXICON_INIT(time_contexts);

/* "years-before days-before": is what among them? */
static bool
says(struct text all, struct text what)
{
	while (all.length > 0) {
		if (text_starts_with(all, what))
			return true;
		while (all.length > 0 && all.bytes[0] != ' ')
			all = text_skip(all, 1);
		all = text_skip(all, 1);
	}
	return false;
}

/* Does the longest word before place, or before a blank there, say so? */
static bool
is_said_before(const struct number_line *line, size_t place, struct text what)
{
	struct text all;
	size_t length;

	place -= place > 1 && line->character[place - 1] == ' ';
	length = place < LONGEST_WORD ? place : LONGEST_WORD;
	for (; length > 0; length--)
		if (lexicon_longest_characters(contexts,
			line->character + place - length, length,
			&all) == length)
			return says(all, what);
	return false;
}

/* ... and the longest at place?  Its length, 0 if not. */
static size_t
said_behind(const struct number_line *line, size_t place, struct text what)
{
	struct text all;
	size_t length = place < line->count
	    ? lexicon_longest_characters(
		  contexts, line->character + place, line->count - place, &all)
	    : 0;

	return length > 0 && says(all, what) ? length : 0;
}

bool
date_is_length(const struct number_line *line, size_t place)
{
	return is_said_before(line, place, TEXT("years-before"));
}

bool
duration_is_lapse(const struct number_line *line, size_t place)
{
	return is_said_before(line, place, TEXT("lapse-before"));
}

size_t
date_word_behind(const struct number_line *line, size_t place)
{
	return said_behind(line, place, TEXT("date-behind"));
}

bool
date_is_of_republic(const struct number_line *line, size_t place, size_t behind)
{
	int32_t next = line_at(line, behind);
	int32_t before = place > 0 ? line->character[place - 1] : 0;

	if (before == ' ' && place > 1)
		before = line->character[place - 2];
	if (said_behind(line, behind, TEXT("year-behind")) > 0 ||
	    /* 高於104年的93.82% */
	    (next == 0x7684 && is_digit(line_at(line, behind + 1))))
		return true;
	if (next == ',')
		return before == 0 || before == 0x3002 || before == ';' ||
		    before == ',';
	return (utf8_is_han(next) || (next >= 'A' && next <= 'Z')) &&
	    said_behind(line, behind, TEXT("years-behind")) == 0 &&
	    !date_is_length(line, place);
}

/* 不少于30日, 之日起30日后, 延长30日: so many days are meant. */
static bool
is_measured(const struct number_reader *reader, size_t place)
{
	char bound;

	return is_said_before(reader->line, place, TEXT("days-before")) ||
	    read_bound_before(reader, place, &bound) < place;
}

/* 五日、十日、一个月, 十日为一期: days as laws count them, to the end. */
static bool
is_counted(struct number_reader *reader, size_t end)
{
	const struct number_line *line = reader->line;
	size_t digits;
	int value;

	for (;;) {
		switch (line_at(line, end)) {
		case 0x4E3A: /* 为 */
			return true;
		case 0x6216: /* 或 或者 */
			end += 1 + (line_at(line, end + 1) == 0x8005);
			break;
		case 0x3001: /* 、 */
			end++;
			break;
		default:
			return false;
		}
		end = date_read_small(reader, end, &value, &digits);
		if (end == NOT_READ)
			return false;
		if (line_at(line, end) == 0x4E2A) /* 个 */
			return true;
		if (line_at(line, end) != DAY)
			return false;
		end++;
	}
}

/* 11日至17日的: the second day of a range. */
static bool
ends_range(const struct number_line *line, size_t place)
{
	return place > 1 && line->character[place - 2] == DAY &&
	    read_range_mark(line, place - 1) > 0;
}

bool
date_is_measured(struct number_reader *reader, size_t place, size_t end)
{
	const struct number_line *line = reader->line;
	bool arabic = is_digit(line_at(line, place));

	if (line_at(line, place) == TWO)
		return true;
	if (place > 0 && line->character[place - 1] == MONTH) /* 本月十四日的 */
		return false;
	if (said_behind(line, end, TEXT("days-behind")) > 0)
		return true;
	switch (line_at(line, end)) {
	case 0x7684: /* 的 */
		if (!ends_range(line, place))
			return true;
		break;
	case 0x524D: /* 七日前通知, as laws have it; 7日前 is a date */
		if (!arabic)
			return true;
		break;
	}
	return is_measured(reader, place) ||
	    (!arabic && is_counted(reader, end));
}
