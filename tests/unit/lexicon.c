/* Lexicons against plain search in the table. */
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "common/error.h"
#include "common/lexicon.h"
#include "common/utf8.h"
#include "tests/unit/check.h"

enum { TABLES = 300, SUBJECTS = 200, LONGEST_WORD = 6 };

static uint64_t state = 88172645463325252;

static unsigned
random_below(unsigned limit)
{
	state ^= state << 13;
	state ^= state >> 7;
	state ^= state << 17;
	return (unsigned)(state >> 11) % limit;
}

static struct lexicon
compile(struct buffer *blob, struct text table)
{
	buffer_clear(blob);
	lexicon_compile(blob, table, 0, "test");
	return (struct lexicon){ (const unsigned char *)blob->bytes };
}

/* A few characters that begin alike; the last ones are none. */
enum { CHARACTERS = 10, PIECES = 14 };

static void
append_word(struct buffer *buffer, unsigned alphabet)
{
	static const struct text pieces[PIECES] = { TEXT_INIT("a"),
		TEXT_INIT("中"), TEXT_INIT("丮"), TEXT_INIT("é"),
		TEXT_INIT("\0"), TEXT_INIT("𠀀"), TEXT_INIT("𠀁"),
		TEXT_INIT("\x01"), TEXT_INIT("一"), TEXT_INIT("\u0800"),
		TEXT_INIT("\xE4"), TEXT_INIT("\xB8"), TEXT_INIT("\xE0\x80\x81"),
		TEXT_INIT("\xFF") };
	unsigned length = 1 + random_below(LONGEST_WORD);

	while (length-- > 0)
		buffer_append(buffer, pieces[random_below(alphabet)]);
}

static void
make_table(struct buffer *table)
{
	unsigned lines = random_below(120), alphabet;

	alphabet = 2 + random_below(CHARACTERS - 1);
	buffer_clear(table);
	for (unsigned i = 0; i < lines; i++) {
		append_word(table, alphabet);
		buffer_append_byte(table, '\t');
		if (random_below(4) > 0)
			buffer_append_number(table, random_below(1000));
		buffer_append_byte(table, '\n');
	}
}

/* The other way: read the table line by line. */
static size_t
search_table(struct text table, struct text subject, bool longest,
    size_t length, struct text *value)
{
	struct text line, key;
	size_t found = 0;

	while (text_split(&table, '\n', &line)) {
		if (line.length == 0)
			continue;
		text_split(&line, '\t', &key);
		if (!text_starts_with(subject, key) || key.length <= length)
			continue;
		if (found > 0 &&
		    (longest ? key.length <= found : key.length >= found))
			continue;
		found = key.length;
		*value = line;
	}
	return found;
}

/* Looked up in characters, it is the same. */
static void
check_characters(struct lexicon lexicon, struct text subject)
{
	int32_t characters[6 * LONGEST_WORD];
	struct text value = { NULL, 0 }, other = { NULL, 0 }, rest = subject;
	size_t count = 0, length, bytes;

	while (rest.length > 0)
		characters[count++] = utf8_next(&rest);
	length = lexicon_longest_characters(lexicon, characters, count, &value);
	bytes = lexicon_longest(lexicon, subject, &other);
	CHECK_NUMBER(
	    (intmax_t)length, (intmax_t)utf8_count(text_take(subject, bytes)));
	if (length > 0)
		CHECK_TEXT(value, other);
}

struct count {
	struct lexicon lexicon;
	intmax_t keys;
};

static void
count_key(void *given, struct text key, struct text value)
{
	struct count *count = given;
	struct text found;

	count->keys++;
	if (!lexicon_find(count->lexicon, key, &found) ||
	    !text_equal(found, value))
		CHECK_TEXT(key, TEXT("a key with its value"));
}

/* Each key once: as many are there, and each is found. */
static intmax_t
count_keys(struct lexicon lexicon)
{
	struct count count = { lexicon, 0 };

	lexicon_each(lexicon, count_key, &count);
	return count.keys;
}

/* The keys of a table's lines, each once. */
static intmax_t
count_lines(struct text table)
{
	struct text rest = table, line, key, value;
	intmax_t count = 0;

	while (text_split(&rest, '\n', &line)) {
		struct text before = { table.bytes,
			(size_t)(line.bytes - table.bytes) };

		text_split(&line, '\t', &key);
		count += key.length > 0 &&
		    search_table(before, key, true, 0, &value) != key.length;
	}
	return count;
}

static void
check_subject(struct lexicon lexicon, struct text table, struct text subject)
{
	struct text value = { NULL, 0 }, expected = { NULL, 0 };
	size_t length = 0, other;

	length = lexicon_longest(lexicon, subject, &value);
	other = search_table(table, subject, true, 0, &expected);
	CHECK_NUMBER((intmax_t)length, (intmax_t)other);
	if (length > 0)
		CHECK_TEXT(value, expected);
	CHECK(lexicon_find(lexicon, subject, &value) ==
	    (length == subject.length && length > 0));
	check_characters(lexicon, subject);
	length = 0;
	do {
		other = search_table(table, subject, false, length, &expected);
		length = lexicon_longer(lexicon, subject, length, &value);
		CHECK_NUMBER((intmax_t)length, (intmax_t)other);
		if (length > 0)
			CHECK_TEXT(value, expected);
	} while (length > 0 && length == other);
}

static void
check_random_tables(void)
{
	struct buffer table = { 0 }, blob = { 0 }, subject = { 0 };

	for (int i = 0; i < TABLES; i++) {
		struct lexicon lexicon;

		make_table(&table);
		lexicon = compile(&blob, buffer_text(&table));
		CHECK_TEXT(lexicon_data(lexicon), buffer_text(&blob));
		CHECK_NUMBER(
		    count_keys(lexicon), count_lines(buffer_text(&table)));
		for (int j = 0; j < SUBJECTS; j++) {
			buffer_clear(&subject);
			append_word(&subject, j % 2 ? PIECES : CHARACTERS);
			append_word(&subject, 3);
			check_subject(lexicon, buffer_text(&table),
			    text_take(buffer_text(&subject),
				random_below(6 * LONGEST_WORD)));
		}
	}
	buffer_free(&table);
	buffer_free(&blob);
	buffer_free(&subject);
}

/* Every key of a large table is found, with its own value. */
static void
check_large_table(void)
{
	enum { KEYS = 100000 };
	struct buffer table = { 0 }, blob = { 0 };
	struct text rest, line, key, value;
	struct lexicon lexicon;

	for (unsigned i = 0; i < KEYS; i++)
		buffer_format(&table, "%c%c\x80%u%c\t%u\n", 0xE4 + i % 6,
		    0x80 + i / 7 % 64, i, 'a' + i % 3, i);
	lexicon = compile(&blob, buffer_text(&table));
	CHECK_NUMBER(count_keys(lexicon), KEYS);
	rest = buffer_text(&table);
	while (text_split(&rest, '\n', &line) && line.length > 0) {
		text_split(&line, '\t', &key);
		if (!lexicon_find(lexicon, key, &value) ||
		    !text_equal(value, line))
			CHECK_TEXT(key, TEXT("a key of the table"));
	}
	buffer_free(&table);
	buffer_free(&blob);
}

static void
check_format(void)
{
	struct buffer blob = { 0 };
	struct text value;
	struct lexicon lexicon = compile(&blob,
	    TEXT("\xEF\xBB\xBF# comment\tno\r\n\r\nkey\tone\ttwo\r\n"
		 "key\tlater\nbare\n#\nempty\t\nlast\tline"));

	CHECK_NUMBER(count_keys(lexicon), 4);
	CHECK(lexicon_find(lexicon, TEXT("key"), &value));
	CHECK_TEXT(value, TEXT("one\ttwo"));
	CHECK(lexicon_find(lexicon, TEXT("bare"), &value));
	CHECK_TEXT(value, TEXT(""));
	CHECK(lexicon_find(lexicon, TEXT("empty"), &value));
	CHECK_TEXT(value, TEXT(""));
	CHECK(lexicon_find(lexicon, TEXT("last"), NULL));
	CHECK(!lexicon_find(lexicon, TEXT("ke"), &value));
	CHECK(!lexicon_find(lexicon, TEXT("keys"), &value));
	CHECK(!lexicon_find(lexicon, TEXT(""), &value));
	CHECK(!lexicon_find(lexicon, TEXT("# comment"), &value));
	buffer_free(&blob);
}

static void
check_empty(void)
{
	struct buffer blob = { 0 };
	struct lexicon nothing = { NULL };
	struct lexicon empty = compile(&blob, TEXT("# nothing\n"));
	struct text value;

	CHECK_NUMBER(count_keys(nothing), 0);
	CHECK_NUMBER(count_keys(empty), 0);
	CHECK(lexicon_longest(nothing, TEXT("word"), &value) == 0);
	CHECK(lexicon_longest(empty, TEXT("word"), &value) == 0);
	CHECK(lexicon_longer(empty, TEXT("word"), 0, &value) == 0);
	CHECK(!lexicon_find(nothing, TEXT("word"), &value));
	CHECK(lexicon_longest_characters(nothing, NULL, 0, &value) == 0);
	buffer_free(&blob);
}

/* Compile in a process of its own, and read what it says when it stops. */
static void
check_complaint(struct text table, size_t columns, struct text expected)
{
	char said[256];
	int ends[2], status;
	size_t length = 0;
	ssize_t count = 1;

	fflush(stdout);
	if (!CHECK(pipe(ends) == 0))
		return;
	if (fork() == 0) {
		struct buffer blob = { 0 };

		dup2(ends[1], STDERR_FILENO);
		lexicon_compile(&blob, table, columns, "words");
		_exit(0);
	}
	close(ends[1]);
	while (count > 0) {
		count = read(ends[0], said + length, sizeof(said) - length);
		length += count > 0 ? (size_t)count : 0;
	}
	close(ends[0]);
	wait(&status);
	CHECK(WIFEXITED(status) && WEXITSTATUS(status) == EXIT_TROUBLE);
	CHECK_TEXT(((struct text){ said, length }), expected);
}

static void
check_complaints(void)
{
	check_complaint(TEXT("a\tb\n\tb\n"), 0,
	    TEXT("hanutils: words:2: the line has no key\n"));
	check_complaint(TEXT("# comment\n\xFFx\tb\n"), 0,
	    TEXT("hanutils: words:2: the key is not valid UTF-8\n"));
	check_complaint(TEXT("a\tb\tc\r\n\r\na\tb"), 3,
	    TEXT("hanutils: words:3: the line has 2 of 3 columns\n"));
}

int
main(void)
{
	check_complaints();
	check_format();
	check_empty();
	check_random_tables();
	check_large_table();
	return check_finish();
}
