/*
 * A line stays a line; what was repaired needs no repair; and each place of it
 * stands somewhere in the line, in order.  With every rule, and with those
 * that are on by themselves.
 */
#include <assert.h>
#include <stdlib.h>

#include "common/buffer.h"
#include "common/repair.h"

enum { LONGEST = 1024 };

static void
check_places(const struct repair *repair, struct text line, struct text made)
{
	size_t last = 0, last_end = 0;

	for (size_t i = 0; i <= made.length; i++) {
		size_t begin = repair_line_begin(repair, i);
		size_t end = repair_line_end(repair, i);

		assert(begin >= last && begin <= line.length);
		assert(end >= last_end && end <= line.length);
		last = begin;
		last_end = end;
	}
	for (size_t i = 0; i < repair->edit_count; i++) {
		assert(repair->edits[i].begin <= repair->edits[i].end);
		assert(repair->edits[i].end <= line.length);
		assert(i == 0 ||
		    repair->edits[i - 1].begin <= repair->edits[i].begin);
	}
}

/* What hanfix(1) does with a document, line by line. */
static void
repair_all(struct repair *repair, struct text document, struct buffer *made)
{
	struct text line;

	buffer_clear(made);
	repair_begin(repair);
	while (document.length > 0 && text_split(&document, '\n', &line)) {
		struct text repaired = line;

		if (repair_sound_length(repair, line) < line.length) {
			repaired = repair_line(repair, line);
			if (repaired.bytes != line.bytes)
				check_places(repair, line, repaired);
		}
		assert(repaired.length == 0 ||
		    memchr(repaired.bytes, '\n', repaired.length) == NULL);
		buffer_append(made, repaired);
		buffer_append_byte(made, '\n');
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct repair repairs[2];
	static struct buffer once, twice;

	/* Short texts show as much, and more of them. */
	if (size > LONGEST)
		return 0;
	for (int i = 0; i < 2; i++) {
		struct repair *repair = &repairs[i];

		repair->keeps_edits = true;
		repair_open(repair,
		    i == 0 ? repair_default_rules() : (1U << REPAIR_RULES) - 1);
		repair_all(
		    repair, (struct text){ (const char *)data, size }, &once);
		repair_all(repair, buffer_text(&once), &twice);
		assert(text_equal(buffer_text(&once), buffer_text(&twice)));
	}
	return 0;
}
