/* Records out and in. */
#include <stdio.h>
#include <string.h>

#include "common/error.h"
#include "common/escape.h"
#include "common/memory.h"
#include "common/record.h"
#include "common/utf8.h"

enum { SLICE = 16 * 1024 };

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
	if (field.length > BUFFER_SHORT) {
		buffer_append(&output->row, field);
		return;
	}
	buffer_copy_short(
	    buffer_room(&output->row, field.length), field.bytes, field.length);
	output->row.length += field.length;
}

static void
check_row(struct record_output *output)
{
	if (output->is_valid || output->line == output->said_line ||
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

/* --- rows, out of blocks --- */

/* How much of text is whole rows. */
static size_t
rows_length(struct text text)
{
	size_t length = text.length;

	while (length > 0 && text.bytes[length - 1] != '\n')
		length--;
	return length;
}

/* A row that is not all there is read again with the next block, or kept. */
static void
keep_tail(struct record_input *records, struct text tail)
{
	if (tail.length == 0)
		return;
	if (tail.length <= INPUT_MOST_KEPT) {
		input_keep(records->input, tail.length);
		return;
	}
	buffer_clear(&records->long_row);
	buffer_append(&records->long_row, tail);
	records->long_state = BEGUN;
}

static void
take_rows(struct record_input *records, struct text text, bool complete)
{
	size_t length = complete ? text.length : rows_length(text);

	records->block = text_take(text, length);
	records->begin = 0;
	records->next_separator = records->next_newline = 0;
	separators_find(&records->separators, records->block);
	if (length > 0 && text.bytes[length - 1] != '\n')
		separators_add_newline(&records->separators, (uint32_t)length);
	keep_tail(records, text_skip(text, length));
}

/* Go on with the long row; what is behind it is left for later. */
static void
extend_long_row(struct record_input *records, struct text text, bool complete)
{
	const char *newline = memchr(text.bytes, '\n', text.length);
	size_t length =
	    newline == NULL ? text.length : (size_t)(newline - text.bytes);

	buffer_append(&records->long_row, text_take(text, length));
	if (newline != NULL || complete)
		records->long_state = READY;
	if (newline == NULL || length + 1 == text.length)
		return;
	records->rest = text_skip(text, length + 1);
	records->rest_complete = complete;
}

/*
 * Cut what fits into the first cache off the front of text, if that is not all
 * of it, and leave the rest for later: rows are looked at twice.
 */
static struct text
take_slice(struct record_input *records, struct text text, bool complete)
{
	size_t length = rows_length(text_take(text, SLICE));

	if (text.length <= SLICE || length == 0)
		return text;
	records->rest = text_skip(text, length);
	records->rest_complete = complete;
	return text_take(text, length);
}

/* Get more rows; false at the end of the file. */
static bool
more_rows(struct record_input *records)
{
	struct block block = { records->rest, records->rest_complete };

	if (block.text.bytes == NULL && !input_block(records->input, &block)) {
		if (records->long_state == BEGUN)
			records->long_state = READY;
		return records->long_state == READY;
	}
	records->rest = (struct text){ 0 };
	if (records->long_state == BEGUN)
		extend_long_row(records, block.text, block.complete);
	else
		take_rows(records,
		    take_slice(records, block.text, block.complete),
		    block.complete);
	return true;
}

static bool
has_row(struct record_input *records)
{
	while (records->long_state != READY &&
	    records->next_newline == records->separators.newline_count)
		if (!more_rows(records))
			return false;
	return true;
}

/* Count the separators of the row, which ends with the one at end. */
static size_t
count_fields(const struct record_input *records, size_t first, uint32_t end)
{
	size_t last = first;

	while (records->separators.all[last] != end)
		last++;
	return last - first + 1;
}

/* Step over the next row, which is no long one: it has count fields. */
static struct text
step_over(struct record_input *records, size_t count)
{
	size_t end = records->separators.newlines[records->next_newline++];
	struct text row =
	    text_skip(text_take(records->block, end), records->begin);

	records->next_separator += count;
	records->begin = end + 1;
	return row;
}

/* What is left of the file before is not wanted. */
static void
forget_rows(struct record_input *records)
{
	records->file = records->input->document;
	records->line_number = 0;
	records->separators.count = records->separators.newline_count = 0;
	records->next_separator = records->next_newline = 0;
	records->rest = (struct text){ 0 };
	records->long_state = NOT_LONG;
}

/* Take the next row without cutting it; false at the end of the file. */
static bool
next_line(struct record_input *records, struct text *row)
{
	if (!has_row(records))
		return false;
	records->line_number++;
	if (records->long_state == READY) {
		records->long_state = NOT_LONG;
		*row = buffer_text(&records->long_row);
	} else {
		*row = step_over(records,
		    count_fields(records, records->next_separator,
			records->separators.newlines[records->next_newline]));
	}
	*row = without_carriage_return(*row);
	return true;
}

/* Read the header of the file just begun; false if its rows are no use. */
static bool
begin_file(struct record_input *records)
{
	struct text header;

	forget_rows(records);
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
	records->wants = false;
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

/* Go on to the next file whose rows can be read. */
static bool
next_file(struct record_input *records)
{
	do
		if (!input_document(records->input))
			return false;
	while (!begin_file(records));
	return true;
}

/* Is the field not what record_want() asks for? */
static bool
is_unwanted(const struct record_input *records, const uint32_t *ends)
{
	int column = records->wanted_column;
	size_t begin = column == 0 ? records->begin : ends[column - 1] + 1;
	struct text field = { records->block.bytes + begin,
		ends[column] - begin };

	if ((size_t)column + 1 == records->row_columns)
		field = without_carriage_return(field);
	return !text_equal(field, records->wanted);
}

/*
 * Step over rows as long as they have the right width and are not wanted.
 * Nothing is looked at but the separators around the field.
 */
static void
skip_unwanted(struct record_input *records)
{
	const struct separators *found = &records->separators;
	size_t columns = records->row_columns;
	size_t first = records->next_separator;

	for (; records->next_newline < found->newline_count; first += columns) {
		uint32_t end = found->newlines[records->next_newline];

		if (first + columns > found->count ||
		    found->all[first + columns - 1] != end ||
		    !is_unwanted(records, found->all + first))
			break;
		records->begin = end + (size_t)1;
		records->next_newline++;
		records->line_number++;
	}
	records->next_separator = first;
}

/* Cut the next row at its separators; false if it has another width. */
static inline bool
cut_row(struct record_input *records)
{
	const uint32_t *ends =
	    records->separators.all + records->next_separator;
	size_t columns = records->row_columns;
	const char *bytes = records->block.bytes;
	size_t begin = records->begin;
	struct text *last = &records->row[columns - 1];

	if (records->next_separator + columns > records->separators.count ||
	    ends[columns - 1] !=
		records->separators.newlines[records->next_newline])
		return false;
	for (struct text *field = records->row; field <= last; field++) {
		*field = (struct text){ bytes + begin, *ends - begin };
		begin = *ends++ + (size_t)1;
	}
	*last = without_carriage_return(*last);
	return true;
}

/* Is the row just cut the header again? */
static inline bool
is_header(const struct record_input *records, struct text row)
{
	return row.length >= records->header.length &&
	    row.length <= records->header.length + 1 &&
	    text_equal(without_carriage_return(row), records->header);
}

/* Take a row the long way: it is a long one, or not of the right width. */
static bool
split_next(struct record_input *records)
{
	struct text row;
	size_t count;

	next_line(records, &row);
	if (is_header(records, row))
		return false;
	count = split_row(records, row);
	if (count == records->row_columns)
		return true;
	trouble_at(records->file, records->line_number,
	    "%zu fields where the header has %zu; row left out", count,
	    records->row_columns);
	return false;
}

/* Take the next row into row; false if it is none. */
static inline bool
take_row(struct record_input *records)
{
	struct text row;

	if (records->long_state == READY || !cut_row(records))
		return split_next(records);
	row.bytes = records->block.bytes + records->begin;
	row.length = records->separators.newlines[records->next_newline++] -
	    records->begin;
	records->begin += row.length + 1;
	records->next_separator += records->row_columns;
	records->line_number++;
	return !is_header(records, row);
}

void
record_want(struct record_input *records, int column, struct text value)
{
	records->wants = true;
	records->wanted_column = column;
	records->wanted = value;
}

static bool
row_is_wanted(const struct record_input *records)
{
	return !records->wants ||
	    text_equal(
		records->fields[records->wanted_column], records->wanted);
}

bool
record_next(struct record_input *records)
{
	while (records->columns > 0) {
		if (records->wants && !records->reordered &&
		    records->long_state != READY)
			skip_unwanted(records);
		if (records->next_newline ==
			records->separators.newline_count &&
		    !has_row(records)) {
			if (!next_file(records))
				return false;
			continue;
		}
		if (!take_row(records))
			continue;
		records->fields = records->row;
		if (records->reordered)
			reorder(records);
		if (row_is_wanted(records))
			return true;
	}
	return false;
}
