/* The user's own words. */
#include <string.h>

#include "cmd/hanconv/words.h"
#include "common/error.h"
#include "common/memory.h"
#include "common/utf8.h"

/* Why the line is no good; NULL if it is. */
static const char *
find_fault(struct text key, struct text value, bool left_alone)
{
	if (key.length == 0)
		return "the line has no word";
	if (key.length > WORDS_LONGEST)
		return "the word is too long";
	if (!utf8_is_valid(key))
		return "the word is not valid UTF-8";
	if (left_alone)
		return NULL;
	if (value.length == 0)
		return "nothing stands behind the word and a tab";
	if (value.bytes[0] == ' ')
		return "the value begins with a space";
	if (memchr(value.bytes, '\t', value.length) != NULL)
		return "there is more than one tab";
	return utf8_is_valid(value) ? NULL : "the value is not valid UTF-8";
}

static void
mark_start(struct words *words, struct text key)
{
	int32_t code_point = utf8_next(&key);

	if (code_point >= WORDS_STARTS)
		return;
	words->starts[code_point / 8] |= 1 << code_point % 8;
	if (code_point < 0x800)
		words->narrow = true;
}

/* Append the line to the table that is compiled. */
static void
add_line(struct words *words, struct buffer *table, struct text line,
    bool left_alone, const char *path, size_t number)
{
	struct text value = line, key;
	const char *fault;

	if (line.length == 0 || line.bytes[0] == '#')
		return;
	text_split(&value, '\t', &key);
	fault = find_fault(key, value, left_alone);
	if (fault != NULL)
		fatal("%s:%zu: %s", path, number, fault);
	mark_start(words, key);
	buffer_append(table, key);
	buffer_append_byte(table, '\t');
	buffer_append(table, left_alone ? key : value);
	buffer_append_byte(table, '\n');
}

static void
add_lines(struct words *words, struct buffer *table, struct text text,
    bool left_alone, const char *path)
{
	struct text line;
	size_t number = 0;

	if (text_starts_with(text, TEXT("\xEF\xBB\xBF")))
		text = text_skip(text, 3);
	while (text_split(&text, '\n', &line)) {
		if (text_ends_with(line, TEXT("\r")))
			line.length--;
		add_line(words, table, line, left_alone, path, ++number);
	}
}

void
words_add(struct words *words, const char *path, bool left_alone)
{
	struct buffer file = { 0 }, table = { 0 }, blob = { 0 };

	buffer_append_file(&file, path);
	add_lines(words, &table, buffer_text(&file), left_alone, path);
	buffer_free(&file);
	lexicon_compile(&blob, buffer_text(&table), 2, path);
	buffer_free(&table);
	words->lists = memory_grow(words->lists, &words->capacity,
	    words->count + 1, sizeof(*words->lists));
	words->lists[words->count++] =
	    (struct word_list){ { (unsigned char *)blob.bytes },
		    text_from(path), left_alone };
}

size_t
words_longest(const struct words *words, struct text subject,
    struct text *value, struct text *name)
{
	size_t longest = 0;

	for (size_t i = 0; i < words->count; i++) {
		struct word_list *list = &words->lists[i];
		struct text found;
		size_t length = lexicon_longest(list->lexicon, subject, &found);

		if (length <= longest)
			continue;
		longest = length;
		*value = list->left_alone ? text_take(subject, length) : found;
		*name = list->name;
	}
	return longest;
}
