/* settle.h -- What lines are by those beside them. */
#ifndef CMD_HANSTRIP_SETTLE_H
#define CMD_HANSTRIP_SETTLE_H

#include "cmd/hanstrip/page.h"

/* Breadcrumbs of the head that have each step and each > on its own line. */
void settle_steps(struct page *page);

/* 来源： with the source on the line below, above other lines that go. */
void settle_sources(struct page *page);

/*
 * A line of a menu that needs company needs another line of the menu beside
 * it; two such lines, and what stands alone between two, are a menu.
 */
void settle_menus(struct page *page, size_t begin, size_t end);

/* Keep what needs company and has none. */
void settle_company(struct page *page, size_t begin, size_t end);

/* In the tail, keep an address that is not below a line of the footer. */
void settle_addresses(struct page *page);

/* Keep a label that goes alone and has something under it that stays. */
void settle_alone(struct page *page);

/* What stands in a list of other pages, and under the site's footer, goes. */
void settle_lists(struct page *page);

/* In the tail, a short line between two that go is none of the text. */
void settle_between(struct page *page);

#endif
