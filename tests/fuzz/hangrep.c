/*
 * Folding gives the same with and without sources, which cover the text in
 * order; a glance at a line says what a look
 * at all of it says; a match lies in the line.
 */
#include <assert.h>

#include "cmd/hangrep/search.h"

static void
check_sources(struct folder *folder, struct text text)
{
	static struct buffer kept;
	size_t end = 0;

	buffer_clear(&kept);
	buffer_append(&kept, fold_text(folder, text));
	assert(text_equal(buffer_text(&kept), fold_with_sources(folder, text)));
	for (size_t i = 0; i < folder->source_count; i++) {
		assert(folder->sources[i].begin <= folder->sources[i].end);
		assert(folder->sources[i].end >= end);
		end = folder->sources[i].end;
		assert(end <= text.length);
	}
}

/* The lines of a document, by all that may save work and by none of it. */
static void
check_search(struct search *glancing, struct search *looking, struct text lines)
{
	struct text line, match;

	search_begin_document(glancing);
	search_begin_document(looking);
	while (text_split(&lines, '\n', &line)) {
		bool found = search_line(glancing, line);

		looking->patience = SIZE_MAX;
		assert(found == search_line(looking, line));
		search_begin(looking, line);
		while (search_next(looking, line, &match)) {
			assert(found);
			assert(match.bytes >= line.bytes &&
			    match.bytes + match.length <=
				line.bytes + line.length);
		}
	}
}

enum { FIXED = 7, PATTERNS = 14 };

static const char *const patterns[PATTERNS] = { "法治", "m2", "1", "(一)",
	"建设。", "é干", "法(a)", "[0-9]+件", "行政(复议|诉讼)?", "[一二三]、",
	"\\d+(\\.\\d+)?%", "法.{0,2}治", "[^法]治+", "a|㎡" };

static void
open_searches(struct search *glancing, struct search *looking)
{
	struct search_settings settings = { .fold = FOLD_ALL, .shows = true };

	for (size_t i = 0; i < PATTERNS; i++) {
		settings.fixed = i < FIXED;
		search_open(&glancing[i], settings, text_from(patterns[i]));
		search_open(&looking[i], settings, text_from(patterns[i]));
		assert(glancing[i].scans);
		assert(i > 0 || glancing[i].shows_torn);
		looking[i].scans = false;
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct search glancing[PATTERNS], looking[PATTERNS];
	struct text text = { (const char *)data, size };

	if (looking[0].regex == NULL)
		open_searches(glancing, looking);
	check_sources(&looking[0].folder, text);
	for (size_t i = 0; i < PATTERNS; i++)
		check_search(&glancing[i], &looking[i], text);
	return 0;
}
