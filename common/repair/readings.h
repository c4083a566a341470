/* readings.h -- Readings in parentheses behind characters: 學(xué). */
#ifndef COMMON_REPAIR_READINGS_H
#define COMMON_REPAIR_READINGS_H

#include <stdbool.h>
#include <stddef.h>

#include "common/text.h"

/*
 * If text, which ends with a parenthesis, ends with a reading of the character
 * before it, a traditional one outside GB2312: set where the reading, with the
 * blanks before it, and where that character begin.
 */
bool readings_end(struct text text, size_t *reading, size_t *character);

#endif
