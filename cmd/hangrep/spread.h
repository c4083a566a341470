/*
 * spread.h -- The ways a pattern can go, without its groups.
 *
 * 行政(复议|诉讼)? goes as 行政复议, 行政诉讼 or 行政.
 */
#ifndef CMD_HANGREP_SPREAD_H
#define CMD_HANGREP_SPREAD_H

#include <stdbool.h>
#include <stddef.h>

#include "common/buffer.h"
#include "common/text.h"

enum { SPREAD_MOST = 32 };

/* Bytes that no pattern has: what they stand for is not looked into. */
enum {
	SPREAD_WALL = 0xFE, /* something is there, or asked for */
	SPREAD_GAP = 0xFF,  /* something may be there */
};

/* Starts from { 0 }. */
struct spread {
	struct buffer texts[SPREAD_MOST];
	size_t count;
};

/*
 * Add the ways that pattern, which PCRE2 accepts, can go; false if there are
 * too many, or they are not understood.
 */
bool spread_pattern(struct text pattern, struct spread *ways);

/* Give the memory back. */
void spread_clear(struct spread *ways);

#endif
