/* What each line of a page is. */
#include "cmd/hanstrip/page.h"
#include "cmd/hanstrip/copies.h"
#include "cmd/hanstrip/date.h"
#include "cmd/hanstrip/fields.h"
#include "cmd/hanstrip/frontmatter.h"
#include "cmd/hanstrip/noting.h"
#include "cmd/hanstrip/settle.h"
#include "cmd/hanstrip/signature.h"
#include "cmd/hanstrip/title.h"
#include "common/memory.h"
#include "common/utf8.h"

enum {
	HEAD_MOST = 400,   /* lines of a head or tail, blank ones not counted */
	HEAD_UNKNOWN = 24, /* ... that no rule knows */
	STYLE_LINES = 64,  /* looked at to see how a page writes fields */
	BARE_LEAST = 3,    /* labels without a colon, to be some */
	LONGEST_DISTANCE = 2,   /* from a label to its value, in lines */
	TITLE_STATED_LEAST = 4, /* bytes of a title's beginning */
};

/* --- the head --- */

/* How many lines number i stands below label. */
static size_t
distance(const struct page *page, size_t label, size_t i)
{
	return page->lines[i].number - page->lines[label].number;
}

/* Is it a line of labels without colons, and their values? */
static bool
is_table(struct text folded, struct field fields[FIELDS_MOST])
{
	return fields_table(folded, fields) > 0 && !fields[0].company &&
	    fields[0].value.length > 0;
}

/*
 * Is there a line before the text that ends as a label without its value?
 * Labels without a colon are some if there are several.
 */
static bool
has_open_label(struct page *page)
{
	size_t seen = 0, bare = 0, tables = 0;
	bool open = false;

	for (size_t i = page->head; i < page->count && seen < STYLE_LINES;
	     i++) {
		struct text text = page_text(page, i);
		struct field fields[FIELDS_MOST];

		if (text.length > 0 && page_is_text(page, i))
			break;
		open |= text_ends_with(text, TEXT(":")) ||
		    text_ends_with(text, TEXT("："));
		if (text.length == 0)
			continue;
		bare += fields_bare(page_fold(page, i), fields);
		tables += is_table(page_fold(page, i), fields);
		seen++;
	}
	page->has_tables = tables >= BARE_LEAST;
	page->has_bare_labels = bare >= BARE_LEAST;
	return open || page->has_bare_labels;
}

/*
 * See whether labels have their values on a line of their own, and how far
 * below: where more labels than not are empty and have a line without a label
 * under them.
 */
static void
find_distance(struct page *page)
{
	struct field fields[FIELDS_MOST];
	size_t apart[LONGEST_DISTANCE + 1] = { 0 };
	size_t full = 0, label = page->count, seen = 0;

	page->value_distance = 0;
	if (!has_open_label(page))
		return;
	for (size_t i = page->head; i < page->count && seen < STYLE_LINES;
	     i++) {
		size_t count;

		if (page_is_blank(page, i))
			continue;
		seen++;
		if (page_is_text(page, i))
			break;
		count = page_fields(page, i, fields);
		if (count == 0 && label < i &&
		    distance(page, label, i) <= LONGEST_DISTANCE)
			apart[distance(page, label, i)]++;
		full += count > 0 && fields[0].value.length > 0;
		label =
		    count == 1 && fields[0].value.length == 0 ? i : page->count;
	}
	if (apart[1] + apart[2] > full)
		page->value_distance = apart[1] > apart[2] ? 1 : 2;
}

/* Is text the beginning of the title the metadata states? */
static bool
is_stated(struct page *page, struct text text)
{
	buffer_clear(&page->scratch);
	fold_squeeze(&page->scratch, text);
	return page->scratch.length >= TITLE_STATED_LEAST &&
	    text_starts_with(
		buffer_text(&page->stated), buffer_text(&page->scratch));
}

/* Has it the form of a title, and stood above already? */
static bool
is_repeated(const struct page *page, size_t i)
{
	if (page->verdicts[i].part != PART_TITLE)
		return false;
	for (size_t j = page->head; j < i; j++)
		if (page->verdicts[j].part == PART_TITLE &&
		    text_equal(page_text(page, j), page_text(page, i)))
			return true;
	return false;
}

/* Can line number i be the value of the label above it? */
static bool
is_value(struct page *page, size_t i, size_t label)
{
	struct field field;

	if (page->value_distance == 0 ||
	    distance(page, label, i) != page->value_distance ||
	    (page->verdicts[i].flags & LINE_LABEL) != 0 ||
	    ((page->verdicts[i].flags & LINE_BEGINS) != 0 &&
		(page->verdicts[label].flags & LINE_GUESS) != 0) ||
	    !noting_label(page, label, &field))
		return false;
	if (text_equal(field.key, TEXT("title"))) {
		buffer_clear(&page->stated);
		fold_squeeze(&page->stated, page_text(page, i));
		return true;
	}
	if (is_stated(page, page_text(page, i)) || is_repeated(page, i))
		return false;
	buffer_clear(&page->scratch);
	return field.form != VALUE_DATE ||
	    date_read(page_fold(page, i), &page->scratch) != DATE_NONE;
}

static void
keep_stated(struct page *page, size_t i)
{
	struct field fields[FIELDS_MOST];
	size_t count = page_fields(page, i, fields);

	for (size_t j = 0; j < count; j++)
		if (text_equal(fields[j].key, TEXT("title")) &&
		    fields[j].value.length > 0) {
			buffer_clear(&page->stated);
			fold_squeeze(&page->stated, fields[j].value);
		}
}

static bool
is_bare_date(struct verdict verdict)
{
	return verdict.class == CLASS_PUBLINE &&
	    (verdict.flags & LINE_LABEL) == 0;
}

static void
keep_signed(struct page *page, size_t i)
{
	struct verdict verdict = page->verdicts[i];

	page->verdicts[i] = page_verdict(CLASS_BODY, 0);
	if (!signature_ends(page, i))
		page->verdicts[i] = verdict;
}

/* Some begin it only where the next one does, too: 目录 above 第一章. */
static bool
begins_body(struct page *page, size_t i)
{
	struct verdict *verdict = &page->verdicts[i];
	size_t under = page_next(page, i + 1, page->count);

	if ((verdict->flags & LINE_BEGINS) == 0)
		return false;
	if ((verdict->flags & LINE_COMPANY) == 0 || under == page->count ||
	    (page_classify(page, under, ZONE_HEAD).flags & LINE_BEGINS) != 0)
		return true;
	/* But it is no title. */
	*verdict = page_verdict(CLASS_BODY, LINE_BEGINS);
	return false;
}

/* Classify the lines of the head, and find where it ends. */
static void
read_head(struct page *page)
{
	size_t seen = 0, unknown = 0, label = page->count, i;

	for (i = page->head;
	     i < page->count && seen < HEAD_MOST && unknown < HEAD_UNKNOWN;
	     i++) {
		struct verdict *verdict = &page->verdicts[i];

		*verdict = page_classify(page, i, ZONE_HEAD);
		if (verdict->class == CLASS_BLANK)
			continue;
		seen++;
		if (label < i && is_value(page, i, label)) {
			*verdict = page_verdict(CLASS_METADATA, LINE_VALUE);
			label = page->count;
			continue;
		}
		label = page->count;
		if (begins_body(page, i))
			break;
		if ((verdict->flags & LINE_EMPTY) != 0)
			label = i;
		else if ((verdict->flags & LINE_LABEL) != 0)
			keep_stated(page, i);
		/* Below the title and a signer, a date is the document's. */
		if (unknown > 1 && is_bare_date(*verdict))
			keep_signed(page, i);
		page->is_page |= !page_keeps(verdict->class) &&
		    (verdict->flags & LINE_COMPANY) == 0;
		unknown += page_keeps(verdict->class);
	}
	page->body = i;
}

/* --- the tail --- */

/* The tail begins behind the last line of running text, or section. */
static void
read_tail(struct page *page)
{
	size_t seen = 0, i;

	for (i = page->count; i > page->body && seen < HEAD_MOST; i--) {
		struct verdict verdict = page_classify(page, i - 1, ZONE_TAIL);

		seen += verdict.class != CLASS_BLANK;
		if ((verdict.flags & LINE_BEGINS) != 0)
			break;
		page->verdicts[i - 1] = verdict;
	}
	page->tail = i;
}

/* --- the whole --- */

static void
read_middle(struct page *page)
{
	for (size_t i = page->body; i < page->tail; i++)
		page->verdicts[i] = page_classify(page, i, ZONE_MIDDLE);
}

void
page_read(struct page *page, const struct line *lines, size_t count,
    bool starts, bool ends)
{
	bool known;

	page->lines = lines;
	page->count = count;
	page->verdicts = memory_grow(
	    page->verdicts, &page->capacity, count, sizeof(*page->verdicts));
	notes_clear(&page->notes);
	buffer_clear(&page->stated);
	page->folded.line = TEXT("");
	page->is_page = page->has_bare_labels = page->has_tables = false;
	page->head = page->body = page->title = page->title_end = 0;
	page->tail = count;
	if (starts) {
		page->head = frontmatter_read(page);
		find_distance(page);
		read_head(page);
		settle_steps(page);
		settle_sources(page);
		settle_menus(page, page->head, page->body);
		settle_company(page, page->head, page->body);
	}
	if (ends) {
		read_tail(page);
		settle_menus(page, page->tail, count);
		settle_company(page, page->tail, count);
		settle_addresses(page);
		settle_alone(page);
		settle_lists(page);
		settle_between(page);
	}
	read_middle(page);
	if (starts && title_find(page, &known))
		copies_mark(page, known);
	if (!page->takes_notes)
		return;
	noting_zone(page, page->head, page->body, ZONE_HEAD);
	noting_zone(page, page->body, page->tail, ZONE_MIDDLE);
	noting_zone(page, page->tail, count, ZONE_TAIL);
	if (ends)
		signature_find(page);
	notes_sort(&page->notes);
}
