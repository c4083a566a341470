/*
 * damage.h -- What undoing the damage of web pages needs to know, as
 * common/data/damage.c makes it at build time: GBK, how characters are read,
 * and which ones are likely, alone and beside each other.
 */
#ifndef COMMON_DATA_DAMAGE_H
#define COMMON_DATA_DAMAGE_H

#include <stdint.h>

enum {
	GBK_FIRST_LEAD = 0x81,
	GBK_LAST_LEAD = 0xFE,
	GBK_FIRST_TRAIL = 0x40,
	GBK_LAST_TRAIL = 0xFE,
	GBK_TRAILS = GBK_LAST_TRAIL - GBK_FIRST_TRAIL + 1,
	GBK_LEADS = GBK_LAST_LEAD - GBK_FIRST_LEAD + 1,
	GBK_PAIRS = GBK_LEADS * GBK_TRAILS,
	MOST_READINGS = 16384,
	MOST_SYLLABLES = 512,
	BIGRAM_SLOTS = 1 << 17,
	BIGRAM_BITS = 1 << 20,
	MOST_FOLLOWERS = 1 << 17,
	WORD_SLOTS = 1 << 18,
	NO_WORD = 255,
	COST_BIT = 4, /* costs are quarters of a bit */
};

struct damage_data {
	uint16_t character[GBK_PAIRS]; /* 0: not assigned */
	uint16_t gbk[65536];           /* code of a character, or 0 */

	/*
	 * The readings (common/pinyin.h) of the character in place i are
	 * readings[first_reading[i]] up to first_reading[i + 1]; only
	 * traditional characters outside GB2312 have any.
	 */
	uint16_t first_reading[GBK_PAIRS + 1];
	uint32_t readings[MOST_READINGS];

	/*
	 * The other way round: the letters of readings, ascending, and the
	 * places that are read with those of syllable i, keys[first_key[i]] up
	 * to first_key[i + 1], ascending.
	 */
	uint32_t syllables[MOST_SYLLABLES]; /* without the tone */
	uint16_t first_key[MOST_SYLLABLES + 1];
	uint16_t keys[MOST_READINGS];
	uint16_t syllable_count;

	/* Place of the simplified form, of the character itself otherwise. */
	uint16_t plain[GBK_PAIRS];
	uint8_t cost[GBK_PAIRS]; /* of the character anywhere */

	/* Only in simplified script: of that, in text that is traditional. */
	uint8_t script[GBK_PAIRS];

	/*
	 * Of the plain form: that a word begins with it; and that one goes on
	 * or ends behind it, where it is [0] the first or [1] within the word.
	 */
	uint8_t begins[GBK_PAIRS], goes_on[2][GBK_PAIRS], ends[2][GBK_PAIRS];

	/* More, for a mark behind it, where it is [0] a word or [1] ends one. */
	uint8_t marked[2][GBK_PAIRS];

	uint8_t least[GBK_PAIRS]; /* that it can come to behind anything */

	/* What is asked of a character behind another, all at once. */
	struct damage_second {
		uint16_t plain;
		uint8_t begins, script;
	} seconds[GBK_PAIRS];

	/* Place of the plain form of a character, if that is in words. */
	uint16_t in_words[65536];

	/*
	 * Two characters beside each other in a word: the places of their
	 * plain forms, as bigram_key() has it, and the cost of the second
	 * if the word goes on; 0 is an empty slot.
	 */
	uint32_t bigrams[BIGRAM_SLOTS];
	uint8_t bigram_costs[BIGRAM_SLOTS];
	uint8_t bigram_bits[BIGRAM_BITS / 8]; /* set for each that is there */

	/*
	 * The same by their first character: what may follow the plain one in
	 * place i, in any form that stands in traditional text, is
	 * followers[first_follower[i]] up to first_follower[i + 1].
	 */
	uint32_t first_follower[GBK_PAIRS + 1];
	uint16_t followers[MOST_FOLLOWERS];

	/*
	 * Words, and what they begin with, by word_hash() of their plain
	 * forms; 0 is an empty slot.
	 */
	uint32_t word_hashes[WORD_SLOTS];
	struct damage_word {
		uint8_t cost;   /* of the word, or NO_WORD */
		uint8_t least;  /* of any that begins so */
		uint8_t marked; /* more, for a mark behind it */
	} words[WORD_SLOTS];
};

/* The hash of a word and one more letter, from 0 on. */
static inline uint32_t
word_hash(uint32_t hash, unsigned plain)
{
	hash = (hash ^ (plain + 1)) * 2654435769u;
	hash ^= hash >> 15;
	return hash == 0 ? 1 : hash;
}

/* The slot of a word, or the empty one where it would be. */
static inline unsigned
word_slot(const struct damage_data *data, uint32_t hash)
{
	unsigned slot = hash % WORD_SLOTS;

	while (data->word_hashes[slot] != 0 && data->word_hashes[slot] != hash)
		slot = (slot + 1) % WORD_SLOTS;
	return slot;
}

static inline uint32_t
bigram_key(unsigned first, unsigned second)
{
	return first << 15 | second;
}

static inline uint32_t
bigram_slot(uint32_t key)
{
	return (key * 2654435769u) >> 15 & (BIGRAM_SLOTS - 1);
}

static inline uint32_t
bigram_bit(uint32_t key)
{
	return (key * 2654435769u) >> 12 & (BIGRAM_BITS - 1);
}

/* Whether the two may be in a word: nearly always right. */
static inline int
bigram_may_be(const struct damage_data *data, uint32_t key)
{
	uint32_t bit = bigram_bit(key);

	return data->bigram_bits[bit / 8] >> bit % 8 & 1;
}

/* Place of the pair in the tables; the bytes are in their ranges. */
static inline unsigned
gbk_place(unsigned lead, unsigned trail)
{
	return (lead - GBK_FIRST_LEAD) * GBK_TRAILS + trail - GBK_FIRST_TRAIL;
}

/* The struct damage_data. */
extern const unsigned char data_damage[];

#endif
