/* wording.c -- How likely text is as whole words. */
#include "common/repair/wording.h"

#include <limits.h>

#include "common/repair/gbk.h"
#include "common/repair/likely.h"

enum {
	COST_UNKNOWN = 3 * COST_BIT, /* more, of a character that is no word */
};

static void
take_less(int *cost, int other)
{
	if (other < *cost)
		*cost = other;
}

static bool
is_in_words(unsigned letter)
{
	return letter < GBK_PAIRS &&
	    gbk_data()->in_words[gbk_data()->character[letter]] != GBK_NO_PLACE;
}

/* A mark that does not open anything, nor the end, stands there. */
static bool
ends_phrase(const unsigned *letters, size_t count, size_t at)
{
	return at < count && !is_in_words(letters[at]) &&
	    !likely_opens(letters[at]);
}

/* All words that begin at a letter. */
static void
follow_words(const unsigned *letters, size_t count, size_t begin, int *costs)
{
	const struct damage_data *data = gbk_data();
	uint32_t hash = 0;

	for (size_t at = begin; at < count && is_in_words(letters[at]); at++) {
		unsigned slot;
		const struct damage_word *word;
		int cost;

		hash = word_hash(hash, data->plain[letters[at]]);
		slot = word_slot(data, hash);
		if (data->word_hashes[slot] == 0)
			return;
		word = &data->words[slot];
		if (at + 1 == count)
			take_less(&costs[count], costs[begin] + word->least);
		if (word->cost == NO_WORD)
			continue;
		cost = costs[begin] + word->cost;
		if (ends_phrase(letters, count, at + 1))
			cost += word->marked;
		take_less(&costs[at + 1], cost);
	}
}

int
wording_cost(const unsigned *letters, size_t count)
{
	int costs[WORDING_MOST + 1] = { 0 };

	for (size_t i = 1; i <= count; i++)
		costs[i] = INT_MAX / 2;
	for (size_t i = 0; i < count; i++) {
		bool is_mark = !is_in_words(letters[i]);

		take_less(&costs[i + 1],
		    costs[i] + likely_alone(letters[i]) +
			(is_mark ? 0 : COST_UNKNOWN));
		follow_words(letters, count, i, costs);
	}
	return costs[count];
}
