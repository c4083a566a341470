/*
 * record.h -- Records: rows of tab-separated fields below one header.
 *
 * Tab, newline, carriage return and backslash inside a field are written \t
 * \n \r \\; nothing is quoted.  hanutils(7) has the format.
 */
#ifndef COMMON_RECORD_H
#define COMMON_RECORD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "common/buffer.h"
#include "common/input.h"
#include "common/separators.h"
#include "common/text.h"

/* --- out --- */

/* Starts from { 0 }; one for standard output. */
struct record_output {
	struct buffer row;
	size_t columns, fields; /* in the header; in the row so far */
	struct text document;   /* the row's place, for messages */
	size_t line;
	size_t said_line; /* last said to hold invalid UTF-8 */
	/* To be set where what is written is known to be valid UTF-8: then it
	 * is not looked at again. */
	bool is_valid;
};

/* Write the header; names are separated by tabs. */
void record_header(struct record_output *output, struct text names);

/*
 * Begin a row that has the columns doc and line: write both.  document is
 * escaped already, as in struct input.  For a row without them say
 * nothing; its place in messages is that of the row before.
 */
void record_place(
    struct record_output *output, struct text document, size_t line);

void record_field(struct record_output *output, struct text field);
void record_number(struct record_output *output, uint64_t number);

/* A field that is escaped already, as read from records. */
void record_escaped(struct record_output *output, struct text field);

/*
 * End the row and write it.  Invalid UTF-8 in it is kept, and trouble_at()
 * its place, once a line.
 */
void record_end(struct record_output *output);

/* --- in --- */

enum { RECORD_NO_COLUMN = -1 };

struct record_input {
	struct text *fields; /* of the row; escaped, see escape_remove() */
	size_t columns;
	struct text header; /* the first file's, without its LF or CR */
	size_t line_number; /* of the row in its file */
	struct text file;   /* escaped, for messages */

	/* private */
	struct input *input;
	struct buffer header_bytes;
	struct text *row;    /* as it stands in the file being read */
	struct text *sorted; /* ... and in the order of the header */
	size_t capacity, order_capacity, sorted_capacity, row_columns;
	size_t *order; /* where each column stands in this file */
	bool reordered;
	bool wants; /* only some rows, as record_want() says */
	int wanted_column;
	struct text wanted;
	/* The bytes that rows are taken from, and what is next in them. */
	struct text block;
	struct separators separators;
	size_t begin, next_separator, next_newline;
	struct text rest; /* of what was read, behind a long row */
	bool rest_complete;
	struct buffer long_row; /* that began in a block before */
	enum { NOT_LONG, BEGUN, READY } long_state;
};

/*
 * Begin reading records from input, just opened or standing before the first
 * line of its first document, and read the header.  False when there is not a
 * single line; then there are no columns and no rows.  Starts from { 0 }, and
 * may be opened again.
 */
bool record_open(struct record_input *records, struct input *input);

/* The number of the column called name, or RECORD_NO_COLUMN. */
int record_column(const struct record_input *records, struct text name);

/*
 * Want only the rows that have value, escaped, in column: the others are
 * passed over, at a speed that nothing else comes near.  The bytes stay the
 * caller's.
 */
void record_want(struct record_input *records, int column, struct text value);

/*
 * Get the next row into fields; they are good until the next call.  A line
 * equal to the header is skipped.  A row of the wrong width is trouble_at()
 * its line, and left out.  A later file may have the columns in another
 * order; one that lacks some is trouble(), and left out.
 */
bool record_next(struct record_input *records);

#endif
