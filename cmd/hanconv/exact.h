/*
 * exact.h -- Conversion as the config says it, token by token.
 *
 * The text is cut into segments: the user's words, the segmentation's matches
 * and the runs between them.  The user's words are what their table says they
 * become; every other segment goes through the stages by itself.  A newline
 * ends a segment: no word holds one.
 */
#ifndef CMD_HANCONV_EXACT_H
#define CMD_HANCONV_EXACT_H

#include "cmd/hanconv/cascade.h"
#include "cmd/hanconv/words.h"

/* What has to be seen of a text, in bytes, before its beginning can be told:
 * the longest of the user's words and the longest description sequence. */
enum { EXACT_AHEAD = WORDS_LONGEST };

struct exact {
	const struct opencc_config *config;
	const struct words *words;
	struct cascade cascade;
	/* A run is open: what comes next belongs to it, if it joins. */
	bool open;
	bool leads; /* its last character may stand in a phrase before more */
	struct buffer normal; /* text after normalization */
	struct buffer counts; /* of its source, at each character's last byte */
};

/* The words may be none at all; all of it is kept, and so is the sink. */
void exact_open(struct exact *exact, const struct opencc_config *config,
    const struct words *words, struct sink *sink);

/*
 * Convert text as far as can be told; all of it, and what is open, with
 * complete.  Returns how much that is; the rest is to come again, with more
 * behind it.
 */
size_t exact_convert(struct exact *exact, struct text text, bool complete);

/*
 * Convert text from its beginning, where a run is open or a segment begins, to
 * the first place where nothing before joins anything behind, and not past
 * stop: then the run is open.  No normalization.  Returns how much that is.
 */
size_t exact_step(struct exact *exact, struct text text, size_t stop);

/* Is there anything to normalize? */
bool exact_needs_normalization(
    const struct opencc_config *config, struct text text);

/* Nothing more comes. */
void exact_end(struct exact *exact);

/* How much of text can be told, if more may follow. */
size_t exact_certain(struct text text, bool complete);

#endif
