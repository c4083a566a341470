/*
 * scan.h -- Dismiss lines that cannot match at a glance.
 *
 * Characters of the text that a match needs are looked for in all the ways
 * they may be written; where one may be is looked at closely.
 */
#ifndef CMD_HANGREP_SCAN_H
#define CMD_HANGREP_SCAN_H

#include <stdbool.h>
#include <stdint.h>

#include "cmd/hangrep/forms.h"
#include "common/text.h"

enum { SCAN_MOST_PAIRS = 64, SCAN_MOST_BYTES = 12 };

/* Starts from { 0 }. */
struct scan {
	/* private: bytes beside each other, and single ones, to look for */
	unsigned char pairs[SCAN_MOST_PAIRS][2];
	size_t pair_count;
	unsigned char bytes[SCAN_MOST_BYTES];
	size_t byte_count;
};

/*
 * Look for the forms (NULL: none but itself) of character, or for just one
 * character.  False if there are too many ways to write it; then the scan is
 * of no use.
 */
bool scan_add(
    struct scan *scan, const struct forms *forms, struct text character);
bool scan_add_only(struct scan *scan, int32_t character);

/*
 * Go on from *at to where the next character that is looked for, or one that
 * stands for it, may be; false if there is none in the rest of line.
 */
bool scan_next(const struct scan *scan, struct text line, size_t *at);

#endif
