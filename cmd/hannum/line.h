/*
 * line.h -- A line as the grammar of numbers reads it: characters in
 * simplified script and half width, without reading notes.
 */
#ifndef CMD_HANNUM_LINE_H
#define CMD_HANNUM_LINE_H

#include <stddef.h>
#include <stdint.h>

#include "common/buffer.h"
#include "common/text.h"

struct line_form {
	uint16_t character;
	unsigned char class;
};

/* Starts from { 0 }.  Places are counted in characters of the folded line. */
struct number_line {
	int32_t *character;   /* count of them, and a 0 behind the last */
	unsigned char *class; /* of each, for numerals: numeral_class() */
	size_t count;

	/* private */
	size_t *folded_at;   /* where each begins in folded */
	size_t *original_at; /* ... and in the line as it was read */
	size_t capacity;
	struct buffer folded, clean;
	struct text original;
	size_t counted_place, counted; /* for line_column() */
	struct line_form *forms; /* what each character of the plane becomes */
};

/* Read text, which stays the caller's and must live as long as it is used. */
void line_fold(struct number_line *line, struct text text);

/* The characters from begin to end as they were read. */
struct text line_original(
    const struct number_line *line, size_t begin, size_t end);

/* ... and folded; end may be line->count. */
struct text line_folded(
    const struct number_line *line, size_t begin, size_t end);

/*
 * The characters from begin to end as they were read, without the notes
 * between them; good until the next call.
 */
struct text line_clean(struct number_line *line, size_t begin, size_t end);

/* How many characters of the line as it was read stand before place. */
size_t line_column(struct number_line *line, size_t place);

/* The place in characters that is length bytes of folded text behind begin. */
size_t line_place(const struct number_line *line, size_t begin, size_t length);

#endif
