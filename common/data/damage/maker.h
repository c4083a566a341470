/*
 * maker.h -- What the parts of the maker of the struct damage_data share.
 *
 * unihan.c fills in GBK, readings and plain forms; words.c counts what the
 * lists of words hold, and vocabulary.c whole words; costs.c tells from both
 * how likely characters are; lookup.c puts what is asked together where it is
 * found at once.
 */
#ifndef COMMON_DATA_DAMAGE_MAKER_H
#define COMMON_DATA_DAMAGE_MAKER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "common/data/damage.h"
#include "common/text.h"

enum {
	LONGEST_WORD = 8, /* characters */
	MOST_OF_ONE = 16, /* readings of a character */
	WEIGHT_OURS = 50, /* of a word, and of one of the dictionaries */
	WEIGHT_THEIRS = 1,
};

struct character {
	bool is_traditional;
	int32_t simplified; /* form, if it has another one; or 0 */
	uint32_t frequency;
	size_t count;
	uint32_t readings[MOST_OF_ONE];
};

/* What our words tell of the language, and how much more than others. */
struct words {
	struct damage_data *data;
	struct character *characters;
	size_t pair_count;
	double total;                /* of all weights of words */
	double counts[BIGRAM_SLOTS]; /* of pairs of characters in words */
	double first[GBK_PAIRS], last[GBK_PAIRS];
	double alone[GBK_PAIRS];      /* as a word */
	double leading[2][GBK_PAIRS]; /* last of words with no mark behind */
	double followed[GBK_PAIRS];   /* by another character in a word */
	size_t word_count;
	double word_counts[WORD_SLOTS];
	double likeliest[WORD_SLOTS];      /* count, of what begins so */
	double leading_counts[WORD_SLOTS]; /* ... with no mark behind */
};

/* Count a word of so many places. */
void vocabulary_add(struct words *words, const unsigned *places, size_t count,
    double weight, bool is_leading);

void vocabulary_add_costs(struct words *words);

/* Take the part before the next of separators, with the separator. */
struct text damage_next_word(struct text *rest, const char *separators);

/* Marks, letters and numerals of GBK, which are in no words. */
bool damage_is_symbol(unsigned place);

void unihan_add_gbk(struct damage_data *data);

/* All characters, by code point, from standard input; to be freed. */
struct character *unihan_read(void);
void unihan_add_readings(
    struct damage_data *data, const struct character *characters);
void unihan_add_keys(struct damage_data *data);

/* Also adds the frequencies of other forms to those of the plain ones. */
void unihan_add_plain(struct damage_data *data, struct character *characters);

/* Call take, one of the next five, with each line of the file. */
void words_read(const char *path, struct words *words,
    void (*take)(struct words *words, struct text line));
void words_take(struct words *words, struct text line);
void words_take_frequent(struct words *words, struct text line);
void words_take_phrase(struct words *words, struct text line);
void words_take_variants(struct words *words, struct text line);
void words_take_character(struct words *words, struct text line);

/* Of what is one of so many, equally likely things. */
unsigned costs_of_choices(double choices);

/* More, for a mark behind a word of which so many go with what follows. */
uint8_t costs_of_mark(double leading, double all);

void costs_add(struct damage_data *data, const struct character *characters);
void costs_add_marks(struct damage_data *data);
void costs_add_words(struct words *words);
void costs_add_marked(struct words *words);

void lookup_add_least(struct damage_data *data);
void lookup_add_seconds(struct damage_data *data);
void lookup_add_bits(struct damage_data *data);
void lookup_add_followers(struct damage_data *data);
void lookup_add_in_words(struct words *words);

#endif
