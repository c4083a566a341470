/* hanstrip -- blank page boilerplate; report the page's metadata */
#include "cmd/hanstrip/page.h"
#include "common/document.h"
#include "common/error.h"
#include "common/options.h"
#include "common/record.h"

static const struct option_row options[] = {
	{ 'c', "classes", NULL, "put its class and a tab before each line" },
	{ 'd', "delete", NULL, "delete the lines that go; do not blank them" },
	{ 'f', "rules", "FILE", "try the rules in FILE before our own" },
	{ 'm', "metadata", NULL, "write what the page says of the document" },
	{ 'v', "invert", NULL, "show only what goes" },
	{ OPTION_LONG, "progress", NULL, "show progress on a terminal" },
	{ 0 },
};

static const struct command command = {
	.name = "hanstrip",
	.purpose = "blank what the page put around the document",
	.operands = "[file ...]",
	.options = options,
};

struct settings {
	bool classes, delete, metadata, invert;
	unsigned flags; /* of the input */
};

/* What is left of a line that is blanked: how it ends. */
static void
write_end(const struct line *line)
{
	if (line->newline && text_ends_with(line->text, TEXT("\r")))
		output_write(TEXT("\r"));
	if (line->newline)
		output_write(TEXT("\n"));
}

static void
write_line(const struct settings *settings, const struct line *line,
    enum line_class class)
{
	bool blank = class == CLASS_BLANK;
	/* With -c alone all lines are shown. */
	bool goes = page_keeps(class) == settings->invert && !blank &&
	    (!settings->classes || settings->invert || settings->delete);

	if (goes && settings->delete)
		return;
	if (goes) {
		write_end(line);
		return;
	}
	if (settings->classes && !blank && line->starts) {
		output_write(class_names[class]);
		output_write(TEXT("\t"));
	}
	output_write(line->text);
	if (line->newline)
		output_write(TEXT("\n"));
}

/* Empty lines stay whatever else goes. */
static void
write_empty(size_t count)
{
	const struct text some = TEXT_INIT("\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n");

	for (; count > some.length; count -= some.length)
		output_write(some);
	output_write(text_take(some, count));
}

static void
write_lines(const struct settings *settings, const struct document *document,
    const struct page *page)
{
	size_t before = document->before;

	for (size_t i = 0; i < document->count; i++) {
		const struct line *line = &document->lines[i];

		if (line->starts && line->number > before + 1)
			write_empty(line->number - before - 1);
		before = line->number;
		write_line(settings, line, page->verdicts[i].class);
	}
	if (document->last > before)
		write_empty(document->last - before);
}

static void
write_notes(struct record_output *output, const struct document *document,
    const struct notes *notes)
{
	for (size_t i = 0; i < notes->count; i++) {
		const struct note *note = &notes->list[i];

		record_place(
		    output, document->name, document->lines[note->line].number);
		record_field(output, note_key(notes, note));
		record_field(output, note_value(notes, note));
		record_field(output, note_raw(notes, note));
		record_end(output);
	}
}

static void
strip(const struct settings *settings, struct page *page, struct input *input)
{
	static struct document document;
	static struct record_output output;

	if (settings->metadata)
		record_header(&output, TEXT("doc\tline\tkey\tvalue\traw"));
	while (input_document(input)) {
		if (!settings->metadata)
			input_pass_mark(input);
		while (document_read(&document, input)) {
			page_read(page, document.lines, document.count,
			    document.starts, document.ends);
			if (settings->metadata)
				write_notes(&output, &document, &page->notes);
			else
				write_lines(settings, &document, page);
		}
	}
}

int
main(int argc, char *argv[])
{
	static struct input input;
	static struct rules rules;
	static struct page page = { .rules = &rules };
	struct settings settings = { 0 };
	int option;

	while ((option = options_next(&command, argc, argv)) != -1)
		switch (option) {
		case 'c':
			settings.classes = true;
			break;
		case 'd':
			settings.delete = true;
			break;
		case 'f':
			rules_load(&rules, optarg);
			break;
		case 'm':
			settings.metadata = page.takes_notes = true;
			break;
		case 'v':
			settings.invert = true;
			break;
		case OPTION_LONG:
			settings.flags |= INPUT_PROGRESS;
			break;
		}
	rules_finish(&rules);
	input_open(&input, argv + optind, settings.flags);
	strip(&settings, &page, &input);
	return finish(EXIT_SUCCESS);
}
