/* mojibake.c -- UTF-8 that was read as another encoding. */
#include "common/repair/mojibake.h"

#include "common/repair/gbk.h"
#include "common/repair/windows.h"
#include "common/utf8.h"

/*
 * The bytes that the character was read from: their number, 0 if the encoding
 * does not have it.
 */
static size_t
encode(enum mojibake_encoding encoding, int32_t c, unsigned char bytes[2])
{
	unsigned place;
	int byte;

	if (c >= 0 && c < 0x80) {
		bytes[0] = (unsigned char)c;
		return 1;
	}
	if (encoding == MOJIBAKE_WINDOWS) {
		byte = windows_encode(c);
		bytes[0] = (unsigned char)byte;
		return byte >= 0;
	}
	place = gbk_place_of_character(c);
	if (place == GBK_NO_PLACE)
		return 0;
	bytes[0] = gbk_lead_of(place);
	bytes[1] = gbk_trail_of(place);
	return 2;
}

static bool
continues(unsigned char byte)
{
	return (byte & 0xC0) == 0x80;
}

/*
 * Whether text can begin with a character of three bytes, as Chinese is made
 * of; or one of U+0080 to U+00BF, which few other bytes look like.
 */
static bool
may_begin_so(enum mojibake_encoding encoding, struct text text)
{
	unsigned char bytes[4] = { 0 };
	size_t count = 0;

	while (text.length > 0 && count < 3) {
		size_t more = encode(encoding, utf8_next(&text), bytes + count);

		if (more == 0 || (bytes[0] & 0xF0) != 0xE0)
			break;
		count += more;
	}
	if (bytes[0] == 0xC2 && encoding == MOJIBAKE_WINDOWS)
		return true;
	return count >= 3 && continues(bytes[1]) && continues(bytes[2]);
}

bool
mojibake_may_be(struct text line)
{
	size_t at = 0;

	while (at < line.length && (unsigned char)line.bytes[at] < 0x80 &&
	    line.bytes[at] != '\n')
		at++;
	if (at == line.length || line.bytes[at] == '\n')
		return false;
	line = text_skip(line, at);
	return may_begin_so(MOJIBAKE_GBK, line) ||
	    may_begin_so(MOJIBAKE_WINDOWS, line);
}

/* Write the bytes of the line; false if not all of it was read from some. */
static bool
encode_line(
    enum mojibake_encoding encoding, struct text line, struct buffer *buffer)
{
	unsigned char bytes[2];

	buffer_clear(buffer);
	while (line.length > 0) {
		size_t count = encode(encoding, utf8_next(&line), bytes);

		if (count == 0)
			return false;
		buffer_append(
		    buffer, (struct text){ (const char *)bytes, count });
	}
	return utf8_is_valid(buffer_text(buffer));
}

/* How unlikely the characters of text are; those beyond ASCII. */
static long
cost_of(struct text text)
{
	enum { UNKNOWN = 19 * COST_BIT };
	long cost = 0;

	while (text.length > 0) {
		int32_t c = utf8_next(&text);
		unsigned place = gbk_place_of_character(c);

		if (place != GBK_NO_PLACE)
			cost += gbk_data()->cost[place];
		else if (c >= 0x80)
			cost += UNKNOWN;
	}
	return cost;
}

/* A Han character, or a mark that stands among them. */
static bool
is_chinese(int32_t c)
{
	return utf8_is_han(c) || (c >= 0x3000 && c < 0x3040) ||
	    (c >= 0xFF00 && c < 0xFFF0);
}

static bool
has_chinese(struct text text)
{
	while (text.length > 0)
		if (is_chinese(utf8_next(&text)))
			return true;
	return false;
}

enum mojibake_encoding
mojibake_undo(struct text line, struct buffer *buffer)
{
	enum { MUCH = 10 * COST_BIT };

	if (!mojibake_may_be(line))
		return MOJIBAKE_NONE;
	if (encode_line(MOJIBAKE_WINDOWS, line, buffer) &&
	    has_chinese(buffer_text(buffer)))
		return MOJIBAKE_WINDOWS;
	/* Both are Han characters here; those meant are common ones. */
	if (encode_line(MOJIBAKE_GBK, line, buffer) &&
	    has_chinese(buffer_text(buffer)) &&
	    cost_of(buffer_text(buffer)) + MUCH < cost_of(line))
		return MOJIBAKE_GBK;
	return MOJIBAKE_NONE;
}

size_t
mojibake_part(enum mojibake_encoding encoding, struct text line,
    struct text original, size_t *length)
{
	size_t read = 0, written = 0;
	struct text rest = line, original_rest = original;
	unsigned char bytes[2];

	do {
		if (read <= written)
			read += encode(encoding, utf8_next(&rest), bytes);
		if (written < read) {
			utf8_next(&original_rest);
			written = original.length - original_rest.length;
		}
	} while (read != written);
	*length = original.length - original_rest.length;
	return line.length - rest.length;
}
