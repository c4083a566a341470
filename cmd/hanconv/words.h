/* words.h -- The user's own words, which come before all dictionaries. */
#ifndef CMD_HANCONV_WORDS_H
#define CMD_HANCONV_WORDS_H

#include <stdbool.h>

#include "common/lexicon.h"

enum {
	WORDS_LONGEST = 1024, /* bytes of a word */
	WORDS_STARTS = 0x10000,
};

/* Starts from { 0 }. */
struct words {
	struct word_list {
		struct lexicon lexicon;
		struct text name; /* of the file */
		bool left_alone;
	} * lists;
	size_t count, capacity;
	/* A bit for each character below WORDS_STARTS that one begins with. */
	unsigned char starts[WORDS_STARTS / 8];
	bool narrow; /* one of these has less than three bytes */
};

/*
 * Add the words of the file at path: a table of words and what they become,
 * or words to be left alone.  A bad line is a fatal error that names it.
 */
void words_add(struct words *words, const char *path, bool left_alone);

/*
 * The longest word, over all files, that subject begins with; of the same word
 * the first one counts.  Its length, value (candidates separated by spaces)
 * and the name of its file; 0 if there is none.
 */
size_t words_longest(const struct words *words, struct text subject,
    struct text *value, struct text *name);

/* Does a word begin with the character, which is below WORDS_STARTS? */
static inline bool
words_begin(const struct words *words, uint32_t code_point)
{
	return (words->starts[code_point / 8] >> code_point % 8 & 1) != 0;
}

#endif
