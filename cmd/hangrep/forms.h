/* forms.h -- Which characters fold to a given one. */
#ifndef CMD_HANGREP_FORMS_H
#define CMD_HANGREP_FORMS_H

#include <stdbool.h>
#include <stdint.h>

#include "cmd/hangrep/fold.h"
#include "common/data/damage.h"
#include "common/text.h"

/* Starts from { 0 }.  Characters of the Basic Multilingual Plane only. */
struct forms {
	/* private: chains, which 0 ends */
	uint16_t first[FOLD_CHARACTERS], next[FOLD_CHARACTERS];
	/* Those that fold to several, or to what is beyond the plane, */
	struct forms_part {
		uint16_t form, next; /* next: in parts */
	} * parts;                   /* ... by each that they fold to */
	uint16_t first_part[FOLD_CHARACTERS];
	size_t part_count, part_capacity;
	/* Of the characters in a place of GBK. */
	uint16_t first_in_place[GBK_PAIRS], next_in_place[FOLD_CHARACTERS];
};

/* Look at all that folder folds. */
void forms_open(struct forms *forms, const struct folder *folder);

/*
 * One after the other, until 0: the characters that fold to character and
 * nothing else; start from form 0.
 */
int32_t forms_next(
    const struct forms *forms, struct text character, int32_t form);

/* The same for those that fold to it and more; start from *part 0. */
int32_t forms_next_several(
    const struct forms *forms, struct text character, size_t *part);

/* The same for those with this code in GBK. */
int32_t forms_next_of_code(
    const struct forms *forms, unsigned code, int32_t form);

#endif
