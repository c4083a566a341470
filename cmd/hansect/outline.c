/* The sections of a document for people. */
#include <stdio.h>
#include <string.h>

#include "cmd/hansect/outline.h"
#include "common/error.h"
#include "common/utf8.h"

enum { DEEPEST_HEADING = 6 /* of Markdown */ };

/* A line of the part, and the sections that begin in it. */
struct cursor {
	const struct document *part;
	const struct sections *sections;
	size_t index; /* of the line */
	const struct section *first;
	size_t count;
};

static struct cursor
cursor_start(const struct document *part, const struct sections *sections)
{
	return (struct cursor){ .part = part,
		.sections = sections,
		.index = SIZE_MAX,
		.first = sections->list };
}

/* Go to the next line; false behind the last. */
static bool
cursor_next(struct cursor *cursor)
{
	const struct section *end =
	    cursor->sections->list + cursor->sections->count;

	if (++cursor->index == cursor->part->count)
		return false;
	cursor->first += cursor->count;
	cursor->count = 0;
	while (cursor->first + cursor->count < end &&
	    cursor->first[cursor->count].line == cursor->index)
		cursor->count++;
	return true;
}

static struct text
cursor_line(const struct cursor *cursor)
{
	return cursor->part->lines[cursor->index].text;
}

static size_t
cursor_number(const struct cursor *cursor)
{
	return cursor->part->lines[cursor->index].number;
}

/* How long the bracket is that closes a title: 第一条【目的】 */
static size_t
bracket_length(struct text rest)
{
	static const struct text brackets[] = { TEXT_INIT("】"),
		TEXT_INIT("）"), TEXT_INIT(")"), TEXT_INIT("〕") };

	for (size_t i = 0; i < sizeof(brackets) / sizeof(*brackets); i++)
		if (text_starts_with(rest, brackets[i]))
			return brackets[i].length;
	return 0;
}

/* The marker and the title, as they stand in the line. */
static struct text
heading_of(struct text line, const struct section *section)
{
	struct text heading = text_skip(line, section->offset);
	size_t length;

	if (section->title.length == 0)
		return text_take(heading, section->marker);
	if (section->marker == 0)
		return section->title;
	length = (size_t)(section->title.bytes - heading.bytes) +
	    section->title.length;
	return text_take(
	    heading, length + bracket_length(text_skip(heading, length)));
}

static void
write_spaces(size_t count)
{
	while (count-- > 0)
		output_write(TEXT(" "));
}

static void
write_number(size_t number)
{
	char digits[32];
	int length = snprintf(digits, sizeof(digits), "%6zu  ", number);

	output_write((struct text){ digits, (size_t)length });
}

void
outline_write(const struct document *part, const struct sections *sections)
{
	struct cursor cursor = cursor_start(part, sections);

	while (cursor_next(&cursor))
		for (size_t i = 0; i < cursor.count; i++) {
			const struct section *section = &cursor.first[i];

			if (section->depth == 0)
				continue;
			write_number(cursor_number(&cursor));
			write_spaces(2 * (section->depth - 1));
			output_write(heading_of(cursor_line(&cursor), section));
			output_write(TEXT("\n"));
		}
}

/* --- Markdown --- */

/* A paragraph; what would begin a list or a heading there is escaped. */
static void
write_paragraph(struct text text)
{
	text = utf8_trim(text);
	if (text.length == 0)
		return;
	if (strchr("#-+*>=|`~", text.bytes[0]) != NULL && text.bytes[0] != 0)
		output_write(TEXT("\\"));
	output_write(text);
	output_write(TEXT("\n\n"));
}

/* What of the section's text, up to end, its heading does not say. */
static struct text
body_of(struct text line, const struct section *section, size_t end)
{
	struct text heading = heading_of(line, section);
	size_t start = (size_t)(heading.bytes - line.bytes) + heading.length;
	struct text body = text_skip(text_take(line, end), start);

	if (section->title.length > 0 && text_starts_with(body, TEXT("。")))
		body = text_skip(body, sizeof("。") - 1);
	return body;
}

static void
write_heading(struct text line, const struct section *section)
{
	size_t depth =
	    section->depth < DEEPEST_HEADING ? section->depth : DEEPEST_HEADING;

	output_write(text_take(TEXT("######"), depth));
	output_write(TEXT(" "));
	output_write(heading_of(line, section));
	output_write(TEXT("\n\n"));
}

void
outline_write_markdown(
    const struct document *part, const struct sections *sections)
{
	struct cursor cursor = cursor_start(part, sections);

	while (cursor_next(&cursor)) {
		struct text line = cursor_line(&cursor);

		write_paragraph(text_take(line,
		    cursor.count > 0 ? cursor.first->offset : line.length));
		for (size_t i = 0; i < cursor.count; i++) {
			const struct section *section = &cursor.first[i];
			size_t end = i + 1 < cursor.count ? section[1].offset
							  : line.length;

			if (section->depth > 0)
				write_heading(line, section);
			write_paragraph(body_of(line, section, end));
		}
	}
}

/* --- warnings --- */

static bool
is_in_sequence(const struct section *section)
{
	uint32_t number = section->step.number, before = section->before;

	if (section->step.branch > 0)
		return number == before;
	return number == before + 1 ||
	    (number == 1 && marker_is_item(section->step.family));
}

void
outline_warn(const struct document *part, const struct sections *sections)
{
	struct cursor cursor = cursor_start(part, sections);

	while (cursor_next(&cursor))
		for (size_t i = 0; i < cursor.count; i++) {
			const struct section *section = &cursor.first[i];
			struct text marker = text_take(
			    text_skip(cursor_line(&cursor), section->offset),
			    section->marker);

			if (section->depth == 0 || is_in_sequence(section))
				continue;
			if (section->before == 0)
				notice("%.*s:%zu: %.*s is the first",
				    (int)part->name.length, part->name.bytes,
				    cursor_number(&cursor), (int)marker.length,
				    marker.bytes);
			else
				notice("%.*s:%zu: %.*s comes after %u",
				    (int)part->name.length, part->name.bytes,
				    cursor_number(&cursor), (int)marker.length,
				    marker.bytes, section->before);
		}
}
