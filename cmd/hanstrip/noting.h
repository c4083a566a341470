/* noting.h -- Noting what the lines of a zone say. */
#ifndef CMD_HANSTRIP_NOTING_H
#define CMD_HANSTRIP_NOTING_H

#include "cmd/hanstrip/fields.h"
#include "cmd/hanstrip/page.h"

/* The first field of line number i, which is a label; false if it is none. */
bool noting_label(struct page *page, size_t i, struct field *field);

/* Note a field of line number i, the line folded last. */
void noting_field(struct page *page, size_t i, const struct field *field);

/* Note what the lines from begin to end say, by their verdicts. */
void noting_zone(struct page *page, size_t begin, size_t end, enum zone zone);

#endif
