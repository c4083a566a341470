/* show.h -- A table on its way out, in one of the formats. */
#ifndef CMD_HANTAB_SHOW_H
#define CMD_HANTAB_SHOW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "cmd/hantab/grid.h"
#include "common/buffer.h"
#include "common/text.h"

enum show_format {
	SHOW_TSV,
	SHOW_TABLE,
	SHOW_CSV,
	SHOW_JSON,
	SHOW_JSONL,
	SHOW_MARKDOWN,
	SHOW_HTML,
	SHOW_BARS,
	SHOW_FORMAT_COUNT,
};

/* Starts from { 0 }; what is wanted stands in the first part. */
struct show {
	enum show_format format;
	bool byte_order_mark;
	size_t width;       /* 0: no limit */
	struct text fields; /* the columns of -f; NULL bytes: all */

	/* private */
	struct grid grid;
	struct store names; /* of columns, for whoever begins */
	size_t *chosen;     /* where each shown column stands in the rows */
	size_t given_count; /* columns of the rows */
	struct text *row;   /* the chosen fields, and their sources */
	struct text *sources;
	struct buffer line, unescaped;
	uint64_t row_count;
};

/* The format called name; false if there is none. */
bool show_find_format(struct text name, enum show_format *format);

/*
 * Begin with these columns, whose names are escaped.  A column of -f that is
 * not there is fatal, or empty if absent_columns is true.
 */
void show_begin(struct show *show, const struct grid_column *columns,
    size_t count, size_t key_count, bool absent_columns);

/*
 * Show a row: the fields, escaped, and where each was read, or NULL.  Invalid
 * UTF-8 is said with the place.
 */
void show_row(struct show *show, const struct text *fields,
    const struct text *sources, struct text document, size_t line);

/*
 * May rows be shown as lines, which are cheaper?  The line has all fields, with
 * tabs between them, and its newline.
 */
bool show_takes_lines(const struct show *show);
void show_line(
    struct show *show, struct text row, struct text document, size_t line);

void show_end(struct show *show);

/* Give all memory back. */
void show_free(struct show *show);

/* Does the format want to know where values were read? */
bool show_wants_sources(const struct show *show);

#endif
