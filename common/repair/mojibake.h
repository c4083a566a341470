/*
 * mojibake.h -- UTF-8 that was read as another encoding, and written as UTF-8
 * again: å¹´ for 年, 鍏充簬 for 关于.
 */
#ifndef COMMON_REPAIR_MOJIBAKE_H
#define COMMON_REPAIR_MOJIBAKE_H

#include <stdbool.h>
#include <stddef.h>

#include "common/buffer.h"
#include "common/text.h"

enum mojibake_encoding { MOJIBAKE_NONE, MOJIBAKE_WINDOWS, MOJIBAKE_GBK };

/* A quick look at the line, which may hold more lines behind it. */
bool mojibake_may_be(struct text line);

/*
 * Write to buffer what the line was, if all of it can have been UTF-8 with
 * Chinese in it, and tell in what encoding that was read; none otherwise.
 */
enum mojibake_encoding mojibake_undo(struct text line, struct buffer *buffer);

/*
 * Length of the shortest part of the line, from its start, that is by itself a
 * part of what it was, original, from its start; and that part's length.  The
 * line is one that mojibake_undo() undid, or the rest of it.
 */
size_t mojibake_part(enum mojibake_encoding encoding, struct text line,
    struct text original, size_t *length);

#endif
