/*
 * ways.h -- Ways to read torn text.
 *
 * The damaged text is read as scraps.  A way is one reading of the scraps up
 * to one of them: in step, or out of step with the first byte of a character
 * pending, which waits for its second.  The ways to each scrap are a row.  Of
 * those that come to the same state, and so go on alike, the likeliest is
 * kept, and how much likelier it is.
 */
#ifndef COMMON_REPAIR_WAYS_H
#define COMMON_REPAIR_WAYS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "common/buffer.h"
#include "common/repair/choices.h"
#include "common/repair/likely.h"
#include "common/repair/scrap.h"
#include "common/text.h"

enum {
	WAYS_LONGEST = 96, /* scraps looked at from one place */
	WAYS_AHEAD = 4,
	WAYS_CONTEXT = 4, /* letters before that tell which words these are */
	WAYS_WIDEST = 12, /* ways to a scrap that are followed */
	WAYS_MOST = 4096, /* ways in all */
	WAYS_MOST_EFFORT = 200000, /* characters thought of, for one place */
};

/* What is written in a step: a letter of likely.h, or one of these. */
enum {
	WAYS_NOTHING = 1 << 17,
	WAYS_COPY = 1 << 18, /* and the number of a scrap: as it stands */
};

struct way {
	unsigned written[2]; /* in the last step */
	unsigned before;     /* the last letter */
	uint32_t hash;       /* of all that was written */
	int cost;
	int clear;       /* how much likelier than what it was held against */
	int made_cost;   /* of the characters put together */
	int worst;       /* of them */
	uint16_t made;   /* how many these are */
	uint16_t parent; /* the way without the last step */
	unsigned char next;     /* scrap */
	unsigned char pending;  /* first byte of a character; 0: in step */
	unsigned char copies;   /* scraps copied since the last event */
	unsigned char vanished; /* pairs thought to have vanished */
	bool is_completed;      /* the last character was put together */
	bool is_original;       /* nothing but copies */
	bool is_vague;          /* something cannot be told */
};

struct way_row {
	size_t width; /* some come as others are followed */
	uint16_t ways[2 * WAYS_WIDEST];
	/* What of them is asked for most: the state, and the cost. */
	uint32_t states[2 * WAYS_WIDEST];
	int costs[2 * WAYS_WIDEST];
	int least, most; /* cost of the best; and the worst, if it is full */
};

struct ways {
	const struct likely *likely;
	struct text line;
	bool is_said;    /* a ? is wherever bytes were lost; else nothing is */
	bool in_term;    /* a quotation has just begun */
	bool has_commas; /* half-width ones, and no others */
	unsigned context[WAYS_CONTEXT]; /* letters before, the last first */
	size_t context_count;
	struct scrap scraps[WAYS_LONGEST + WAYS_AHEAD];
	size_t scrap_count; /* read so far */
	size_t at;          /* scrap whose row is being followed */
	size_t followed;    /* so many ways of the row are, or will be next */
	struct way_row rows[WAYS_LONGEST + WAYS_AHEAD];
	struct way all[WAYS_MOST];
	size_t count;
	size_t effort;      /* ever */
	size_t most_effort; /* of it, after which to give up */
	struct choice_tables choices;
	struct buffer after; /* for the caller */
};

enum {
	WAYS_OPENING_QUOTE = 0x201C,
	WAYS_CLOSING_QUOTE = 0x201D,
	WAYS_FULL_STOP = 0x3002,
};

/* The scrap of this number, at most WAYS_AHEAD beyond the row at hand. */
const struct scrap *ways_scrap(struct ways *ways, size_t index);

/* For the struct, which starts from { 0 }, before anything else. */
void ways_open(struct ways *ways);

/* No text worth reading takes so much. */
static inline bool
ways_gave_up(const struct ways *ways)
{
	return ways->effort > ways->most_effort;
}

/* What a way to the scrap next may cost at most to be kept. */
int ways_most_cost(const struct ways *ways, size_t next);

/* Keep the way in the row of its next scrap, if it is worth it. */
void ways_keep(struct ways *ways, const struct way *way);

/* The way one step behind parent, and count scraps. */
struct way ways_step(
    const struct ways *ways, uint16_t parent, size_t count, int cost);

/* Go on to the row of the next scrap, whose ways are to be followed. */
void ways_begin_row(struct ways *ways);

/* Put the character in place together, at this cost. */
void way_complete(struct way *way, unsigned place, int cost);

/* Write a letter; two at most in a step. */
void way_write(struct way *way, unsigned letter);

#endif
