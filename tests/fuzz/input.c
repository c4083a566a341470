/*
 * Lines put together are the document, and so are pieces of lines, with or
 * without some of them given back, and blocks; all ways see the same
 * documents.
 */
#include <assert.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "common/buffer.h"
#include "common/error.h"
#include "common/input.h"
#include "common/utf8.h"

enum way { BY_LINES, BY_PIECES, BY_BLOCKS, WAYS };

static void
add_lines(struct input *input, size_t keep, struct buffer *seen)
{
	struct line line;
	size_t numbered = 0, column = 1;

	while (input_line(input, &line)) {
		size_t kept = line.ends || keep >= line.text.length ? 0 : keep;

		numbered += line.starts;
		if (line.starts)
			column = 1;
		assert(input->line_number == numbered);
		assert(line.column == column);
		assert(line.ends || !line.newline);
		/* Cut between characters, as who gives back is to do. */
		kept = line.text.length -
		    utf8_whole_length(
			text_take(line.text, line.text.length - kept));
		if (line.ends || kept == line.text.length)
			kept = 0;
		line.text.length -= kept;
		column += utf8_count(line.text);
		if (kept > 0)
			input_keep(input, kept);
		buffer_append(seen, line.text);
		if (line.newline)
			buffer_append_byte(seen, '\n');
	}
}

static void
add_blocks(struct input *input, size_t keep, struct buffer *seen)
{
	struct block block;

	while (input_block(input, &block)) {
		size_t kept =
		    block.complete || keep >= block.text.length ? 0 : keep;

		assert(block.text.length > 0);
		block.text.length -= kept;
		if (kept > 0)
			input_keep(input, kept);
		buffer_append(seen, block.text);
	}
}

static void
read_all(enum way way, size_t keep, char *path, struct buffer *seen)
{
	static struct input input;
	char *const paths[] = { path, NULL };

	buffer_clear(seen);
	input_open(&input, paths, 0);
	input.longest_piece = way == BY_PIECES ? keep + UTF8_LONGEST : 0;
	while (input_document(&input)) {
		buffer_append(seen, TEXT("\n\x1C"));
		buffer_append(seen, input.document);
		buffer_append(seen, TEXT("\n"));
		if (way == BY_BLOCKS)
			add_blocks(&input, keep, seen);
		else
			add_lines(&input, way == BY_PIECES ? keep : 0, seen);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct buffer seen[WAYS];
	static char path[] = "/tmp/hanutils-fuzz-input-XXXXXX";
	static FILE *file;

	if (file == NULL) {
		file = fdopen(mkstemp(path), "w");
		assert(file != NULL);
		unlink(path);
		snprintf(path, sizeof(path), "/dev/fd/%d", fileno(file));
	}
	if (size == 0)
		return 0;
	rewind(file);
	assert(ftruncate(fileno(file), 0) == 0);
	fwrite(data + 1, 1, size - 1, file);
	fflush(file);
	for (int way = 0; way < WAYS; way++)
		read_all(way, data[0] % 16, path, &seen[way]);
	for (int way = 1; way < WAYS; way++)
		assert(
		    text_equal(buffer_text(&seen[0]), buffer_text(&seen[way])));
	return 0;
}
