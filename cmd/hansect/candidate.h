/*
 * candidate.h -- What may open a section in a document: markers at the start
 * of a line or of a sentence in it, and headings of Markdown.
 */
#ifndef CMD_HANSECT_CANDIDATE_H
#define CMD_HANSECT_CANDIDATE_H

#include "cmd/hansect/marker.h"
#include "common/input.h"

enum { CANDIDATE_HASHES = 6 /* levels of Markdown's headings */ };

/* Small, as a long document may have millions. */
struct candidate {
	uint32_t line;   /* which of the lines */
	uint32_t offset; /* of the marker in it, in bytes */
	struct marker marker;
	uint8_t hashes; /* how many # stand before it */
	bool middle;    /* after a sentence in its line */
	bool dropped;   /* an entry of a table of contents */
	bool chosen;    /* opens a section: for reading.h */
	uint32_t epoch; /* how many headings stand before it */

	int32_t score;     /* of the best sequence that ends here */
	uint32_t previous; /* in that sequence */
};

struct candidates {
	struct candidate *list; /* in the order of the text */
	size_t count;

	/* private */
	size_t capacity;
	uint32_t epoch;
	uint32_t numbers[FAMILY_COUNT];    /* the last of each family */
	uint32_t hashes[CANDIDATE_HASHES]; /* numbers of the headings above */
	size_t titles;                     /* headings with a single # */
};

/* Find those of count lines; starts from { 0 }, and may be used again. */
void candidates_find(
    struct candidates *candidates, const struct line *lines, size_t count);

#endif
