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

#endif
