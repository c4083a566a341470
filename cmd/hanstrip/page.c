/* What each line of a page is. */
#include "cmd/hanstrip/page.h"
#include "cmd/hanstrip/date.h"
#include "cmd/hanstrip/fields.h"
#include "cmd/hanstrip/frontmatter.h"
#include "cmd/hanstrip/signature.h"
#include "cmd/hanstrip/title.h"
#include "common/memory.h"
#include "common/utf8.h"

enum {
	HEAD_MOST = 400,   /* lines of a head or tail, blank ones not counted */
	HEAD_UNKNOWN = 24, /* ... that no rule knows */
	STYLE_LINES = 64,  /* looked at to see how a page writes fields */
	LONGEST_DISTANCE = 2,   /* from a label to its value, in lines */
	TITLE_STATED_LEAST = 4, /* bytes of a title's beginning */
};

bool page_keeps(enum line_class class)
{
	return class <= CLASS_TITLE;
}

struct text
page_text(const struct page *page, size_t i)
{
	return utf8_trim(page->lines[i].text);
}

bool
page_is_blank(const struct page *page, size_t i)
{
	struct text text = page->lines[i].text;

	/* Nearly every line begins with a character of three bytes. */
	if (text.length > 3 && (unsigned char)text.bytes[0] > 0xE3 &&
	    (unsigned char)text.bytes[0] < 0xEF)
		return false;
	return page_text(page, i).length == 0;
}

size_t
page_next(const struct page *page, size_t i, size_t end)
{
	while (i < end && page_is_blank(page, i))
		i++;
	return i < end ? i : end;
}

struct text
page_fold(struct page *page, size_t i)
{
	struct text line = page->lines[i].text;

	if (line.length > FOLD_LONGEST || !page->lines[i].starts ||
	    !page->lines[i].ends)
		return TEXT("");
	return fold_line(&page->folded, line);
}

/* Does a line that ends so, or has 。 in it, belong to running text? */
static bool
is_running(struct text folded)
{
	static const struct text ends[] = { TEXT_INIT("。"), TEXT_INIT(";"),
		TEXT_INIT(","), TEXT_INIT("!"), TEXT_INIT("?"),
		TEXT_INIT("。”"), TEXT_INIT("、") };
	size_t offset;

	for (size_t i = 0; i < sizeof(ends) / sizeof(*ends); i++)
		if (text_ends_with(folded, ends[i]))
			return true;
	return text_find(folded, TEXT("。"), &offset);
}

static struct verdict
verdict_of(enum line_class class, unsigned flags)
{
	return (struct verdict){ (unsigned char)class, PART_NONE,
		(unsigned short)flags };
}

static enum title_part
part_of(struct text key)
{
	return text_equal(key, TEXT("title"))   ? PART_TITLE
	    : text_equal(key, TEXT("lead"))     ? PART_LEAD
	    : text_equal(key, TEXT("subtitle")) ? PART_SUBTITLE
						: PART_NONE;
}

static bool
by_rules(struct page *page, struct text folded, enum zone zone, size_t from,
    size_t to, struct verdict *verdict)
{
	const struct rule *rule =
	    rules_match(page->rules, zone, folded, from, to);
	unsigned flags;

	if (rule == NULL)
		return false;
	flags = rule->begins ? LINE_BEGINS : 0;
	if (rule->condition == CONDITION_COMPANY)
		flags |= LINE_COMPANY;
	if (rule->condition == CONDITION_ALONE)
		flags |= LINE_ALONE;
	if (rule->key.length > 0)
		flags |= LINE_NOTED;
	*verdict = verdict_of(rule->class, flags);
	if (rule->class == CLASS_TITLE) {
		verdict->part = (unsigned char)part_of(rule->key);
		verdict->class = CLASS_BODY;
		verdict->flags = 0;
	}
	return true;
}

static bool
by_fields(struct text folded, enum zone zone, struct verdict *verdict)
{
	struct field fields[FIELDS_MOST];
	size_t count = fields_split(folded, fields);
	bool company = true;

	if (count == 0)
		return false;
	for (size_t i = 0; i < count; i++) {
		if ((fields[i].zones & 1U << zone) == 0 ||
		    (fields[i].class != CLASS_METADATA &&
			is_running(fields[i].value)))
			return false;
		company = company && fields[i].company;
		/* A date that is none: the label is a word of the text. */
		if (fields[i].form == VALUE_DATE && fields[i].company &&
		    fields[i].value.length > 0) {
			struct buffer iso = { 0 };
			bool date =
			    date_read(fields[i].value, &iso) != DATE_NONE;

			buffer_free(&iso);
			if (!date)
				return false;
		}
	}
	*verdict = verdict_of(fields[0].class,
	    LINE_LABEL | LINE_NOTED | (company ? LINE_COMPANY : 0) |
		(fields[count - 1].value.length == 0 && count == 1 ? LINE_EMPTY
								   : 0));
	return true;
}

static bool
by_date(struct page *page, struct text folded, struct verdict *verdict)
{
	enum date_form form;

	buffer_clear(&page->scratch);
	form = date_read(folded, &page->scratch);
	if (form == DATE_NONE)
		return false;
	*verdict = verdict_of(CLASS_PUBLINE,
	    LINE_NOTED | (form == DATE_WRITTEN ? LINE_COMPANY : 0));
	return true;
}

static bool
by_guess(struct page *page, struct text folded, struct verdict *verdict)
{
	struct field field;

	if (!fields_guess(folded, &field, &page->guess) ||
	    is_running(field.value))
		return false;
	if (field.value.length == 0 && page->value_distance == 0)
		return false;
	*verdict = verdict_of(CLASS_METADATA,
	    LINE_LABEL | LINE_NOTED | LINE_COMPANY | LINE_GUESS |
		(field.value.length == 0 ? LINE_EMPTY : 0));
	return true;
}

/* What a line in the middle of the body is, unless it is plainly text. */
static enum line_class
classify_middle(struct page *page, struct text folded)
{
	const struct rules *rules = page->rules;
	struct verdict verdict;

	if (by_rules(page, folded, ZONE_MIDDLE, 0, rules->own, &verdict))
		return verdict.class;
	verdict.class = (unsigned char)fields_words(folded, ZONE_MIDDLE).class;
	if (verdict.class == CLASS_BODY)
		by_rules(page, folded, ZONE_MIDDLE, rules->own, rules->count,
		    &verdict);
	return verdict.class;
}

static struct verdict
classify_end(struct page *page, struct text folded, enum zone zone)
{
	const struct rules *rules = page->rules;
	struct verdict verdict;
	struct words words;

	if (by_rules(page, folded, zone, 0, rules->own, &verdict))
		return verdict;
	words = fields_words(folded, zone);
	if (words.class != CLASS_BODY)
		return verdict_of(words.class,
		    (words.company ? LINE_COMPANY : 0) |
			(words.menu ? LINE_MENU : 0));
	if (by_fields(folded, zone, &verdict) ||
	    (zone == ZONE_HEAD && by_date(page, folded, &verdict)))
		return verdict;
	/* A colon ends a salutation, but also the labels of some pages. */
	if (zone == ZONE_HEAD && page->value_distance > 0 &&
	    text_ends_with(folded, TEXT(":")) &&
	    by_guess(page, folded, &verdict))
		return verdict;
	if (by_rules(page, folded, zone, rules->own, rules->count, &verdict) ||
	    (zone == ZONE_HEAD && by_guess(page, folded, &verdict)))
		return verdict;
	return verdict_of(CLASS_BODY, is_running(folded) ? LINE_BEGINS : 0);
}

struct verdict
page_classify(struct page *page, size_t i, enum zone zone)
{
	struct text folded;

	if (page_is_blank(page, i))
		return verdict_of(CLASS_BLANK, 0);
	folded = page_fold(page, i);
	if (folded.length == 0)
		return verdict_of(CLASS_BODY, LINE_BEGINS);
	if (zone == ZONE_MIDDLE)
		return verdict_of(classify_middle(page, folded), 0);
	return classify_end(page, folded, zone);
}

/* --- the head --- */

/*
 * See whether labels have their values on a line of their own, and how far
 * below: where more labels than not are empty and have a line without a label
 * under them.
 */
static void
find_distance(struct page *page)
{
	struct field fields[FIELDS_MOST];
	size_t empty = 0, full = 0, label = page->count, seen = 0;

	page->value_distance = 0;
	for (size_t i = page->head; i < page->count && seen < STYLE_LINES;
	     i++) {
		size_t count;

		if (page_is_blank(page, i))
			continue;
		seen++;
		count = fields_split(page_fold(page, i), fields);
		if (count == 0 && label < i && i - label <= LONGEST_DISTANCE) {
			empty++;
			page->value_distance = i - label;
		}
		full += count > 0 && fields[0].value.length > 0;
		label =
		    count == 1 && fields[0].value.length == 0 ? i : page->count;
	}
	if (empty <= full)
		page->value_distance = 0;
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

static bool
label_field(struct page *page, size_t label, struct field *field)
{
	struct field fields[FIELDS_MOST];
	struct text folded = page_fold(page, label);

	if (fields_split(folded, fields) > 0)
		*field = fields[0];
	else if (!fields_guess(folded, field, &page->guess))
		return false;
	return true;
}

/* Can line number i be the value of the label above it? */
static bool
is_value(struct page *page, size_t i, size_t label)
{
	struct field field;

	if (page->value_distance == 0 || i - label != page->value_distance ||
	    (page->verdicts[i].flags & LINE_LABEL) != 0 ||
	    ((page->verdicts[i].flags & LINE_BEGINS) != 0 &&
		(page->verdicts[label].flags & LINE_GUESS) != 0) ||
	    !label_field(page, label, &field))
		return false;
	if (text_equal(field.key, TEXT("title"))) {
		buffer_clear(&page->stated);
		fold_squeeze(&page->stated, page_text(page, i));
		return true;
	}
	if (is_stated(page, page_text(page, i)))
		return false;
	buffer_clear(&page->scratch);
	return field.form != VALUE_DATE ||
	    date_read(page_fold(page, i), &page->scratch) != DATE_NONE;
}

static void
keep_stated(struct page *page, size_t i)
{
	struct field fields[FIELDS_MOST];
	size_t count = fields_split(page_fold(page, i), fields);

	for (size_t j = 0; j < count; j++)
		if (text_equal(fields[j].key, TEXT("title")) &&
		    fields[j].value.length > 0) {
			buffer_clear(&page->stated);
			fold_squeeze(&page->stated, fields[j].value);
		}
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
			*verdict = verdict_of(CLASS_METADATA, LINE_VALUE);
			label = page->count;
			continue;
		}
		label = page->count;
		if ((verdict->flags & LINE_BEGINS) != 0)
			break;
		if ((verdict->flags & LINE_EMPTY) != 0)
			label = i;
		else if ((verdict->flags & LINE_LABEL) != 0)
			keep_stated(page, i);
		unknown += page_keeps(verdict->class);
	}
	page->body = i;
}

/* A line that needs company, and goes if a line beside it does. */
static bool
needs(struct verdict verdict)
{
	return (verdict.flags & LINE_COMPANY) != 0;
}

/* Is it a label of the metadata that the table knows? */
static bool
is_known_label(struct verdict verdict)
{
	return verdict.class == CLASS_METADATA &&
	    (verdict.flags & (LINE_LABEL | LINE_GUESS)) == LINE_LABEL;
}

/* Keep the line after all, and what was taken for its value. */
static void
keep_line(struct page *page, size_t i)
{
	size_t under = i + page->value_distance;

	if ((page->verdicts[i].flags & LINE_EMPTY) != 0 && under < page->body &&
	    (page->verdicts[under].flags & LINE_VALUE) != 0)
		page->verdicts[under] = verdict_of(CLASS_BODY, 0);
	page->verdicts[i] = verdict_of(CLASS_BODY, 0);
}

/*
 * The lines from begin to end are beside each other.  Of those that need
 * company, keep what has none; a label that is in no table needs one that is
 * above it and below.
 */
static void
settle_group(struct page *page, size_t begin, size_t end)
{
	size_t first = end, last = begin, sure = 0;

	for (size_t i = begin; i < end; i++) {
		if (is_known_label(page->verdicts[i])) {
			first = first < i ? first : i;
			last = i;
		}
		sure += page->verdicts[i].class != CLASS_BLANK &&
		    !needs(page->verdicts[i]);
	}
	for (size_t i = begin; i < end; i++) {
		unsigned flags = page->verdicts[i].flags;

		if ((flags & LINE_GUESS) != 0
			? i < first || i > last
			: needs(page->verdicts[i]) && sure == 0)
			keep_line(page, i);
	}
}

static void
note_field(struct page *page, size_t i, const struct field *field)
{
	struct text raw = fold_origin(&page->folded, field->value);

	if (field->key.length == 0)
		return;
	buffer_clear(&page->scratch);
	if (field->form != VALUE_DATE ||
	    date_read(field->value, &page->scratch) == DATE_NONE)
		buffer_append(&page->scratch, raw);
	notes_add(
	    &page->notes, i, field->key, buffer_text(&page->scratch), raw);
}

/* Is it a step down in the site, 首页 > 公告, that stands alone in its line? */
static bool
is_step(struct page *page, size_t i)
{
	struct text folded;

	if (page->verdicts[i].class != CLASS_BREADCRUMB)
		return false;
	folded = page_fold(page, i);
	return text_equal(folded, TEXT(">")) ||
	    text_equal(folded, TEXT(">>")) || text_equal(folded, TEXT("»")) ||
	    text_equal(folded, TEXT("›"));
}

static void
append_line(struct page *page, struct buffer *joined, size_t i)
{
	struct text text = page_text(page, i);

	if (joined->length + text.length < FOLD_LONGEST)
		buffer_append(joined, text);
}

/*
 * The breadcrumb whose first step is line number i, each step and each > on a
 * line of its own: put it together in joined, and return where it ends.
 */
static size_t
join_steps(struct page *page, struct buffer *joined, size_t i)
{
	size_t step;

	buffer_clear(joined);
	append_line(page, joined, i);
	while ((step = page_next(page, i + 1, page->body)) < page->body &&
	    is_step(page, step)) {
		buffer_append_byte(joined, '>');
		i = page_next(page, step + 1, page->body);
		if (i == page->body)
			return step + 1;
		append_line(page, joined, i);
	}
	return i + 1;
}

static void
settle_steps(struct page *page)
{
	static struct buffer joined;
	const struct rule *rule;
	size_t end;

	for (size_t i = page->head; i < page->body; i = end) {
		end = i + 1;
		if (!page_is_blank(page, i))
			end = join_steps(page, &joined, i);
		if (end == i + 1)
			continue;
		rule = rules_match(page->rules, ZONE_HEAD,
		    fold_line(&page->folded, buffer_text(&joined)), 0,
		    page->rules->count);
		if (rule == NULL || rule->class != CLASS_BREADCRUMB)
			continue;
		note_field(page, end - 1,
		    &(struct field){ .key = rule->key, .value = rule->value });
		for (size_t j = i; j < end; j++)
			if (!page_is_blank(page, j))
				page->verdicts[j] =
				    verdict_of(CLASS_BREADCRUMB, 0);
	}
}

/*
 * A line of a menu that needs company needs another line of the menu beside
 * it; two such lines, and what stands alone between two, are a menu.
 */
static void
settle_menus(struct page *page, size_t begin, size_t end)
{
	size_t last = end, between = end; /* of menu; unknown behind it */

	for (size_t i = begin; i < end; i++) {
		struct verdict *verdict = &page->verdicts[i];

		if (verdict->class == CLASS_BLANK ||
		    verdict->class == CLASS_SEPARATOR)
			continue;
		if ((verdict->flags & LINE_MENU) != 0) {
			if (between < i)
				page->verdicts[between] =
				    verdict_of(CLASS_WIDGET, LINE_MENU);
			if (last < i)
				page->verdicts[last].flags &=
				    (unsigned short)~LINE_COMPANY;
			if (last < i)
				verdict->flags &= (unsigned short)~LINE_COMPANY;
			last = i;
			between = end;
		} else if (last < i && between == end &&
		    verdict->class == CLASS_BODY &&
		    verdict->part == PART_NONE &&
		    (verdict->flags & LINE_NOTED) == 0) {
			between = i;
		} else {
			last = between = end;
		}
	}
	for (size_t i = begin; i < end; i++)
		if (page->verdicts[i].class != CLASS_BLANK &&
		    (page->verdicts[i].flags & (LINE_MENU | LINE_COMPANY)) ==
			(LINE_MENU | LINE_COMPANY))
			page->verdicts[i] = verdict_of(CLASS_BODY, 0);
}

static void
settle_company(struct page *page, size_t begin, size_t end)
{
	size_t first = begin;

	for (size_t i = begin; i <= end; i++) {
		if (i < end &&
		    (page->verdicts[i].class == CLASS_BLANK ||
			!page_keeps(page->verdicts[i].class)))
			continue;
		settle_group(page, first, i);
		first = i + 1;
	}
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

/* A label goes alone only if what stands under it goes, too. */
static void
settle_alone(struct page *page)
{
	for (size_t i = page->count; i > page->tail; i--) {
		struct verdict *verdict = &page->verdicts[i - 1];
		size_t under = page_next(page, i, page->count);

		if ((verdict->flags & LINE_ALONE) != 0 && under < page->count &&
		    page_keeps(page->verdicts[under].class))
			*verdict = verdict_of(CLASS_BODY, 0);
	}
}

/* What stands in a list of other pages, and under the site's footer, goes. */
static void
settle_lists(struct page *page)
{
	enum line_class list = CLASS_BODY;

	for (size_t i = page->tail; i < page->count; i++) {
		struct verdict *verdict = &page->verdicts[i];

		if (verdict->class == CLASS_BLANK)
			continue;
		if ((verdict->class == CLASS_RELATED &&
			(verdict->flags & (LINE_ALONE | LINE_COMPANY)) == 0) ||
		    verdict->class == CLASS_FOOTER)
			list = verdict->class;
		else if (page_keeps(verdict->class))
			verdict->class = (unsigned char)list;
	}
}

/* --- the whole --- */

/* Lines that end so are body wherever they stand in it. */
static bool
is_plainly_text(struct text text)
{
	return text.length > FOLD_LONGEST || text_ends_with(text, TEXT("。")) ||
	    text_ends_with(text, TEXT("；"));
}

static void
read_middle(struct page *page)
{
	for (size_t i = page->body; i < page->tail; i++) {
		struct verdict *verdict = &page->verdicts[i];

		if (is_plainly_text(page->lines[i].text))
			*verdict = verdict_of(CLASS_BODY, 0);
		else
			*verdict = page_classify(page, i, ZONE_MIDDLE);
	}
}

static void
note_value_line(struct page *page, size_t i)
{
	struct text raw = page_text(page, i);
	struct field field;

	if (!label_field(page, i - page->value_distance, &field) ||
	    field.key.length == 0)
		return;
	buffer_clear(&page->scratch);
	if (field.form != VALUE_DATE ||
	    date_read(page_fold(page, i), &page->scratch) == DATE_NONE)
		buffer_append(&page->scratch, raw);
	notes_add(&page->notes, i, field.key, buffer_text(&page->scratch), raw);
}

/* A field whose value is on a line of its own is noted there. */
static bool
has_value_line(const struct page *page, size_t i)
{
	size_t under = i + page->value_distance;

	return page->value_distance > 0 && under < page->count &&
	    (page->verdicts[i].flags & LINE_EMPTY) != 0 &&
	    (page->verdicts[under].flags & LINE_VALUE) != 0;
}

static void
note_labels(struct page *page, size_t i)
{
	struct field fields[FIELDS_MOST];
	struct text folded = page_fold(page, i);
	size_t count = fields_split(folded, fields);

	if (count == 0)
		count = fields_guess(folded, fields, &page->guess);
	for (size_t j = 0; j < count; j++)
		note_field(page, i, &fields[j]);
}

static void
note_rule(struct page *page, size_t i, enum zone zone)
{
	struct text folded = page_fold(page, i);
	const struct rule *rule;

	buffer_clear(&page->scratch);
	if (zone == ZONE_HEAD &&
	    date_read(folded, &page->scratch) != DATE_NONE) {
		notes_add(&page->notes, i, TEXT("pub-date"),
		    buffer_text(&page->scratch), page_text(page, i));
		return;
	}
	rule = rules_match(page->rules, zone, folded, 0, page->rules->count);
	if (rule == NULL || rule->key.length == 0)
		return;
	note_field(page, i,
	    &(struct field){ .key = rule->key,
		.value = rule->value,
		.form = text_ends_with(rule->key, TEXT("-date"))
		    ? VALUE_DATE
		    : VALUE_TEXT });
}

/* Note what the lines from begin to end say. */
static void
note_zone(struct page *page, size_t begin, size_t end, enum zone zone)
{
	for (size_t i = begin; i < end; i++) {
		unsigned flags = page->verdicts[i].flags;

		if ((flags & LINE_VALUE) != 0)
			note_value_line(page, i);
		else if ((flags & LINE_LABEL) != 0) {
			if (!has_value_line(page, i))
				note_labels(page, i);
		} else if ((flags & LINE_NOTED) != 0)
			note_rule(page, i, zone);
	}
}

void
page_read(struct page *page, const struct line *lines, size_t count,
    bool starts, bool ends)
{
	page->lines = lines;
	page->count = count;
	page->verdicts = memory_grow(
	    page->verdicts, &page->capacity, count, sizeof(*page->verdicts));
	notes_clear(&page->notes);
	buffer_clear(&page->stated);
	page->head = page->body = page->title = page->title_end = 0;
	page->tail = count;
	if (starts) {
		page->head = frontmatter_read(page);
		find_distance(page);
		read_head(page);
		settle_steps(page);
		settle_menus(page, page->head, page->body);
		settle_company(page, page->head, page->body);
	}
	if (ends) {
		read_tail(page);
		settle_menus(page, page->tail, count);
		settle_company(page, page->tail, count);
		settle_alone(page);
		settle_lists(page);
	}
	read_middle(page);
	if (starts)
		title_find(page);
	note_zone(page, page->head, page->body, ZONE_HEAD);
	note_zone(page, page->tail, count, ZONE_TAIL);
	if (ends)
		signature_find(page);
	notes_sort(&page->notes);
}
