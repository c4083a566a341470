/* lookup.c -- What is asked together, put where it is found at once. */
#include <string.h>

#include "common/data/damage/maker.h"
#include "common/error.h"

/* Call take with each two characters of words, the second in all its forms. */
static void
for_all_forms(struct damage_data *data,
    void (*take)(struct damage_data *data, unsigned first, unsigned place))
{
	enum { SIMPLIFIED = 9 * COST_BIT };
	static uint16_t next_form[GBK_PAIRS], forms[GBK_PAIRS];

	memset(forms, 0, sizeof(forms));
	for (unsigned i = 1; i < GBK_PAIRS; i++) {
		if (data->character[i] == 0 || data->script[i] >= SIMPLIFIED)
			continue;
		next_form[i] = forms[data->plain[i]];
		forms[data->plain[i]] = (uint16_t)i;
	}
	for (unsigned slot = 0; slot < BIGRAM_SLOTS; slot++) {
		unsigned first = data->bigrams[slot] >> 15;
		unsigned form = forms[data->bigrams[slot] & 0x7FFF];

		for (; data->bigrams[slot] != 0 && form != 0;
		     form = next_form[form])
			take(data, first, form);
	}
}

static void
count_follower(struct damage_data *data, unsigned first, unsigned place)
{
	(void)place;
	data->first_follower[first]++;
}

/* From the last one on. */
static void
add_follower(struct damage_data *data, unsigned first, unsigned place)
{
	data->followers[--data->first_follower[first]] = (uint16_t)place;
}

void
lookup_add_followers(struct damage_data *data)
{
	for_all_forms(data, count_follower);
	for (unsigned i = 1; i <= GBK_PAIRS; i++)
		data->first_follower[i] += data->first_follower[i - 1];
	if (data->first_follower[GBK_PAIRS] > MOST_FOLLOWERS)
		fatal("more than %d followers", MOST_FOLLOWERS);
	for_all_forms(data, add_follower);
}

static uint8_t
least_of(uint8_t a, uint8_t b)
{
	return a < b ? a : b;
}

void
lookup_add_least(struct damage_data *data)
{
	for (unsigned i = 0; i < GBK_PAIRS; i++)
		data->least[i] = least_of(data->cost[i], data->begins[i]);
	for (unsigned slot = 0; slot < BIGRAM_SLOTS; slot++) {
		unsigned first = data->bigrams[slot] >> 15;
		uint8_t *least = &data->least[data->bigrams[slot] & 0x7FFF];
		uint8_t on =
		    least_of(data->goes_on[0][first], data->goes_on[1][first]);

		if (data->bigrams[slot] != 0)
			*least = least_of(
			    *least, (uint8_t)(on + data->bigram_costs[slot]));
	}
	for (unsigned i = 0; i < GBK_PAIRS; i++)
		data->least[i] =
		    least_of(data->least[i], data->least[data->plain[i]]);
}

void
lookup_add_seconds(struct damage_data *data)
{
	for (unsigned i = 0; i < GBK_PAIRS; i++)
		data->seconds[i] = (struct damage_second){ data->plain[i],
			data->begins[data->plain[i]], data->script[i] };
}

void
lookup_add_bits(struct damage_data *data)
{
	for (unsigned slot = 0; slot < BIGRAM_SLOTS; slot++) {
		uint32_t bit = bigram_bit(data->bigrams[slot]);

		if (data->bigrams[slot] != 0)
			data->bigram_bits[bit / 8] |= 1U << bit % 8;
	}
}

void
lookup_add_in_words(struct words *words)
{
	struct damage_data *data = words->data;

	for (unsigned c = 0; c < 0x10000; c++) {
		unsigned gbk = data->gbk[c], plain = GBK_PAIRS;

		if (gbk != 0)
			plain = data->plain[gbk_place(gbk >> 8, gbk & 0xFF)];
		data->in_words[c] = plain;
		if (plain < GBK_PAIRS && words->followed[plain] == 0)
			data->in_words[c] = GBK_PAIRS;
	}
}
