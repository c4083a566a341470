/* Phrases that have one result wherever they are, and their tables. */
#include "common/data/opencc/compiler.h"

enum {
	/* Bits for a pair that something begins with.  Changes are looked
	 * for all the time, the others hardly ever. */
	CHANGES_ROOM = 32,
	HIDING_ROOM = 16,
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

/* The characters that key begins with. */
static uint64_t
pair_of(struct text key)
{
	struct text rest = text_skip(key, word_first_character(key).length);

	return opencc_pair(
	    word_low_bytes(key) | (uint64_t)word_low_bytes(rest) << 24);
}

static uint64_t
hash_of(struct text key)
{
	return opencc_hash(pair_of(key));
}

static int
compare_numbers(uint64_t a, uint64_t b)
{
	return (a > b) - (a < b);
}

/* By the hash of the pair, then segments, triggers, and others; the longest first. */
static int
compare_phrases(const void *left, const void *right)
{
	const struct word *a = left, *b = right;
	int order = compare_numbers(hash_of(a->key), hash_of(b->key));

	if (order == 0)
		order = compare_numbers(
		    a->kind == OPENCC_UNCHANGED ? OPENCC_CHANGED : a->kind,
		    b->kind == OPENCC_UNCHANGED ? OPENCC_CHANGED : b->kind);
	if (order == 0)
		order = compare_numbers(b->key.length, a->key.length);
	return order != 0 ? order : text_compare(a->key, b->key);
}

/* The phrases of a table, while it is made. */
struct table {
	struct opencc_phrase *phrases;
	size_t count;
	struct buffer texts;
	uint32_t *starts;
	unsigned shift;
};

static uint64_t
tail_of(struct text key)
{
	struct text tail = text_skip(key, OPENCC_PAIR_LENGTH);
	uint64_t bytes = 0, free_bits = 8 * OPENCC_TAIL_LENGTH;

	for (size_t i = 0; i < tail.length && i < OPENCC_TAIL_LENGTH; i++) {
		bytes |= (uint64_t)(unsigned char)tail.bytes[i] << 8 * i;
		free_bits -= 8;
	}
	return bytes | free_bits << 8 * OPENCC_TAIL_LENGTH;
}

static void
add_phrase(struct table *table, const struct word *word)
{
	struct text key = word->key;

	if (key.length > LONGEST || word->value.length > LONGEST ||
	    memchr(key.bytes, 0, key.length) != NULL)
		fatal("%.*s: it is too long, or what it becomes",
		    (int)key.length, key.bytes);
	table->phrases[table->count++] = (struct opencc_phrase){
		.pair = pair_of(key),
		.tail = tail_of(key),
		.text = table->texts.length,
		.length = key.length,
		.value_length = word->value.length,
		.kind = word->kind,
	};
	buffer_append(&table->texts, text_skip(key, OPENCC_HEAD_LENGTH));
	buffer_append(&table->texts, word->value);
}

/* Add those of the words, which are sorted, that are plain. */
static void
add_words(struct table *table, const struct words *words)
{
	for (size_t i = 0; i < words->count; i++) {
		const struct word *word = &words->words[i];

		if (!is_plain(word->key) ||
		    (i > 0 && text_equal(word->key, word[-1].key)))
			continue;
		add_phrase(table, word);
		table->starts[(hash_of(word->key) >> table->shift) + 1] =
		    table->count;
	}
}

/* The least number of bits that count as many things, or more. */
static unsigned
bits_for(size_t count)
{
	unsigned bits = 6;

	while ((size_t)1 << bits < count)
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
	struct table table = { 0 };
	struct opencc_phrases place;
	size_t count;

	if (words->count > 0)
		qsort(words->words, words->count, sizeof(struct word),
		    compare_phrases);
	count = count_pairs(words);
	table.shift = 64 - bits_for(count);
	count = ((size_t)1 << (64 - table.shift)) + 1;
	table.phrases = memory_new(words->count + 1, sizeof(*table.phrases));
	table.starts = memory_new(count, sizeof(*table.starts));
	add_words(&table, words);
	for (size_t i = 1; i < count; i++)
		if (table.starts[i] == 0)
			table.starts[i] = table.starts[i - 1];
	place.phrases = pool_append(
	    compiler, table.phrases, table.count * sizeof(*table.phrases));
	place.texts =
	    pool_append(compiler, table.texts.bytes, table.texts.length);
	place.starts =
	    pool_append(compiler, table.starts, count * sizeof(*table.starts));
	place.shift = table.shift;
	buffer_free(&table.texts);
	free(table.phrases);
	free(table.starts);
	return place;
}

/* --- filters --- */

/* A set of pairs, while it is made. */
struct filter {
	uint64_t *bits;
	unsigned shift;
};

static struct filter
filter_make(size_t bit_count)
{
	unsigned bits = bits_for(bit_count);

	return (struct filter){ memory_new(
				    ((size_t)1 << bits) / 64, sizeof(uint64_t)),
		64 - bits };
}

static void
filter_add(struct filter *filter, struct text key)
{
	uint64_t place = hash_of(key) >> filter->shift;

	filter->bits[place / 64] |= UINT64_C(1) << place % 64;
}

static bool
filter_has(const struct filter *filter, struct text key)
{
	uint64_t place = hash_of(key) >> filter->shift;

	return (filter->bits[place / 64] >> place % 64 & 1) != 0;
}

/* Write it, which ends it. */
static struct opencc_filter
filter_write(struct compiler *compiler, struct filter *filter)
{
	size_t size = ((size_t)1 << (64 - filter->shift)) / 8;
	uint32_t offset = pool_append(compiler, filter->bits, size);

	free(filter->bits);
	return (struct opencc_filter){ offset, filter->shift };
}

static struct opencc_filter
write_neighbours(struct compiler *compiler, const struct words *segments)
{
	struct filter filter =
	    filter_make(count_pairs(segments) * NEIGHBOURS_ROOM);

	for (size_t i = 0; i < segments->count; i++) {
		struct text key = segments->words[i].key;

		while (word_has_more_characters(key)) {
			filter_add(&filter, key);
			key = text_skip(key, word_first_character(key).length);
		}
	}
	return filter_write(compiler, &filter);
}

/*
 * An unchanged segment may hide a change where one begins at its last character,
 * or with a pair that is in it.
 */
static void
add_hiding_pairs(
    struct filter *hiding, const struct filter *changes, struct text key)
{
	while (word_has_more_characters(key)) {
		struct text rest =
		    text_skip(key, word_first_character(key).length);

		if (!word_has_more_characters(rest) ||
		    filter_has(changes, rest))
			filter_add(hiding, key);
		key = rest;
	}
}

static void
write_filters(struct work *work, const struct words *unchanged)
{
	struct opencc_config *config = work->config;
	struct filter changes =
	    filter_make(count_pairs(&work->changes) * CHANGES_ROOM);
	struct filter hiding =
	    filter_make(count_pairs(unchanged) * HIDING_ROOM);

	for (size_t i = 0; i < work->changes.count; i++)
		filter_add(&changes, work->changes.words[i].key);
	for (size_t i = 0; i < unchanged->count; i++)
		add_hiding_pairs(&hiding, &changes, unchanged->words[i].key);
	config->hiding_pairs = filter_write(work->compiler, &hiding);
	config->change_pairs = filter_write(work->compiler, &changes);
}

/* --- all segments --- */

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
	segments->neighbours = write_neighbours(compiler, &segments->words);
	return segments;
}

void
phrase_set_segments(struct work *work)
{
	struct opencc_group group = phrase_group(work->compiler, work->config);

	work->segments = find_segments(work->compiler, &group);
	work->config->segments = work->segments->place;
	work->config->neighbour_pairs = work->segments->neighbours;
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
	write_filters(work, &unchanged);
	free(unchanged.words);
}
