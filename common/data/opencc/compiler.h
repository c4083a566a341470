/*
 * compiler.h -- What the parts of the compiler of OpenCC's data share.
 *
 * They come in this order: dictionary.c and config.c read what there is,
 * character.c finds what becomes of single characters and which of them may
 * join, run.c what may happen between segments, phrase.c what becomes of
 * phrases; stage.c converts slowly, as the config says, for all of them, and
 * pool.c is where data goes.
 */
#ifndef COMMON_DATA_OPENCC_COMPILER_H
#define COMMON_DATA_OPENCC_COMPILER_H

#include <stdlib.h>
#include <string.h>

#include "common/buffer.h"
#include "common/data/opencc.h"
#include "common/error.h"
#include "common/lexicon.h"
#include "common/memory.h"
#include "common/utf8.h"

enum {
	CHARACTERS = 0x10000,
	LOWEST_LEAD = 0xE0, /* wide: characters of three bytes and more */
};

struct word {
	struct text key, value; /* value: the first candidate */
	enum opencc_kind kind;  /* of a phrase */
};

struct words {
	struct word *words;
	size_t count, capacity;
};

struct dictionary {
	struct text name;
	struct lexicon lexicon;
	struct words words;
};

/* The words of a segmentation, and where their tables are. */
struct segments {
	struct opencc_group group; /* whose words they are */
	struct words words;
	struct opencc_phrases place;
	struct opencc_filter neighbours;
};

struct compiler {
	const char *folder;
	struct opencc_data head;
	struct dictionary dictionaries[OPENCC_MOST_DICTIONARIES];
	struct segments segments[OPENCC_MOST_CONFIGS];
	size_t segments_count;
	struct buffer data; /* all behind the head */
	uint32_t data_start;

	/* The pool of the pages of characters. */
	uint32_t *pages;
	size_t page_count, page_capacity;
};

/* One config, while it is compiled. */
struct work {
	struct compiler *compiler;
	struct opencc_config *config;
	uint32_t characters[CHARACTERS]; /* enum opencc_character */
	/*
	 * The first stage that has phrases which are not segments (stage_count:
	 * none), and what the stages behind the one behind it join.
	 */
	size_t run_stage;
	uint32_t joined[CHARACTERS];
	const struct segments *segments;
	struct words changes; /* copies */
	struct buffer ascii_triggers;
};

/* --- words --- */

void words_add(struct words *words, struct text key, struct text value);

/* Add copies, which words_free() frees. */
void words_add_copy(struct words *words, struct text key, struct text value,
    enum opencc_kind kind);
void words_free(struct words *words);

struct text word_first_candidate(struct text value);
struct text word_first_character(struct text text);
struct text word_last_character(struct text text);
bool word_has_more_characters(struct text text);

/* The code point of a single character; 0 for one outside the tables. */
uint32_t word_code_point(struct text character);

/* The first three bytes, the first one lowest. */
uint32_t word_low_bytes(struct text text);

/* Does it begin with a character of three bytes or more? */
static inline bool
word_is_wide(struct text text)
{
	return text.length > 0 && (unsigned char)text.bytes[0] >= LOWEST_LEAD;
}

/* --- dictionaries and configurations --- */

/* Number of the dictionary called name, which is read if it is new. */
uint8_t dictionary_find(struct compiler *compiler, struct text name);

/*
 * The dictionaries called names (separated by spaces) as one, whose longest
 * match is the longest of all; it has the name of the first one and a +.
 */
uint8_t dictionary_unite(struct compiler *compiler, struct text names);

/* Has it words of more than one character? */
bool dictionary_has_phrases(const struct dictionary *dictionary);

/* Read what opencc-configs.awk wrote; lines keeps the names. */
void config_read(struct compiler *compiler, struct buffer *lines);

/* Copy text to name, cut to its size, which ends in NUL. */
void config_copy_name(char *name, size_t size, struct text text);

/* --- stages --- */

size_t stage_longest(const struct compiler *compiler,
    const struct opencc_group *group, struct text subject, struct text *value);

/* Append what a stage makes of text by itself. */
void stage_convert(const struct compiler *compiler,
    const struct opencc_group *group, struct text text, struct buffer *result);

/* What a whole segment becomes. */
void stage_convert_segment(
    const struct work *work, struct text text, struct buffer *result);

/* Is the dictionary one whose words match in segments of their own only? */
bool stage_is_segmented(
    const struct opencc_config *config, size_t stage, uint8_t dictionary);

/* The words of the stage's member number i; none, if these are segments. */
const struct words *stage_words(
    const struct work *work, size_t stage, size_t i);

/*
 * Does the member give what the group gives for key, no one before it having
 * a word that key begins with?
 */
bool stage_is_reached(const struct compiler *compiler,
    const struct opencc_group *group, size_t member, struct text key);

/* --- characters --- */

void character_mark(struct work *work, struct text character, uint32_t flag);
bool character_is_marked(
    const uint32_t *characters, struct text character, uint32_t flag);

/* Mark the characters that a match may join to those beside them. */
void character_mark_joined(struct work *work);

/* Set what each character becomes by itself. */
void character_set_differences(struct work *work);

void character_write_pages(struct work *work);

/* --- runs --- */

/* Add what may happen in a run to changes: phrases and triggers. */
void run_collect(struct work *work);

/* Add what only the stages can tell, from its first characters. */
void run_add_trigger(struct work *work, struct text trigger);

/* --- phrases --- */

/* Set the segments, which configs share; what pairs cannot tell is left to the
 * stages. */
void phrase_set_segments(struct work *work);

/* Add the segments that change, and those that hide a change, to what runs
 * have; write the changes and the filters. */
void phrase_write_changes(struct work *work);

/* Do phrases have one result wherever they are, though none is a segment? */
bool phrase_is_one_segment(const struct opencc_config *config);

/* --- data --- */

/* The offset of what is appended, which begins at a multiple of 64. */
uint32_t pool_append(
    struct compiler *compiler, const void *bytes, size_t length);

#endif
