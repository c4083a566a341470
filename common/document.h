/*
 * document.h -- A document whole, as its lines, for filters that must see
 * its end before they can speak of its beginning.
 */
#ifndef COMMON_DOCUMENT_H
#define COMMON_DOCUMENT_H

#include "common/buffer.h"
#include "common/input.h"

/* A document longer than this comes in parts, cut between lines; a line that
 * is longer still comes in pieces. */
enum { DOCUMENT_WINDOW = 64 * 1024 * 1024 };

struct document {
	struct text name; /* escaped; until the next part */
	/*
	 * Those that have a byte, good until the next part.  A gap in their
	 * numbers tells of empty ones, which cost nothing so.
	 */
	struct line *lines;
	size_t count;
	size_t before, last; /* numbers of the last lines before the part, and
				of it, empty ones as well */
	bool starts, ends;   /* the part begins, ends the document */

	/* private */
	struct buffer bytes;
	size_t capacity;
	struct line ahead;
	bool has_ahead;
};

/*
 * Read the next part of the document that input_document() has begun; false
 * when it is through.  A document without such a line has one part, empty.
 * Starts from { 0 }.
 */
bool document_read(struct document *document, struct input *input);

#endif
