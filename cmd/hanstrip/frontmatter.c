/* The YAML block that a Markdown file may begin with. */
#include "cmd/hanstrip/frontmatter.h"
#include "cmd/hanstrip/date.h"
#include "common/lexicon.h"
#include "common/utf8.h"

LEXICON(frontmatter);

enum { LONGEST_BLOCK = 200 }; /* lines */

static bool
is_fence(struct text text)
{
	text = text_trim(text);
	return text_equal(text, TEXT("---")) || text_equal(text, TEXT("..."));
}

/* How many lines the block has with both its fences; 0: it is none. */
static size_t
count_lines(const struct page *page)
{
	size_t offset;

	if (page->count == 0 || page->lines[0].number > 1 ||
	    !text_equal(text_trim(page->lines[0].text), TEXT("---")))
		return 0;
	for (size_t i = 1; i < page->count && i < LONGEST_BLOCK; i++) {
		struct text text = text_trim(page->lines[i].text);

		if (is_fence(text))
			return i + 1;
		if (text.length > 0 && text.bytes[0] != '-' &&
		    text.bytes[0] != '#' &&
		    page->lines[i].text.bytes[0] != ' ' &&
		    !text_find(text, TEXT(":"), &offset))
			return 0;
	}
	return 0;
}

static struct text
without_quotes(struct text value)
{
	value = utf8_trim(value);
	if (value.length >= 2 &&
	    (value.bytes[0] == '"' || value.bytes[0] == '\'') &&
	    value.bytes[value.length - 1] == value.bytes[0])
		return text_take(text_skip(value, 1), value.length - 2);
	if (value.length >= 2 && value.bytes[0] == '[' &&
	    value.bytes[value.length - 1] == ']')
		return utf8_trim(
		    text_take(text_skip(value, 1), value.length - 2));
	return value;
}

static void
note(struct page *page, size_t i, struct text key, struct text raw)
{
	const struct lexicon lexicon = LEXICON_INIT(frontmatter);
	struct text name = key;

	raw = without_quotes(raw);
	lexicon_find(lexicon, key, &name);
	buffer_clear(&page->scratch);
	if (raw.length > FOLD_LONGEST || !text_ends_with(name, TEXT("-date")) ||
	    date_read(fold_line(&page->folded, raw), &page->scratch) ==
		DATE_NONE)
		buffer_append(&page->scratch, raw);
	if (text_equal(name, TEXT("title"))) {
		buffer_clear(&page->stated);
		fold_squeeze(&page->stated, raw);
	}
	notes_add(&page->notes, i, name, buffer_text(&page->scratch), raw);
}

/* Note the field of a line; a line of a list belongs to the key above. */
static void
note_line(struct page *page, size_t i, struct text *key)
{
	struct text text = text_trim(page->lines[i].text), rest = text;

	if (text_starts_with(text, TEXT("- "))) {
		if (key->length > 0)
			note(page, i, *key, text_skip(text, 2));
		return;
	}
	if (text.length == 0 || text.bytes[0] == '#' ||
	    page->lines[i].text.bytes[0] == ' ' || !text_split(&rest, ':', key))
		return;
	*key = utf8_trim(*key);
	if (key->length > 0 && rest.bytes != NULL && utf8_trim(rest).length > 0)
		note(page, i, *key, rest);
}

size_t
frontmatter_read(struct page *page)
{
	size_t count = count_lines(page);
	struct text key = TEXT("");

	for (size_t i = 0; i < count; i++) {
		enum line_class class = page_is_blank(page, i) ? CLASS_BLANK
		    : i == 0 || i + 1 == count                 ? CLASS_SEPARATOR
							       : CLASS_METADATA;

		page->verdicts[i] =
		    (struct verdict){ (unsigned char)class, PART_NONE, 0 };
		if (class == CLASS_METADATA)
			note_line(page, i, &key);
	}
	return count;
}
