/*
 * fold.h -- Text as search sees it: without what makes no difference.
 *
 * Folding maps each character to one that stands for all that are alike:
 * script to the simplified standard form (OpenCC's character tables), width
 * and compatibility forms by NFKC (UAX #15); it drops blanks between single
 * Han characters, and what hanfix(1) would repair.  A folded text remembers
 * where each of its bytes comes from.
 */
#ifndef CMD_HANGREP_FOLD_H
#define CMD_HANGREP_FOLD_H

#include <stdbool.h>
#include <stdint.h>

#include "common/buffer.h"
#include "common/text.h"

enum fold_flags {
	FOLD_SCRIPT = 1,
	FOLD_WIDTH = 2,
	FOLD_DAMAGE = 4,
	FOLD_SPACE = 8,
	FOLD_ALL = FOLD_SCRIPT | FOLD_WIDTH | FOLD_DAMAGE | FOLD_SPACE,
	FOLD_CHARACTERS = 0x10000, /* of the Basic Multilingual Plane */
};

/* What a character becomes, in UTF-8; length 0: see fold_append(). */
struct fold_entry {
	char bytes[3];
	unsigned char length;
};

/* Where a byte of the folded text comes from. */
struct fold_source {
	size_t begin, end; /* of the character, in the text */
};

struct folder {
	unsigned flags;
	struct fold_entry table[FOLD_CHARACTERS];

	/* private */
	struct buffer folded;
	struct fold_source *sources;
	size_t source_count, source_capacity;
};

/* Begin with these flags. */
void fold_open(struct folder *folder, unsigned flags);

/* The text folded; good until the next call. */
struct text fold_text(struct folder *folder, struct text text);

/* The same, and remember where each byte comes from. */
struct text fold_with_sources(struct folder *folder, struct text text);

/*
 * The part of text that the part from begin to end of fold_with_sources(text)
 * comes from, from the start of its first to the end of its last character.
 */
struct text fold_original(
    const struct folder *folder, struct text text, size_t begin, size_t end);

/*
 * What the table says of the character at offset in text, and its length; an
 * entry of length 0 if it has none there.
 */
static inline const struct fold_entry *
fold_entry_at(const struct folder *folder, struct text text, size_t offset,
    size_t *length)
{
	static const struct fold_entry none;
	const unsigned char *b = (const unsigned char *)text.bytes + offset;
	size_t left = text.length - offset;

	*length = 1;
	if (b[0] < 0x80)
		return &folder->table[b[0]];
	if (b[0] >= 0xC2 && b[0] < 0xE0 && left >= 2 && (b[1] & 0xC0) == 0x80) {
		*length = 2;
		return &folder->table[(b[0] & 0x1F) << 6 | (b[1] & 0x3F)];
	}
	if (b[0] >= 0xE1 && b[0] < 0xF0 && left >= 3 && (b[1] & 0xC0) == 0x80 &&
	    (b[2] & 0xC0) == 0x80) {
		*length = 3;
		return &folder->table[(b[0] & 0x0F) << 12 | (b[1] & 0x3F) << 6 |
		    (b[2] & 0x3F)];
	}
	return &none;
}

/* Does the entry stand for one character?  Short ones fit too: m2 for ㎡. */
static inline bool
fold_is_single(const struct fold_entry *entry)
{
	unsigned char lead = (unsigned char)entry->bytes[0];

	return entry->length == (lead < 0x80 ? 1 : lead < 0xE0 ? 2 : 3);
}

/* Append what one character becomes; it may be more than one. */
void fold_append(
    const struct folder *folder, int32_t character, struct buffer *folded);

#endif
