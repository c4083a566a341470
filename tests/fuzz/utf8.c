/*
 * The characters put together are the bytes; each that is a character is
 * encoded as it was read; the valid part is what reads without a fault.
 */
#include <assert.h>
#include <string.h>

#include "common/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct text subject = { (const char *)data, size };
	struct text rest = subject;
	size_t count = 0, valid = size;

	while (rest.length > 0) {
		struct text before = rest;
		int32_t character = utf8_next(&rest);
		size_t length = before.length - rest.length;
		char bytes[UTF8_LONGEST];

		count++;
		if (character == UTF8_INVALID) {
			assert(length == 1);
			if (valid == size)
				valid = size - before.length;
			continue;
		}
		assert(utf8_encode(character, bytes) == length);
		assert(memcmp(bytes, before.bytes, length) == 0);
		assert(utf8_before(subject, size - rest.length) ==
		    size - before.length);
	}
	assert(utf8_count(subject) == count);
	assert(utf8_valid_length(subject) == valid);
	assert(utf8_whole_length(subject) <= size);
	return 0;
}
