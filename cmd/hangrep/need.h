/*
 * need.h -- A row of characters that a match needs, and whether a line may
 * show it.
 *
 * A line shows the row as it is, or folded; and torn: of two characters that
 * were beside each other, a line put out of step (common/repair/torn.h) still
 * has one of them, or the one made of the second byte of the first and the
 * first byte of the second.  These three are looked for.
 */
#ifndef CMD_HANGREP_NEED_H
#define CMD_HANGREP_NEED_H

#include <stdbool.h>
#include <stdint.h>

#include "cmd/hangrep/fold.h"
#include "cmd/hangrep/forms.h"
#include "cmd/hangrep/rows.h"
#include "cmd/hangrep/scan.h"
#include "cmd/hangrep/verbatim.h"
#include "common/text.h"

enum { NEED_MOST_SHIFTED = 12 };

/* One of the row, as it is compared. */
struct need_item {
	uint32_t entries[ROWS_MOST_BYTES]; /* of fold.h */
	size_t count;
	bool is_whole, is_mark; /* as traces.h has it */
};

struct need {
	/* Where the row is torn, what is looked for shows it. */
	bool shows_torn;

	/* private */
	const struct folder *folder;
	const struct forms *forms;
	struct row row;
	struct need_item items[ROWS_LONGEST];
	/* Of the row, what is looked for; and where torn, the one behind. */
	size_t anchor;
	bool is_cut_at_marks;
	uint16_t shifted[NEED_MOST_SHIFTED];
	size_t shifted_count;
	struct verbatim verbatim; /* instead, where nothing is folded */
};

/*
 * Need row, folded by folder, whose forms these are (NULL: as it is); add what
 * is to be looked for to scan.  False if that cannot be scanned for.
 */
bool need_open(struct need *need, const struct folder *folder,
    const struct forms *forms, const struct row *row, struct scan *scan);

enum need_answer {
	NEED_NO,
	NEED_TORN,   /* it may be, if the line is damaged */
	NEED_UNSURE, /* something may be dropped, or one becomes many */
	NEED_YES,
};

/*
 * Is the row in line with the character that the scan stopped at, which begins
 * or goes on at this offset?  Where is_said, a ? is wherever bytes were lost.
 */
enum need_answer need_compare(
    const struct need *need, struct text line, size_t at, bool is_said);

/* How far the row reaches if it is there, in a line without notes. */
void need_reach(const struct need *need, struct text line, size_t at,
    size_t *begin, size_t *end);

#endif
