/* indicator.h -- Rules that say which rows tell of the same thing. */
#ifndef CMD_HANTAB_INDICATOR_H
#define CMD_HANTAB_INDICATOR_H

#include "cmd/hantab/condition.h"
#include "cmd/hantab/keys.h"

/* Starts from { 0 }. */
struct indicators {
	struct keys names; /* escaped, in the order of the rules */

	/* private */
	struct rule *rules;
	size_t count, capacity;
};

/*
 * Read the rules in the file at path; a wrong one is fatal.  names are the
 * columns of the rows; NULL: only the names of indicators are wanted.
 */
void indicators_load(struct indicators *indicators, const char *path,
    const struct text *names, size_t count);

/*
 * The indicator of the row with these fields, empty if it has none.
 * NO_NUMBER as condition_holds() says.
 */
enum verdict indicators_find(struct indicators *indicators,
    const struct text *fields, struct text *indicator, struct text *wrong);

#endif
