/* Ordinals, document numbers, fractions and ratios. */
#include "cmd/hannum/read.h"
#include "common/utf8.h"

enum {
	ORDINAL_MARK = 0x7B2C,      /* 第 */
	ENUMERATION_COMMA = 0x3001, /* 、 */
	SESSION = 0x5C4A,           /* 届 */
	NUMBER_SIGN = 0x53F7,       /* 号 */
	ORDER = 0x4EE4,             /* 令 */
	LONGEST_ORGAN = 12,
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
	if (length == 0 || (kind != NUMBER_COUNT && kind != NUMBER_DURATION))
		return place;
	number->unit_begin = begin;
	number->unit_end = begin + length;
	return number->unit_end;
}

size_t
read_ordinal(struct number_reader *reader, size_t place, struct number *number)
{
	const struct number_line *line = reader->line;
	bool marked = line_at(line, place) == ORDINAL_MARK;
	struct numeral *first = &reader->first, *last = &reader->first;
	size_t end;

	place = marked ? skip_blank(line, place + 1) : place;
	if (!read_first(reader, place) || first->has_point || first->is_more)
		return NOT_READ;
	end = first->end;
	if (!marked && line_at(line, end) != SESSION)
		return NOT_READ;
	/* 第五、六、七次 */
	while (line_at(line, end) == ENUMERATION_COMMA &&
	    numeral_read(&reader->second, line, skip_blank(line, end + 1)) &&
	    decimal_compare(&reader->second.low, &last->high) > 0 &&
	    reader->second.is_arabic == first->is_arabic) {
		enum number_kind kind;
		struct text called;
		size_t next = skip_blank(line, reader->second.end);

		if (line_at(line, next) != ENUMERATION_COMMA &&
		    read_measure(reader, next, &kind, &called) == 0)
			break;
		decimal_copy(&first->high, &reader->second.high);
		end = reader->second.end;
	}
	number->kind = NUMBER_ORDINAL;
	number_set(number, &first->low, &first->high);
	number->bound =
	    decimal_compare(&first->low, &first->high) == 0 ? "" : "..";
	return read_ordinal_unit(reader, end, number);
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

/* Words before an organ's name that are no part of it. */
static bool
ends_organ(int32_t character)
{
	switch (character) {
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

/* Where the name of the organ begins that ends at place. */
static size_t
organ_begin(const struct number_line *line, size_t place, size_t sure)
{
	size_t begin = place;

	while (begin > sure && place - begin < LONGEST_ORGAN &&
	    !ends_organ(line->character[begin - 1]))
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

static size_t
set_document_number(
    struct number_reader *reader, struct number *number, size_t end)
{
	number->kind = NUMBER_DOCNO;
	number->bound = "";
	number_set(number, &reader->first.low, &reader->first.high);
	return end;
}

size_t
read_document_number(
    struct number_reader *reader, size_t place, struct number *number)
{
	const struct number_line *line = reader->line;
	size_t end, begin;

	if (place == 0)
		return NOT_READ;
	if (line_at(line, place) == ORDINAL_MARK &&
	    line->character[place - 1] == ORDER) {
		begin = organ_begin(line, place, reader->sure);
		end = read_serial(reader, place);
	} else {
		if (!is_opening(line->character[place - 1]) ||
		    !read_first(reader, place) || reader->first.digits != 4 ||
		    !is_closing(line_at(line, reader->first.end)))
			return NOT_READ;
		begin = organ_begin(line, place - 1, reader->sure);
		end = read_serial(reader, reader->first.end + 1);
		if (begin == place - 1)
			return NOT_READ;
	}
	if (end == NOT_READ)
		return NOT_READ;
	number->begin = begin;
	return set_document_number(reader, number, end);
}

enum { PART = 0x5206, OF = 0x4E4B /* 分之 */ };

static void
set_fraction(struct number *number, const struct decimal *numerator,
    const struct decimal *denominator)
{
	buffer_clear(&number->value);
	decimal_append(&number->value, numerator);
	buffer_append_byte(&number->value, '/');
	decimal_append(&number->value, denominator);
	buffer_clear(&number->low);
	buffer_append(&number->low, buffer_text(&number->value));
	buffer_clear(&number->high);
	buffer_append(&number->high, buffer_text(&number->value));
	number->kind = NUMBER_FRACTION;
	number->bound = "";
}

/* 百分之三十至四十 */
static size_t
read_percent(struct number_reader *reader, size_t end, struct number *number)
{
	size_t mark = read_range_mark(reader->line, end);

	number->kind = NUMBER_PERCENT;
	number->unit = TEXT("%");
	number->bound = "";
	decimal_copy(&reader->first.low, &reader->second.low);
	if (mark > 0 &&
	    numeral_read(&reader->second, reader->line, end + mark) &&
	    decimal_compare(&reader->second.low, &reader->first.low) > 0) {
		number->bound = "..";
		end = reader->second.end;
	}
	number_set(number, &reader->first.low, &reader->second.high);
	return end;
}

/* 三分之一, 百分之三十 */
static size_t
read_parts(struct number_reader *reader, size_t place, struct number *number)
{
	const struct number_line *line = reader->line;
	size_t of;
	bool percent;

	if (line_at(line, place) == 0x767E &&
	    line_at(line, place + 1) == PART) {
		decimal_set(&reader->first.low, 100);
		of = place + 1;
	} else if (line_at(line, place) == 0x5343 &&
	    line_at(line, place + 1) == PART) {
		decimal_set(&reader->first.low, 1000);
		of = place + 1;
	} else if (line_at(line, place) == 0x4E07 &&
	    line_at(line, place + 1) == PART) {
		decimal_set(&reader->first.low, 10000);
		of = place + 1;
	} else if (read_first(reader, place)) {
		of = reader->first.end;
	} else {
		return NOT_READ;
	}
	if (line_at(line, of) != PART || line_at(line, of + 1) != OF ||
	    !numeral_read(&reader->second, line, skip_blank(line, of + 2)))
		return NOT_READ;
	percent = reader->first.low.large == NULL &&
	    reader->first.low.small == 100 && of == place + 1;
	if (percent)
		return read_percent(reader, reader->second.end, number);
	set_fraction(number, &reader->second.low, &reader->first.low);
	return reader->second.end;
}

static size_t
decimal_end(const struct number_line *line, size_t place)
{
	size_t end = place;

	while (is_digit(line_at(line, end)))
		end++;
	if (end > place && line_at(line, end) == '.' &&
	    is_digit(line_at(line, end + 1)))
		for (end++; is_digit(line_at(line, end));)
			end++;
	return end;
}

/* 1/4, 1:3, 1.1:50.3:48.6, as printed. */
static size_t
read_printed(struct number_reader *reader, size_t place, struct number *number)
{
	const struct number_line *line = reader->line;
	size_t end = decimal_end(line, place), next;
	int32_t mark = line_at(line, end);

	if (end == place || (mark != '/' && mark != ':') || end - place > 8)
		return NOT_READ;
	next = decimal_end(line, end + 1);
	if (next == end + 1)
		return NOT_READ;
	end = next;
	while (mark == ':' && line_at(line, end) == ':' &&
	    decimal_end(line, end + 1) > end + 1)
		end = decimal_end(line, end + 1);
	if (line_at(line, end) == '/')
		return NOT_READ;
	buffer_clear(&number->value);
	for (size_t i = place; i < end; i++)
		buffer_append_byte(&number->value, (char)line->character[i]);
	buffer_clear(&number->low);
	buffer_append(&number->low, buffer_text(&number->value));
	buffer_clear(&number->high);
	buffer_append(&number->high, buffer_text(&number->value));
	number->kind = NUMBER_FRACTION;
	number->bound = "";
	return end;
}

size_t
read_fraction(struct number_reader *reader, size_t place, struct number *number)
{
	size_t end = read_parts(reader, place, number);

	return end == NOT_READ ? read_printed(reader, place, number) : end;
}

/* 15k, 1.2M, 30w: letters that stand for a power of ten. */
static int
letter_power(int32_t letter)
{
	switch (letter) {
	case 'k':
	case 'K':
		return 3;
	case 'w':
	case 'W':
		return 4;
	case 'm':
	case 'M':
		return 6;
	case 'b':
	case 'B':
	case 'g':
	case 'G':
		return 9;
	case 't':
	case 'T':
		return 12;
	}
	return 0;
}

/* e13, e-1 at place: where it ends, and the power. */
static size_t
read_exponent(const struct number_line *line, size_t place, int *power)
{
	bool negative = line_at(line, place + 1) == '-';
	size_t digits = place + 1 + negative, end = digits;

	*power = 0;
	if (line_at(line, place) != 'e' && line_at(line, place) != 'E')
		return NOT_READ;
	while (is_digit(line_at(line, end)) && end - digits < 3)
		*power = *power * 10 + line_at(line, end++) - '0';
	if (negative)
		*power = -*power;
	return end > digits ? end : NOT_READ;
}

size_t
read_scaled(struct number_reader *reader, size_t place, struct number *number)
{
	const struct number_line *line = reader->line;
	size_t end;
	int power;

	if (!read_first(reader, place) || !reader->first.is_arabic ||
	    reader->first.has_magnitude)
		return NOT_READ;
	end = read_exponent(line, reader->first.end, &power);
	if (end == NOT_READ) {
		power = letter_power(line_at(line, reader->first.end));
		end = reader->first.end + 1;
	}
	if (power == 0 ||
	    (line_at(line, end) > 0 && line_at(line, end) < 0x80 &&
		line_at(line, end) != ' ' && line_at(line, end) != ','))
		return NOT_READ;
	decimal_shift(&reader->first.low, power);
	if (place > 0 && line->character[place - 1] == '-') {
		struct decimal zero = { 0 };

		number->begin = place - 1;
		decimal_subtract(&zero, &reader->first.low);
		decimal_copy(&reader->first.low, &zero);
		decimal_free(&zero);
	}
	number->kind = NUMBER_NUMBER;
	number->bound = "";
	number_set(number, &reader->first.low, &reader->first.low);
	return end;
}
