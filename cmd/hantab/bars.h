/* bars.h -- Columns of numbers as bars, in characters. */
#ifndef CMD_HANTAB_BARS_H
#define CMD_HANTAB_BARS_H

#include <stddef.h>

#include "cmd/hantab/grid.h"

/* Show the grid, width columns wide; 0: as wide as seems good. */
void bars_show(const struct grid *grid, size_t width);

#endif
