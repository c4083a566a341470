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

bool
scan_add(struct scan *scan, const struct folder *folder, struct text character)
{
	if (folder == NULL)
		return add_character(scan, character);
	return add_forms(scan, folder, character);
}

bool
scan_add_only(struct scan *scan, int32_t character)
{
	char bytes[UTF8_LONGEST] = { 0 };

	return add_character(
	    scan, (struct text){ bytes, utf8_encode(character, bytes) });
}

static lanes
load(const char *bytes)
{
	lanes loaded;

	memcpy(&loaded, bytes, sizeof(loaded));
	return loaded;
}

/* Where the first lane is that has all its bits; LANES if none has. */
static size_t
first_hit(lanes hits)
{
	unsigned char bytes[LANES];
	uint64_t halves[2];
	size_t lane = 0;

	memcpy(halves, &hits, sizeof(halves));
	if ((halves[0] | halves[1]) == 0)
		return LANES;
	memcpy(bytes, &hits, sizeof(bytes));
	while (bytes[lane] == 0)
		lane++;
	return lane;
}

/* Is one of them among the LANES bytes, and the byte behind? */
static size_t
next_among(const struct scan *scan, const char *bytes)
{
	lanes first = load(bytes), second = load(bytes + 1);
	lanes hits = { 0 };

	for (size_t i = 0; i < scan->pair_count; i++)
		hits |= (lanes)(first == scan->pairs[i][0]) &
		    (lanes)(second == scan->pairs[i][1]);
	for (size_t i = 0; i < scan->byte_count; i++)
		hits |= (lanes)(first == scan->bytes[i]);
	return first_hit(hits);
}

bool
scan_next(const struct scan *scan, struct text line, size_t *at)
{
	char last[LANES + 1] = { 0 };
	size_t hit;

	for (; *at + LANES < line.length; *at += LANES) {
		hit = next_among(scan, line.bytes + *at);
		if (hit == LANES)
			continue;
		*at += hit;
		return true;
	}
	if (*at >= line.length)
		return false;
	memcpy(last, line.bytes + *at, line.length - *at);
	hit = next_among(scan, last);
	*at += hit;
	return hit < LANES;
}
