/* title.h -- The title among the lines of the head. */
#ifndef CMD_HANSTRIP_TITLE_H
#define CMD_HANSTRIP_TITLE_H

#include "cmd/hanstrip/page.h"

/*
 * Find the title from page->head up to page->body, mark its lines and their
 * copies, and note it.
 */
void title_find(struct page *page);

/* --- for copies.c --- */

enum {
	TITLE_LINES = 6,         /* a title goes over this many at most */
	TITLE_LONGEST_NAME = 15, /* bytes of a site's name */
};

/* The line without the blanks at its ends and the # of Markdown. */
struct text title_text(const struct page *page, size_t i);

/* May line number i be of the title, or a copy? */
bool title_may_be(const struct page *page, size_t i);

/* Does the line under number i say when and where it was published? */
bool title_is_published(const struct page *page, size_t i);

/* Is it who issued the document? */
bool title_is_organ(struct page *page, size_t i);

#endif
