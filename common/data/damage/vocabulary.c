/* vocabulary.c -- Whole words, and how likely they are. */
#include "common/data/damage/maker.h"
#include "common/error.h"

static unsigned
slot_of(struct words *words, uint32_t hash)
{
	struct damage_data *data = words->data;
	unsigned slot = word_slot(data, hash);

	if (data->word_hashes[slot] == 0 &&
	    ++words->word_count > WORD_SLOTS / 4 * 3)
		fatal("more than %d words", WORD_SLOTS / 4 * 3);
	data->word_hashes[slot] = hash;
	return slot;
}

void
vocabulary_add(struct words *words, const unsigned *places, size_t count,
    double weight, bool is_leading)
{
	unsigned slots[LONGEST_WORD];
	uint32_t hash = 0;
	double *all;

	if (count == 0 || count > LONGEST_WORD)
		return;
	for (size_t i = 0; i < count; i++) {
		hash = word_hash(hash, places[i]);
		slots[i] = slot_of(words, hash);
	}
	all = &words->word_counts[slots[count - 1]];
	*all += weight;
	if (is_leading)
		words->leading_counts[slots[count - 1]] += weight;
	for (size_t i = 0; i < count; i++)
		if (words->likeliest[slots[i]] < *all)
			words->likeliest[slots[i]] = *all;
}

static uint8_t
cost_of(double count, double total)
{
	unsigned cost = count > 0 ? costs_of_choices(total / count) : NO_WORD;

	return (uint8_t)(cost < NO_WORD ? cost : NO_WORD);
}

void
vocabulary_add_costs(struct words *words)
{
	for (size_t slot = 0; slot < WORD_SLOTS; slot++) {
		struct damage_word *word = &words->data->words[slot];
		double count = words->word_counts[slot];

		word->cost = cost_of(count, words->total);
		word->least = cost_of(words->likeliest[slot], words->total);
		word->marked =
		    costs_of_mark(words->leading_counts[slot], count);
	}
}
