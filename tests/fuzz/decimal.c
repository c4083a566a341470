/* Whatever parses comes out the same, and sums undo. */
#include <assert.h>

#include "common/decimal.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
check_printed(const struct decimal *number)
{
	struct buffer first = { 0 }, second = { 0 };
	struct decimal again = { 0 };

	decimal_append(&first, number);
	if (decimal_parse(&again, buffer_text(&first))) {
		assert(decimal_compare(&again, number) == 0);
		decimal_append(&second, &again);
		assert(text_equal(buffer_text(&first), buffer_text(&second)));
	} else {
		assert(first.length > DECIMAL_MOST_DIGITS);
	}
	decimal_free(&again);
	buffer_free(&first);
	buffer_free(&second);
}

static void
check_sum(const struct decimal *a, const struct decimal *b)
{
	struct decimal sum = { 0 };

	decimal_copy(&sum, a);
	decimal_add(&sum, b);
	check_printed(&sum);
	assert(decimal_compare(&sum, a) ==
	    decimal_compare(b, &(struct decimal){ 0 }));
	decimal_subtract(&sum, a);
	assert(decimal_compare(&sum, b) == 0);
	decimal_free(&sum);
}

static void
check_product(const struct decimal *a, const struct decimal *b)
{
	struct decimal product = { 0 }, other = { 0 };

	decimal_copy(&product, a);
	decimal_multiply(&product, b);
	decimal_copy(&other, b);
	decimal_multiply(&other, a);
	assert(decimal_compare(&product, &other) == 0);
	check_printed(&product);
	decimal_free(&product);
	decimal_free(&other);
}

/* a / count, times count again, is a to half of the last place. */
static void
check_quotient(const struct decimal *a, uint64_t count, uint32_t places)
{
	struct decimal quotient = { 0 }, factor = { 0 }, half = { 0 };

	decimal_copy(&quotient, a);
	decimal_divide(&quotient, count, places);
	check_printed(&quotient);
	decimal_set(&factor, (int64_t)(count / 2));
	decimal_add(&factor, &factor);
	decimal_set(&half, (int64_t)(count % 2));
	decimal_add(&factor, &half);
	decimal_multiply(&quotient, &factor);
	decimal_subtract(&quotient, a);
	if (decimal_compare(&quotient, &(struct decimal){ 0 }) < 0) {
		decimal_set(&half, -1);
		decimal_multiply(&quotient, &half);
	}
	decimal_add(&quotient, &quotient);
	decimal_shift(&quotient, (int)places);
	assert(decimal_compare(&quotient, &factor) <= 0);
	decimal_free(&quotient);
	decimal_free(&factor);
	decimal_free(&half);
}

/* Two lines are two numbers; the bytes before them say what to divide by. */
int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct text rest = { (const char *)data, size }, first, second;
	struct decimal a = { 0 }, b = { 0 };
	uint64_t count = 0;
	uint32_t places;

	if (size < 10)
		return 0;
	memcpy(&count, data, sizeof(count));
	places = data[8];
	rest = text_skip(rest, 9);
	text_split(&rest, '\n', &first);
	if (!text_split(&rest, '\n', &second))
		second = TEXT("-1.5");
	if (decimal_parse(&a, first) && decimal_parse(&b, second)) {
		check_printed(&a);
		check_sum(&a, &b);
		check_sum(&a, &a);
		check_product(&a, &b);
		check_quotient(&a, count == 0 ? 1 : count, places);
	}
	decimal_free(&a);
	decimal_free(&b);
	return 0;
}
