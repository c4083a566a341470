/* Numbers with two ends: 3-5个, 5万元以上10万元以下, 大于10小于20. */
#include "cmd/hannum/read.h"
#include "cmd/hannum/word.h"

enum {
	AND = 0x548C,     /* 和 */
	WITH = 0x4E0E,    /* 与 */
	OF = 0x4E4B,      /* 之 */
	BETWEEN = 0x95F4, /* 间 */
	MINUS = 0x2212,   /* − */
	PLUS_MINUS = 0xB1,
};

/* —— is a dash, but between digits it is a range. */
static size_t
read_dash(const struct number_line *line, size_t place)
{
	int32_t before = place > 0 ? line->character[place - 1] : 0;

	return line_at(line, place) == 0x2014 &&
		is_digit(line_at(line, place + 2)) &&
		(is_digit(before) || before == '%')
	    ? 2
	    : 0;
}

static bool
is_mark(int32_t character)
{
	switch (character) {
	case '-':
	case '~':
	case 0x2013: /* – */
	case 0x2014: /* — */
	case 0x2015: /* ― */
	case 0x2212: /* − */
	case 0x301C: /* 〜 */
	case 0x81F3: /* 至 */
	case 0x5230: /* 到 */
		return true;
	}
	return false;
}

size_t
read_range_mark(const struct number_line *line, size_t place)
{
	size_t blank = line_at(line, place) == ' ';

	if (!is_mark(line_at(line, place + blank)))
		return 0;
	if (line_at(line, place + blank + 1) == 0x2014)
		return read_dash(line, place);
	return 1 + blank + (line_at(line, place + blank + 1) == ' ');
}

/* 和 与, which make a range only where 之间 follows. */
static size_t
read_weak_mark(const struct number_line *line, size_t place)
{
	size_t blank = line_at(line, place) == ' ';

	if (line_at(line, place + blank) != AND &&
	    line_at(line, place + blank) != WITH)
		return 0;
	return 1 + blank + (line_at(line, place + blank + 1) == ' ');
}

bool
is_between(const struct number_line *line, size_t place)
{
	return line_at(line, place) == BETWEEN ||
	    (line_at(line, place) == OF && line_at(line, place + 1) == BETWEEN);
}

/* 1万(含)-5万元 */
static size_t
skip_included(const struct number_line *line, size_t place)
{
	return line_at(line, place) == '(' &&
		line_at(line, place + 1) == 0x542B && /* 含 */
		line_at(line, place + 2) == ')'
	    ? place + 3
	    : place;
}

static void
negate(struct decimal *number)
{
	struct decimal zero = { 0 };

	decimal_subtract(&zero, number);
	decimal_copy(number, &zero);
	decimal_free(&zero);
}

void
numeral_negate(struct numeral *numeral)
{
	struct decimal low = numeral->low;

	negate(&low);
	negate(&numeral->high);
	numeral->low = numeral->high;
	numeral->high = low;
}

bool
put_in_order(struct number_reader *reader)
{
	struct decimal low = reader->first.low, zero = { 0 };

	if (decimal_compare(&reader->second.low, &low) >= 0)
		return true;
	if (decimal_compare(&reader->second.low, &zero) >= 0)
		return false;
	reader->first.low = reader->second.low;
	reader->second.low = low;
	decimal_copy(&reader->first.high, &reader->first.low);
	decimal_copy(&reader->second.high, &reader->second.low);
	return true;
}

/* Can what stands between the ends of a range begin at place? */
static bool
may_go_on(const struct number_line *line, size_t place)
{
	int32_t character = line_at(line, place);

	return is_mark(character) || character == '(' || character == ' ' ||
	    character == AND || character == WITH;
}

size_t
find_second(struct number_reader *reader, size_t place, bool *between)
{
	const struct number_line *line = reader->line;
	struct numeral *second = &reader->second;
	bool negative, below, is_bare = place == reader->first.end;
	size_t mark, first = reader->first.begin;

	if (!may_go_on(line, place))
		return NOT_READ;
	place = skip_included(line, place);
	mark = read_range_mark(line, place);
	*between = mark == 0;
	if (mark == 0)
		mark = read_weak_mark(line, place);
	if (mark == 0 || reader->first.is_range)
		return NOT_READ;
	place += mark;
	place += is_currency_sign(line_at(line, place));
	below = is_below_zero(line, place);
	negative = below || line_at(line, place) == '-' ||
	    line_at(line, place) == MINUS;
	if (!numeral_read(second, line, place + negative + below) ||
	    second->is_positional || second->is_range)
		return NOT_READ;
	read_scale(reader, second);
	/* 3--5 is from to, where -5--3 has a sign. */
	if (negative &&
	    (below || line_at(line, place - 1) != '-' ||
		reader->first.low.small < 0))
		numeral_negate(second);
	else if (is_bare && first > 1 && is_below_zero(line, first - 2))
		numeral_negate(second); /* 零下5到10度 */
	return second->end;
}

bool
join_second(struct number_reader *reader)
{
	struct numeral *first = &reader->first, *second = &reader->second;
	bool shifted = false;

	/* 七千到九千亿: what ends the second goes for both. */
	if (second->power > 0 &&
	    (!first->has_magnitude ||
		(!first->has_big_power && second->has_big_power))) {
		decimal_shift(&first->low, second->power);
		shifted = decimal_compare(&first->low, &second->low) <= 0;
		if (!shifted)
			decimal_shift(&first->low, -second->power);
	}
	if (!put_in_order(reader))
		return false;
	decimal_copy(&first->high, &second->low);
	first->is_range = true;
	first->is_vague = false;
	return true;
}

bool
grows_to(const struct number_reader *reader, const struct decimal *from,
    const struct decimal *to)
{
	static struct decimal tenfold;
	const struct number_line *line = reader->line;
	size_t begin = reader->first.begin;

	if (begin > 0 && is_one_of(line->character[begin - 1], U"约近逾"))
		begin--;
	if (word_before(line, begin, 0, CHANGE) == 0)
		return false;
	decimal_copy(&tenfold, from);
	decimal_shift(&tenfold, 1);
	return decimal_compare(to, &tenfold) >= 0;
}

size_t
read_tolerance(struct number_reader *reader, size_t place)
{
	struct numeral *first = &reader->first, *second = &reader->second;

	if (line_at(reader->line, place) != PLUS_MINUS || first->is_range ||
	    !is_digit(line_at(reader->line, place + 1)) ||
	    !numeral_read(second, reader->line, place + 1))
		return NOT_READ;
	decimal_subtract(&first->low, &second->low);
	decimal_add(&first->high, &second->low);
	first->is_range = true;
	return second->end;
}

/* The second numeral at place, and a measure word as long as length. */
static size_t
read_same_measure(struct number_reader *reader, size_t place, size_t length,
    enum number_kind kind)
{
	enum number_kind other = kind;
	struct text called;

	if (!numeral_read(&reader->second, reader->line, place) ||
	    reader->second.is_range)
		return NOT_READ;
	if (length > 0 &&
	    (read_measure(reader, reader->second.end, &other, &called) !=
		    length ||
		other != kind))
		return NOT_READ;
	return reader->second.end + length;
}

size_t
read_upper_end(struct number_reader *reader, size_t place,
    const struct number *number, enum number_kind kind)
{
	size_t end, length = number->unit_end - number->unit_begin;
	char bound = 0;

	/* 3万元以上不足6万元 */
	end = read_bound_word(reader->line, place, &bound);
	if (end != NOT_READ && bound == '-') {
		end = read_same_measure(reader, end, length, kind);
		if (end == NOT_READ ||
		    decimal_compare(&reader->second.low, &reader->first.low) <
			0)
			return NOT_READ;
		decimal_copy(&reader->first.high, &reader->second.low);
		return end;
	}
	/* 5万元以上、10万元以下 */
	switch (line_at(reader->line, place)) {
	case 0x3001: /* 、 */
	case 0x4F46: /* 但 */
	case 0x5230: /* 到 */
	case 0x81F3: /* 至 */
		place++;
	}
	end = read_same_measure(reader, place, length, kind);
	if (end == NOT_READ)
		return NOT_READ;
	place = end;
	end = read_bound_after(reader->line, end, &bound);
	if (end == place || bound != '-' ||
	    decimal_compare(&reader->second.low, &reader->first.low) < 0)
		return NOT_READ;
	decimal_copy(&reader->first.high, &reader->second.low);
	return end;
}

/* 大于10且小于20: what may stand between the ends. */
static size_t
skip_conjunction(const struct number_line *line, size_t place)
{
	size_t begin = place;

	place += line_at(line, place) == ',';
	place += line_at(line, place) == ' ';
	switch (line_at(line, place)) {
	case 0x4E14: /* 且 */
		return place + 1 + (line_at(line, place + 1) == ' ');
	case 0x4F46: /* 但 但是 */
		place += 1 + (line_at(line, place + 1) == 0x662F);
		return place + (line_at(line, place) == ' ');
	case 0x5E76: /* 并 并且 */
	case 0x800C: /* 而 而且 */
		return place + 1 + (line_at(line, place + 1) == 0x4E14);
	case 0x7684: /* 的同时 */
		if (line_at(line, place + 1) == 0x540C &&
		    line_at(line, place + 2) == 0x65F6)
			return place + 3;
	}
	/* A comma alone ends the clause. */
	return line_at(line, begin) == ',' ? begin : place;
}

size_t
read_opposite_end(struct number_reader *reader, size_t place, char bound,
    struct number *number, enum number_kind *kind)
{
	struct numeral *first = &reader->first, *second = &reader->second;
	size_t length = number->unit_end - number->unit_begin, end, ignored;
	size_t than = read_than(reader->line, place);
	struct text called;
	char other = 0;

	if (first->is_range || (bound != '+' && bound != '-'))
		return NOT_READ;
	place = than != NOT_READ
	    ? than
	    : read_bound_word(
		  reader->line, skip_conjunction(reader->line, place), &other);
	if (place == NOT_READ)
		return NOT_READ;
	end = read_same_measure(reader, place, length, *kind);
	if (end != NOT_READ && than != NOT_READ)
		end =
		    read_comparison(reader->line, than, end, &other, &ignored);
	if (end == NOT_READ || other == 0 || other == bound ||
	    (other == '-') != (decimal_compare(&first->low, &second->low) < 0))
		return NOT_READ;
	/* 最多100最少20个: what ends the second goes for both. */
	if (length == 0 && than == NOT_READ) {
		length = read_measure(reader, end, kind, &called);
		number->unit_begin = end;
		number->unit_end = end + length;
		end += length;
	}
	decimal_copy(other == '-' ? &first->high : &first->low, &second->low);
	first->is_range = true;
	return end;
}
