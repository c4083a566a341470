/* signature.h -- Who signed the document, and when. */
#ifndef CMD_HANSTRIP_SIGNATURE_H
#define CMD_HANSTRIP_SIGNATURE_H

#include "cmd/hanstrip/page.h"

/*
 * Note the 发文机关署名 and 成文日期 below the body: the first of both, which
 * are the document's own; those further down belong to what is attached.
 */
void signature_find(struct page *page);

/* Has line number i the form of one who signs? */
bool signature_signs(struct page *page, size_t i);

/* Is line number i the date below a signature, 成文日期, as GB/T 9704 has it? */
bool signature_ends(struct page *page, size_t i);

#endif
