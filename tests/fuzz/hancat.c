/*
 * Decoding gives valid UTF-8, whatever the bytes, and the same however they
 * are cut; a guess is one of the encodings.
 */
#include <assert.h>

#include "cmd/hancat/encoding.h"
#include "common/utf8.h"

static void
decode_cut(enum encoding_place encoding, struct text bytes, size_t cut,
    struct buffer *decoded)
{
	static struct decoder decoder;

	assert(decoder_open(&decoder, encoding_names[encoding]));
	buffer_clear(decoded);
	decoder_decode(&decoder, text_take(bytes, cut), false, decoded);
	decoder_decode(&decoder, text_skip(bytes, cut), true, decoded);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct buffer whole, parts;
	struct text bytes;
	size_t cut;

	if (size < 2)
		return 0;
	cut = data[0] % size;
	bytes = (struct text){ (const char *)data + 1, size - 1 };
	assert(encoding_guess(bytes) < ENCODING_COUNT);
	for (int encoding = 0; encoding < ENCODING_COUNT; encoding++) {
		decode_cut(encoding, bytes, size - 1, &whole);
		decode_cut(encoding, bytes, cut, &parts);
		assert(text_equal(buffer_text(&whole), buffer_text(&parts)));
		assert(utf8_is_valid(buffer_text(&whole)));
	}
	return 0;
}
