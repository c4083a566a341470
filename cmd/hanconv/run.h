/*
 * run.h -- A piece of text, and what the tables of a config know of it.
 *
 * Nearly every character becomes what one table says.  Where a pair of them is
 * in the filter of changes, a segment or a phrase of a run may begin that
 * becomes something else; most segments of real text do not, and are not
 * looked for.  So whether one goes over the place of a change is found only
 * then, by going back to a pair that stands in no segment.
 */
#ifndef CMD_HANCONV_RUN_H
#define CMD_HANCONV_RUN_H

#include <string.h>

#include "cmd/hanconv/data.h"
#include "cmd/hanconv/words.h"

enum {
	RUN_CHARACTER = 3, /* bytes of those that the tables know */
	RUN_WORD = OPENCC_FREE,
};

struct run_filter {
	const uint64_t *bits;
	unsigned shift;
};

struct run {
	const uint32_t *characters; /* enum opencc_character, RUN_WORD */
	struct run_filter changes, neighbours, hiding; /* of pairs */
	const struct opencc_config *config;
	const struct words *words; /* characters they begin with: RUN_WORD */
	const unsigned char *begin, *stop, *end; /* of the text */
	const unsigned char *known; /* no segment goes over this place */
};

/* Text from its beginning to stop, which more may follow; known is not set. */
struct run run_make(const struct opencc_config *config,
    const struct words *words, const uint32_t *characters, struct text text,
    size_t stop);

/*
 * What the phrase at place, where a change may begin, becomes.
 *
 * RUN_NOTHING: what its first character becomes.  RUN_PHRASE: the value, and
 * the phrase's length.  RUN_TRIGGER: only the stages can tell.  May move known,
 * past place with RUN_NOTHING.
 */
enum run_change { RUN_NOTHING, RUN_PHRASE, RUN_TRIGGER };
enum run_change run_find_change(struct run *run, const unsigned char *place,
    size_t *length, struct text *value);

/*
 * What is needed to find changes at these places is going to be: have it near,
 * all at once.
 */
void run_expect_changes(
    const struct run *run, const unsigned char *const *places, size_t count);

/* The first place from target on, and from known, that no segment goes over.
 */
const unsigned char *run_edge(
    const struct run *run, const unsigned char *target);

/* Does one of the user's words begin at place?  May move known. */
bool run_begins_word(struct run *run, const unsigned char *place);

/*
 * A phrase may begin with ASCII before place, where OPENCC_AFTER_ASCII is: where
 * it begins, or place.
 */
const unsigned char *run_before_ascii(
    const struct run *run, const unsigned char *place);

/* The three bytes, the first one lowest. */
static inline uint32_t
run_load(const unsigned char *bytes)
{
	return bytes[0] | (uint32_t)bytes[1] << 8 | (uint32_t)bytes[2] << 16;
}

/* Eight bytes, the first one lowest. */
static inline uint64_t
run_load_chunk(const unsigned char *bytes)
{
	uint64_t chunk;

	memcpy(&chunk, bytes, sizeof(chunk));
	return __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__ ? __builtin_bswap64(chunk)
						      : chunk;
}

/* The same, with 0 for bytes from limit on. */
static inline uint64_t
run_load_before(const unsigned char *bytes, const unsigned char *limit)
{
	unsigned char few[8] = { 0 };

	if (limit - bytes >= 8)
		return run_load_chunk(bytes);
	memcpy(few, bytes, (size_t)(limit - bytes));
	return run_load_chunk(few);
}

/* What the tables know of the character of three bytes. */
static inline uint32_t
run_look_up(const struct run *run, uint32_t bytes)
{
	return run->characters[opencc_code_point(bytes)];
}

static inline bool
run_is_character(uint32_t bytes)
{
	return (bytes & 0xC0C0F0) == 0x8080E0;
}

/* Is the pair that chunk begins with in the filter?  1 or 0. */
static inline uint64_t
run_is_in(const struct run_filter *filter, uint64_t chunk)
{
	uint64_t place = opencc_hash(opencc_pair(chunk)) >> filter->shift;

	return filter->bits[place / 64] >> place % 64 & 1;
}

#endif
