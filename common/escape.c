/* Escapes in fields and names. */
#include "common/escape.h"

enum { LONGEST_PART = 4096 }; /* that is copied before it is looked at */

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

static inline bool
has_special(const char *bytes)
{
	uint64_t halves[2];
	vector v;

	memcpy(&v, bytes, sizeof(v));
	v = (vector)((v == '\t') | (v == '\n') | (v == '\r') | (v == '\\'));
	memcpy(halves, &v, sizeof(v));
	return (halves[0] | halves[1]) != 0;
}

static void
append_escaped(struct buffer *buffer, struct text field)
{
	char *room = buffer_room(buffer, 2 * field.length);

	for (size_t i = 0; i < field.length; i++) {
		char letter = escape_letter(field.bytes[i]);

		if (letter != 0)
			*room++ = '\\';
		*room++ = letter != 0 ? letter : field.bytes[i];
	}
	buffer->length = (size_t)(room - buffer->bytes);
}

/*
 * Append the bytes before the vector of them that has a special one; returns
 * how many.  They are looked at where they are copied to, as there a whole
 * vector may be read.
 */
static size_t
append_plain(struct buffer *buffer, struct text field)
{
	char *room = buffer_room(buffer, field.length + sizeof(vector));
	size_t length = 0;

	memcpy(room, field.bytes, field.length);
	memset(room + field.length, 0, sizeof(vector));
	while (length < field.length && !has_special(room + length))
		length += sizeof(vector);
	if (length > field.length)
		length = field.length;
	buffer->length += length;
	return length;
}

/*
 * May one of the eight bytes be special?  \t \n \r are below 14, and bytes from
 * 128 on are none; so is no other that is not asked closer.
 */
static inline bool
may_be_special(uint64_t bytes)
{
	const uint64_t ones = UINT64_MAX / 255;

	return (((bytes - ones * 14) | ((bytes ^ (ones * '\\')) - ones)) &
		   ~bytes & (ones << 7)) != 0;
}

/* The bytes of a field that has 1 to 7, with others that are not special. */
static inline uint64_t
gather_short(struct text field)
{
	uint32_t first, last;

	if (field.length < 4)
		return UINT64_MAX << 24 | (unsigned char)field.bytes[0] |
		    (uint64_t)(unsigned char)field.bytes[field.length / 2]
		    << 8 |
		    (uint64_t)(unsigned char)field.bytes[field.length - 1]
		    << 16;
	memcpy(&first, field.bytes, sizeof(first));
	memcpy(&last, field.bytes + field.length - sizeof(last), sizeof(last));
	return first | (uint64_t)last << 32;
}

/* The same of a field of up to 16 bytes; false, and nothing, if it may have
 * special ones. */
static inline bool
append_short(struct buffer *buffer, struct text field)
{
	uint64_t first, last = UINT64_MAX;

	if (field.length == 0)
		return true;
	if (field.length >= sizeof(first)) {
		memcpy(&first, field.bytes, sizeof(first));
		memcpy(&last, field.bytes + field.length - sizeof(last),
		    sizeof(last));
	} else {
		first = gather_short(field);
	}
	if (may_be_special(first) || may_be_special(last))
		return false;
	buffer_copy_short(
	    buffer_room(buffer, field.length), field.bytes, field.length);
	buffer->length += field.length;
	return true;
}

void
escape_append(struct buffer *buffer, struct text field)
{
	if (field.length <= BUFFER_SHORT && append_short(buffer, field))
		return;
	while (field.length > 0) {
		struct text part = text_take(field, LONGEST_PART);
		size_t plain = append_plain(buffer, part);

		if (plain == field.length)
			return;
		part = text_take(text_skip(part, plain), sizeof(vector));
		append_escaped(buffer, part);
		field = text_skip(field, plain + part.length);
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
