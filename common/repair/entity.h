/*
 * entity.h -- Characters written as in HTML: &nbsp; &#xFF0C; &#65292;
 *
 * The names are those of common/data/entities.tsv.
 */
#ifndef COMMON_REPAIR_ENTITY_H
#define COMMON_REPAIR_ENTITY_H

#include <stdbool.h>
#include <stdint.h>

#include "common/text.h"

enum { ENTITY_LONGEST = 12 };

/*
 * Whether text, which ends with a semicolon, ends with an entity: where that
 * begins, and the code point that it stands for.  What HTML 5 says of the
 * numbers 128 to 159 is done: they mean Windows-1252.  An entity for a
 * control character that ends a line or may not be in text is none.
 */
bool entity_before(struct text text, size_t *begin, int32_t *code_point);

#endif
