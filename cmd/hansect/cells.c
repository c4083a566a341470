/* Tables that lost their form. */
#include <string.h>

#include "cmd/hansect/cells.h"
#include "common/utf8.h"

enum {
	LEAST_ROWS = 3,      /* numbered ones, to be a table */
	LONGEST_CELL = 150,  /* bytes */
	LONGEST_NUMBER = 24, /* likewise */
};

/* Is it nothing, or only the bar between two cells? */
static bool
is_bar(struct text line)
{
	line = utf8_trim(line);
	return line.length == 0 || text_equal(line, TEXT("|"));
}

static bool
is_number(struct text line)
{
	size_t digits = 0;

	line = utf8_trim(line);
	if (line.length > LONGEST_NUMBER)
		return false;
	for (size_t i = 0; i < line.length; i++) {
		if (line.bytes[i] >= '0' && line.bytes[i] <= '9')
			digits++;
		else if (memchr("-.,%/", line.bytes[i], 5) == NULL)
			return false;
	}
	return digits > 0;
}

/* Is it a sentence, or part of one, which no cell is? */
static bool
is_text(struct text line)
{
	line = utf8_trim(line);
	return line.length > LONGEST_CELL || text_ends_with(line, TEXT("。")) ||
	    text_ends_with(line, TEXT("；"));
}

/* Is it the first cell of a row, with a number in the next? */
static bool
begins_row(
    const struct candidate *candidate, const struct line *lines, size_t count)
{
	size_t next = candidate->line + 1;

	if (candidate->middle || is_text(lines[candidate->line].text))
		return false;
	while (next < count && is_bar(lines[next].text))
		next++;
	return next < count && is_number(lines[next].text);
}

/* Is there a sentence between two lines? */
static bool
has_text(const struct line *lines, size_t begin, size_t end)
{
	while (begin < end)
		if (is_text(lines[begin++].text))
			return true;
	return false;
}

void
cells_drop(
    struct candidates *candidates, const struct line *lines, size_t count)
{
	struct candidate *list = candidates->list;
	size_t first = 0, last = 0, rows = 0;

	for (size_t i = 0; i <= candidates->count; i++) {
		if (i < candidates->count &&
		    !begins_row(&list[i], lines, count))
			continue;
		if (i < candidates->count && rows > 0 &&
		    !has_text(lines, list[last].line, list[i].line)) {
			last = i;
			rows++;
			continue;
		}
		for (size_t j = first; rows >= LEAST_ROWS && j <= last; j++)
			list[j].dropped = true;
		first = last = i;
		rows = 1;
	}
}
