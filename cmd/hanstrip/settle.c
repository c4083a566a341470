/* What lines are by those beside them. */
#include "cmd/hanstrip/settle.h"
#include "cmd/hanstrip/noting.h"
#include "cmd/hanstrip/signature.h"

enum {
	WORDS_ENOUGH = 2,   /* lines of page words, to be no text */
	MENU_SURE = 2,      /* lines that could be of a menu, to be one */
	MENU_LEAST = 3,     /* ... for others between them to go, too */
	MENU_ALONE = 4,     /* ... that ends a page without a footer */
	LONGEST_SCRAP = 60, /* bytes */
	LONGEST_STEP = 3,   /* ... of » or >> */
};

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
	size_t under = page_next(page, i + 1, page->body);

	if ((page->verdicts[i].flags & LINE_EMPTY) != 0 && under < page->body &&
	    (page->verdicts[under].flags & LINE_VALUE) != 0)
		page->verdicts[under] = page_verdict(CLASS_BODY, 0);
	page->verdicts[i] = page_verdict(CLASS_BODY, 0);
}

/*
 * The lines from begin to end are beside each other.  Of those that need
 * company, keep what has none; a label that is in no table needs one that is
 * above it and below.
 */
static void
settle_group(struct page *page, size_t begin, size_t end)
{
	size_t first = end, last = begin, sure = 0, words = 0;

	for (size_t i = begin; i < end; i++) {
		if (is_known_label(page->verdicts[i])) {
			first = first < i ? first : i;
			last = i;
		}
		sure += page->verdicts[i].class != CLASS_BLANK &&
		    !needs(page->verdicts[i]);
		words += (page->verdicts[i].flags & LINE_WORD) != 0;
	}
	if (words >= WORDS_ENOUGH)
		sure += words;
	for (size_t i = begin; i < end; i++) {
		unsigned flags = page->verdicts[i].flags;

		if ((flags & LINE_GUESS) != 0
			? i < first || i > last
			: needs(page->verdicts[i]) && sure == 0)
			keep_line(page, i);
	}
}

/* Does it begin with a step down in the site: the > of 首页 > 公告? */
static bool
is_step(struct page *page, size_t i)
{
	static const struct text steps[] = { TEXT_INIT(">"), TEXT_INIT("»"),
		TEXT_INIT("›"), TEXT_INIT("→") };
	struct text folded;

	if (page_keeps(page->verdicts[i].class))
		return false;
	folded = page_fold(page, i);
	for (size_t j = 0; j < sizeof(steps) / sizeof(*steps); j++)
		if (text_starts_with(folded, steps[j]))
			return true;
	return false;
}

/* Is there nothing else in its line? */
static bool
is_bare_step(struct page *page, size_t i)
{
	return page_fold(page, i).length <= LONGEST_STEP;
}

static void
append_line(struct page *page, struct buffer *joined, size_t i)
{
	struct text text = page_text(page, i);

	if (joined->length + text.length < FOLD_LONGEST)
		buffer_append(joined, text);
}

/*
 * The breadcrumb whose first step is line number i, and each further > begins
 * a line, or is one: put it together in joined, and return where it ends.
 */
static size_t
join_steps(struct page *page, struct buffer *joined, size_t i)
{
	bool goes = !page_keeps(page->verdicts[i].class);
	size_t step;

	buffer_clear(joined);
	append_line(page, joined, i);
	while ((step = page_next(page, i + 1, page->body)) < page->body &&
	    is_step(page, step) && (goes || is_bare_step(page, step))) {
		buffer_append_byte(joined, '>');
		i = step;
		if (is_bare_step(page, step))
			i = page_next(page, step + 1, page->body);
		if (i == page->body)
			return step + 1;
		append_line(page, joined, i);
	}
	return i + 1;
}

void
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
		    fold_line(&page->folded, buffer_text(&joined)));
		if (rule == NULL || rule->class != CLASS_BREADCRUMB)
			continue;
		noting_field(page, end - 1,
		    &(struct field){ .key = rule->key, .value = rule->value });
		for (size_t j = i; j < end; j++)
			if (!page_is_blank(page, j))
				page->verdicts[j] =
				    page_verdict(CLASS_BREADCRUMB, 0);
	}
}

/* Is it short, and of no known form? */
static bool
is_scrap(const struct page *page, size_t i)
{
	struct verdict verdict = page->verdicts[i];

	return verdict.class == CLASS_BODY && verdict.part == PART_NONE &&
	    (verdict.flags & (LINE_BEGINS | LINE_NOTED)) == 0 &&
	    page_text(page, i).length <= LONGEST_SCRAP;
}

static bool
goes(const struct page *page, size_t i, size_t end)
{
	return i < end && !page_keeps(page->verdicts[i].class);
}

void
settle_sources(struct page *page)
{
	for (size_t i = page->head; i < page->body; i++) {
		struct verdict verdict = page->verdicts[i];
		size_t under = page_next(page, i + 1, page->body);

		if (verdict.class == CLASS_PUBLINE &&
		    (verdict.flags & LINE_EMPTY) != 0 && under < page->body &&
		    is_scrap(page, under) &&
		    goes(page, page_next(page, under + 1, page->body),
			page->body))
			page->verdicts[under] =
			    page_verdict(CLASS_PUBLINE, LINE_VALUE);
	}
}

static bool
is_menu(struct verdict verdict)
{
	return verdict.class != CLASS_BLANK && (verdict.flags & LINE_MENU) != 0;
}

/* May it be part of a menu between two lines that are? */
static bool
is_unknown(struct verdict verdict)
{
	return verdict.class == CLASS_BODY && verdict.part == PART_NONE &&
	    (verdict.flags & LINE_NOTED) == 0;
}

/*
 * Where the menu that begins with line number i ends: lines of it, marks
 * between them, and single lines of which nothing is known.  Counts the first.
 */
static size_t
find_menu(const struct page *page, size_t i, size_t end, size_t *count)
{
	size_t after = i, unknown = 0;

	for (*count = 0; i < end && unknown < 2; i++) {
		struct verdict verdict = page->verdicts[i];

		if (is_menu(verdict)) {
			++*count;
			after = i + 1;
			unknown = 0;
		} else if (is_unknown(verdict)) {
			unknown++;
		} else if (verdict.class != CLASS_BLANK &&
		    verdict.class != CLASS_SEPARATOR) {
			break;
		}
	}
	return after;
}

static void
settle_menu(struct page *page, size_t begin, size_t end, size_t count)
{
	for (size_t i = begin; i < end; i++) {
		struct verdict *verdict = &page->verdicts[i];

		if (is_menu(*verdict) && count >= MENU_SURE)
			verdict->flags &= (unsigned short)~LINE_COMPANY;
		else if (is_menu(*verdict) && needs(*verdict))
			*verdict = page_verdict(CLASS_BODY, 0);
		else if (count >= MENU_LEAST && is_unknown(*verdict))
			*verdict = page_verdict(CLASS_WIDGET, LINE_MENU);
	}
}

/* Is something there that can be nothing but a page's? */
static bool
is_of_page(const struct page *page, size_t begin, size_t end)
{
	for (size_t i = begin; i < end; i++)
		if (goes(page, i, end) &&
		    (page->verdicts[i].flags &
			(LINE_COMPANY | LINE_ALONE | LINE_MENU)) == 0)
			return true;
	return false;
}

void
settle_menus(struct page *page, size_t begin, size_t end)
{
	/* The cells of a table that ends a document may be such words. */
	bool sure = begin < page->tail || is_of_page(page, begin, end);
	size_t count;

	for (size_t i = begin; i < end; i++)
		if (is_menu(page->verdicts[i])) {
			size_t after = find_menu(page, i, end, &count);

			if (!sure && (!page->is_page || count < MENU_ALONE))
				count = 1;
			settle_menu(page, i, after, count);
			i = after - 1;
		}
}

void
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

/* An address is the site's only below another line of its footer. */
void
settle_addresses(struct page *page)
{
	bool footer = false;

	for (size_t i = page->tail; i < page->count; i++) {
		struct verdict *verdict = &page->verdicts[i];

		if (verdict->class == CLASS_BLANK)
			continue;
		if ((verdict->flags & LINE_BELOW) != 0 && !footer)
			*verdict = page_verdict(CLASS_BODY, 0);
		footer = verdict->class == CLASS_FOOTER;
	}
}

/* A label goes alone only if what stands under it goes, too. */
void
settle_alone(struct page *page)
{
	for (size_t i = page->count; i > page->tail; i--) {
		size_t under;

		if ((page->verdicts[i - 1].flags & LINE_ALONE) == 0)
			continue;
		under = page_next(page, i, page->count);
		if (under < page->count &&
		    page_keeps(page->verdicts[under].class))
			page->verdicts[i - 1] = page_verdict(CLASS_BODY, 0);
	}
}

/* Is it a line that goes and says something? */
static bool
is_furniture(const struct page *page, size_t i)
{
	return goes(page, i, page->count) &&
	    page->verdicts[i].class != CLASS_SEPARATOR;
}

void
settle_between(struct page *page)
{
	for (size_t i = page->tail; i < page->count; i++) {
		size_t above = page_before(page, i);

		if (above < i && above >= page->tail && is_scrap(page, i) &&
		    is_furniture(page, above) &&
		    is_furniture(page, page_next(page, i + 1, page->count)) &&
		    !signature_signs(page, i))
			page->verdicts[i] = page_verdict(CLASS_WIDGET, 0);
	}
}

/* What stands in a list of other pages, and under the site's footer, goes. */
void
settle_lists(struct page *page)
{
	enum line_class list = CLASS_BODY;
	size_t begin = page->tail;

	/* The signature is never in a list. */
	for (size_t i = page->tail; i < page->count; i++)
		if (signature_ends(page, i))
			begin = i + 1;
	for (size_t i = begin; i < page->count; i++) {
		struct verdict *verdict = &page->verdicts[i];

		if (verdict->class == CLASS_BLANK)
			continue;
		if ((verdict->class == CLASS_RELATED &&
			(verdict->flags & LINE_ALONE) == 0) ||
		    verdict->class == CLASS_FOOTER)
			list = verdict->class;
		else if (page_keeps(verdict->class))
			verdict->class = (unsigned char)list;
	}
}
