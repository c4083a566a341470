/* Where sentences end in a line. */
#include <stdint.h>
#include <string.h>

#include "cmd/hansect/sentence.h"
#include "common/utf8.h"

enum { STOP_LENGTH = 3 };

/* Sixteen bytes in one, as GCC and Clang have them for any machine. */
typedef unsigned char vector __attribute__((vector_size(16)));

static inline vector
vector_at(const char *bytes)
{
	vector v;

	memcpy(&v, bytes, sizeof(v));
	return v;
}

/*
 * Does a stop begin in the next sixteen bytes?  。 is E3 80 82, ！ EF BC 81 and
 * ？ EF BC 9F.
 */
static bool
has_stop(const char *bytes)
{
	vector first = vector_at(bytes), second = vector_at(bytes + 1),
	       third = vector_at(bytes + 2), stops;
	uint64_t halves[2];

	stops =
	    (vector)(((first == 0xE3) & (second == 0x80) & (third == 0x82)) |
		((first == 0xEF) & (second == 0xBC) &
		    ((third == 0x81) | (third == 0x9F))));
	memcpy(halves, &stops, sizeof(stops));
	return (halves[0] | halves[1]) != 0;
}

static bool
is_stop(const char *bytes)
{
	return memcmp(bytes, "。", STOP_LENGTH) == 0 ||
	    memcmp(bytes, "！", STOP_LENGTH) == 0 ||
	    memcmp(bytes, "？", STOP_LENGTH) == 0;
}

size_t
sentence_end(struct text line, size_t offset)
{
	while (offset + sizeof(vector) + STOP_LENGTH <= line.length &&
	    !has_stop(line.bytes + offset))
		offset += sizeof(vector);
	for (; offset + STOP_LENGTH <= line.length; offset++)
		if ((unsigned char)line.bytes[offset] >= 0xE3 &&
		    is_stop(line.bytes + offset))
			return offset + STOP_LENGTH;
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
