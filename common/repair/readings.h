/* readings.h -- Readings in parentheses behind characters: 學(xué). */
#ifndef COMMON_REPAIR_READINGS_H
#define COMMON_REPAIR_READINGS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "common/text.h"

enum { READINGS_KNOWN_BITS = 10, READINGS_KNOWN = 1 << READINGS_KNOWN_BITS };

/* What was asked lately; starts from { 0 }. */
struct readings {
	/* private */
	struct readings_known {
		uint64_t letters; /* the bytes, and the ( before them */
		uint32_t character;
		bool is_read;
	} known[READINGS_KNOWN];
};

/*
 * If text, which ends with a parenthesis, ends with a reading of the character
 * before it, a traditional one outside GB2312: set where the reading, with the
 * blanks before it, and where that character begin.
 */
bool readings_end(struct readings *readings, struct text text, size_t *reading,
    size_t *character);

#endif
