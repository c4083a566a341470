/*
 * utf8.h -- Characters (code points) in bytes that may not all be UTF-8.
 *
 * Valid means valid by RFC 3629: no surrogates, nothing overlong, at most
 * U+10FFFF.  A byte that belongs to no valid character stands for itself.
 */
#ifndef COMMON_UTF8_H
#define COMMON_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "common/buffer.h"
#include "common/text.h"

enum { UTF8_INVALID = -1, UTF8_LONGEST = 4 };

/*
 * Length of the valid character that subject begins with, and its code point;
 * 0 if none does.
 */
size_t utf8_decode(struct text subject, int32_t *code_point);

/*
 * Take the next character off the front of *rest, which is not empty.
 * Returns its code point, or UTF8_INVALID for a byte that begins none; that
 * byte alone is taken then.
 */
static inline int32_t
utf8_next(struct text *rest)
{
	const unsigned char *b = (const unsigned char *)rest->bytes;
	int32_t code_point = b[0];
	size_t length = 1;

	if (code_point >= 0xE1 && code_point < 0xF0 && code_point != 0xED &&
	    rest->length >= 3 && (b[1] & 0xC0) == 0x80 &&
	    (b[2] & 0xC0) == 0x80) {
		/* Nearly all of Chinese text. */
		code_point = (code_point & 0x0F) << 12 | (b[1] & 0x3F) << 6 |
		    (b[2] & 0x3F);
		length = 3;
	} else if (code_point >= 0x80) {
		length = utf8_decode(*rest, &code_point);
		if (length == 0) {
			code_point = UTF8_INVALID;
			length = 1;
		}
	}
	rest->bytes += length;
	rest->length -= length;
	return code_point;
}

/*
 * Decode the characters of three bytes, as nearly all Chinese ones are, that
 * subject begins with; returns how many.  code_points has room for as many as
 * subject has bytes; those behind the last are of no meaning.
 */
size_t utf8_decode_wide(struct text subject, int32_t *code_points);

/* Write the code point, which is valid, to bytes; returns its length. */
size_t utf8_encode(int32_t code_point, char bytes[UTF8_LONGEST]);
void utf8_append(struct buffer *buffer, int32_t code_point);

/* Length of the longest part from the start that is valid. */
size_t utf8_valid_length(struct text subject);
bool utf8_is_valid(struct text subject);

/* How many characters; a byte outside any counts as one. */
size_t utf8_count(struct text subject);

/*
 * The largest length, at most subject's, that does not end in the middle of a
 * character whose remaining bytes may follow.  0 only if subject is nothing
 * but the beginning of one character.
 */
size_t utf8_whole_length(struct text subject);

/* Start of the character that ends at offset in subject; offset > 0. */
size_t utf8_before(struct text subject, size_t offset);

/*
 * Half-width form of a full-width ASCII character (U+FF01 to U+FF5E) and
 * U+0020 for the ideographic space U+3000; any other code point itself.
 */
int32_t utf8_half_width(int32_t code_point);

/* White space of Unicode, U+00A0 and U+3000 included, and U+FEFF. */
bool utf8_is_blank(int32_t code_point);

/* Without blanks as above at its ends. */
struct text utf8_trim(struct text subject);

/* A Han character: unified or compatibility ideograph, or U+3007. */
bool utf8_is_han(int32_t code_point);

/* Columns on a terminal, by UAX #11: 0, 1 or 2; ambiguous ones are 1. */
int utf8_width(int32_t code_point);

#endif
