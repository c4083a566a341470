/* Memory handed out in pieces. */
#include <stdalign.h>
#include <stdlib.h>
#include <string.h>

#include "cmd/hantab/store.h"
#include "common/memory.h"

/* Each block is twice as large as the one before. */
enum { SMALLEST_BLOCK = 1024, LARGEST_BLOCK = 64 * 1024 };

struct store_block {
	struct store_block *next;
	max_align_t bytes[];
};

/* A block of its own for what is large, in front of the one being filled. */
static char *
new_block(struct store *store, size_t size)
{
	struct store_block *block = memory_new(1, sizeof(*block) + size);

	block->next = store->blocks;
	store->blocks = block;
	return (char *)block->bytes;
}

static void
grow(struct store *store)
{
	if (store->block_size < LARGEST_BLOCK)
		store->block_size = store->block_size == 0
		    ? SMALLEST_BLOCK
		    : 2 * store->block_size;
	store->free = new_block(store, store->block_size);
	store->left = store->block_size;
}

static char *
take(struct store *store, size_t size)
{
	char *room;

	if (size > SMALLEST_BLOCK)
		return new_block(store, size);
	if (size > store->left || store->free == NULL)
		grow(store);
	room = store->free;
	store->free += size;
	store->left -= size;
	return room;
}

void *
store_room(struct store *store, size_t size)
{
	size_t odd = store->left % alignof(max_align_t);

	if (odd > 0) {
		store->free += odd;
		store->left -= odd;
	}
	return take(store, size);
}

struct text
store_text(struct store *store, struct text text)
{
	char *copy = take(store, text.length);

	if (text.length > 0)
		memcpy(copy, text.bytes, text.length);
	return (struct text){ copy, text.length };
}

void
store_clear(struct store *store)
{
	while (store->blocks != NULL) {
		struct store_block *block = store->blocks;

		store->blocks = block->next;
		free(block);
	}
	*store = (struct store){ 0 };
}
