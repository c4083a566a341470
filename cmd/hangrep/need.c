/* A row of characters that a match needs, and whether a line may show it. */
#include "cmd/hangrep/need.h"

#include <string.h>

#include "cmd/hangrep/traces.h"
#include "common/repair/gbk.h"
#include "common/utf8.h"

enum {
	LONGEST_NOTE = 24,
};

/* --- what torn text still shows --- */

/* Look for all characters that have this code; false: none has, or no room. */
static bool
add_shifted(struct need *need, unsigned code, struct scan *scan)
{
	int32_t form = 0;
	bool found = false;

	if ((code & 0xFF) < GBK_FIRST_TRAIL || (code & 0xFF) > GBK_LAST_TRAIL)
		return false;
	while ((form = forms_next_of_code(need->forms, code, form)) != 0) {
		if (need->shifted_count == NEED_MOST_SHIFTED ||
		    !scan_add_only(scan, form))
			return false;
		need->shifted[need->shifted_count++] = (uint16_t)form;
		found = true;
	}
	return found;
}

/*
 * Of the two characters, both made anew, one straddles them in the torn text,
 * unless a decoder dropped it, or a mark took a byte of them.
 */
static bool
add_straddling(struct need *need, const struct trace_codes *first,
    const struct trace_codes *second, struct scan *scan)
{
	for (size_t i = 0; i < first->count; i++)
		for (size_t j = 0; j < second->count; j++) {
			unsigned lead = first->codes[i] & 0xFF;
			unsigned trail = second->codes[j] >> 8;

			if (trace_is_mark_lead(lead) ||
			    trace_is_mark_lead(second->codes[j] & 0xFF))
				return false;
			if (lead >= GBK_FIRST_LEAD && lead <= GBK_LAST_LEAD &&
			    !add_shifted(need, lead << 8 | trail, scan))
				return false;
		}
	return true;
}

/* Look for the two characters from at on, and between. */
static bool
add_pair(struct need *need, size_t at, struct scan *scan)
{
	struct text first = row_set_text(&need->row.sets[at]);
	struct text second = row_set_text(&need->row.sets[at + 1]);
	struct trace_codes first_codes = trace_find_codes(need->forms, first);
	struct trace_codes second_codes = trace_find_codes(need->forms, second);

	need->anchor = at;
	need->shifted_count = 0;
	return first_codes.fits && second_codes.fits &&
	    scan_add(scan, need->forms, first) &&
	    scan_add(scan, need->forms, second) &&
	    add_straddling(need, &first_codes, &second_codes, scan);
}

static int
rarity_of_pair(const struct need *need, size_t at)
{
	const struct row_set *sets = need->row.sets;

	if (!row_set_is_han(&sets[at]) || !row_set_is_han(&sets[at + 1]))
		return 0;
	return row_set_rarity(&sets[at]) < row_set_rarity(&sets[at + 1])
	    ? row_set_rarity(&sets[at])
	    : row_set_rarity(&sets[at + 1]);
}

/*
 * Two Han characters that show the row even where it is torn: the rarest that
 * do, of those rarer than what most tells.
 */
static bool
choose_pair(struct need *need, struct scan *scan)
{
	struct scan before = *scan;
	bool is_tried[ROWS_LONGEST] = { false };

	for (;;) {
		int most = 0;
		size_t best = 0;

		for (size_t i = 0; i + 1 < need->row.length; i++)
			if (!is_tried[i] && rarity_of_pair(need, i) > most) {
				most = rarity_of_pair(need, i);
				best = i;
			}
		if (most == 0)
			break;
		if (add_pair(need, best, scan))
			return true;
		is_tried[best] = true;
		*scan = before;
	}
	need->shifted_count = 0;
	return false;
}

static bool
add_anchor(const struct need *need, struct scan *scan)
{
	struct text rest = row_set_text(&need->row.sets[need->anchor]);

	while (rest.length > 0) {
		struct text character = rest;

		utf8_next(&rest);
		character.length -= rest.length;
		if (!scan_add(scan, need->forms, character))
			return false;
	}
	return true;
}

static uint32_t
as_number(const struct fold_entry *entry)
{
	uint32_t number;

	memcpy(&number, entry, sizeof(number));
	return number;
}

/* What folds to more than an entry has is not compared. */
static void
add_entry(struct need_item *item, struct text member)
{
	struct fold_entry entry = { .length = 0 };

	if (member.length > sizeof(entry.bytes))
		return;
	memcpy(entry.bytes, member.bytes, member.length);
	entry.length = (unsigned char)member.length;
	item->entries[item->count++] = as_number(&entry);
}

static void
prepare_item(struct need_item *item, const struct row_set *set)
{
	struct text rest = row_set_text(set);

	item->is_whole = trace_is_whole(set);
	item->is_mark = trace_has_mark(set);
	while (rest.length > 0) {
		struct text member = rest;

		utf8_next(&rest);
		member.length -= rest.length;
		add_entry(item, member);
	}
}

bool
need_open(struct need *need, const struct folder *folder,
    const struct forms *forms, const struct row *row, struct scan *scan)
{
	need->folder = folder;
	need->forms = forms;
	need->row = *row;
	if (folder == NULL)
		return verbatim_open(&need->verbatim, row, scan);
	for (size_t i = 0; i < row->length; i++)
		prepare_item(&need->items[i], &row->sets[i]);
	if ((folder->flags & FOLD_DAMAGE) != 0) {
		need->shows_torn = choose_pair(need, scan);
		need->is_cut_at_marks = trace_is_cut_at_marks(forms, row);
	}
	if (need->shows_torn)
		return true;
	need->anchor = row_rarest(row);
	return add_anchor(need, scan);
}

/* --- what the line shows --- */

/* A note begins at offset, letters in parentheses: its length, or 0. */
static size_t
note_length(struct text line, size_t offset)
{
	struct text rest = text_take(text_skip(line, offset), LONGEST_NOTE);

	if (rest.length == 0 || rest.bytes[0] != '(')
		return 0;
	for (size_t i = 1; i < rest.length; i++) {
		unsigned char byte = (unsigned char)rest.bytes[i];

		if (byte == ')')
			return i + 1;
		if (byte < 0x80 && byte != ':' && !trace_is_letter(byte))
			return 0;
	}
	return 0;
}

/* The same for one that ends at offset. */
static size_t
note_length_before(struct text line, size_t offset)
{
	if (offset == 0 || line.bytes[offset - 1] != ')')
		return 0;
	for (size_t i = 2; i <= LONGEST_NOTE && i <= offset; i++)
		if (line.bytes[offset - i] == '(')
			return note_length(line, offset - i) == i ? i : 0;
	return 0;
}

static bool
item_has(const struct need_item *item, const struct fold_entry *entry)
{
	uint32_t wanted = as_number(entry);

	for (size_t i = 0; i < item->count; i++)
		if (item->entries[i] == wanted)
			return true;
	return false;
}

/* Compare one character of line with one of the row; YES, NO or UNSURE. */
static enum need_answer
compare_character(const struct need *need, struct text line, size_t offset,
    size_t wanted, size_t *length)
{
	const struct fold_entry *entry =
	    fold_entry_at(need->folder, line, offset, length);

	if (entry->length == 0 || !fold_is_single(entry))
		return NEED_UNSURE;
	return item_has(&need->items[wanted], entry) ? NEED_YES : NEED_NO;
}

/* A character that is not the one wanted: can damage be why? */
static enum need_answer
blame(const struct need *need, size_t wanted, bool may_be_torn)
{
	return (need->folder->flags & FOLD_DAMAGE) != 0 &&
		(may_be_torn || !need->items[wanted].is_whole)
	    ? NEED_TORN
	    : NEED_NO;
}

static enum need_answer
lesser(enum need_answer a, enum need_answer b)
{
	return a < b ? a : b;
}

/* Compare what follows offset with the row behind its anchor. */
static enum need_answer
compare_after(const struct need *need, struct text line, size_t offset)
{
	enum need_answer all = NEED_YES;

	for (size_t i = need->anchor + 1; i < need->row.length; i++) {
		size_t note = note_length(line, offset), length;
		enum need_answer answer;

		/* It may be no note. */
		if (note > 0 && row_set_has(&need->row.sets[i], TEXT("(")))
			return lesser(all, NEED_UNSURE);
		if (note > 0)
			all = NEED_TORN;
		offset += note;
		if (offset == line.length)
			return NEED_NO;
		answer = compare_character(need, line, offset, i, &length);
		if (answer == NEED_NO)
			return blame(need, i,
			    trace_may_begin(text_skip(line, offset),
				need->is_cut_at_marks));
		if (answer == NEED_UNSURE)
			return lesser(all, answer);
		offset += length;
	}
	return all;
}

/* Compare what stands before offset with the row before its anchor. */
static enum need_answer
compare_before(
    const struct need *need, struct text line, size_t offset, bool is_said)
{
	enum need_answer all = NEED_YES;

	for (size_t i = need->anchor; i > 0; i--) {
		size_t note = note_length_before(line, offset), length;
		enum need_answer answer;

		if (note > 0 && row_set_has(&need->row.sets[i - 1], TEXT(")")))
			return lesser(all, NEED_UNSURE);
		if (note > 0)
			all = NEED_TORN;
		offset -= note;
		if (offset == 0)
			return NEED_NO;
		offset = utf8_before(line, offset);
		answer = compare_character(need, line, offset, i - 1, &length);
		if (answer == NEED_NO)
			return blame(need, i - 1,
			    trace_may_end(text_skip(line, offset),
				need->items[i].is_mark, is_said));
		if (answer == NEED_UNSURE)
			return lesser(all, answer);
	}
	return all;
}

static enum need_answer
compare_around(const struct need *need, struct text line, size_t begin,
    size_t end, bool is_said)
{
	enum need_answer after = compare_after(need, line, end);

	return after == NEED_NO
	    ? NEED_NO
	    : lesser(after, compare_before(need, line, begin, is_said));
}

/*
 * The one behind the anchor alone: was that what is torn before it?  If it is
 * there itself, it was looked at.
 */
static enum need_answer
compare_second(
    const struct need *need, struct text line, size_t offset, bool is_said)
{
	const struct fold_entry *entry;
	size_t length;

	offset -= note_length_before(line, offset);
	if (offset == 0)
		return NEED_NO;
	offset = utf8_before(line, offset);
	if (trace_may_end(text_skip(line, offset),
		need->items[need->anchor + 1].is_mark, is_said))
		return NEED_TORN;
	entry = fold_entry_at(need->folder, line, offset, &length);
	return entry->length == 0 || !fold_is_single(entry) ? NEED_UNSURE
							    : NEED_NO;
}

static bool
is_shifted(const struct need *need, struct text line, size_t offset)
{
	struct text rest = text_skip(line, offset);
	int32_t character = utf8_next(&rest);

	for (size_t i = 0; i < need->shifted_count; i++)
		if (need->shifted[i] == character)
			return true;
	return false;
}

enum need_answer
need_compare(const struct need *need, struct text line, size_t at, bool is_said)
{
	const struct need_item *anchor = &need->items[need->anchor];
	const struct fold_entry *entry;
	size_t length;
	enum need_answer answer = NEED_NO;

	while (at > 0 && (line.bytes[at] & 0xC0) == 0x80)
		at--;
	if (need->folder == NULL)
		return verbatim_is_there(&need->verbatim, line, at) ? NEED_YES
								    : NEED_NO;
	entry = fold_entry_at(need->folder, line, at, &length);
	if (entry->length == 0 || !fold_is_single(entry))
		return NEED_UNSURE;
	if (item_has(anchor, entry))
		answer = compare_around(need, line, at, at + length, is_said);
	if (answer == NEED_NO && need->shows_torn &&
	    item_has(anchor + 1, entry))
		answer = compare_second(need, line, at, is_said);
	if (answer == NEED_NO && is_shifted(need, line, at))
		answer = NEED_TORN;
	return answer;
}

void
need_reach(const struct need *need, struct text line, size_t at, size_t *begin,
    size_t *end)
{
	struct text rest;

	while (at > 0 && (line.bytes[at] & 0xC0) == 0x80)
		at--;
	rest = text_skip(line, at);
	*begin = at;
	/* It may have been looked for by the one behind the anchor. */
	for (size_t i = need->anchor + need->shows_torn; i > 0; i--)
		if (*begin > 0)
			*begin = utf8_before(line, *begin);
	for (size_t i = need->anchor; i < need->row.length; i++)
		if (rest.length > 0)
			utf8_next(&rest);
	*end = line.length - rest.length;
}
