/*
 * fast.h -- Conversion by tables of what comes of the config; what they cannot
 * tell goes through the stages.
 *
 * Nearly every character becomes what one table says; run.h finds the phrases
 * that become something else.  Where the stages have to tell, exact.h takes
 * over up to the next place where nothing joins.
 */
#ifndef CMD_HANCONV_FAST_H
#define CMD_HANCONV_FAST_H

#include "cmd/hanconv/exact.h"
#include "common/buffer.h"

/* Starts from { 0 }. */
struct fast {
	const struct opencc_config *config;
	struct buffer converted; /* the caller takes and clears it */

	/* private */
	struct exact exact;
	const struct words *words;
	uint32_t *characters; /* by code point, enum opencc_character */
};

/*
 * Begin; what the stages bring out is appended to converted.  The words, of
 * which there may be none, are kept.
 */
void fast_open(struct fast *fast, const struct opencc_config *config,
    const struct words *words);

/*
 * Convert text as far as can be told, or all of it, with complete.  Returns
 * how much that is; the rest is to come again, with more behind it.
 */
size_t fast_convert(struct fast *fast, struct text text, bool complete);

#endif
