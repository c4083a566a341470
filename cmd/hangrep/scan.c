/* Dismiss lines that cannot match, sixteen bytes at a time. */
#include <string.h>

#include "cmd/hangrep/scan.h"
#include "common/utf8.h"

enum { LANES = 16 };

typedef unsigned char lanes __attribute__((vector_size(LANES)));

static bool
add_byte(struct scan *scan, unsigned char byte)
{
	for (size_t i = 0; i < scan->byte_count; i++)
		if (scan->bytes[i] == byte)
			return true;
	if (scan->byte_count == SCAN_MOST_BYTES)
		return false;
	scan->bytes[scan->byte_count++] = byte;
	return true;
}

static bool
add_pair(struct scan *scan, char first, char second)
{
	unsigned char pair[2] = { (unsigned char)first, (unsigned char)second };

	for (size_t i = 0; i < scan->pair_count; i++)
		if (memcmp(scan->pairs[i], pair, sizeof(pair)) == 0)
			return true;
	if (scan->pair_count == SCAN_MOST_PAIRS)
		return false;
	memcpy(scan->pairs[scan->pair_count++], pair, sizeof(pair));
	return true;
}

/* Another way to write the character: its block is enough to look closer. */
static bool
add_form(struct scan *scan, int32_t form)
{
	char bytes[UTF8_LONGEST];

	if (utf8_encode(form, bytes) == 1)
		return add_byte(scan, (unsigned char)bytes[0]);
	return add_pair(scan, bytes[0], bytes[1]);
}

/* The character itself: its last two bytes, as its block is most of them. */
static bool
add_character(struct scan *scan, struct text character)
{
	if (character.length == 1)
		return add_byte(scan, (unsigned char)character.bytes[0]);
	return add_pair(scan, character.bytes[character.length - 2],
	    character.bytes[character.length - 1]);
}

/* Does folding the form give the character, alone or among others? */
static bool
folds_to(const struct folder *folder, int32_t form, struct text character,
    struct buffer *folded)
{
	const struct fold_entry *entry = &folder->table[form];
	size_t offset;

	if (entry->length > 0)
		return text_equal(
		    (struct text){ entry->bytes, entry->length }, character);
	buffer_clear(folded);
	fold_append(folder, form, folded);
	return text_find(buffer_text(folded), character, &offset);
}

static bool
is_han_block(int32_t form)
{
	return form >= 0x4E00 && form <= 0x9FFF;
}

static bool
add_forms(struct scan *scan, const struct folder *folder, struct text character)
{
	struct buffer folded = { 0 };
	/* What is outside the plane is rare enough to look closely. */
	bool fits = add_character(scan, character) && add_byte(scan, 0xF0);

	for (int32_t form = 0; fits && form < FOLD_CHARACTERS; form++) {
		char bytes[UTF8_LONGEST];

		if (form == 0xD800)
			form = 0xE000; /* no characters between */
		if (!folds_to(folder, form, character, &folded))
			continue;
		/* Blocks of Han characters are all of the text. */
		if (is_han_block(form))
			fits = add_character(scan,
			    (struct text){ bytes, utf8_encode(form, bytes) });
		else
			fits = add_form(scan, form);
	}
	buffer_free(&folded);
	return fits;
}

/* The character to look for: a Han one, as there are more of them. */
static struct text
choose_character(struct text needed)
{
	struct text rest = needed, chosen = { NULL, 0 };

	while (rest.length > 0) {
		struct text here = rest;

		utf8_next(&rest);
		here.length -= rest.length;
		if (here.length >= chosen.length)
			chosen = here;
	}
	return chosen;
}

bool
scan_add(struct scan *scan, const struct folder *folder, struct text needed)
{
	struct text character = choose_character(needed);

	if (folder == NULL)
		return add_character(scan, character);
	return add_forms(scan, folder, character);
}

static lanes
load(const char *bytes)
{
	lanes loaded;

	memcpy(&loaded, bytes, sizeof(loaded));
	return loaded;
}

static bool
any(lanes hits)
{
	uint64_t halves[2];

	memcpy(halves, &hits, sizeof(halves));
	return (halves[0] | halves[1]) != 0;
}

/* Is one of them among the LANES bytes, and the byte behind? */
static bool
is_near(const struct scan *scan, const char *bytes)
{
	lanes first = load(bytes), second = load(bytes + 1);
	lanes hits = { 0 };

	for (size_t i = 0; i < scan->pair_count; i++)
		hits |= (lanes)(first == scan->pairs[i][0]) &
		    (lanes)(second == scan->pairs[i][1]);
	for (size_t i = 0; i < scan->byte_count; i++)
		hits |= (lanes)(first == scan->bytes[i]);
	return any(hits);
}

bool
scan_may_match(const struct scan *scan, struct text line)
{
	char last[LANES + 1] = { 0 };
	size_t at = 0;

	for (; at + LANES < line.length; at += LANES)
		if (is_near(scan, line.bytes + at))
			return true;
	if (at == line.length)
		return false;
	memcpy(last, line.bytes + at, line.length - at);
	return is_near(scan, last);
}
