/*
 * ladder.h -- Which family of markers stands below which: learned from the
 * document; where it says nothing, statutes' order and GB/T 9704's.
 */
#ifndef CMD_HANSECT_LADDER_H
#define CMD_HANSECT_LADDER_H

#include "cmd/hansect/marker.h"

enum { LADDER_MOST = FAMILY_COUNT };

/* A step of the way from the root to a section. */
struct step {
	uint32_t number;
	uint16_t branch;
	uint8_t family; /* enum family */
	uint8_t hashes; /* level of a heading of Markdown, or 0 */
};

struct ladder {
	struct step steps[LADDER_MOST]; /* to the section last entered */
	size_t depth;
	bool in_article; /* one of the steps is an article */

	/* private */
	uint32_t last[FAMILY_COUNT]; /* number, since the root */
	uint32_t encloses[FAMILY_COUNT][FAMILY_COUNT];
	int rank[FAMILY_COUNT];
};

/* Forget what was learned and where it stands. */
void ladder_reset(struct ladder *ladder);

/* Learn from the sections of a document, in the order of the text. */
void ladder_learn(
    struct ladder *ladder, const struct step *sections, size_t count);

/*
 * Go to the next section: up to its parent, and down to it.  Returns the number
 * it should follow: its neighbour's or, where it is the first of its parent and
 * not 1, the last of its family; 0, if there is none.  FAMILY_NONE goes to the
 * root, where an attached document begins.
 */
uint32_t ladder_enter(struct ladder *ladder, struct step step);

#endif
