/* join.h -- Columns from another file, found by a key. */
#ifndef CMD_HANTAB_JOIN_H
#define CMD_HANTAB_JOIN_H

#include <stdint.h>

#include "cmd/hantab/keys.h"

/* Starts from { 0 }. */
struct join {
	struct text *names; /* of the columns it adds */
	size_t count;
	uint64_t unmatched; /* keys that were asked for in vain */

	/* private */
	struct keys keys;
	struct store store;
	struct text *fields; /* count for each key */
	size_t capacity;
};

/*
 * Read the records of the file at path, which have a column called key; of
 * rows with the same key the first counts, and the others are said.
 */
void join_load(struct join *join, const char *path, struct text key);

/* The fields of the row with this key, empty ones if there is none. */
void join_find(struct join *join, struct text key, struct text *fields);

#endif
