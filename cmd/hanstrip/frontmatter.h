/* frontmatter.h -- The YAML block that a Markdown file may begin with. */
#ifndef CMD_HANSTRIP_FRONTMATTER_H
#define CMD_HANSTRIP_FRONTMATTER_H

#include "cmd/hanstrip/page.h"

/* Classify it and note its fields; returns how many lines it has. */
size_t frontmatter_read(struct page *page);

#endif
