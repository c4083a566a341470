/* The cells of a pivot: for each row a small hash table of its heads. */
#include <stdlib.h>
#include <string.h>

#include "cmd/hantab/cells.h"
#include "common/error.h"
#include "common/memory.h"

enum { FEWEST_SLOTS = 8 };

struct cell_row {
	struct cell_slot *slots;
	uint32_t slot_count, count;
};

struct cell_slot {
	uint32_t head;
	uint32_t cell; /* from 1; 0: free */
};

static struct cell_slot *
find_slot(const struct cell_row *row, uint32_t head)
{
	uint32_t mask = row->slot_count - 1;
	uint32_t at = head * UINT32_C(0x9E3779B1) >> 7 & mask;

	while (row->slots[at].cell != 0 && row->slots[at].head != head)
		at = (at + 1) & mask;
	return &row->slots[at];
}

static void
grow_row(struct cell_row *row)
{
	struct cell_row larger = { .count = row->count };

	larger.slot_count =
	    row->slot_count == 0 ? FEWEST_SLOTS : 2 * row->slot_count;
	larger.slots = memory_new(larger.slot_count, sizeof(*larger.slots));
	for (uint32_t i = 0; i < row->slot_count; i++)
		if (row->slots[i].cell != 0)
			*find_slot(&larger, row->slots[i].head) = row->slots[i];
	free(row->slots);
	*row = larger;
}

static struct cell_row *
find_row(struct cells *cells, uint32_t number)
{
	size_t before = cells->row_capacity;

	cells->rows = memory_grow(cells->rows, &cells->row_capacity,
	    number + (size_t)1, sizeof(*cells->rows));
	if (cells->row_capacity > before)
		memset(cells->rows + before, 0,
		    (cells->row_capacity - before) * sizeof(*cells->rows));
	return &cells->rows[number];
}

static uint32_t
append(struct cells *cells, uint32_t row, uint32_t head)
{
	if (cells->count == UINT32_MAX)
		fatal("more than %zu cells", cells->count);
	cells->places = memory_grow(cells->places, &cells->capacity,
	    cells->count + 1, sizeof(*cells->places));
	cells->places[cells->count++] = (struct cell){ row, head };
	return (uint32_t)cells->count;
}

size_t
cells_find(struct cells *cells, uint32_t number, uint32_t head)
{
	struct cell_row *row = find_row(cells, number);
	struct cell_slot *slot;

	if (2 * row->count >= row->slot_count)
		grow_row(row);
	slot = find_slot(row, head);
	if (slot->cell == 0) {
		*slot = (struct cell_slot){ head, append(cells, number, head) };
		row->count++;
	}
	return slot->cell - 1;
}

void
cells_spread(const struct cells *cells, uint32_t number, uint32_t *numbers,
    size_t head_count)
{
	const struct cell_row *row = &cells->rows[number];

	memset(numbers, 0, head_count * sizeof(*numbers));
	for (uint32_t i = 0; i < row->slot_count; i++)
		if (row->slots[i].cell != 0)
			numbers[row->slots[i].head] = row->slots[i].cell;
}

void
cells_clear(struct cells *cells)
{
	for (size_t i = 0; i < cells->row_capacity; i++)
		free(cells->rows[i].slots);
	free(cells->rows);
	free(cells->places);
	*cells = (struct cells){ 0 };
}
