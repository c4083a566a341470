/* Columns of numbers as bars. */
#include "cmd/hantab/bars.h"
#include "cmd/hantab/chart.h"
#include "cmd/hantab/layout.h"
#include "common/error.h"

enum { USUAL_WIDTH = 80, SHORTEST_BAR = 10, GAP = 2, EIGHTHS = 8 };

struct bars {
	const struct grid *grid;
	struct chart chart;
	size_t label_width, number_width, bar_width;
	struct buffer line, label;
};

static void
measure(struct bars *bars, size_t column, size_t width)
{
	size_t used;

	bars->number_width = bars->label_width = 0;
	for (size_t row = 0; row < bars->grid->row_count; row++) {
		used = layout_width(grid_row(bars->grid, row)[column]);
		if (used > bars->number_width)
			bars->number_width = used;
		buffer_clear(&bars->label);
		chart_append_label(&bars->label, bars->grid, row);
		used = layout_width(buffer_text(&bars->label));
		if (used > bars->label_width)
			bars->label_width = used;
	}
	used = bars->number_width + GAP;
	if (bars->label_width > 0)
		used += bars->label_width + GAP;
	bars->bar_width =
	    width > used + SHORTEST_BAR ? width - used : SHORTEST_BAR;
}

/* Whole blocks, and one in eighths; what is below zero is grey. */
static void
append_bar(struct bars *bars, size_t row)
{
	static const struct text parts[EIGHTHS] = { TEXT_INIT(""),
		TEXT_INIT("▏"), TEXT_INIT("▎"), TEXT_INIT("▍"), TEXT_INIT("▌"),
		TEXT_INIT("▋"), TEXT_INIT("▊"), TEXT_INIT("▉") };
	size_t length =
	    chart_length(&bars->chart, row, bars->bar_width * EIGHTHS);
	bool negative = chart_is_negative(&bars->chart, row);

	for (size_t i = 0; i < length / EIGHTHS; i++)
		buffer_append(&bars->line, negative ? TEXT("▒") : TEXT("█"));
	if (!negative)
		buffer_append(&bars->line, parts[length % EIGHTHS]);
}

static void
append_padded(struct bars *bars, struct text text, size_t width, bool right)
{
	size_t used = layout_width(text);
	size_t blanks = width > used ? width - used : 0;

	if (right)
		layout_pad(&bars->line, blanks);
	layout_append(&bars->line, text);
	if (!right)
		layout_pad(&bars->line, blanks);
	layout_pad(&bars->line, GAP);
}

static void
draw_row(struct bars *bars, size_t row, struct text number)
{
	buffer_clear(&bars->label);
	chart_append_label(&bars->label, bars->grid, row);
	if (bars->label_width > 0)
		append_padded(
		    bars, buffer_text(&bars->label), bars->label_width, false);
	append_padded(bars, number, bars->number_width, true);
	append_bar(bars, row);
	layout_write(&bars->line);
}

void
bars_show(const struct grid *grid, size_t width)
{
	struct bars bars = { .grid = grid };
	bool first = true;

	for (size_t column = 0; column < grid->count; column++) {
		if (!chart_read(&bars.chart, grid, column))
			continue;
		if (!first)
			layout_write(&bars.line);
		first = false;
		measure(&bars, column, width > 0 ? width : USUAL_WIDTH);
		layout_append(&bars.line, grid->columns[column].name);
		layout_write(&bars.line);
		for (size_t row = 0; row < grid->row_count; row++)
			draw_row(&bars, row, grid_row(grid, row)[column]);
	}
	chart_free(&bars.chart, grid);
	buffer_free(&bars.line);
	buffer_free(&bars.label);
}
