/*
 * tear.h -- The likeliest text that tears into what is read.
 *
 * All ways to read the text (ways.h) are followed side by side until they are
 * in step again.  Then the likeliest wins, if it is much likelier than the
 * text as it stands, and than any other.
 */
#ifndef COMMON_REPAIR_TEAR_H
#define COMMON_REPAIR_TEAR_H

#include <stdbool.h>
#include <stddef.h>

#include "common/repair/likely.h"
#include "common/repair/ways.h"
#include "common/text.h"

/*
 * Read on from the scrap at offset in the line, where it may be torn; likely is
 * what the document said before, or NULL.  is_said
 * tells whether a ? stands wherever bytes were lost, or nothing ever does.
 * Returns whether a text was certain enough, which is good until the next
 * call; end is where in the line it has been read to, or where to go on from if
 * it was not certain.
 */
bool tear_mend(struct ways *ways, const struct likely *likely, struct text line,
    size_t offset, bool is_said, struct text *after, size_t *end);

#endif
