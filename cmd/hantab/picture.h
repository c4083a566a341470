/*
 * picture.h -- A row of a table, put together field by field on its way out.
 *
 * Append what a field holds to bytes, and where it was read to source_bytes,
 * and end it.
 */
#ifndef CMD_HANTAB_PICTURE_H
#define CMD_HANTAB_PICTURE_H

#include <stdbool.h>
#include <stddef.h>

#include "cmd/hantab/show.h"
#include "common/buffer.h"

struct picture {
	struct buffer bytes, source_bytes;
	bool plain; /* the bytes are the line, and sources not wanted */

	/* private */
	struct text *fields, *sources;
	size_t *begins, *source_begins; /* of the fields, in the bytes */
	size_t count;
};

/* Room for rows of so many fields, which show will show. */
struct picture picture_new(size_t fields, const struct show *show);

void picture_end_field(struct picture *picture);

/* End so many empty fields: in a large pivot most are. */
void picture_end_empty(struct picture *picture, size_t count);

/* Show the row, and begin another one; line is its number in the output. */
void picture_show(struct picture *picture, struct show *show, size_t line);

void picture_free(struct picture *picture);

#endif
