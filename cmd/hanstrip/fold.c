/* A line as rules see it. */
#include "cmd/hanstrip/fold.h"
#include "common/lexicon.h"
#include "common/utf8.h"

LEXICON(simplified);

/* Look all of them up once: of a page nearly every line is folded. */
static void
fill_simplified(struct folded *folded)
{
	const struct lexicon lexicon = LEXICON_INIT(simplified);
	char bytes[UTF8_LONGEST] = { 0 };
	struct text value;

	for (int32_t i = FOLD_FIRST; i <= FOLD_LAST; i++) {
		int32_t to = i;

		if (lexicon_find(lexicon,
			(struct text){ bytes, utf8_encode(i, bytes) }, &value))
			to = utf8_next(&value);
		/* A rare one outside stays as it is. */
		folded->simplified[i - FOLD_FIRST] =
		    (unsigned short)(to >= FOLD_FIRST && to <= FOLD_LAST ? to
									 : i);
	}
}

static bool
is_unified(int32_t code_point)
{
	return code_point >= FOLD_FIRST && code_point <= FOLD_LAST;
}

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

/* Write what code_point folds to, and where it comes from. */
static void
add_character(struct folded *folded, int32_t code_point, size_t offset)
{
	char *to = folded->text.bytes + folded->text.length;
	int32_t folds_to = is_unified(code_point)
	    ? folded->simplified[code_point - FOLD_FIRST]
	    : plain(code_point);
	size_t length;

	if (folds_to == ' ' && folded->text.length > 0 && to[-1] == ' ')
		return;
	length = utf8_encode(folds_to, to);
	for (size_t i = 0; i < length; i++)
		folded->offsets[folded->text.length + i] =
		    (unsigned short)offset;
	folded->text.length += length;
}

/* Copy length bytes as they are. */
static void
copy_bytes(struct folded *folded, const char *bytes, size_t length)
{
	size_t begin = folded->text.length;
	size_t offset = (size_t)(bytes - folded->line.bytes);

	for (size_t i = 0; i < length; i++) {
		folded->text.bytes[begin + i] = bytes[i];
		folded->offsets[begin + i] = (unsigned short)offset;
	}
	folded->text.length += length;
}

struct text
fold_line(struct folded *folded, struct text line)
{
	struct text rest = utf8_trim(line);

	if (folded->simplified[0] == 0)
		fill_simplified(folded);
	buffer_clear(&folded->text);
	/* Nothing becomes longer by being folded. */
	buffer_room(&folded->text, rest.length + 1);
	folded->line = line;
	while (rest.length > 0) {
		const char *bytes = rest.bytes;
		int32_t code_point = utf8_next(&rest);
		size_t length = (size_t)(rest.bytes - bytes);

		if (code_point == UTF8_INVALID ||
		    (is_unified(code_point) &&
			folded->simplified[code_point - FOLD_FIRST] ==
			    code_point))
			copy_bytes(folded, bytes, length);
		else
			add_character(
			    folded, code_point, (size_t)(bytes - line.bytes));
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
fold_simplify(struct folded *folded, struct buffer *buffer, struct text text)
{
	if (folded->simplified[0] == 0)
		fill_simplified(folded);
	while (text.length > 0) {
		int32_t code_point = utf8_next(&text);

		if (code_point == UTF8_INVALID)
			buffer_append_byte(buffer, text.bytes[-1]);
		else
			utf8_append(buffer,
			    is_unified(code_point)
				? folded->simplified[code_point - FOLD_FIRST]
				: code_point);
	}
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
