/*
 * Rows that are cut into contiguous parts, aggregated apart and merged in
 * order give the bytes that all of them give at once: for every aggregate, as
 * groups and as pivots, in several formats.
 *
 * The first bytes choose what is done and where it is cut, the others make
 * rows: of few keys, and of values of which many are odd.
 */
#include <assert.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cmd/hantab/show.h"
#include "cmd/hantab/table.h"
#include "common/error.h"
#include "common/escape.h"
#include "common/input.h"

enum {
	COLUMNS = 9,
	MOST_ROWS = 64,
	MOST_PARTS = 4,
	KEYS = 3,
	HEADS = 4,
	UNITS = 3,
};

static const struct text names[COLUMNS] = { TEXT_INIT("doc"), TEXT_INIT("line"),
	TEXT_INIT("raw"), TEXT_INIT("key"), TEXT_INIT("value"),
	TEXT_INIT("low"), TEXT_INIT("high"), TEXT_INIT("bound"),
	TEXT_INIT("unit") };

static const struct text values[] = { TEXT_INIT(""), TEXT_INIT("1"),
	TEXT_INIT("1.0"), TEXT_INIT("-3"), TEXT_INIT("0.1"), TEXT_INIT("x"),
	TEXT_INIT("999999999999999999"), TEXT_INIT("-999999999999999999"),
	TEXT_INIT("123456789012345678901234567890.5"), TEXT_INIT("2.75"),
	TEXT_INIT("0.000000000000000000000001"), TEXT_INIT("-0"),
	TEXT_INIT("12345678"), TEXT_INIT("1234.567"), TEXT_INIT("a|b") };
static const struct text bounds[] = { TEXT_INIT(""), TEXT_INIT("+"),
	TEXT_INIT("-"), TEXT_INIT("~") };
static const struct text several[] = { TEXT_INIT("count"), TEXT_INIT("sum"),
	TEXT_INIT("mean,count"), TEXT_INIT("min,max"), TEXT_INIT("median"),
	TEXT_INIT("first,last,first:low"), TEXT_INIT("distinct,distinct:high"),
	TEXT_INIT("list,sum"), TEXT_INIT("count:value,list:low,sum:high") };
static const struct text single[] = { TEXT_INIT(""), TEXT_INIT("count"),
	TEXT_INIT("sum"), TEXT_INIT("mean"), TEXT_INIT("min"), TEXT_INIT("max"),
	TEXT_INIT("median"), TEXT_INIT("first"), TEXT_INIT("last"),
	TEXT_INIT("distinct"), TEXT_INIT("list") };
static const enum show_format formats[] = { SHOW_TSV, SHOW_HTML, SHOW_JSON,
	SHOW_TABLE };

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static char parts_path[] = "/tmp/hanutils-fuzz-hantab-XXXXXX";
static char output_path[] = "/tmp/hanutils-fuzz-hantab-XXXXXX";
static int parts_file, output_file, loud, quiet;

/* --- the bytes that choose --- */

struct choices {
	const uint8_t *data;
	size_t size;
};

static size_t
choose(struct choices *choices, size_t count)
{
	size_t choice;

	if (choices->size == 0)
		return 0;
	choice = *choices->data % count;
	choices->data++;
	choices->size--;
	return choice;
}

struct job {
	bool pivot, sort, skipped, bounds, mixed;
	struct text aggregates;
	enum show_format format;
	size_t rows, cuts[MOST_PARTS - 1];
	struct text fields[MOST_ROWS][COLUMNS];
	struct store store;
};

static struct text
choose_key(struct job *job, struct choices *choices, char first, size_t count)
{
	size_t choice = choose(choices, count);
	char letter = (char)(first + (int)choice);

	if (choice == count - 1)
		return TEXT("");
	return store_text(&job->store, (struct text){ &letter, 1 });
}

/* One of the values, or some bytes as they are. */
static struct text
choose_value(struct job *job, struct choices *choices)
{
	size_t choice = choose(choices, COUNT(values) + 1);
	struct buffer escaped = { 0 };
	struct text value;

	if (choice < COUNT(values))
		return values[choice];
	value = (struct text){ (const char *)choices->data,
		choices->size < 3 ? choices->size : 3 };
	choices->data += value.length;
	choices->size -= value.length;
	escape_append(&escaped, value);
	value = store_text(&job->store, buffer_text(&escaped));
	buffer_free(&escaped);
	return value;
}

static void
choose_row(struct job *job, struct choices *choices)
{
	struct text *row = job->fields[job->rows];
	char line[20];
	int length = snprintf(line, sizeof(line), "%zu", ++job->rows);

	row[0] = choose_key(job, choices, 'A', KEYS);
	row[1] = store_text(&job->store, (struct text){ line, (size_t)length });
	row[2] = TEXT("raw");
	row[3] = choose_key(job, choices, 'x', HEADS);
	for (size_t i = 4; i < 7; i++)
		row[i] = choose_value(job, choices);
	row[7] = bounds[choose(choices, COUNT(bounds))];
	row[8] = choose_key(job, choices, 'u', UNITS);
}

static void
choose_job(struct job *job, struct choices *choices)
{
	size_t flags = choose(choices, 32);

	job->pivot = (flags & 1) != 0;
	job->sort = (flags & 2) != 0;
	job->skipped = (flags & 4) != 0;
	job->mixed = (flags & 8) != 0;
	job->aggregates = job->pivot ? single[choose(choices, COUNT(single))]
				     : several[choose(choices, COUNT(several))];
	job->bounds =
	    (flags & 16) != 0 && text_ends_with(job->aggregates, TEXT("sum"));
	job->format = formats[choose(choices, COUNT(formats))];
	for (size_t i = 0; i < COUNT(job->cuts); i++)
		job->cuts[i] = choose(choices, MOST_ROWS);
	while (choices->size > 0 && job->rows < MOST_ROWS)
		choose_row(job, choices);
}

/* --- the work --- */

static void
prepare(struct table *table, struct show *show, const struct job *job)
{
	*table = (struct table){ .groups =
				     job->pivot ? TEXT("doc") : TEXT("doc,key"),
		.sort = job->sort };
	if (job->pivot)
		table->heads = TEXT("key");
	table->plan.aggregates = job->aggregates;
	table->plan.value = TEXT("value");
	table->plan.skipped = job->skipped;
	table->plan.bounds = job->bounds;
	table->plan.mixed_units = job->mixed;
	table->plan.sources = job->format == SHOW_HTML;
	*show = (struct show){ .format = job->format };
}

static void
add_rows(struct table *table, struct job *job, size_t begin, size_t end)
{
	static struct rows rows;

	rows.records.file = TEXT("file");
	for (size_t i = begin; i < end; i++) {
		rows.fields = job->fields[i];
		rows.records.line_number = i + 2;
		table_add(table, &rows);
	}
}

static void
finish_show(struct table *table, struct show *show)
{
	table_show_header(table, show);
	table_show(table, show);
	show_end(show);
	table_free(table);
	show_free(show);
}

static void
show_at_once(struct job *job)
{
	struct table table;
	struct show show;

	prepare(&table, &show, job);
	table_open(&table, names, COLUMNS);
	add_rows(&table, job, 0, job->rows);
	finish_show(&table, &show);
}

static void
write_part(struct job *job, size_t begin, size_t end)
{
	struct table table;
	struct show show;

	prepare(&table, &show, job);
	table.plan.partial = true;
	table_open(&table, names, COLUMNS);
	add_rows(&table, job, begin, end);
	table_write_header(&table);
	table_write(&table);
	table_free(&table);
	show_free(&show);
}

static void
write_parts(struct job *job)
{
	size_t begin = 0;

	for (size_t i = 0; i <= COUNT(job->cuts); i++) {
		size_t end = i < COUNT(job->cuts) ? job->cuts[i] : job->rows;

		if (end < begin || end > job->rows)
			continue;
		write_part(job, begin, end);
		begin = end;
	}
}

static void
merge_parts(struct job *job)
{
	static struct input input;
	static struct record_input records;
	char *const paths[] = { parts_path, NULL };
	struct table table;
	struct show show;

	prepare(&table, &show, job);
	input_open(&input, paths, INPUT_NO_MARKS);
	assert(table_open_partial(&table, &records, &input));
	while (record_next(&records))
		table_merge(&table, &records);
	finish_show(&table, &show);
}

/* --- files --- */

static int
new_file(char *path)
{
	int file = mkstemp(path);

	assert(file >= 0);
	unlink(path);
	sprintf(path, "/dev/fd/%d", file);
	return file;
}

static void
send_output_to(int file)
{
	output_flush();
	assert(ftruncate(file, 0) == 0 && lseek(file, 0, SEEK_SET) == 0);
	assert(dup2(file, STDOUT_FILENO) >= 0);
}

static struct text
read_output(char *room, size_t size)
{
	ssize_t length;

	output_flush();
	length = pread(output_file, room, size, 0);
	assert(length >= 0 && (size_t)length < size);
	return (struct text){ room, (size_t)length };
}

static void
begin_once(void)
{
	if (loud > 0)
		return;
	loud = dup(STDERR_FILENO);
	quiet = open("/dev/null", O_WRONLY);
	parts_file = new_file(parts_path);
	output_file = new_file(output_path);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static char one_room[1 << 20], other_room[1 << 20];
	static struct job job;
	struct choices choices = { data, size };
	struct text one, other;

	begin_once();
	job = (struct job){ 0 };
	choose_job(&job, &choices);
	dup2(quiet, STDERR_FILENO);
	send_output_to(output_file);
	show_at_once(&job);
	one = read_output(one_room, sizeof(one_room));
	send_output_to(parts_file);
	write_parts(&job);
	send_output_to(output_file);
	merge_parts(&job);
	other = read_output(other_room, sizeof(other_room));
	dup2(loud, STDERR_FILENO);
	assert(text_equal(one, other));
	store_clear(&job.store);
	return 0;
}
