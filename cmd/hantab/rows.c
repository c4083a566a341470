/* The rows of all files. */
#include <inttypes.h>
#include <string.h>

#include "cmd/hantab/columns.h"
#include "cmd/hantab/rows.h"
#include "common/buffer.h"
#include "common/error.h"
#include "common/memory.h"

static void
add_name(struct rows *rows, struct text name)
{
	size_t number;

	if (columns_has(name, rows->names, rows->count, &number))
		fatal("there is a column '%.*s' already", (int)name.length,
		    name.bytes);
	rows->names[rows->count++] = name;
}

/* Add the column of the join, under another name if there is one like it. */
static void
add_joined_name(struct rows *rows, struct text name)
{
	struct buffer other = { 0 };
	size_t number;

	if (columns_has(name, rows->names, rows->count, &number)) {
		buffer_append(&other, TEXT("join_"));
		buffer_append(&other, name);
		name = buffer_text(&other);
	}
	add_name(rows, name);
}

static void
name_columns(struct rows *rows)
{
	struct text rest = rows->records.header;

	rows->own = rows->records.columns;
	rows->names =
	    memory_new(rows->own + rows->join.count + 1, sizeof(*rows->names));
	while (text_split(&rest, '\t', &rows->names[rows->count]))
		rows->count++;
	for (size_t i = 0; i < rows->join.count; i++)
		add_joined_name(rows, rows->join.names[i]);
}

static void
open_join(struct rows *rows)
{
	int column = record_column(&rows->records, rows->key);

	if (column == RECORD_NO_COLUMN)
		fatal("--join: there is no column '%.*s'",
		    (int)rows->key.length, rows->key.bytes);
	rows->key_column = (size_t)column;
	join_load(&rows->join, rows->join_path, rows->key);
}

static void
open_selection(struct rows *rows)
{
	rows->selection =
	    memory_new(rows->condition_count, sizeof(*rows->selection));
	for (size_t i = 0; i < rows->condition_count; i++)
		condition_parse(&rows->selection[i],
		    text_from(rows->conditions[i]), rows->names, rows->count,
		    "--where");
}

/*
 * If the first condition is one that passes rows over quickly, and no row has
 * to be seen for another reason, let the reader do it.
 */
static void
want(struct rows *rows)
{
	const struct condition *first = rows->selection;

	if (rows->condition_count > 0 && rows->extended == NULL &&
	    first->comparison == IS && first->column_count == 1)
		record_want(
		    &rows->records, (int)first->columns[0], first->value);
}

bool
rows_open(struct rows *rows, struct input *input)
{
	if (!record_open(&rows->records, input))
		return false;
	if (rows->join_path != NULL)
		open_join(rows);
	name_columns(rows);
	if (rows->indicator_path != NULL) {
		indicators_load(&rows->indicators, rows->indicator_path,
		    rows->names, rows->count);
		add_name(rows, TEXT("indicator"));
	}
	if (rows->count > rows->own)
		rows->extended =
		    memory_new(rows->count, sizeof(*rows->extended));
	open_selection(rows);
	want(rows);
	return true;
}

void
rows_no_number(const struct rows *rows, struct text field)
{
	trouble_at(rows->records.file, rows->records.line_number,
	    "'%.*s' is no number; row left out", (int)field.length,
	    field.bytes);
}

static bool
keep_verdict(const struct rows *rows, enum verdict verdict, struct text wrong)
{
	if (verdict == NO_NUMBER)
		rows_no_number(rows, wrong);
	return verdict == HOLDS;
}

/* Add the columns of the join, and the indicator; false if it is left out. */
static bool
extend(struct rows *rows)
{
	struct text *added = rows->extended + rows->own;
	struct text *indicator = rows->extended + rows->count - 1;
	struct text wrong = { 0 };
	enum verdict verdict;

	memcpy(rows->extended, rows->fields, rows->own * sizeof(*added));
	rows->fields = rows->extended;
	if (rows->join_path != NULL)
		join_find(&rows->join, rows->fields[rows->key_column], added);
	if (rows->indicator_path == NULL)
		return true;
	verdict =
	    indicators_find(&rows->indicators, rows->fields, indicator, &wrong);
	return keep_verdict(rows, verdict, wrong) &&
	    (!rows->only || indicator->length > 0);
}

static bool
select_row(struct rows *rows)
{
	struct text wrong = { 0 };

	for (size_t i = 0; i < rows->condition_count; i++) {
		enum verdict verdict =
		    condition_holds(&rows->selection[i], rows->fields, &wrong);

		if (!keep_verdict(rows, verdict, wrong))
			return false;
	}
	return true;
}

bool
rows_next(struct rows *rows)
{
	while (record_next(&rows->records)) {
		rows->fields = rows->records.fields;
		if (rows->extended != NULL && !extend(rows))
			continue;
		if (select_row(rows))
			return true;
	}
	return false;
}

void
rows_close(struct rows *rows)
{
	if (rows->join.unmatched > 0)
		trouble("%s: has nothing for %" PRIu64 " rows", rows->join_path,
		    rows->join.unmatched);
}
