/*
 * Whatever the line, and whatever lines come before it: places ascend, what is read stands where it is said to
 * stand, the lowest is not above the value nor the value above the highest,
 * and what is counted is a part of the line.
 */
#include <assert.h>

#include "cmd/hannum/label.h"
#include "cmd/hannum/line.h"
#include "cmd/hannum/number.h"
#include "common/utf8.h"

/* The characters between these are what was read. */
static void
check_raw(struct number_line *line, struct text text, size_t begin, size_t end)
{
	struct text raw = line_original(line, begin, end);

	for (size_t i = line_column(line, begin); i > 0; i--)
		utf8_next(&text);
	assert(raw.length > 0 && text_starts_with(text, raw));
}

static void
check_order(const struct buffer *low, const struct buffer *high)
{
	static struct decimal lower, higher;

	if (decimal_parse(&lower, buffer_text(low)) &&
	    decimal_parse(&higher, buffer_text(high)))
		assert(decimal_compare(&lower, &higher) <= 0);
}

static void
check_number(const struct number_line *line, const struct number *number)
{
	assert(number->kind < NUMBER_KINDS);
	assert(number->bound != NULL);
	assert(number->unit_begin <= number->unit_end);
	assert(number->unit_end <= line->count);
	if (number->kind == NUMBER_DATE || number->kind == NUMBER_PERIOD)
		return;
	check_order(&number->low, &number->value);
	check_order(&number->value, &number->high);
	check_order(&number->low, &number->high);
}

static void
check_label(const struct number_line *line, const struct label *label)
{
	assert(label->begin <= label->end && label->end <= line->count);
	assert(label->noun_begin <= label->noun_end);
	assert(label->noun_end <= line->count);
}

static void
append_place(struct buffer *found, size_t place)
{
	buffer_append_number(found, place);
	buffer_append(found, TEXT(" "));
}

static void
append_number(struct buffer *found, const struct number *number,
    const struct label *label)
{
	append_place(found, number->begin);
	append_place(found, number->end);
	append_place(found, number->kind);
	append_place(found, label->begin);
	append_place(found, label->end);
	append_place(found, label->noun_begin);
	append_place(found, label->noun_end);
	buffer_append(found, buffer_text(&number->low));
	buffer_append(found, buffer_text(&number->value));
	buffer_append(found, buffer_text(&number->high));
	buffer_append(found, text_from(number->bound));
}

/* Everything that is there to read with one reader. */
struct reading {
	struct number_reader reader;
	struct number_line line;
	struct number number;
	bool prepared;
	struct buffer found; /* in the line last read */
};

static void
check_line(struct reading *reading, struct text text)
{
	struct number_line *line = &reading->line;
	struct number *number = &reading->number;
	struct label_context context = { 0 };
	size_t at = 0, end = 0;

	if (!reading->prepared) {
		number_prepare(&reading->reader, line);
		label_prepare(line);
		reading->prepared = true;
	}
	buffer_clear(&reading->found);
	line_fold(line, text);
	number_begin(&reading->reader, line);
	while (number_next(&reading->reader, &at, number)) {
		struct label label;

		assert(number->begin >= end && number->begin < number->end);
		assert(number->end == at && at <= line->count);
		check_raw(line, text, number->begin, number->end);
		check_number(line, number);
		label = label_find(line, number, &context, line->count);
		check_label(line, &label);
		append_number(&reading->found, number, &label);
		end = number->end;
	}
}

/* The lines of text, and what is found in each, the last line first. */
static void
read_backwards(struct reading *reading, struct text text, struct buffer *all)
{
	struct text rest = text, line;

	if (!text_split(&rest, '\n', &line))
		return;
	if (rest.bytes != NULL)
		read_backwards(reading, rest, all);
	check_line(reading, line);
	for (size_t i = reading->found.length; i-- > 0;)
		buffer_append_byte(all, reading->found.bytes[i]);
}

/* What is found in a line does not depend on the lines before it. */
static void
check_order_of_lines(
    struct reading *forth, struct reading *back, struct text text)
{
	static struct buffer first, second;
	struct text rest = text, line;

	buffer_clear(&first);
	buffer_clear(&second);
	while (text_split(&rest, '\n', &line)) {
		check_line(forth, line);
		buffer_append(&first, buffer_text(&forth->found));
	}
	read_backwards(back, text, &second);
	assert(first.length == second.length);
	for (size_t i = 0; i < first.length; i++)
		assert(first.bytes[i] == second.bytes[first.length - 1 - i]);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct reading sparing, sparing_back;
	static struct reading greedy = { .reader.wants_all = true };
	static struct reading greedy_back = { .reader.wants_all = true };
	struct text text = { (const char *)data, size };

	check_order_of_lines(&sparing, &sparing_back, text);
	check_order_of_lines(&greedy, &greedy_back, text);
	return 0;
}
