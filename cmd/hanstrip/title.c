/* The title among the lines of the head, and its copies. */
#include "cmd/hanstrip/title.h"
#include "cmd/hanstrip/date.h"
#include "common/utf8.h"

enum {
	TITLE_LINES = 6,    /* a title goes over this many at most */
	COPY_LINES = 12,    /* where its copies may stand, behind it */
	COPY_LEAST = 9,     /* bytes of a part of the title */
	KIND_LONGEST = 18,  /* bytes: 的 and what kind of document it is */
	LONGEST_ABOVE = 60, /* bytes of a line above it that goes */
	BLANKS_OF_ROW = 4,  /* in one of a menu */
};

/* Without the # of Markdown. */
static struct text
title_text(const struct page *page, size_t i)
{
	struct text text = page_text(page, i);

	if (text_starts_with(text, TEXT("# ")))
		text = utf8_trim(text_skip(text, 1));
	return text;
}

static bool
is_candidate(const struct page *page, size_t i)
{
	struct verdict verdict = page->verdicts[i];

	return verdict.class == CLASS_BODY &&
	    (verdict.flags & (LINE_NOTED | LINE_BEGINS)) == 0;
}

/*
 * From line number i on, lines that put together are the title stated in the
 * metadata; returns where they end, or i if they aren't.
 */
static size_t
match_stated(struct page *page, size_t i)
{
	struct text stated = buffer_text(&page->stated);
	struct buffer *joined = &page->scratch;
	size_t line = i;

	buffer_clear(joined);
	for (int n = 0; n < TITLE_LINES && line < page->body; n++) {
		if (!is_candidate(page, line))
			return i;
		fold_squeeze(joined, title_text(page, line));
		if (text_equal(buffer_text(joined), stated))
			return line + 1;
		if (!text_starts_with(stated, buffer_text(joined)))
			return i;
		line = page_next(page, line + 1, page->body);
	}
	return i;
}

static bool
find_stated(struct page *page)
{
	if (page->stated.length == 0)
		return false;
	for (size_t i = page->head; i < page->body; i++) {
		if (!is_candidate(page, i))
			continue;
		page->title = i;
		page->title_end = match_stated(page, i);
		if (page->title_end > i)
			return true;
	}
	return false;
}

/* Does the title begin with its matter, so that the organ is missing? */
static bool
lacks_organ(const struct page *page)
{
	static const struct text openings[] = { TEXT_INIT("关于"),
		TEXT_INIT("關於"), TEXT_INIT("印发"), TEXT_INIT("印發"),
		TEXT_INIT("转发"), TEXT_INIT("轉發"), TEXT_INIT("批转") };

	for (size_t i = 0; i < sizeof(openings) / sizeof(*openings); i++)
		if (text_starts_with(
			title_text(page, page->title), openings[i]))
			return true;
	return false;
}

static bool
is_organ(struct page *page, size_t i)
{
	return rules_match(page->rules, ZONE_SIGN, page_fold(page, i)) != NULL;
}

/* The lines between line number i and the one below it, up to end. */
static size_t
gap(const struct page *page, size_t i, size_t end)
{
	return page_next(page, i + 1, end) - i;
}

/*
 * Is line number i an organ that issued it together with the one below it, set
 * as that is; and not the site, which has its name as well?
 */
static bool
is_joint_organ(struct page *page, size_t i)
{
	size_t below = page->title;

	return is_organ(page, i) && is_organ(page, below) &&
	    gap(page, i, page->body) == gap(page, below, page->body) &&
	    !text_starts_with(title_text(page, below), title_text(page, i));
}

/* Take in the lines that begin the title, 关于…. */
static void
extend_back(struct page *page)
{
	for (int n = 1; n < TITLE_LINES; n++) {
		size_t i = page_before(page, page->title);

		if (i == page->title || !is_candidate(page, i) ||
		    (page->verdicts[i].part != PART_LEAD &&
			(!lacks_organ(page) || !is_organ(page, i)) &&
			!is_joint_organ(page, i)))
			break;
		page->title = i;
	}
}

/* Is 的 near its end, as in 关于某事的通知? */
static bool
ends_with_kind(struct text folded)
{
	size_t offset;

	return text_find(
	    text_skip(folded,
		folded.length > KIND_LONGEST ? folded.length - KIND_LONGEST
					     : 0),
	    TEXT("的"), &offset);
}

/*
 * Does the title, 关于某项年度报告, go on in line number i, 有关事项的通知,
 * although each has the form of one?
 */
static bool
goes_on(struct page *page, size_t i)
{
	struct text folded = page_fold(page, page->title_end - 1);
	size_t offset;

	if (i != page->title_end || page->verdicts[i].part != PART_TITLE ||
	    !text_find(folded, TEXT("关于"), &offset) || ends_with_kind(folded))
		return false;
	folded = page_fold(page, i);
	return !text_find(folded, TEXT("关于"), &offset) &&
	    ends_with_kind(folded);
}

/* Take in the lines that follow it. */
static void
extend(struct page *page)
{
	for (int n = 1; n < TITLE_LINES; n++) {
		size_t i = page_next(page, page->title_end, page->body);

		if (i == page->body || !is_candidate(page, i) ||
		    (page->verdicts[i].part != PART_SUBTITLE &&
			!goes_on(page, i)))
			break;
		page->title_end = i + 1;
	}
}

/* Does the line under number i say when and where it was published? */
static bool
is_published(const struct page *page, size_t i)
{
	size_t under = page_next(page, i + 1, page->body);

	return under < page->body &&
	    (page->verdicts[under].class == CLASS_PUBLINE ||
		page->verdicts[under].class == CLASS_CREDIT);
}

/* Has it words, not only numbers and signs? */
static bool
has_words(struct text text)
{
	while (text.length > 0)
		if (utf8_next(&text) >= 0x4E00)
			return true;
	return false;
}

/*
 * From line number i on, a line that has the form of a title, else one above a
 * publication line, else the first that may be one.
 */
static size_t
find_from(const struct page *page, size_t i, bool *formed)
{
	size_t found = page->body;
	bool published = false;

	*formed = false;
	for (; i < page->body && !*formed; i++) {
		if (!is_candidate(page, i) || !has_words(page_text(page, i)))
			continue;
		*formed = page->verdicts[i].part == PART_TITLE;
		if (*formed || found == page->body ||
		    (!published && is_published(page, i))) {
			found = i;
			published = is_published(page, i);
		}
	}
	return found;
}

/* Behind the last line that says where on the site the page is. */
static size_t
below_breadcrumb(const struct page *page)
{
	for (size_t i = page->body; i > page->head; i--)
		if (page->verdicts[i - 1].class == CLASS_BREADCRUMB)
			return i;
	return page->head;
}

/* What stands above the breadcrumb is the title only if nothing below is. */
static bool
find_formed(struct page *page, bool *formed)
{
	bool formed_above;
	size_t above = find_from(page, page->head, &formed_above);
	size_t found = find_from(page, below_breadcrumb(page), formed);

	if (found == page->body ||
	    (formed_above && !*formed && !is_published(page, found))) {
		found = above;
		*formed = formed_above;
	}
	if (found == page->body)
		return false;
	page->title = found;
	page->title_end = found + 1;
	if (*formed)
		extend_back(page);
	extend(page);
	return true;
}

static void
note_title(struct page *page)
{
	struct buffer *joined = &page->scratch;
	const struct rule *rule;
	struct text raw;

	buffer_clear(joined);
	for (size_t i = page->title; i < page->title_end; i++)
		if (!page_is_blank(page, i)) {
			page->verdicts[i] =
			    (struct verdict){ CLASS_TITLE, PART_TITLE, 0 };
			buffer_append(joined, title_text(page, i));
		}
	notes_add(&page->notes, page->title, TEXT("title"), buffer_text(joined),
	    buffer_text(joined));
	if (joined->length > FOLD_LONGEST)
		return;
	rule = rules_match(page->rules, ZONE_TITLE,
	    fold_line(&page->folded, buffer_text(joined)));
	if (rule == NULL)
		return;
	raw = fold_origin(&page->folded, rule->value);
	notes_add(&page->notes, page->title_end - 1, rule->key, raw, raw);
}

/* --- copies --- */

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
		if (!is_candidate(page, i))
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

/*
 * Above the title of a page nothing stands that is the document's, but its
 * number and, right above, who issued it.
 */
static void
mark_above(struct page *page)
{
	for (size_t i = page->head; i < page->title; i++)
		if (is_candidate(page, i) && page_fold(page, i).length > 0 &&
		    (page_text(page, i).length <= LONGEST_ABOVE ||
			is_row_of_words(page_fold(page, i))) &&
		    (page_next(page, i + 1, page->title) < page->title ||
			!is_organ(page, i)) &&
		    !text_ends_with(page_text(page, i), TEXT("文件")))
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

void
title_find(struct page *page)
{
	static struct buffer title;
	bool known = find_stated(page);

	if (known)
		extend_back(page);
	else if (!find_formed(page, &known))
		return;
	note_title(page);
	/* In a list any line may be repeated. */
	if (!known && !is_page(page))
		return;
	buffer_clear(&title);
	for (size_t i = page->title; i < page->title_end; i++)
		fold_squeeze(&title, title_text(page, i));
	mark_page_title(page, buffer_text(&title));
	if (page->is_page && (known || is_published(page, page->title_end - 1)))
		mark_above(page);
	mark_copies(page, buffer_text(&title));
}
