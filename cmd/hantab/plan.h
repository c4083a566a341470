/*
 * plan.h -- What is kept about a group or cell while rows are read, and what
 * is told about it at the end.
 *
 * -a count,sum,mean:low makes a plan of steps: one looks at each row and
 * changes one state.  A group has one state for each step, and the outputs
 * are made from them: sum and mean of one column share the sum.
 */
#ifndef CMD_HANTAB_PLAN_H
#define CMD_HANTAB_PLAN_H

#include <stdbool.h>
#include <stdint.h>

#include "cmd/hantab/keys.h"
#include "cmd/hantab/number.h"
#include "cmd/hantab/rows.h"
#include "common/buffer.h"

enum step_kind {
	STEP_ROWS,    /* how many rows */
	STEP_PRESENT, /* ... with something in the column */
	STEP_SUM,
	STEP_MIN,
	STEP_MAX,
	STEP_FIRST,
	STEP_LAST,
	STEP_VALUES,   /* all, for list and median */
	STEP_DISTINCT, /* each once */
	STEP_AGREED,   /* the one that all rows have */
	STEP_UNIT,     /* likewise */
	STEP_LOW,
	STEP_HIGH,
	STEP_BOUND,
	STEP_SOURCES, /* where it was read */
};

/* A place, as the columns doc, line and col say; column 0: not known. */
struct place {
	uint32_t document, line, column;
};

/* The value that all rows should have, and one that differs. */
struct agreement {
	const char *bytes; /* NULL: none yet */
	uint32_t length;
	uint32_t conflict; /* from 1, of the plan's; 0: none */
	uint32_t place;    /* of the plan's */
};

/* Many values. */
struct fields {
	struct buffer bytes; /* a tab before each */
	uint64_t count;
};

/* Small, since there may be millions, and each row has to fetch its own. */
union state {
	uint64_t count;
	struct number number;
	struct text text;
	struct fields *fields; /* NULL: none yet */
	struct agreement agreement;
	unsigned bound;
};

struct plan {
	/* What was asked for; the rest is made of it. */
	struct text aggregates; /* as on the command line; empty: agreed */
	struct text value;      /* the column of -v */
	bool skipped, bounds, mixed_units;
	bool sources; /* keep where values were read */
	bool partial; /* the states will be written */

	size_t step_count; /* states of a group */
	struct output *outputs;
	size_t output_count;

	/* private */
	struct step *steps;
	struct measure *measures;
	size_t measure_count;
	size_t unit_column, doc_column, line_column, col_column, raw_column;
	size_t low_column, high_column, bound_column;
	bool has_unit, has_doc, has_line, has_col, has_raw;
	struct number low, high; /* of the row */
	struct keys documents;
	struct keys distinct; /* group and value */
	struct store store;
	struct place *places; /* of agreements */
	size_t place_count, place_capacity;
	struct conflict *conflicts;
	size_t conflict_count, conflict_capacity;
	struct buffer scratch;
};

/*
 * Make the plan.  names are the columns of the rows; NULL if states will be
 * merged, and then has_unit, has_doc and has_line are set before.
 */
void plan_make(struct plan *plan, const struct text *names, size_t count);

/* Append the name of an output to buffer; cell: as it is called in a pivot. */
void plan_append_name(
    const struct plan *plan, size_t output, bool cell, struct buffer *buffer);

/* May the output be a number?  If it is not, it never is. */
bool plan_output_is_number(const struct plan *plan, size_t output);

/*
 * Look at the row, before it is added to a group.  False: it is no use, which
 * has been said.
 */
bool plan_read(struct plan *plan, const struct rows *rows);

/* Add the row just read to the states of group, its number. */
void plan_add(struct plan *plan, const struct rows *rows, uint64_t group,
    union state *states);

/*
 * Append what an output tells to buffer.  What does not agree is said, with
 * the key of the group, and the head of the cell.
 */
void plan_tell(struct plan *plan, size_t output, union state *states,
    struct text key, struct text head, struct buffer *buffer);

/* Append where the values were read, for people, to buffer. */
void plan_tell_sources(
    struct plan *plan, const union state *states, struct buffer *buffer);

/* Clear the states of one group; after the last, forget what is shared. */
void plan_clear(struct plan *plan, union state *states);
void plan_forget(struct plan *plan);

/* Give all memory back. */
void plan_free(struct plan *plan);

/* --- states as fields of records --- */

/* Append the name of a step's field. */
void plan_append_step_name(
    const struct plan *plan, size_t step, struct buffer *buffer);

/* Append the state, escaped, as a field. */
void plan_write(const struct plan *plan, size_t step, const union state *state,
    struct buffer *buffer);

/*
 * Merge a field that plan_write() wrote into the state of group.  False if it
 * is no such field.
 */
bool plan_merge(struct plan *plan, size_t step, struct text field,
    uint64_t group, union state *state);

#endif
