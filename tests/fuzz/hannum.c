/*
 * Whatever the line: places ascend, what is read stands where it is said to
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
check_line(struct number_reader *reader, struct text text)
{
	static struct number_line line;
	static struct number number;
	struct label_context context = { 0 };
	size_t at = 0, end = 0;

	if (line.form == NULL) {
		number_prepare(reader, &line);
		label_prepare(&line);
	}
	line_fold(&line, text);
	number_begin(reader, &line);
	while (number_next(reader, &at, &number)) {
		struct label label;

		assert(number.begin >= end && number.begin < number.end);
		assert(number.end == at && at <= line.count);
		check_raw(&line, text, number.begin, number.end);
		check_number(&line, &number);
		label = label_find(&line, &number, &context, line.count);
		check_label(&line, &label);
		end = number.end;
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct number_reader sparing, greedy = { .wants_all = true };
	struct text rest = { (const char *)data, size }, line;

	while (text_split(&rest, '\n', &line)) {
		check_line(&sparing, line);
		check_line(&greedy, line);
	}
	return 0;
}
