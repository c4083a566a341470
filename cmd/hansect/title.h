/* title.h -- The title of a section: how much of its line it is. */
#ifndef CMD_HANSECT_TITLE_H
#define CMD_HANSECT_TITLE_H

#include "cmd/hansect/sections.h"

/*
 * Fill in the form and the title of a section, whose text, up to the next
 * section or the end of its line, is text.  In an article, a sentence is no
 * title.
 */
void title_find(struct section *section, struct text text, bool in_article);

#endif
