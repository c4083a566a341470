/* separators.h -- Where the tabs and newlines of a block of text are. */
#ifndef COMMON_SEPARATORS_H
#define COMMON_SEPARATORS_H

#include <stddef.h>
#include <stdint.h>

#include "common/text.h"

/* Starts from { 0 }, and is used for one block after the other. */
struct separators {
	uint32_t *all; /* offsets of both, in order */
	size_t count;
	uint32_t *newlines; /* of newlines alone */
	size_t newline_count;

	/* private */
	size_t capacity, newline_capacity;
};

/* Find those of block, which is shorter than 4 GiB. */
void separators_find(struct separators *separators, struct text block);

/* Add a newline at offset, behind all that were found. */
void separators_add_newline(struct separators *separators, uint32_t offset);

#endif
