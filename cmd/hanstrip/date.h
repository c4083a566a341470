/* date.h -- Dates as pages and documents write them, to ISO 8601. */
#ifndef CMD_HANSTRIP_DATE_H
#define CMD_HANSTRIP_DATE_H

#include <stdbool.h>

#include "common/buffer.h"
#include "common/text.h"

enum date_form {
	DATE_NONE,
	DATE_WRITTEN, /* as GB/T 9704 writes it: 2025年3月21日, and in Han */
	DATE_PAGE,    /* as pages do: 2025-03-21, 03月, or with the time */
};

/*
 * Take a date, and a time behind it, off the front of *rest, which is folded,
 * and append it to iso.  DATE_NONE, and nothing changed, where none stands.
 */
enum date_form date_take(struct text *rest, struct buffer *iso);

/* The same for a text that is nothing but a date. */
enum date_form date_read(struct text text, struct buffer *iso);

/* The same with or without a • before it. */
enum date_form date_read_line(struct text text, struct buffer *iso);

/* Where in text, at a blank or its start, a date begins that is all that
 * follows; its length if none does. */
size_t date_last(struct text text);

#endif
