/*
 * torn.h -- Put torn characters together again.
 *
 * GBK text into which readings were put byte by byte, or which was cut in
 * front of the bytes of a mark, was decoded a byte out of step from there on:
 * each character read is made of the second byte of one written and the first
 * of the next.  Where that began, one byte is lost.
 */
#ifndef COMMON_TORN_H
#define COMMON_TORN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "common/buffer.h"
#include "common/text.h"

enum {
	TORN_LONGEST = 96, /* tokens looked at from one place */
	TORN_WIDEST = 8,   /* readings of the text that are followed */
	TORN_NODES = 4096,
	TORN_WORDS = 1 << 14,
};

struct torn_token;
struct torn_node;

struct torn {
	/* private */
	struct torn_token *tokens;
	struct torn_node *nodes;
	size_t node_count;
	struct buffer after;
	uint32_t seen[TORN_WORDS]; /* pairs of characters of the document */
	bool is_damaged;           /* readings were found in the document */
};

struct torn_place {
	size_t begin, end; /* in the line */
	struct text after; /* until the next call */
	bool is_repaired;  /* else nothing was certain enough */
	bool is_suspect;   /* ... though something seems to be torn */
};

/* Begin a document. */
void torn_begin(struct torn *torn);

/* Learn what words the document has. */
void torn_learn(struct torn *torn, struct text text);

/* Readings were found: torn characters may be there without a ?. */
void torn_expect(struct torn *torn);

/*
 * Find the next torn place of the line, which has no readings any more, from
 * offset on.  False when there is none.
 */
bool torn_next(struct torn *torn, struct text line, size_t offset,
    struct torn_place *place);

#endif
