/*
 * fold.h -- A line as rules see it, and the way back to its own bytes.
 *
 * Full-width ASCII becomes half-width, traditional characters simplified,
 * every run of blanks one space, and the blanks at the ends go, so that a rule
 * is written once for all the ways in which pages write the same line.
 */
#ifndef CMD_HANSTRIP_FOLD_H
#define CMD_HANSTRIP_FOLD_H

#include "common/buffer.h"
#include "common/text.h"

/* A line longer than this is running text: no page writes its furniture so. */
enum { FOLD_LONGEST = 4096 };

/* What is simplified: the unified ideographs. */
enum { FOLD_FIRST = 0x4E00, FOLD_LAST = 0x9FFF };

/* Starts from { 0 }. */
struct folded {
	struct buffer text;
	struct text line;
	unsigned short offsets[FOLD_LONGEST + 1]; /* in line, of each byte */
	/* private: the simplified form of each character */
	unsigned short simplified[FOLD_LAST - FOLD_FIRST + 1];
};

/*
 * Fold line, which lives as long as it is asked for and is at most
 * FOLD_LONGEST bytes long; the text is good until the next fold.
 */
struct text fold_line(struct folded *folded, struct text line);

/* What part, a piece of the folded text, is in the line itself. */
struct text fold_origin(const struct folded *folded, struct text part);

/* Append text with traditional characters as simplified, nothing else. */
void fold_simplify(
    struct folded *folded, struct buffer *buffer, struct text text);

/*
 * Append text without blanks and with half-width ASCII, so that two ways of
 * writing it are equal.
 */
void fold_squeeze(struct buffer *buffer, struct text text);

#endif
