/* Texts, numbered: a hash table with open addressing. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "cmd/hantab/keys.h"
#include "common/error.h"
#include "common/memory.h"

enum { FEWEST_SLOTS = 64, WORD = sizeof(uint64_t) };

struct keys_slot {
	uint32_t hash;
	uint32_t number; /* from 1; 0: free */
};

static uint64_t
mix(uint64_t hash)
{
	hash *= UINT64_C(0x9E3779B97F4A7C15);
	return hash ^ hash >> 29;
}

/*
 * Differs from run to run, so that nobody can write records that all fall into
 * one slot.  No order depends on it.
 */
static uint64_t
hash_seed(void)
{
	static uint64_t seed;

	if (seed == 0) {
		struct timespec now;

		clock_gettime(CLOCK_REALTIME, &now);
		seed = mix((uint64_t)now.tv_nsec ^ (uintptr_t)&now) | 1;
	}
	return seed;
}

static uint64_t
load_word(const char *bytes)
{
	uint64_t word;

	memcpy(&word, bytes, sizeof(word));
	return word;
}

/* The bytes of a text that is shorter than a word. */
static uint64_t
load_short(struct text text)
{
	uint64_t word = 0;

	for (size_t i = 0; i < text.length; i++)
		word = word << 8 | (unsigned char)text.bytes[i];
	return word;
}

/* Word by word; the last one begins in the one before. */
static uint32_t
hash_text(struct text text)
{
	uint64_t hash = hash_seed() + text.length;
	size_t at = 0;

	if (text.length < WORD)
		return (uint32_t)(mix(mix(hash ^ load_short(text))) >> 32);
	for (; at + WORD < text.length; at += WORD)
		hash = mix(hash ^ load_word(text.bytes + at));
	hash ^= load_word(text.bytes + text.length - WORD);
	return (uint32_t)(mix(mix(hash)) >> 32);
}

/*
 * Inline, and without memcmp(3): comparing is most of what finding a key
 * costs.
 */
static inline bool
is_same(struct text a, struct text b)
{
	size_t at = 0;

	if (a.length != b.length)
		return false;
	for (; at + WORD <= a.length; at += WORD)
		if (load_word(a.bytes + at) != load_word(b.bytes + at))
			return false;
	for (; at < a.length; at++)
		if (a.bytes[at] != b.bytes[at])
			return false;
	return true;
}

/* The slot that has key, or the free one where it belongs. */
static inline struct keys_slot *
find_slot(const struct keys *keys, struct text key, uint32_t hash)
{
	size_t mask = keys->slot_count - 1;
	size_t at = hash & mask;

	for (;; at = (at + 1) & mask) {
		struct keys_slot *slot = &keys->slots[at];

		if (slot->number == 0 ||
		    (slot->hash == hash &&
			is_same(keys->texts[slot->number - 1], key)))
			return slot;
	}
}

static void
grow(struct keys *keys)
{
	struct keys_slot *old = keys->slots;
	size_t old_count = keys->slot_count;

	keys->slot_count = old_count == 0 ? FEWEST_SLOTS : 2 * old_count;
	keys->slots = memory_new(keys->slot_count, sizeof(*keys->slots));
	for (size_t i = 0; i < old_count; i++) {
		size_t at = old[i].hash & (keys->slot_count - 1);

		if (old[i].number == 0)
			continue;
		while (keys->slots[at].number != 0)
			at = (at + 1) & (keys->slot_count - 1);
		keys->slots[at] = old[i];
	}
	free(old);
}

static uint32_t
append(struct keys *keys, struct text key)
{
	if (keys->count == UINT32_MAX)
		fatal("more than %zu different keys", keys->count);
	keys->texts = memory_grow(keys->texts, &keys->capacity, keys->count + 1,
	    sizeof(*keys->texts));
	keys->texts[keys->count] = store_text(&keys->store, key);
	return (uint32_t)keys->count++;
}

uint32_t
keys_add(struct keys *keys, struct text key)
{
	struct keys_slot *slot;
	uint32_t hash;

	/* Rows of one document follow each other. */
	if (keys->last < keys->count && is_same(keys->texts[keys->last], key))
		return (uint32_t)keys->last;
	if (4 * keys->count >= 3 * keys->slot_count)
		grow(keys);
	hash = hash_text(key);
	slot = find_slot(keys, key, hash);
	if (slot->number == 0)
		*slot = (struct keys_slot){ hash, append(keys, key) + 1 };
	keys->last = slot->number - 1;
	return slot->number - 1;
}

bool
keys_find(const struct keys *keys, struct text key, uint32_t *number)
{
	const struct keys_slot *slot;

	if (keys->slot_count == 0)
		return false;
	slot = find_slot(keys, key, hash_text(key));
	if (slot->number == 0)
		return false;
	*number = slot->number - 1;
	return true;
}

void
keys_clear(struct keys *keys)
{
	free(keys->texts);
	free(keys->slots);
	store_clear(&keys->store);
	*keys = (struct keys){ 0 };
}
