/*
 * reading.h -- Which of the candidates number the sections of a document: of
 * each family the best consistent sequence is read (the first is 1, steps of
 * one, from 1 again below a new parent).
 */
#ifndef CMD_HANSECT_READING_H
#define CMD_HANSECT_READING_H

#include "cmd/hansect/candidate.h"

struct reading {
	struct candidates candidates;

	/* private */
	uint32_t round;
	struct slot *slots;
	uint32_t top[FAMILY_COUNT];
};

/*
 * Find the candidates of count lines, and choose; starts from { 0 }, and may
 * be used again.
 */
void reading_make(
    struct reading *reading, const struct line *lines, size_t count);

#endif
