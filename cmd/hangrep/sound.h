/*
 * sound.h -- A search, and what it can tell of a line that is not damaged.
 *
 * For the parts of a search alone: search.c opens it and has lines repaired
 * until they are sound, and reduced.c tells of some before they are.
 */
#ifndef CMD_HANGREP_SOUND_H
#define CMD_HANGREP_SOUND_H

#include <stdbool.h>

#include "cmd/hangrep/fold.h"
#include "cmd/hangrep/forms.h"
#include "cmd/hangrep/need.h"
#include "cmd/hangrep/rows.h"
#include "cmd/hangrep/scan.h"
#include "cmd/hangrep/traces.h"
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
	struct repair others; /* ... for entities and odd forms alone */
	struct repair notes;  /* all but tearing: needs to know of no line */
	struct repair wary;   /* all, as if the lines before were damaged */
	bool repair_begun;    /* in this document */
	struct buffer unread; /* what repair has not seen of it */
	size_t patience;   /* bytes to wait before a line is told without it */
	unsigned failures; /* to do so, in a row */
	struct regex *regex;
	struct forms forms;
	struct scan scan;
	bool scans;
	struct need needs[ROWS_MOST];
	size_t need_count;
	bool is_exact;           /* where one of the needs is, a match is */
	bool is_plain;           /* it asks for nothing around a match */
	bool shows_torn;         /* all needs do */
	struct traces traces;    /* what needs leave where they are torn */
	bool leaves_traces;      /* all do */
	struct text line, sound; /* searched last; and repaired */
	/* What repaired it; NULL: nothing, or it was not needed yet. */
	struct repair *repaired;
	bool is_owed;         /* it was passed over, but shall be printed */
	size_t unread_before; /* ... of which so much is not read */
	struct text folded;   /* of search_begin() */
	size_t offset;
};

/* What a glance at a line can tell. */
enum need_answer search_glance(const struct search *search, struct text line);

/* Where something that may be a need is in text; false if none is. */
bool search_find_need(
    const struct search *search, struct text text, size_t *at);

/* Does a text match in which nothing is damaged? */
bool search_sound(struct search *search, struct text sound);

/* Is it known of the document that a ? is wherever bytes were lost? */
static inline bool
search_is_said(const struct search *search)
{
	return search->repair_begun && search->repair.torn.is_said;
}

#endif
