/* Records out and in. */
#include <stdio.h>
#include <string.h>

#include "common/error.h"
#include "common/escape.h"
#include "common/memory.h"
#include "common/record.h"
#include "common/utf8.h"

void
record_header(struct record_output *output, struct text names)
{
	output->columns = 1;
	for (size_t i = 0; i < names.length; i++)
		output->columns += names.bytes[i] == '\t';
	output_write(names);
	output_write(TEXT("\n"));
}

static void
begin_field(struct record_output *output)
{
	if (output->fields++ > 0)
		buffer_append_byte(&output->row, '\t');
}

void
record_place(struct record_output *output, struct text document, size_t line)
{
	output->document = document;
	output->line = line;
	record_escaped(output, document);
	record_number(output, line);
}

void
record_field(struct record_output *output, struct text field)
{
	begin_field(output);
	escape_append(&output->row, field);
}

void
record_number(struct record_output *output, uint64_t number)
{
	begin_field(output);
	buffer_append_number(&output->row, number);
}

void
record_escaped(struct record_output *output, struct text field)
{
	begin_field(output);
	buffer_append(&output->row, field);
}

static void
check_row(struct record_output *output)
{
	if (output->line == output->said_line ||
	    utf8_is_valid(buffer_text(&output->row)))
		return;
	trouble_at(output->document, output->line, "invalid UTF-8, kept");
	output->said_line = output->line;
}

void
record_end(struct record_output *output)
{
	if (output->fields != output->columns)
		fatal("a row has %zu fields, its header %zu", output->fields,
		    output->columns);
	check_row(output);
	buffer_append_byte(&output->row, '\n');
	output_write(buffer_text(&output->row));
	buffer_clear(&output->row);
	output->fields = 0;
}

/* A CR before the LF is no part of a record: inside a field it is \r. */
static struct text
without_carriage_return(struct text row)
{
	if (row.length > 0 && row.bytes[row.length - 1] == '\r')
		row.length--;
	return row;
}

/* Cut the row at its tabs; returns how many fields it has. */
static size_t
split_row(struct record_input *records, struct text row)
{
	const char *start = row.bytes;
	const char *end = row.bytes + row.length;
	size_t count = 0;

	for (;;) {
		const char *tab =
		    start == end ? NULL : memchr(start, '\t', end - start);

		if (count == records->capacity)
			records->row =
			    memory_grow(records->row, &records->capacity,
				count + 1, sizeof(*records->row));
		records->row[count++] = (struct text){ start,
			(size_t)((tab == NULL ? end : tab) - start) };
		if (tab == NULL)
			return count;
		start = tab + 1;
	}
}

static bool
find_column(struct text header, struct text name, size_t *number)
{
	struct text column;

	for (*number = 0; text_split(&header, '\t', &column); ++*number)
		if (text_equal(column, name))
			return true;
	return false;
}

int
record_column(const struct record_input *records, struct text name)
{
	size_t number;

	if (records->columns == 0 ||
	    !find_column(records->header, name, &number))
		return RECORD_NO_COLUMN;
	return (int)number;
}

/* Where this file, whose header is other, has each of the columns. */
static bool
find_order(struct record_input *records, struct text other)
{
	struct text rest = records->header, name;

	for (size_t i = 0; text_split(&rest, '\t', &name); i++)
		if (!find_column(other, name, &records->order[i])) {
			trouble_at(records->file, 1,
			    "no column '%.*s', which the first file has; "
			    "file left out",
			    (int)name.length, name.bytes);
			return false;
		}
	records->row_columns = split_row(records, other);
	return true;
}

static bool
next_line(struct record_input *records, struct text *row)
{
	struct line line;

	if (!input_line(records->input, &line))
		return false;
	records->line_number = records->input->line_number;
	*row = without_carriage_return(line.text);
	return true;
}

/* Read the header of the file just begun; false if its rows are no use. */
static bool
begin_file(struct record_input *records)
{
	struct text header;

	records->file = records->input->document;
	if (!next_line(records, &header))
		return false;
	if (text_starts_with(header, TEXT("\xEF\xBB\xBF")))
		header = text_skip(header, 3);
	records->reordered = false;
	if (records->columns == 0) {
		buffer_append(&records->header_bytes, header);
		records->header = buffer_text(&records->header_bytes);
		records->columns = records->row_columns =
		    split_row(records, header);
		records->order =
		    memory_grow(records->order, &records->order_capacity,
			records->columns, sizeof(*records->order));
		records->sorted =
		    memory_grow(records->sorted, &records->sorted_capacity,
			records->columns, sizeof(*records->sorted));
		return true;
	}
	records->row_columns = records->columns;
	if (text_equal(header, records->header))
		return true;
	records->reordered = true;
	return find_order(records, header);
}

bool
record_open(struct record_input *records, struct input *input)
{
	records->input = input;
	records->columns = 0;
	buffer_clear(&records->header_bytes);
	input->flags |= INPUT_NO_MARKS;
	if (!input->document_open && !input_document(input))
		return false;
	while (!begin_file(records))
		if (!input_document(input))
			return false;
	return true;
}

static void
reorder(struct record_input *records)
{
	for (size_t i = 0; i < records->columns; i++)
		records->sorted[i] = records->row[records->order[i]];
	records->fields = records->sorted;
}

bool
record_next(struct record_input *records)
{
	struct text row;

	for (;;) {
		size_t count;

		if (records->columns == 0)
			return false;
		if (!next_line(records, &row)) {
			do
				if (!input_document(records->input))
					return false;
			while (!begin_file(records));
			continue;
		}
		if (text_equal(row, records->header))
			continue;
		count = split_row(records, row);
		if (count == records->row_columns)
			break;
		trouble_at(records->file, records->line_number,
		    "%zu fields where the header has %zu; row left out", count,
		    records->row_columns);
	}
	records->fields = records->row;
	if (records->reordered)
		reorder(records);
	return true;
}
