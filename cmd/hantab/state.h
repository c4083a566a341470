/*
 * state.h -- What a plan consists of, and what its states have in common.
 *
 * For the parts of the plan alone: plan.c makes it, step.c has rows change the
 * states, tell.c tells what they are, and partial.c writes and merges them.
 */
#ifndef CMD_HANTAB_STATE_H
#define CMD_HANTAB_STATE_H

#include "cmd/hantab/plan.h"

enum {
	STATE_NONE = -1,
	STATE_MOST_SOURCES = 8, /* written out; the others are counted */
};

enum bound {
	BOUND_MORE = 1,  /* + */
	BOUND_LESS = 2,  /* - */
	BOUND_ABOUT = 4, /* ~ and .. */
};

enum function {
	COUNT,
	SUM,
	MEAN,
	MIN,
	MAX,
	MEDIAN,
	FIRST,
	LAST,
	DISTINCT,
	LIST,
	AGREED,
	/* what comes beside one of those */
	LOW,
	HIGH,
	BOUND,
	SKIPPED,
	FUNCTION_COUNT,
};

/* One column that is told about. */
struct measure {
	struct text name;
	size_t column;
	bool needs_number;
	/* of the row */
	bool present;
	struct number number;
};

struct step {
	enum step_kind kind;
	size_t measure;
};

struct output {
	enum function function, beside; /* beside: what it was asked for with */
	size_t measure;
	bool all_rows; /* count without a column */
	int state;     /* that it is told from, or STATE_NONE, as the next */
	int unit;
	int present;
};

struct conflict {
	struct text value;
	struct place place;
	bool said;
};

/* The value that all rows had so far. */
static inline struct text
state_agreed(const struct agreement *agreement)
{
	return (struct text){ agreement->bytes, agreement->length };
}

/* The document of a place. */
static inline struct text
state_document(const struct plan *plan, struct place place)
{
	return plan->documents.texts[place.document];
}

/* The fields kept so far, a tab before each, and how many were counted. */
static inline struct text
state_fields(const union state *state)
{
	return state->fields == NULL ? TEXT("")
				     : buffer_text(&state->fields->bytes);
}

static inline uint64_t
state_field_count(const union state *state)
{
	return state->fields == NULL ? 0 : state->fields->count;
}

/* The fields, which come to be if there are none yet. */
struct fields *state_make_fields(union state *state);

void state_add_field(union state *state, struct text field);

/* Count field, if it is new to the group; step is the number of the step. */
void state_add_distinct(struct plan *plan, size_t step, struct text field,
    uint64_t group, union state *state);

/* Keep the number if it is more (sign 1) or less (-1) than what is kept. */
void state_keep_extreme(
    struct number *kept, const struct number *number, int sign);

/*
 * What a value, read at place, does to the agreement of its group.  If it is
 * not exactly, 1 and 1.0 state_agree.
 */
void state_agree(struct plan *plan, struct agreement *agreement,
    struct text value, struct place place, bool exactly);

/* Append the number, if there is one. */
void state_append_number(struct buffer *buffer, const struct number *number);

#endif
