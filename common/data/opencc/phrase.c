/* Phrases that have one result wherever they are, and their tables. */
#include "common/data/opencc/compiler.h"

enum {
	PAIR_ROOM = 2, /* cells for a pair */

	/* Bits for a pair.  Changes are looked for all the time, neighbours
	 * are hardly ever. */
	CHANGES_ROOM = 32,
	NEIGHBOURS_ROOM = 8,
};

/* --- which they are --- */

bool
phrase_is_one_segment(const struct opencc_config *config)
{
	return config->segmentation.count == 0 && config->stage_count == 1;
}

/* The dictionaries of phrases that have one result wherever they are. */
static struct opencc_group
phrase_group(
    const struct compiler *compiler, const struct opencc_config *config)
{
	struct opencc_group group = { 0 };

	if (!phrase_is_one_segment(config))
		return config->segmentation;
	/* Those behind the last one with phrases hide none. */
	group = config->stages[0];
	while (group.count > 0 &&
	    !dictionary_has_phrases(
		&compiler->dictionaries[group.members[group.count - 1]]))
		group.members[--group.count] = 0;
	return group;
}

/* Phrases whose first two characters can be told by their first bytes. */
static bool
is_plain(struct text key)
{
	struct text first = word_first_character(key);

	return first.length == 3 && word_is_wide(first) &&
	    word_is_wide(text_skip(key, first.length));
}

static void
collect_phrases(struct compiler *compiler, struct phrases *phrases)
{
	const struct opencc_group *group = &phrases->group;

	for (size_t i = 0; i < group->count; i++) {
		const struct words *words =
		    &compiler->dictionaries[group->members[i]].words;

		for (size_t j = 0; j < words->count; j++) {
			struct text key = words->words[j].key;

			if (word_has_more_characters(key) &&
			    stage_is_reached(compiler, group, i, key))
				words_add(
				    &phrases->words, key, (struct text){ 0 });
		}
	}
}

/* --- their tables --- */

static uint32_t
pair_of(struct text key)
{
	return opencc_pair(word_low_bytes(key),
	    word_low_bytes(text_skip(key, word_first_character(key).length)));
}

static uint32_t
hash_of(struct text key)
{
	return opencc_hash(word_low_bytes(key),
	    word_low_bytes(text_skip(key, word_first_character(key).length)));
}

/* By pair, and of one pair the longest first. */
static int
compare_phrases(const void *left, const void *right)
{
	const struct word *a = left, *b = right;
	uint32_t pair_a = is_plain(a->key) ? pair_of(a->key) : 0;
	uint32_t pair_b = is_plain(b->key) ? pair_of(b->key) : 0;

	if (pair_a != pair_b)
		return (pair_a > pair_b) - (pair_a < pair_b);
	if (a->key.length != b->key.length)
		return a->key.length > b->key.length ? -1 : 1;
	return text_compare(a->key, b->key);
}

static void
append_item(struct buffer *items, struct text key, size_t number)
{
	struct text rest = text_skip(key, word_first_character(key).length);

	buffer_append_byte(items, (char)rest.length);
	buffer_append_byte(items, (char)(number & 0xFF));
	buffer_append_byte(items, (char)(number >> 8 & 0xFF));
	buffer_append_byte(items, (char)(number >> 16));
	buffer_append(items, rest);
}

static void
add_pair(struct opencc_pair *pairs, unsigned bits, uint32_t pair, uint32_t hash,
    uint32_t items)
{
	uint32_t place = hash >> (32 - bits);

	while (pairs[place].pair != 0)
		place = (place + 1) & ((1U << bits) - 1);
	pairs[place] = (struct opencc_pair){ pair, items };
}

/* The least number of bits for count things with room times as much room. */
static unsigned
bits_for(size_t count, size_t room)
{
	unsigned bits = 6;

	while ((size_t)1 << bits < count * room)
		bits++;
	return bits;
}

static size_t
count_pairs(const struct words *words)
{
	uint32_t pair = 0;
	size_t count = 0;

	for (size_t i = 0; i < words->count; i++)
		if (is_plain(words->words[i].key) &&
		    pair_of(words->words[i].key) != pair) {
			pair = pair_of(words->words[i].key);
			count++;
		}
	return count;
}

void
phrase_write(struct compiler *compiler, struct phrases *phrases)
{
	struct words *words = &phrases->words;
	unsigned bits;
	struct opencc_pair *pairs;
	struct buffer items = { 0 };
	uint32_t pair = 0;

	if (words->count > 0)
		qsort(words->words, words->count, sizeof(struct word),
		    compare_phrases);
	bits = bits_for(count_pairs(words), PAIR_ROOM);
	pairs = memory_new((size_t)1 << bits, sizeof(*pairs));
	buffer_append_byte(&items, 0);
	for (size_t i = 0; i < words->count; i++) {
		struct text key = words->words[i].key;

		if (!is_plain(key) ||
		    (i > 0 && text_equal(key, words->words[i - 1].key)))
			continue;
		if (pair_of(key) != pair) {
			pair = pair_of(key);
			buffer_append_byte(&items, 0);
			add_pair(pairs, bits, pair, hash_of(key), items.length);
		}
		append_item(&items, key, i);
	}
	buffer_append_byte(&items, 0);
	phrases->place.pair_shift = 32 - bits;
	phrases->place.items = pool_append(compiler, items.bytes, items.length);
	phrases->place.pairs =
	    pool_append(compiler, pairs, ((size_t)1 << bits) * sizeof(*pairs));
	buffer_free(&items);
	free(pairs);
}

/* The segments' tables; configs whose segments are the same share them. */
static struct phrases *
find_segments(struct compiler *compiler, const struct opencc_group *group)
{
	struct phrases *phrases = compiler->phrases;

	for (size_t i = 0; i < compiler->phrases_count; i++, phrases++)
		if (memcmp(&phrases->group, group, sizeof(*group)) == 0)
			return phrases;
	compiler->phrases_count++;
	phrases->group = *group;
	collect_phrases(compiler, phrases);
	phrase_write(compiler, phrases);
	return phrases;
}

/* Phrases that a pair cannot tell are left to the stages. */
struct phrases *
phrase_segments(struct work *work)
{
	struct opencc_group group = phrase_group(work->compiler, work->config);
	struct phrases *phrases = find_segments(work->compiler, &group);

	for (size_t i = 0; i < phrases->words.count; i++) {
		struct text key = phrases->words.words[i].key;

		if (!is_plain(key))
			run_add_trigger(work, key);
	}
	return phrases;
}

/* --- what they become --- */

/* Does text become what its characters become? */
static bool
is_plain_value(struct work *work, struct text key, struct text value)
{
	struct buffer single = { 0 }, whole = { 0 };
	bool same = true;

	while (same && key.length > 0) {
		struct text character = word_first_character(key);

		same = character.length == 3 &&
		    !character_is_marked(
			work->characters, character, OPENCC_SPECIAL);
		stage_convert_segment(work, character, &single);
		buffer_append(&whole, buffer_text(&single));
		key = text_skip(key, character.length);
	}
	same = same && text_equal(buffer_text(&whole), value);
	buffer_free(&single);
	buffer_free(&whole);
	return same;
}

void
phrase_write_values(struct work *work, const struct phrases *phrases,
    bool with_plain, uint32_t *place)
{
	const struct words *words = &phrases->words;
	uint32_t *values = memory_new(words->count + 1, sizeof(*values));
	struct opencc_config *config = work->config;
	struct buffer value = { 0 };

	for (size_t i = 0; i < words->count; i++) {
		struct text key = words->words[i].key;
		size_t growth;

		if (!is_plain(key))
			continue;
		stage_convert_segment(work, key, &value);
		growth = (value.length + key.length - 1) / key.length;
		if (growth > config->most_growth)
			config->most_growth = growth;
		if (value.length > 255)
			fatal("%s: a value is too long", config->name);
		if (with_plain ||
		    !is_plain_value(work, key, buffer_text(&value)))
			values[i] =
			    pool_value(work->compiler, buffer_text(&value));
	}
	*place = pool_append(
	    work->compiler, values, (words->count + 1) * sizeof(*values));
	buffer_free(&value);
	free(values);
}

/* --- filters --- */

struct filter {
	unsigned char *bytes;
	unsigned bits;
};

static struct filter
make_filter(size_t pairs, size_t room)
{
	unsigned bits = bits_for(pairs, room);

	return (struct filter){ memory_new(((size_t)1 << bits) / 8, 1), bits };
}

static void
set_bit(struct filter *filter, struct text key)
{
	uint32_t place = hash_of(key) >> (32 - filter->bits);

	filter->bytes[place / 8] |= 1 << place % 8;
}

static struct opencc_filter
write_filter(struct compiler *compiler, struct filter *filter)
{
	struct opencc_filter place = {
		.bits = pool_append(
		    compiler, filter->bytes, ((size_t)1 << filter->bits) / 8),
		.shift = 32 - filter->bits,
	};

	free(filter->bytes);
	return place;
}

/* The words that change, or those that do not, as wanted. */
static struct words
select_words(struct work *work, const struct phrases *phrases, bool change)
{
	const uint32_t *values = (const uint32_t *)(work->compiler->data.bytes +
	    (work->config->segments.values - work->compiler->data_start));
	struct words selected = { 0 };

	for (size_t i = 0; i < phrases->words.count; i++)
		if (is_plain(phrases->words.words[i].key) &&
		    (values[i] != 0) == change)
			words_add(&selected, phrases->words.words[i].key,
			    (struct text){ 0 });
	return selected;
}

static void
write_changes(struct work *work, const struct phrases *segments)
{
	struct words selected = select_words(work, segments, true);
	const struct words *all[] = { &selected, &work->run_phrases.words,
		&work->triggers };
	struct filter filter = make_filter(
	    count_pairs(all[0]) + count_pairs(all[1]) + count_pairs(all[2]),
	    CHANGES_ROOM);

	for (size_t i = 0; i < 3; i++)
		for (size_t j = 0; j < all[i]->count; j++)
			set_bit(&filter, all[i]->words[j].key);
	work->config->changes = write_filter(work->compiler, &filter);
	free(selected.words);
}

static void
write_neighbours(struct work *work, const struct phrases *segments)
{
	struct words selected = select_words(work, segments, false);
	struct filter filter =
	    make_filter(2 * count_pairs(&selected), NEIGHBOURS_ROOM);

	for (size_t i = 0; i < selected.count; i++) {
		struct text key = selected.words[i].key;

		for (; word_has_more_characters(key);
		     key = text_skip(key, word_first_character(key).length))
			set_bit(&filter, key);
	}
	work->config->neighbours = write_filter(work->compiler, &filter);
	free(selected.words);
}

void
phrase_write_filters(struct work *work, const struct phrases *segments)
{
	write_changes(work, segments);
	write_neighbours(work, segments);
}
