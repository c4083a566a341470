/* A table as GitHub's Markdown has it. */
#include "cmd/hantab/markdown.h"
#include "common/buffer.h"
#include "common/error.h"

/*
 * Escape what would end the cell or mean something: fields come with their
 * own escapes, whose backslash is doubled and so stays visible.
 */
static void
append_cell(struct buffer *line, struct text cell)
{
	static const struct text special = TEXT_INIT("\\|`*_<>[]#~&");

	for (size_t i = 0; i < cell.length; i++) {
		size_t at;

		if (text_find(special, (struct text){ &cell.bytes[i], 1 }, &at))
			buffer_append_byte(line, '\\');
		buffer_append_byte(line, cell.bytes[i]);
	}
}

static void
write_line(struct buffer *line)
{
	buffer_append(line, TEXT("|\n"));
	output_write(buffer_text(line));
	buffer_clear(line);
}

static void
write_header(const struct grid *grid, struct buffer *line)
{
	for (size_t i = 0; i < grid->count; i++) {
		buffer_append(line, TEXT("| "));
		append_cell(line, grid->columns[i].name);
		buffer_append_byte(line, ' ');
	}
	write_line(line);
	for (size_t i = 0; i < grid->count; i++)
		buffer_append(line,
		    grid_is_number(grid, i) ? TEXT("| ---: ") : TEXT("| --- "));
	write_line(line);
}

void
markdown_show(const struct grid *grid)
{
	struct buffer line = { 0 };

	write_header(grid, &line);
	for (size_t row = 0; row < grid->row_count; row++) {
		for (size_t i = 0; i < grid->count; i++) {
			buffer_append(&line, TEXT("| "));
			append_cell(&line, grid_row(grid, row)[i]);
			buffer_append_byte(&line, ' ');
		}
		write_line(&line);
	}
	buffer_free(&line);
}
