/* cells.h -- The cells of a pivot, numbered, found by row and head. */
#ifndef CMD_HANTAB_CELLS_H
#define CMD_HANTAB_CELLS_H

#include <stddef.h>
#include <stdint.h>

struct cell {
	uint32_t row, head;
};

/* Starts from { 0 }.  Only the cells that are there take memory. */
struct cells {
	struct cell *places; /* by number, in the order in which they came */
	size_t count;

	/* private */
	struct cell_row *rows;
	size_t row_capacity, capacity;
};

/* The number of the cell, a new one if it was not there. */
size_t cells_find(struct cells *cells, uint32_t row, uint32_t head);

/*
 * Spread the cells of a row out by their heads, of which there are head_count:
 * their numbers plus 1, and 0 where there is none.
 */
void cells_spread(const struct cells *cells, uint32_t row, uint32_t *numbers,
    size_t head_count);

/* Forget all cells and give the memory back. */
void cells_clear(struct cells *cells);

#endif
