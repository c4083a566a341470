/*
 * The markers and texts of a line's rows, put together, are the line without
 * the blanks at its ends; its rows stand where they say.
 */
#include <assert.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cmd/hansect/rows.h"
#include "common/error.h"
#include "common/escape.h"
#include "common/utf8.h"

enum { LINE = 1, COLUMN, PATH, FORM, MARKER, TITLE, TEXT_FIELD, FIELDS };

/* A file without a name; its path is written to path. */
static int
make_file(char path[], size_t size)
{
	int descriptor;

	snprintf(path, size, "/tmp/hanutils-fuzz-hansect-XXXXXX");
	descriptor = mkstemp(path);
	assert(descriptor >= 0 && unlink(path) == 0);
	snprintf(path, size, "/dev/fd/%d", descriptor);
	return descriptor;
}

static void
empty_file(int descriptor)
{
	assert(ftruncate(descriptor, 0) == 0);
	assert(lseek(descriptor, 0, SEEK_SET) == 0);
}

/* Rows with invalid UTF-8 say so, thousands of times. */
static void
hush(bool hushed)
{
	static int loud = -1, quiet = -1;

	if (loud < 0) {
		loud = dup(STDERR_FILENO);
		quiet = open("/dev/null", O_WRONLY);
	}
	assert(dup2(hushed ? quiet : loud, STDERR_FILENO) >= 0);
}

/* What is written to standard output for a part. */
static struct text
catch_output(const struct document *part, const struct sections *sections)
{
	static struct rows rows;
	static struct buffer caught;
	static int file = -1;
	char path[64];
	off_t length;
	int terminal = dup(STDOUT_FILENO);

	if (file < 0)
		file = make_file(path, sizeof(path));
	empty_file(file);
	rows.output.columns = FIELDS;
	assert(dup2(file, STDOUT_FILENO) >= 0);
	hush(true);
	rows_write(&rows, part, sections);
	output_flush();
	hush(false);
	assert(dup2(terminal, STDOUT_FILENO) >= 0);
	close(terminal);
	length = lseek(file, 0, SEEK_END);
	buffer_clear(&caught);
	assert(pread(file, buffer_room(&caught, (size_t)length + 1),
		   (size_t)length, 0) == length);
	caught.length = (size_t)length;
	return buffer_text(&caught);
}

/* Take the rows of a line off; each begins where the ones before it end. */
static void
check_line(struct text *output, struct text line, size_t number)
{
	static struct buffer joined, marker, text;
	struct text trimmed = utf8_trim(line);
	size_t start =
	    utf8_count(text_take(line, (size_t)(trimmed.bytes - line.bytes)));

	buffer_clear(&joined);
	while (joined.length < trimmed.length) {
		struct text row, fields[FIELDS];

		assert(text_split(output, '\n', &row) && output->bytes != NULL);
		for (int i = 0; i < FIELDS; i++)
			assert(text_split(&row, '\t', &fields[i]));
		assert(row.bytes == NULL);
		assert(strtoul(fields[LINE].bytes, NULL, 10) == number);
		assert(strtoul(fields[COLUMN].bytes, NULL, 10) ==
		    start + utf8_count(buffer_text(&joined)) + 1);
		buffer_append(&joined, escape_remove(fields[MARKER], &marker));
		buffer_append(
		    &joined, escape_remove(fields[TEXT_FIELD], &text));
	}
	assert(text_equal(buffer_text(&joined), trimmed));
}

static void
check_part(const struct document *part)
{
	static struct sections sections;
	struct text output;

	sections_find(&sections, part->lines, part->count, part->starts);
	output = catch_output(part, &sections);
	for (size_t i = 0; i < part->count; i++)
		check_line(&output, part->lines[i].text, part->lines[i].number);
	assert(output.length == 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct input input;
	static struct document part;
	static char path[64];
	static int file = -1;
	char *const paths[] = { path, NULL };

	if (file < 0)
		file = make_file(path, sizeof(path));
	empty_file(file);
	assert(write(file, data, size) == (ssize_t)size);
	input_open(&input, paths, 0);
	while (input_document(&input))
		while (document_read(&part, &input))
			check_part(&part);
	return 0;
}
