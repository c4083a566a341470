/* hansect -- recover the section tree */
#include <stdio.h>

#include "cmd/hansect/sections.h"
#include "common/document.h"
#include "common/error.h"
#include "common/input.h"
#include "common/options.h"
#include "common/record.h"
#include "common/utf8.h"

enum { PROGRESS = OPTION_LONG };

static const struct option_row options[] = {
	{ PROGRESS, "progress", NULL, "show progress on a terminal" },
	{ 0 },
};

static const struct command command = {
	.name = "hansect",
	.purpose = "recover the section tree",
	.operands = "[file ...]",
	.options = options,
};

static const struct text form_names[] = {
	[FORM_HEADING] = TEXT_INIT("heading"),
	[FORM_RUN_IN] = TEXT_INIT("run-in"),
	[FORM_ITEM] = TEXT_INIT("item"),
	[FORM_UNNUMBERED] = TEXT_INIT("unnumbered"),
	[FORM_BODY] = TEXT_INIT("body"),
};

/* Where the text stands in the tree; kept from part to part. */
struct place {
	struct step steps[LADDER_MOST];
	size_t depth;
	struct buffer path, title;
};

/* What is written, and from what. */
struct writer {
	struct record_output output;
	struct place place;
	struct text document;
	size_t number; /* of the line */
	size_t column; /* of the next row in it */
};

static void
set_path(struct place *place)
{
	buffer_clear(&place->path);
	for (size_t i = 0; i < place->depth; i++) {
		if (i > 0)
			buffer_append_byte(&place->path, '.');
		buffer_append_number(&place->path, place->steps[i].number);
		if (place->steps[i].branch > 0)
			buffer_format(
			    &place->path, "-%u", place->steps[i].branch);
	}
}

static void
set_place(struct place *place, const struct section *section)
{
	place->depth = section->depth;
	if (section->depth > 0)
		place->steps[section->depth - 1] = section->step;
	buffer_clear(&place->title);
	buffer_append(&place->title, section->title);
	set_path(place);
}

static void
write_row(struct writer *writer, struct text form, struct text marker,
    struct text text)
{
	struct record_output *output = &writer->output;

	record_place(output, writer->document, writer->number);
	record_number(output, writer->column);
	record_field(output, buffer_text(&writer->place.path));
	record_field(output, form);
	record_field(output, marker);
	record_field(output, buffer_text(&writer->place.title));
	record_field(output, text);
	record_end(output);
}

/* A row for what stands before the first section in the line. */
static void
write_body(struct writer *writer, struct text text)
{
	if (text.length > 0)
		write_row(writer, TEXT("body"), TEXT(""), text);
}

static void
write_section(
    struct writer *writer, const struct section *section, struct text text)
{
	set_place(&writer->place, section);
	write_row(writer, form_names[section->form],
	    text_take(text, section->marker), text_skip(text, section->marker));
}

/* Write the rows of a line; returns how many sections begin in it. */
static size_t
write_line(struct writer *writer, struct line line,
    const struct section *section, size_t count)
{
	struct text rest = utf8_trim(line.text);
	size_t offset = (size_t)(rest.bytes - line.text.bytes), done = 0;

	writer->column = line.column + utf8_count(text_take(line.text, offset));
	while (rest.length > 0) {
		struct text row = rest;
		bool opens = done > 0;

		if (done < count)
			row = text_take(rest, section[done].offset - offset);
		if (opens)
			write_section(writer, &section[done - 1], row);
		else
			write_body(writer, row);
		if (done < count)
			writer->column += utf8_count(row);
		rest = text_skip(rest, row.length);
		offset += row.length;
		done++;
	}
	return count;
}

static void
write_part(struct writer *writer, const struct document *document,
    const struct sections *sections)
{
	size_t next = 0;

	writer->document = document->name;
	for (size_t i = 0; i < document->count; i++) {
		size_t count = 0;

		while (next + count < sections->count &&
		    sections->list[next + count].line == i)
			count++;
		writer->number = document->first_number + i;
		write_line(
		    writer, document->lines[i], &sections->list[next], count);
		next += count;
	}
}

int
main(int argc, char *argv[])
{
	static struct input input;
	static struct document document;
	static struct sections sections;
	static struct writer writer;
	unsigned flags = 0;

	while (options_next(&command, argc, argv) != -1)
		flags |= INPUT_PROGRESS;
	record_header(&writer.output,
	    TEXT("doc\tline\tcol\tpath\tform\tmarker\ttitle\ttext"));
	input_open(&input, argv + optind, flags);
	while (input_document(&input)) {
		set_place(&writer.place, &(struct section){ .depth = 0 });
		while (document_read(&document, &input)) {
			sections_find(&sections, document.lines, document.count,
			    document.starts);
			write_part(&writer, &document, &sections);
		}
	}
	return finish(EXIT_SUCCESS);
}
