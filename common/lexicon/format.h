/*
 * format.h -- How a compiled lexicon is laid out.
 *
 * A table compiled is a header, an alphabet, cells, and a pool of entries.
 *
 * The alphabet numbers the symbols that occur in keys from 1 on, the most
 * frequent first; 0 is the end of a key.  A symbol is a character of three
 * bytes, as nearly all Chinese ones are, or else a byte.  Most characters of a
 * text begin no key, and most of these are turned away here.
 *
 * A cell is a node of the trie: the child of the node in cell i with base b
 * for symbol s is cell b + s, if that cell's check is i.  Where only one key is
 * left below a node, the node is a leaf, and the rest of the key is in the
 * entry, so that the cells are few.  A node where a key ends and others go on
 * is marked, and has the key's entry in its cell b + 0, whose check no symbol
 * passes: a symbol that is not in the alphabet leads there.  The root is cell
 * 0 with base 0.
 *
 * Numbers are those of the machine that compiled the table.  The array is
 * longer by one alphabet than the last base, so that no look-up needs to
 * check bounds.
 */
#ifndef COMMON_LEXICON_FORMAT_H
#define COMMON_LEXICON_FORMAT_H

#include <stddef.h>
#include <stdint.h>

#include "common/text.h"

enum {
	SYMBOLS = 0x10000,  /* bytes, and from FIRST_WIDE on characters */
	FIRST_WIDE = 0x800, /* what UTF-8 writes with three bytes */
	PAGE = 64,
	PAGES = SYMBOLS / PAGE,
	ROOT = 0,
};

/* In a cell's target, beside an entry or a base; and what is then left. */
#define IS_LEAF (UINT32_C(1) << 31)
#define IS_WORD (UINT32_C(1) << 30)
#define ENTRY_BITS (IS_LEAF - 1)
#define BASE_BITS (IS_WORD - 1)

/* As check, where no look-up is to pass. */
#define IS_FREE UINT32_MAX
#define IS_END (UINT32_MAX - 1)

struct header {
	uint32_t cell_count;
	uint32_t cells;  /* where they begin, in bytes */
	uint32_t length; /* of everything, in bytes */
	/* The page of each PAGE symbols; pages follow the header, page 0 is
	 * of symbols that do not occur. */
	uint16_t pages[PAGES];
};

struct cell {
	uint32_t target; /* base and IS_WORD, or an entry and IS_LEAF */
	uint32_t check;  /* the parent's cell */
};

/* The symbol that text, which is not empty, begins with, and its length. */
static inline unsigned
read_symbol(struct text text, size_t *length)
{
	const unsigned char *bytes = (const unsigned char *)text.bytes;
	unsigned symbol;

	*length = 1;
	if ((bytes[0] & 0xF0) != 0xE0 || text.length < 3 ||
	    (bytes[1] & 0xC0) != 0x80 || (bytes[2] & 0xC0) != 0x80)
		return bytes[0];
	symbol = (bytes[0] & 0x0FU) << 12 | (bytes[1] & 0x3FU) << 6 |
	    (bytes[2] & 0x3FU);
	if (symbol < FIRST_WIDE)
		return bytes[0];
	*length = 3;
	return symbol;
}

#endif
