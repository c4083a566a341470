/*
 * reading.h -- Which of the marks in a document number its sections: every
 * mark is a candidate, and the best consistent sequence of each family is
 * read (the first is 1, steps of one, from 1 again below a new parent).
 */
#ifndef CMD_HANSECT_READING_H
#define CMD_HANSECT_READING_H

#include "cmd/hansect/marker.h"
#include "common/input.h"

struct candidate {
	size_t line;   /* which of the lines */
	size_t offset; /* of the marker in it, in bytes */
	struct marker marker;
	bool middle; /* after a sentence in its line */
	bool chosen;

	/* private */
	uint32_t epoch;  /* how many headings stand before it */
	int32_t score;   /* of the best sequence that ends here */
	size_t previous; /* in that sequence */
};

struct reading {
	struct candidate *candidates; /* in the order of the text */
	size_t count;

	/* private */
	size_t capacity;
	uint32_t epoch, round;
	struct slot *slots;
	size_t top[FAMILY_COUNT];
};

/*
 * Read count lines; starts from { 0 }, and may be used again.  The candidates
 * are good until the next call.
 */
void reading_make(
    struct reading *reading, const struct line *lines, size_t count);

#endif
