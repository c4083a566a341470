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

void
escape_append(struct buffer *buffer, struct text field)
{
	size_t plain = 0;

	for (size_t i = 0; i < field.length; i++) {
		char letter = escape_letter(field.bytes[i]);

		if (letter == 0)
			continue;
		buffer_append(buffer, text_skip(text_take(field, i), plain));
		buffer_append(buffer, (struct text){ "\\", 1 });
		buffer_append(buffer, (struct text){ &letter, 1 });
		plain = i + 1;
	}
	buffer_append(buffer, text_skip(field, plain));
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
