/* The title among the lines of the head. */
#include "cmd/hanstrip/title.h"
#include "cmd/hanstrip/fields.h"
#include "common/utf8.h"

enum {
	KIND_LONGEST = 18, /* bytes: 的 and what kind of document it is */
	TWIN_LEAST = 9,    /* bytes of a title that is told by its copy */
};

struct text
title_text(const struct page *page, size_t i)
{
	struct text text = page_text(page, i);

	if (text_starts_with(text, TEXT("# ")))
		text = utf8_trim(text_skip(text, 1));
	return text;
}

bool
title_may_be(const struct page *page, size_t i)
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
		if (!title_may_be(page, line))
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
		if (!title_may_be(page, i))
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

bool
title_is_organ(struct page *page, size_t i)
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

	return title_is_organ(page, i) && title_is_organ(page, below) &&
	    gap(page, i, page->body) == gap(page, below, page->body) &&
	    !text_starts_with(title_text(page, below), title_text(page, i));
}

/* Take in the lines that begin the title, 关于…. */
static void
extend_back(struct page *page)
{
	for (int n = 1; n < TITLE_LINES; n++) {
		size_t i = page_before(page, page->title);

		if (i == page->title || !title_may_be(page, i) ||
		    (page->verdicts[i].part != PART_LEAD &&
			(!lacks_organ(page) || !title_is_organ(page, i)) &&
			!is_joint_organ(page, i)))
			break;
		page->title = i;
	}
}

/* Is 的 near its end, as in 关于某事的通知? */
static bool
ends_with_kind(struct text text)
{
	size_t offset;

	return text_find(
	    text_skip(text,
		text.length > KIND_LONGEST ? text.length - KIND_LONGEST : 0),
	    TEXT("的"), &offset);
}

/* How often the word stands in the lines of the title. */
static size_t
count_in_title(const struct page *page, struct text word)
{
	size_t count = 0, offset;

	for (size_t i = page->title; i < page->title_end; i++) {
		struct text rest = title_text(page, i);

		for (; text_find(rest, word, &offset); count++)
			rest = text_skip(rest, offset + word.length);
	}
	return count;
}

/*
 * Does the title, 关于某项年度报告, go on in line number i, 有关事项的通知,
 * although each has the form of one?
 */
static bool
goes_on(const struct page *page, size_t i)
{
	struct text text = title_text(page, i);
	size_t offset;

	if (count_in_title(page, TEXT("《")) > count_in_title(page, TEXT("》")))
		return true;
	return page->verdicts[i].part == PART_TITLE &&
	    count_in_title(page, TEXT("关于")) +
		count_in_title(page, TEXT("關於")) >
	    0 &&
	    !ends_with_kind(title_text(page, page->title_end - 1)) &&
	    !text_find(text, TEXT("关于"), &offset) &&
	    !text_find(text, TEXT("關於"), &offset) && ends_with_kind(text);
}

/* Take in the lines that follow it. */
static void
extend(struct page *page)
{
	for (int n = 1; n < TITLE_LINES; n++) {
		size_t i = page_next(page, page->title_end, page->body);

		if (i == page->body || !title_may_be(page, i) ||
		    (page->verdicts[i].part != PART_SUBTITLE &&
			!goes_on(page, i)))
			break;
		page->title_end = i + 1;
	}
}

bool
title_is_published(const struct page *page, size_t i)
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

/* On a page, the line that line number i repeats, from begin on; i if none. */
static size_t
find_twin(const struct page *page, size_t begin, size_t i)
{
	struct text text = page_text(page, i);

	for (; page->is_page && text.length >= TWIN_LEAST && begin < i; begin++)
		if (title_may_be(page, begin) &&
		    text_equal(page_text(page, begin), text))
			return begin;
	return i;
}

/* May line number i be the title, although it hasn't its form? */
static bool
may_be_unformed(struct page *page, size_t i)
{
	return title_is_published(page, i) ||
	    (page->verdicts[i].part != PART_SUBTITLE &&
		!title_is_organ(page, i) &&
		fields_words(page_fold(page, i), ZONE_HEAD).class ==
		    CLASS_BODY);
}

/*
 * From line number i on, a line that has the form of a title or is there
 * twice, else one above a publication line, else the first that may be one.
 */
static size_t
find_from(struct page *page, size_t i, bool *formed)
{
	size_t begin = i, found = page->body, twin;
	bool published = false;

	*formed = false;
	for (; i < page->body && !*formed; i++) {
		if (!title_may_be(page, i) || !has_words(page_text(page, i)))
			continue;
		twin = find_twin(page, begin, i);
		*formed = twin < i || page->verdicts[i].part == PART_TITLE;
		if (*formed ||
		    (found == page->body && may_be_unformed(page, i)) ||
		    (!published && title_is_published(page, i))) {
			found = twin;
			published = title_is_published(page, i);
		}
	}
	return found;
}

size_t
title_below_breadcrumb(const struct page *page)
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
	size_t found = find_from(page, title_below_breadcrumb(page), formed);

	if (found == page->body ||
	    (formed_above && !*formed && !title_is_published(page, found))) {
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

bool
title_find(struct page *page, bool *known)
{
	*known = find_stated(page);
	if (*known)
		extend_back(page);
	else if (!find_formed(page, known))
		return false;
	note_title(page);
	return true;
}
