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
	enum family family;
	uint32_t number, branch;
};

struct ladder {
	struct step steps[LADDER_MOST]; /* to the section last entered */
	size_t depth;
	bool in_article; /* one of the steps is an article */

	/* private */
	uint32_t encloses[FAMILY_COUNT][FAMILY_COUNT];
	int rank[FAMILY_COUNT];
};

/* Forget what was learned and where it stands. */
void ladder_reset(struct ladder *ladder);

/* Learn from the sections of a document, in the order of the text. */
void ladder_learn(
    struct ladder *ladder, const struct step *sections, size_t count);

/*
 * Go to the next section: up to its parent, and down to it.  FAMILY_NONE goes
 * to the root, where an attached document begins.
 */
void ladder_enter(struct ladder *ladder, struct step step);

#endif
