/*
 * word.h -- Words around a number that tell what is counted, by the table
 * common/data/label_words.tsv, and the characters that stand between them.
 */
#ifndef CMD_HANNUM_WORD_H
#define CMD_HANNUM_WORD_H

#include "cmd/hannum/line.h"

/* Of the Han characters met with; no punctuation is above it. */
enum { FIRST_HAN = 0x4E00 };

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
	KEEP = 2048,
	AMOUNT = 4096,
};

/* Before all: the table will be looked up in the line. */
void word_prepare(struct number_line *line);

/* Words of these roles are looked up from their first character on ... */
static inline unsigned
word_known_first(unsigned roles)
{
	return (roles & FRONT ? BEGINS_FRONT : 0U) |
	    (roles & (VERB | WEAK | WORD | KEEP) ? BEGINS_VERB : 0U) |
	    (roles & (STOP | LATE) ? BEGINS_STOP : 0U) |
	    (roles & (HEAD | TRAIT) ? BEGINS_HEAD : 0U);
}

/* ... and of these from their last one. */
static inline unsigned
word_known_last(unsigned roles)
{
	return (roles & BACK ? ENDS_BACK : 0U) |
	    (roles & (WORD | FUND | HEAD | CHANGE) ? ENDS_WORD : 0U);
}

/* The roles of the longest word at place, which is before limit, whatever is
 * known; 0 if there is none. */
unsigned word_look_up(
    const struct number_line *line, size_t place, size_t limit, size_t *length);

/*
 * The roles of the longest word that begins at place and ends by limit, and its
 * length; 0 if there is none, or none of the wanted roles is near.
 */
static inline unsigned
word_roles(const struct number_line *line, size_t place, size_t limit,
    unsigned wanted, size_t *length)
{
	*length = 0;
	return place < limit &&
		line_begins(line, place, word_known_first(wanted))
	    ? word_look_up(line, place, limit, length)
	    : 0;
}

/*
 * The longest word of the table that begins at place and ends by limit: its
 * length if it has the role, else 0.
 */
static inline size_t
word_at(
    const struct number_line *line, size_t place, size_t limit, enum role role)
{
	size_t length;

	return (word_roles(line, place, limit, role, &length) & role) != 0
	    ? length
	    : 0;
}

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

/* Of what stands in parentheses inside a noun: (街道), (自治区、直辖市), (Ⅰ—Ⅲ类). */
bool is_of_aside(int32_t character);

#endif
