/* rows.h -- The sections of a document as records. */
#ifndef CMD_HANSECT_ROWS_H
#define CMD_HANSECT_ROWS_H

#include "cmd/hansect/sections.h"
#include "common/document.h"
#include "common/record.h"

/* Starts from { 0 }. */
struct rows {
	struct record_output output;

	/* private: where the text stands in the tree, from part to part */
	struct step steps[LADDER_MOST];
	size_t depth;
	struct buffer path, title;
	struct text document;
	size_t number; /* of the line */
	size_t column; /* of the next row in it */
};

void rows_header(struct rows *rows);

/* Write a part of a document with its sections. */
void rows_write(struct rows *rows, const struct document *part,
    const struct sections *sections);

#endif
