/* copies.h -- The copies of the title, and what stands above it. */
#ifndef CMD_HANSTRIP_COPIES_H
#define CMD_HANSTRIP_COPIES_H

#include "cmd/hanstrip/page.h"

/*
 * Mark the copies of the title, found and known or not as title_find() says, in
 * the lines around it, and the lines above it that are none of the document's.
 */
void copies_mark(struct page *page, bool known);

#endif
