/*
 * scrap.h -- The bytes of GBK that torn text is made of, as far as they can be
 * told from what is read.
 */
#ifndef COMMON_REPAIR_SCRAP_H
#define COMMON_REPAIR_SCRAP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "common/text.h"

enum scrap_kind {
	SCRAP_PAIR, /* a character of GBK: lead, trail */
	SCRAP_BYTE, /* one of ASCII: trail; also the euro sign, 0x80 */
	SCRAP_HOLE, /* a question mark: bytes may be lost there */
	SCRAP_TAIL, /* the letters of a reading, and its parenthesis */
	SCRAP_NOTE, /* a reading in parentheses */
	SCRAP_OTHER,
	SCRAP_END, /* of the line */
};

struct scrap {
	enum scrap_kind kind;
	unsigned char lead, trail;
	unsigned letter;   /* as in likely.h */
	uint32_t reading;  /* as in pinyin.h */
	size_t begin, end; /* in the line */
};

/* What is at offset in the line. */
void scrap_read(struct text line, size_t offset, struct scrap *scrap);

/* What is before offset. */
void scrap_read_before(struct text line, size_t offset, struct scrap *scrap);

/*
 * What it was before a program that made full-width ASCII half-width: a pair.
 * False if it can have been none.
 */
bool scrap_unfold(const struct scrap *scrap, struct scrap *unfolded);

/* Whether it is a mark, folded or not, in front of which text was cut. */
bool scrap_is_mark(const struct scrap *scrap, struct scrap *mark);

#endif
