/* A table held whole. */
#include <stdlib.h>

#include "cmd/hantab/grid.h"
#include "cmd/hantab/number.h"
#include "common/memory.h"

void
grid_add(
    struct grid *grid, const struct text *cells, const struct text *sources)
{
	size_t begin = grid->row_count * grid->count;

	grid->cells = memory_grow(grid->cells, &grid->capacity,
	    begin + grid->count, sizeof(*grid->cells));
	for (size_t i = 0; i < grid->count; i++)
		grid->cells[begin + i] = store_text(&grid->store, cells[i]);
	grid->row_count++;
	if (sources == NULL)
		return;
	grid->sources = memory_grow(grid->sources, &grid->source_capacity,
	    begin + grid->count, sizeof(*grid->sources));
	for (size_t i = 0; i < grid->count; i++)
		grid->sources[begin + i] = store_text(&grid->store, sources[i]);
}

void
grid_free(struct grid *grid)
{
	free(grid->columns);
	free(grid->cells);
	free(grid->sources);
	store_clear(&grid->store);
}

const struct text *
grid_row(const struct grid *grid, size_t row)
{
	return &grid->cells[row * grid->count];
}

bool
grid_is_number(const struct grid *grid, size_t column)
{
	struct number number = { 0 };
	bool found = false, all = true;

	for (size_t row = 0; row < grid->row_count && all; row++) {
		struct text cell = grid_row(grid, row)[column];

		if (cell.length == 0)
			continue;
		found = true;
		all = number_parse(&number, cell);
	}
	number_free(&number);
	return found && all;
}
