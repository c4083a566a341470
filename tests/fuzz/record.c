/*
 * What is written as fields is read back as the same fields; of any bytes,
 * every row that is returned has the header's width and no tab in a field, and
 * those that are wanted are those that would be returned.
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

/*
 * The sum of the line numbers of the rows that have value in the first or
 * last column: those that are passed over, or those that are returned.
 */
static size_t
sum_lines(struct text value, bool last, bool want)
{
	static struct input input;
	static struct record_input records;
	char *const paths[] = { path, path, NULL };
	size_t sum = 0, column;

	input_open(&input, paths, 0);
	if (!record_open(&records, &input))
		return 0;
	column = last ? records.columns - 1 : 0;
	if (want)
		record_want(&records, (int)column, value);
	while (record_next(&records)) {
		bool same = text_equal(records.fields[column], value);

		assert(same || !want);
		sum += same ? records.line_number : 0;
	}
	return sum;
}

/* Wanting rows gives those that looking at all of them gives. */
static void
check_wanted(struct text value)
{
	for (int last = 0; last < 2; last++)
		assert(sum_lines(value, last != 0, false) ==
		    sum_lines(value, last != 0, true));
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
	check_wanted(TEXT("a"));
	check_wanted(TEXT(""));
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
