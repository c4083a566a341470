/*
 * steps.h -- Steps from one way to read torn text (ways.h) to the next ones:
 * what may have happened to the bytes of the text.
 */
#ifndef COMMON_REPAIR_STEPS_H
#define COMMON_REPAIR_STEPS_H

#include <stdint.h>

#include "common/repair/ways.h"

/* Keep all ways that go on from this one, which is in the row at hand. */
void steps_follow(struct ways *ways, uint16_t parent);

#endif
