/*
 * pattern.h -- A pattern of PCRE2, folded as the text is.
 *
 * Literals and the members of character classes fold; what is written with a
 * backslash, ranges of a class, quantifiers and groups stay as they are.
 */
#ifndef CMD_HANGREP_PATTERN_H
#define CMD_HANGREP_PATTERN_H

#include "cmd/hangrep/fold.h"
#include "common/buffer.h"
#include "common/text.h"

/* Append pattern, folded, to folded. */
void pattern_fold(
    const struct folder *folder, struct text pattern, struct buffer *folded);

/* Append text as a pattern that matches just it. */
void pattern_quote(struct text text, struct buffer *pattern);

/*
 * Does what matches pattern match wherever it stands?  False if it asks what is
 * around it, or may: anchors, lookaround, atomic groups and the like.
 */
bool pattern_is_plain(struct text pattern);

enum { PATTERN_MOST_NEEDED = 4 };

/*
 * Texts of which every match has at least one; count 0: nothing is known.
 * They hold no letter with case where caseless.
 */
struct pattern_needs {
	struct buffer texts[PATTERN_MOST_NEEDED];
	size_t count;
	bool is_literal; /* the pattern is texts[0], and nothing else */
};

/* Find what every match of pattern, which PCRE2 accepts, must have. */
void pattern_find_needs(
    struct text pattern, bool caseless, struct pattern_needs *needs);

#endif
