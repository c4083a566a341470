/* verbatim.c -- A row of characters that a match needs, as it is written. */
#include "cmd/hangrep/verbatim.h"

#include <string.h>

#include "common/utf8.h"

/* Of the row, what is said character by character from at on. */
static size_t
fixed_bytes(const struct need *need, size_t at, char *bytes)
{
	size_t length = 0;

	for (; at < need->row.length; at++) {
		struct text rest = row_set_text(&need->row.sets[at]);
		struct text member = rest;

		if (utf8_next(&rest) < 0 || rest.length > 0)
			break;
		memcpy(bytes + length, member.bytes, member.length);
		length += member.length;
	}
	return length;
}

bool
verbatim_add_followed(struct need *need, struct scan *scan)
{
	char bytes[ROWS_LONGEST * UTF8_LONGEST] = "";

	for (size_t i = 0; i < 2 && i <= need->anchor; i++) {
		size_t at = need->anchor - i;
		struct text row = { bytes, fixed_bytes(need, at, bytes) };
		struct text next = row;

		if (row.length == 0)
			return false;
		utf8_next(&next);
		if (next.length == 0)
			continue;
		need->anchor = at;
		return scan_add_followed(
		    scan, text_take(row, row.length - next.length), next);
	}
	return false;
}

void
verbatim_note_before(struct need *need)
{
	struct text rest = row_set_text(&need->row.sets[need->anchor - 1]);

	while (rest.length > 0) {
		unsigned char last;

		utf8_next(&rest);
		last = (unsigned char)rest.bytes[-1];
		need->last_bytes[last / 64] |= (uint64_t)1 << last % 64;
	}
}

static bool
is_edge(char byte)
{
	return byte == '\n' || byte == '\0';
}

/* May the one before the anchor, or nothing, end at offset?  A glance. */
static bool
may_end(const struct need *need, struct text line, size_t offset)
{
	unsigned char last;

	if (offset == 0)
		return need->anchor == 0;
	last = (unsigned char)line.bytes[offset - 1];
	if (need->anchor > 0)
		return (need->last_bytes[last / 64] >> last % 64 & 1) != 0;
	return !need->row.begins_line || is_edge((char)last);
}

/* The character taken off *rest is one of the item's. */
static bool
take_member(const struct need_item *item, struct text *rest)
{
	return rest->length > 0 &&
	    need_item_has(item, (uint32_t)utf8_next(rest));
}

bool
verbatim_is_there(const struct need *need, struct text line, size_t offset)
{
	struct text after = text_skip(line, offset), before;

	if (!may_end(need, line, offset))
		return false;
	for (size_t i = need->anchor; i < need->row.length; i++)
		if (!take_member(&need->items[i], &after))
			return false;
	if (need->row.ends_line && after.length > 0 && !is_edge(*after.bytes))
		return false;
	for (size_t i = need->anchor; i > 0; i--) {
		if (offset == 0)
			return false;
		offset = utf8_before(line, offset);
		before = text_skip(line, offset);
		if (!take_member(&need->items[i - 1], &before))
			return false;
	}
	return !need->row.begins_line || offset == 0 ||
	    is_edge(line.bytes[offset - 1]);
}
