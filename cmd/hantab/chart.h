/* chart.h -- What bars are drawn from: a column of numbers. */
#ifndef CMD_HANTAB_CHART_H
#define CMD_HANTAB_CHART_H

#include <stdbool.h>
#include <stddef.h>

#include "cmd/hantab/grid.h"
#include "cmd/hantab/number.h"
#include "common/buffer.h"

/* Starts from { 0 }, and may be used for one column after the other. */
struct chart {
	struct number *numbers; /* by row; not filled where the cell is empty */
	struct number largest;  /* without regard to the sign */
	size_t capacity;
};

/* Read a column; false if it is a key or not one of numbers. */
bool chart_read(struct chart *chart, const struct grid *grid, size_t column);

/* How long the bar of a row is, if the longest has parts parts. */
size_t chart_length(const struct chart *chart, size_t row, size_t parts);

bool chart_is_negative(const struct chart *chart, size_t row);

/* Append what the row is called: its keys. */
void chart_append_label(
    struct buffer *buffer, const struct grid *grid, size_t row);

void chart_free(struct chart *chart, const struct grid *grid);

#endif
