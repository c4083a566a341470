/* Bytes that grow. */
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "common/buffer.h"
#include "common/error.h"
#include "common/memory.h"

void
buffer_grow(struct buffer *buffer, size_t count)
{
	if (count > SIZE_MAX - buffer->length)
		fatal("out of memory");
	buffer->bytes = memory_grow(
	    buffer->bytes, &buffer->capacity, buffer->length + count, 1);
}

void
buffer_append_number(struct buffer *buffer, uint64_t number)
{
	enum { MOST_DIGITS = 20 };
	char digits[MOST_DIGITS];
	size_t at = MOST_DIGITS;

	/* Two at a time, as each division waits for the one before. */
	for (; number >= 10; number /= 100) {
		unsigned pair = number % 100;

		digits[--at] = (char)('0' + pair % 10);
		digits[--at] = (char)('0' + pair / 10);
	}
	if (number > 0 || at == MOST_DIGITS)
		digits[--at] = (char)('0' + number);
	buffer_append(buffer, (struct text){ digits + at, MOST_DIGITS - at });
}

void
buffer_format(struct buffer *buffer, const char *format, ...)
{
	va_list arguments;
	int length;

	va_start(arguments, format);
	length = vsnprintf(NULL, 0, format, arguments);
	va_end(arguments);
	if (length < 0)
		fatal("cannot format a message");
	buffer_room(buffer, (size_t)length + 1);
	va_start(arguments, format);
	vsnprintf(buffer->bytes + buffer->length, (size_t)length + 1, format,
	    arguments);
	va_end(arguments);
	buffer->length += (size_t)length;
}

void
buffer_append_file(struct buffer *buffer, const char *path)
{
	FILE *file = strcmp(path, "-") == 0 ? stdin : fopen(path, "rb");
	size_t count;

	if (file == NULL)
		fatal("%s: %s", path, strerror(errno));
	while (
	    (count = fread(buffer_room(buffer, BUFSIZ), 1, BUFSIZ, file)) > 0)
		buffer->length += count;
	if (ferror(file))
		fatal("%s: %s", path, strerror(errno));
	if (file != stdin)
		fclose(file);
}

void
buffer_free(struct buffer *buffer)
{
	free(buffer->bytes);
	*buffer = (struct buffer){ 0 };
}
