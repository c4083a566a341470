/* words.c -- The lists of words, counted. */
#include <stdio.h>
#include <stdlib.h>

#include "common/data/damage/maker.h"
#include "common/error.h"
#include "common/utf8.h"

static unsigned
slot_of(const struct damage_data *data, uint32_t key)
{
	uint32_t slot = bigram_slot(key);

	while (data->bigrams[slot] != 0 && data->bigrams[slot] != key)
		slot = (slot + 1) % BIGRAM_SLOTS;
	return slot;
}

static void
add_pair(struct words *words, unsigned first, unsigned second, int weight)
{
	uint32_t key = bigram_key(first, second);
	unsigned slot = slot_of(words->data, key);

	if (words->data->bigrams[slot] == 0 &&
	    ++words->pair_count > BIGRAM_SLOTS / 4 * 3)
		fatal("more than %d pairs of characters", BIGRAM_SLOTS / 4 * 3);
	words->data->bigrams[slot] = key;
	words->counts[slot] += weight;
	words->followed[first] += weight;
}

/* Marks, letters and numerals of GBK, which are in no words. */
bool
damage_is_symbol(unsigned place)
{
	unsigned lead = place / GBK_TRAILS + GBK_FIRST_LEAD;

	return lead >= 0xA1 && lead <= 0xA9;
}

/* The place of the next character's plain form; GBK_PAIRS if it is no word's. */
static unsigned
next_plain(const struct damage_data *data, struct text *word)
{
	int32_t c = utf8_next(word);
	unsigned gbk = c > 0 && c < 0x10000 ? data->gbk[c] : 0, place;

	if (gbk == 0)
		return GBK_PAIRS;
	place = data->plain[gbk_place(gbk >> 8, gbk & 0xFF)];
	return damage_is_symbol(place) ? GBK_PAIRS : place;
}

/* The places of a word's plain forms; 0 if not all of it is in words. */
static size_t
read_places(const struct damage_data *data, struct text word,
    unsigned places[LONGEST_WORD])
{
	size_t count = 0;

	for (; word.length > 0; count++) {
		if (count == LONGEST_WORD)
			return 0;
		places[count] = next_plain(data, &word);
		if (places[count] == GBK_PAIRS)
			return 0;
	}
	return count;
}

static void
add_word(struct words *words, struct text word, int weight, bool is_leading)
{
	unsigned places[LONGEST_WORD], place, before;

	vocabulary_add(words, places, read_places(words->data, word, places),
	    weight, is_leading);
	place = next_plain(words->data, &word);
	words->total += weight;
	if (place == GBK_PAIRS)
		return;
	if (word.length == 0) {
		words->alone[place] += weight;
		return;
	}
	words->first[place] += weight;
	while (word.length > 0) {
		before = place;
		place = next_plain(words->data, &word);
		if (before != GBK_PAIRS && place != GBK_PAIRS)
			add_pair(words, before, place, weight);
	}
	if (place != GBK_PAIRS)
		words->last[place] += weight;
}

/*
 * A simplified character becomes one of others: always another one, or most
 * often, the likeliest being first.
 */
static void
add_script(struct damage_data *data, struct text character, struct text others)
{
	enum { ALWAYS = 9 * COST_BIT, OFTEN = 3 * COST_BIT };
	int cost = ALWAYS;
	struct text rest = character;
	int32_t c = utf8_next(&rest);
	unsigned gbk = c > 0 && c < 0x10000 ? data->gbk[c] : 0;

	if (text_starts_with(others, character))
		return;
	while (others.length > 0)
		if (text_equal(damage_next_word(&others, " "), character))
			cost = OFTEN;
	if (gbk != 0)
		data->script[gbk_place(gbk >> 8, gbk & 0xFF)] = cost;
}

/* Call take with each line of the file. */
void
words_read(const char *path, struct words *words,
    void (*take)(struct words *words, struct text line))
{
	FILE *file = fopen(path, "r");
	char *line = NULL;
	size_t capacity = 0;
	ssize_t length;

	if (file == NULL)
		fatal("%s: cannot be read", path);
	while ((length = getline(&line, &capacity, file)) != -1)
		if (line[0] != '#' && line[0] != '\n')
			take(words,
			    text_trim((struct text){ line, (size_t)length }));
	free(line);
	fclose(file);
}

void
words_take(struct words *words, struct text line)
{
	while (line.length > 0)
		add_word(
		    words, damage_next_word(&line, " "), WEIGHT_OURS, false);
}

/* No mark stands behind the word. */
static void
add_leading(struct words *words, struct text word, int weight)
{
	bool is_within = false;
	unsigned place = next_plain(words->data, &word);

	for (; word.length > 0; is_within = true)
		place = next_plain(words->data, &word);
	if (place != GBK_PAIRS)
		words->leading[is_within][place] += weight;
}

void
words_take_frequent(struct words *words, struct text line)
{
	struct text number = damage_next_word(&line, " ");
	int weight = (int)strtol(number.bytes, NULL, 10) * WEIGHT_OURS;
	bool is_leading = number.bytes[number.length - 1] == '>';

	while (line.length > 0) {
		struct text word = damage_next_word(&line, " ");

		add_word(words, word, weight, is_leading);
		if (is_leading)
			add_leading(words, word, weight);
	}
}

void
words_take_phrase(struct words *words, struct text line)
{
	add_word(words, damage_next_word(&line, "\t"), WEIGHT_THEIRS, false);
}

/* Standard forms of OpenCC's are no traditional ones for Unihan: 爲 衆 裏 */
void
words_take_variants(struct words *words, struct text line)
{
	struct text word = damage_next_word(&line, "\t");
	int32_t simplified = utf8_next(&word);

	while (line.length > 0) {
		struct text other = damage_next_word(&line, " ");
		int32_t c = utf8_next(&other);

		if (c > 0 && c < 0x10000 && c != simplified &&
		    simplified < 0x10000 &&
		    words->characters[c].simplified == 0 &&
		    words->characters[c].frequency == 0)
			words->characters[c].simplified = simplified;
	}
}

void
words_take_character(struct words *words, struct text line)
{
	struct text character = damage_next_word(&line, "\t");

	add_script(words->data, character, line);
}
