/* buffer.h -- Bytes that grow; start from { 0 }. */
#ifndef COMMON_BUFFER_H
#define COMMON_BUFFER_H

#include <stdint.h>
#include <string.h>

#include "common/text.h"

struct buffer {
	char *bytes;
	size_t length, capacity;
};

/* Have more memory, for at least count more bytes. */
void buffer_grow(struct buffer *buffer, size_t count);

/* Make room for count more bytes, and return where they begin. */
static inline char *
buffer_room(struct buffer *buffer, size_t count)
{
	if (count > buffer->capacity - buffer->length)
		buffer_grow(buffer, count);
	return buffer->bytes + buffer->length;
}

static inline void
buffer_append(struct buffer *buffer, struct text addition)
{
	if (addition.length == 0)
		return;
	memcpy(buffer_room(buffer, addition.length), addition.bytes,
	    addition.length);
	buffer->length += addition.length;
}

enum { BUFFER_SHORT = 16 };

/* Copy length bytes, at most BUFFER_SHORT, without a loop. */
static inline void
buffer_copy_short(char *to, const char *from, size_t length)
{
	if (length >= 8) {
		memcpy(to, from, 8);
		memcpy(to + length - 8, from + length - 8, 8);
	} else if (length >= 4) {
		memcpy(to, from, 4);
		memcpy(to + length - 4, from + length - 4, 4);
	} else if (length > 0) {
		to[0] = from[0];
		to[length / 2] = from[length / 2];
		to[length - 1] = from[length - 1];
	}
}

static inline void
buffer_append_byte(struct buffer *buffer, char byte)
{
	*buffer_room(buffer, 1) = byte;
	buffer->length++;
}

void buffer_append_number(struct buffer *buffer, uint64_t number);

/* As printf(3). */
void buffer_format(struct buffer *buffer, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/*
 * Append the file at path, "-" being standard input.  One that cannot be read
 * is a fatal error that names it.
 */
void buffer_append_file(struct buffer *buffer, const char *path);

/* Forget the bytes and keep the room. */
static inline void
buffer_clear(struct buffer *buffer)
{
	buffer->length = 0;
}

/* What it holds; good until the next append. */
static inline struct text
buffer_text(const struct buffer *buffer)
{
	return (struct text){ buffer->bytes, buffer->length };
}

/* Give the memory back; the buffer is { 0 } again. */
void buffer_free(struct buffer *buffer);

#endif
