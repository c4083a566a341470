/*
 * opencc VERSION DICTIONARIES < CONFIGS > DATA: make the struct opencc_data at
 * build time.  CONFIGS is what opencc-configs.awk writes, DICTIONARIES the
 * folder of the dictionaries as text.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "common/buffer.h"
#include "common/data/opencc.h"
#include "common/error.h"
#include "common/lexicon.h"
#include "common/memory.h"
#include "common/utf8.h"

enum {
	MOST_CONFIGS = 64,
	CHARACTERS = 0x10000,
	TRIGGER_CHARACTERS = 3, /* not ASCII; more would be of no use */
	PAIR_ROOM = 2,          /* cells for a pair */
	FILTER_ROOM = 16,       /* bits for a pair */
	LOWEST_LEAD = 0xE0,     /* characters of three bytes and more */
};

struct word {
	struct text key, value; /* value: the first candidate */
};

struct words {
	struct word *words;
	size_t count, capacity;
};

struct dictionary {
	struct text name;
	struct lexicon lexicon;
	struct words words;
};

/* The words of a segmentation, and where their tables are. */
struct phrases {
	struct opencc_group group; /* whose words they are */
	struct words words;
	struct opencc_phrases place;
};

struct compiler {
	const char *folder;
	struct opencc_data head;
	struct opencc_config configs[MOST_CONFIGS];
	struct dictionary dictionaries[OPENCC_MOST_DICTIONARIES];
	struct phrases phrases[MOST_CONFIGS];
	size_t phrases_count;
	struct buffer data; /* all behind the head */
	uint32_t data_start;

	/* The pool of values, and of the pages of characters. */
	struct buffer values;
	struct words value_places; /* a lexicon would be rebuilt each time */
	uint32_t *pages;
	size_t page_count, page_capacity;
};

/* What is being compiled. */
struct work {
	struct compiler *compiler;
	struct opencc_config *config;
	struct buffer triggers, ascii_triggers; /* tables */
	struct words pairs; /* whose first two characters are to be found */
	uint32_t characters[CHARACTERS];
};

/* --- words --- */

static void
add_word(struct words *words, struct text key, struct text value)
{
	words->words = memory_grow(words->words, &words->capacity,
	    words->count + 1, sizeof(*words->words));
	words->words[words->count++] = (struct word){ key, value };
}

static int
compare_words(const void *left, const void *right)
{
	const struct word *a = left, *b = right;

	return text_compare(a->key, b->key);
}

static struct text
first_candidate(struct text value)
{
	struct text candidate;

	text_split(&value, '\t', &candidate);
	value = candidate;
	text_split(&value, ' ', &candidate);
	return candidate;
}

static struct text
first_character(struct text text)
{
	struct text rest = text;

	utf8_next(&rest);
	return text_take(text, text.length - rest.length);
}

static struct text
last_character(struct text text)
{
	return text_skip(text, utf8_before(text, text.length));
}

static bool
has_more_characters(struct text text)
{
	return first_character(text).length < text.length;
}

/* The code point of a single character; 0 for one outside the tables. */
static uint32_t
small_code_point(struct text character)
{
	int32_t code_point = utf8_next(&character);

	return code_point < 0 || code_point >= CHARACTERS
	    ? 0
	    : (uint32_t)code_point;
}

/* The first three bytes, the first one lowest. */
static uint32_t
low_bytes(struct text text)
{
	const unsigned char *bytes = (const unsigned char *)text.bytes;
	uint32_t number = 0;

	for (size_t i = 0; i < text.length && i < 3; i++)
		number |= (uint32_t)bytes[i] << 8 * i;
	return number;
}

static bool
is_wide(struct text character)
{
	return (unsigned char)character.bytes[0] >= LOWEST_LEAD;
}

/* --- dictionaries --- */

static void
read_table(struct buffer *table, const char *folder, struct text name)
{
	struct buffer path = { 0 };

	buffer_format(
	    &path, "%s/%.*s.txt", folder, (int)name.length, name.bytes);
	buffer_append_byte(&path, 0);
	buffer_append_file(table, path.bytes);
	buffer_free(&path);
}

/* The words of the table that its lexicon knows, so each of them once. */
static void
add_words(struct dictionary *dictionary, struct text table)
{
	struct text line, key, value;

	while (text_split(&table, '\n', &line)) {
		if (line.length == 0 || line.bytes[0] == '#')
			continue;
		text_split(&line, '\t', &key);
		if (lexicon_find(dictionary->lexicon, key, &value))
			add_word(
			    &dictionary->words, key, first_candidate(value));
	}
	qsort(dictionary->words.words, dictionary->words.count,
	    sizeof(struct word), compare_words);
}

/* What begins with the key of a word is not to hold an empty value. */
static size_t
check_words(const struct dictionary *dictionary)
{
	size_t longest = 0;

	for (size_t i = 0; i < dictionary->words.count; i++) {
		struct word word = dictionary->words.words[i];

		if (word.value.length == 0 || word.value.length > 255 ||
		    word.key.length > 255 || !utf8_is_valid(word.value))
			fatal("%.*s: %.*s has no good value",
			    (int)dictionary->name.length,
			    dictionary->name.bytes, (int)word.key.length,
			    word.key.bytes);
		if (word.key.length > longest)
			longest = word.key.length;
	}
	return longest;
}

/* Add the dictionary made of table, which is called name from now on. */
static uint8_t
add_dictionary(struct compiler *compiler, struct text name, struct text table)
{
	size_t number = compiler->head.dictionary_count++;
	struct dictionary *dictionary = &compiler->dictionaries[number];
	struct opencc_dictionary *head = &compiler->head.dictionaries[number];
	struct buffer blob = { 0 };

	if (number == OPENCC_MOST_DICTIONARIES ||
	    name.length >= OPENCC_MOST_NAME)
		fatal("too many dictionaries");
	dictionary->name = name;
	memcpy(head->name, name.bytes, name.length);
	lexicon_compile(&blob, table, 2, head->name);
	dictionary->lexicon.data = (unsigned char *)blob.bytes;
	add_words(dictionary, table);
	head->longest_key = check_words(dictionary);
	return number;
}

/* The dictionary called name, which is read if it is new. */
static uint8_t
find_dictionary(struct compiler *compiler, struct text name)
{
	struct buffer table = { 0 };

	for (size_t i = 0; i < compiler->head.dictionary_count; i++)
		if (text_equal(compiler->dictionaries[i].name, name))
			return i;
	read_table(&table, compiler->folder, name);
	return add_dictionary(compiler, name, buffer_text(&table));
}

/* Append the dictionary called name, saying of each word where it is from. */
static void
append_named(struct buffer *table, struct compiler *compiler, struct text name)
{
	struct buffer more = { 0 };
	struct text rest, line;

	read_table(&more, compiler->folder, name);
	rest = buffer_text(&more);
	while (text_split(&rest, '\n', &line)) {
		if (line.length == 0 || line.bytes[0] == '#')
			continue;
		buffer_append(table, line);
		buffer_append_byte(table, '\t');
		buffer_append(table, name);
		buffer_append_byte(table, '\n');
	}
	buffer_free(&more);
}

/*
 * The dictionaries called names (separated by spaces) as one, whose longest
 * match is the longest of all; it has the name of the first one and a +.
 */
static uint8_t
find_union(struct compiler *compiler, struct text names)
{
	struct buffer table = { 0 }, name = { 0 };
	struct text part;

	text_split(&names, ' ', &part);
	buffer_append(&name, part);
	if (names.bytes == NULL)
		return find_dictionary(compiler, part);
	buffer_append_byte(&name, '+');
	for (size_t i = 0; i < compiler->head.dictionary_count; i++)
		if (text_equal(
			compiler->dictionaries[i].name, buffer_text(&name)))
			return i;
	read_table(&table, compiler->folder, part);
	buffer_append_byte(&table, '\n');
	while (text_split(&names, ' ', &part))
		append_named(&table, compiler, part);
	return add_dictionary(
	    compiler, buffer_text(&name), buffer_text(&table));
}

/* --- configurations --- */

static void
add_member(struct opencc_group *group, uint8_t dictionary)
{
	if (group == NULL || group->count == OPENCC_MOST_MEMBERS)
		fatal("a dictionary where none belongs");
	group->members[group->count++] = dictionary;
}

static struct opencc_group *
begin_group(struct opencc_config *config, struct text section)
{
	if (text_equal(section, TEXT("normalization")) &&
	    config->normalization.count == 0)
		return &config->normalization;
	if (text_equal(section, TEXT("segmentation")))
		return &config->segmentation;
	if (text_equal(section, TEXT("stage")) &&
	    config->stage_count < OPENCC_MOST_STAGES)
		return &config->stages[config->stage_count++];
	fatal("%s: unknown structure", config->name);
}

static void
copy_name(char *name, size_t size, struct text text)
{
	memcpy(name, text.bytes, text_take(text, size - 1).length);
}

/* Where in the description of a config the reader is. */
struct reader {
	struct compiler *compiler;
	struct opencc_config *config;
	struct opencc_group *group;
	struct buffer unite; /* names of the union being read */
	bool in_union;
};

static void
read_name(struct reader *reader, struct text name)
{
	if (!reader->in_union) {
		add_member(
		    reader->group, find_dictionary(reader->compiler, name));
		return;
	}
	if (reader->unite.length > 0)
		buffer_append_byte(&reader->unite, ' ');
	buffer_append(&reader->unite, name);
}

static void
end_group(struct reader *reader)
{
	if (!reader->in_union)
		return;
	reader->in_union = false;
	add_member(reader->group,
	    find_union(reader->compiler, buffer_text(&reader->unite)));
}

static void
begin_config(struct reader *reader, struct text name)
{
	struct compiler *compiler = reader->compiler;

	if (compiler->head.config_count == MOST_CONFIGS)
		fatal("too many configurations");
	reader->config = &compiler->configs[compiler->head.config_count++];
	reader->group = NULL;
	copy_name(reader->config->name, OPENCC_MOST_NAME, name);
}

/* The names of dictionaries live as long as the lines do. */
static void
read_line(struct reader *reader, struct text line)
{
	struct text word, rest = line;

	text_split(&rest, ' ', &word);
	if (text_equal(word, TEXT("config"))) {
		begin_config(reader, rest);
	} else if (text_equal(word, TEXT("title"))) {
		copy_name(reader->config->title, OPENCC_MOST_TITLE, rest);
	} else if (text_equal(word, TEXT("dictionary"))) {
		read_name(reader, rest);
	} else if (text_equal(word, TEXT("end"))) {
		end_group(reader);
	} else if (text_equal(line, TEXT("group union"))) {
		reader->in_union = true;
		buffer_clear(&reader->unite);
		reader->unite.bytes = NULL;
		reader->unite.capacity = 0;
	} else if (text_equal(line, TEXT("group short_circuit"))) {
		if (reader->in_union)
			fatal("%s: groups in a union", reader->config->name);
	} else {
		reader->group = begin_group(reader->config, line);
		if (reader->group == &reader->config->normalization)
			reader->config->has_sequences = true;
	}
}

static void
read_configs(struct compiler *compiler, struct buffer *lines)
{
	struct reader reader = { .compiler = compiler };
	struct text rest, line;

	buffer_append_file(lines, "-");
	rest = buffer_text(lines);
	while (text_split(&rest, '\n', &line))
		if (line.length > 0)
			read_line(&reader, line);
	if (compiler->head.config_count == 0)
		fatal("no configurations");
}

/* --- conversion, as the configuration says --- */

static bool
has_member(const struct opencc_group *group, uint8_t dictionary)
{
	return memchr(group->members, dictionary, group->count) != NULL;
}

static size_t
group_longest(const struct compiler *compiler, const struct opencc_group *group,
    struct text subject, struct text *value)
{
	for (size_t i = 0; i < group->count; i++) {
		const struct dictionary *dictionary =
		    &compiler->dictionaries[group->members[i]];
		size_t length =
		    lexicon_longest(dictionary->lexicon, subject, value);

		if (length > 0) {
			*value = first_candidate(*value);
			return length;
		}
	}
	return 0;
}

static void
convert_stage(const struct compiler *compiler, const struct opencc_group *group,
    struct text text, struct buffer *result)
{
	while (text.length > 0) {
		struct text value;
		size_t length = group_longest(compiler, group, text, &value);

		if (length == 0) {
			value = first_character(text);
			length = value.length;
		}
		buffer_append(result, value);
		text = text_skip(text, length);
	}
}

/* What a whole segment becomes. */
static void
convert_segment(
    const struct work *work, struct text text, struct buffer *result)
{
	struct buffer from = { 0 };

	buffer_clear(result);
	buffer_append(result, text);
	for (size_t i = 0; i < work->config->stage_count; i++) {
		buffer_clear(&from);
		buffer_append(&from, buffer_text(result));
		buffer_clear(result);
		convert_stage(work->compiler, &work->config->stages[i],
		    buffer_text(&from), result);
	}
	buffer_free(&from);
}

/* --- characters --- */

static void
set_difference(struct work *work, uint32_t code_point, struct buffer *result)
{
	char bytes[UTF8_LONGEST];
	struct text from = { bytes, utf8_encode((int32_t)code_point, bytes) };
	struct text to;

	convert_segment(work, from, result);
	to = buffer_text(result);
	if (text_equal(from, to))
		return;
	if (from.length == 3 && to.length == 3 && is_wide(to))
		work->characters[code_point] |= low_bytes(from) ^ low_bytes(to);
	else
		work->characters[code_point] |= OPENCC_SPECIAL;
}

static void
set_differences(struct work *work)
{
	struct buffer result = { 0 };

	for (uint32_t c = 1; c < CHARACTERS; c++)
		if (c < 0xD800 || c > 0xDFFF)
			set_difference(work, c, &result);
	/* The operators of ideographic descriptions. */
	for (uint32_t c = 0x2FF0; c < 0x3000; c++)
		if (work->config->has_sequences)
			work->characters[c] |= OPENCC_SPECIAL;
	buffer_free(&result);
}

static void
mark(struct work *work, struct text character, uint32_t flag)
{
	work->characters[small_code_point(character)] |= flag;
}

static bool
is_marked(const struct work *work, struct text character, uint32_t flag)
{
	uint32_t code_point = small_code_point(character);

	/* What is outside the tables is taken to be marked. */
	return code_point == 0 || (work->characters[code_point] & flag) != 0;
}

/* Characters that a match of the word may join to those beside them. */
static void
mark_word(struct work *work, struct word word)
{
	struct text rest = word.key;

	if (is_marked(work, last_character(word.value), OPENCC_LEADS))
		mark(work, last_character(word.key), OPENCC_LEADS);
	if (is_marked(work, first_character(word.value), OPENCC_FOLLOWS))
		mark(work, first_character(word.key), OPENCC_FOLLOWS);
	for (;;) {
		struct text character = first_character(rest);

		if (character.length == rest.length)
			break;
		mark(work, character, OPENCC_LEADS);
		rest = text_skip(rest, character.length);
		mark(work, first_character(rest), OPENCC_FOLLOWS);
	}
}

/* Dictionaries whose words never match outside of a segment of their own. */
static bool
is_segmented(const struct opencc_config *config, size_t stage, uint8_t member)
{
	return stage == 0 && has_member(&config->segmentation, member);
}

/*
 * Mark what matches may join.  A match of a later stage joins what becomes of
 * the characters of the text, so the last stage comes first, and what it
 * joins is followed back to the text.
 */
static void
mark_joined(struct work *work)
{
	const struct opencc_config *config = work->config;

	for (size_t stage = config->stage_count; stage-- > 0;)
		for (size_t i = 0; i < config->stages[stage].count; i++) {
			uint8_t member = config->stages[stage].members[i];
			const struct words *words =
			    &work->compiler->dictionaries[member].words;

			if (is_segmented(config, stage, member))
				continue;
			for (size_t j = 0; j < words->count; j++)
				mark_word(work, words->words[j]);
		}
}

/* --- triggers --- */

static void
add_trigger(struct work *work, struct text trigger)
{
	struct buffer *table =
	    is_wide(trigger) ? &work->triggers : &work->ascii_triggers;
	struct text wide = trigger, value;

	/* A segment comes first. */
	if (is_wide(trigger) &&
	    group_longest(work->compiler, &work->config->segmentation, trigger,
		&value) > 0)
		return;
	if (is_wide(trigger)) {
		char *kept = memory_new(trigger.length, 1);

		memcpy(kept, trigger.bytes, trigger.length);
		add_word(&work->pairs, (struct text){ kept, trigger.length },
		    (struct text){ 0 });
	} else {
		while (wide.length > 0 && !is_wide(wide))
			wide = text_skip(wide, first_character(wide).length);
		if (wide.length == 0)
			fatal("%.*s: a phrase of ASCII", (int)trigger.length,
			    trigger.bytes);
		mark(work, first_character(wide), OPENCC_AFTER_ASCII);
		if (trigger.length - wide.length > work->config->ascii_length)
			work->config->ascii_length =
			    trigger.length - wide.length;
	}
	buffer_append(table, trigger);
	buffer_append(table, TEXT("\t\n"));
}

/*
 * Does a token that becomes value go on with rest?  What is left of rest then:
 * nothing, if value reaches its end.
 */
static bool
goes_on(struct text value, struct text rest, struct text *left)
{
	*left = text_skip(rest, value.length);
	return text_starts_with(value, rest) || text_starts_with(rest, value);
}

/* The words and single characters that stage makes the beginning of rest. */
static void
find_tokens(const struct work *work, size_t stage, struct text rest,
    bool is_first, struct words *tokens)
{
	const struct opencc_group *group = &work->config->stages[stage];
	struct text first = first_character(rest), left, value;

	if (group_longest(work->compiler, group, first, &value) == 0)
		add_word(tokens, first, first);
	for (size_t i = 0; i < group->count; i++) {
		const struct words *words =
		    &work->compiler->dictionaries[group->members[i]].words;

		if (is_segmented(work->config, stage, group->members[i]))
			continue;
		/* A phrase that comes first is a trigger anyway. */
		for (size_t j = 0; j < words->count; j++)
			if (goes_on(words->words[j].value, rest, &left) &&
			    !(is_first &&
				has_more_characters(words->words[j].key)))
				add_word(tokens, words->words[j].key,
				    words->words[j].value);
	}
}

/*
 * Follow a word of a later stage back to the texts that become what it begins
 * with.  source is what has been found of such a text before stage, and rest
 * what it must still become after it.
 */
static void
follow_back(struct work *work, size_t stage, struct buffer *source,
    struct text rest, size_t count)
{
	struct words tokens = { 0 };
	struct buffer before = { 0 };
	size_t length = source->length;

	if (rest.length == 0 || count == TRIGGER_CHARACTERS) {
		if (stage == 0)
			add_trigger(work, buffer_text(source));
		else
			follow_back(
			    work, stage - 1, &before, buffer_text(source), 0);
		buffer_free(&before);
		return;
	}
	find_tokens(work, stage, rest, length == 0, &tokens);
	for (size_t i = 0; i < tokens.count; i++) {
		struct text left;

		if (!goes_on(tokens.words[i].value, rest, &left))
			continue;
		buffer_append(source, tokens.words[i].key);
		follow_back(work, stage, source, left,
		    count + is_wide(tokens.words[i].key));
		source->length = length;
	}
	free(tokens.words);
}

/* Every phrase that is not a segment or a part of one. */
static void
add_triggers(struct work *work)
{
	const struct opencc_config *config = work->config;

	for (size_t stage = 0; stage < config->stage_count; stage++)
		for (size_t i = 0; i < config->stages[stage].count; i++) {
			uint8_t member = config->stages[stage].members[i];
			const struct words *words =
			    &work->compiler->dictionaries[member].words;

			if (is_segmented(config, stage, member))
				continue;
			for (size_t j = 0; j < words->count; j++) {
				struct text key = words->words[j].key;
				struct buffer source = { 0 };

				if (!has_more_characters(key))
					continue;
				if (stage == 0)
					add_trigger(work, key);
				else
					follow_back(
					    work, stage - 1, &source, key, 0);
				buffer_free(&source);
			}
		}
}

/* --- phrases --- */

static bool
has_phrases(const struct words *words)
{
	for (size_t i = 0; i < words->count; i++)
		if (has_more_characters(words->words[i].key))
			return true;
	return false;
}

/* Do phrases have one result wherever they are, though none is a segment? */
static bool
is_one_segment(const struct opencc_config *config)
{
	return config->segmentation.count == 0 && config->stage_count == 1;
}

/* The dictionaries of phrases that have one result wherever they are. */
static struct opencc_group
phrase_group(
    const struct compiler *compiler, const struct opencc_config *config)
{
	struct opencc_group group = { 0 };

	if (!is_one_segment(config))
		return config->segmentation;
	/* Those behind the last one with phrases hide none. */
	group = config->stages[0];
	while (group.count > 0 &&
	    !has_phrases(
		&compiler->dictionaries[group.members[group.count - 1]].words))
		group.members[--group.count] = 0;
	return group;
}

/* Does the member give what the group gives for key? */
static bool
is_reached(const struct compiler *compiler, const struct opencc_group *group,
    size_t member, struct text key)
{
	struct text value;

	for (size_t i = 0; i < member; i++)
		if (lexicon_longest(
			compiler->dictionaries[group->members[i]].lexicon, key,
			&value) > 0)
			return false;
	return true;
}

/* Phrases whose first two characters can be told by their first bytes. */
static bool
is_plain(struct text key)
{
	struct text first = first_character(key);

	return first.length == 3 && is_wide(first) &&
	    is_wide(text_skip(key, first.length));
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

			if (has_more_characters(key) &&
			    is_reached(compiler, group, i, key))
				add_word(
				    &phrases->words, key, (struct text){ 0 });
		}
	}
}

static uint32_t
pair_of(struct text key)
{
	return opencc_pair(low_bytes(key),
	    low_bytes(text_skip(key, first_character(key).length)));
}

static uint32_t
hash_of(struct text key)
{
	return opencc_hash(low_bytes(key),
	    low_bytes(text_skip(key, first_character(key).length)));
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

/* The offset of what is appended next, which begins at a multiple of 64. */
static uint32_t
data_offset(struct compiler *compiler)
{
	while ((compiler->data_start + compiler->data.length) % 64 != 0)
		buffer_append_byte(&compiler->data, 0);
	return compiler->data_start + compiler->data.length;
}

static uint32_t
append_data(struct compiler *compiler, const void *bytes, size_t length)
{
	uint32_t offset = data_offset(compiler);

	buffer_append(&compiler->data, (struct text){ bytes, length });
	return offset;
}

static void
append_item(struct buffer *items, struct text key, size_t number)
{
	struct text rest = text_skip(key, first_character(key).length);

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

/* Write the phrases' tables; those that are not plain are not in them. */
static void
write_phrases(struct compiler *compiler, struct phrases *phrases)
{
	const struct words *words = &phrases->words;
	unsigned bits = bits_for(count_pairs(words), PAIR_ROOM);
	struct opencc_pair *pairs =
	    memory_new((size_t)1 << bits, sizeof(*pairs));
	struct buffer items = { 0 };
	uint32_t pair = 0;

	buffer_append_byte(&items, 0);
	for (size_t i = 0; i < words->count; i++) {
		struct text key = words->words[i].key;

		if (!is_plain(key))
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
	phrases->place.items = append_data(compiler, items.bytes, items.length);
	phrases->place.pairs =
	    append_data(compiler, pairs, ((size_t)1 << bits) * sizeof(*pairs));
	buffer_free(&items);
	free(pairs);
}

static struct phrases *
find_phrases(struct compiler *compiler, const struct opencc_group *group)
{
	struct phrases *phrases = compiler->phrases;

	for (size_t i = 0; i < compiler->phrases_count; i++, phrases++)
		if (memcmp(&phrases->group, group, sizeof(*group)) == 0)
			return phrases;
	compiler->phrases_count++;
	phrases->group = *group;
	collect_phrases(compiler, phrases);
	if (phrases->words.count > 0)
		qsort(phrases->words.words, phrases->words.count,
		    sizeof(struct word), compare_phrases);
	write_phrases(compiler, phrases);
	return phrases;
}

/* --- what phrases become --- */

/* Does text become what its characters become? */
static bool
is_plain_value(struct work *work, struct text key, struct text value)
{
	struct buffer single = { 0 }, whole = { 0 };
	bool same;

	while (key.length > 0) {
		struct text character = first_character(key);
		uint32_t code_point = small_code_point(character);

		convert_segment(work, character, &single);
		buffer_append(&whole, buffer_text(&single));
		if (character.length != 3 ||
		    (work->characters[code_point] & OPENCC_SPECIAL) != 0)
			buffer_append(&whole, TEXT("special"));
		key = text_skip(key, character.length);
	}
	same = text_equal(buffer_text(&whole), value);
	buffer_free(&single);
	buffer_free(&whole);
	return same;
}

/* The place of value in the pool, where each is once. */
static uint32_t
value_place(struct compiler *compiler, struct text value)
{
	struct words *places = &compiler->value_places;
	uint32_t hash = 5381;
	size_t at;

	for (size_t i = 0; i < value.length; i++)
		hash = hash * 33 + (unsigned char)value.bytes[i];
	if (places->count == 0) {
		places->count = (size_t)1 << 20;
		places->words = memory_new(places->count, sizeof(struct word));
		buffer_append_byte(&compiler->values, 0);
	}
	at = hash % places->count;
	while (places->words[at].key.length > 0 &&
	    !text_equal(places->words[at].key, value))
		at = (at + 1) % places->count;
	if (places->words[at].key.length == 0) {
		char *kept = memory_new(value.length, 1);

		memcpy(kept, value.bytes, value.length);
		buffer_append_byte(&compiler->values, (char)value.length);
		places->words[at].key = (struct text){ kept, value.length };
		/* The place is kept as the length of the value. */
		places->words[at].value.length = compiler->values.length;
		buffer_append(&compiler->values, value);
	}
	return places->words[at].value.length;
}

static void
write_values(struct work *work, const struct phrases *phrases)
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
		convert_segment(work, key, &value);
		growth = (value.length + key.length - 1) / key.length;
		if (growth > config->most_growth)
			config->most_growth = growth;
		if (value.length > 255)
			fatal("%s: a value is too long", config->name);
		if (!is_plain_value(work, key, buffer_text(&value)))
			values[i] =
			    value_place(work->compiler, buffer_text(&value));
	}
	config->values = append_data(
	    work->compiler, values, (words->count + 1) * sizeof(*values));
	buffer_free(&value);
	free(values);
}

/* Phrases that a pair cannot tell are left to the stages. */
static void
leave_others(struct work *work, const struct phrases *phrases)
{
	for (size_t i = 0; i < phrases->words.count; i++) {
		struct text key = phrases->words.words[i].key;

		if (is_plain(key))
			continue;
		if (is_wide(key))
			mark(work, first_character(key), OPENCC_SPECIAL);
		else
			add_trigger(work, key);
	}
}

/* --- filter and pages --- */

static void
set_bits(unsigned char *filter, unsigned bits, const struct words *words)
{
	for (size_t i = 0; i < words->count; i++) {
		uint32_t place;

		if (!is_plain(words->words[i].key))
			continue;
		place = hash_of(words->words[i].key) >> (32 - bits);
		filter[place / 8] |= 1 << place % 8;
	}
}

static void
write_filter(struct work *work, const struct phrases *phrases)
{
	unsigned bits =
	    bits_for(count_pairs(&phrases->words) + count_pairs(&work->pairs),
		FILTER_ROOM);
	unsigned char *filter = memory_new(((size_t)1 << bits) / 8, 1);

	set_bits(filter, bits, &phrases->words);
	set_bits(filter, bits, &work->pairs);
	work->config->filter =
	    append_data(work->compiler, filter, ((size_t)1 << bits) / 8);
	work->config->filter_shift = 32 - bits;
	free(filter);
}

static uint16_t
page_number(struct compiler *compiler, const uint32_t *page)
{
	size_t size = OPENCC_PAGE * sizeof(*page);

	for (size_t i = 0; i < compiler->page_count; i++)
		if (memcmp(compiler->pages + i * OPENCC_PAGE, page, size) == 0)
			return i;
	compiler->pages = memory_grow(compiler->pages, &compiler->page_capacity,
	    (compiler->page_count + 1) * OPENCC_PAGE, sizeof(*page));
	memcpy(
	    compiler->pages + compiler->page_count * OPENCC_PAGE, page, size);
	return compiler->page_count++;
}

static void
write_pages(struct work *work)
{
	uint16_t numbers[OPENCC_PAGES];

	for (size_t i = 0; i < OPENCC_PAGES; i++)
		numbers[i] = page_number(
		    work->compiler, work->characters + i * OPENCC_PAGE);
	work->config->pages =
	    append_data(work->compiler, numbers, sizeof(numbers));
}

/* --- all --- */

static uint32_t
write_lexicon(struct compiler *compiler, const struct buffer *table)
{
	struct buffer blob = { 0 };
	uint32_t offset;

	if (table->length == 0)
		return 0;
	lexicon_compile(&blob, buffer_text(table), 1, "triggers");
	offset = append_data(compiler, blob.bytes, blob.length);
	buffer_free(&blob);
	return offset;
}

static void
set_longest_key(struct compiler *compiler, struct opencc_config *config,
    const struct opencc_group *group)
{
	for (size_t i = 0; i < group->count; i++) {
		uint32_t length =
		    compiler->head.dictionaries[group->members[i]].longest_key;

		if (length > config->longest_key)
			config->longest_key = length;
	}
}

/* The keys of pairs are their own, unlike those of dictionaries. */
static void
free_pairs(struct words *pairs)
{
	for (size_t i = 0; i < pairs->count; i++)
		free((char *)pairs->words[i].key.bytes);
	free(pairs->words);
	*pairs = (struct words){ 0 };
}

static void
compile_config(struct compiler *compiler, struct opencc_config *config)
{
	static struct work work;
	struct opencc_group group;
	struct phrases *phrases;

	memset(&work, 0, sizeof(work));
	work.compiler = compiler;
	work.config = config;
	config->most_growth = 1;
	set_longest_key(compiler, config, &config->segmentation);
	for (size_t i = 0; i < config->stage_count; i++)
		set_longest_key(compiler, config, &config->stages[i]);
	group = phrase_group(compiler, config);
	phrases = find_phrases(compiler, &group);
	config->phrases = phrases->place;
	mark_joined(&work);
	set_differences(&work);
	if (!is_one_segment(config))
		add_triggers(&work);
	leave_others(&work, phrases);
	write_values(&work, phrases);
	write_filter(&work, phrases);
	write_pages(&work);
	config->triggers = write_lexicon(compiler, &work.triggers);
	config->ascii_triggers = write_lexicon(compiler, &work.ascii_triggers);
	buffer_free(&work.triggers);
	buffer_free(&work.ascii_triggers);
	free_pairs(&work.pairs);
}

static void
write_dictionaries(struct compiler *compiler)
{
	for (size_t i = 0; i < compiler->head.dictionary_count; i++) {
		struct text data =
		    lexicon_data(compiler->dictionaries[i].lexicon);

		compiler->head.dictionaries[i].length = data.length;
		compiler->head.dictionaries[i].lexicon =
		    append_data(compiler, data.bytes, data.length);
	}
}

/* What all configs share comes last, when it is known. */
static void
write_shared(struct compiler *compiler)
{
	uint32_t values = append_data(
	    compiler, compiler->values.bytes, compiler->values.length);
	uint32_t pages = append_data(compiler, compiler->pages,
	    compiler->page_count * OPENCC_PAGE * sizeof(uint32_t));

	for (size_t i = 0; i < compiler->head.config_count; i++) {
		compiler->configs[i].characters = pages;
		compiler->configs[i].value_pool = values;
	}
	for (size_t i = 0; i < OPENCC_PADDING; i++)
		buffer_append_byte(&compiler->data, 0);
}

int
main(int argc, char *argv[])
{
	static struct compiler compiler;
	static struct buffer lines;

	error_command = "opencc";
	if (argc != 3)
		fatal("usage: opencc VERSION DICTIONARIES < CONFIGS > DATA");
	copy_name(compiler.head.version, OPENCC_MOST_NAME, text_from(argv[1]));
	compiler.folder = argv[2];
	read_configs(&compiler, &lines);
	compiler.data_start = sizeof(compiler.head) +
	    compiler.head.config_count * sizeof(compiler.configs[0]);
	write_dictionaries(&compiler);
	for (size_t i = 0; i < compiler.head.config_count; i++)
		compile_config(&compiler, &compiler.configs[i]);
	write_shared(&compiler);
	output_write(
	    (struct text){ (char *)&compiler.head, sizeof(compiler.head) });
	output_write((struct text){ (char *)compiler.configs,
	    compiler.head.config_count * sizeof(compiler.configs[0]) });
	output_write(buffer_text(&compiler.data));
	return finish(EXIT_SUCCESS);
}
