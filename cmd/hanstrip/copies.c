/* The copies of the title, and what stands above it. */
#include "cmd/hanstrip/copies.h"
#include "cmd/hanstrip/title.h"
#include "common/utf8.h"

enum {
	COPY_LINES = 12,    /* where copies may stand, behind the title */
	COPY_LEAST = 9,     /* bytes of a part of the title */
	LONGEST_ABOVE = 60, /* bytes of a line above it that goes */
	LONGEST_NAME = 15,  /* bytes of a site's name */
	BLANKS_OF_ROW = 4,  /* in one of a menu */
};

/* May a part of a title end or begin at this character? */
static bool
is_joint(int32_t code_point)
{
	return code_point == ':' || code_point == '-' || code_point == '_' ||
	    code_point == '|' || code_point == '(' || code_point == ')' ||
	    (code_point >= 0x2010 && code_point <= 0x2015) ||
	    code_point == 0x300A || code_point == 0x300B ||
	    code_point == 0x2500;
}

static bool
ends_at_joint(struct text text)
{
	struct text last = text_skip(text, utf8_before(text, text.length));

	return is_joint(utf8_next(&last));
}

/* Is copy the title, or a part of it that begins or ends at a joint? */
static bool
is_copy(struct text title, struct text copy)
{
	struct text rest;

	if (copy.length < COPY_LEAST)
		return false;
	if (copy.length >= title.length)
		return text_equal(title, copy);
	rest = text_skip(title, copy.length);
	if (text_starts_with(title, copy))
		return is_joint(utf8_next(&rest)) || ends_at_joint(copy);
	rest = text_take(title, title.length - copy.length);
	if (!text_ends_with(title, copy))
		return false;
	return ends_at_joint(rest) ||
	    is_joint(utf8_next(&(struct text){ copy.bytes, copy.length }));
}

static void
mark_copy(struct page *page, size_t begin, size_t end)
{
	for (size_t i = begin; i < end; i++)
		if (!page_is_blank(page, i))
			page->verdicts[i] =
			    (struct verdict){ CLASS_TITLE_DUPLICATE, PART_NONE,
				    0 };
}

/*
 * Where the copy that begins in line number i ends, on up to TITLE_LINES
 * lines; i if there is none.
 */
static size_t
match_copy(struct page *page, struct text title, size_t i)
{
	struct buffer *joined = &page->scratch;
	size_t line = i;

	buffer_clear(joined);
	for (int n = 0; n < TITLE_LINES && line < page->tail; n++) {
		/* Squeezed, it has at least a third of its bytes. */
		if (page->verdicts[line].class != CLASS_BODY ||
		    (page->verdicts[line].flags & LINE_NOTED) != 0 ||
		    page_text(page, line).length > 3 * title.length)
			return i;
		fold_squeeze(joined, title_text(page, line));
		if (joined->length > title.length)
			return i;
		if (is_copy(title, buffer_text(joined)))
			return line + 1;
		line = page_next(page, line + 1, page->tail);
	}
	return i;
}

/* Is it running text rather than a section or an address? */
static bool
is_paragraph(struct page *page, size_t i)
{
	struct text text = page_text(page, i);

	return text.length > FOLD_LONGEST || text_ends_with(text, TEXT("。"));
}

static bool
begins_body(struct page *page, size_t i)
{
	return (page_classify(page, i, ZONE_HEAD).flags & LINE_BEGINS) != 0;
}

/*
 * Copies stand close behind the title: at most one paragraph, the editor's
 * note, comes between.
 */
static void
mark_copies(struct page *page, struct text title)
{
	int paragraphs = 0, seen = 0;
	size_t i = page_next(page, page->title_end, page->tail);

	while (i < page->tail && seen < COPY_LINES) {
		size_t end = match_copy(page, title, i);

		if (end > i) {
			mark_copy(page, i, end);
		} else if (page_keeps(page->verdicts[i].class)) {
			seen++;
			paragraphs += is_paragraph(page, i);
			if (paragraphs > 1 ||
			    (!is_paragraph(page, i) && begins_body(page, i)))
				return;
		}
		i = page_next(page, end > i ? end : i + 1, page->tail);
	}
}

/*
 * Is the line the title of the page itself: the document's, with the site
 * behind it, or its number before it and the title in 《》?
 */
static bool
is_page_title(struct text line, struct text title)
{
	struct text rest;

	if (line.length <= title.length)
		return false;
	rest = text_skip(line, title.length);
	if (text_starts_with(line, title))
		return is_joint(utf8_next(&rest));
	if (ends_at_joint(line))
		line.length = utf8_before(line, line.length);
	return text_ends_with(line, title) &&
	    ends_at_joint(text_take(line, line.length - title.length));
}

static void
mark_page_title(struct page *page, struct text title)
{
	for (size_t i = page->head; i < page->title; i++) {
		if (!title_may_be(page, i))
			continue;
		buffer_clear(&page->scratch);
		fold_squeeze(&page->scratch, page_text(page, i));
		if (is_page_title(buffer_text(&page->scratch), title))
			mark_copy(page, i, i + 1);
	}
}

/* Is it many words in a row, and no sentence? */
static bool
is_row_of_words(struct text folded)
{
	size_t blanks = 0, offset;

	for (size_t i = 0; i < folded.length; i++)
		blanks += folded.bytes[i] == ' ';
	return blanks >= BLANKS_OF_ROW &&
	    !text_find(folded, TEXT("，"), &offset) &&
	    !text_find(folded, TEXT(","), &offset);
}

/* Is it, above the title, none of the document's? */
static bool
may_go(struct page *page, size_t i)
{
	struct text text = page_text(page, i), folded = page_fold(page, i);
	bool last = page_next(page, i + 1, page->title) == page->title;

	if (folded.length == 0 || text_starts_with(folded, TEXT("(")) ||
	    text_ends_with(folded, TEXT("文件")) ||
	    (last && title_is_organ(page, i)))
		return false;
	/* It may be the title itself. */
	if (text.length > LONGEST_NAME && title_is_published(page, i))
		return false;
	return text.length <= LONGEST_ABOVE ||
	    is_row_of_words(page_fold(page, i));
}

/*
 * Above the title of a page nothing stands that is the document's, but its
 * number, what is in brackets and, right above, who issued it.
 */
static void
mark_above(struct page *page, size_t end)
{
	for (size_t i = page->head; i < end && i < page->title; i++)
		if (title_may_be(page, i) && may_go(page, i))
			page->verdicts[i] = page_verdict(CLASS_WIDGET, 0);
}

/* Has the head anything of a page? */
static bool
is_page(const struct page *page)
{
	for (size_t i = 0; i < page->body; i++)
		if (!page_keeps(page->verdicts[i].class))
			return true;
	return false;
}

/* Is the only line above the title that may be one a short name, of a site? */
static bool
is_below_name(const struct page *page)
{
	size_t count = 0, name = page->head;

	for (size_t i = page->head; i < page->title; i++)
		if (title_may_be(page, i)) {
			count++;
			name = i;
		}
	return count == 1 && page_text(page, name).length <= LONGEST_NAME;
}

/*
 * Down to which line stands nothing that is the document's: above a title that
 * has its form, else above the breadcrumb.
 */
static size_t
above_title(const struct page *page, bool known)
{
	if (!page->is_page)
		return page->head;
	return known || is_below_name(page) ? page->title
					    : title_below_breadcrumb(page);
}

void
copies_mark(struct page *page, bool known)
{
	static struct buffer squeezed;
	struct text title;
	size_t above;

	/* In a list any line may be repeated. */
	if (!known && !is_page(page))
		return;
	buffer_clear(&squeezed);
	for (size_t i = page->title; i < page->title_end; i++)
		fold_squeeze(&squeezed, title_text(page, i));
	title = buffer_text(&squeezed);
	/* Asked before lines above the title are marked. */
	above = above_title(page, known);
	mark_page_title(page, title);
	mark_above(page, above);
	mark_copies(page, title);
}
