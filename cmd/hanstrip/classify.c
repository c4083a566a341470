/* What a line is by itself, in its zone. */
#include "cmd/hanstrip/date.h"
#include "cmd/hanstrip/fields.h"
#include "cmd/hanstrip/page.h"
#include "common/utf8.h"

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

size_t
page_before(const struct page *page, size_t i)
{
	for (size_t j = i; j > page->head; j--)
		if (!page_is_blank(page, j - 1))
			return j - 1;
	return i;
}

struct text
page_fold(struct page *page, size_t i)
{
	struct text line = page->lines[i].text;

	if (line.length > FOLD_LONGEST || !page->lines[i].starts ||
	    !page->lines[i].ends)
		return TEXT("");
	/* Often it is the one folded last. */
	if (line.bytes == page->folded.line.bytes &&
	    line.length == page->folded.line.length)
		return buffer_text(&page->folded.text);
	return fold_line(&page->folded, line);
}

size_t
page_fields(struct page *page, size_t i, struct field *fields)
{
	struct text folded = page_fold(page, i);
	size_t count = fields_split(folded, fields);

	if (count == 0 && page->has_tables)
		count = fields_table(folded, fields);
	if (count == 0 && page->has_bare_labels)
		count = fields_bare(folded, fields);
	return count;
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

/*
 * Lines that end so are body wherever they stand before its end: no rule of
 * ours says otherwise, but the user's may.
 */
bool
page_is_text(const struct page *page, size_t i)
{
	struct text text = page->lines[i].text;

	return text.length > FOLD_LONGEST ||
	    (page->rules->own == 0 &&
		(text_ends_with(text, TEXT("。")) ||
		    text_ends_with(text, TEXT("；"))));
}

struct verdict
page_verdict(enum line_class class, unsigned flags)
{
	return (struct verdict){ (unsigned char)class, PART_NONE,
		(unsigned short)flags };
}

static enum title_part
part_of(struct text key)
{
	return key.length == 0 || text_equal(key, TEXT("title")) ? PART_TITLE
	    : text_equal(key, TEXT("lead"))                      ? PART_LEAD
	    : text_equal(key, TEXT("subtitle"))                  ? PART_SUBTITLE
								 : PART_NONE;
}

static bool
by_rule(const struct rule *rule, struct verdict *verdict)
{
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
	*verdict = page_verdict(rule->class, flags);
	if (rule->class == CLASS_TITLE) {
		verdict->part = (unsigned char)part_of(rule->key);
		verdict->class = CLASS_BODY;
		verdict->flags = 0;
	}
	return true;
}

/*
 * May the field stand in this zone?  Its label may be a word of the text: then
 * a sentence follows, or where a date should be is none.
 */
static bool
is_field(const struct field *field, enum zone zone)
{
	static struct buffer iso;

	if ((field->zones & 1U << zone) == 0 ||
	    (field->class != CLASS_METADATA && is_running(field->value)))
		return false;
	buffer_clear(&iso);
	return field->form != VALUE_DATE || !field->company ||
	    field->value.length == 0 ||
	    date_read(field->value, &iso) != DATE_NONE;
}

static bool
by_fields(
    struct page *page, size_t line, enum zone zone, struct verdict *verdict)
{
	struct field fields[FIELDS_MOST];
	size_t count = page_fields(page, line, fields);
	unsigned flags = LINE_LABEL | LINE_NOTED | LINE_COMPANY | LINE_BELOW;

	for (size_t i = 0; i < count; i++) {
		if (!is_field(&fields[i], zone))
			return false;
		if (!fields[i].company)
			flags &= ~(unsigned)LINE_COMPANY;
		if (!fields[i].below)
			flags &= ~(unsigned)LINE_BELOW;
	}
	if (count == 1 && fields[0].value.length == 0)
		flags |= LINE_EMPTY;
	if (count > 0)
		*verdict = page_verdict(fields[0].class, flags);
	return count > 0;
}

static bool
by_date(struct page *page, struct text folded, struct verdict *verdict)
{
	enum date_form form;

	buffer_clear(&page->scratch);
	form = date_read_line(folded, &page->scratch);
	/* Pages don't count years so, but laws do. */
	if (form == DATE_NONE || text_starts_with(folded, TEXT("中华民国")) ||
	    text_starts_with(folded, TEXT("民国")))
		return false;
	*verdict = page_verdict(CLASS_PUBLINE,
	    LINE_NOTED |
		(form == DATE_WRITTEN && !page->is_page ? LINE_COMPANY : 0));
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
	*verdict = page_verdict(CLASS_METADATA,
	    LINE_LABEL | LINE_NOTED | LINE_COMPANY | LINE_GUESS |
		(field.value.length == 0 ? LINE_EMPTY : 0));
	return true;
}

/* What a line in the middle of the body is, unless it is plainly text. */
static struct verdict
classify_middle(struct page *page, struct text folded)
{
	const struct rules *rules = page->rules;
	enum line_class class;
	struct verdict verdict;

	if (by_rule(rules_match_user(rules, ZONE_MIDDLE, folded), &verdict))
		return verdict;
	class = fields_words(folded, ZONE_MIDDLE).class;
	if (class == CLASS_BODY &&
	    by_rule(rules_match_ours(rules, ZONE_MIDDLE, folded), &verdict))
		return verdict;
	return page_verdict(class, 0);
}

static struct verdict
classify_end(struct page *page, size_t line, enum zone zone)
{
	const struct rules *rules = page->rules;
	struct text folded = page_fold(page, line);
	struct verdict verdict, other;
	struct words words;

	if (by_rule(rules_match_user(rules, zone, folded), &verdict))
		return verdict;
	words = fields_words(folded, zone);
	if (words.class != CLASS_BODY)
		return page_verdict(words.class,
		    (words.company ? LINE_COMPANY : 0) |
			(words.menu ? LINE_MENU : 0) |
			(words.part ? 0 : LINE_WORD));
	if (by_fields(page, line, zone, &verdict)) {
		/* What goes only beside another may go by a rule, alone. */
		if ((verdict.flags & LINE_COMPANY) != 0 &&
		    by_rule(rules_match_ours(rules, zone, folded), &other) &&
		    !page_keeps(other.class))
			return other;
		return verdict;
	}
	if (zone == ZONE_HEAD && by_date(page, folded, &verdict))
		return verdict;
	/* A colon ends a salutation, but also the labels of some pages. */
	if (zone == ZONE_HEAD && page->value_distance > 0 &&
	    text_ends_with(folded, TEXT(":")) &&
	    by_guess(page, folded, &verdict))
		return verdict;
	if (by_rule(rules_match_ours(rules, zone, folded), &verdict) ||
	    (zone == ZONE_HEAD && by_guess(page, folded, &verdict)))
		return verdict;
	return page_verdict(CLASS_BODY, is_running(folded) ? LINE_BEGINS : 0);
}

/* What a line is that reads as text: a notice of the page may, too. */
static struct verdict
classify_text(struct page *page, size_t i, enum zone zone)
{
	struct text folded;
	struct verdict verdict;

	if (zone == ZONE_HEAD && (folded = page_fold(page, i)).length > 0 &&
	    by_rule(
		rules_match_ours(page->rules, ZONE_MIDDLE, folded), &verdict) &&
	    verdict.class == CLASS_WIDGET)
		return verdict;
	return page_verdict(CLASS_BODY, LINE_BEGINS);
}

struct verdict
page_classify(struct page *page, size_t i, enum zone zone)
{
	struct text folded;

	if (page_is_blank(page, i))
		return page_verdict(CLASS_BLANK, 0);
	if (zone != ZONE_TAIL && page_is_text(page, i))
		return classify_text(page, i, zone);
	folded = page_fold(page, i);
	if (folded.length == 0)
		return page_verdict(CLASS_BODY, LINE_BEGINS);
	if (zone == ZONE_MIDDLE)
		return classify_middle(page, folded);
	return classify_end(page, i, zone);
}
