/*
 * tear.h -- The likeliest text that tears into what is read.
 *
 * The damaged text is read as scraps.  A state is one way to read the scraps
 * up to a place: in step, or out of step with the first byte of a character
 * waiting for its second.  All ways are followed side by side, of those that
 * come to the same state the likeliest, until all are in step again.  Then
 * the likeliest wins if it is much likelier than the text as it stands, and
 * than any other.
 */
#ifndef COMMON_TEAR_H
#define COMMON_TEAR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "common/buffer.h"
#include "common/likely.h"
#include "common/scrap.h"
#include "common/text.h"

enum {
	TEAR_LONGEST = 96, /* scraps looked at from one place */
	TEAR_AHEAD = 4,
	TEAR_WIDEST = 12, /* states that are followed */
	TEAR_MOST = 4096, /* states in all */
};

struct tear_state {
	unsigned written[2]; /* of this step */
	unsigned before;     /* the last letter */
	uint32_t hash;       /* of all that was written */
	int cost;
	int clear;     /* how much likelier than what it was held against */
	int made_cost; /* of the characters put together */
	uint16_t made; /* how many these are */
	uint16_t parent;
	unsigned char next;     /* scrap */
	unsigned char pending;  /* first byte of a character; 0: in step */
	unsigned char copies;   /* scraps copied since the last event */
	unsigned char vanished; /* pairs thought to have vanished */
	bool is_completed;      /* the last character was put together */
	bool is_original;       /* nothing but copies */
	bool is_vague;          /* something cannot be told */
};

struct tear_row {
	size_t width;
	uint16_t states[TEAR_WIDEST];
	int least; /* cost of the best */
};

struct tear {
	/* private */
	const struct likely *likely;
	struct text line;
	bool is_said;
	struct scrap scraps[TEAR_LONGEST + TEAR_AHEAD];
	size_t scrap_count; /* read so far */
	size_t at;          /* scrap being followed */
	struct tear_row rows[TEAR_LONGEST + TEAR_AHEAD];
	struct tear_state states[TEAR_MOST];
	size_t state_count;
	struct buffer after;
};

/*
 * Read on from the scrap at offset in the line, where it may be torn.  is_said
 * tells whether a ? stands wherever bytes were lost, or nothing ever does.
 * Returns whether a text was certain enough, which is good until the next
 * call; end is where in the line it has been read to.
 */
bool tear_mend(struct tear *tear, const struct likely *likely, struct text line,
    size_t offset, bool is_said, struct text *after, size_t *end);

#endif
