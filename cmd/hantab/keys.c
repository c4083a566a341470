/* Texts, numbered: a hash table with open addressing. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "cmd/hantab/keys.h"
#include "common/error.h"
#include "common/memory.h"

enum { FEWEST_SLOTS = 64, WORD = sizeof(uint64_t) };

/* Has all it takes to know a key, since each step to elsewhere costs. */
struct keys_slot {
	const struct entry *entry; /* NULL: free */
	uint32_t hash;
	uint32_t number;
};

struct entry {
	size_t length;
	char bytes[];
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
 * costs.  It goes as hash_text() went, which is how its branches are foreseen.
 */
static inline bool
is_same(struct text a, struct text b)
{
	size_t at = 0;

	if (a.length != b.length)
		return false;
	if (a.length < WORD)
		return load_short(a) == load_short(b);
	for (; at + WORD < a.length; at += WORD)
		if (load_word(a.bytes + at) != load_word(b.bytes + at))
			return false;
	at = a.length - WORD;
	return load_word(a.bytes + at) == load_word(b.bytes + at);
}

static bool
is_entry(const struct entry *entry, struct text key)
{
	return is_same((struct text){ entry->bytes, entry->length }, key);
}

/* The slot that has key, or the free one where it belongs. */
static inline struct keys_slot *
find_slot(const struct keys *keys, struct text key, uint32_t hash)
{
	size_t mask = keys->slot_count - 1;
	size_t at = hash & mask;

	for (;; at = (at + 1) & mask) {
		struct keys_slot *slot = &keys->slots[at];

		if (slot->entry == NULL ||
		    (slot->hash == hash && is_entry(slot->entry, key)))
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

		if (old[i].entry == NULL)
			continue;
		while (keys->slots[at].entry != NULL)
			at = (at + 1) & (keys->slot_count - 1);
		keys->slots[at] = old[i];
	}
	free(old);
}

static struct keys_slot
append(struct keys *keys, struct text key, uint32_t hash)
{
	struct entry *entry =
	    store_room(&keys->store, sizeof(*entry) + key.length);

	if (keys->count == UINT32_MAX)
		fatal("more than %zu different keys", keys->count);
	entry->length = key.length;
	memcpy(entry->bytes, key.bytes, key.length);
	keys->texts = memory_grow(keys->texts, &keys->capacity, keys->count + 1,
	    sizeof(*keys->texts));
	keys->texts[keys->count] = (struct text){ entry->bytes, key.length };
	return (struct keys_slot){ entry, hash, (uint32_t)keys->count++ };
}

void
keys_foresee(struct keys *keys, struct text key)
{
	/* Rows of one document follow each other. */
	if (keys->last < keys->count && is_same(keys->texts[keys->last], key)) {
		keys->foreseen = true;
		return;
	}
	keys->foreseen = false;
	if (4 * keys->count >= 3 * keys->slot_count)
		grow(keys);
	keys->hash = hash_text(key);
	__builtin_prefetch(&keys->slots[keys->hash & (keys->slot_count - 1)]);
}

uint32_t
keys_add_foreseen(struct keys *keys, struct text key)
{
	struct keys_slot *slot;

	if (keys->foreseen)
		return (uint32_t)keys->last;
	slot = find_slot(keys, key, keys->hash);
	if (slot->entry == NULL)
		*slot = append(keys, key, keys->hash);
	keys->last = slot->number;
	return slot->number;
}

uint32_t
keys_add(struct keys *keys, struct text key)
{
	keys_foresee(keys, key);
	return keys_add_foreseen(keys, key);
}

bool
keys_find(const struct keys *keys, struct text key, uint32_t *number)
{
	const struct keys_slot *slot;

	if (keys->slot_count == 0)
		return false;
	slot = find_slot(keys, key, hash_text(key));
	if (slot->entry == NULL)
		return false;
	*number = slot->number;
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
