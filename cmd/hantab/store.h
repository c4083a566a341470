/* store.h -- Memory handed out in pieces and given back all at once. */
#ifndef CMD_HANTAB_STORE_H
#define CMD_HANTAB_STORE_H

#include <stddef.h>

#include "common/text.h"

struct store_block;

/* Starts from { 0 }. */
struct store {
	struct store_block *blocks;
	char *free;
	size_t left, block_size;
};

/* Zeroed room for size bytes, aligned for any type, until store_clear(). */
void *store_room(struct store *store, size_t size);

/* A copy of text, until store_clear(). */
struct text store_text(struct store *store, struct text text);

void store_clear(struct store *store);

#endif
