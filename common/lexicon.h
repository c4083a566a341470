/*
 * lexicon.h -- Tables of words, looked up by longest match.
 *
 * A table is text: key, tab, value (which may hold more tabs), one entry a
 * line; lines that begin with # and empty lines are comments.  Tables in
 * common/data/NAME.tsv are compiled at build time into data without pointers
 * (no work and no relocation at start); a user's table is compiled by the same
 * code when it is read.  Keys are valid UTF-8, values any bytes; of entries
 * with the same key the first counts.  A BOM and CR LF are accepted.
 *
 * Where a value is asked for, NULL stands for not wanting it.
 */
#ifndef COMMON_LEXICON_H
#define COMMON_LEXICON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "common/buffer.h"
#include "common/text.h"

struct lexicon {
	const unsigned char *data; /* NULL: holds nothing */
};

/* Declare the lexicon made of common/data/NAME.tsv. */
#define LEXICON(name) extern const unsigned char data_##name[]
#define LEXICON_INIT(name)                                                     \
	{                                                                      \
		data_##name                                                    \
	}

/*
 * The longest key that subject begins with: its length (never 0) and value,
 * which lives as long as the lexicon; 0 if none does.
 */
size_t lexicon_longest(
    struct lexicon lexicon, struct text subject, struct text *value);

/*
 * The next key that subject begins with and that is longer than length;
 * start with 0, and go on with what it returned.  0 when there is none.
 */
size_t lexicon_longer(struct lexicon lexicon, struct text subject,
    size_t length, struct text *value);

/*
 * The same for characters, of which there are count: code points, or less than
 * 0 for what is none.  Returns the key's length in characters.
 */
size_t lexicon_longest_characters(struct lexicon lexicon,
    const int32_t *characters, size_t count, struct text *value);

/*
 * Call each with every key, in no order, and its value; the key is good until
 * it returns.
 */
void lexicon_each(struct lexicon lexicon,
    void (*each)(void *state, struct text key, struct text value), void *state);

/* The value of exactly this key; false if it is not there. */
bool lexicon_find(struct lexicon lexicon, struct text key, struct text *value);

/*
 * Compile the table in the file at path.  A line without a good key is a fatal
 * error that names file and line, and so is a file that cannot be read.  With
 * columns > 0, so is a line with fewer columns than that, the key counted.
 */
struct lexicon lexicon_load(const char *path, size_t columns);

/*
 * Compile table, which name stands for in messages, and append the data to
 * blob.  Where the data lies does not matter.
 */
void lexicon_compile(
    struct buffer *blob, struct text table, size_t columns, const char *name);

/* All of its data, as lexicon_compile() appended it. */
struct text lexicon_data(struct lexicon lexicon);

#endif
