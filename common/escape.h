/*
 * escape.h -- Fields and names of one line: tab, newline, carriage return and
 * backslash are written \t \n \r \\.
 */
#ifndef COMMON_ESCAPE_H
#define COMMON_ESCAPE_H

#include "common/buffer.h"
#include "common/text.h"

/* Append field to buffer, escaped. */
void escape_append(struct buffer *buffer, struct text field);

/*
 * The field without its escapes: itself, or what buffer then holds.  A
 * backslash before any other byte stands for itself.
 */
struct text escape_remove(struct text field, struct buffer *buffer);

#endif
