/* Escapes in fields and names. */
#include "common/escape.h"

static char
escape_letter(char byte)
{
	switch (byte) {
	case '\t':
		return 't';
	case '\n':
		return 'n';
	case '\r':
		return 'r';
	case '\\':
		return '\\';
	}
	return 0;
}

/* Sixteen bytes in one, as GCC and Clang have them for any machine. */
typedef unsigned char vector __attribute__((vector_size(16)));

static bool
has_special(const char *bytes)
{
	uint64_t halves[2];
	vector v;

	memcpy(&v, bytes, sizeof(v));
	v = (vector)((v == '\t') | (v == '\n') | (v == '\r') | (v == '\\'));
	memcpy(halves, &v, sizeof(v));
	return (halves[0] | halves[1]) != 0;
}

/* How many bytes stand before the first that is escaped. */
static size_t
plain_length(struct text field)
{
	size_t length = 0;

	while (field.length - length >= sizeof(vector) &&
	    !has_special(field.bytes + length))
		length += sizeof(vector);
	for (; length < field.length; length++) {
		char byte = field.bytes[length];

		/* A glance first: nearly no byte is one of these. */
		if (((unsigned char)byte <= '\r' || byte == '\\') &&
		    escape_letter(byte) != 0)
			break;
	}
	return length;
}

void
escape_append(struct buffer *buffer, struct text field)
{
	for (;;) {
		size_t plain = plain_length(field);
		char *room;

		buffer_append(buffer, text_take(field, plain));
		if (plain == field.length)
			return;
		room = buffer_room(buffer, 2);
		room[0] = '\\';
		room[1] = escape_letter(field.bytes[plain]);
		buffer->length += 2;
		field = text_skip(field, plain + 1);
	}
}

static char
escape_meaning(char letter)
{
	switch (letter) {
	case 't':
		return '\t';
	case 'n':
		return '\n';
	case 'r':
		return '\r';
	case '\\':
		return '\\';
	}
	return 0;
}

struct text
escape_remove(struct text field, struct buffer *buffer)
{
	if (field.length == 0 ||
	    memchr(field.bytes, '\\', field.length) == NULL)
		return field;
	buffer_clear(buffer);
	for (size_t i = 0; i < field.length; i++) {
		char byte = field.bytes[i];
		char meaning = byte == '\\' && i + 1 < field.length
		    ? escape_meaning(field.bytes[i + 1])
		    : 0;

		buffer_append_byte(buffer, meaning != 0 ? meaning : byte);
		i += meaning != 0;
	}
	return buffer_text(buffer);
}
