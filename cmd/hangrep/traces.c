/* What torn text shows of a row of characters. */
#include "cmd/hangrep/traces.h"

#include "common/repair/gbk.h"
#include "common/repair/scrap.h"
#include "common/utf8.h"

enum {
	/* What 、 。, and ！ ， ； ？ begin with: text is cut before them. */
	MARKS_LEAD = 0xA1,
	WIDE_MARKS_LEAD = 0xA3,
};

static void
add_code(struct trace_codes *codes, int32_t form)
{
	unsigned place = gbk_place_of_character(form);

	if (place == GBK_NO_PLACE)
		return;
	if (codes->count == TRACE_MOST_CODES)
		codes->fits = false;
	else
		codes->codes[codes->count++] =
		    (uint16_t)(gbk_lead_of(place) << 8 | gbk_trail_of(place));
}

struct trace_codes
trace_find_codes(const struct forms *forms, struct text character)
{
	struct trace_codes codes = { .fits = true };
	int32_t form = 0;
	size_t at = 0;

	while ((form = forms_next(forms, character, form)) != 0)
		add_code(&codes, form);
	while ((form = forms_next_several(forms, character, &at)) != 0)
		add_code(&codes, form);
	return codes;
}

bool
trace_is_mark_lead(unsigned byte)
{
	return byte == MARKS_LEAD || byte == WIDE_MARKS_LEAD;
}

bool
trace_is_cut_at_marks(const struct forms *forms, const struct row *row)
{
	for (size_t i = 0; i < row->length; i++) {
		struct text rest = row_set_text(&row->sets[i]);

		while (rest.length > 0) {
			struct text character = rest;
			struct trace_codes codes;

			utf8_next(&rest);
			character.length -= rest.length;
			codes = trace_find_codes(forms, character);
			for (size_t j = 0; j < codes.count; j++)
				if (trace_is_mark_lead(codes.codes[j] & 0xFF))
					return true;
			if (!codes.fits)
				return true;
		}
	}
	return false;
}

static bool
begins_with_mark(struct text rest)
{
	static const struct text marks[] = { TEXT_INIT("、"), TEXT_INIT("。"),
		TEXT_INIT("，"), TEXT_INIT("；"), TEXT_INIT("！"),
		TEXT_INIT("？"), TEXT_INIT(","), TEXT_INIT(";"), TEXT_INIT("!"),
		TEXT_INIT("?") };

	for (size_t i = 0; i < sizeof(marks) / sizeof(*marks); i++)
		if (text_starts_with(rest, marks[i]))
			return true;
	return false;
}

bool
trace_has_mark(const struct row_set *set)
{
	struct text rest = row_set_text(set);

	for (; rest.length > 0; utf8_next(&rest))
		if (begins_with_mark(rest))
			return true;
	return false;
}

bool
trace_is_whole(const struct row_set *set)
{
	struct text rest = row_set_text(set);

	while (rest.length > 0) {
		int32_t character = utf8_next(&rest);

		/* A comma is thought of where a byte was lost. */
		if (character == ',' ||
		    (character >= GBK_FIRST_TRAIL && character <= 0x80))
			return false;
	}
	return true;
}

bool
trace_is_letter(unsigned char byte)
{
	byte |= 0x20;
	return byte >= 'a' && byte <= 'z';
}

/*
 * What is torn may begin behind a whole character: at a hole, at what is left
 * of a note, or at a mark that took a byte of the next one.
 */
bool
trace_may_begin(struct text rest, bool is_cut_at_marks)
{
	unsigned char byte = (unsigned char)rest.bytes[0];

	/* Blanks stand before notes; letters with tone marks have two bytes. */
	if (byte == '?' || byte == ' ' || byte == '(' ||
	    trace_is_letter(byte) || (byte >= 0x80 && byte < 0xE0))
		return true;
	return is_cut_at_marks && begins_with_mark(rest);
}

/* With what is left of a note, or a byte that was the second of a character. */
static bool
may_end(struct text last)
{
	unsigned char byte = (unsigned char)last.bytes[0];

	return byte == ')' || byte == ' ' ||
	    (byte >= GBK_FIRST_TRAIL && byte < 0x80) ||
	    text_starts_with(last, TEXT("€"));
}

/* Before a mark a byte may be lost. */
static bool
may_end_before_mark(struct text last, bool is_said)
{
	return !is_said || last.bytes[0] == '?' || may_end(last);
}

bool
trace_may_end(struct text last, bool before_mark, bool is_said)
{
	return before_mark ? may_end_before_mark(last, is_said) : may_end(last);
}

/* --- of rows, in characters --- */

enum {
	TRACE_BETWEEN = 1,     /* made of two of a row */
	TRACE_FIRST = 2,       /* one of them, behind which it may begin */
	TRACE_SECOND = 4,      /* one before which it may end */
	TRACE_SECOND_MARK = 8, /* ... and that is a mark */
};

static struct text
next_member(struct text *rest)
{
	struct text member = *rest;

	utf8_next(rest);
	member.length -= rest->length;
	return member;
}

static void
mark_forms(struct traces *traces, const struct forms *forms,
    const struct row_set *set, unsigned char kind)
{
	struct text rest = row_set_text(set);

	while (rest.length > 0) {
		struct text member = next_member(&rest);
		int32_t form = 0;
		size_t at = 0;

		while ((form = forms_next(forms, member, form)) != 0)
			traces->kinds[form] |= kind;
		while ((form = forms_next_several(forms, member, &at)) != 0)
			traces->kinds[form] |= kind;
	}
}

/* Mark what has this code; false if nothing has. */
static bool
mark_code(struct traces *traces, const struct forms *forms, unsigned code)
{
	int32_t form = 0;
	bool found = false;

	if ((code & 0xFF) < GBK_FIRST_TRAIL || (code & 0xFF) > GBK_LAST_TRAIL)
		return false;
	while ((form = forms_next_of_code(forms, code, form)) != 0) {
		traces->kinds[form] |= TRACE_BETWEEN;
		found = true;
	}
	return found;
}

/* Is there a character of GBK that folds to both? */
static bool
are_in_one(const struct forms *forms, struct text first, struct text second)
{
	int32_t form, other;
	size_t part = 0, other_part;

	while ((form = forms_next_several(forms, first, &part)) != 0) {
		if (gbk_place_of_character(form) == GBK_NO_PLACE)
			continue;
		other_part = 0;
		while ((other = forms_next_several(
			    forms, second, &other_part)) != 0)
			if (other == form)
				return true;
	}
	return false;
}

/* Both codes are those of characters beside each other. */
static void
mark_halves(struct traces *traces, const struct forms *forms, unsigned first,
    unsigned second)
{
	unsigned lead = first & 0xFF;

	if (!gbk_is_lead(lead))
		return;
	if (mark_code(traces, forms, lead << 8 | second >> 8)) {
		traces->leads[first >> 8] = true;
		traces->trails[second & 0xFF] = true;
	} else {
		traces->leads_of_lost[first >> 8] = true;
		traces->trails_of_lost[second & 0xFF] = true;
		traces->may_be_lost = true;
	}
}

static bool
mark_between(struct traces *traces, const struct forms *forms,
    struct text first, struct text second)
{
	struct trace_codes a = trace_find_codes(forms, first);
	struct trace_codes b = trace_find_codes(forms, second);

	if (!a.fits || !b.fits || are_in_one(forms, first, second))
		return false;
	for (size_t i = 0; i < a.count; i++)
		for (size_t j = 0; j < b.count; j++) {
			if (trace_is_mark_lead(a.codes[i] & 0xFF) ||
			    trace_is_mark_lead(b.codes[j] & 0xFF))
				return false;
			mark_halves(traces, forms, a.codes[i], b.codes[j]);
		}
	return true;
}

static bool
mark_pair(struct traces *traces, const struct forms *forms,
    const struct row_set *first, const struct row_set *second)
{
	struct text rest = row_set_text(first);

	if (!trace_is_whole(first) || !trace_is_whole(second))
		return false;
	while (rest.length > 0) {
		struct text member = next_member(&rest);
		struct text others = row_set_text(second);

		while (others.length > 0)
			if (!mark_between(
				traces, forms, member, next_member(&others)))
				return false;
	}
	mark_forms(traces, forms, first, TRACE_FIRST);
	mark_forms(traces, forms, second,
	    trace_has_mark(second) ? TRACE_SECOND_MARK : TRACE_SECOND);
	return true;
}

bool
traces_add(
    struct traces *traces, const struct forms *forms, const struct row *row)
{
	traces->is_cut_at_marks |= trace_is_cut_at_marks(forms, row);
	for (size_t i = row->length; i-- > 1;)
		if (mark_pair(traces, forms, &row->sets[i - 1], &row->sets[i]))
			return true;
	return false;
}

/*
 * The one between is made of halves, so beside it are the other ones, unless
 * something else went on there; not on both sides, that is.
 */
static bool
is_between(
    const struct traces *traces, struct text line, size_t begin, size_t end)
{
	struct scrap before, after;

	scrap_read_before(line, begin, &before);
	scrap_read(line, end, &after);
	return before.kind != SCRAP_PAIR || after.kind != SCRAP_PAIR ||
	    traces->leads[before.trail] || traces->trails[after.lead];
}

/*
 * May one between have been lost in front of begin?  The one before it or the
 * one behind it may be lost with it, but not both.
 */
static bool
is_lost_before(const struct traces *traces, struct text line, size_t begin)
{
	struct scrap before, after;

	scrap_read_before(line, begin, &before);
	if (before.kind == SCRAP_HOLE)
		scrap_read_before(line, before.begin, &before);
	if (scrap_unfold(&before, &before) &&
	    traces->leads_of_lost[before.trail])
		return true;
	scrap_read(line, begin, &after);
	if (after.kind == SCRAP_BYTE && traces->trails_of_lost[after.trail])
		return true;
	return scrap_unfold(&after, &after) &&
	    traces->trails_of_lost[after.lead];
}

bool
traces_are_at(
    const struct traces *traces, struct text line, size_t offset, bool is_said)
{
	struct text rest = text_skip(line, offset), last;
	int32_t character = utf8_next(&rest);
	unsigned kinds;

	if (character < 0 || character >= FOLD_CHARACTERS)
		return true;
	if (traces->may_be_lost && is_lost_before(traces, line, offset))
		return true;
	kinds = traces->kinds[character];
	if (kinds == 0)
		return false;
	if ((kinds & TRACE_BETWEEN) != 0 &&
	    is_between(traces, line, offset, line.length - rest.length))
		return true;
	if ((kinds & TRACE_FIRST) != 0 && rest.length > 0 &&
	    trace_may_begin(rest, traces->is_cut_at_marks))
		return true;
	if (offset == 0)
		return false;
	last = text_skip(line, utf8_before(line, offset));
	return ((kinds & TRACE_SECOND) != 0 && may_end(last)) ||
	    ((kinds & TRACE_SECOND_MARK) != 0 &&
		may_end_before_mark(last, is_said));
}
