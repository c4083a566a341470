/*
 * cells.h -- Tables that lost their form: each cell is a line, and the first
 * ones of rows are numbered as sections are.
 */
#ifndef CMD_HANSECT_CELLS_H
#define CMD_HANSECT_CELLS_H

#include "cmd/hansect/candidate.h"

/* Drop the candidates that stand in such a table of count lines. */
void cells_drop(
    struct candidates *candidates, const struct line *lines, size_t count);

#endif
