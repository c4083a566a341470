/* Where data goes. */
#include "common/data/opencc/compiler.h"

enum { ALIGNMENT = 64 };

uint32_t
pool_append(struct compiler *compiler, const void *bytes, size_t length)
{
	uint32_t offset;

	while ((compiler->data_start + compiler->data.length) % ALIGNMENT != 0)
		buffer_append_byte(&compiler->data, 0);
	offset = compiler->data_start + compiler->data.length;
	buffer_append(&compiler->data, (struct text){ bytes, length });
	return offset;
}
