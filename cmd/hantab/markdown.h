/* markdown.h -- A table as GitHub's Markdown has it. */
#ifndef CMD_HANTAB_MARKDOWN_H
#define CMD_HANTAB_MARKDOWN_H

#include "cmd/hantab/grid.h"

void markdown_show(const struct grid *grid);

#endif
