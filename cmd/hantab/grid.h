/* grid.h -- A table held whole, for formats that must see all of it first. */
#ifndef CMD_HANTAB_GRID_H
#define CMD_HANTAB_GRID_H

#include <stdbool.h>
#include <stddef.h>

#include "cmd/hantab/store.h"
#include "common/text.h"

/* A column of what is shown. */
struct grid_column {
	struct text name; /* escaped */
	bool number;      /* it holds numbers, where they look like it */
};

/* Starts from { 0 }; the columns are there before the first row is added. */
struct grid {
	struct grid_column *columns;
	size_t count;
	size_t key_count;     /* columns that say what a row is; the first */
	struct text *cells;   /* count for each row, escaped */
	struct text *sources; /* likewise, where they were read; or NULL */
	size_t row_count;

	/* private */
	struct store store;
	size_t capacity, source_capacity;
};

/* Copy a row; sources may be NULL, but then for all rows. */
void grid_add(
    struct grid *grid, const struct text *cells, const struct text *sources);

/* Give all memory back. */
void grid_free(struct grid *grid);

/* The cells of a row. */
const struct text *grid_row(const struct grid *grid, size_t row);

/* Do all cells of the column that are not empty hold decimals, and one does? */
bool grid_is_number(const struct grid *grid, size_t column);

#endif
