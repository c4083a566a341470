/* Which family of markers stands below which. */
#include <stdlib.h>
#include <string.h>

#include "cmd/hansect/ladder.h"
#include "common/memory.h"

static void
leave(struct ladder *ladder)
{
	ladder->depth = 0;
	ladder->in_article = false;
	memset(ladder->last, 0, sizeof(ladder->last));
}

void
ladder_reset(struct ladder *ladder)
{
	memset(ladder, 0, sizeof(*ladder));
	for (int i = 0; i < FAMILY_COUNT; i++)
		ladder->rank[i] = i;
}

/*
 * A family encloses another that begins at 1 between two neighbours of its
 * own sequence.  Read backwards: due is what comes next of each family.
 */
static void
count_enclosed(struct ladder *ladder, const struct step *sections, size_t count)
{
	uint32_t due[FAMILY_COUNT] = { 0 };
	uint32_t *last = memory_new(count + 1, sizeof(*last));
	uint32_t open[FAMILY_COUNT] = { 0 };

	for (size_t i = count; i-- > 0;) {
		if (sections[i].family == FAMILY_NONE) {
			memset(due, 0, sizeof(due));
			continue;
		}
		last[i] = due[sections[i].family];
		due[sections[i].family] = sections[i].number;
	}
	for (size_t i = 0; i < count; i++) {
		enum family family = sections[i].family;

		if (family == FAMILY_NONE) {
			memset(open, 0, sizeof(open));
			continue;
		}
		for (int f = 0; sections[i].number == 1 && f < FAMILY_COUNT;
		     f++)
			ladder->encloses[f][family] += open[f];
		open[family] = last[i] == sections[i].number + 1;
	}
	free(last);
}

/* Does the document have inner inside outer, and not the other way round? */
static bool
is_enclosed(const struct ladder *ladder, int outer, int inner)
{
	return ladder->encloses[outer][inner] > 0 &&
	    ladder->encloses[inner][outer] == 0;
}

/* Statutes have their order, whatever runs on through their chapters. */
static bool
goes_before(const struct ladder *ladder, int family, int other)
{
	return family > FAMILY_ARTICLE && other > FAMILY_ARTICLE &&
	    is_enclosed(ladder, family, other);
}

/* The families that are there trade places among themselves. */
void
ladder_learn(struct ladder *ladder, const struct step *sections, size_t count)
{
	bool present[FAMILY_COUNT] = { false };
	int order[FAMILY_COUNT], places[FAMILY_COUNT], used = 0;

	count_enclosed(ladder, sections, count);
	for (size_t i = 0; i < count; i++)
		if (sections[i].family != FAMILY_NONE)
			present[sections[i].family] = true;
	for (int i = 0; i < FAMILY_COUNT; i++) {
		int at = used;

		ladder->rank[i] = i;
		if (!present[i])
			continue;
		places[used++] = i;
		for (; at > 0 && goes_before(ladder, i, order[at - 1]); at--)
			order[at] = order[at - 1];
		order[at] = i;
	}
	for (int i = 0; i < used; i++)
		ladder->rank[order[i]] = places[i];
}

/* Another statute begins: 第一条 after articles of the one before. */
static bool
begins_statute(const struct ladder *ladder, struct step step)
{
	if (step.family != FAMILY_ARTICLE || step.number != 1)
		return false;
	return ladder->in_article;
}

/*
 * Is a section below another?  Kinds of items are on one level, unless the
 * document has one inside the other.
 */
static bool
is_below(const struct ladder *ladder, struct step step, struct step other)
{
	if (step.hashes > 0 && other.hashes > 0)
		return step.hashes > other.hashes;
	if (marker_is_item(step.family) && marker_is_item(other.family))
		return is_enclosed(ladder, other.family, step.family);
	return ladder->rank[step.family] > ladder->rank[other.family];
}

uint32_t
ladder_enter(struct ladder *ladder, struct step step)
{
	uint32_t before;

	if (step.family == FAMILY_NONE || begins_statute(ladder, step))
		leave(ladder);
	if (step.family == FAMILY_NONE)
		return 0;
	before = step.number == 1 ? 0 : ladder->last[step.family];
	while (ladder->depth > 0) {
		const struct step *last = &ladder->steps[ladder->depth - 1];

		if (is_below(ladder, step, *last))
			break;
		if (last->family == step.family)
			before = last->number;
		ladder->depth--;
	}
	ladder->steps[ladder->depth++] = step;
	ladder->last[step.family] = step.number;
	if (step.family <= FAMILY_ARTICLE)
		ladder->in_article = step.family == FAMILY_ARTICLE;
	return before;
}
