/* What is shown of lines that are selected. */
#include <inttypes.h>
#include <stdio.h>

#include "cmd/hangrep/print.h"
#include "common/error.h"
#include "common/memory.h"
#include "common/utf8.h"

static void
print_colored(
    const struct printer *printer, const char *color, struct text text)
{
	if (!printer->settings.colors) {
		output_write(text);
		return;
	}
	output_write(TEXT("\33["));
	output_write(text_from(color));
	output_write(TEXT("m\33[K"));
	output_write(text);
	output_write(TEXT("\33[m\33[K"));
}

static struct text
document_name(const struct printer *printer)
{
	struct text name = printer->input->document;

	return text_equal(name, TEXT("-")) ? TEXT("(standard input)") : name;
}

/* What stands before a line: mark is ':' where it matches, else '-'. */
static void
print_place(const struct printer *printer, size_t number, char mark)
{
	struct text separator = { &mark, 1 };

	if (printer->shows_names) {
		print_colored(printer, "35", document_name(printer));
		print_colored(printer, "36", separator);
	}
	if (printer->settings.numbers) {
		char digits[24];

		snprintf(digits, sizeof(digits), "%zu", number);
		print_colored(printer, "32", text_from(digits));
		print_colored(printer, "36", separator);
	}
}

static void
end_line(struct printer *printer)
{
	output_write((struct text){ &printer->settings.separator, 1 });
	printer->line_open = false;
}

/* Nothing follows on a line that came without an end. */
static void
begin_line(struct printer *printer)
{
	if (printer->line_open)
		end_line(printer);
}

static void
print_matches_colored(struct printer *printer, struct text line)
{
	struct text match;
	const char *rest = line.bytes;

	search_begin(printer->search, line);
	while (search_next(printer->search, line, &match)) {
		output_write((struct text){ rest, match.bytes - rest });
		print_colored(printer, "01;31", match);
		rest = match.bytes + match.length;
	}
	output_write((struct text){ rest, line.bytes + line.length - rest });
}

static void
print_group_separator(struct printer *printer, size_t number)
{
	bool context = printer->settings.before + printer->settings.after > 0;

	if (!context || !printer->printed ||
	    number == printer->last_printed + 1)
		return;
	begin_line(printer);
	print_colored(printer, "36", TEXT("--"));
	output_write(TEXT("\n"));
}

static void
print_matches(struct printer *printer, struct text line, size_t number)
{
	struct text match;

	search_begin(printer->search, line);
	while (search_next(printer->search, line, &match)) {
		print_place(printer, number, ':');
		print_colored(printer, "01;31", match);
		end_line(printer);
	}
}

static void
print_whole(struct printer *printer, const struct line *line, bool selected)
{
	if (printer->settings.colors && selected != printer->settings.inverts)
		print_matches_colored(printer, line->text);
	else
		output_write(line->text);
	printer->line_open = true;
	if (line->newline)
		end_line(printer);
}

/* A line that was selected, or of the context of one. */
static void
print_line(struct printer *printer, const struct line *line, size_t number,
    bool selected)
{
	bool matches_only = printer->settings.what == PRINT_MATCHES;
	bool goes_on = !line->starts && printer->line_open &&
	    number == printer->last_printed;

	if (!goes_on) {
		print_group_separator(printer, number);
		begin_line(printer);
	}
	if (!goes_on && !matches_only)
		print_place(printer, number, selected ? ':' : '-');
	printer->printed = true;
	printer->last_printed = number;
	if (!matches_only)
		print_whole(printer, line, selected);
	else if (selected && !printer->settings.inverts)
		print_matches(printer, line->text, number);
}

static void
print_records(struct printer *printer, const struct line *line)
{
	struct text match, before = line->text;
	size_t column = line->column;

	search_begin(printer->search, line->text);
	while (search_next(printer->search, line->text, &match)) {
		before.length = match.bytes - before.bytes;
		column += utf8_count(before);
		before.bytes = match.bytes;
		record_place(&printer->records, printer->input->document,
		    printer->input->line_number);
		record_number(&printer->records, column);
		record_field(&printer->records, match);
		record_field(&printer->records,
		    text_skip(line->text, match.bytes - line->text.bytes));
		record_end(&printer->records);
	}
}

static void
print_kept(struct printer *printer)
{
	size_t ring = printer->settings.before;
	size_t number = printer->input->line_number - printer->kept_count;
	size_t at = (printer->next_kept + ring - printer->kept_count) % ring;

	for (; printer->kept_count > 0; printer->kept_count--) {
		struct line line = { .text = buffer_text(&printer->kept[at]),
			.starts = true,
			.newline = true };

		print_line(printer, &line, number++, false);
		at = (at + 1) % ring;
	}
}

static void
keep_line(struct printer *printer, struct text line)
{
	size_t ring = printer->settings.before;
	struct buffer *buffer = &printer->kept[printer->next_kept];

	buffer_clear(buffer);
	buffer_append(buffer, line);
	printer->next_kept = (printer->next_kept + 1) % ring;
	if (printer->kept_count < ring)
		printer->kept_count++;
}

static bool
prints_lines(const struct printer *printer)
{
	return printer->settings.what == PRINT_LINES ||
	    printer->settings.what == PRINT_MATCHES;
}

void
print_selected(struct printer *printer, const struct line *line)
{
	if (printer->settings.what == PRINT_RECORDS)
		print_records(printer, line);
	if (!prints_lines(printer))
		return;
	if (printer->settings.before > 0)
		print_kept(printer);
	print_line(printer, line, printer->input->line_number, true);
	printer->after_left = printer->settings.after;
}

void
print_unselected(struct printer *printer, const struct line *line)
{
	if (!prints_lines(printer))
		return;
	if (printer->after_left > 0) {
		printer->after_left--;
		print_line(printer, line, printer->input->line_number, false);
	} else if (printer->settings.before > 0) {
		keep_line(printer, line->text);
	}
}

bool
print_needs_numbers(const struct printer *printer)
{
	const struct print_settings *settings = &printer->settings;

	return settings->numbers || settings->what == PRINT_RECORDS ||
	    settings->before + settings->after > 0;
}

void
print_skipped(struct printer *printer, struct text lines)
{
	char separator = printer->settings.separator;
	size_t begin = lines.length, end;
	struct text line;

	if (!prints_lines(printer) || printer->settings.before == 0)
		return;
	for (uint64_t i = 0; i < printer->settings.before && begin > 0; i++)
		begin =
		    text_find_last(text_take(lines, begin - 1), separator, &end)
		    ? end + 1
		    : 0;
	for (lines = text_skip(lines, begin); lines.length > 0;)
		if (text_split(&lines, separator, &line))
			keep_line(printer, line);
}

bool
print_wants_more(const struct printer *printer)
{
	return printer->after_left > 0;
}

void
print_open(struct printer *printer, struct print_settings settings,
    struct search *search, const struct input *input)
{
	printer->settings = settings;
	printer->search = search;
	printer->input = input;
	if (settings.before > 0)
		printer->kept =
		    memory_new(settings.before, sizeof(*printer->kept));
	if (settings.what == PRINT_RECORDS)
		record_header(
		    &printer->records, TEXT("doc\tline\tcol\tmatch\ttext"));
}

void
print_begin(struct printer *printer)
{
	printer->after_left = 0;
	printer->last_printed = SIZE_MAX - 1; /* no line follows it */
	printer->kept_count = printer->next_kept = 0;
}

void
print_end(struct printer *printer, uint64_t count)
{
	enum print_what what = printer->settings.what;

	if (what == PRINT_COUNT) {
		char digits[24];

		snprintf(digits, sizeof(digits), "%" PRIu64 "\n", count);
		if (printer->shows_names) {
			print_colored(printer, "35", document_name(printer));
			print_colored(printer, "36", TEXT(":"));
		}
		output_write(text_from(digits));
	}
	if ((what == PRINT_NAMES && count > 0) ||
	    (what == PRINT_OTHER_NAMES && count == 0)) {
		print_colored(printer, "35", document_name(printer));
		output_write(TEXT("\n"));
	}
}
