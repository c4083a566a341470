/* Tables of contents. */
#include "cmd/hansect/contents.h"
#include "common/utf8.h"

enum {
	LONGEST_LABEL = 32, /* bytes, blanks in it included */
	MOST_SEARCHES = 8,  /* through the whole document */
	LEAST_ENTRIES = 3,  /* of contents without a label */
};

/* Is the line 目录, with or without blanks in it, or a heading that says so? */
static bool
is_label(struct text line)
{
	static const struct text ends[] = { TEXT_INIT("录"), TEXT_INIT("錄"),
		TEXT_INIT("次") };

	line = utf8_trim(line);
	while (text_starts_with(line, TEXT("#")))
		line = utf8_trim(text_skip(line, 1));
	if (line.length > LONGEST_LABEL || !text_starts_with(line, TEXT("目")))
		return false;
	line = utf8_trim(text_skip(line, sizeof("目") - 1));
	/* What stands for a blank that could not be encoded. */
	while (text_starts_with(line, TEXT("?")))
		line = utf8_trim(text_skip(line, 1));
	for (size_t i = 0; i < sizeof(ends) / sizeof(*ends); i++)
		if (text_equal(line, ends[i]))
			return true;
	return false;
}

/* A title without the dots and the page number that follow it there. */
static struct text
without_page(struct text title)
{
	title = utf8_trim(title);
	while (title.length > 0) {
		size_t before = utf8_before(title, title.length);
		struct text rest = text_skip(title, before);
		int32_t last = utf8_next(&rest);

		if ((last < '0' || last > '9') && last != '.' &&
		    last != 0x2026 && last != 0xB7 && !utf8_is_blank(last))
			break;
		title = text_take(title, before);
	}
	return title;
}

static struct text
title_of(const struct candidate *candidate, const struct line *lines)
{
	return without_page(text_skip(lines[candidate->line].text,
	    candidate->offset + candidate->marker.length));
}

/* Are they the same but for blanks, of which 总　则 has some? */
static bool
are_same_titles(struct text a, struct text b)
{
	for (;;) {
		int32_t x = 0, y = 0;

		while (a.length > 0 && utf8_is_blank(x = utf8_next(&a)))
			x = 0;
		while (b.length > 0 && utf8_is_blank(y = utf8_next(&b)))
			y = 0;
		if (x != y || x == 0)
			return x == y;
	}
}

static bool
is_same(const struct candidate *a, const struct candidate *b,
    const struct line *lines)
{
	return a->marker.family == b->marker.family &&
	    a->marker.number == b->marker.number &&
	    a->marker.parent == b->marker.parent &&
	    are_same_titles(title_of(a, lines), title_of(b, lines));
}

static void
drop(struct candidate *candidate)
{
	candidate->dropped = true;
	candidate->chosen = false;
}

/*
 * Drop the entries from first on, and the heading above them; returns the
 * candidate behind them.  The first
 * is sought again for at most so many steps, which are used up.
 */
static size_t
drop_entries(struct candidates *candidates, size_t label, size_t first,
    const struct line *lines, size_t *steps)
{
	struct candidate *list = candidates->list;
	size_t again = first + 1;

	for (; again < candidates->count; again++, --*steps)
		if (*steps == 0 || is_same(&list[first], &list[again], lines))
			break;
	if (again == candidates->count || *steps == 0)
		return first;
	for (size_t i = first; i < again; i++)
		drop(&list[i]);
	if (first > 0 && list[first - 1].line == label)
		drop(&list[first - 1]);
	return again;
}

/*
 * Contents that no label stands above: the document begins with headings, one
 * right below the other, and the first of them stands again behind the last.
 * Returns the candidate behind them.
 */
static size_t
drop_bare(struct candidates *candidates, const struct line *lines)
{
	struct candidate *list = candidates->list;
	size_t again = 1;

	while (again < candidates->count && !list[again].middle &&
	    !is_same(&list[0], &list[again], lines)) {
		size_t line = list[again - 1].line + 1;

		while (line < list[again].line &&
		    utf8_trim(lines[line].text).length == 0)
			line++;
		if (line < list[again].line)
			break;
		again++;
	}
	if (again < LEAST_ENTRIES)
		return 0;
	/* Lines of a title may stand between. */
	if (again < candidates->count &&
	    !is_same(&list[0], &list[again], lines))
		return 0;
	if (again == candidates->count)
		return 0;
	for (size_t i = 0; i < again; i++)
		drop(&list[i]);
	return again;
}

/*
 * Does the line introduce attachments, 附件： or 附件：1.目录?  Then the number
 * of the next one, else 0.
 */
static uint32_t
next_attachment(struct text line)
{
	struct marker marker;

	line = utf8_trim(line);
	if (!text_starts_with(line, TEXT("附件")))
		return 0;
	line = utf8_trim(text_skip(line, sizeof("附件") - 1));
	if (text_starts_with(line, TEXT("：")))
		line = utf8_trim(text_skip(line, sizeof("：") - 1));
	else if (text_starts_with(line, TEXT(":")))
		line = utf8_trim(text_skip(line, 1));
	if (line.length == 0)
		return 1;
	return marker_read(line, &marker) && marker.family == FAMILY_DIGIT &&
		marker.number == 1
	    ? 2
	    : 0;
}

/* Drop the lines from line on that name attachments; number is the next. */
static void
drop_attachments(struct candidates *candidates, size_t first, uint32_t number,
    size_t line, const struct line *lines, size_t count)
{
	for (; line < count; line++) {
		struct candidate *candidate = &candidates->list[first];

		if (utf8_trim(lines[line].text).length == 0)
			continue;
		while (first < candidates->count && candidate->line < line)
			candidate = &candidates->list[++first];
		if (first == candidates->count || candidate->line > line ||
		    candidate->middle ||
		    candidate->marker.family != FAMILY_DIGIT ||
		    candidate->marker.number != number)
			return;
		candidate->dropped = true;
		number++;
	}
}

void
contents_drop(
    struct candidates *candidates, const struct line *lines, size_t count)
{
	size_t next = drop_bare(candidates, lines);
	size_t steps = candidates->count * MOST_SEARCHES;

	for (size_t i = 0; i < count && next < candidates->count; i++) {
		uint32_t attachment = next_attachment(lines[i].text);

		while (next < candidates->count &&
		    candidates->list[next].line <= i)
			next++;
		if (next == candidates->count)
			return;
		if (attachment > 0)
			drop_attachments(
			    candidates, next, attachment, i + 1, lines, count);
		else if (is_label(lines[i].text))
			next = drop_entries(candidates, i, next, lines, &steps);
	}
}
