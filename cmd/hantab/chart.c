/* How long bars are, in whole numbers: no floating point here either. */
#include <stdlib.h>

#include "cmd/hantab/chart.h"
#include "common/memory.h"

static bool
is_below_zero(const struct number *number)
{
	static const struct number zero;

	return number_compare(number, &zero) < 0;
}

static struct number
without_sign(const struct number *number)
{
	struct number result = { 0 };

	number_copy(&result, number);
	if (is_below_zero(number))
		number_negate(&result);
	return result;
}

static void
find_largest(struct chart *chart, size_t count)
{
	number_free(&chart->largest);
	for (size_t row = 0; row < count; row++) {
		struct number size = without_sign(&chart->numbers[row]);

		if (number_compare(&size, &chart->largest) > 0)
			number_copy(&chart->largest, &size);
		number_free(&size);
	}
}

bool
chart_read(struct chart *chart, const struct grid *grid, size_t column)
{
	if (column < grid->key_count || !grid_is_number(grid, column))
		return false;
	if (chart->numbers == NULL)
		chart->numbers =
		    memory_new(grid->row_count, sizeof(*chart->numbers));
	for (size_t row = 0; row < grid->row_count; row++)
		number_parse(&chart->numbers[row], grid_row(grid, row)[column]);
	find_largest(chart, grid->row_count);
	return true;
}

bool
chart_is_negative(const struct chart *chart, size_t row)
{
	return is_below_zero(&chart->numbers[row]);
}

/* Is size * parts at least largest * length? */
static bool
reaches(const struct number *size, const struct number *largest, size_t parts,
    size_t length)
{
	struct number a = { 0 }, b = { 0 };
	bool result;

	number_copy(&a, size);
	number_copy(&b, largest);
	number_multiply(&a, (uint32_t)parts);
	number_multiply(&b, (uint32_t)length);
	result = number_compare(&a, &b) >= 0;
	number_free(&a);
	number_free(&b);
	return result;
}

size_t
chart_length(const struct chart *chart, size_t row, size_t parts)
{
	struct number size;
	size_t low = 0, high = parts;

	if (!chart->numbers[row].filled || !chart->largest.filled)
		return 0;
	size = without_sign(&chart->numbers[row]);
	while (low < high) {
		size_t middle = high - (high - low) / 2;

		if (reaches(&size, &chart->largest, parts, middle))
			low = middle;
		else
			high = middle - 1;
	}
	number_free(&size);
	return low;
}

void
chart_append_label(struct buffer *buffer, const struct grid *grid, size_t row)
{
	for (size_t i = 0; i < grid->key_count; i++) {
		if (i > 0)
			buffer_append_byte(buffer, ' ');
		buffer_append(buffer, grid_row(grid, row)[i]);
	}
}

void
chart_free(struct chart *chart, const struct grid *grid)
{
	for (size_t row = 0; chart->numbers != NULL && row < grid->row_count;
	     row++)
		number_free(&chart->numbers[row]);
	free(chart->numbers);
	number_free(&chart->largest);
}
