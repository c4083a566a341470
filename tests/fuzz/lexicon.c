/* A table compiled finds what a search of its lines finds. */
#include <assert.h>

#include "common/lexicon.h"
#include "common/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Lines without a good key would be fatal: leave them out. */
static void
append_good_lines(struct buffer *table, struct text lines)
{
	struct text line, key;

	while (text_split(&lines, '\n', &line)) {
		struct text rest = line;

		text_split(&rest, '\t', &key);
		if (key.length == 0 || !utf8_is_valid(key) ||
		    text_ends_with(line, TEXT("\r")) || key.bytes[0] == '#' ||
		    text_starts_with(key, TEXT("\xEF\xBB\xBF")))
			continue;
		buffer_append(table, line);
		buffer_append_byte(table, '\n');
	}
}

static size_t
search_table(
    struct text table, struct text subject, size_t length, struct text *value)
{
	struct text line, key;
	size_t found = 0;

	while (text_split(&table, '\n', &line)) {
		struct text rest = line;

		text_split(&rest, '\t', &key);
		if (key.length <= length || !text_starts_with(subject, key) ||
		    (found > 0 && key.length >= found))
			continue;
		found = key.length;
		*value = rest;
	}
	return found;
}

/* Looked up in characters, it is as long. */
static void
check_characters(struct lexicon lexicon, struct text subject, size_t length)
{
	enum { MOST = 64 };
	int32_t characters[MOST];
	struct text rest = subject;
	size_t count = 0, found;

	while (rest.length > 0 && count < MOST)
		characters[count++] = utf8_next(&rest);
	found = lexicon_longest_characters(lexicon, characters, count, NULL);
	if (rest.length == 0)
		assert(found == utf8_count(text_take(subject, length)));
}

/* A key that is gone to is found. */
static void
check_key(void *lexicon, struct text key, struct text value)
{
	struct text found;

	assert(lexicon_find(*(struct lexicon *)lexicon, key, &found));
	assert(text_equal(found, value));
}

static void
check_subject(struct lexicon lexicon, struct text table, struct text subject)
{
	struct text value, expected = { NULL, 0 };
	size_t length = 0, last = 0;

	do {
		last = length;
		length = lexicon_longer(lexicon, subject, last, &value);
		assert(length == search_table(table, subject, last, &expected));
		assert(length == 0 || text_equal(value, expected));
	} while (length > 0);
	assert(lexicon_longest(lexicon, subject, &value) == last);
	check_characters(lexicon, subject, last);
	assert(lexicon_find(lexicon, subject, NULL) ==
	    (last > 0 && last == subject.length));
}

/* The first line is a text to search, the others are the table. */
int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct text rest = { (const char *)data, size }, subject;
	struct buffer table = { 0 }, blob = { 0 };
	struct lexicon lexicon;

	if (size == 0)
		return 0;
	text_split(&rest, '\n', &subject);
	append_good_lines(&table, rest);
	lexicon_compile(&blob, buffer_text(&table), 0, "table");
	lexicon.data = (const unsigned char *)blob.bytes;
	assert(text_equal(lexicon_data(lexicon), buffer_text(&blob)));
	lexicon_each(lexicon, check_key, &lexicon);
	for (size_t i = 0; i <= subject.length; i++)
		check_subject(
		    lexicon, buffer_text(&table), text_skip(subject, i));
	buffer_free(&table);
	buffer_free(&blob);
	return 0;
}
