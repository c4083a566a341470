/*
 * need.h -- A text that a match needs, and whether a line may show it.
 *
 * A line shows the text as it is, or folded; and torn: of two characters that
 * were beside each other, a line put out of step (common/repair/torn.h) still has one
 * of them, or the one made of the second byte of the first and the first byte
 * of the second.  These three are looked for.
 */
#ifndef CMD_HANGREP_NEED_H
#define CMD_HANGREP_NEED_H

#include <stdbool.h>
#include <stdint.h>

#include "cmd/hangrep/fold.h"
#include "cmd/hangrep/scan.h"
#include "common/buffer.h"
#include "common/text.h"

enum { NEED_MOST_SHIFTED = 12 };

struct need {
	/* Where the text is torn, what is looked for shows it. */
	bool shows_torn;

	/* private */
	const struct folder *folder;
	struct buffer text;
	/* Where the two characters begin, and the second ends. */
	size_t first, second, end;
	bool is_cut_at_marks;
	uint16_t shifted[NEED_MOST_SHIFTED];
	size_t shifted_count;
};

/*
 * Need text, folded by folder (NULL: as it is); add what is to be looked for
 * to scan.  False if that cannot be scanned for.
 */
bool need_open(struct need *need, const struct folder *folder, struct text text,
    struct scan *scan);

enum need_answer {
	NEED_NO,
	NEED_TORN,   /* it may be, if the line is damaged */
	NEED_UNSURE, /* something may be dropped, or one becomes many */
	NEED_YES,
};

/* Is the text in line with the character that the scan stopped at? */
enum need_answer need_compare(
    const struct need *need, struct text line, size_t at);

#endif
