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

enum fold_answer { FOLD_NO, FOLD_YES, FOLD_UNSURE };

/*
 * Does text fold to something that begins with folded, or ends with it?  A
 * glance: unsure where something may be dropped, or one becomes many.
 */
enum fold_answer fold_begins_with(
    const struct folder *folder, struct text text, struct text folded);
enum fold_answer fold_ends_with(
    const struct folder *folder, struct text text, struct text folded);

/* Append what one character becomes; it may be more than one. */
void fold_append(
    const struct folder *folder, int32_t character, struct buffer *folded);

#endif
