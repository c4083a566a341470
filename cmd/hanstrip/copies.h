/* copies.h -- The copies of the title, and what stands above it. */
#ifndef CMD_HANSTRIP_COPIES_H
#define CMD_HANSTRIP_COPIES_H

#include "cmd/hanstrip/page.h"

/*
 * Mark the copies of the title, which is squeezed, in the lines around it, and
 * the lines above it, down to line number above, that are none of the
 * document's.
 */
void copies_mark(struct page *page, struct text title, size_t above);

#endif
