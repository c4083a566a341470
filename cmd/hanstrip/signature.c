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

/* The first byte of a digit, ?, (, blank or Han character. */
static bool
may_be_date(struct text text)
{
	size_t offset;

	return text.length <= LONGEST_DATE &&
	    (text_find(text, TEXT("月"), &offset) ||
		text_find(text, TEXT("-"), &offset));
}

/* The date line number i is, to page->scratch; what is written, to *raw. */
static bool
is_date(struct page *page, size_t i, struct text *raw)
{
	struct text text = page->lines[i].text;

	if (page->verdicts[i].class != CLASS_BODY || !may_be_date(text))
		return false;
	*raw = without_damage(text);
	buffer_clear(&page->scratch);
	return date_read(fold_line(&page->folded, *raw), &page->scratch) !=
	    DATE_NONE;
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

static size_t
note_signers(struct page *page, size_t date)
{
	struct text signer;
	size_t count = 0, i = date;

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

/* Note the date line number i is, and who stands above; false if it isn't. */
static bool
note_date(struct page *page, size_t i)
{
	struct text raw;
	static struct buffer iso;

	if (page->lines[i].text.length > LONGEST_DATE ||
	    !is_date(page, i, &raw))
		return false;
	buffer_clear(&iso);
	buffer_append(&iso, buffer_text(&page->scratch));
	if (note_signers(page, i) == 0 && i >= page->body &&
	    !is_among_last(page, i))
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
