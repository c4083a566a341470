/* Numeric expressions: where they are, and what they say. */
#include "cmd/hannum/number.h"
#include "cmd/hannum/read.h"
#include "common/utf8.h"

LEXICON(number_names);
LEXICON(measures);

enum { LONGEST_ROW = 200 /* of digits; longer ones are no numbers */ };

const struct text number_kind_names[NUMBER_KINDS] = {
	[NUMBER_COUNT] = TEXT_INIT("count"),
	[NUMBER_MONEY] = TEXT_INIT("money"),
	[NUMBER_PERCENT] = TEXT_INIT("percent"),
	[NUMBER_POINT] = TEXT_INIT("point"),
	[NUMBER_FRACTION] = TEXT_INIT("fraction"),
	[NUMBER_DURATION] = TEXT_INIT("duration"),
	[NUMBER_DATE] = TEXT_INIT("date"),
	[NUMBER_PERIOD] = TEXT_INIT("period"),
	[NUMBER_ORDINAL] = TEXT_INIT("ordinal"),
	[NUMBER_DOCNO] = TEXT_INIT("docno"),
	[NUMBER_NUMBER] = TEXT_INIT("number"),
	[NUMBER_NAME] = TEXT_INIT("name"),
};

static void
know_name(void *line, struct text name, struct text value)
{
	(void)value;
	line_know_first(line, name, BEGINS_NAME);
}

static void
know_measure(void *line, struct text word, struct text value)
{
	(void)value;
	line_know_first(line, word, BEGINS_MEASURE);
}

void
number_prepare(const struct number_reader *reader, struct number_line *line)
{
	static const struct lexicon names = LEXICON_INIT(number_names),
				    words = LEXICON_INIT(measures);

	lexicon_each(names, know_name, line);
	lexicon_each(reader->user_names, know_name, line);
	lexicon_each(words, know_measure, line);
	lexicon_each(reader->user_measures, know_measure, line);
	bound_prepare(line);
}

void
number_begin(struct number_reader *reader, const struct number_line *line)
{
	reader->line = line;
	reader->sure = reader->run_end = 0;
	reader->called_end = SIZE_MAX - 1;
	reader->start = 0;
	reader->here_at = SIZE_MAX;
	reader->token = (struct token){ 0 };
}

/* Nothing is known of the number but that it begins at place. */
static struct number *
fresh_number(struct number *number, size_t place)
{
	number->begin = place;
	number->unit_begin = number->unit_end = place;
	number->unit = (struct text){ NULL, 0 };
	return number;
}

/* In the order of how much each asks for. */
static size_t
read_expression(
    struct number_reader *reader, size_t place, struct number *number)
{
	size_t end = NOT_READ;

	/* Digits have been looked at for a document number. */
	if (!is_digit(reader->line->character[place]))
		end = read_document_number(
		    reader, place, fresh_number(number, place));
	if (end == NOT_READ)
		end = read_date(reader, place, fresh_number(number, place));
	if (end == NOT_READ)
		end = read_ordinal(reader, place, fresh_number(number, place));
	if (end == NOT_READ)
		end = read_rate(reader, place, fresh_number(number, place));
	if (end == NOT_READ)
		end = read_fraction(reader, place, fresh_number(number, place));
	if (end == NOT_READ)
		end = read_quantity(reader, place, fresh_number(number, place));
	return end;
}

static size_t
read_any(struct number_reader *reader, size_t place, struct number *number)
{
	size_t end, name, begin;

	number->begin = number->unit_begin = number->unit_end = place;
	number->unit = (struct text){ NULL, 0 };
	if (is_digit(reader->line->character[place])) {
		end = read_document_number(reader, place, number);
		if (end != NOT_READ)
			return end;
		end = read_scaled(reader, place, number);
		if (end != NOT_READ)
			return end;
		end = find_token(reader, place, &begin);
		if (end != NOT_READ) {
			size_t date = read_date(reader, place, number);

			number->begin = place;
			if (date >= end)
				return date;
			return set_name(number, begin, end);
		}
	}
	end = read_expression(reader, place, number);
	name = read_name(reader, place, number, end);
	if (name != NOT_READ)
		return name;
	if (end == NOT_READ)
		return NOT_READ;
	number->end = end;
	return check_name(reader, number);
}

/*
 * Can what begins at place count?  A Chinese numeral needs a licence, which
 * stands right behind it; most of them have none, and need no closer look.
 */
static bool
may_count(struct number_reader *reader, size_t place)
{
	const struct number_line *line = reader->line;
	enum number_kind kind;
	struct text called;

	if (numeral_is_arabic(line_class(line, place)) || reader->wants_all)
		return true;
	if (line_class(line, place) == NUMERAL_HALF)
		return line_at(line, place + 1) == 0x6210 ||
		    line_at(line, place + 1) == 0x6298; /* 成 折 */
	if (line_class(line, place) == NUMERAL_ORDINAL) {
		place += 1 + (line_at(line, place + 1) == ' ');
		if (line_at(line, place) == '(') /* 第(一)项 */
			return true;
	} else if (place < reader->run_end)
		place = reader->run_end;
	else
		while (line_class(line, place) != 0)
			reader->run_end = ++place;
	/* 二两 */
	if (place > 1 && line->character[place - 1] == 0x4E24)
		return true;
	switch (line_at(line, place)) {
	case ' ':
	case '-':
	case '/':
	case '~':
	case 0x2013: /* – */
	case 0x2014: /* — */
	case 0x3001: /* 、 */
	case 0x4E4B: /* 之 */
	case 0x5206: /* 分 */
	case 0x5230: /* 到 */
	case 0x53C8: /* 又 */
	case 0x53F7: /* 号 */
	case 0x5C4A: /* 届 */
	case 0x5E74: /* 年 */
	case 0x5B63: /* 季 */
	case 0x6210: /* 成 */
	case 0x6298: /* 折 */
	case 0x65E5: /* 日 */
	case 0x65F6: /* 时 */
	case 0x6708: /* 月 */
	case 0x6765: /* 来 */
	case 0x70B9: /* 点 */
	case 0x81F3: /* 至 */
		return true;
	}
	return line_class(line, place) != 0 ||
	    read_measure(reader, place, &kind, &called) > 0;
}

/*
 * 内陆, 队伍, 放肆, 参: formal digits that are read as words behind one, unless
 * what follows is of a sum, too: 合计伍佰元.
 */
static bool
is_of_word(const struct number_line *line, size_t place)
{
	int32_t before = place > 0 ? line->character[place - 1] : 0;
	int32_t after = line->character[place + 1];
	unsigned char next = line_class(line, place + 1);

	switch (line->character[place]) {
	case 0x53C2:                                               /* 参 */
	case 0x8086:                                               /* 肆 */
	case 0x4F0D:                                               /* 伍 */
	case 0x9646:                                               /* 陆 */
		return utf8_is_han(before) && before != 0x8D1F &&  /* 负 */
		    numeral_power(next) == 0 && after != 0x5143 && /* 元 */
		    after != 0x5706 && after != 0x89D2 &&          /* 圆 角 */
		    after != 0x70B9;                               /* 点 */
	}
	return false;
}

/* The end of the digits of one kind in a row, with , between Arabic ones. */
static size_t
row_end(const struct number_line *line, size_t place)
{
	bool arabic = numeral_is_arabic(line_class(line, place));
	size_t end = place;

	while (numeral_digit(line_class(line, end)) >= 0 &&
	    numeral_is_arabic(line_class(line, end)) == arabic)
		end += 1 +
		    (arabic && line_at(line, end + 1) == ',' &&
			is_digit(line_at(line, end + 2)));
	return end;
}

/* Is the row of digits at place too long?  Looked at where one would be. */
static bool
is_long_row(const struct number_line *line, size_t place)
{
	size_t last = place + LONGEST_ROW;

	return (line_at(line, last) == ',' ||
		   numeral_digit(line_class(line, last)) >= 0) &&
	    row_end(line, place) > last;
}

/* 3.104年度: an item at the start of the line, and a year of the Republic. */
static bool
is_item_of_year(const struct number_line *line, size_t place)
{
	return place == 0 && line_at(line, 1) == '.' &&
	    line_at(line, 2) == '1' && is_digit(line_at(line, 3)) &&
	    is_digit(line_at(line, 4)) && line_at(line, 5) == 0x5E74; /* 年 */
}

/* What begins at place; NOT_READ, and where to go on, if nothing does. */
static size_t
try_place(struct number_reader *reader, size_t *place, struct number *number)
{
	const struct number_line *line = reader->line;
	size_t end = NOT_READ;
	bool is_long;

	if (is_below_zero(line, *place)) {
		*place += 2; /* it is a sign */
		return NOT_READ;
	}
	is_long = is_long_row(line, *place);
	if (!is_long && may_count(reader, *place) &&
	    !is_of_word(line, *place) && !is_item_of_year(line, *place))
		end = read_any(reader, *place, number);
	if (end == NOT_READ)
		*place = is_long || is_digit(line->character[*place])
		    ? row_end(line, *place)
		    : *place + 1;
	return end;
}

bool
number_next(struct number_reader *reader, size_t *at, struct number *number)
{
	const struct number_line *line = reader->line;

	for (;;) {
		size_t end;

		while (reader->start < line->start_count &&
		    line->start[reader->start] < *at)
			reader->start++;
		if (reader->start == line->start_count)
			return false;
		*at = line->start[reader->start];
		end = try_place(reader, at, number);

		if (end == NOT_READ)
			continue;
		number->end = end;
		*at = end;
		reader->sure = end;
		return true;
	}
}
