/* Phrases that have one result wherever they are, and their tables. */
#include "common/data/opencc/compiler.h"

enum {
	PAIR_ROOM = 2, /* cells for a pair */

	/* Bits for a pair.  Changes are looked for all the time, neighbours
	 * are hardly ever. */
	CHANGES_ROOM = 32,
	NEIGHBOURS_ROOM = 16,

	LONGEST = 255, /* bytes in a table */
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

/* The words of the group's members that are reached, but no characters. */
static void
collect_segments(const struct compiler *compiler, struct segments *segments)
{
	const struct opencc_group *group = &segments->group;

	for (size_t i = 0; i < group->count; i++) {
		const struct words *words =
		    &compiler->dictionaries[group->members[i]].words;

		for (size_t j = 0; j < words->count; j++) {
			struct text key = words->words[j].key;

			if (word_has_more_characters(key) &&
			    stage_is_reached(compiler, group, i, key))
				words_add(&segments->words, key, TEXT(""));
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

static int
compare_numbers(size_t a, size_t b)
{
	return (a > b) - (a < b);
}

/* By pair, then segments, triggers, and others; the longest first. */
static int
compare_phrases(const void *left, const void *right)
{
	const struct word *a = left, *b = right;
	int order = compare_numbers(pair_of(a->key), pair_of(b->key));

	if (order == 0)
		order = compare_numbers(
		    a->kind == OPENCC_UNCHANGED ? OPENCC_CHANGED : a->kind,
		    b->kind == OPENCC_UNCHANGED ? OPENCC_CHANGED : b->kind);
	if (order == 0)
		order = compare_numbers(b->key.length, a->key.length);
	return order != 0 ? order : text_compare(a->key, b->key);
}

static void
append_item(struct buffer *items, const struct word *word)
{
	struct text rest =
	    text_skip(word->key, word_first_character(word->key).length);

	if (rest.length > LONGEST || word->value.length > LONGEST)
		fatal("%.*s: it is too long, or what it becomes",
		    (int)word->key.length, word->key.bytes);
	buffer_append_byte(items, (char)rest.length);
	buffer_append_byte(items, (char)word->kind);
	buffer_append_byte(items, (char)word->value.length);
	buffer_append(items, rest);
	buffer_append(items, word->value);
}

/* The bit for what follows the first six bytes; all, if it is not enough. */
static uint32_t
third_of(struct text key)
{
	return key.length < 9 ? UINT32_MAX << OPENCC_PLACE_BITS
			      : opencc_third(word_low_bytes(text_skip(key, 6)));
}

/* Add a pair, whose items begin where told. */
static struct opencc_pair *
add_pair(
    struct opencc_pair *pairs, unsigned bits, struct text key, uint32_t items)
{
	uint32_t place = hash_of(key) >> (32 - bits);

	while (pairs[place].pair != 0)
		place = (place + 1) & ((1U << bits) - 1);
	if (items >> OPENCC_PLACE_BITS != 0)
		fatal("too many phrases");
	pairs[place] = (struct opencc_pair){ pair_of(key), items };
	return &pairs[place];
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

/* How many pairs the words begin with, when those of one stand together. */
static size_t
count_pairs(const struct words *words)
{
	size_t count = 0;

	for (size_t i = 0; i < words->count; i++)
		count += i == 0 ||
		    pair_of(words->words[i].key) !=
			pair_of(words->words[i - 1].key);
	return count;
}

/* Sort the words, and write those that are plain. */
static struct opencc_phrases
write_phrases(struct compiler *compiler, struct words *words)
{
	struct opencc_phrases place;
	unsigned bits;
	struct opencc_pair *pairs;
	struct buffer items = { 0 };
	struct opencc_pair *pair = NULL;

	if (words->count > 0)
		qsort(words->words, words->count, sizeof(struct word),
		    compare_phrases);
	bits = bits_for(count_pairs(words), PAIR_ROOM);
	pairs = memory_new((size_t)1 << bits, sizeof(*pairs));
	for (size_t i = 0; i < words->count; i++) {
		const struct word *word = &words->words[i];

		if (!is_plain(word->key) ||
		    (i > 0 && text_equal(word->key, word[-1].key)))
			continue;
		if (pair == NULL || pair_of(word->key) != pair->pair) {
			buffer_append_byte(&items, 0);
			pair = add_pair(pairs, bits, word->key, items.length);
		}
		pair->place |= third_of(word->key);
		append_item(&items, word);
	}
	buffer_append_byte(&items, 0);
	place.pair_shift = 32 - bits;
	place.items = pool_append(compiler, items.bytes, items.length);
	place.pairs =
	    pool_append(compiler, pairs, ((size_t)1 << bits) * sizeof(*pairs));
	buffer_free(&items);
	free(pairs);
	return place;
}

/* The segments of the group; configs whose segments are the same share them. */
static struct segments *
find_segments(struct compiler *compiler, const struct opencc_group *group)
{
	struct segments *segments = compiler->segments;

	for (size_t i = 0; i < compiler->segments_count; i++, segments++)
		if (memcmp(&segments->group, group, sizeof(*group)) == 0)
			return segments;
	compiler->segments_count++;
	segments->group = *group;
	collect_segments(compiler, segments);
	segments->place = write_phrases(compiler, &segments->words);
	return segments;
}

void
phrase_set_segments(struct work *work)
{
	struct opencc_group group = phrase_group(work->compiler, work->config);

	work->segments = find_segments(work->compiler, &group);
	work->config->segments = work->segments->place;
	for (size_t i = 0; i < work->segments->words.count; i++) {
		struct text key = work->segments->words.words[i].key;

		if (!is_plain(key))
			run_add_trigger(work, key);
	}
}

/* --- changes --- */

/* Does text become what its characters become? */
static bool
is_unchanged(const struct work *work, struct text key, struct text value)
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

static void
add_changed(struct work *work, struct words *unchanged)
{
	struct buffer value = { 0 };

	for (size_t i = 0; i < work->segments->words.count; i++) {
		struct text key = work->segments->words.words[i].key;

		if (!is_plain(key))
			continue;
		stage_convert_segment(work, key, &value);
		if (is_unchanged(work, key, buffer_text(&value)))
			words_add(unchanged, key, TEXT(""));
		else
			words_add_copy(&work->changes, key, buffer_text(&value),
			    OPENCC_CHANGED);
	}
	buffer_free(&value);
}

/* A lexicon of the words' keys. */
static struct lexicon
make_lexicon(const struct words *words, struct buffer *blob)
{
	struct buffer table = { 0 };

	for (size_t i = 0; i < words->count; i++) {
		buffer_append(&table, words->words[i].key);
		buffer_append(&table, TEXT("\t\n"));
	}
	lexicon_compile(blob, buffer_text(&table), 1, "changes");
	buffer_free(&table);
	return (struct lexicon){ (unsigned char *)blob->bytes };
}

/* Those that are unchanged hide a change that they begin with. */
static void
add_hiding(struct work *work, const struct words *unchanged)
{
	struct buffer blob = { 0 };
	struct lexicon changes = make_lexicon(&work->changes, &blob);

	for (size_t i = 0; i < unchanged->count; i++) {
		struct text key = unchanged->words[i].key;

		if (lexicon_longest(changes, key, NULL) > 0)
			words_add_copy(
			    &work->changes, key, TEXT(""), OPENCC_UNCHANGED);
	}
	buffer_free(&blob);
}

/* --- filters --- */

static void
set_bit(unsigned char *filter, unsigned bits, struct text key)
{
	uint32_t place = hash_of(key) >> (32 - bits);

	filter[place / 8] |= 1 << place % 8;
}

/* A filter of the pairs that the words begin with; all: that they hold. */
static struct opencc_filter
write_filter(
    struct compiler *compiler, const struct words *words, size_t room, bool all)
{
	unsigned bits = bits_for(count_pairs(words), room);
	unsigned char *filter = memory_new(((size_t)1 << bits) / 8, 1);
	struct opencc_filter place = { .shift = 32 - bits };

	for (size_t i = 0; i < words->count; i++) {
		struct text key = words->words[i].key;

		do {
			set_bit(filter, bits, key);
			key = text_skip(key, word_first_character(key).length);
		} while (all && word_has_more_characters(key));
	}
	place.bits = pool_append(compiler, filter, ((size_t)1 << bits) / 8);
	free(filter);
	return place;
}

/* --- all --- */

static void
set_growth(struct work *work)
{
	for (size_t i = 0; i < work->changes.count; i++) {
		const struct word *word = &work->changes.words[i];
		size_t growth = (word->value.length + word->key.length - 1) /
		    word->key.length;

		if (growth > work->config->most_growth)
			work->config->most_growth = growth;
	}
}

void
phrase_write_changes(struct work *work)
{
	struct compiler *compiler = work->compiler;
	struct opencc_config *config = work->config;
	struct words unchanged = { 0 };

	add_changed(work, &unchanged);
	add_hiding(work, &unchanged);
	set_growth(work);
	config->changes = write_phrases(compiler, &work->changes);
	config->change_pairs =
	    write_filter(compiler, &work->changes, CHANGES_ROOM, false);
	config->neighbour_pairs =
	    write_filter(compiler, &unchanged, NEIGHBOURS_ROOM, true);
	free(unchanged.words);
}
