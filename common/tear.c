/* tear.c -- The likeliest text that tears into what is read. */
#include "common/tear.h"

#include <limits.h>

#include "common/gbk.h"
#include "common/pinyin.h"
#include "common/utf8.h"

/* What is written in a step: a letter of likely.h, or one of these. */
enum {
	NOTHING = 1 << 17,
	COPY = 1 << 18, /* and the number of a scrap: as it stands */
};

/* What goes wrong, and how unlikely that is. */
enum {
	COST_STRADDLE = 4 * COST_BIT, /* a note between halves */
	COST_CUT = 5 * COST_BIT,      /* before a mark that is none */
	COST_UNSAID = 5 * COST_BIT,   /* either of them without a ? */
	COST_FOLDED = 3 * COST_BIT,
	COST_VANISHED = 3 * COST_BIT,
	COST_EATEN = 12 * COST_BIT, /* a byte of ASCII */
	COST_HOLE = 9 * COST_BIT,   /* of a ? as it stands */
	COST_TAIL = 40 * COST_BIT,
	COST_NOTE = 24 * COST_BIT,
	COST_TOO_MUCH = 40 * COST_BIT,
	COST_LOST = 20 * COST_BIT, /* of one that begins with a lost pair */

	ENOUGH = 10 * COST_BIT,      /* likelier than the text as it stands */
	CLEAR = 4 * COST_BIT,        /* likelier than the next */
	MOST_COST = 12 * COST_BIT,   /* a character, all in all */
	MOST_ALLOWED = 6 * COST_BIT, /* ... and in the end */
	SETTLED = 3,                 /* scraps in step */
	MOST_VANISHED = 2,
};

static const struct scrap *
scrap_at(struct tear *tear, size_t index)
{
	while (tear->scrap_count <= index) {
		size_t count = tear->scrap_count++;

		scrap_read(tear->line, tear->scraps[count - 1].end,
		    &tear->scraps[count]);
	}
	return &tear->scraps[index];
}

/* --- states --- */

/* Whether a state of this cost would be followed. */
static bool
is_worthwhile(const struct tear *tear, size_t next, int cost)
{
	return next < TEAR_LONGEST &&
	    cost <= tear->rows[next].least + COST_TOO_MUCH;
}

static bool
is_same_state(const struct tear_state *a, const struct tear_state *b)
{
	return a->pending == b->pending && a->before == b->before &&
	    a->is_original == b->is_original && a->is_vague == b->is_vague;
}

static int
least_of(int a, int b)
{
	return a < b ? a : b;
}

/* Keep the likelier of the two in old, and how much likelier it is. */
static void
merge(struct tear_state *old, const struct tear_state *state)
{
	const struct tear_state *loser = state;
	struct tear_state winner = *old;
	int difference;

	if (state->cost < old->cost) {
		winner = *state;
		loser = old;
	}
	difference = loser->cost - winner.cost;
	if (loser->hash == winner.hash)
		difference += loser->clear;
	winner.clear = least_of(winner.clear, difference);
	*old = winner;
}

/* The least likely state of a full row, but for the original. */
static size_t
worst_of(const struct tear *tear, const struct tear_row *row)
{
	size_t worst = tear->states[row->states[0]].is_original;

	for (size_t i = worst + 1; i < row->width; i++) {
		const struct tear_state *state = &tear->states[row->states[i]];

		if (!state->is_original &&
		    state->cost > tear->states[row->states[worst]].cost)
			worst = i;
	}
	return worst;
}

static void
keep(struct tear *tear, const struct tear_state *state)
{
	struct tear_row *row = &tear->rows[state->next];
	size_t i;

	if (!state->is_original &&
	    !is_worthwhile(tear, state->next, state->cost))
		return;
	for (i = 0; i < row->width; i++) {
		struct tear_state *old = &tear->states[row->states[i]];

		/* Those at hand are parents already. */
		if (state->next > tear->at && is_same_state(old, state)) {
			merge(old, state);
			return;
		}
	}
	if (row->width == TEAR_WIDEST && state->next == tear->at)
		return;
	if (row->width == TEAR_WIDEST) {
		i = worst_of(tear, row);
		if (tear->states[row->states[i]].cost <= state->cost)
			return;
		tear->states[row->states[i]] = *state;
	} else {
		if (tear->state_count == TEAR_MOST)
			return;
		row->states[row->width++] = (uint16_t)tear->state_count;
		tear->states[tear->state_count++] = *state;
	}
	if (state->cost < row->least)
		row->least = state->cost;
}

static void
write_letter(struct tear_state *state, unsigned letter)
{
	state->hash = (state->hash ^ letter) * 16777619U;
	state->written[state->written[0] != NOTHING] = letter;
}

/* A state behind count more scraps than that in parent. */
static struct tear_state
step(const struct tear *tear, uint16_t parent, size_t count, int cost)
{
	struct tear_state state = tear->states[parent];

	state.parent = parent;
	state.written[0] = state.written[1] = NOTHING;
	state.next += count;
	state.cost += cost;
	state.is_completed = false;
	state.is_original = false;
	state.copies = 0;
	return state;
}

/* Put the character in place together. */
static void
complete(struct tear_state *state, unsigned place, int cost)
{
	state->cost += cost;
	state->made_cost += cost;
	state->made++;
	state->before = place;
	state->pending = 0;
	state->is_completed = true;
	write_letter(state, place);
}

/*
 * What it costs to put the character of these bytes behind the last one;
 * false if there is none, or that is too much.
 */
static bool
find_cost(const struct tear *tear, const struct tear_state *state,
    unsigned lead, unsigned trail, unsigned *place, int *cost)
{
	*place = gbk_place_of(lead, trail);
	if (*place == GBK_NO_PLACE)
		return false;
	*cost = likely_cost(tear->likely, state->before, *place);
	return true;
}

/* --- in step --- */

/* Whether the note stands behind a key whose second byte is this one. */
static bool
is_note_of_byte(struct tear *tear, size_t note)
{
	struct scrap before;
	const struct scrap *byte;
	unsigned key;

	if (note < 2)
		return false;
	byte = scrap_at(tear, note - 1);
	if (byte->kind != SCRAP_BYTE ||
	    !scrap_unfold(scrap_at(tear, note - 2), &before))
		return false;
	key = gbk_place_of(before.trail, byte->trail);
	return key != GBK_NO_PLACE &&
	    gbk_is_read(key, scrap_at(tear, note)->reading);
}

/* Leave the note out; false if it is none of this text's. */
static bool
drop_note(struct tear *tear, uint16_t parent, const struct scrap *note)
{
	const struct tear_state *old = &tear->states[parent];
	struct tear_state state;

	/* Behind a character whose second byte was left over. */
	if (old->is_completed && old->before < GBK_PAIRS &&
	    gbk_is_read(old->before, note->reading)) {
		state = step(tear, parent, 1, 0);
		state.is_completed = true;
		keep(tear, &state);
		return true;
	}
	if (old->copies > 0 && is_note_of_byte(tear, old->next)) {
		state = step(tear, parent, 1, COST_STRADDLE);
		state.made++;
		keep(tear, &state);
	}
	return false;
}

static int
copy_cost(const struct tear *tear, unsigned before, const struct scrap *scrap)
{
	switch (scrap->kind) {
	case SCRAP_HOLE:
		return COST_HOLE;
	case SCRAP_TAIL:
		return COST_TAIL;
	case SCRAP_NOTE:
		return COST_NOTE;
	default:
		return likely_cost(tear->likely, before, scrap->letter);
	}
}

static void
copy_scrap(struct tear *tear, uint16_t parent, const struct scrap *scrap)
{
	const struct tear_state *old = &tear->states[parent];
	struct tear_state state;

	if (scrap->kind == SCRAP_NOTE && drop_note(tear, parent, scrap))
		return;
	state = step(tear, parent, 1, copy_cost(tear, old->before, scrap));
	state.is_original = old->is_original;
	state.copies = old->copies < UINT8_MAX ? old->copies + 1 : UINT8_MAX;
	/* Of what was lost nothing is known. */
	state.before = scrap->kind == SCRAP_HOLE ? LIKELY_OTHER : scrap->letter;
	write_letter(&state,
	    scrap->letter == LIKELY_OTHER ? COPY + (unsigned)old->next
					  : scrap->letter);
	keep(tear, &state);
}

/*
 * A note was put behind a character whose first byte is lead, and the second
 * was lost with the parenthesis.
 */
static void
try_key(struct tear *tear, uint16_t parent, unsigned lead, size_t count,
    uint32_t reading)
{
	int cost = COST_STRADDLE + (tear->is_said ? 0 : COST_UNSAID);
	bool in_step = tear->states[parent].pending == 0;

	for (unsigned trail = GBK_FIRST_TRAIL; trail <= GBK_LAST_TRAIL;
	     trail++) {
		unsigned key = gbk_place_of(lead, trail);
		struct tear_state state;

		if (key == GBK_NO_PLACE || !gbk_is_read(key, reading) ||
		    (in_step && !gbk_is_lead(trail)))
			continue;
		state = step(tear, parent, count, cost);
		if (in_step) {
			state.pending = trail;
			state.cost += likely_alone(key) / 4;
		} else {
			complete(&state, key,
			    likely_cost(tear->likely, state.before, key));
		}
		keep(tear, &state);
	}
}

/*
 * The first byte of a character was lost where the text was cut before the
 * second, which is trail; pending is what follows.
 */
static void
try_leads(struct tear *tear, uint16_t parent, size_t count, unsigned trail,
    unsigned pending, int cost)
{
	for (unsigned lead = GBK_FIRST_LEAD; lead <= GBK_LAST_LEAD; lead++) {
		const struct tear_state *old = &tear->states[parent];
		struct tear_state state;
		unsigned place;
		int more;

		if (!find_cost(tear, old, lead, trail, &place, &more) ||
		    !is_worthwhile(
			tear, old->next + count, old->cost + cost + more))
			continue;
		state = step(tear, parent, count, cost);
		complete(&state, place, more);
		state.pending = pending;
		if (pending != 0)
			state.is_completed = false;
		keep(tear, &state);
	}
}

/*
 * Two holes before a mark: the text was cut before a character's second byte,
 * which with the mark's first looked like a mark, and before the mark.
 */
static void
try_two_cuts(struct tear *tear, uint16_t parent)
{
	size_t next = tear->states[parent].next;
	struct scrap mark;

	if (scrap_at(tear, next + 1)->kind == SCRAP_HOLE &&
	    scrap_is_mark(scrap_at(tear, next + 2), &mark))
		try_leads(tear, parent, 2, mark.lead == 0xA3 ? 0xA1 : 0xA3, 0,
		    2 * COST_CUT);
}

/* Where may the text have gone out of step? */
static void
leave_step(struct tear *tear, uint16_t parent)
{
	size_t next = tear->states[parent].next;
	size_t holes = tear->is_said;
	const struct scrap *scrap = scrap_at(tear, next);
	struct scrap before, mark;

	if (tear->is_said && scrap->kind != SCRAP_HOLE)
		return;
	scrap = scrap_at(tear, next + holes);
	if (scrap->kind == SCRAP_TAIL &&
	    scrap_unfold(scrap_at(tear, next - 1), &before))
		try_key(tear, parent, before.trail, holes + 1, scrap->reading);
	if (scrap_is_mark(scrap, &mark))
		try_leads(tear, parent, holes + 1, mark.lead, mark.trail,
		    COST_CUT + (tear->is_said ? 0 : COST_UNSAID));
	if (tear->is_said)
		try_two_cuts(tear, parent);
}

/* --- out of step --- */

/*
 * Read the pair, whose first byte is the second of the character pending in
 * state.
 */
static void
shift_pair(struct tear *tear, const struct tear_state *state,
    const struct scrap *pair, int cost)
{
	struct tear_state next = *state;
	unsigned place;
	int more;

	if (!find_cost(
		tear, state, state->pending, pair->lead, &place, &more) ||
	    !is_worthwhile(tear, state->next, state->cost + cost + more))
		return;
	next.cost += cost;
	complete(&next, place, more);
	next.is_completed = false;
	if (gbk_is_lead(pair->trail)) {
		next.pending = pair->trail;
	} else if (pair->trail < 0x80) {
		unsigned letter = LIKELY_ASCII + pair->trail;

		next.cost += likely_cost(tear->likely, place, letter);
		next.before = letter;
		write_letter(&next, letter);
	} else {
		return;
	}
	keep(tear, &next);
}

/* state is a step over the scrap that has nothing written yet. */
static void
shift_scrap(struct tear *tear, const struct tear_state *state,
    const struct scrap *scrap)
{
	struct scrap unfolded;
	unsigned place;
	int cost;

	if (scrap->kind == SCRAP_PAIR) {
		shift_pair(tear, state, scrap, 0);
		return;
	}
	if (scrap->kind == SCRAP_BYTE &&
	    find_cost(
		tear, state, state->pending, scrap->trail, &place, &cost)) {
		struct tear_state next = *state;

		complete(&next, place, cost);
		keep(tear, &next);
	}
	if (scrap_unfold(scrap, &unfolded))
		shift_pair(tear, state, &unfolded, COST_FOLDED);
}

/*
 * The second byte was lost, before a mark or at the end of the line; or with
 * a byte of ASCII, of which nothing more can be told.
 */
static void
try_lost_trail(
    struct tear *tear, uint16_t parent, size_t count, bool is_vague, int cost)
{
	for (unsigned trail = GBK_FIRST_LEAD; trail <= GBK_LAST_LEAD; trail++) {
		const struct tear_state *old = &tear->states[parent];
		struct tear_state state;
		unsigned place;
		int more;

		if (!find_cost(tear, old, old->pending, trail, &place, &more) ||
		    !is_worthwhile(
			tear, old->next + count, old->cost + cost + more))
			continue;
		state = step(tear, parent, count, cost);
		complete(&state, place, more);
		state.is_vague |= is_vague;
		if (is_vague)
			state.before = LIKELY_OTHER;
		keep(tear, &state);
	}
}

/* What a decoder drops without a trace: the user-defined zones of GBK. */
static bool
vanishes(unsigned lead, unsigned trail)
{
	if (lead >= 0xA1 && lead <= 0xA7)
		return trail <= 0xA0;
	return trail >= 0xA1 &&
	    ((lead >= 0xAA && lead <= 0xAF) || lead >= 0xF8);
}

/* What a decoder writes ? for: a pair that is not assigned. */
static bool
leaves_hole(unsigned lead, unsigned trail)
{
	return gbk_place_of(lead, trail) == GBK_NO_PLACE &&
	    !vanishes(lead, trail);
}

/* The pair of lead and any trail was lost; first has written lead's half. */
static void
try_lost_trails(struct tear *tear, const struct tear_state *first,
    unsigned lead, const struct scrap *scrap,
    bool (*is_lost)(unsigned lead, unsigned trail))
{
	struct tear_state second;
	uint16_t parent = (uint16_t)tear->state_count;

	if (tear->state_count == TEAR_MOST)
		return;
	tear->states[tear->state_count++] = *first;
	for (unsigned trail = GBK_FIRST_LEAD; trail <= GBK_LAST_LEAD; trail++) {
		if (!is_lost(lead, trail))
			continue;
		second = step(tear, parent, 1, 0);
		second.pending = trail;
		shift_scrap(tear, &second, scrap);
	}
}

/*
 * A pair was lost before the scrap, or is what the hole was: its first byte
 * ends the pending character, and its second begins one.
 */
static void
try_lost_pair(struct tear *tear, uint16_t parent, bool is_hole)
{
	bool (*is_lost)(unsigned, unsigned) = is_hole ? leaves_hole : vanishes;
	const struct scrap *scrap;
	size_t at = tear->states[parent].next + is_hole;

	if (tear->states[parent].vanished == MOST_VANISHED)
		return;
	scrap = scrap_at(tear, at);
	for (unsigned lead = GBK_FIRST_LEAD; lead <= GBK_LAST_LEAD; lead++) {
		struct tear_state first;
		unsigned place;
		int cost;

		if (!is_hole && !vanishes(lead, 0xFE) && !vanishes(lead, 0x81))
			continue;
		if (!find_cost(tear, &tear->states[parent],
			tear->states[parent].pending, lead, &place, &cost))
			continue;
		first = step(tear, parent, is_hole, COST_VANISHED);
		complete(&first, place, cost);
		first.vanished++;
		if (first.cost <= tear->rows[tear->at].least + COST_LOST)
			try_lost_trails(tear, &first, lead, scrap, is_lost);
	}
}

static void
follow_out_of_step(struct tear *tear, uint16_t parent)
{
	size_t at = tear->states[parent].next;
	const struct scrap *scrap = scrap_at(tear, at), *next = scrap;
	bool is_hole = tear->is_said && scrap->kind == SCRAP_HOLE;
	struct tear_state over;
	struct scrap mark;

	if (is_hole)
		next = scrap_at(tear, at + 1);
	if (is_hole == tear->is_said) {
		if (next->kind == SCRAP_TAIL)
			try_key(tear, parent, tear->states[parent].pending,
			    is_hole + 1U, next->reading);
		if (next->kind == SCRAP_END || scrap_is_mark(next, &mark))
			try_lost_trail(tear, parent, is_hole, false,
			    COST_CUT + (tear->is_said ? 0 : COST_UNSAID));
	}
	if (scrap->kind == SCRAP_END)
		return;
	over = step(tear, parent, 1, 0);
	shift_scrap(tear, &over, scrap);
	if (is_hole)
		try_lost_trail(tear, parent, 1, true, COST_EATEN);
	try_lost_pair(tear, parent, is_hole);
}

/* --- the end --- */

static void
follow(struct tear *tear, uint16_t parent)
{
	const struct scrap *scrap = scrap_at(tear, tear->at);

	if (tear->states[parent].pending != 0) {
		follow_out_of_step(tear, parent);
		return;
	}
	if (scrap->kind != SCRAP_END)
		copy_scrap(tear, parent, scrap);
	leave_step(tear, parent);
}

/* Whether all ways to read the text up to this scrap have settled. */
static bool
is_settled(const struct tear *tear)
{
	const struct tear_row *row = &tear->rows[tear->at];

	for (size_t i = 0; i < row->width; i++) {
		const struct tear_state *state = &tear->states[row->states[i]];

		if (state->pending != 0 || state->copies < SETTLED)
			return false;
	}
	return row->width > 0;
}

static void
append_letter(struct tear *tear, unsigned letter)
{
	struct buffer *after = &tear->after;
	const struct scrap *scrap;

	if (letter < GBK_PAIRS) {
		utf8_append(after, gbk_data()->character[letter]);
	} else if (letter >= COPY) {
		scrap = &tear->scraps[letter - COPY];
		buffer_append(after,
		    (struct text){ tear->line.bytes + scrap->begin,
			scrap->end - scrap->begin });
	} else if (letter == LIKELY_ASCII + 0x80) {
		utf8_append(after, 0x20AC);
	} else if (letter != NOTHING) {
		buffer_append_byte(after, (char)(letter - LIKELY_ASCII));
	}
}

static void
write_state(struct tear *tear, const struct tear_state *state)
{
	if (state->parent == 0 && state->written[0] == NOTHING)
		return;
	write_state(tear, &tear->states[state->parent]);
	for (int i = 0; i < 2; i++)
		append_letter(tear, state->written[i]);
}

/* Of all that is in step here, the likeliest; false if it is not clear. */
static const struct tear_state *
best_state(struct tear *tear)
{
	const struct tear_row *row = &tear->rows[tear->at];
	const struct tear_state *best = NULL;
	int best_cost = INT_MAX / 2, second = INT_MAX / 2, original = second;
	bool at_end = scrap_at(tear, tear->at)->kind == SCRAP_END;

	for (size_t i = 0; i < row->width; i++) {
		const struct tear_state *state = &tear->states[row->states[i]];
		int cost = state->cost;

		if (state->pending != 0)
			continue;
		if (at_end)
			cost += likely_cost(
			    tear->likely, state->before, LIKELY_END);
		if (state->is_original) {
			original = cost;
		} else if (cost < best_cost) {
			second = best_cost;
			best_cost = cost;
			best = state;
		} else if (cost < second) {
			second = cost;
		}
	}
	if (best == NULL || best->is_vague || best->clear < CLEAR ||
	    best_cost + CLEAR > second || best_cost + ENOUGH > original ||
	    best->made_cost > best->made * MOST_COST + MOST_ALLOWED)
		return NULL;
	return best;
}

static void
begin(struct tear *tear, size_t offset)
{
	struct tear_state start = { .next = 1,
		.written = { NOTHING, NOTHING },
		.clear = INT_MAX / 4,
		.is_original = true };

	for (size_t i = 0; i < TEAR_LONGEST + TEAR_AHEAD; i++) {
		tear->rows[i].least = INT_MAX / 2;
		tear->rows[i].width = 0;
	}
	scrap_read_before(tear->line, offset, &tear->scraps[0]);
	tear->scrap_count = 1;
	tear->state_count = 0;
	tear->at = 0;
	start.before = tear->scraps[0].letter;
	keep(tear, &start);
}

bool
tear_mend(struct tear *tear, const struct likely *likely, struct text line,
    size_t offset, bool is_said, struct text *after, size_t *end)
{
	const struct tear_state *best;

	tear->likely = likely;
	tear->line = line;
	tear->is_said = is_said;
	begin(tear, offset);
	for (tear->at = 1; tear->at < TEAR_LONGEST; tear->at++) {
		const struct tear_row *row = &tear->rows[tear->at];

		for (size_t i = 0; i < row->width; i++)
			follow(tear, row->states[i]);
		if (scrap_at(tear, tear->at)->kind == SCRAP_END ||
		    is_settled(tear))
			break;
	}
	best = tear->at < TEAR_LONGEST ? best_state(tear) : NULL;
	*end = scrap_at(tear, tear->at - 1)->end;
	buffer_clear(&tear->after);
	if (best != NULL)
		write_state(tear, best);
	*after = buffer_text(&tear->after);
	return best != NULL;
}
