/*
 * reduced.h -- Tell of a line whether it matches by nothing but itself.
 *
 * A reduced line has no notes and nothing else to be repaired any more, but
 * for what is torn.  What that was is told by all that the document said before,
 * which costs most to know; so it is worth a look whether the pattern can be
 * where something is torn at all.
 */
#ifndef CMD_HANGREP_REDUCED_H
#define CMD_HANGREP_REDUCED_H

#include "cmd/hangrep/sound.h"

/* NEED_YES, NEED_NO, or NEED_UNSURE where that cannot be told so. */
enum need_answer reduced_search(struct search *search, struct text reduced);

#endif
