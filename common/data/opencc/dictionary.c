/* Reading dictionaries: text, a key, a tab and candidates a line. */
#include "common/data/opencc/compiler.h"

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

static int
compare_words(const void *left, const void *right)
{
	const struct word *a = left, *b = right;

	return text_compare(a->key, b->key);
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
			words_add(&dictionary->words, key,
			    word_first_candidate(value));
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

uint8_t
dictionary_find(struct compiler *compiler, struct text name)
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

uint8_t
dictionary_unite(struct compiler *compiler, struct text names)
{
	struct buffer table = { 0 }, name = { 0 };
	struct text part;

	text_split(&names, ' ', &part);
	buffer_append(&name, part);
	if (names.bytes == NULL)
		return dictionary_find(compiler, part);
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

bool
dictionary_has_phrases(const struct dictionary *dictionary)
{
	for (size_t i = 0; i < dictionary->words.count; i++)
		if (word_has_more_characters(dictionary->words.words[i].key))
			return true;
	return false;
}
