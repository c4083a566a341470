/* search.h -- Which lines match, and where. */
#ifndef CMD_HANGREP_SEARCH_H
#define CMD_HANGREP_SEARCH_H

#include "cmd/hangrep/sound.h"

/*
 * Search for any of the patterns, which are separated by LF.  A pattern that
 * is wrong is a usage error.
 */
void search_open(struct search *search, struct search_settings settings,
    struct text patterns);

/* Begin a document: what is torn is told by what it said before. */
void search_begin_document(struct search *search);

/*
 * How many bytes at the start of lines, whole ones that separator ends, are
 * lines that do not match, as far as that can be told at a glance; they need
 * not be searched.
 */
size_t search_dismiss(
    const struct search *search, struct text lines, char separator);

/* Does the line match? */
bool search_line(struct search *search, struct text line);

/*
 * Begin with the matches of the line; then get one after the other, as they
 * stand in the line.  Empty ones are left out.
 */
void search_begin(struct search *search, struct text line);
bool search_next(struct search *search, struct text line, struct text *match);

#endif
