/* ways.c -- Ways to read torn text. */
#include "common/repair/ways.h"

#include <limits.h>

#include "common/repair/gbk.h"

enum {
	COST_TOO_MUCH = 24 * COST_BIT, /* more than the best */
	COST_LONGER = 2 * COST_BIT,    /* with one more pair lost */
	COST_STOPPED = 8 * COST_BIT,   /* a term that ends like a sentence */
};

const struct scrap *
ways_scrap(struct ways *ways, size_t index)
{
	while (ways->scrap_count <= index) {
		size_t count = ways->scrap_count++;

		scrap_read(ways->line, ways->scraps[count - 1].end,
		    &ways->scraps[count]);
	}
	return &ways->scraps[index];
}

static int
least_of(int a, int b)
{
	return a < b ? a : b;
}

void
ways_open(struct ways *ways)
{
	choices_fill(&ways->choices);
}

int
ways_most_cost(const struct ways *ways, size_t next)
{
	const struct way_row *row = &ways->rows[next];

	return least_of(row->least + COST_TOO_MUCH, row->most - 1);
}

static bool
is_same_state(const struct way *a, const struct way *b)
{
	return a->pending == b->pending && a->before == b->before &&
	    a->is_original == b->is_original && a->is_vague == b->is_vague;
}

/* Keep the likelier of the two in old, and how much likelier it is. */
static void
merge(struct way *old, const struct way *state)
{
	const struct way *loser = state;
	struct way winner = *old;
	int difference;

	if (state->cost < old->cost) {
		winner = *state;
		loser = old;
	}
	difference = loser->cost - winner.cost;
	/* The longer text seems less likely than it is. */
	if (loser->vanished > winner.vanished)
		difference -= COST_LONGER;
	if (loser->hash == winner.hash)
		difference += loser->clear;
	winner.clear = least_of(winner.clear, difference);
	*old = winner;
}

/* The least likely of the row's states, but for the original. */
static size_t
worst_of(const struct ways *ways, const struct way_row *row, size_t first)
{
	size_t worst = first + ways->all[row->ways[first]].is_original;

	for (size_t i = worst + 1; i < row->width; i++) {
		const struct way *state = &ways->all[row->ways[i]];

		if (!state->is_original &&
		    state->cost > ways->all[row->ways[worst]].cost)
			worst = i;
	}
	return worst;
}

/* Put the state into the row, for a worse one if there are enough. */
static void
put(struct ways *ways, struct way_row *row, size_t first,
    const struct way *state)
{
	if (row->width - first == WAYS_WIDEST) {
		size_t i = worst_of(ways, row, first);

		if (!state->is_original &&
		    ways->all[row->ways[i]].cost <= state->cost)
			return;
		ways->all[row->ways[i]] = *state;
	} else {
		if (ways->count == WAYS_MOST)
			return;
		row->ways[row->width++] = (uint16_t)ways->count;
		ways->all[ways->count++] = *state;
	}
	if (state->cost < row->least)
		row->least = state->cost;
	if (first == 0 && row->width == WAYS_WIDEST)
		row->most = ways->all[row->ways[worst_of(ways, row, 0)]].cost;
}

void
ways_keep(struct ways *ways, const struct way *state)
{
	struct way_row *row = &ways->rows[state->next];
	size_t first = state->next == ways->at ? ways->followed : 0;

	if (state->next >= WAYS_LONGEST ||
	    (!state->is_original &&
		state->cost > ways_most_cost(ways, state->next)))
		return;
	for (size_t i = first; i < row->width; i++) {
		struct way *old = &ways->all[row->ways[i]];

		if (is_same_state(old, state)) {
			merge(old, state);
			return;
		}
	}
	put(ways, row, first, state);
}

void
way_write(struct way *state, unsigned letter)
{
	state->hash = (state->hash ^ letter) * 16777619U;
	state->written[state->written[0] != WAYS_NOTHING] = letter;
}

/* A state behind count more scraps than that in parent. */
struct way
ways_step(const struct ways *ways, uint16_t parent, size_t count, int cost)
{
	struct way state = ways->all[parent];

	state.parent = parent;
	state.written[0] = state.written[1] = WAYS_NOTHING;
	state.next += count;
	state.cost += cost;
	state.is_completed = false;
	state.is_original = false;
	state.copies = 0;
	return state;
}

/* Put the character in place together. */
void
way_complete(struct way *state, unsigned place, int cost)
{
	state->cost += cost;
	state->made_cost += cost;
	state->made++;
	if (cost > state->worst)
		state->worst = cost;
	state->before = place;
	state->pending = 0;
	state->is_completed = true;
	way_write(state, place);
}

/*
 * What it costs to put the character of these bytes behind the last one;
 * false if there is none, or that is too much.
 */
bool
ways_find_cost(const struct ways *ways, const struct way *state, unsigned lead,
    unsigned trail, unsigned *place, int *cost)
{
	*place = gbk_place_of(lead, trail);
	if (*place == GBK_NO_PLACE)
		return false;
	*cost = likely_cost(ways->likely, state->before, *place);
	if (ways->in_term &&
	    *place == gbk_place_of_character(WAYS_CLOSING_QUOTE) &&
	    state->before == gbk_place_of_character(WAYS_FULL_STOP))
		*cost += COST_STOPPED;
	return true;
}

/* The likeliest state comes first, to set a measure for what follows. */
void
ways_begin_row(struct ways *ways)
{
	struct way_row *row = &ways->rows[ways->at];

	for (size_t i = 1; i < row->width; i++)
		if (ways->all[row->ways[i]].cost <
		    ways->all[row->ways[0]].cost) {
			uint16_t better = row->ways[i];

			row->ways[i] = row->ways[0];
			row->ways[0] = better;
		}
	/* What comes to the row from now on is measured anew. */
	ways->followed = row->width;
	row->most = INT_MAX / 2;
}
