/* What may open a section. */
#include <string.h>

#include "cmd/hansect/candidate.h"
#include "cmd/hansect/cells.h"
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
	candidates->numbers[candidate.marker.family] = candidate.marker.number;
	if (!candidate.middle && is_heading_family(candidate.marker.family) &&
	    candidate.marker.weight >= SURE_HEADING)
		candidates->epoch++;
}

/* --- the first of a list --- */

/*
 * How long is the mark that leads a list in, as in 原则：一是…, if text, which is
 * not empty, begins with one?  A comma may lead in items only.
 */
static size_t
lead_length(struct text text, bool items)
{
	static const struct text marks[] = { TEXT_INIT("："), TEXT_INIT(":"),
		TEXT_INIT("，"), TEXT_INIT(",") };
	size_t count = items ? 4 : 2;
	char byte = text.bytes[0];

	/* Nearly all text begins with none. */
	if (byte != ':' && byte != ',' && byte != marks[0].bytes[0])
		return 0;
	for (size_t i = 0; i < count; i++)
		if (text_starts_with(text, marks[i]))
			return marks[i].length;
	return 0;
}

/*
 * Find the last marker of the family with the number 1 behind such a mark in
 * text, from an offset on.  In the middle of a sentence it opens nothing by
 * itself, and not if the second is in the same sentence.
 */
static bool
find_first(struct text text, size_t from, struct candidate *first)
{
	enum family family = (enum family)first->marker.family;
	bool items = marker_is_item(family);
	struct marker marker;

	for (size_t at = text.length; at-- > from;) {
		struct text rest = text_skip(text, at);
		size_t length = lead_length(rest, items);

		if (length == 0)
			continue;
		rest = utf8_trim(text_skip(rest, length));
		if (rest.length == 0 || !marker_read(rest, &marker) ||
		    marker.family != family || marker.number != 1 ||
		    marker.weight < 0)
			continue;
		first->offset = (uint32_t)(rest.bytes - text.bytes);
		first->marker = marker;
		return true;
	}
	return false;
}

/* Add it before the candidates that stand behind it. */
static void
insert(struct candidates *candidates, struct candidate new)
{
	size_t at = candidates->count;
	struct candidate *list;

	add(candidates, new);
	list = candidates->list;
	new.epoch = list[at].epoch;
	for (; at > 0 &&
	     (list[at - 1].line > new.line ||
		 (list[at - 1].line ==
		     new.line &&list[at - 1].offset > new.offset));
	     at--) {
		list[at] = list[at - 1];
		new.epoch = list[at].epoch;
	}
	list[at] = new;
}

/*
 * The second of a list opens a sentence.  If no candidate is the first, it may
 * stand behind a colon or comma, in this line or, if the second begins it, in
 * the one above, unless that names attachments.
 */
static void
add_first_of_list(struct candidates *candidates, const struct line *lines,
    const struct candidate *second)
{
	struct candidate first = *second;
	const struct candidate *last = NULL;
	struct text text;

	if (second->marker.number != 2 || needs_line_start(&second->marker) ||
	    candidates->numbers[second->marker.family] == 1)
		return;
	while (!second->middle && first.line > 0) {
		text = lines[--first.line].text;
		if (utf8_trim(text).length > 0)
			break;
	}
	text = lines[first.line].text;
	if (second->middle)
		text = text_take(text, second->offset);
	else if (text_starts_with(utf8_trim(text), TEXT("附")))
		return;
	for (size_t i = candidates->count; i > 0 && last == NULL; i--)
		if (candidates->list[i - 1].line < first.line)
			break;
		else if (candidates->list[i - 1].marker.family ==
		    second->marker.family)
			last = &candidates->list[i - 1];
	first.middle = true;
	first.hashes = 0;
	if (!find_first(text, last == NULL ? 0 : last->offset, &first))
		return;
	first.marker.weight += MIDDLE;
	insert(candidates, first);
}

static void
add_middle(struct candidates *candidates, const struct line *lines, size_t line,
    size_t offset)
{
	struct candidate new = { .line = (uint32_t)line,
		.offset = (uint32_t)offset,
		.middle = true };

	if (!marker_read(text_skip(lines[line].text, offset), &new.marker) ||
	    needs_line_start(&new.marker))
		return;
	add_first_of_list(candidates, lines, &new);
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
add_first(struct candidates *candidates, const struct line *lines, size_t line,
    size_t offset)
{
	struct text text = lines[line].text;
	unsigned hashes = count_hashes(text_skip(text, offset));
	size_t start = skip_markup(text, offset, hashes);
	struct candidate new = { .line = (uint32_t)line,
		.offset = (uint32_t)start,
		.hashes = hashes };

	if (marker_read(text_skip(text, start), &new.marker)) {
		if (start > offset)
			new.marker.weight += MARKED;
		add_first_of_list(candidates, lines, &new);
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
    struct candidates *candidates, const struct line *lines, size_t line)
{
	struct text text = lines[line].text;
	size_t offset = (size_t)(utf8_trim(text).bytes - text.bytes);

	if (lines[line].starts && offset < text.length)
		add_first(candidates, lines, line, offset);
	while ((offset = sentence_end(text, offset)) < text.length) {
		offset = sentence_start(text, offset);
		if (offset < text.length)
			add_middle(candidates, lines, line, offset);
	}
}

void
candidates_find(
    struct candidates *candidates, const struct line *lines, size_t count)
{
	candidates->count = candidates->epoch = 0;
	candidates->titles = 0;
	memset(candidates->hashes, 0, sizeof(candidates->hashes));
	memset(candidates->numbers, 0, sizeof(candidates->numbers));
	for (size_t i = 0; i < count; i++)
		find_in_line(candidates, lines, i);
	if (candidates->titles == 1)
		drop_title(candidates);
	contents_drop(candidates, lines, count);
	cells_drop(candidates, lines, count);
}
