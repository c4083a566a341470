/* A table as a page that needs nothing but itself. */
#include <stdlib.h>

#include "cmd/hantab/chart.h"
#include "cmd/hantab/html.h"
#include "cmd/hantab/layout.h"
#include "cmd/hantab/natural.h"
#include "cmd/hantab/order.h"
#include "common/error.h"
#include "common/memory.h"
#include "common/utf8.h"

enum {
	/* The charts, in pixels; a column of the terminal is COLUMN wide. */
	BAR_WIDTH = 240,
	COLUMN = 8,
	LONGEST_LABEL = 28, /* columns; what is longer is whole on hover */
	ROW_HEIGHT = 24,
	BAR_HEIGHT = 16,
	BASELINE = 13, /* of the text, from the top of the bar */
	GAP = 6,       /* between a bar and its label and number */
};

static const struct text page_start = TEXT_INIT(
    "<!DOCTYPE html>\n"
    "<html lang=\"zh\">\n"
    "<meta charset=\"utf-8\">\n"
    "<meta name=\"viewport\" content=\"width=device-width\">\n"
    "<title>hantab</title>\n"
    "<style>\n"
    ":root { color-scheme: light dark }\n"
    "body { font: 15px/1.5 sans-serif; margin: 1.5em }\n"
    ".wide { overflow-x: auto; margin-bottom: 2em }\n"
    "table { border-collapse: collapse }\n"
    "th, td { padding: .3em .8em; text-align: left; vertical-align: top;\n"
    "  border-bottom: 1px solid #8884 }\n"
    "th { vertical-align: bottom; border-bottom: 2px solid #888;\n"
    "  min-width: 3em }\n"
    "th.number { max-width: 6em; white-space: normal }\n"
    "th:first-child, td:first-child { position: sticky; left: 0;\n"
    "  background: Canvas }\n"
    "th button { all: unset; cursor: pointer; font-weight: bold }\n"
    "th button:focus-visible { outline: 2px solid }\n"
    "th[aria-sort=ascending] button::after { content: \" \\25B2\" }\n"
    "th[aria-sort=descending] button::after { content: \" \\25BC\" }\n"
    ".number { text-align: right; font-variant-numeric: tabular-nums;\n"
    "  white-space: nowrap }\n"
    "td[title] { cursor: help }\n"
    "td[title]:hover { background: #fc84 }\n"
    ".charts { display: grid; gap: 1.5em 2em;\n"
    "  grid-template-columns: repeat(auto-fill, minmax(24em, 1fr)) }\n"
    "h2 { font-size: 1em; margin: 0 0 .3em }\n"
    "svg { max-width: 100%; height: auto; display: block }\n"
    "svg text { font: 13px sans-serif; fill: currentColor }\n"
    "svg rect { fill: #4477aa }\n"
    "svg .negative { fill: #bb5544 }\n"
    "</style>\n");

/*
 * Rows are sorted by ranks that were worked out exactly; empty cells have
 * none, and stay last.
 */
static const struct text page_end = TEXT_INIT(
    "<script>\n"
    "for (const head of document.querySelectorAll('th'))\n"
    "  head.firstChild.onclick = () => {\n"
    "    const up = head.ariaSort !== 'ascending', at = head.cellIndex\n"
    "    for (const other of head.parentNode.cells)\n"
    "      other.removeAttribute('aria-sort')\n"
    "    head.setAttribute('aria-sort', up ? 'ascending' : 'descending')\n"
    "    const body = document.querySelector('tbody')\n"
    "    const rank = row => row.cells[at].dataset.rank\n"
    "    body.append(...[...body.rows].sort((a, b) =>\n"
    "      (rank(a) === undefined) - (rank(b) === undefined) ||\n"
    "      (up ? 1 : -1) * (rank(a) - rank(b)) || 0))\n"
    "  }\n"
    "</script>\n");

struct page {
	const struct grid *grid;
	struct buffer text;
	bool *numbers;    /* by column */
	uint32_t **ranks; /* by column and row */
	size_t left;      /* where bars begin */
};

static void
append_character(struct buffer *buffer, int32_t code_point)
{
	switch (code_point) {
	case '&':
		buffer_append(buffer, TEXT("&amp;"));
		break;
	case '<':
		buffer_append(buffer, TEXT("&lt;"));
		break;
	case '>':
		buffer_append(buffer, TEXT("&gt;"));
		break;
	case '"':
		buffer_append(buffer, TEXT("&quot;"));
		break;
	case '\n':
		buffer_append(buffer, TEXT("&#10;"));
		break;
	default:
		utf8_append(buffer, code_point);
	}
}

/* Controls other than a newline are shown as pictures, as on a terminal. */
static void
append_escaped(struct buffer *buffer, struct text text)
{
	struct buffer shown = { 0 };
	struct text rest;

	while (text.length > 0) {
		size_t line = 0;

		while (line < text.length && text.bytes[line] != '\n')
			line++;
		buffer_clear(&shown);
		layout_append(&shown, text_take(text, line));
		rest = buffer_text(&shown);
		while (rest.length > 0)
			append_character(buffer, utf8_next(&rest));
		if (line < text.length)
			append_character(buffer, '\n');
		text = text_skip(text, line + 1);
	}
	buffer_free(&shown);
}

static void
flush(struct page *page)
{
	output_write(buffer_text(&page->text));
	buffer_clear(&page->text);
}

/* --- the table --- */

/* What the cells of a column are sorted by: numbers, or keys of texts. */
struct column {
	struct number *numbers;
	struct text *keys;
	struct store store;
};

static int
compare_cells(const void *things, uint32_t a, uint32_t b)
{
	const struct column *column = things;

	if (column->numbers != NULL)
		return number_compare(&column->numbers[a], &column->numbers[b]);
	return text_compare(column->keys[a], column->keys[b]);
}

static void
read_numbers(struct column *column, const struct grid *grid, size_t number)
{
	column->numbers = memory_new(grid->row_count, sizeof(*column->numbers));
	for (size_t row = 0; row < grid->row_count; row++)
		number_parse(
		    &column->numbers[row], grid_row(grid, row)[number]);
}

static void
read_keys(struct column *column, const struct grid *grid, size_t number)
{
	struct buffer key = { 0 };

	column->keys = memory_new(grid->row_count, sizeof(*column->keys));
	for (size_t row = 0; row < grid->row_count; row++) {
		buffer_clear(&key);
		natural_append_key(&key, grid_row(grid, row)[number]);
		column->keys[row] =
		    store_text(&column->store, buffer_text(&key));
	}
	buffer_free(&key);
}

static void
free_column(struct column *column, size_t count)
{
	for (size_t row = 0; column->numbers != NULL && row < count; row++)
		number_free(&column->numbers[row]);
	free(column->numbers);
	free(column->keys);
	store_clear(&column->store);
}

/* By row: how many rows come before it; equal ones have the same rank. */
static uint32_t *
rank_column(const struct grid *grid, size_t number, bool numbers)
{
	struct column column = { 0 };
	uint32_t *ranks = memory_new(grid->row_count, sizeof(*ranks));
	uint32_t *order;

	if (numbers)
		read_numbers(&column, grid, number);
	else
		read_keys(&column, grid, number);
	order = order_sort(grid->row_count, compare_cells, &column);
	for (size_t i = 1; i < grid->row_count; i++)
		ranks[order[i]] =
		    compare_cells(&column, order[i - 1], order[i]) == 0
		    ? ranks[order[i - 1]]
		    : (uint32_t)i;
	free(order);
	free_column(&column, grid->row_count);
	return ranks;
}

static void
append_head(struct page *page, size_t column)
{
	buffer_append(&page->text, TEXT("<th scope=\"col\""));
	if (page->numbers[column])
		buffer_append(&page->text, TEXT(" class=\"number\""));
	buffer_append(&page->text, TEXT("><button>"));
	append_escaped(&page->text, page->grid->columns[column].name);
	buffer_append(&page->text, TEXT("</button>"));
}

/* Where the cell was read, to be shown on hover. */
static void
append_source(struct page *page, size_t row, size_t column)
{
	const struct grid *grid = page->grid;
	struct text source;

	if (grid->sources == NULL)
		return;
	source = grid->sources[row * grid->count + column];
	if (source.length == 0 || grid_row(grid, row)[column].length == 0)
		return;
	buffer_append(&page->text, TEXT(" title=\""));
	append_escaped(&page->text, source);
	buffer_append_byte(&page->text, '"');
}

static void
append_cell(struct page *page, size_t row, size_t column)
{
	const struct grid *grid = page->grid;
	struct text cell = grid_row(grid, row)[column];
	struct buffer *text = &page->text;

	buffer_append(text, TEXT("<td"));
	if (page->numbers[column])
		buffer_append(text, TEXT(" class=\"number\""));
	if (cell.length > 0)
		buffer_format(text, " data-rank=\"%lu\"",
		    (unsigned long)page->ranks[column][row]);
	append_source(page, row, column);
	buffer_append_byte(text, '>');
	append_escaped(text, cell);
}

static void
write_table(struct page *page)
{
	const struct grid *grid = page->grid;

	buffer_append(
	    &page->text, TEXT("<div class=\"wide\"><table>\n<thead><tr>"));
	for (size_t i = 0; i < grid->count; i++)
		append_head(page, i);
	buffer_append(&page->text, TEXT("\n<tbody>\n"));
	for (size_t row = 0; row < grid->row_count; row++) {
		buffer_append(&page->text, TEXT("<tr>"));
		for (size_t i = 0; i < grid->count; i++)
			append_cell(page, row, i);
		buffer_append_byte(&page->text, '\n');
		flush(page);
	}
	buffer_append(&page->text, TEXT("</table></div>\n"));
	flush(page);
}

/* --- the charts --- */

/* The offset up to which text is not wider than width. */
static size_t
head_end(struct text text, size_t width)
{
	struct text rest = text;

	while (rest.length > 0) {
		struct text next = rest;

		utf8_next(&next);
		if (layout_width(text_take(text, text.length - next.length)) >
		    width)
			break;
		rest = next;
	}
	return text.length - rest.length;
}

/* The offset from which on it is not. */
static size_t
tail_begin(struct text text, size_t width)
{
	size_t begin = text.length;

	while (begin > 0) {
		size_t before = utf8_before(text, begin);

		if (layout_width(text_skip(text, before)) > width)
			break;
		begin = before;
	}
	return begin;
}

/*
 * The label, cut in the middle to the room there is for it: what tells paths
 * apart is their end, and titles their beginning.
 */
static void
append_label(struct buffer *text, struct text label)
{
	const size_t half = (LONGEST_LABEL - 1) / 2;

	if (layout_width(label) <= LONGEST_LABEL) {
		append_escaped(text, label);
		return;
	}
	append_escaped(text, text_take(label, head_end(label, half)));
	buffer_append(text, TEXT("…"));
	append_escaped(text,
	    text_skip(label, tail_begin(label, LONGEST_LABEL - 1 - half)));
}

static void
append_bar(struct page *page, const struct chart *chart, size_t row,
    size_t drawn, struct text cell)
{
	struct buffer label = { 0 }, *text = &page->text;
	size_t left = page->left;
	size_t top = drawn * ROW_HEIGHT + (ROW_HEIGHT - BAR_HEIGHT) / 2;
	size_t length = chart_length(chart, row, BAR_WIDTH);

	chart_append_label(&label, page->grid, row);
	buffer_append(text, TEXT("<g><title>"));
	append_escaped(text, buffer_text(&label));
	if (label.length > 0)
		buffer_append(text, TEXT(": "));
	append_escaped(text, cell);
	buffer_format(text,
	    "</title><text x=\"%zu\" y=\"%zu\" text-anchor=\"end\">",
	    left - GAP, top + BASELINE);
	append_label(text, buffer_text(&label));
	buffer_format(text,
	    "</text><rect x=\"%zu\" y=\"%zu\" width=\"%zu\" "
	    "height=\"%d\"%s/><text x=\"%zu\" y=\"%zu\">",
	    left, top, length, BAR_HEIGHT,
	    chart_is_negative(chart, row) ? " class=\"negative\"" : "",
	    left + length + GAP, top + BASELINE);
	append_escaped(text, cell);
	buffer_append(text, TEXT("</text></g>\n"));
	buffer_free(&label);
}

/* Where the bars of all charts begin: behind the longest label. */
static size_t
bars_left(const struct grid *grid)
{
	struct buffer label = { 0 };
	size_t longest = 0;

	for (size_t row = 0; row < grid->row_count; row++) {
		size_t width;

		buffer_clear(&label);
		chart_append_label(&label, grid, row);
		width = layout_width(buffer_text(&label));
		if (width > longest)
			longest = width;
	}
	buffer_free(&label);
	if (longest > LONGEST_LABEL)
		longest = LONGEST_LABEL;
	return longest * COLUMN + GAP;
}

/* How much the column has to draw: bars, and the room of their numbers. */
static void
measure_chart(
    const struct grid *grid, size_t column, size_t *count, size_t *number_width)
{
	*count = *number_width = 0;
	for (size_t row = 0; row < grid->row_count; row++) {
		size_t width = layout_width(grid_row(grid, row)[column]);

		*count += width > 0;
		if (width > *number_width)
			*number_width = width;
	}
}

static void
write_chart(struct page *page, const struct chart *chart, size_t column)
{
	const struct grid *grid = page->grid;
	size_t drawn = 0, count, number_width, width;

	measure_chart(grid, column, &count, &number_width);
	width = page->left + BAR_WIDTH + GAP + (number_width + 1) * COLUMN;
	buffer_append(&page->text, TEXT("<div><h2>"));
	append_escaped(&page->text, grid->columns[column].name);
	buffer_format(&page->text,
	    "</h2>\n<svg role=\"img\" width=\"%zu\" height=\"%zu\" "
	    "viewBox=\"0 0 %zu %zu\">\n",
	    width, count * ROW_HEIGHT, width, count * ROW_HEIGHT);
	for (size_t row = 0; row < grid->row_count; row++) {
		struct text cell = grid_row(grid, row)[column];

		if (cell.length > 0)
			append_bar(page, chart, row, drawn++, cell);
	}
	buffer_append(&page->text, TEXT("</svg></div>\n"));
	flush(page);
}

static void
write_charts(struct page *page)
{
	struct chart chart = { 0 };

	page->left = bars_left(page->grid);
	output_write(TEXT("<div class=\"charts\">\n"));
	for (size_t i = 0; i < page->grid->count; i++)
		if (chart_read(&chart, page->grid, i))
			write_chart(page, &chart, i);
	output_write(TEXT("</div>\n"));
	chart_free(&chart, page->grid);
}

void
html_show(const struct grid *grid)
{
	struct page page = { .grid = grid };

	page.numbers = memory_new(grid->count, sizeof(*page.numbers));
	page.ranks = memory_new(grid->count, sizeof(*page.ranks));
	for (size_t i = 0; i < grid->count; i++) {
		page.numbers[i] = grid_is_number(grid, i);
		page.ranks[i] = rank_column(grid, i, page.numbers[i]);
	}
	output_write(page_start);
	write_table(&page);
	write_charts(&page);
	output_write(page_end);
	for (size_t i = 0; i < grid->count; i++)
		free(page.ranks[i]);
	free(page.ranks);
	free(page.numbers);
	buffer_free(&page.text);
}
