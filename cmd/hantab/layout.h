/* layout.h -- A table for a terminal: aligned, ruled, wrapped to its width. */
#ifndef CMD_HANTAB_LAYOUT_H
#define CMD_HANTAB_LAYOUT_H

#include <stddef.h>

#include "cmd/hantab/grid.h"
#include "common/buffer.h"

/* Show the grid, at most width columns wide if that can be; 0: no limit. */
void layout_show(const struct grid *grid, size_t width);

/*
 * How many columns of a terminal text takes, and text as it is written there:
 * a control character as its picture, a byte that is no character as U+FFFD.
 */
size_t layout_width(struct text text);
void layout_append(struct buffer *line, struct text text);

/* Append count blanks. */
void layout_pad(struct buffer *line, size_t count);

/* Write the line without the blanks at its end, and clear it. */
void layout_write(struct buffer *line);

#endif
