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

enum { SCAN_MOST_PAIRS = 64, SCAN_MOST_BYTES = 12, SCAN_FARTHEST = 16 };

/* Two bytes beside each other, and one behind them. */
struct scan_pair {
	unsigned char bytes[2];
	unsigned char third, distance; /* from the first; 0: any */
};

/* Starts from { 0 }. */
struct scan {
	/* private: pairs of bytes, and single ones, to look for */
	struct scan_pair pairs[SCAN_MOST_PAIRS];
	size_t pair_count;
	unsigned char bytes[SCAN_MOST_BYTES];
	size_t byte_count;
};

/*
 * Look for all forms of character, or for just one character.  False if there
 * are too many ways to write it; then the scan is of no use.
 */
bool scan_add(
    struct scan *scan, const struct forms *forms, struct text character);
bool scan_add_only(struct scan *scan, int32_t character);

/* The same for a character that stands right before next, and nowhere else. */
bool scan_add_followed(
    struct scan *scan, struct text character, struct text next);

/* How far a line is scanned; starts from { 0 }. */
struct scan_place {
	size_t at; /* where a character that is looked for may begin or go on */

	/* private */
	uint64_t bits; /* others among the bytes from base on */
	size_t base, next;
};

/* Find the next place; false if none is left in the line. */
bool scan_further(
    const struct scan *scan, struct text line, struct scan_place *place);

static inline bool
scan_next(const struct scan *scan, struct text line, struct scan_place *place)
{
	if (place->bits == 0 && !scan_further(scan, line, place))
		return false;
	place->at = place->base + (size_t)__builtin_ctzll(place->bits);
	place->bits &= place->bits - 1;
	return true;
}

#endif
