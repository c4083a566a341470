/* Numeric expressions: where they are, and what they say. */
#include <string.h>

#include "cmd/hannum/number.h"
#include "cmd/hannum/read.h"
#include "common/utf8.h"

LEXICON(number_names);
LEXICON(measures);

enum {
	ORDINAL_MARK = 0x7B2C,    /* 第 */
	OPENING_QUOTE = 0x201C,   /* “ */
	CLOSING_QUOTE = 0x201D,   /* ” */
	LONGEST_BEFORE = 8,       /* of a phrase, before its numeral */
	LONGEST_SLOGAN = 14,      /* between quotation marks */
	LONGEST_ROW = 200,        /* of digits; longer ones are no numbers */
	MOST_DIGITS_OF_COUNT = 7, /* more without a measure word: an index */
};

const char *const number_kind_names[NUMBER_KINDS] = {
	[NUMBER_COUNT] = "count",
	[NUMBER_MONEY] = "money",
	[NUMBER_PERCENT] = "percent",
	[NUMBER_POINT] = "point",
	[NUMBER_FRACTION] = "fraction",
	[NUMBER_DURATION] = "duration",
	[NUMBER_DATE] = "date",
	[NUMBER_PERIOD] = "period",
	[NUMBER_ORDINAL] = "ordinal",
	[NUMBER_DOCNO] = "docno",
	[NUMBER_NUMBER] = "number",
	[NUMBER_NAME] = "name",
};

void
number_prepare(const struct number_reader *reader, struct number_line *line)
{
	static const struct lexicon names = LEXICON_INIT(number_names),
				    words = LEXICON_INIT(measures);

	line_know_table(line, names, BEGINS_NAME);
	line_know_table(line, reader->user_names, BEGINS_NAME);
	line_know_table(line, words, BEGINS_MEASURE);
	line_know_table(line, reader->user_measures, BEGINS_MEASURE);
	bound_prepare(line);
}

void
number_begin(struct number_reader *reader, const struct number_line *line)
{
	reader->line = line;
	reader->sure = reader->run_end = 0;
	reader->start = 0;
	reader->here_at = SIZE_MAX;
	reader->token = (struct token){ 0 };
}

static bool
is_letter(int32_t character)
{
	return (character >= 'a' && character <= 'z') ||
	    (character >= 'A' && character <= 'Z');
}

/* The end of the longest fixed phrase that begins at begin. */
static size_t
phrase_end(const struct number_reader *reader, size_t begin)
{
	static const struct lexicon names = LEXICON_INIT(number_names);
	const struct number_line *line = reader->line;
	size_t length =
	    line_word(line, begin, line->count, BEGINS_NAME, names, NULL);
	size_t user = line_word(
	    line, begin, line->count, BEGINS_NAME, reader->user_names, NULL);

	return begin + (user > length ? user : length);
}

/* A fixed phrase that covers place: where it begins and ends. */
static size_t
find_phrase(struct number_reader *reader, size_t place, size_t *begin)
{
	size_t first = reader->sure;
	size_t end = NOT_READ;

	if (place - first > LONGEST_BEFORE)
		first = place - LONGEST_BEFORE;
	for (size_t at = first; at <= place; at++) {
		size_t phrase;

		if (!line_knows(reader->line, at, BEGINS_NAME) ||
		    !utf8_is_han(reader->line->character[at]))
			continue;
		phrase = phrase_end(reader, at);
		if (phrase <= place || phrase <= end)
			continue;
		end = phrase;
		*begin = at;
	}
	return end;
}

/* 12345热线: Arabic digits, and words of the table behind them. */
static size_t
find_digits_phrase(struct number_reader *reader, size_t digits_end)
{
	static const struct lexicon names = LEXICON_INIT(number_names);
	const struct number_line *line = reader->line;
	int32_t key[1 + LONGEST_SLOGAN] = { '0' };
	size_t length = 1;

	if (!utf8_is_han(line_at(line, digits_end)))
		return NOT_READ;
	for (size_t at = digits_end;
	     length <= LONGEST_SLOGAN && at < line->count; at++)
		key[length++] = line->character[at];
	length = lexicon_longest_characters(names, key, length, NULL);
	return length > 1 ? digits_end + length - 1 : NOT_READ;
}

/* 邮编830000: words of the table right before Arabic digits. */
static bool
follows_phrase(const struct number_reader *reader, size_t place)
{
	static const struct lexicon names = LEXICON_INIT(number_names);
	const struct number_line *line = reader->line;
	size_t most = place - reader->sure;
	int32_t key[LONGEST_BEFORE + 1];

	/* 邮编:830000 */
	if (most > 0 && line->character[place - 1] == ':') {
		place--;
		most--;
	}
	if (most > LONGEST_BEFORE)
		most = LONGEST_BEFORE;
	for (size_t length = 1; length <= most; length++) {
		size_t begin = place - length;

		if (!line_knows(line, begin, BEGINS_NAME))
			continue;
		memcpy(key, line->character + begin, length * sizeof(*key));
		key[length] = '0';
		if (lexicon_longest_characters(names, key, length + 1, NULL) ==
		    length + 1)
			return true;
	}
	return false;
}

static bool
is_token_character(int32_t character)
{
	return is_digit(character) || is_letter(character) ||
	    (character > 0 && character < 0x80 && character != ' ' &&
		character != ',' && character != ';' && character != '(' &&
		character != ')' && character != '"' && character != '<' &&
		character != '>' && character != '[' && character != ']' &&
		character != '!' && character != '?' && character != '\t' &&
		character != '%' && character != '~');
}

/* What is written together before place; no place is looked at twice. */
static void
look_back(struct token *token, const struct number_line *line, size_t place)
{
	size_t first = place;

	while (first > token->known &&
	    is_token_character(line->character[first - 1]))
		first--;
	if (first > token->known) {
		token->begin = first;
		token->first_letter = 0;
	}
	for (size_t i = first; i < place && token->first_letter == 0; i++)
		if (is_letter(line->character[i]))
			token->first_letter = i + 1;
	token->known = place;
}

/* ... and behind: 1,234.5 and what follows. */
static void
look_ahead(struct token *token, const struct number_line *line, size_t place)
{
	size_t end = place;

	if (place >= token->digits_end) {
		while (is_digit(line_at(line, end)) ||
		    line_at(line, end) == '.' || line_at(line, end) == ',')
			end++;
		token->digits_end = end;
	}
	end = token->digits_end;
	if (end >= token->tail_begin && end < token->end)
		return;
	token->tail_begin = end;
	token->last_letter = 0;
	for (; is_token_character(line_at(line, end)); end++)
		if (is_letter(line->character[end]))
			token->last_letter = end + 1;
	token->end = end;
}

/*
 * Digits among letters, as in COVID-19, 5G and addresses: the end of what is
 * written together.  Letters that are a unit do not count.
 */
static size_t
find_token(struct number_reader *reader, size_t place, size_t *begin)
{
	const struct number_line *line = reader->line;
	struct token *token = &reader->token;
	enum number_kind kind;
	struct text called;

	look_back(token, line, place);
	look_ahead(token, line, place);
	if (token->first_letter == 0 &&
	    is_letter(line_at(line, token->digits_end))) {
		size_t length =
		    read_measure(reader, token->digits_end, &kind, &called);

		if (length > 0 &&
		    !is_letter(line_at(line, token->digits_end + length)))
			return NOT_READ;
	}
	if (token->first_letter == 0 && token->last_letter <= token->digits_end)
		return NOT_READ;
	*begin = token->begin < reader->sure ? reader->sure : token->begin;
	return token->end;
}

/* Digits that are an index, a telephone number or a sum of signs: 3+1. */
static bool
is_index(const struct number_line *line, const struct number *number)
{
	int32_t before =
	    number->begin > 0 ? line->character[number->begin - 1] : 0;
	int32_t after = line_at(line, number->end);
	size_t length = number->end - number->begin;

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

	if (is_digit(line_at(line, place)) ||
	    (before != OPENING_QUOTE && before != '"' && before != 0x300C))
		return NOT_READ;
	for (size_t end = place;
	     end < line->count && end - place <= LONGEST_SLOGAN; end++)
		if (line->character[end] == CLOSING_QUOTE ||
		    line->character[end] == 0x300D ||
		    (before == '"' && line->character[end] == '"'))
			return end;
	return NOT_READ;
}

static size_t
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
static size_t
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

/* In the order of how much each asks for. */
static size_t
read_expression(
    struct number_reader *reader, size_t place, struct number *number)
{
	static size_t (*const readers[])(struct number_reader *, size_t,
	    struct number *) = { read_document_number, read_date, read_ordinal,
		read_fraction, read_quantity };

	for (size_t i = 0; i < sizeof(readers) / sizeof(*readers); i++) {
		size_t end;

		number->begin = place;
		number->unit_begin = number->unit_end = place;
		number->unit = (struct text){ NULL, 0 };
		end = readers[i](reader, place, number);
		if (end != NOT_READ)
			return end;
	}
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

static void
check_bare(struct number_reader *reader, struct number *number)
{
	const struct number_line *line = reader->line;
	size_t end;

	if (number->kind != NUMBER_COUNT ||
	    number->unit_begin < number->unit_end)
		return;
	end = find_digits_phrase(reader, number->end);
	if (end != NOT_READ)
		number->end = set_name(number, number->begin, end);
	else if (is_leading_zero(line, number))
		number->kind = NUMBER_NUMBER;
	else if (is_index(line, number) || is_quoted(line, number) ||
	    follows_phrase(reader, number->begin))
		set_name(number, number->begin, number->end);
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
		end = reader->wants_all ? read_scaled(reader, place, number)
					: NOT_READ;
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
	check_bare(reader, number);
	return number->end;
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
	if (line_class(line, place) == NUMERAL_ORDINAL)
		place += 1 + (line_at(line, place + 1) == ' ');
	else if (place < reader->run_end)
		place = reader->run_end;
	else
		while (line_class(line, place) != 0)
			reader->run_end = ++place;
	switch (line_at(line, place)) {
	case ' ':
	case '-':
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

/* What begins at place; NOT_READ, and where to go on, if nothing does. */
static size_t
try_place(struct number_reader *reader, size_t *place, struct number *number)
{
	const struct number_line *line = reader->line;
	size_t row, end = NOT_READ;

	row = row_end(line, *place);
	if (row <= *place + LONGEST_ROW && may_count(reader, *place))
		end = read_any(reader, *place, number);
	if (end == NOT_READ)
		*place = row > *place + LONGEST_ROW ||
			is_digit(line->character[*place])
		    ? row
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
