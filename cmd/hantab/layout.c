/* A table for a terminal. */
#include <stdlib.h>
#include <string.h>

#include "cmd/hantab/layout.h"
#include "common/error.h"
#include "common/memory.h"
#include "common/utf8.h"

enum {
	GAP = 2,          /* blanks between columns */
	HEADER_LINES = 3, /* into which the name of a column may be wrapped */
	NARROWEST = 12,   /* to which a column of text may be wrapped */
	REPLACEMENT = 0xFFFD,
	CONTROL_PICTURES = 0x2400,
	DELETE = 0x7F,
	DELETE_PICTURE = 0x2421,
};

struct column {
	size_t width;  /* as it is shown */
	size_t widest; /* of its cells and its name */
	size_t cells;  /* the widest of its cells alone */
	bool number;
};

struct layout {
	const struct grid *grid;
	struct column *columns;
	size_t limit; /* 0: none */
	struct buffer line;
	struct text *rests; /* of the cells of a row, while it is wrapped */
};

/* --- text on a terminal --- */

/* The next character as it is shown. */
static int32_t
next_shown(struct text *rest)
{
	int32_t code_point = utf8_next(rest);

	if (code_point == UTF8_INVALID ||
	    (code_point >= 0x80 && code_point < 0xA0))
		return REPLACEMENT;
	if (code_point < ' ')
		return CONTROL_PICTURES + code_point;
	return code_point == DELETE ? DELETE_PICTURE : code_point;
}

/* Three bytes from U+5000 to U+9FFF, which are all wide. */
static bool
is_common_han(const char *bytes, size_t length)
{
	unsigned char lead = (unsigned char)bytes[0];

	return length >= 3 && lead >= 0xE5 && lead <= 0xE9 &&
	    ((unsigned char)bytes[1] & 0xC0) == 0x80 &&
	    ((unsigned char)bytes[2] & 0xC0) == 0x80;
}

static bool
is_plain(char byte)
{
	return byte >= ' ' && byte < DELETE;
}

size_t
layout_width(struct text text)
{
	size_t width = 0;

	while (text.length > 0) {
		if (is_plain(text.bytes[0])) {
			width++;
			text = text_skip(text, 1);
		} else if (is_common_han(text.bytes, text.length)) {
			width += 2;
			text = text_skip(text, 3);
		} else {
			width += (size_t)utf8_width(next_shown(&text));
		}
	}
	return width;
}

/* Can text be written as it is? */
static bool
is_printable(struct text text)
{
	while (text.length > 0) {
		struct text before = text;
		size_t length;

		if (is_plain(text.bytes[0]))
			length = 1;
		else if (is_common_han(text.bytes, text.length))
			length = 3;
		else if (next_shown(&text) == REPLACEMENT ||
		    before.bytes[0] == DELETE ||
		    (unsigned char)before.bytes[0] < ' ')
			return false;
		else
			continue;
		text = text_skip(text, length);
	}
	return true;
}

void
layout_append(struct buffer *line, struct text text)
{
	if (is_printable(text)) {
		buffer_append(line, text);
		return;
	}
	while (text.length > 0)
		utf8_append(line, next_shown(&text));
}

void
layout_pad(struct buffer *line, size_t count)
{
	if (count > 0)
		memset(buffer_room(line, count), ' ', count);
	line->length += count;
}

/* May a line end behind this character, whatever follows? */
static bool
ends_word(int32_t code_point)
{
	return code_point == ' ' || code_point == '_' || code_point == '/' ||
	    code_point == '|';
}

/*
 * Take what fits into width, at least a character: up to the end of a word if
 * it has one, or else as many characters as there are.
 */
static struct text
take_width(struct text *rest, size_t width)
{
	struct text whole = *rest, word_end = { 0 }, taken;
	size_t used = 0;

	while (rest->length > 0) {
		struct text before = *rest;
		int32_t shown = next_shown(rest);

		used += (size_t)utf8_width(shown);
		if (used > width && shown != ' ' &&
		    before.bytes != whole.bytes) {
			*rest = before;
			if (shown < DELETE && word_end.bytes != NULL)
				*rest = word_end;
			break;
		}
		if (ends_word(shown) || utf8_width(shown) == 2)
			word_end = *rest;
	}
	taken = text_take(whole, (size_t)(rest->bytes - whole.bytes));
	while (taken.length > 0 && taken.bytes[taken.length - 1] == ' ' &&
	    rest->length > 0)
		taken.length--;
	return taken;
}

/* The width of the longest piece that is better left whole. */
static size_t
longest_word(struct text text)
{
	size_t longest = 0, word = 0;

	while (text.length > 0) {
		int32_t shown = next_shown(&text);

		word += (size_t)utf8_width(shown);
		if (word > longest)
			longest = word;
		if (ends_word(shown) || utf8_width(shown) == 2)
			word = 0;
	}
	return longest;
}

static size_t
count_lines(struct text text, size_t width)
{
	size_t count = 0;

	do {
		take_width(&text, width);
		count++;
	} while (text.length > 0);
	return count;
}

/* --- how wide --- */

static void
measure(struct layout *layout)
{
	const struct grid *grid = layout->grid;

	for (size_t row = 0; row < grid->row_count; row++)
		for (size_t i = 0; i < grid->count; i++) {
			size_t width = layout_width(grid_row(grid, row)[i]);

			if (width > layout->columns[i].cells)
				layout->columns[i].cells = width;
		}
	for (size_t i = 0; i < grid->count; i++) {
		struct column *column = &layout->columns[i];
		size_t name = layout_width(grid->columns[i].name);

		column->number = grid_is_number(grid, i);
		column->widest = name > column->cells ? name : column->cells;
		column->width = column->widest;
	}
}

static size_t
total_width(const struct layout *layout)
{
	size_t total = 0;

	for (size_t i = 0; i < layout->grid->count; i++)
		total += (i > 0 ? GAP : 0) + layout->columns[i].width;
	return total;
}

/* The narrowest that a name may become: few lines, and no word cut. */
static size_t
name_width(struct text name, size_t least)
{
	size_t whole = layout_width(name), width = longest_word(name);

	if (width < least)
		width = least;
	while (width < whole && count_lines(name, width) > HEADER_LINES)
		width++;
	return width;
}

/* Wrap the names that are wider than what stands below them. */
static void
narrow_names(struct layout *layout)
{
	for (size_t i = 0; i < layout->grid->count; i++) {
		struct column *column = &layout->columns[i];
		size_t width =
		    name_width(layout->grid->columns[i].name, column->cells);

		if (width < column->width)
			column->width = width;
	}
}

/* The widest column of text, if it can be wrapped more. */
static struct column *
widest_text(struct layout *layout)
{
	struct column *widest = NULL;

	for (size_t i = 0; i < layout->grid->count; i++) {
		struct column *column = &layout->columns[i];

		if (!column->number && column->width > NARROWEST &&
		    (widest == NULL || column->width > widest->width))
			widest = column;
	}
	return widest;
}

/* How much narrower the columns of text could be. */
static size_t
slack(const struct layout *layout)
{
	size_t sum = 0;

	for (size_t i = 0; i < layout->grid->count; i++) {
		const struct column *column = &layout->columns[i];

		if (!column->number && column->width > NARROWEST)
			sum += column->width - NARROWEST;
	}
	return sum;
}

/*
 * Make the table fit.  If it cannot, it will be cut into several: then only
 * columns that take more than half of the width are wrapped.
 */
static void
fit(struct layout *layout)
{
	struct column *widest;
	bool fits;

	if (layout->limit == 0 || total_width(layout) <= layout->limit)
		return;
	narrow_names(layout);
	fits = total_width(layout) - slack(layout) <= layout->limit;
	while ((widest = widest_text(layout)) != NULL &&
	    (fits ? total_width(layout) > layout->limit
		  : widest->width > layout->limit / 2))
		widest->width--;
}

/* --- drawing --- */

/* The columns that are drawn together: the keys, and some of the others. */
struct panel {
	size_t keys, begin, end;
};

static size_t
panel_count(const struct panel *panel)
{
	return panel->keys + panel->end - panel->begin;
}

static size_t
panel_column(const struct panel *panel, size_t number)
{
	return number < panel->keys ? number
				    : panel->begin + number - panel->keys;
}

void
layout_write(struct buffer *line)
{
	while (line->length > 0 && line->bytes[line->length - 1] == ' ')
		line->length--;
	buffer_append_byte(line, '\n');
	output_write(buffer_text(line));
	buffer_clear(line);
}

static void
append_piece(
    struct layout *layout, const struct column *column, struct text piece)
{
	size_t used = layout_width(piece);
	size_t blanks = used < column->width ? column->width - used : 0;

	if (column->number)
		layout_pad(&layout->line, blanks);
	layout_append(&layout->line, piece);
	if (!column->number)
		layout_pad(&layout->line, blanks);
}

/* Draw what fits into one line of each cell; false when nothing is left. */
static bool
draw_line(struct layout *layout, const struct panel *panel, struct text *rests)
{
	bool more = false;

	for (size_t i = 0; i < panel_count(panel); i++) {
		size_t number = panel_column(panel, i);
		const struct column *column = &layout->columns[number];
		struct text piece = rests[number];

		if (i > 0)
			layout_pad(&layout->line, GAP);
		if (column->width < column->widest)
			piece = take_width(&rests[number], column->width);
		else
			rests[number] = TEXT("");
		append_piece(layout, column, piece);
		more |= rests[number].length > 0;
	}
	layout_write(&layout->line);
	return more;
}

static void
draw_row(
    struct layout *layout, const struct panel *panel, const struct text *cells)
{
	memcpy(
	    layout->rests, cells, layout->grid->count * sizeof(*layout->rests));
	while (draw_line(layout, panel, layout->rests))
		;
}

static void
draw_rule(struct layout *layout, const struct panel *panel)
{
	for (size_t i = 0; i < panel_count(panel); i++) {
		size_t number = panel_column(panel, i);

		if (i > 0)
			layout_pad(&layout->line, GAP);
		for (size_t at = 0; at < layout->columns[number].width; at++)
			buffer_append(&layout->line, TEXT("─"));
	}
	layout_write(&layout->line);
}

static void
draw_panel(struct layout *layout, const struct panel *panel)
{
	const struct grid *grid = layout->grid;
	struct text *names = memory_new(grid->count, sizeof(*names));

	for (size_t i = 0; i < grid->count; i++)
		names[i] = grid->columns[i].name;
	draw_row(layout, panel, names);
	draw_rule(layout, panel);
	for (size_t row = 0; row < grid->row_count; row++)
		draw_row(layout, panel, grid_row(grid, row));
	free(names);
}

static size_t
width_of(const struct layout *layout, size_t begin, size_t end)
{
	size_t width = 0;

	for (size_t i = begin; i < end; i++)
		width += layout->columns[i].width + GAP;
	return width;
}

/* As many columns as fit beside the keys, at least one. */
static struct panel
next_panel(const struct layout *layout, size_t keys, size_t begin)
{
	struct panel panel = { keys, begin, begin + 1 };
	size_t limit = layout->limit + GAP; /* the last has none */

	while (panel.end < layout->grid->count &&
	    (layout->limit == 0 ||
		width_of(layout, 0, keys) +
			width_of(layout, begin, panel.end + 1) <=
		    limit))
		panel.end++;
	return panel;
}

static void
draw(struct layout *layout)
{
	size_t count = layout->grid->count;
	size_t keys = layout->grid->key_count;
	struct panel panel = { 0, 0, count };

	if (layout->limit == 0 || total_width(layout) <= layout->limit) {
		draw_panel(layout, &panel);
		return;
	}
	if (keys >= count)
		keys = 0;
	for (size_t begin = keys; begin < count; begin = panel.end) {
		if (begin > keys)
			layout_write(&layout->line);
		panel = next_panel(layout, keys, begin);
		draw_panel(layout, &panel);
	}
}

void
layout_show(const struct grid *grid, size_t width)
{
	struct layout layout = { .grid = grid, .limit = width };

	if (grid->count == 0)
		return;
	layout.columns = memory_new(grid->count, sizeof(*layout.columns));
	layout.rests = memory_new(grid->count, sizeof(*layout.rests));
	measure(&layout);
	fit(&layout);
	draw(&layout);
	free(layout.columns);
	free(layout.rests);
	buffer_free(&layout.line);
}
