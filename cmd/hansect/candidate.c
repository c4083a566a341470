/* What may open a section. */
#include <string.h>

#include "cmd/hansect/candidate.h"
#include "cmd/hansect/contents.h"
#include "cmd/hansect/sentence.h"
#include "common/memory.h"
#include "common/utf8.h"

enum {
	MIDDLE = -4, /* in the middle of a line: opens only in sequence */
	MARKED = 2,  /* as a heading of Markdown */
	ALONE = -2,  /* 首先 without 其次 is prose even there */
	SURE_HEADING = 3,
};

static bool
is_heading_family(enum family family)
{
	return family <= FAMILY_DIGIT;
}

/* Marks that are told from text only by standing first in a line. */
static bool
needs_line_start(const struct marker *marker)
{
	return (marker->family >= FAMILY_PLAIN &&
		   marker->family <= FAMILY_DECIMAL_5) ||
	    (marker->family == FAMILY_HAN && marker->weight < SURE_HEADING);
}

static void
add(struct candidates *candidates, struct candidate candidate)
{
	candidates->list = memory_grow(candidates->list, &candidates->capacity,
	    candidates->count + 1, sizeof(*candidates->list));
	candidate.epoch = candidates->epoch;
	candidates->list[candidates->count++] = candidate;
	if (!candidate.middle && is_heading_family(candidate.marker.family) &&
	    candidate.marker.weight >= SURE_HEADING)
		candidates->epoch++;
}

static void
add_middle(
    struct candidates *candidates, size_t line, struct text text, size_t offset)
{
	struct candidate new = { .line = (uint32_t)line,
		.offset = (uint32_t)offset,
		.middle = true };

	if (!marker_read(text_skip(text, offset), &new.marker) ||
	    needs_line_start(&new.marker))
		return;
	new.marker.weight += MIDDLE;
	add(candidates, new);
}

/* --- Markdown --- */

/* How many # and a blank the text begins with. */
static unsigned
count_hashes(struct text text)
{
	unsigned count = 0;

	while (count < text.length && text.bytes[count] == '#')
		count++;
	return count <= CANDIDATE_HASHES && count < text.length &&
		text.bytes[count] == ' '
	    ? count
	    : 0;
}

/* A heading without a marker is numbered by its place. */
static void
add_heading(struct candidates *candidates, struct candidate heading)
{
	uint32_t *number = &candidates->hashes[heading.hashes - 1];

	++*number;
	for (unsigned i = heading.hashes; i < CANDIDATE_HASHES; i++)
		candidates->hashes[i] = 0;
	candidates->titles += heading.hashes == 1;
	heading.marker = (struct marker){
		.family = FAMILY_HASH, .number = *number, .weight = SURE_HEADING
	};
	heading.chosen = true;
	add(candidates, heading);
}

/* The only heading of the first level is the title of the document. */
static void
drop_title(struct candidates *candidates)
{
	for (size_t i = 0; i < candidates->count; i++) {
		struct candidate *candidate = &candidates->list[i];

		if (candidate->marker.family == FAMILY_HASH &&
		    candidate->hashes == 1) {
			candidate->dropped = true;
			candidate->chosen = false;
		}
	}
}

/* Step over what Markdown puts before a heading: # and **. */
static size_t
skip_markup(struct text text, size_t offset, unsigned hashes)
{
	struct text rest = text_skip(text, offset + hashes);

	rest = text_skip(text, (size_t)(utf8_trim(rest).bytes - text.bytes));
	if (text_starts_with(rest, TEXT("**")))
		rest = text_skip(rest, 2);
	return text.length - rest.length;
}

static void
add_first(
    struct candidates *candidates, size_t line, struct text text, size_t offset)
{
	unsigned hashes = count_hashes(text_skip(text, offset));
	size_t start = skip_markup(text, offset, hashes);
	struct candidate new = { .line = (uint32_t)line,
		.offset = (uint32_t)start,
		.hashes = hashes };

	if (marker_read(text_skip(text, start), &new.marker)) {
		if (start > offset)
			new.marker.weight += MARKED;
		if (new.marker.family == FAMILY_FIRST)
			new.marker.weight += ALONE;
		add(candidates, new);
	} else if (hashes > 0) {
		new.offset = (uint32_t)offset;
		add_heading(candidates, new);
	}
}

static void
find_in_line(
    struct candidates *candidates, size_t line, struct text text, bool starts)
{
	size_t offset = (size_t)(utf8_trim(text).bytes - text.bytes);

	if (starts && offset < text.length)
		add_first(candidates, line, text, offset);
	while ((offset = sentence_end(text, offset)) < text.length) {
		offset = sentence_start(text, offset);
		if (offset < text.length)
			add_middle(candidates, line, text, offset);
	}
}

void
candidates_find(
    struct candidates *candidates, const struct line *lines, size_t count)
{
	candidates->count = candidates->epoch = 0;
	candidates->titles = 0;
	memset(candidates->hashes, 0, sizeof(candidates->hashes));
	for (size_t i = 0; i < count; i++)
		find_in_line(candidates, i, lines[i].text, lines[i].starts);
	if (candidates->titles == 1)
		drop_title(candidates);
	contents_drop(candidates, lines, count);
}
