/*
 * verbatim.h -- A row of characters that a match needs, as it is written.
 */
#ifndef CMD_HANGREP_VERBATIM_H
#define CMD_HANGREP_VERBATIM_H

#include <stdbool.h>
#include <stdint.h>

#include "cmd/hangrep/rows.h"
#include "cmd/hangrep/scan.h"
#include "common/text.h"

/* Starts from { 0 }. */
struct verbatim {
	/* private */
	struct row row;
	struct verbatim_item {
		int32_t code_points[ROWS_MOST_BYTES];
		size_t count;
	} items[ROWS_LONGEST];
	size_t anchor;          /* of the row, what is looked for */
	uint64_t last_bytes[4]; /* a bit for each, of the one before it */
};

/* Add what is to be looked for to scan; false if that cannot be scanned for. */
bool verbatim_open(
    struct verbatim *verbatim, const struct row *row, struct scan *scan);

/*
 * Is the row in text, which may be many lines, with the character that begins
 * at offset, where the scan stopped?
 */
bool verbatim_is_there(
    const struct verbatim *verbatim, struct text text, size_t offset);

#endif
