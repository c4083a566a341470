/*
 * scan.h -- Dismiss lines that cannot match at a glance.
 *
 * Of each text that a match needs, one character is looked for in all the
 * ways it may be written; what may be more is looked at closely.
 */
#ifndef CMD_HANGREP_SCAN_H
#define CMD_HANGREP_SCAN_H

#include <stdbool.h>
#include <stdint.h>

#include "cmd/hangrep/fold.h"
#include "common/text.h"

enum { SCAN_MOST_PAIRS = 16, SCAN_MOST_BYTES = 4 };

/* Starts from { 0 }. */
struct scan {
	/* private: bytes beside each other, and single ones, to look for */
	unsigned char pairs[SCAN_MOST_PAIRS][2];
	size_t pair_count;
	unsigned char bytes[SCAN_MOST_BYTES];
	size_t byte_count;
};

/*
 * Let every line pass that may hold needed, a text folded by folder (NULL: as
 * it is).  False if there are too many ways to write it; then the scan is of
 * no use.
 */
bool scan_add(
    struct scan *scan, const struct folder *folder, struct text needed);

/* Where the character that is looked for begins in needed. */
size_t scan_choice(struct text needed);

/*
 * Go on from *at to the next character that is looked for, or that stands for
 * it; false if there is none, and so none of the texts in the rest of line.
 */
bool scan_next(const struct scan *scan, struct text line, size_t *at);

#endif
