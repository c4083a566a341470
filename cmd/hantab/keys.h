/* keys.h -- Texts, numbered from 0 in the order in which they are met. */
#ifndef CMD_HANTAB_KEYS_H
#define CMD_HANTAB_KEYS_H

#include <stdbool.h>
#include <stdint.h>

#include "cmd/hantab/store.h"
#include "common/text.h"

/* Starts from { 0 }. */
struct keys {
	struct text *texts; /* by number; good until keys_clear() */
	size_t count;

	/* private */
	struct store store;
	size_t capacity, slot_count;
	struct keys_slot *slots;
	size_t last;   /* the number returned last */
	bool foreseen; /* it is the one that is wanted */
	uint32_t hash;
};

/* The number of key, which is copied if it is new. */
uint32_t keys_add(struct keys *keys, struct text key);

/*
 * The same in two steps, between which there is time to fetch what the second
 * needs.
 */
void keys_foresee(struct keys *keys, struct text key);
uint32_t keys_add_foreseen(struct keys *keys, struct text key);

/* The number of key; false if it was never added. */
bool keys_find(const struct keys *keys, struct text key, uint32_t *number);

/* Forget all keys and give the memory back. */
void keys_clear(struct keys *keys);

#endif
