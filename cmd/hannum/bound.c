/* The words around a number that say how it is meant: 约 超过 以上 负. */
#include "cmd/hannum/read.h"
#include "common/utf8.h"

LEXICON(number_marks);

static const struct lexicon marks = LEXICON_INIT(number_marks);

enum {
	NEGATIVE = 0x8D1F,    /* 负 */
	MINUS = 0x2212,       /* − */
	ATTRIBUTIVE = 0x7684, /* 的 */
	UP_TO = 0x4E0A,       /* 上 */
	PAST = 0x8FC7,        /* 过 */
	THAN = 0x6BD4,        /* 比 */
	ZERO = 0x96F6,        /* 零 */
	BELOW = 0x4E0B,       /* 下 */
	LONGEST_ALONE = 40,
	LONGEST_MARK = 8,
};

static void
know_mark(void *line, struct text word, struct text value)
{
	(void)value;
	line_know_first(line, word, BEGINS_MARK);
	line_know_last(line, word, ENDS_MARK);
}

void
bound_prepare(struct number_line *line)
{
	lexicon_each(marks, know_mark, line);
}

/* The characters before place without blanks, from the end of key on. */
static size_t
gather(const struct number_reader *reader, size_t place,
    int32_t key[LONGEST_MARK], size_t begins[LONGEST_MARK + 1])
{
	const struct number_line *line = reader->line;
	size_t count = 0;

	while (place > reader->sure && count < LONGEST_MARK) {
		bool blank = line->character[--place] == ' ';

		if (blank && (place == 0 || line->character[place - 1] == ' '))
			break;
		if (blank)
			continue;
		key[LONGEST_MARK - ++count] = line->character[place];
		begins[count] = place;
	}
	return count;
}

/* 占比 产值 价 ... before place: what may be past a number is a size. */
static bool
follows_size(const struct number_line *line, size_t place)
{
	switch (place > 0 ? line->character[place - 1] : 0) {
	case 0x4EF7: /* 价 */
	case 0x503C: /* 值 */
	case 0x6BD4: /* 比 */
	case 0x7387: /* 率 */
	case 0x79EF: /* 积 */
	case 0x91CF: /* 量 */
	case 0x989D: /* 额 */
	case 0x9F84: /* 龄 */
		return true;
	case 0x5165: /* 收入 */
		return place > 1 && line->character[place - 2] == 0x6536;
	case 0x6570: /* 人数 */
		return place > 1 && utf8_is_han(line->character[place - 2]);
	}
	return false;
}

/* 上千, 过亿, before a power without a digit; and 产值过3亿. */
static size_t
read_past(const struct number_line *line, size_t place, char *bound)
{
	bool power = numeral_power(line_class(line, place)) >= 2;

	if ((line->character[place - 1] != UP_TO || !power) &&
	    (line->character[place - 1] != PAST ||
		(!power && !follows_size(line, place - 1))))
		return place;
	*bound = '+';
	return place - 1;
}

size_t
read_bound_before(const struct number_reader *reader, size_t place, char *bound)
{
	const struct number_line *line = reader->line;
	int32_t key[LONGEST_MARK];
	size_t begins[LONGEST_MARK + 1], length, last = place;
	struct text value;

	if (last > reader->sure && line->character[last - 1] == ' ')
		last--;
	if (last == reader->sure)
		return place;
	if (!line_knows(line, last - 1, ENDS_MARK))
		return read_past(line, place, bound);
	for (length = gather(reader, place, key, begins); length > 0; length--)
		if (line_knows(line, begins[length], BEGINS_MARK) &&
		    lexicon_longest_characters(marks,
			key + LONGEST_MARK - length, length,
			&value) == length &&
		    value.length > 0 && value.bytes[0] != '.') {
			*bound = value.bytes[0];
			return *bound == '=' ? place : begins[length];
		}
	return read_past(line, place, bound);
}

size_t
read_bound_word(const struct number_line *line, size_t place, char *bound)
{
	struct text value;
	size_t length =
	    line_word(line, place, line->count, BEGINS_MARK, marks, &value);

	if (length == 0 || value.length == 0 ||
	    (value.bytes[0] != '+' && value.bytes[0] != '-'))
		return NOT_READ;
	*bound = value.bytes[0];
	place += length;
	return place + (line_at(line, place) == ' ');
}

size_t
read_bound_after(const struct number_line *line, size_t place, char *bound)
{
	struct text value;
	size_t length =
	    line_word(line, place, line->count, BEGINS_MARK, marks, &value);

	/* before, tab, after */
	if (length == 0 || value.length < 3 || value.bytes[2] == '.')
		return place;
	*bound = value.bytes[2];
	return place + length;
}

/* 比三十大: the word behind it, and the bound. */
static char
comparison_bound(int32_t character)
{
	switch (character) {
	case 0x5927: /* 大 */
	case 0x9AD8: /* 高 */
	case 0x591A: /* 多 */
	case 0x957F: /* 长 */
		return '+';
	case 0x5C0F: /* 小 */
	case 0x4F4E: /* 低 */
	case 0x5C11: /* 少 */
	case 0x77ED: /* 短 */
		return '-';
	}
	return 0;
}

size_t
read_than(const struct number_line *line, size_t place)
{
	place += line_at(line, place) == ',';
	place += line_at(line, place) == ' ';
	place += line_at(line, place) == 0x4E14 || /* 且 */
	    line_at(line, place) == 0x4F46;        /* 但 */
	if (line_at(line, place) != THAN)
		return NOT_READ;
	return place + 1 + (line_at(line, place + 1) == ' ');
}

size_t
read_comparison(const struct number_line *line, size_t begin, size_t end,
    char *bound, size_t *than)
{
	size_t mark =
	    begin > 0 && line->character[begin - 1] == ' ' ? begin - 1 : begin;
	size_t word = end + (line_at(line, end) == ' ');
	int32_t before = mark > 1 ? line->character[mark - 2] : 0;
	int32_t next = line_at(line, word + 1);

	if (mark == 0 || line->character[mark - 1] != THAN ||
	    comparison_bound(line_at(line, word)) == 0)
		return end;
	/* 占比30%高于, 比10%高3个百分点: how much, or another number. */
	if (before == 0x5360 || before == 0x540C || before == 0x73AF ||
	    is_digit(next) || next == 0x51FA || next == 0x4E8E) /* 出 于 */
		return end;
	*bound = comparison_bound(line_at(line, word));
	*than = mark - 1;
	return word + 1;
}

/* 减负 and 担负 are words: 负 is a sign behind few characters. */
static bool
may_be_negative(int32_t before)
{
	/* 增长 增速 涨幅 ... */
	return !utf8_is_han(before) ||
	    is_one_of(before, U"为是有到至由从长率速幅值于和与");
}

/* - 1,200 with nothing else in the line; with words behind it is an item. */
static bool
is_alone(const struct number_line *line, size_t place)
{
	if (place != 2 || line->count > LONGEST_ALONE)
		return false;
	for (; place < line->count; place++)
		if (!is_digit(line->character[place]) &&
		    line->character[place] != ',' &&
		    line->character[place] != '.' &&
		    line->character[place] != '/' &&
		    line->character[place] != '%')
			return false;
	return true;
}

bool
is_below_zero(const struct number_line *line, size_t place)
{
	return line_at(line, place) == ZERO &&
	    line_at(line, place + 1) == BELOW &&
	    numeral_may_begin(line_class(line, place + 2));
}

size_t
read_sign(const struct number_reader *reader, size_t place)
{
	const struct number_line *line = reader->line;
	size_t begin = place;
	int32_t sign, before;

	if (begin > reader->sure + 1 && is_below_zero(line, begin - 2))
		return begin - 2;
	if (begin > reader->sure + 1 &&
	    (line->character[begin - 1] == ATTRIBUTIVE ||
		(line->character[begin - 1] == ' ' && is_alone(line, begin))))
		begin--;
	if (begin == 0 || (begin == reader->sure && reader->sure > 0))
		return place;
	sign = line->character[--begin];
	before = begin > 0 ? line->character[begin - 1] : 0;
	if (sign == NEGATIVE)
		return may_be_negative(before) ? begin : place;
	if ((sign != '-' && sign != MINUS) ||
	    (begin + 1 != place && !is_alone(line, place)))
		return place;
	/* Behind a number it is a range, in a word a hyphen. */
	if (begin == reader->sure && reader->sure > 0)
		return place;
	return before == 0 || before >= 0x80 || before == ' ' ||
		before == ',' || before == '('
	    ? begin
	    : place;
}

void
number_bound(struct number *number, char bound)
{
	number->bound = "";
	switch (bound) {
	case '+':
		number->bound = "+";
		buffer_clear(&number->high);
		break;
	case '-':
		number->bound = "-";
		buffer_clear(&number->low);
		break;
	case '~':
		number->bound = "~";
		break;
	case '.':
		number->bound = "..";
		break;
	}
}

size_t
read_bounds(struct number_reader *reader, size_t begin, size_t end,
    struct number *number)
{
	char bound = 0;

	end = read_bound_after(reader->line, end, &bound);
	number->begin = read_bound_before(reader, begin, &bound);
	number_bound(number, bound);
	return end;
}
