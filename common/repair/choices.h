/*
 * choices.h -- Which bytes are worth trying as the first or the second of a
 * character, when its other byte is known: a quick look that leaves few.
 */
#ifndef COMMON_REPAIR_CHOICES_H
#define COMMON_REPAIR_CHOICES_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#include "common/repair/gbk.h"

enum {
	/* Bytes from GBK_FIRST_LEAD on, and two that are never chosen. */
	CHOICES = 128,
	CHOICES_NO_CHARACTER = 255,
};

/* What the characters with one byte in common cost at least, by the other. */
struct choice_costs {
	unsigned char costs[CHOICES]; /* or CHOICES_NO_CHARACTER */
};

struct choices {
	unsigned char are[CHOICES]; /* not 0 where chosen */
};

/* What may become of a pair, a bit each. */
enum choice_loss {
	LOSS_TRACELESS = 1, /* in the user-defined zones of GBK */
	LOSS_HOLE = 2,      /* not assigned otherwise: a ? is written for it */
	LOSS_ANY = 4,       /* not assigned at all: nothing may be written */
};

struct choice_tables {
	/* Of all characters, by first byte, and by second byte. */
	struct choice_costs of_lead[GBK_LEADS], of_trail[GBK_TRAILS];
	/* Of all pairs, by first byte, bits of what loses them; and of any. */
	struct choices lost[GBK_LEADS], is_losing;
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

/* All bytes whose characters may cost so much or less. */
void choices_up_to(
    struct choices *choices, const struct choice_costs *costs, int most);

/* The first bytes of pairs that are lost so, with any second one. */
void choices_losing(struct choices *choices, const struct choice_tables *tables,
    enum choice_loss loss);

/* The second bytes of pairs with this first one that are lost so. */
void choices_lost(struct choices *choices, const struct choice_tables *tables,
    unsigned lead, enum choice_loss loss);

/* Only those that the other has, too; or also those. */
void choices_limit(struct choices *choices, const struct choices *other);
void choices_add(struct choices *choices, const struct choices *other);

/* How many there are. */
size_t choices_count(const struct choices *choices);

/* The next byte chosen, from this one on; beyond GBK_LAST_LEAD if none is. */
static inline unsigned
choices_next(const struct choices *choices, unsigned byte)
{
	size_t at = byte - GBK_FIRST_LEAD;
	const unsigned char *found = memchr(choices->are + at, 1, CHOICES - at);

	return found == NULL
	    ? GBK_LAST_LEAD + 1
	    : (unsigned)(found - choices->are) + GBK_FIRST_LEAD;
}

#endif
