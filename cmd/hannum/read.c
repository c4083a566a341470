/* What the parts of the grammar have in common. */
#include "cmd/hannum/read.h"

LEXICON(measures);

static const struct lexicon measures = LEXICON_INIT(measures);

static const struct {
	struct text name;
	enum number_kind kind;
} measure_kinds[] = {
	{ TEXT_INIT("count"), NUMBER_COUNT },
	{ TEXT_INIT("money"), NUMBER_MONEY },
	{ TEXT_INIT("percent"), NUMBER_PERCENT },
	{ TEXT_INIT("point"), NUMBER_POINT },
	{ TEXT_INIT("duration"), NUMBER_DURATION },
};

static enum number_kind
kind_named(struct text name)
{
	for (size_t i = 0; i < sizeof(measure_kinds) / sizeof(*measure_kinds);
	     i++)
		if (text_equal(name, measure_kinds[i].name))
			return measure_kinds[i].kind;
	return NUMBER_COUNT;
}

/* The kind in front of the tab, if there is one; NULL behind it if not. */
static struct text
split_kind(struct text value, struct text *called)
{
	size_t length = 0;

	while (length < value.length && value.bytes[length] != '\t')
		length++;
	*called = (struct text){ NULL, 0 };
	if (length < value.length)
		*called = text_skip(value, length + 1);
	return text_take(value, length);
}

bool
is_other_word(const struct number_reader *reader, size_t place)
{
	struct text value;

	return line_word(reader->line, place, reader->line->count,
		   BEGINS_MEASURE, measures, &value) > 0 &&
	    text_equal(value, TEXT("none"));
}

/* ... by the tables, where one begins at place and ends by limit. */
static size_t
find_measure(const struct number_reader *reader, size_t place, size_t limit,
    enum number_kind *kind, struct text *called)
{
	const struct number_line *line = reader->line;
	struct text value, user_value, name;
	size_t length = lexicon_longest_characters(
	    measures, line->character + place, limit - place, &value);

	if (reader->user_measures.data != NULL) {
		size_t user_length =
		    lexicon_longest_characters(reader->user_measures,
			line->character + place, limit - place, &user_value);

		if (user_length >= length && user_length > 0) {
			length = user_length;
			value = user_value;
		}
	}
	if (length == 0)
		return 0;
	name = split_kind(value, called);
	if (text_equal(name, TEXT("none")))
		return 0;
	*kind = kind_named(name);
	return length;
}

/* The one character at place, no longer word begins with. */
static size_t
find_single(struct number_reader *reader, size_t place, enum number_kind *kind,
    struct text *called)
{
	int32_t character = reader->line->character[place];
	struct number_single *single =
	    &reader->singles[(uint32_t)character % NUMBER_SINGLES];

	if (single->character != character) {
		single->character = character;
		single->called = (struct text){ NULL, 0 };
		single->is_measure = find_measure(
		    reader, place, place + 1, &single->kind, &single->called);
	}
	*called = single->called;
	if (!single->is_measure)
		return 0;
	*kind = single->kind;
	return 1;
}

size_t
read_measure(struct number_reader *reader, size_t place, enum number_kind *kind,
    struct text *called)
{
	const struct number_line *line = reader->line;

	if (place >= line->count || !line_begins(line, place, BEGINS_MEASURE))
		return 0;
	if (!line_goes_on(line, place, BEGINS_MEASURE))
		return find_single(reader, place, kind, called);
	return find_measure(reader, place, line->count, kind, called);
}

bool
look_at_first(struct number_reader *reader, size_t place)
{
	if (reader->here_at != place) {
		reader->here_at = place;
		reader->is_here =
		    numeral_read(&reader->here, reader->line, place);
	}
	return reader->is_here;
}

bool
read_first(struct number_reader *reader, size_t place)
{
	if (!look_at_first(reader, place))
		return false;
	numeral_copy(&reader->first, &reader->here);
	return true;
}

size_t
read_point(struct number_reader *reader, size_t place)
{
	const struct number_line *line = reader->line;
	struct numeral *first = &reader->first;
	int32_t before = place > 1 ? line->character[place - 2] : ' ';

	if (place == 0 || line->character[place - 1] != '.' ||
	    (place == reader->sure && place > 0) || !first->is_arabic ||
	    first->has_point || first->has_magnitude)
		return place;
	/* Else the point belongs to what stands before it. */
	if (before != ' ' && before != '-' && before != '(' &&
	    before != 0x8D1F) /* 负 */
		return place;
	decimal_shift(&first->low, -(int)first->digits);
	decimal_shift(&first->high, -(int)first->digits);
	first->has_point = true;
	return place - 1;
}

void
quantity_enlarge(struct decimal *value, const struct decimal *part)
{
	struct decimal zero = { 0 };

	if (decimal_compare(value, &zero) < 0)
		decimal_subtract(value, part);
	else
		decimal_add(value, part);
}

void
number_set(struct number *number, const struct decimal *low,
    const struct decimal *high)
{
	buffer_clear(&number->value);
	buffer_clear(&number->low);
	buffer_clear(&number->high);
	decimal_append(&number->low, low);
	if (decimal_compare(low, high) != 0) {
		decimal_append(&number->high, high);
		return;
	}
	buffer_append(&number->high, buffer_text(&number->low));
	buffer_append(&number->value, buffer_text(&number->low));
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
