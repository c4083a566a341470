/* The sections of a document as records. */
#include "cmd/hansect/rows.h"
#include "common/escape.h"
#include "common/utf8.h"

static const struct text form_names[] = {
	[FORM_HEADING] = TEXT_INIT("heading"),
	[FORM_RUN_IN] = TEXT_INIT("run-in"),
	[FORM_ITEM] = TEXT_INIT("item"),
	[FORM_UNNUMBERED] = TEXT_INIT("unnumbered"),
	[FORM_BODY] = TEXT_INIT("body"),
};

static void
set_path(struct rows *rows)
{
	struct buffer *path = &rows->path;

	buffer_clear(path);
	for (size_t i = 0; i < rows->depth; i++) {
		if (i > 0)
			buffer_append_byte(path, '.');
		buffer_append_number(path, rows->steps[i].number);
		if (rows->steps[i].branch == 0)
			continue;
		buffer_append_byte(path, '-');
		buffer_append_number(path, rows->steps[i].branch);
	}
}

static void
enter(struct rows *rows, const struct section *section)
{
	rows->depth = section->depth;
	if (section->depth > 0)
		rows->steps[section->depth - 1] = section->step;
	buffer_clear(&rows->title);
	escape_append(&rows->title, section->title);
	set_path(rows);
}

/* A row for text, which begins with a marker of so many bytes. */
static void
write_row(struct rows *rows, enum form form, struct text text, size_t marker)
{
	struct record_output *output = &rows->output;

	record_place(output, rows->document, rows->number);
	record_number(output, rows->column);
	record_escaped(output, buffer_text(&rows->path));
	record_escaped(output, form_names[form]);
	record_field(output, text_take(text, marker));
	record_escaped(output, buffer_text(&rows->title));
	record_field(output, text_skip(text, marker));
	record_end(output);
}

/* A piece of a line has blanks to lose only where the line has its ends. */
static struct text
trim_line(struct line line)
{
	struct text trimmed = utf8_trim(line.text);
	const char *start = line.starts ? trimmed.bytes : line.text.bytes;
	const char *end = line.ends ? trimmed.bytes + trimmed.length
				    : line.text.bytes + line.text.length;

	return (struct text){ start, (size_t)(end - start) };
}

/* The rows of a line in which count sections begin. */
static void
write_line(struct rows *rows, struct line line, const struct section *sections,
    size_t count)
{
	struct text rest = trim_line(line);
	size_t at = (size_t)(rest.bytes - line.text.bytes);

	rows->number = line.number;
	rows->column = line.column + utf8_count(text_take(line.text, at));
	for (size_t i = 0; i <= count; i++) {
		struct text text = rest;

		if (i > 0)
			enter(rows, &sections[i - 1]);
		if (i < count && sections[i].offset >= at)
			text = text_take(rest, sections[i].offset - at);
		if (text.length > 0)
			write_row(rows,
			    i > 0 ? sections[i - 1].form : FORM_BODY, text,
			    i > 0 ? sections[i - 1].marker : 0);
		if (i < count)
			rows->column += utf8_count(text);
		at += text.length;
		rest = text_skip(rest, text.length);
	}
}

void
rows_header(struct rows *rows)
{
	record_header(&rows->output,
	    TEXT("doc\tline\tcol\tpath\tform\tmarker\ttitle\ttext"));
}

void
rows_write(struct rows *rows, const struct document *part,
    const struct sections *sections)
{
	const struct section *next = sections->list;
	const struct section *end = next + sections->count;

	rows->document = part->name;
	if (part->starts)
		enter(rows, &(struct section){ .depth = 0 });
	for (size_t i = 0; i < part->count; i++) {
		size_t count = 0;

		while (next + count < end && next[count].line == i)
			count++;
		write_line(rows, part->lines[i], next, count);
		next += count;
	}
}
