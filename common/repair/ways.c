/* ways.c -- Ways to read torn text. */
#include "common/repair/ways.h"

#include <limits.h>

#include "common/repair/gbk.h"
#include "common/repair/wording.h"

enum {
	COST_TOO_MUCH = 24 * COST_BIT, /* more than the best */
	DOUBT = 6 * COST_BIT, /* less tells little: look at whole words */
	MOST_STEPS = 24,      /* back to where two ways part */
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

enum { STATE_ORIGINAL = 1 }; /* bit of state_of() */

/* What ways that go on alike have in common. */
static uint32_t
state_of(const struct way *way)
{
	return (uint32_t)way->before << 10 | (uint32_t)way->pending << 2 |
	    (uint32_t)way->is_vague << 1 | way->is_original;
}

/* The ways before it, as far as they are asked for; returns how many. */
static size_t
steps_before(const struct ways *ways, const struct way *way, uint16_t *steps)
{
	size_t count = 0;

	while (count < MOST_STEPS) {
		steps[count++] = way->parent;
		if (way->parent == 0)
			break;
		way = &ways->all[way->parent];
	}
	return count;
}

/* Letters, the last one first. */
struct letters {
	unsigned all[WORDING_MOST];
	size_t count;
};

static void
add_letters(struct letters *letters, const struct way *way)
{
	for (int i = 1; i >= 0; i--)
		if (way->written[i] != WAYS_NOTHING &&
		    letters->count < WORDING_MOST)
			letters->all[letters->count++] =
			    way->written[i] >= WAYS_COPY ? LIKELY_OTHER
							 : way->written[i];
}

/* What the way has written since the step, and a few letters before. */
static int
wording_since(const struct ways *ways, const struct way *way,
    const uint16_t *steps, size_t since)
{
	struct letters letters = { .count = 0 };
	const struct way *before = &ways->all[steps[since]];
	size_t most;

	add_letters(&letters, way);
	for (size_t i = 0; i < since; i++)
		add_letters(&letters, &ways->all[steps[i]]);
	for (most = letters.count + WAYS_CONTEXT; letters.count < most;
	     before = &ways->all[before->parent]) {
		add_letters(&letters, before);
		if (before == ways->all)
			break;
	}
	for (size_t i = 0; i < ways->context_count && letters.count < most &&
	     letters.count < WORDING_MOST;
	     i++)
		letters.all[letters.count++] = ways->context[i];
	for (size_t i = 0; i < letters.count / 2; i++) {
		unsigned other = letters.all[letters.count - 1 - i];

		letters.all[letters.count - 1 - i] = letters.all[i];
		letters.all[i] = other;
	}
	return wording_cost(letters.all, letters.count);
}

/* How much more one of the ways costs than another, as words, if known. */
static int
wording_difference(
    const struct ways *ways, const struct way *one, const struct way *other)
{
	uint16_t steps[MOST_STEPS], others[MOST_STEPS];
	size_t count = steps_before(ways, one, steps);
	size_t other_count = steps_before(ways, other, others);

	for (size_t i = 0; i < count; i++)
		for (size_t j = 0; j < other_count; j++)
			if (steps[i] == others[j])
				return wording_since(ways, one, steps, i) -
				    wording_since(ways, other, others, j);
	return 0;
}

/* Keep the likelier of the two in old, and how much likelier it is. */
static void
merge(const struct ways *ways, struct way *old, const struct way *state)
{
	int difference = old->cost - state->cost; /* state is better by it */
	bool is_same = old->hash == state->hash;
	const struct way *winner, *loser;

	if (!is_same && difference < DOUBT && difference > -DOUBT)
		difference += wording_difference(ways, old, state) / 2;
	winner = difference > 0 ? state : old;
	loser = difference > 0 ? old : state;
	difference = difference > 0 ? difference : -difference;
	if (is_same)
		difference += loser->clear;
	difference = least_of(winner->clear, difference);
	if (winner == state)
		*old = *state;
	old->clear = difference;
}

/* The least likely of the row's states, but for the original. */
static size_t
worst_of(const struct way_row *row, size_t first)
{
	size_t worst = first + (row->states[first] & STATE_ORIGINAL);

	for (size_t i = worst + 1; i < row->width; i++)
		if ((row->states[i] & STATE_ORIGINAL) == 0 &&
		    row->costs[i] > row->costs[worst])
			worst = i;
	return worst;
}

/* The way is the one at this place of the row. */
static void
set(struct ways *ways, struct way_row *row, size_t i, const struct way *way)
{
	ways->all[row->ways[i]] = *way;
	row->states[i] = state_of(way);
	row->costs[i] = way->cost;
}

/* Put the state into the row, for a worse one if there are enough. */
static void
put(struct ways *ways, struct way_row *row, size_t first,
    const struct way *state)
{
	size_t i = row->width;

	if (row->width - first == WAYS_WIDEST) {
		i = worst_of(row, first);
		if (!state->is_original && row->costs[i] <= state->cost)
			return;
	} else {
		if (ways->count == WAYS_MOST)
			return;
		row->ways[row->width++] = (uint16_t)ways->count++;
	}
	set(ways, row, i, state);
	if (state->cost < row->least)
		row->least = state->cost;
	if (first == 0 && row->width == WAYS_WIDEST)
		row->most = row->costs[worst_of(row, 0)];
}

void
ways_keep(struct ways *ways, const struct way *state)
{
	struct way_row *row = &ways->rows[state->next];
	size_t first = state->next == ways->at ? ways->followed : 0;
	uint32_t same = state_of(state);

	if (state->next >= WAYS_LONGEST ||
	    (!state->is_original &&
		state->cost > ways_most_cost(ways, state->next)))
		return;
	for (size_t i = first; i < row->width; i++)
		if (row->states[i] == same) {
			merge(ways, &ways->all[row->ways[i]], state);
			row->costs[i] = ways->all[row->ways[i]].cost;
			return;
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
	way_write(state, likely_place(place));
}

/* Swap a way with the first. */
static void
swap(struct way_row *row, size_t i)
{
	uint16_t way = row->ways[0];
	uint32_t state = row->states[0];
	int cost = row->costs[0];

	row->ways[0] = row->ways[i];
	row->states[0] = row->states[i];
	row->costs[0] = row->costs[i];
	row->ways[i] = way;
	row->states[i] = state;
	row->costs[i] = cost;
}

/* The likeliest state comes first, to set a measure for what follows. */
void
ways_begin_row(struct ways *ways)
{
	struct way_row *row = &ways->rows[ways->at];

	for (size_t i = 1; i < row->width; i++)
		if (row->costs[i] < row->costs[0])
			swap(row, i);
	/* What comes to the row from now on is measured anew. */
	ways->followed = row->width;
	row->most = INT_MAX / 2;
}
