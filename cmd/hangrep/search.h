/* search.h -- Which lines match, and where. */
#ifndef CMD_HANGREP_SEARCH_H
#define CMD_HANGREP_SEARCH_H

#include <stdbool.h>

#include "cmd/hangrep/fold.h"
#include "cmd/hangrep/need.h"
#include "cmd/hangrep/pattern.h"
#include "cmd/hangrep/scan.h"
#include "common/buffer.h"
#include "common/regex.h"
#include "common/repair.h"
#include "common/text.h"

struct search_settings {
	unsigned fold; /* fold_flags */
	bool fixed;    /* patterns are strings */
	bool caseless;
	bool words; /* a match has no word character before or after it */
	bool lines; /* a match is the whole line */
	bool shows; /* search_begin() will be asked for */
};

/* Starts from { 0 }. */
struct search {
	size_t gave_up; /* lines whose match needed too many steps */

	/* private */
	struct search_settings settings;
	struct folder folder;
	struct repair repair; /* by the usual rules */
	struct repair others; /* ... that undo neither notes nor tearing */
	struct repair notes;  /* all but tearing: needs to know of no line */
	struct repair wary;   /* all, as if the lines before were damaged */
	bool repair_begun;    /* in this document */
	struct buffer unread; /* what repair has not seen of it */
	struct regex *regex;
	struct scan scan;
	bool scans;
	struct need needs[PATTERN_MOST_NEEDED];
	size_t need_count;
	bool is_literal;         /* the pattern is needs[0], and nothing else */
	bool is_plain;           /* it asks for nothing around a match */
	bool shows_torn;         /* all needs do */
	struct text line, sound; /* searched last; and repaired */
	/* What repaired it; NULL: nothing, or it was not needed yet. */
	struct repair *repaired;
	bool is_owed;         /* it was passed over, but shall be printed */
	size_t unread_before; /* ... of which so much is not read */
	struct text folded;   /* of search_begin() */
	size_t offset;
};

/*
 * Search for any of the patterns, which are separated by LF.  A pattern that
 * is wrong is a usage error.
 */
void search_open(struct search *search, struct search_settings settings,
    struct text patterns);

/* Begin a document: what is torn is told by what it said before. */
void search_begin_document(struct search *search);

/* Does the line match? */
bool search_line(struct search *search, struct text line);

/*
 * Begin with the matches of the line; then get one after the other, as they
 * stand in the line.  Empty ones are left out.
 */
void search_begin(struct search *search, struct text line);
bool search_next(struct search *search, struct text line, struct text *match);

#endif
