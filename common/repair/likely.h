/*
 * likely.h -- How likely Chinese text is: its characters, alone and beside
 * each other.
 *
 * Costs are in quarters of a bit (COST_BIT), the negative logarithm of how
 * likely something is.  A letter, as these functions have it, is the place of
 * a character in the tables of damage.h, or LIKELY_ASCII + a byte, or
 * LIKELY_OTHER for a character that is neither.
 */
#ifndef COMMON_REPAIR_LIKELY_H
#define COMMON_REPAIR_LIKELY_H

#include <stdbool.h>
#include <stdint.h>

#include "common/repair/gbk.h"
#include "common/text.h"

enum {
	LIKELY_OTHER = GBK_PAIRS,
	LIKELY_END, /* of the line */
	LIKELY_ASCII,
	LIKELY_WITHIN = 1 << 15,    /* mark: it goes on a word */
	LIKELY_PAIRS = 1 << 14,     /* of letters of a document, remembered */
	LIKELY_SEEN = 3 * COST_BIT, /* what one of these costs at most */
};

struct likely {
	/* private */
	uint32_t seen[LIKELY_PAIRS + 1]; /* the last is for none */
};

/* Forget the document. */
void likely_forget(struct likely *likely);

/* Remember which characters stand beside each other in text. */
void likely_learn(struct likely *likely, struct text text);

/* Whether it is a mark that opens, as a parenthesis. */
bool likely_opens(unsigned letter);

/* Of letter, of which nothing is known but that it is there. */
int likely_alone(unsigned letter);

/* Of letter at least, whatever is before it. */
int likely_least(unsigned letter);

/* That a word ends with letter, and of one that begins a word. */
int likely_ends(unsigned letter);
int likely_begins(unsigned letter);

/*
 * Of letter behind before, which is marked as it was itself, or is LIKELY_OTHER
 * where it is not known.  Letter gets a mark if it is likelier to go on a word
 * than to begin one.  Without likely no document is thought of.
 */
int likely_cost(const struct likely *likely, unsigned before, unsigned *letter);

/* A letter without its mark. */
static inline unsigned
likely_place(unsigned letter)
{
	return letter & ~(unsigned)LIKELY_WITHIN;
}

/* Whether the document had the pair of characters (bigram_key()). */
static inline bool
likely_was_seen(const struct likely *likely, uint32_t key)
{
	/* 0, an empty slot, would be the first place of all behind itself. */
	return likely != NULL && key != 0 &&
	    likely->seen[bigram_slot(key) % LIKELY_PAIRS] == key;
}

/*
 * Whether letter, a character without a mark, may cost so much or less behind
 * before: a quick look.  What nothing says to stand together stands apart.
 */
static inline bool
likely_may_cost(
    const struct likely *likely, unsigned before, unsigned letter, int most)
{
	const struct damage_data *data = gbk_data();
	const struct damage_second *second = &data->seconds[letter];
	unsigned place = likely_place(before), first;
	uint32_t key;

	if (place >= GBK_PAIRS)
		return true;
	first = data->plain[place];
	if (data->ends[(before & LIKELY_WITHIN) != 0][first] + second->begins +
		second->script <=
	    most)
		return true;
	key = bigram_key(first, second->plain);
	return bigram_may_be(data, key) || likely_was_seen(likely, key);
}

#endif
