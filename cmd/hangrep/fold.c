/* Text as search sees it. */
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "cmd/hangrep/fold.h"
#include "common/lexicon.h"
#include "common/memory.h"
#include "common/utf8.h"

LEXICON(simplified);

enum {
	LONGEST_EXPANSION = 18, /* of NFKC: U+FDFA */
	SPARE = 16,             /* written past what is needed */
};

/* No compatibility forms here: Han, Hangul, surrogates and private use. */
static bool
has_no_width(int32_t character)
{
	return character < 0xA0 ||
	    (character >= 0x3400 && character <= 0x9FFF) ||
	    (character >= 0xAC00 && character <= 0xF8FF);
}

/* The compatibility decomposition, composed again; returns its length. */
static size_t
decompose(int32_t character, int32_t parts[LONGEST_EXPANSION])
{
	utf8proc_ssize_t count;

	parts[0] = character;
	if (has_no_width(character))
		return 1;
	count = utf8proc_decompose_char(character, parts, LONGEST_EXPANSION,
	    UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_STABLE, NULL);
	if (count <= 0 || count > LONGEST_EXPANSION) {
		parts[0] = character;
		return 1;
	}
	count = utf8proc_normalize_utf32(
	    parts, count, UTF8PROC_COMPOSE | UTF8PROC_STABLE);
	return (size_t)count;
}

static void
append_simplified(int32_t character, struct buffer *folded)
{
	static const struct lexicon simplified = LEXICON_INIT(simplified);
	char bytes[UTF8_LONGEST];
	struct text form = { bytes, utf8_encode(character, bytes) };

	if (utf8_is_han(character))
		lexicon_find(simplified, form, &form);
	buffer_append(folded, form);
}

void
fold_append(
    const struct folder *folder, int32_t character, struct buffer *folded)
{
	int32_t parts[LONGEST_EXPANSION];
	size_t count = 1;

	parts[0] = character;
	if ((folder->flags & FOLD_WIDTH) != 0)
		count = decompose(character, parts);
	for (size_t i = 0; i < count; i++)
		if ((folder->flags & FOLD_SCRIPT) != 0)
			append_simplified(parts[i], folded);
		else
			utf8_append(folded, parts[i]);
}

/* A blank may be dropped, and what is long does not fit: a closer look. */
static bool
is_special(const struct folder *folder, int32_t character, size_t length)
{
	return length > sizeof(folder->table->bytes) ||
	    ((folder->flags & FOLD_SPACE) != 0 && utf8_is_blank(character));
}

void
fold_open(struct folder *folder, unsigned flags)
{
	struct buffer folded = { 0 };

	folder->flags = flags;
	for (int32_t i = 0; i < FOLD_CHARACTERS; i++) {
		struct fold_entry *entry = &folder->table[i];

		if (i >= 0xD800 && i < 0xE000)
			continue;
		buffer_clear(&folded);
		fold_append(folder, i, &folded);
		if (is_special(folder, i, folded.length))
			continue;
		memcpy(entry->bytes, folded.bytes, folded.length);
		entry->length = (unsigned char)folded.length;
	}
	buffer_free(&folded);
}

/* The character from begin to end of text has a blank or no Han beside it. */
static bool
is_single_han(struct text text, size_t begin, size_t end)
{
	struct text rest = text_skip(text, begin);

	if (rest.length == 0 || !utf8_is_han(utf8_next(&rest)))
		return false;
	if (end < text.length && rest.length > 0 &&
	    utf8_is_han(utf8_next(&rest)))
		return false;
	if (begin == 0)
		return true;
	rest = text_skip(text, utf8_before(text, begin));
	return !utf8_is_han(utf8_next(&rest));
}

/* Do the blanks from begin to end stand between single Han characters? */
static bool
is_inside_heading(struct text text, size_t begin, size_t end)
{
	struct text after = text_skip(text, end);
	size_t before;

	if (begin == 0 || after.length == 0)
		return false;
	before = utf8_before(text, begin);
	if (!is_single_han(text, before, begin))
		return false;
	utf8_next(&after);
	return is_single_han(text, end, text.length - after.length);
}

static size_t
blanks_end(struct text text, size_t begin)
{
	struct text rest = text_skip(text, begin);

	while (rest.length > 0) {
		struct text next = rest;

		if (!utf8_is_blank(utf8_next(&next)))
			break;
		rest = next;
	}
	return text.length - rest.length;
}

static void
note_source(struct folder *folder, size_t begin, size_t end)
{
	folder->sources = memory_grow(folder->sources, &folder->source_capacity,
	    folder->folded.length + 1, sizeof(*folder->sources));
	while (folder->source_count < folder->folded.length)
		folder->sources[folder->source_count++] =
		    (struct fold_source){ begin, end };
}

/* Fold one character that the table leaves; returns where the next begins. */
static size_t
fold_special(struct folder *folder, struct text text, size_t begin)
{
	struct text rest = text_skip(text, begin);
	int32_t character = utf8_next(&rest);
	size_t end = text.length - rest.length;

	if ((folder->flags & FOLD_SPACE) != 0 && utf8_is_blank(character)) {
		size_t blanks = blanks_end(text, begin);

		if (is_inside_heading(text, begin, blanks))
			return blanks;
	}
	if (character == UTF8_INVALID)
		buffer_append_byte(&folder->folded, text.bytes[begin]);
	else
		fold_append(folder, character, &folder->folded);
	return end;
}

/*
 * Fold characters as long as each gives as many bytes as it takes, as nearly
 * all do: where to write is then known before the table answers.  Returns how
 * many bytes.
 */
static size_t
fold_same_length(const struct fold_entry *table, const unsigned char *b,
    size_t left, char *out)
{
	size_t at = 0;

	for (; at + sizeof(*table) <= left;) {
		const struct fold_entry *entry = &table[b[at]];
		size_t length = 1;

		if (b[at] >= 0x80) {
			if (b[at] < 0xE1 || b[at] > 0xEF ||
			    (b[at + 1] & 0xC0) != 0x80 ||
			    (b[at + 2] & 0xC0) != 0x80)
				break;
			length = 3;
			entry = &table[(b[at] & 0x0F) << 12 |
			    (b[at + 1] & 0x3F) << 6 | (b[at + 2] & 0x3F)];
		}
		if (entry->length != length)
			break;
		memcpy(out + at, entry, sizeof(*entry));
		at += length;
	}
	return at;
}

static size_t
fold_character(struct folder *folder, struct text text, size_t at)
{
	struct buffer *folded = &folder->folded;
	size_t length;
	const struct fold_entry *entry =
	    fold_entry_at(folder, text, at, &length);

	if (entry->length == 0) {
		at = fold_special(folder, text, at);
		buffer_room(folded, text.length - at + SPARE);
		return at;
	}
	memcpy(folded->bytes + folded->length, entry, sizeof(*entry));
	folded->length += entry->length;
	return at + length;
}

/* mapped is a constant where this is called, so that each way is straight. */
static inline struct text
fold(struct folder *folder, struct text text, bool mapped)
{
	struct buffer *folded = &folder->folded;
	size_t at = 0;

	buffer_clear(folded);
	folder->source_count = 0;
	buffer_room(folded, text.length + SPARE);
	while (at < text.length) {
		size_t begin = at;

		if (!mapped) {
			at += fold_same_length(folder->table,
			    (const unsigned char *)text.bytes + at,
			    text.length - at, folded->bytes + folded->length);
			folded->length += at - begin;
		}
		if (at < text.length)
			at = fold_character(folder, text, at);
		if (mapped)
			note_source(folder, begin, at);
	}
	return buffer_text(folded);
}

struct text
fold_text(struct folder *folder, struct text text)
{
	return fold(folder, text, false);
}

struct text
fold_with_sources(struct folder *folder, struct text text)
{
	return fold(folder, text, true);
}

struct text
fold_original(
    const struct folder *folder, struct text text, size_t begin, size_t end)
{
	size_t first, last;

	if (begin >= folder->source_count)
		return text_skip(text, text.length);
	first = folder->sources[begin].begin;
	last = end > begin ? folder->sources[end - 1].end : first;
	return text_take(text_skip(text, first), last - first);
}
