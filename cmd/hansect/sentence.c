/* Where sentences end in a line. */
#include <string.h>

#include "cmd/hansect/sentence.h"
#include "common/utf8.h"

static bool
is_full_stop(const char *bytes)
{
	return memcmp(bytes, "。", 3) == 0 || memcmp(bytes, "！", 3) == 0 ||
	    memcmp(bytes, "？", 3) == 0;
}

/*
 * Of the bytes of Chinese text few are E3 or EF, which begin its punctuation
 * and almost nothing else.
 */
size_t
sentence_end(struct text line, size_t offset)
{
	for (; offset + 2 < line.length; offset++) {
		unsigned char byte = (unsigned char)line.bytes[offset];

		if ((byte == 0xE3 || byte == 0xEF) &&
		    is_full_stop(line.bytes + offset))
			return offset + 3;
	}
	return line.length;
}

static bool
closes(int32_t character)
{
	switch (character) {
	case 0x201D: /* ” */
	case 0x2019: /* ’ */
	case 0x300D: /* 」 */
	case 0x300F: /* 』 */
	case 0x300B: /* 》 */
	case 0x3011: /* 】 */
	case 0xFF09: /* ） */
	case ')':
	case '"':
		return true;
	default:
		return false;
	}
}

size_t
sentence_start(struct text line, size_t offset)
{
	struct text rest = text_skip(line, offset);

	while (rest.length > 0) {
		int32_t character = utf8_next(&rest);

		if (!closes(character) && !utf8_is_blank(character))
			break;
		offset = line.length - rest.length;
	}
	return offset;
}
