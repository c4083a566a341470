/*
 * traces.h -- What torn text shows of a row of characters.
 *
 * Text is torn as common/repair/steps.h has it: it begins behind a whole
 * character, at a hole or what is left of a note, or at a mark that took a
 * byte; then each character read is made of the second byte of one written and
 * the first of the next.  So of two characters that were beside each other at
 * least one is there still, next to where that begins or ends, or else the
 * one made of the second byte of the first and the first byte of the second.
 * That one may be lost, and so may the one before it or behind it, but no more:
 * a row of which less is left is not found.
 */
#ifndef CMD_HANGREP_TRACES_H
#define CMD_HANGREP_TRACES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "cmd/hangrep/forms.h"
#include "cmd/hangrep/rows.h"
#include "common/text.h"

enum { TRACE_MOST_CODES = 48 };

/* The codes in GBK of the characters that fold to one, alone or not. */
struct trace_codes {
	uint16_t codes[TRACE_MOST_CODES];
	size_t count;
	bool fits;
};
struct trace_codes trace_find_codes(
    const struct forms *forms, struct text character);

/* Is it the first byte of a mark before which text is cut? */
bool trace_is_mark_lead(unsigned byte);

/* Has a character of the row a second byte that such marks begin with? */
bool trace_is_cut_at_marks(const struct forms *forms, const struct row *row);

/* None of the set is half of a torn character: ASCII may be. */
bool trace_is_whole(const struct row_set *set);

bool trace_is_letter(unsigned char byte);

/* May something torn begin with rest, behind a whole character? */
bool trace_may_begin(struct text rest, bool is_cut_at_marks);

/* Are there marks in the set before which the byte before them may be lost? */
bool trace_has_mark(const struct row_set *set);

/*
 * May something torn end with what last begins with, before a whole character,
 * a mark or not?  Where is_said, a ? is wherever bytes were lost.
 */
bool trace_may_end(struct text last, bool before_mark, bool is_said);

/* What characters tell of rows; starts from { 0 }. */
struct traces {
	/* private */
	unsigned char kinds[FOLD_CHARACTERS];
	bool leads[256], trails[256]; /* of the two of TRACE_BETWEEN */
	/* The same where that is no character, and so left nothing or a ?. */
	bool leads_of_lost[256], trails_of_lost[256];
	bool may_be_lost;
	bool is_cut_at_marks;
};

/* Look for what row leaves; false if that may be nothing. */
bool traces_add(
    struct traces *traces, const struct forms *forms, const struct row *row);

/*
 * Does the character at offset in line, which has no notes, show a row?  Where
 * is_said, a ? is wherever bytes were lost.
 */
bool traces_are_at(
    const struct traces *traces, struct text line, size_t offset, bool is_said);

#endif
