/* verbatim.c -- A row of characters that a match needs, as it is written. */
#include "cmd/hangrep/verbatim.h"

#include <string.h>

#include "common/utf8.h"

/* Of the row, what is said character by character from at on. */
static size_t
fixed_bytes(const struct verbatim *verbatim, size_t at, char *bytes)
{
	size_t length = 0;

	for (; at < verbatim->row.length; at++) {
		struct text rest = row_set_text(&verbatim->row.sets[at]);
		struct text member = rest;

		if (utf8_next(&rest) < 0 || rest.length > 0)
			break;
		memcpy(bytes + length, member.bytes, member.length);
		length += member.length;
	}
	return length;
}

/* The anchor, or the one before it, with what follows, if that is fixed. */
static bool
add_followed(struct verbatim *verbatim, struct scan *scan)
{
	char bytes[ROWS_LONGEST * UTF8_LONGEST] = "";

	for (size_t i = 0; i < 2 && i <= verbatim->anchor; i++) {
		size_t at = verbatim->anchor - i;
		struct text row = { bytes, fixed_bytes(verbatim, at, bytes) };
		struct text next = row;

		if (row.length == 0)
			return false;
		utf8_next(&next);
		if (next.length == 0)
			continue;
		verbatim->anchor = at;
		return scan_add_followed(
		    scan, text_take(row, row.length - next.length), next);
	}
	return false;
}

/* How the one before the anchor may end. */
static void
note_before(struct verbatim *verbatim)
{
	struct text rest =
	    row_set_text(&verbatim->row.sets[verbatim->anchor - 1]);

	while (rest.length > 0) {
		unsigned char last;

		utf8_next(&rest);
		last = (unsigned char)rest.bytes[-1];
		verbatim->last_bytes[last / 64] |= (uint64_t)1 << last % 64;
	}
}

static void
prepare_items(struct verbatim *verbatim)
{
	for (size_t i = 0; i < verbatim->row.length; i++) {
		struct verbatim_item *item = &verbatim->items[i];
		struct text rest = row_set_text(&verbatim->row.sets[i]);

		while (rest.length > 0)
			item->code_points[item->count++] = utf8_next(&rest);
	}
}

static bool
add_anchor(const struct verbatim *verbatim, struct scan *scan)
{
	const struct verbatim_item *item = &verbatim->items[verbatim->anchor];

	for (size_t i = 0; i < item->count; i++)
		if (!scan_add_only(scan, item->code_points[i]))
			return false;
	return true;
}

bool
verbatim_open(
    struct verbatim *verbatim, const struct row *row, struct scan *scan)
{
	verbatim->row = *row;
	verbatim->anchor = row_rarest(row);
	prepare_items(verbatim);
	if (!add_followed(verbatim, scan) && !add_anchor(verbatim, scan))
		return false;
	if (verbatim->anchor > 0)
		note_before(verbatim);
	return true;
}

static bool
is_edge(char byte)
{
	return byte == '\n' || byte == '\0';
}

/* May the one before the anchor, or nothing, end at offset?  A glance. */
static bool
may_end(const struct verbatim *verbatim, struct text text, size_t offset)
{
	unsigned char last;

	if (offset == 0)
		return verbatim->anchor == 0;
	last = (unsigned char)text.bytes[offset - 1];
	if (verbatim->anchor > 0)
		return (verbatim->last_bytes[last / 64] >> last % 64 & 1) != 0;
	return !verbatim->row.begins_line || is_edge((char)last);
}

/* The character taken off *rest is one of the item's. */
static bool
take_member(const struct verbatim_item *item, struct text *rest)
{
	int32_t character;

	if (rest->length == 0)
		return false;
	character = utf8_next(rest);
	for (size_t i = 0; i < item->count; i++)
		if (item->code_points[i] == character)
			return true;
	return false;
}

bool
verbatim_is_there(
    const struct verbatim *verbatim, struct text text, size_t offset)
{
	struct text after = text_skip(text, offset), before;

	if (!may_end(verbatim, text, offset))
		return false;
	for (size_t i = verbatim->anchor; i < verbatim->row.length; i++)
		if (!take_member(&verbatim->items[i], &after))
			return false;
	if (verbatim->row.ends_line && after.length > 0 &&
	    !is_edge(*after.bytes))
		return false;
	for (size_t i = verbatim->anchor; i > 0; i--) {
		if (offset == 0)
			return false;
		offset = utf8_before(text, offset);
		before = text_skip(text, offset);
		if (!take_member(&verbatim->items[i - 1], &before))
			return false;
	}
	return !verbatim->row.begins_line || offset == 0 ||
	    is_edge(text.bytes[offset - 1]);
}
