/* html.h -- A table as a page that needs nothing but itself. */
#ifndef CMD_HANTAB_HTML_H
#define CMD_HANTAB_HTML_H

#include "cmd/hantab/grid.h"

void html_show(const struct grid *grid);

#endif
