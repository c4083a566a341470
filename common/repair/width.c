/* width.c -- Letters and digits to half width, marks to full width. */
#include "common/repair/width.h"

#include <string.h>

#include "common/utf8.h"

enum { FULL = 0xFEE0, MOST_BETWEEN = 1024 /* bytes between parentheses */ };

static bool
is_han_before(struct text line, size_t offset)
{
	struct text last;

	if (offset == 0)
		return false;
	last = text_skip(text_take(line, offset), utf8_before(line, offset));
	return utf8_is_han(utf8_next(&last));
}

static bool
is_han_at(struct text line, size_t offset)
{
	struct text rest = text_skip(line, offset);

	return rest.length > 0 && utf8_is_han(utf8_next(&rest));
}

static bool
is_between(struct text line, size_t offset)
{
	return is_han_before(line, offset) && is_han_at(line, offset + 1);
}

static bool
is_pair(struct text line, size_t opening, size_t closing)
{
	return is_han_at(line, opening + 1) && is_han_before(line, closing) &&
	    (is_han_before(line, opening) || is_han_at(line, closing + 1));
}

static bool
is_parenthesis(char byte)
{
	return byte == '(' || byte == ')';
}

/* Whether the parenthesis at offset is one of such a pair. */
static bool
is_paired(struct text line, size_t offset)
{
	size_t other = offset;

	if (line.bytes[offset] == '(') {
		do
			other++;
		while (other < line.length && other - offset < MOST_BETWEEN &&
		    !is_parenthesis(line.bytes[other]));
		return other < line.length && line.bytes[other] == ')' &&
		    is_pair(line, offset, other);
	}
	do {
		if (other == 0 || offset - other == MOST_BETWEEN)
			return false;
		other--;
	} while (!is_parenthesis(line.bytes[other]));
	return line.bytes[other] == '(' && is_pair(line, other, offset);
}

static bool
is_full_width(int32_t c)
{
	c -= FULL;
	return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ||
	    (c >= 'a' && c <= 'z');
}

bool
width_next(struct text line, size_t offset, size_t *begin, size_t *end,
    int32_t *becomes)
{
	static const char marks[] = ",;:?!";
	struct text rest = text_skip(line, offset);

	while (rest.length > 0) {
		int32_t c;

		*begin = line.length - rest.length;
		c = utf8_next(&rest);
		*end = line.length - rest.length;
		*becomes = c;
		if (is_full_width(c))
			*becomes = c - FULL;
		else if (c > 0 && c < 0x80 &&
		    ((strchr(marks, c) != NULL && is_between(line, *begin)) ||
			(is_parenthesis((char)c) && is_paired(line, *begin))))
			*becomes = c + FULL;
		if (*becomes != c)
			return true;
	}
	return false;
}
