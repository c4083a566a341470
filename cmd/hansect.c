/* hansect -- recover the section tree */
#include "cmd/hansect/outline.h"
#include "cmd/hansect/rows.h"
#include "common/error.h"
#include "common/options.h"

enum { PROGRESS = OPTION_LONG };

static const struct option_row options[] = {
	{ 'm', "markdown", NULL, "write Markdown, titles as headings" },
	{ 't', "outline", NULL, "write an outline with line numbers" },
	{ 'w', "warnings", NULL, "say where a number is missing or repeated" },
	{ PROGRESS, "progress", NULL, "show progress on a terminal" },
	{ 0 },
};

static const struct command command = {
	.name = "hansect",
	.purpose = "recover the section tree",
	.operands = "[file ...]",
	.options = options,
};

enum output { RECORDS, OUTLINE, MARKDOWN };

struct settings {
	enum output output;
	bool warnings;
	unsigned flags; /* of the input */
};

static void
read_options(struct settings *settings, int argc, char *argv[])
{
	int option;

	while ((option = options_next(&command, argc, argv)) != -1)
		switch (option) {
		case 'm':
			settings->output = MARKDOWN;
			break;
		case 't':
			settings->output = OUTLINE;
			break;
		case 'w':
			settings->warnings = true;
			break;
		default:
			settings->flags |= INPUT_PROGRESS;
			break;
		}
}

static void
write_part(const struct settings *settings, struct rows *rows,
    const struct document *part, const struct sections *sections)
{
	if (settings->output == RECORDS)
		rows_write(rows, part, sections);
	else if (settings->output == OUTLINE)
		outline_write(part, sections);
	else
		outline_write_markdown(part, sections);
	if (settings->warnings)
		outline_warn(part, sections);
}

int
main(int argc, char *argv[])
{
	static struct settings settings;
	static struct input input;
	static struct document part;
	static struct sections sections;
	static struct rows rows;

	read_options(&settings, argc, argv);
	if (settings.output == RECORDS)
		rows_header(&rows);
	input_open(&input, argv + optind, settings.flags);
	while (input_document(&input)) {
		if (settings.output != RECORDS)
			input_pass_mark(&input);
		while (document_read(&part, &input)) {
			sections_find(
			    &sections, part.lines, part.count, part.starts);
			write_part(&settings, &rows, &part, &sections);
		}
	}
	return finish(EXIT_SUCCESS);
}
