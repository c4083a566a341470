/* title.h -- The title among the lines of the head. */
#ifndef CMD_HANSTRIP_TITLE_H
#define CMD_HANSTRIP_TITLE_H

#include "cmd/hanstrip/page.h"

/*
 * Find the title from page->head up to page->body, mark its lines and note it;
 * false if there is none.  It is known if the metadata state it, it has the form
 * of one or is there twice; else it is only what may be one.
 */
bool title_find(struct page *page, bool *known);

/* --- for copies.c --- */

enum { TITLE_LINES = 6 }; /* a title goes over this many at most */

/* The line without the blanks at its ends and the # of Markdown. */
struct text title_text(const struct page *page, size_t i);

/* May line number i be of the title, or a copy? */
bool title_may_be(const struct page *page, size_t i);

/* Does the line under number i say when and where it was published? */
bool title_is_published(const struct page *page, size_t i);

/* Is it who issued the document? */
bool title_is_organ(struct page *page, size_t i);

/* Behind the last line that says where on the site the page is. */
size_t title_below_breadcrumb(const struct page *page);

#endif
