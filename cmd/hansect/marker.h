/*
 * marker.h -- The marks that number a section: 一、 （一） 1. （1） ① 第一条
 * 1.1.2 一是 and their variants, read before any folding, which would turn ①
 * into a bare 1.
 */
#ifndef CMD_HANSECT_MARKER_H
#define CMD_HANSECT_MARKER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "common/text.h"

/*
 * Families of markers, the outer before the inner: statutes' own, then those
 * of GB/T 9704 (7.3.3) and GB/T 15834, then what numbers sentences.
 */
enum family {
	FAMILY_HASH,  /* a heading of Markdown without a marker */
	FAMILY_TITLE, /* a title without a marker */
	FAMILY_SUBTITLE,
	FAMILY_PART,        /* 第一编 第一篇 第一部分 */
	FAMILY_CHAPTER,     /* 第一章 */
	FAMILY_SECTION,     /* 第一节 */
	FAMILY_ARTICLE,     /* 第一条 */
	FAMILY_FORMAL,      /* 壹、 */
	FAMILY_HAN,         /* 一、 */
	FAMILY_HAN_BRACKET, /* （一） */
	FAMILY_DIGIT,       /* 1. */
	FAMILY_PLAIN,       /* 1, where 1.1 follows */
	FAMILY_DECIMAL,     /* 1.1 */
	FAMILY_DECIMAL_3,   /* 1.1.1 */
	FAMILY_DECIMAL_4,
	FAMILY_DECIMAL_5,
	FAMILY_DIGIT_BRACKET, /* （1） */
	FAMILY_HALF_BRACKET,  /* 1） */
	FAMILY_CIRCLED,       /* ① */
	FAMILY_IS,            /* 一是 */
	FAMILY_MUST,          /* 一要 */
	FAMILY_ORDINAL,       /* 第一， */
	FAMILY_ONE_OF,        /* 其一， */
	FAMILY_FIRST,         /* 首先， */
	FAMILY_COUNT,
	FAMILY_NONE = FAMILY_COUNT, /* the root of a document */
};

enum { MARKER_LAST = 0 /* the number of 最后: one more than before */ };

struct marker {
	uint32_t number;
	uint32_t parent; /* of 1.2.3: stands for 1.2 */
	uint32_t length; /* in bytes */
	uint16_t branch; /* 2 in 第三条之二, else 0 */
	uint8_t family;  /* enum family */
	/*
	 * How much it looks like a marker, from what follows it: above 0 it
	 * opens a section, unless its sequence tells otherwise.
	 */
	int8_t weight;
};

/* Read the marker that line, at the start of a sentence, begins with. */
bool marker_read(struct text line, struct marker *marker);

/* Does it number sentences (一是) rather than sections? */
bool marker_is_item(enum family family);

#endif
