/* outline.h -- The sections of a document for people: an outline, Markdown. */
#ifndef CMD_HANSECT_OUTLINE_H
#define CMD_HANSECT_OUTLINE_H

#include "cmd/hansect/sections.h"
#include "common/document.h"

/* Write the sections, indented, with their line numbers. */
void outline_write(
    const struct document *part, const struct sections *sections);

/* Write the part as Markdown, with the sections' titles as headings. */
void outline_write_markdown(
    const struct document *part, const struct sections *sections);

/* Say on standard error where a number does not follow the one before it. */
void outline_warn(const struct document *part, const struct sections *sections);

#endif
