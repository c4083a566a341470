/* The formats that write row by row, and the grid for those that do not. */
#include <stdlib.h>

#include "cmd/hantab/bars.h"
#include "cmd/hantab/columns.h"
#include "cmd/hantab/html.h"
#include "cmd/hantab/layout.h"
#include "cmd/hantab/markdown.h"
#include "cmd/hantab/show.h"
#include "common/error.h"
#include "common/escape.h"
#include "common/memory.h"
#include "common/utf8.h"

static const struct text format_names[SHOW_FORMAT_COUNT] = {
	[SHOW_TSV] = TEXT_INIT("tsv"),
	[SHOW_TABLE] = TEXT_INIT("table"),
	[SHOW_CSV] = TEXT_INIT("csv"),
	[SHOW_JSON] = TEXT_INIT("json"),
	[SHOW_JSONL] = TEXT_INIT("jsonl"),
	[SHOW_MARKDOWN] = TEXT_INIT("markdown"),
	[SHOW_HTML] = TEXT_INIT("html"),
	[SHOW_BARS] = TEXT_INIT("bars"),
};

bool
show_find_format(struct text name, enum show_format *format)
{
	size_t number;

	if (!columns_has(name, format_names, SHOW_FORMAT_COUNT, &number))
		return false;
	*format = (enum show_format)number;
	return true;
}

bool
show_wants_sources(const struct show *show)
{
	return show->format == SHOW_HTML;
}

static bool
is_held(const struct show *show)
{
	return show->format == SHOW_TABLE || show->format == SHOW_MARKDOWN ||
	    show->format == SHOW_HTML || show->format == SHOW_BARS;
}

/* --- a field in each format --- */

static void
append_csv(struct buffer *line, struct text field)
{
	bool quoted = false;

	for (size_t i = 0; i < field.length && !quoted; i++)
		quoted = field.bytes[i] == '"' || field.bytes[i] == ',' ||
		    field.bytes[i] == '\r' || field.bytes[i] == '\n';
	if (!quoted) {
		buffer_append(line, field);
		return;
	}
	buffer_append_byte(line, '"');
	for (size_t i = 0; i < field.length; i++) {
		if (field.bytes[i] == '"')
			buffer_append_byte(line, '"');
		buffer_append_byte(line, field.bytes[i]);
	}
	buffer_append_byte(line, '"');
}

static void
append_json_byte(struct buffer *line, unsigned char byte)
{
	if (byte == '"' || byte == '\\') {
		buffer_append_byte(line, '\\');
		buffer_append_byte(line, (char)byte);
	} else if (byte == '\n') {
		buffer_append(line, TEXT("\\n"));
	} else if (byte == '\t') {
		buffer_append(line, TEXT("\\t"));
	} else if (byte == '\r') {
		buffer_append(line, TEXT("\\r"));
	} else if (byte < ' ') {
		buffer_format(line, "\\u%04x", byte);
	} else {
		buffer_append_byte(line, (char)byte);
	}
}

/* JSON has no room for a byte that is no character; it was said, too. */
static void
append_json_string(struct buffer *line, struct text field)
{
	size_t valid;

	buffer_append_byte(line, '"');
	while (field.length > 0) {
		valid = utf8_valid_length(field);
		for (size_t i = 0; i < valid; i++)
			append_json_byte(line, (unsigned char)field.bytes[i]);
		field = text_skip(field, valid);
		if (field.length > 0)
			buffer_append(line, TEXT("\xEF\xBF\xBD"));
		field = text_skip(field, 1);
	}
	buffer_append_byte(line, '"');
}

static size_t
count_digits(struct text text)
{
	size_t count = 0;

	while (count < text.length && text.bytes[count] >= '0' &&
	    text.bytes[count] <= '9')
		count++;
	return count;
}

/* A number as RFC 8259 writes it, without exponent. */
static bool
is_json_number(struct text text)
{
	size_t digits;

	if (text_starts_with(text, TEXT("-")))
		text = text_skip(text, 1);
	digits = count_digits(text);
	if (digits == 0 || (digits > 1 && text.bytes[0] == '0'))
		return false;
	text = text_skip(text, digits);
	if (text.length == 0)
		return true;
	if (text.bytes[0] != '.')
		return false;
	text = text_skip(text, 1);
	return text.length > 0 && count_digits(text) == text.length;
}

static void
append_json(
    struct buffer *line, const struct grid_column *column, struct text field)
{
	if (column->number && field.length == 0)
		buffer_append(line, TEXT("null"));
	else if (column->number && is_json_number(field))
		buffer_append(line, field);
	else
		append_json_string(line, field);
}

/* --- a row in each format --- */

static void
append_tsv_row(struct show *show, const struct text *fields)
{
	for (size_t i = 0; i < show->grid.count; i++) {
		if (i > 0)
			buffer_append_byte(&show->line, '\t');
		buffer_append(&show->line, fields[i]);
	}
	buffer_append_byte(&show->line, '\n');
}

static void
append_csv_row(struct show *show, const struct text *fields)
{
	for (size_t i = 0; i < show->grid.count; i++) {
		if (i > 0)
			buffer_append_byte(&show->line, ',');
		append_csv(
		    &show->line, escape_remove(fields[i], &show->unescaped));
	}
	buffer_append(&show->line, TEXT("\r\n"));
}

static void
append_json_row(struct show *show, const struct text *fields)
{
	struct buffer *line = &show->line;

	if (show->format == SHOW_JSON)
		buffer_append(
		    line, show->row_count == 0 ? TEXT("[\n") : TEXT(",\n"));
	buffer_append_byte(line, '{');
	for (size_t i = 0; i < show->grid.count; i++) {
		const struct grid_column *column = &show->grid.columns[i];

		if (i > 0)
			buffer_append_byte(line, ',');
		append_json_string(
		    line, escape_remove(column->name, &show->unescaped));
		buffer_append_byte(line, ':');
		append_json(
		    line, column, escape_remove(fields[i], &show->unescaped));
	}
	buffer_append_byte(line, '}');
	if (show->format == SHOW_JSONL)
		buffer_append_byte(line, '\n');
}

static void
write_row(struct show *show, const struct text *fields)
{
	switch (show->format) {
	case SHOW_TSV:
		append_tsv_row(show, fields);
		break;
	case SHOW_CSV:
		append_csv_row(show, fields);
		break;
	default:
		append_json_row(show, fields);
	}
	output_write(buffer_text(&show->line));
	buffer_clear(&show->line);
}

/* --- the whole --- */

static size_t
count_fields(struct text list)
{
	size_t count = 0;
	struct text name;

	while (text_split(&list, ',', &name))
		count++;
	return count;
}

static size_t
find_shown(struct text name, const struct grid_column *columns, size_t count)
{
	size_t number = 0;

	while (number < count && !text_equal(columns[number].name, name))
		number++;
	return number;
}

/* The columns of -f, in their order; number count stands for an absent one. */
static void
choose(struct show *show, const struct grid_column *columns, size_t count,
    size_t key_count, bool absent_columns)
{
	struct text rest = show->fields, name;
	struct grid *grid = &show->grid;

	while (text_split(&rest, ',', &name)) {
		size_t number = find_shown(name, columns, count);

		if (number == count && !absent_columns)
			fatal("--fields: there is no column '%.*s'",
			    (int)name.length, name.bytes);
		grid->key_count +=
		    number < key_count && grid->key_count == grid->count;
		show->chosen[grid->count] = number;
		grid->columns[grid->count++] = number < count
		    ? columns[number]
		    : (struct grid_column){ name, true };
	}
}

static void
write_header(struct show *show)
{
	struct grid *grid = &show->grid;
	struct text *names = memory_new(grid->count, sizeof(*names));

	for (size_t i = 0; i < grid->count; i++)
		names[i] = grid->columns[i].name;
	if (show->format == SHOW_CSV && show->byte_order_mark)
		output_write(TEXT("\xEF\xBB\xBF"));
	write_row(show, names);
	free(names);
}

static void
take_all(struct show *show, const struct grid_column *columns, size_t count,
    size_t key_count)
{
	struct grid *grid = &show->grid;

	grid->key_count = key_count;
	for (; grid->count < count; grid->count++) {
		grid->columns[grid->count] = columns[grid->count];
		show->chosen[grid->count] = grid->count;
	}
}

void
show_begin(struct show *show, const struct grid_column *columns, size_t count,
    size_t key_count, bool absent_columns)
{
	size_t most =
	    show->fields.bytes == NULL ? count : count_fields(show->fields);

	show->given_count = count;
	show->grid.columns = memory_new(most, sizeof(*show->grid.columns));
	show->chosen = memory_new(most, sizeof(*show->chosen));
	show->row = memory_new(most, sizeof(*show->row));
	show->sources = memory_new(most, sizeof(*show->sources));
	if (show->fields.bytes == NULL)
		take_all(show, columns, count, key_count);
	else
		choose(show, columns, count, key_count, absent_columns);
	if (show->format == SHOW_TSV || show->format == SHOW_CSV)
		write_header(show);
}

static const struct text *
pick(const struct show *show, const struct text *given, struct text *room)
{
	if (given == NULL || show->fields.bytes == NULL)
		return given;
	for (size_t i = 0; i < show->grid.count; i++)
		room[i] = show->chosen[i] < show->given_count
		    ? given[show->chosen[i]]
		    : TEXT("");
	return room;
}

static void
check_row(const struct show *show, const struct text *row, struct text document,
    size_t line)
{
	for (size_t i = 0; i < show->grid.count; i++)
		if (!utf8_is_valid(row[i])) {
			trouble_at(document, line, "invalid UTF-8, kept");
			return;
		}
}

void
show_row(struct show *show, const struct text *fields,
    const struct text *sources, struct text document, size_t line)
{
	const struct text *row = pick(show, fields, show->row);

	check_row(show, row, document, line);
	if (is_held(show))
		grid_add(&show->grid, row, pick(show, sources, show->sources));
	else
		write_row(show, row);
	show->row_count++;
}

bool
show_takes_lines(const struct show *show)
{
	return show->format == SHOW_TSV && show->fields.bytes == NULL;
}

void
show_line(struct show *show, struct text row, struct text document, size_t line)
{
	if (!utf8_is_valid(row))
		trouble_at(document, line, "invalid UTF-8, kept");
	output_write(row);
	show->row_count++;
}

void
show_end(struct show *show)
{
	switch (show->format) {
	case SHOW_JSON:
		output_write(
		    show->row_count == 0 ? TEXT("[]\n") : TEXT("\n]\n"));
		break;
	case SHOW_TABLE:
		layout_show(&show->grid, show->width);
		break;
	case SHOW_MARKDOWN:
		markdown_show(&show->grid);
		break;
	case SHOW_HTML:
		html_show(&show->grid);
		break;
	case SHOW_BARS:
		bars_show(&show->grid, show->width);
		break;
	default:
		break;
	}
}

void
show_free(struct show *show)
{
	grid_free(&show->grid);
	store_clear(&show->names);
	free(show->chosen);
	free(show->row);
	free(show->sources);
	buffer_free(&show->line);
	buffer_free(&show->unescaped);
}
