/*
 * unnumbered.h -- Titles without a marker, where a document has no numbering:
 * parallel short sentences that introduce paragraphs, the title of the level
 * above that was glued to the first of them where a line break was lost, and
 * short lines between paragraphs.
 */
#ifndef CMD_HANSECT_UNNUMBERED_H
#define CMD_HANSECT_UNNUMBERED_H

#include "common/input.h"

struct phrase {
	size_t line;      /* which of the lines */
	size_t offset;    /* in it, in bytes */
	struct text text; /* without its 。 */
	/*
	 * Where the sub-title begins in the text, if the title of the level
	 * above is glued to it; else 0.
	 */
	size_t split;
	bool chosen;
	bool whole_line;

	/* private */
	bool opens_line;
	size_t commas[2]; /* where they stand in the text; 0: none */
};

struct unnumbered {
	struct phrase *phrases; /* in the order of the text */
	size_t count;

	/* private */
	size_t capacity;
};

/*
 * Find the titles of count lines; starts from { 0 }.  The phrases that are
 * chosen are good until the next call, their text as long as the lines.
 */
void unnumbered_find(
    struct unnumbered *unnumbered, const struct line *lines, size_t count);

#endif
