/*
 * stops.h -- Find the bytes at which damage can be told: text is passed over
 * 32 bytes at a time where the machine can.
 */
#ifndef COMMON_REPAIR_STOPS_H
#define COMMON_REPAIR_STOPS_H

#include <stddef.h>

#include "common/text.h"

/* Why the scan stops at a byte. */
enum stop {
	STOP_NOT,
	STOP_READING,  /* ) */
	STOP_ENTITY,   /* ; */
	STOP_HOLE,     /* ? */
	STOP_MOJIBAKE, /* 0xC3 */
	STOP_NEWLINE,  /* with STOP_MOJIBAKE */
	STOP_FORM,     /* the first byte of what forms_begin_odd() may be */
	STOP_MARK,     /* , ; ! and the first byte of those of full width */
};

/* For bits of bytes, by their high and their low half. */
struct stops_halves {
	unsigned char high[16], low[16];
};

struct stops {
	/* private */
	unsigned char kinds[256];
	unsigned char rows;                /* so many have a bit */
	struct stops_halves first, second; /* the byte, and the one behind */
};

/* Stop for this, too; start from { 0 }. */
void stops_add(struct stops *stops, enum stop kind);

/* The next place from offset on where text may have one; its length if none. */
size_t stops_next(const struct stops *stops, struct text text, size_t at);

/* What is there. */
static inline enum stop
stops_at(const struct stops *stops, struct text text, size_t at)
{
	return stops->kinds[(unsigned char)text.bytes[at]];
}

#endif
