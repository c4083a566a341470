/* Candidates, and the best consistent reading of them. */
#include <string.h>

#include "cmd/hansect/numeral.h"
#include "cmd/hansect/reading.h"
#include "common/memory.h"

/* The best sequence so far that ends with a number of a family. */
struct slot {
	uint32_t round; /* of the reading it was made in */
	int32_t score;
	uint32_t last;
};

enum {
	STEP = 5,     /* one more than before */
	RESTART = 0,  /* from 1 again */
	START = -2,   /* the first is not 1 */
	JUMP = -3,    /* a gap */
	REPEAT = -3,  /* the same again */
	CROSSED = -4, /* items on both sides of a heading */
};

#define NONE UINT32_MAX

static struct slot *
slot_of(struct reading *reading, enum family family, uint32_t number)
{
	return &reading->slots[family * (NUMERAL_MOST + 1) + number];
}

static int32_t
score_at(const struct reading *reading, uint32_t index)
{
	return index == NONE ? 0 : reading->candidates.list[index].score;
}

static bool
follows(const struct marker *marker, const struct marker *before)
{
	if (marker->number == MARKER_LAST)
		return true;
	if (marker->branch > 0)
		return marker->number == before->number &&
		    (marker->branch == before->branch + 1 ||
			(marker->branch == 2 && before->branch == 0));
	/* 2.1 follows 1.2, too. */
	if (marker->number == 1 && marker->parent > 0)
		return marker->parent == before->parent + 1;
	return marker->number == before->number + 1 &&
	    marker->parent == before->parent;
}

/* What it adds that the candidate comes after the one before it. */
static int32_t
transition(const struct reading *reading, const struct candidate *candidate,
    uint32_t index)
{
	const struct marker *marker = &candidate->marker;
	const struct candidate *before;

	if (index == NONE)
		return marker->number == 1 ? RESTART : START;
	before = &reading->candidates.list[index];
	if (follows(marker, &before->marker))
		return marker_is_item(marker->family) &&
			candidate->epoch != before->epoch
		    ? STEP + CROSSED
		    : STEP;
	if (marker->number == before->marker.number &&
	    marker->parent == before->marker.parent)
		return REPEAT;
	return marker->number == 1 ? RESTART : JUMP;
}

static void
consider(
    const struct reading *reading, struct candidate *candidate, uint32_t index)
{
	int32_t score = score_at(reading, index) +
	    transition(reading, candidate, index) + candidate->marker.weight;

	if (score <= candidate->score)
		return;
	candidate->score = score;
	candidate->previous = index;
}

/* 最后 takes the number that is due. */
static void
settle_last(struct reading *reading, struct candidate *candidate)
{
	struct marker *marker = &candidate->marker;

	if (marker->number != MARKER_LAST)
		return;
	marker->number = NUMERAL_MOST;
	if (candidate->previous != NONE)
		marker->number = reading->candidates.list[candidate->previous]
				     .marker.number +
		    1;
	if (marker->number > NUMERAL_MOST)
		marker->number = NUMERAL_MOST;
}

static void
link(struct reading *reading, uint32_t index)
{
	struct candidate *candidate = &reading->candidates.list[index];
	enum family family = candidate->marker.family;
	uint32_t *top = &reading->top[family];
	struct slot *slot;
	uint32_t number = candidate->marker.number;

	candidate->score = INT32_MIN;
	consider(reading, candidate, NONE);
	consider(reading, candidate, *top);
	if (number > 1 || candidate->marker.branch > 0) {
		slot = slot_of(reading, family,
		    candidate->marker.branch > 0 ? number : number - 1);
		if (slot->round == reading->round)
			consider(reading, candidate, slot->last);
	}
	settle_last(reading, candidate);
	slot = slot_of(reading, family, candidate->marker.number);
	if (slot->round != reading->round || candidate->score >= slot->score)
		*slot =
		    (struct slot){ reading->round, candidate->score, index };
	if (candidate->score > score_at(reading, *top))
		*top = index;
}

static size_t
choose(struct reading *reading, enum family family)
{
	size_t count = 0;

	for (uint32_t i = reading->top[family]; i != NONE;
	     i = reading->candidates.list[i].previous, count++)
		reading->candidates.list[i].chosen = true;
	return count;
}

/* 1 and a blank is a marker only where 1.1 is one. */
static void
choose_all(struct reading *reading)
{
	size_t decimals = 0;

	for (int i = FAMILY_DECIMAL; i <= FAMILY_DECIMAL_5; i++)
		decimals += choose(reading, (enum family)i);
	for (int i = 0; i < FAMILY_COUNT; i++)
		if (i < FAMILY_PLAIN || i > FAMILY_DECIMAL_5 ||
		    (i == FAMILY_PLAIN && decimals > 0))
			choose(reading, (enum family)i);
}

void
reading_make(struct reading *reading, const struct line *lines, size_t count)
{
	if (reading->slots == NULL)
		reading->slots = memory_new(
		    FAMILY_COUNT * (NUMERAL_MOST + 1), sizeof(*reading->slots));
	candidates_find(&reading->candidates, lines, count);
	reading->round++;
	for (int i = 0; i < FAMILY_COUNT; i++)
		reading->top[i] = NONE;
	for (uint32_t i = 0; i < reading->candidates.count; i++)
		if (reading->candidates.list[i].marker.family != FAMILY_HASH &&
		    !reading->candidates.list[i].dropped)
			link(reading, i);
	choose_all(reading);
}
