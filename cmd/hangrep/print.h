/* print.h -- What is shown of lines that are selected, as grep(1) does. */
#ifndef CMD_HANGREP_PRINT_H
#define CMD_HANGREP_PRINT_H

#include <stdbool.h>
#include <stdint.h>

#include "cmd/hangrep/search.h"
#include "common/input.h"
#include "common/record.h"

/* Of several, the one that says less counts. */
enum print_what {
	PRINT_LINES,
	PRINT_RECORDS,
	PRINT_MATCHES,
	PRINT_COUNT,
	PRINT_NAMES,       /* of documents in which a line is selected */
	PRINT_OTHER_NAMES, /* ... in which none is */
	PRINT_NOTHING,
};

struct print_settings {
	enum print_what what;
	bool inverts; /* selected lines are those that do not match */
	bool numbers, colors;
	char separator;         /* ends a line */
	uint64_t before, after; /* lines of context */
};

/* Starts from { 0 }. */
struct printer {
	struct print_settings settings;
	bool shows_names; /* of the documents, on each line */

	/* private */
	struct search *search;
	const struct input *input;
	struct record_output records;
	bool printed;        /* a line of any document: a group may follow */
	bool line_open;      /* what was printed last had no end of line */
	uint64_t after_left; /* context still to print */
	size_t last_printed; /* number of the line printed last */
	struct buffer *kept; /* the last lines, for context before */
	size_t kept_count, next_kept;
};

/* Begin; search and input stay those of the lines to come. */
void print_open(struct printer *printer, struct print_settings settings,
    struct search *search, const struct input *input);

/* Begin a document, and end one in which count lines were selected. */
void print_begin(struct printer *printer);
void print_end(struct printer *printer, uint64_t count);

/* The line just read is selected, or is not. */
void print_selected(struct printer *printer, const struct line *line);
void print_unselected(struct printer *printer, const struct line *line);

/* What is printed depends on the numbers of lines. */
bool print_needs_numbers(const struct printer *printer);

/*
 * The lines that were skipped last, whole ones, are not selected, nor context
 * behind one that was.
 */
void print_skipped(struct printer *printer, struct text lines);

/* Context is still to come. */
bool print_wants_more(const struct printer *printer);

#endif
