/* title.h -- The title among the lines of the head, and its copies. */
#ifndef CMD_HANSTRIP_TITLE_H
#define CMD_HANSTRIP_TITLE_H

#include "cmd/hanstrip/page.h"

/*
 * Find the title from page->head up to page->body, mark its lines and their
 * copies, and note it.
 */
void title_find(struct page *page);

#endif
