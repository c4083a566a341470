/* rows.h -- The rows of all files: joined, with indicators, selected. */
#ifndef CMD_HANTAB_ROWS_H
#define CMD_HANTAB_ROWS_H

#include <stdbool.h>

#include "cmd/hantab/condition.h"
#include "cmd/hantab/indicator.h"
#include "cmd/hantab/join.h"
#include "common/record.h"

/* Starts from { 0 }; what is to be done stands in the first part. */
struct rows {
	const char *join_path; /* or NULL, as the next */
	const char *indicator_path;
	struct text key;   /* of the join */
	bool only;         /* rows that have an indicator */
	char **conditions; /* as on the command line */
	size_t condition_count;

	/* Good from rows_open() on. */
	struct text *names; /* of the columns */
	size_t count;
	struct text *fields; /* of the row, escaped; until the next */
	struct indicators indicators;
	struct record_input records;

	/* private */
	struct join join;
	size_t key_column, own; /* own: columns of the records themselves */
	struct condition *selection;
	struct text *extended; /* the row's fields and what was added */
};

/*
 * Begin with the first row of input, just opened.  False if there is no
 * header.  What is wrong with the options is fatal.
 */
bool rows_open(struct rows *rows, struct input *input);

bool rows_next(struct rows *rows);

/* Say what is to be said at the end. */
void rows_close(struct rows *rows);

/* Say that the row is left out, because this field of it is no number. */
void rows_no_number(const struct rows *rows, struct text field);

#endif
