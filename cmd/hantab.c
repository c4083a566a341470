/* hantab -- select, group, pivot, join and show records */
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "cmd/hantab/columns.h"
#include "cmd/hantab/rows.h"
#include "cmd/hantab/show.h"
#include "cmd/hantab/table.h"
#include "common/buffer.h"
#include "common/error.h"
#include "common/input.h"
#include "common/memory.h"
#include "common/options.h"

enum {
	ONLY = OPTION_LONG,
	SORTED,
	SKIPPED,
	BOUNDS,
	MIXED_UNITS,
	PARTIAL,
	MERGE,
	BYTE_ORDER_MARK,
	PROGRESS,
	MOST_WIDTH = 1000000,
};

#define LACKS "add rows without a value, what sums lie between"
#define UNFINISHED "write groups unfinished, or finish such"

static const struct option_row rows_of_options[] = {
	{ 'w', "where", "CONDITION", "keep rows, as in kind=count, value>5" },
	{ 'f', "fields", "COLUMNS", "show these columns, in this order" },
	{ 'i', "indicators", "FILE", "add the column indicator by its rules" },
	{ ONLY, "only", NULL, "drop rows without an indicator" },
	{ 'j', "join", "FILE", "add the columns of this file" },
	{ 'k', "key", "COLUMN", "key of the join (doc)" },
	{ 'g', "group", "COLUMNS", "make one row of those equal here" },
	{ 'a', "aggregate", "LIST",
	    "count, sum:value, mean, median, list, ..." },
	{ 'r', "rows", "COLUMNS", "pivot: a row for each of these" },
	{ 'c', "columns", "COLUMN", "pivot: a column for each value of this" },
	{ 'v', "value", "COLUMN", "what is aggregated or pivoted (value)" },
	{ 's', "sort", NULL, "sort groups, by the numbers in them" },
	{ SORTED, "sorted", NULL, "hold one group at a time" },
	{ SKIPPED, "skipped", NULL, LACKS },
	{ BOUNDS, "bounds", NULL, LACKS },
	{ MIXED_UNITS, "mixed-units", NULL, "allow several units in a group" },
	{ PARTIAL, "partial", NULL, UNFINISHED },
	{ MERGE, "merge", NULL, UNFINISHED },
	{ 'o', "output", "tsv|table|csv|json|jsonl|markdown|html|bars",
	    "how to show it" },
	{ BYTE_ORDER_MARK, "bom", NULL, "begin csv with a byte order mark" },
	{ 'W', "width", "COLUMNS", "width of table and bars" },
	{ PROGRESS, "progress", NULL, "show how far it is" },
	{ 0 },
};

static const struct command command = {
	.name = "hantab",
	.purpose = "select, group, pivot, join and show records",
	.operands = "[file ...]",
	.options = rows_of_options,
};

/* What the options ask for. */
struct request {
	struct rows rows;
	struct table table;
	struct show show;
	struct text group, pivot_rows, aggregates;
	unsigned input_flags;
	bool has_format, has_width, sorted, merge;
};

/* --- options --- */

static void
take_format(struct request *request)
{
	if (!show_find_format(text_from(optarg), &request->show.format))
		options_usage_error("there is no format '%s'", optarg);
	request->has_format = true;
}

static void
take_condition(struct rows *rows)
{
	static size_t capacity;

	rows->conditions = memory_grow(rows->conditions, &capacity,
	    rows->condition_count + 1, sizeof(*rows->conditions));
	rows->conditions[rows->condition_count++] = optarg;
}

static void
take_row_option(struct request *request, int option)
{
	switch (option) {
	case 'w':
		take_condition(&request->rows);
		break;
	case 'i':
		request->rows.indicator_path = optarg;
		break;
	case ONLY:
		request->rows.only = true;
		break;
	case 'j':
		request->rows.join_path = optarg;
		break;
	case 'k':
		request->rows.key = text_from(optarg);
		break;
	}
}

static void
take_table_option(struct request *request, int option)
{
	struct plan *plan = &request->table.plan;

	switch (option) {
	case 'g':
		request->group = text_from(optarg);
		break;
	case 'a':
		request->aggregates = text_from(optarg);
		break;
	case 'r':
		request->pivot_rows = text_from(optarg);
		break;
	case 'c':
		request->table.heads = text_from(optarg);
		break;
	case 'v':
		plan->value = text_from(optarg);
		break;
	case 's':
		request->table.sort = true;
		break;
	case SORTED:
		request->sorted = true;
		break;
	case SKIPPED:
		plan->skipped = true;
		break;
	case BOUNDS:
		plan->bounds = true;
		break;
	case MIXED_UNITS:
		plan->mixed_units = true;
		break;
	case PARTIAL:
		plan->partial = true;
		break;
	case MERGE:
		request->merge = true;
		break;
	}
}

static void
take_show_option(struct request *request, int option)
{
	switch (option) {
	case 'o':
		take_format(request);
		break;
	case 'f':
		request->show.fields = text_from(optarg);
		break;
	case BYTE_ORDER_MARK:
		request->show.byte_order_mark = true;
		break;
	case 'W':
		request->show.width =
		    (size_t)options_number("--width", optarg, 1, MOST_WIDTH);
		request->has_width = true;
		break;
	case PROGRESS:
		request->input_flags |= INPUT_PROGRESS;
		break;
	}
}

static bool
makes_table(const struct request *request)
{
	return request->group.bytes != NULL ||
	    request->pivot_rows.bytes != NULL ||
	    request->aggregates.bytes != NULL;
}

/* Options that mean nothing without -g, -r or -a. */
static bool
has_table_option(const struct request *request)
{
	const struct plan *plan = &request->table.plan;

	return request->table.sort || request->sorted || plan->skipped ||
	    plan->bounds || plan->mixed_units || plan->partial ||
	    request->merge;
}

static void
check_options(const struct request *request)
{
	bool pivot = request->pivot_rows.bytes != NULL;
	bool group = request->group.bytes != NULL;

	if (pivot && group)
		options_usage_error("--group and --rows make different tables");
	if (pivot != (request->table.heads.bytes != NULL))
		options_usage_error("a pivot needs --rows and --columns");
	if (pivot &&
	    memchr(request->aggregates.bytes == NULL
		    ? ""
		    : request->aggregates.bytes,
		',', request->aggregates.length) != NULL)
		options_usage_error("a cell of a pivot has one aggregate");
	if (!makes_table(request) && has_table_option(request))
		options_usage_error(
		    "there is no --group, --rows or --aggregate");
	if (!group && request->sorted)
		options_usage_error("--sorted is for --group");
	if (!group && !pivot && request->table.sort)
		options_usage_error("--sort is for --group and --rows");
	if (request->rows.only && request->rows.indicator_path == NULL)
		options_usage_error("--only needs --indicators");
}

/* What follows from the options together. */
static void
settle(struct request *request)
{
	struct table *table = &request->table;
	struct winsize size;
	bool terminal = isatty(STDOUT_FILENO) != 0;

	if (!request->has_format)
		request->show.format = terminal ? SHOW_TABLE : SHOW_TSV;
	if (!request->has_width && terminal &&
	    ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0)
		request->show.width = size.ws_col;
	table->groups = request->pivot_rows.bytes != NULL ? request->pivot_rows
							  : request->group;
	table->plan.aggregates = request->aggregates;
	if (request->aggregates.bytes == NULL && request->group.bytes != NULL)
		table->plan.aggregates = TEXT("count");
	table->plan.sources = show_wants_sources(&request->show);
	if (table->heads.bytes != NULL &&
	    text_equal(table->heads, TEXT("indicator")))
		table->head_order = &request->rows.indicators.names;
}

static void
read_options(struct request *request, int argc, char *argv[])
{
	int option;

	while ((option = options_next(&command, argc, argv)) != -1) {
		take_row_option(request, option);
		take_table_option(request, option);
		take_show_option(request, option);
	}
	check_options(request);
	settle(request);
}

/* --- the work --- */

static bool
is_number_column(struct text name)
{
	static const struct text names[] = { TEXT_INIT("line"),
		TEXT_INIT("col"), TEXT_INIT("value"), TEXT_INIT("low"),
		TEXT_INIT("high") };
	size_t number;

	return columns_has(
	    name, names, sizeof(names) / sizeof(names[0]), &number);
}

static void
begin_rows(struct request *request)
{
	const struct rows *rows = &request->rows;
	struct grid_column *columns = memory_new(rows->count, sizeof(*columns));

	for (size_t i = 0; i < rows->count; i++) {
		columns[i].name = rows->names[i];
		columns[i].number = is_number_column(rows->names[i]);
	}
	show_begin(&request->show, columns, rows->count, 1, false);
	free(columns);
}

/* Where the numbers of rows were read, for formats that show it. */
struct sources {
	size_t doc, line, raw;
	bool known, has_raw;
	struct text *texts; /* by column */
	struct buffer text;
};

static void
find_sources(struct sources *sources, const struct rows *rows)
{
	size_t count = rows->count;

	sources->known =
	    columns_has(TEXT("doc"), rows->names, count, &sources->doc) &&
	    columns_has(TEXT("line"), rows->names, count, &sources->line);
	sources->has_raw =
	    columns_has(TEXT("raw"), rows->names, count, &sources->raw);
	sources->texts = memory_new(count, sizeof(*sources->texts));
}

static const struct text *
row_sources(struct sources *sources, const struct rows *rows)
{
	struct buffer *text = &sources->text;

	if (!sources->known)
		return NULL;
	buffer_clear(text);
	buffer_append(text, rows->fields[sources->doc]);
	buffer_append_byte(text, ':');
	buffer_append(text, rows->fields[sources->line]);
	if (sources->has_raw) {
		buffer_append_byte(text, ' ');
		buffer_append(text, rows->fields[sources->raw]);
	}
	for (size_t i = 0; i < rows->count; i++)
		sources->texts[i] = is_number_column(rows->names[i])
		    ? buffer_text(text)
		    : TEXT("");
	return sources->texts;
}

static void
show_rows(struct request *request)
{
	static struct sources sources;
	struct rows *rows = &request->rows;
	struct show *show = &request->show;

	begin_rows(request);
	if (show_wants_sources(show))
		find_sources(&sources, rows);
	while (rows_next(rows))
		show_row(show, rows->fields, row_sources(&sources, rows),
		    rows->records.file, rows->records.line_number);
	show_end(show);
}

static void
write_header(struct request *request)
{
	if (request->table.plan.partial)
		table_write_header(&request->table);
	else
		table_show_header(&request->table, &request->show);
}

static void
write_groups(struct request *request)
{
	if (request->table.plan.partial)
		table_write(&request->table);
	else
		table_show(&request->table, &request->show);
}

static void
finish_table(struct request *request)
{
	write_groups(request);
	if (!request->table.plan.partial)
		show_end(&request->show);
}

static void
make_table(struct request *request)
{
	struct rows *rows = &request->rows;
	struct table *table = &request->table;

	table_open(table, rows->names, rows->count);
	write_header(request);
	while (rows_next(rows)) {
		if (request->sorted && table_is_other_group(table, rows)) {
			write_groups(request);
			table_clear(table);
		}
		table_add(table, rows);
	}
	finish_table(request);
}

static void
merge_tables(struct request *request, struct input *input)
{
	struct record_input *records = &request->rows.records;

	if (request->rows.indicator_path != NULL)
		indicators_load(&request->rows.indicators,
		    request->rows.indicator_path, NULL, 0);
	if (!table_open_partial(&request->table, records, input))
		return;
	write_header(request);
	while (record_next(records))
		table_merge(&request->table, records);
	finish_table(request);
}

int
main(int argc, char *argv[])
{
	static struct request request;
	static struct input input;

	request.rows.key = TEXT("doc");
	request.table.plan.value = TEXT("value");
	read_options(&request, argc, argv);
	input_open(&input, argv + optind, request.input_flags | INPUT_NO_MARKS);
	if (request.merge) {
		merge_tables(&request, &input);
	} else if (rows_open(&request.rows, &input)) {
		if (makes_table(&request))
			make_table(&request);
		else
			show_rows(&request);
		rows_close(&request.rows);
	}
	return finish(EXIT_SUCCESS);
}
