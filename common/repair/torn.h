/*
 * torn.h -- Put torn characters together again.
 *
 * GBK text into which readings were put byte by byte, or which was cut in
 * front of the bytes of a mark, was decoded a byte out of step from there on:
 * each character read is made of the second byte of one written and the first
 * of the next.  Where that began, one byte is lost.
 */
#ifndef COMMON_REPAIR_TORN_H
#define COMMON_REPAIR_TORN_H

#include <stdbool.h>
#include <stddef.h>

#include "common/repair/likely.h"
#include "common/repair/stops.h"
#include "common/repair/tear.h"
#include "common/text.h"

/*
 * Text may be made so that all of it looks torn, and nothing comes of it.  Of
 * effort (ways.h) in vain a document has so much in store, and more for each
 * byte; then places are left without a look.
 */
enum {
	TORN_IN_STORE = 50 * WAYS_MOST_EFFORT,
	TORN_FOR_A_BYTE = 100,
};

struct torn {
	/* private */
	struct ways *ways;
	struct likely likely;
	struct stops said, noted, unsaid; /* where to look: ? ) , */
	size_t in_vain;  /* effort, less what was for the lines so far */
	bool is_damaged; /* readings were found in the document */
	bool is_said;    /* and ? where bytes were lost */
	bool is_wary;    /* what is likely may be less so */
};

struct torn_place {
	size_t begin, end; /* in the line: whole characters */
	size_t next;       /* where to go on from */
	struct text after; /* until the next call */
	bool is_repaired;  /* else nothing was certain enough */
};

/* For the struct, which starts from { 0 }, before anything else. */
void torn_open(struct torn *torn);

/* Begin a document. */
void torn_begin(struct torn *torn);

/* Learn what words the document has. */
void torn_learn(struct torn *torn, struct text text);

/* Readings were found: torn characters may be there without a ?. */
void torn_expect(struct torn *torn);

/* Whether characters may be torn at the question mark at offset. */
bool torn_may_be(struct text line, size_t offset);

/*
 * Whether a torn place may be in the line, which has no readings any more, or
 * reach into it, anywhere from begin to end, whatever the document said before.
 */
bool torn_may_reach(struct text line, size_t begin, size_t end);

/*
 * Whether the parenthesis at offset ends a note of which the rest was lost,
 * and where that begins; never in a document without readings so far.
 */
bool torn_is_stray_note(
    const struct torn *torn, struct text line, size_t offset, size_t *begin);

/*
 * Find the next torn place of the line, which has no readings any more, from
 * offset on.  False when there is none.
 */
bool torn_next(struct torn *torn, struct text line, size_t offset,
    struct torn_place *place);

#endif
