/* A document whole, as its lines. */
#include "common/document.h"
#include "common/memory.h"

/* What the part would hold with line added, tables included. */
static bool
fits(const struct document *document, struct line line)
{
	size_t size = document->bytes.length + line.text.length +
	    (document->count + 1) * sizeof(line);

	return document->count == 0 || size <= DOCUMENT_WINDOW;
}

static void
add_line(struct document *document, struct line line)
{
	document->lines = memory_grow(document->lines, &document->capacity,
	    document->count + 1, sizeof(*document->lines));
	document->lines[document->count++] = line;
	buffer_append(&document->bytes, line.text);
}

/* Only now do the bytes stand still. */
static void
settle_lines(struct document *document)
{
	/* Lines without a byte point somewhere, too. */
	const char *bytes =
	    buffer_room(&document->bytes, 1) - document->bytes.length;

	for (size_t i = 0; i < document->count; i++) {
		document->lines[i].text.bytes = bytes;
		bytes += document->lines[i].text.length;
	}
}

static bool
next_line(struct input *input, struct line *line)
{
	input_skip_empty(input);
	return input_line(input, line);
}

bool
document_read(struct document *document, struct input *input)
{
	struct line line;

	if (document->ends)
		return document->ends = false;
	document->starts = !document->has_ahead;
	document->name = input->document;
	document->count = 0;
	buffer_clear(&document->bytes);
	input->longest_piece = DOCUMENT_WINDOW / 2;
	document->before = document->starts ? 0 : document->last;
	if (document->has_ahead)
		add_line(document, document->ahead);
	document->has_ahead = false;
	while (!document->has_ahead && next_line(input, &line))
		if (fits(document, line)) {
			add_line(document, line);
		} else {
			document->ahead = line;
			document->has_ahead = true;
		}
	document->ends = !document->has_ahead;
	document->last = document->ends
	    ? input->line_number
	    : document->ahead.number - document->ahead.starts;
	settle_lines(document);
	return true;
}
