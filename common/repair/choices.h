/*
 * choices.h -- Which bytes are worth trying as the first or the second of a
 * character, when its other byte is known: a quick look that leaves few.
 */
#ifndef COMMON_REPAIR_CHOICES_H
#define COMMON_REPAIR_CHOICES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "common/repair/gbk.h"

enum {
	CHOICES = 128, /* bytes from GBK_FIRST_LEAD on, the last two unused */
	CHOICES_NO_CHARACTER = 255,
};

/* What the characters with one byte in common cost at least, by the other. */
struct choice_costs {
	unsigned char costs[CHOICES]; /* or CHOICES_NO_CHARACTER */
};

struct choices {
	uint64_t bits[CHOICES / 64];
};

/* What becomes of a pair that is lost. */
enum choice_loss {
	LOSS_TRACELESS, /* in the user-defined zones of GBK */
	LOSS_HOLE,      /* not assigned otherwise: a ? is written for it */
	LOSS_ANY,       /* not assigned at all: nothing may be written */
	LOSSES,
};

struct choice_tables {
	/* Of all characters, by first byte, and by second byte. */
	struct choice_costs of_lead[GBK_LEADS], of_trail[GBK_TRAILS];
	/* The second bytes of pairs that are lost so, by first byte. */
	struct choices lost[LOSSES][GBK_LEADS];
	struct choices losing[LOSSES]; /* the first bytes of any */
	/* What those cost that begin a word, by first byte. */
	struct choice_costs beginning[GBK_LEADS];
	/* Of them, the least of any that may be followed by a lost pair. */
	unsigned char least_beginning[LOSSES][GBK_LEADS];
};

void choices_fill(struct choice_tables *tables);

/* Those with this first byte, by the second, which may be a first one too. */
static inline const struct choice_costs *
choices_of_lead(const struct choice_tables *tables, unsigned lead)
{
	return &tables->of_lead[lead - GBK_FIRST_LEAD];
}

/* Those with this second byte, by the first; NULL if it can be none. */
static inline const struct choice_costs *
choices_of_trail(const struct choice_tables *tables, unsigned trail)
{
	return trail < GBK_FIRST_TRAIL || trail > GBK_LAST_TRAIL
	    ? NULL
	    : &tables->of_trail[trail - GBK_FIRST_TRAIL];
}

/* The bytes whose characters may cost so much or less. */
struct choices choices_up_to(const struct choice_costs *costs, int most);

/* The second bytes of pairs with this first one that are lost so. */
static inline struct choices
choices_lost(
    const struct choice_tables *tables, unsigned lead, enum choice_loss loss)
{
	return tables->lost[loss][lead - GBK_FIRST_LEAD];
}

/* One byte, which is from GBK_FIRST_LEAD to GBK_LAST_LEAD. */
static inline struct choices
choices_only(unsigned byte)
{
	unsigned at = byte - GBK_FIRST_LEAD;
	struct choices choices = { { 0 } };

	choices.bits[at / 64] = UINT64_C(1) << at % 64;
	return choices;
}

/* Those that both have, or either. */
static inline struct choices
choices_both(struct choices a, struct choices b)
{
	return (
	    struct choices){ { a.bits[0] & b.bits[0], a.bits[1] & b.bits[1] } };
}

static inline struct choices
choices_either(struct choices a, struct choices b)
{
	return (
	    struct choices){ { a.bits[0] | b.bits[0], a.bits[1] | b.bits[1] } };
}

static inline bool
choices_has(struct choices choices, unsigned byte)
{
	unsigned at = byte - GBK_FIRST_LEAD;

	return (choices.bits[at / 64] >> at % 64 & 1) != 0;
}

static inline size_t
choices_count(struct choices choices)
{
	return (size_t)(__builtin_popcountll(choices.bits[0]) +
	    __builtin_popcountll(choices.bits[1]));
}

/* Take the first byte that is left; false if none is. */
static inline bool
choices_take(struct choices *choices, unsigned *byte)
{
	for (unsigned i = 0; i < CHOICES / 64; i++)
		if (choices->bits[i] != 0) {
			*byte = GBK_FIRST_LEAD + 64 * i +
			    (unsigned)__builtin_ctzll(choices->bits[i]);
			choices->bits[i] &= choices->bits[i] - 1;
			return true;
		}
	return false;
}

#endif
