/*
 * verbatim.h -- A row of characters that a match needs, as it is written: where
 * nothing is folded, a part of need.h.
 */
#ifndef CMD_HANGREP_VERBATIM_H
#define CMD_HANGREP_VERBATIM_H

#include "cmd/hangrep/need.h"

/*
 * Look for the anchor, or the one before it, with what follows it, if there is
 * but one way to go on; else false.
 */
bool verbatim_add_followed(struct need *need, struct scan *scan);

/* Remember how the one before the anchor, which is not the first, may end. */
void verbatim_note_before(struct need *need);

/* Is the row in line, or in many lines, with its anchor at offset? */
bool verbatim_is_there(
    const struct need *need, struct text line, size_t offset);

#endif
