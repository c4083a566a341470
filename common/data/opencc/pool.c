/* Where data goes. */
#include "common/data/opencc/compiler.h"

enum {
	ALIGNMENT = 64,
	PLACES = 1 << 20, /* cells for values */
};

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

/* The cell of value, or the empty one where it belongs. */
static struct word *
find_cell(struct words *places, struct text value)
{
	uint32_t hash = 5381;
	size_t at;

	for (size_t i = 0; i < value.length; i++)
		hash = hash * 33 + (unsigned char)value.bytes[i];
	for (at = hash % PLACES; places->words[at].key.length > 0 &&
	     !text_equal(places->words[at].key, value);)
		at = (at + 1) % PLACES;
	return &places->words[at];
}

uint32_t
pool_value(struct compiler *compiler, struct text value)
{
	struct words *places = &compiler->value_places;
	struct word *cell;
	char *kept;

	if (places->words == NULL) {
		places->words = memory_new(PLACES, sizeof(struct word));
		buffer_append_byte(&compiler->values, 0);
	}
	cell = find_cell(places, value);
	if (cell->key.length == 0) {
		if (++places->count > PLACES / 2)
			fatal("too many values");
		kept = memory_new(value.length, 1);
		memcpy(kept, value.bytes, value.length);
		buffer_append_byte(&compiler->values, (char)value.length);
		cell->key = (struct text){ kept, value.length };
		/* The place is kept as the length of the value. */
		cell->value.length = compiler->values.length;
		buffer_append(&compiler->values, value);
	}
	return cell->value.length;
}
