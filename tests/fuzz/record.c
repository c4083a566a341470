/*
 * What is written as fields is read back as the same fields; of any bytes,
 * every row that is returned has the header's width and no tab in a field.
 */
#include <assert.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "common/error.h"
#include "common/escape.h"
#include "common/record.h"

static char path[] = "/tmp/hanutils-fuzz-record-XXXXXX";
static FILE *file;

static void
write_file(struct text text)
{
	if (file == NULL) {
		file = fdopen(mkstemp(path), "w");
		assert(file != NULL);
		unlink(path);
		snprintf(path, sizeof(path), "/dev/fd/%d", fileno(file));
	}
	rewind(file);
	assert(ftruncate(fileno(file), 0) == 0);
	fwrite(text.bytes, 1, text.length, file);
	fflush(file);
}

/* Rows that are wrong say so, thousands of times. */
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

static size_t
count_rows(struct text expected)
{
	static struct input input;
	static struct record_input records;
	static struct buffer field;
	char *const paths[] = { path, NULL };
	size_t rows = 0;

	input_open(&input, paths, 0);
	if (!record_open(&records, &input))
		return 0;
	for (; record_next(&records); rows++)
		for (size_t i = 0; i < records.columns; i++) {
			struct text value = records.fields[i];

			assert(value.length == 0 ||
			    memchr(value.bytes, '\t', value.length) == NULL);
			value = escape_remove(value, &field);
			assert(expected.bytes == NULL ||
			    text_equal(value, expected));
		}
	return rows;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct text text = { (const char *)data, size };
	struct buffer row = { 0 };

	write_file(text);
	hush(true);
	count_rows((struct text){ NULL, 0 });
	hush(false);

	buffer_append(&row, TEXT("one\ttwo\n"));
	escape_append(&row, text);
	buffer_append_byte(&row, '\t');
	escape_append(&row, text);
	buffer_append_byte(&row, '\n');
	write_file(buffer_text(&row));
	if (!text_equal(text, TEXT("one")) && !text_equal(text, TEXT("two")))
		assert(count_rows(text) == 1);
	buffer_free(&row);
	return 0;
}
