/* Who signed the document, and when. */
#include "cmd/hanstrip/signature.h"
#include "cmd/hanstrip/date.h"
#include "common/utf8.h"

enum {
	LONGEST_DATE = 96, /* bytes of a line that is one */
	SIGNERS_MOST = 16,
	LAST_LINES = 6, /* of the body, where a date needs no signer */
};

/* Without what stands for blanks that could not be encoded. */
static struct text
without_damage(struct text text)
{
	text = utf8_trim(text);
	while (text_starts_with(text, TEXT("?")))
		text = utf8_trim(text_skip(text, 1));
	while (text_starts_with(text, TEXT("\xEF\xBF\xBD")))
		text = utf8_trim(text_skip(text, 3));
	return text;
}

/* A quick look: it is short, and has what dates have. */
static bool
may_be_date(struct text text)
{
	size_t offset;

	return text.length <= LONGEST_DATE &&
	    (text_find(text, TEXT("月"), &offset) ||
		text_find(text, TEXT("-"), &offset));
}

/*
 * The date that line number i is or ends with, to page->scratch; what is
 * written, to *raw, and what stands before it, folded, to *front.
 */
static enum date_form
read_date(struct page *page, size_t i, struct text *raw, struct text *front)
{
	struct text text = page->lines[i].text, folded;

	if (page->verdicts[i].class != CLASS_BODY || !may_be_date(text))
		return DATE_NONE;
	folded = fold_line(&page->folded, without_damage(text));
	*front = utf8_trim(text_take(folded, date_last(folded)));
	folded = text_skip(folded, date_last(folded));
	*raw = fold_origin(&page->folded, folded);
	buffer_clear(&page->scratch);
	return date_read(folded, &page->scratch);
}

static bool
is_signer(struct page *page, size_t i, struct text *signer)
{
	struct text text = page->lines[i].text;
	const struct rule *rule;

	if (page->verdicts[i].class != CLASS_BODY || text.length > FOLD_LONGEST)
		return false;
	rule = rules_match(page->rules, ZONE_SIGN,
	    fold_line(&page->folded, without_damage(text)));
	if (rule == NULL)
		return false;
	*signer = fold_origin(&page->folded, rule->value);
	return true;
}

/* The line above number i that is not blank, down to behind the title. */
static bool
line_above(const struct page *page, size_t *i)
{
	while (*i > page->title_end)
		if (!page_is_blank(page, --*i))
			return true;
	return false;
}

/* Note those that sign: in front of the date, or on the lines above it. */
static size_t
note_signers(struct page *page, size_t date, struct text front)
{
	struct text signer;
	size_t count = 0, i = date;

	if (front.length > 0) {
		if (rules_match(page->rules, ZONE_SIGN, front) == NULL)
			return 0;
		signer = fold_origin(&page->folded, front);
		notes_add(&page->notes, i, TEXT("signer"), signer, signer);
		return 1;
	}
	while (count < SIGNERS_MOST && line_above(page, &i) &&
	    is_signer(page, i, &signer)) {
		notes_add(&page->notes, i, TEXT("signer"), signer, signer);
		count++;
	}
	return count;
}

static bool
is_among_last(const struct page *page, size_t i)
{
	size_t seen = 0;

	for (i++; i < page->count && seen < LAST_LINES; i++)
		seen += page->verdicts[i].class == CLASS_BODY;
	return i == page->count;
}

/*
 * Does a title follow, and so an attached document?  （此件公开发布） may stand
 * between.
 */
static bool
is_above_title(struct page *page, size_t i)
{
	size_t under = page_next(page, i + 1, page->count);

	if (under < page->count &&
	    text_starts_with(page_fold(page, under), TEXT("(")))
		under = page_next(page, under + 1, page->count);

	return under < page->count &&
	    page_classify(page, under, ZONE_HEAD).part == PART_TITLE;
}

/* Does an attached document begin here? */
static bool
begins_attachment(struct text text)
{
	static const struct text words[] = { TEXT_INIT("附件"),
		TEXT_INIT("附件1"), TEXT_INIT("附件一"), TEXT_INIT("附件１"),
		TEXT_INIT("附"), TEXT_INIT("附錄"), TEXT_INIT("附录") };

	if (text.length > LONGEST_DATE)
		return false;
	text = utf8_trim(text);
	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (text_equal(text, words[i]))
			return true;
	return false;
}

/* Note the date line number i is, and who signs; false if it is none. */
static bool
note_date(struct page *page, size_t i)
{
	static struct buffer iso;
	struct text raw, front;
	size_t signers;

	if (read_date(page, i, &raw, &front) == DATE_NONE)
		return false;
	buffer_clear(&iso);
	buffer_append(&iso, buffer_text(&page->scratch));
	signers = note_signers(page, i, front);
	if (signers == 0 &&
	    (front.length > 0 ||
		(i >= page->body && !is_among_last(page, i) &&
		    !is_above_title(page, i))))
		return false;
	notes_add(&page->notes, i, TEXT("doc-date"), buffer_text(&iso), raw);
	return true;
}

void
signature_find(struct page *page)
{
	for (size_t i = page->title_end; i < page->body; i++)
		note_date(page, i);
	for (size_t i = page->body; i < page->count; i++)
		if (begins_attachment(page->lines[i].text) ||
		    note_date(page, i))
			return;
}

bool
signature_signs(struct page *page, size_t i)
{
	struct text signer;

	return is_signer(page, i, &signer);
}

bool
signature_ends(struct page *page, size_t i)
{
	struct text raw, front, signer;

	return read_date(page, i, &raw, &front) == DATE_WRITTEN &&
	    front.length == 0 && line_above(page, &i) &&
	    is_signer(page, i, &signer);
}
