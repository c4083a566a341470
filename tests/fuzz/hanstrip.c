/*
 * Whatever the page: blank lines are blank, and no others; what is noted
 * stands in its line, and no key and value are noted twice; dates are of ISO
 * 8601.
 */
#include <assert.h>

#include "cmd/hanstrip/date.h"
#include "cmd/hanstrip/page.h"
#include "common/utf8.h"

enum { MOST_LINES = 512 };

static size_t
split_lines(struct text text, struct line lines[MOST_LINES])
{
	size_t count = 0;
	struct text part;

	for (size_t number = 1;
	     count < MOST_LINES && text_split(&text, '\n', &part); number++)
		if (part.length > 0)
			lines[count++] = (struct line){ .text = part,
				.starts = true,
				.ends = true,
				.newline = true,
				.column = 1,
				.number = number };
	return count;
}

static void
check_classes(const struct page *page)
{
	for (size_t i = 0; i < page->count; i++) {
		bool blank = utf8_trim(page->lines[i].text).length == 0;

		assert(page->verdicts[i].class < CLASS_COUNT);
		assert((page->verdicts[i].class == CLASS_BLANK) == blank);
	}
}

static void
check_notes(const struct notes *notes, size_t count)
{
	for (size_t i = 0; i < notes->count; i++) {
		const struct note *one = &notes->list[i];

		assert(one->line < count);
		assert(note_key(notes, one).length > 0);
		for (size_t j = 0; j < i; j++)
			assert(!text_equal(note_key(notes, one),
				   note_key(notes, &notes->list[j])) ||
			    !text_equal(note_value(notes, one),
				note_value(notes, &notes->list[j])));
	}
}

/* A date written out is the date. */
static void
check_date(struct text text)
{
	static struct buffer iso, again;

	buffer_clear(&iso);
	buffer_clear(&again);
	if (date_read(text, &iso) == DATE_NONE) {
		assert(iso.length == 0);
		return;
	}
	assert(iso.length >= 7 && iso.bytes[4] == '-');
	if (iso.length >= 10) {
		assert(date_read(buffer_text(&iso), &again) != DATE_NONE);
		assert(text_equal(buffer_text(&iso), buffer_text(&again)));
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct rules rules;
	static struct page page = { .rules = &rules, .takes_notes = true };
	static struct line lines[MOST_LINES];
	struct text text = { (const char *)data, size };
	size_t count;

	if (rules.count == 0)
		rules_finish(&rules);
	if (size == 0)
		return 0;
	check_date(text_skip(text, 1));
	count = split_lines(text_skip(text, 1), lines);
	page_read(&page, lines, count, data[0] & 1, data[0] & 2);
	check_classes(&page);
	check_notes(&page.notes, count);
	return 0;
}
