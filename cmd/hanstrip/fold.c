/* A line as rules see it. */
#include "cmd/hanstrip/fold.h"
#include "common/utf8.h"

/* Colons of compatibility that stand for the full-width one. */
static int32_t
plain(int32_t code_point)
{
	if (code_point == 0xFE30 || code_point == 0xFE55)
		return ':';
	if (utf8_is_blank(code_point))
		return ' ';
	return utf8_half_width(code_point);
}

static void
add_bytes(struct folded *folded, struct text bytes, struct text origin)
{
	size_t offset = (size_t)(origin.bytes - folded->line.bytes);

	for (size_t i = 0; i < bytes.length; i++)
		folded->offsets[folded->text.length + i] =
		    (unsigned short)offset;
	buffer_append(&folded->text, bytes);
}

static void
add_character(struct folded *folded, struct text origin, int32_t code_point)
{
	char bytes[UTF8_LONGEST];
	int32_t folds_to = plain(code_point);
	const char *last = folded->text.bytes + folded->text.length - 1;

	if (folds_to == ' ' && folded->text.length > 0 && *last == ' ')
		return;
	if (folds_to == code_point || code_point == UTF8_INVALID) {
		add_bytes(folded, origin, origin);
		return;
	}
	add_bytes(folded, (struct text){ bytes, utf8_encode(folds_to, bytes) },
	    origin);
}

struct text
fold_line(struct folded *folded, struct text line)
{
	struct text rest = utf8_trim(line);

	buffer_clear(&folded->text);
	folded->line = line;
	while (rest.length > 0) {
		struct text origin = rest;
		int32_t code_point = utf8_next(&rest);

		origin.length -= rest.length;
		add_character(folded, origin, code_point);
	}
	folded->offsets[folded->text.length] =
	    (unsigned short)(rest.bytes - line.bytes);
	return buffer_text(&folded->text);
}

struct text
fold_origin(const struct folded *folded, struct text part)
{
	size_t begin, end;

	if (part.bytes == NULL || part.length == 0)
		return TEXT("");
	begin = (size_t)(part.bytes - folded->text.bytes);
	end = folded->offsets[begin + part.length];
	begin = folded->offsets[begin];
	return utf8_trim(
	    (struct text){ folded->line.bytes + begin, end - begin });
}

void
fold_squeeze(struct buffer *buffer, struct text text)
{
	while (text.length > 0) {
		int32_t code_point = utf8_next(&text);
		int32_t folds_to = plain(code_point);

		if (code_point == UTF8_INVALID)
			buffer_append_byte(buffer, text.bytes[-1]);
		else if (folds_to != ' ')
			utf8_append(buffer, folds_to);
	}
}
