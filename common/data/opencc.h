/*
 * opencc.h -- OpenCC's dictionaries and configurations, as
 * common/data/opencc.c compiles them at build time.
 *
 * Every config is there twice.  As it was written: the stages and their
 * dictionaries, as lexicons with all candidates.  And as what comes of it,
 * for speed: what each character becomes when no phrase is near, which pairs
 * of characters begin something else, and what that becomes.  All places are
 * offsets in bytes from the start of the data; numbers are those of the
 * machine that compiled it.
 */
#ifndef COMMON_DATA_OPENCC_H
#define COMMON_DATA_OPENCC_H

#include <stdint.h>

enum {
	OPENCC_MOST_MEMBERS = 8,
	OPENCC_MOST_STAGES = 4,
	OPENCC_MOST_DICTIONARIES = 64,
	OPENCC_MOST_CONFIGS = 64,
	OPENCC_MOST_NAME = 64,
	OPENCC_MOST_TITLE = 128,

	OPENCC_PAGE = 64, /* characters of a page */
	OPENCC_PAGES = 0x10000 / OPENCC_PAGE,
	OPENCC_PADDING = 64, /* zero bytes behind the data */
};

/*
 * A lexicon.  Its values are the candidates, the first of which counts,
 * separated by spaces; behind a tab the dictionary they are from, if it is
 * not the one that gave its name.
 */
struct opencc_dictionary {
	char name[OPENCC_MOST_NAME];
	uint32_t lexicon;
	uint32_t length;      /* of the lexicon */
	uint32_t longest_key; /* bytes */
};

/* The first member that matches at all gives its longest match. */
struct opencc_group {
	uint8_t count;
	uint8_t members[OPENCC_MOST_MEMBERS]; /* numbers of dictionaries */
};

/*
 * What is known of a character, in the page of its code point.  The low 24
 * bits are the difference (exclusive or) between its three bytes, the first
 * one lowest, and those of what it becomes.
 */
enum opencc_character {
	/* It may stand before, behind another character in a phrase. */
	OPENCC_LEADS = 1 << 24,
	OPENCC_FOLLOWS = 1 << 25,
	/* A phrase that begins with ASCII may have it behind the ASCII. */
	OPENCC_AFTER_ASCII = 1 << 26,
	/* None of this says what it becomes: ask the stages. */
	OPENCC_SPECIAL = 1 << 27,
	/* Free for whoever uses it. */
	OPENCC_FREE = 1 << 28,
};

enum opencc_kind {
	OPENCC_UNCHANGED, /* a segment that becomes what its characters do */
	OPENCC_CHANGED,   /* one that becomes something else */
	OPENCC_TRIGGER,   /* begins what only the stages can tell */
	OPENCC_IN_RUN,    /* a phrase between segments */
};

/*
 * A phrase.  They are sorted by the opencc_hash() of the two characters they
 * begin with; of those that begin with the same two, segments come first, then
 * triggers, then phrases in a run; of these the longest first.
 */
struct opencc_phrase {
	uint64_t pair; /* opencc_pair() of its first bytes */
	/* The bytes behind those, at most seven, the first one lowest; and in
	 * the highest byte how many bits these leave free. */
	uint64_t tail;
	uint32_t text;  /* where in texts what is behind its tail is, and the
			 * value */
	uint8_t length; /* bytes of all of it */
	uint8_t value_length;
	uint8_t kind;
};
enum {
	OPENCC_PAIR_LENGTH = 6, /* bytes of two characters */
	OPENCC_TAIL_LENGTH = 7,
	OPENCC_HEAD_LENGTH = OPENCC_PAIR_LENGTH + OPENCC_TAIL_LENGTH,
};

struct opencc_phrases {
	uint32_t phrases; /* array of struct opencc_phrase */
	uint32_t texts;
	/* uint32_t[]: the number of the first phrase with this opencc_hash() >>
	 * shift, or a greater one. */
	uint32_t starts;
	uint32_t shift;
};

/* A set of pairs that may hold a few more: bit opencc_hash() >> shift. */
struct opencc_filter {
	uint32_t bits; /* uint64_t[] */
	uint32_t shift;
};

struct opencc_config {
	char name[OPENCC_MOST_NAME];
	char title[OPENCC_MOST_TITLE];

	struct opencc_group normalization, segmentation;
	uint8_t stage_count;
	struct opencc_group stages[OPENCC_MOST_STAGES];
	uint8_t has_sequences; /* ideographic descriptions are left alone */
	uint32_t most_growth;  /* times as long as its source, at most */

	uint32_t pages;      /* uint16_t[OPENCC_PAGES] */
	uint32_t characters; /* uint32_t[][OPENCC_PAGE] */
	/* All segments, and all that is not what its characters become, with
	 * the unchanged segments that begin with such a phrase. */
	struct opencc_phrases segments, changes;
	/* Pairs that begin a change. */
	struct opencc_filter change_pairs;
	/* Pairs that stand in a segment. */
	struct opencc_filter neighbour_pairs;
	/* Pairs of an unchanged one at whose second character a change may
	 * begin, which it hides. */
	struct opencc_filter hiding_pairs;
	/*
	 * Triggers that begin with ASCII, of at most ascii_length bytes, as a
	 * lexicon; 0: none.
	 */
	uint32_t ascii_triggers;
	uint32_t ascii_length;
};

struct opencc_data {
	char version[OPENCC_MOST_NAME];
	uint32_t dictionary_count, config_count;
	struct opencc_dictionary dictionaries[OPENCC_MOST_DICTIONARIES];
	struct opencc_config configs[OPENCC_MOST_CONFIGS];
};

/* The code point of a character of three bytes, the first one lowest. */
static inline uint32_t
opencc_code_point(uint32_t bytes)
{
	return (bytes & 0x0F) << 12 | (bytes >> 2 & 0xFC0) |
	    (bytes >> 16 & 0x3F);
}

/*
 * Two characters, of three bytes (the second one perhaps of four, of which
 * these are the first), that eight bytes begin with, the first one lowest.
 */
static inline uint64_t
opencc_pair(uint64_t bytes)
{
	return bytes << 16;
}

/* The high bits tell where to look for the pair; no other pair has all. */
static inline uint64_t
opencc_hash(uint64_t pair)
{
	return pair * UINT64_C(0x9E3779B97F4A7C15);
}

/* The struct opencc_data. */
extern const unsigned char data_opencc[];

#endif
