/*
 * word.h -- Words around a number that tell what is counted, by the table
 * common/data/label_words.tsv, and the characters that stand between them.
 */
#ifndef CMD_HANNUM_WORD_H
#define CMD_HANNUM_WORD_H

#include "cmd/hannum/line.h"

/* What a word is good for, as the table says. */
enum role {
	FRONT = 1,
	VERB = 2,
	WEAK = 4,
	BACK = 8,
	STOP = 16,
	HEAD = 32,
	WORD = 64,
	FUND = 128,
	LATE = 256,
	TRAIT = 512,
	CHANGE = 1024,
};

/* Before all: the table will be looked up in the line. */
void word_prepare(struct number_line *line);

/*
 * The longest word of the table that begins at place and ends by limit: its
 * length if it has the role, else 0.
 */
size_t word_at(
    const struct number_line *line, size_t place, size_t limit, enum role role);

/*
 * The roles of the longest word that begins at place and ends by limit, and its
 * length; 0 if there is none, or none of the wanted roles is near.
 */
unsigned word_roles(const struct number_line *line, size_t place, size_t limit,
    unsigned wanted, size_t *length);

/* The same of a word that ends at place and begins at limit or later. */
size_t word_before(
    const struct number_line *line, size_t place, size_t limit, enum role role);

static inline bool
is_quote(int32_t character)
{
	return character == 0x201C || character == 0x201D || character == '"';
}

/* 和 及 与 且 或 */
bool is_conjunction(int32_t character);

bool is_letter_or_digit(int32_t character);

/* Of what stands in parentheses inside a noun: (街道), (自治区、直辖市). */
bool is_of_aside(int32_t character);

#endif
