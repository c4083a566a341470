/* steps.c -- Steps from one way to read torn text to the next ones. */
#include "common/repair/steps.h"

#include "common/repair/gbk.h"

/* What goes wrong, and how unlikely that is. */
enum {
	COST_STRADDLE = 4 * COST_BIT, /* a note between halves */
	COST_CUT = 5 * COST_BIT,      /* before a mark that is none */
	COST_UNSAID = 5 * COST_BIT,   /* either of them without a ? */
	COST_FOLDED = 3 * COST_BIT,
	COST_VANISHED = 1 * COST_BIT,
	COST_EATEN = 16 * COST_BIT,      /* a byte of ASCII */
	COST_EATEN_THERE = 8 * COST_BIT, /* ... before a mark */
	COST_EATEN_COMMA = 6 * COST_BIT, /* ... where there are such commas */
	COST_EATEN_TAG = 2 * COST_BIT,   /* ... before the rest of a tag */
	COST_HOLE = 12 * COST_BIT,       /* of a ? as it stands */
	COST_TAIL = 40 * COST_BIT,
	COST_NOTE = 24 * COST_BIT,
	COST_LEAST = 2 * COST_BIT, /* of a character, whatever is before it */
	COST_LOST = 18 * COST_BIT, /* of one that begins with a lost pair */
	COST_LOST_BOTH = 16 * COST_BIT,
	COST_LOST_NEXT = 1 * COST_BIT,
	KEY_KNOWN = 8 * COST_BIT, /* what a reading tells of its character */
	MOST_VANISHED = 2,
	STOP_LEAD = 0xA1,            /* the first byte of 。 */
	COST_STOPPED = 8 * COST_BIT, /* a term that ends like a sentence */
};

/*
 * What it costs to put the letter behind the last one, and its mark; false if
 * that is more than most.
 */
static bool
find_cost(const struct ways *ways, const struct way *state, unsigned *letter,
    int most, int *cost)
{
	if (!likely_may_cost(ways->likely, state->before, *letter, most))
		return false;
	*cost = likely_cost(ways->likely, state->before, letter);
	if (ways->in_term &&
	    *letter == gbk_place_of_character(WAYS_CLOSING_QUOTE) &&
	    state->before == gbk_place_of_character(WAYS_FULL_STOP))
		*cost += COST_STOPPED;
	return *cost <= most;
}

/* --- in step --- */

/* Whether the note stands behind a key whose second byte is this one. */
static bool
is_note_of_byte(struct ways *ways, size_t note)
{
	struct scrap before;
	const struct scrap *byte;
	unsigned key;

	if (note < 2)
		return false;
	byte = ways_scrap(ways, note - 1);
	if (byte->kind != SCRAP_BYTE ||
	    !scrap_unfold(ways_scrap(ways, note - 2), &before))
		return false;
	key = gbk_place_of(before.trail, byte->trail);
	return key != GBK_NO_PLACE &&
	    gbk_is_read(key, ways_scrap(ways, note)->reading);
}

/* Leave the note out; false if it is none of this text's. */
static bool
drop_note(struct ways *ways, uint16_t parent, const struct scrap *note)
{
	const struct way *old = &ways->all[parent];
	struct way state;

	/* Behind a character whose second byte was left over. */
	if (old->is_completed && likely_place(old->before) < GBK_PAIRS &&
	    gbk_is_read(likely_place(old->before), note->reading)) {
		state = ways_step(ways, parent, 1, 0);
		state.is_completed = true;
		ways_keep(ways, &state);
		return true;
	}
	if (old->copies > 0 && is_note_of_byte(ways, old->next)) {
		state = ways_step(ways, parent, 1, COST_STRADDLE);
		state.made++;
		ways_keep(ways, &state);
	}
	return false;
}

/* Of the scrap as it stands; letter, which it is, gets its mark. */
static int
copy_cost(const struct ways *ways, unsigned before, const struct scrap *scrap,
    unsigned *letter)
{
	switch (scrap->kind) {
	case SCRAP_HOLE:
		return COST_HOLE;
	case SCRAP_TAIL:
		return COST_TAIL;
	case SCRAP_NOTE:
		return COST_NOTE;
	default:
		return likely_cost(ways->likely, before, letter);
	}
}

static void
copy_scrap(struct ways *ways, uint16_t parent, const struct scrap *scrap)
{
	const struct way *old = &ways->all[parent];
	unsigned letter = scrap->letter;
	struct way state;

	if (scrap->kind == SCRAP_NOTE && drop_note(ways, parent, scrap))
		return;
	state = ways_step(
	    ways, parent, 1, copy_cost(ways, old->before, scrap, &letter));
	state.is_original = old->is_original;
	state.copies = old->copies < UINT8_MAX ? old->copies + 1 : UINT8_MAX;
	/* Of what was lost nothing is known. */
	state.before = scrap->kind == SCRAP_HOLE ? LIKELY_OTHER : letter;
	way_write(&state,
	    scrap->letter == LIKELY_OTHER ? WAYS_COPY + (unsigned)old->next
					  : scrap->letter);
	ways_keep(ways, &state);
}

/* What the step may cost at most, behind count scraps, to be worth it. */
static int
most_more(const struct ways *ways, uint16_t parent, size_t count)
{
	const struct way *old = &ways->all[parent];

	return ways_most_cost(ways, old->next + count) - old->cost;
}

/*
 * A note was put behind a character with one of these first bytes, and the
 * second was lost with the parenthesis.
 */
static void
try_keys(struct ways *ways, uint16_t parent, struct choices leads, size_t count,
    uint32_t reading, bool in_step)
{
	int cost = COST_STRADDLE + (ways->is_said ? 0 : COST_UNSAID);
	struct gbk_keys keys = gbk_keys_of(reading);

	for (size_t i = 0; i < keys.count; i++) {
		unsigned key = keys.places[i], trail = gbk_trail_of(key);
		struct way state;

		if (!choices_has(leads, gbk_lead_of(key)) ||
		    !gbk_is_read(key, reading) ||
		    (in_step && !gbk_is_lead(trail)))
			continue;
		state = ways_step(ways, parent, count, cost);
		if (in_step) {
			state.pending = trail;
			state.cost += likely_alone(key) / 4;
		} else {
			int more =
			    likely_cost(ways->likely, state.before, &key);

			way_complete(&state, key, more);
		}
		/* That a key is read so makes up for what is rare. */
		state.made_cost -= KEY_KNOWN;
		ways_keep(ways, &state);
	}
}

static void
try_key(struct ways *ways, uint16_t parent, unsigned lead, size_t count,
    uint32_t reading, bool in_step)
{
	if (!gbk_is_lead(lead))
		return;
	ways->effort += GBK_TRAILS;
	try_keys(ways, parent, choices_only(lead), count, reading, in_step);
}

/*
 * The first byte of a character was lost where the text was cut before the
 * second, which is trail; pending is what follows.
 */
static void
try_leads(struct ways *ways, uint16_t parent, size_t count, unsigned trail,
    unsigned pending, int cost)
{
	struct choices leads =
	    choices_up_to(choices_of_trail(&ways->choices, trail),
		most_more(ways, parent, count) - cost);
	unsigned lead;

	ways->effort += GBK_LEADS;
	while (choices_take(&leads, &lead)) {
		unsigned place = gbk_place(lead, trail);
		struct way state;
		int more;

		if (!find_cost(ways, &ways->all[parent], &place,
			most_more(ways, parent, count) - cost, &more))
			continue;
		state = ways_step(ways, parent, count, cost);
		way_complete(&state, place, more);
		state.pending = pending;
		if (pending != 0)
			state.is_completed = false;
		ways_keep(ways, &state);
	}
}

/*
 * Two holes before a mark: the text was cut before a character's second byte,
 * which with the mark's first looked like a mark, and before the mark.
 */
static void
try_two_cuts(struct ways *ways, uint16_t parent)
{
	size_t next = ways->all[parent].next;
	struct scrap mark;

	if (ways_scrap(ways, next + 1)->kind == SCRAP_HOLE &&
	    scrap_is_mark(ways_scrap(ways, next + 2), &mark))
		try_leads(ways, parent, 2, mark.lead == 0xA3 ? 0xA1 : 0xA3, 0,
		    COST_CUT);
}

/* Where may the text have gone out of step? */
static void
leave_step(struct ways *ways, uint16_t parent)
{
	size_t next = ways->all[parent].next;
	size_t holes = ways->is_said;
	const struct scrap *scrap = ways_scrap(ways, next);
	struct scrap before, mark;

	if (ways->is_said && scrap->kind != SCRAP_HOLE)
		return;
	scrap = ways_scrap(ways, next + holes);
	if (scrap->kind == SCRAP_TAIL &&
	    scrap_unfold(ways_scrap(ways, next - 1), &before))
		try_key(ways, parent, before.trail, holes + 1, scrap->reading,
		    true);
	if (scrap_is_mark(scrap, &mark))
		try_leads(ways, parent, holes + 1, mark.lead, mark.trail,
		    COST_CUT + (ways->is_said ? 0 : COST_UNSAID));
	if (ways->is_said)
		try_two_cuts(ways, parent);
}

/* --- out of step --- */

/*
 * Read the pair, whose first byte is the second of the character pending in
 * state, which is in place.
 */
static void
shift_pair(struct ways *ways, const struct way *state, const struct scrap *pair,
    unsigned place, int cost)
{
	int most = ways_most_cost(ways, state->next) - state->cost - cost, more;
	struct way next;

	if (!find_cost(ways, state, &place, most, &more))
		return;
	next = *state;
	next.cost += cost;
	way_complete(&next, place, more);
	next.is_completed = false;
	if (gbk_is_lead(pair->trail)) {
		next.pending = pair->trail;
	} else if (pair->trail < 0x80) {
		unsigned letter = LIKELY_ASCII + pair->trail;

		next.cost += likely_cost(ways->likely, place, &letter);
		next.before = letter;
		way_write(&next, letter);
	} else {
		return;
	}
	ways_keep(ways, &next);
}

/* Read the byte, which is the second of the character in place. */
static void
shift_byte(struct ways *ways, const struct way *state, unsigned place)
{
	int most = ways_most_cost(ways, state->next) - state->cost, more;
	struct way next = *state;

	if (!find_cost(ways, state, &place, most, &more))
		return;
	way_complete(&next, place, more);
	ways_keep(ways, &next);
}

/* state is a step over the scrap that has nothing written yet. */
static void
shift_scrap(
    struct ways *ways, const struct way *state, const struct scrap *scrap)
{
	bool is_byte = scrap->kind == SCRAP_BYTE;
	unsigned place =
	    gbk_place_of(state->pending, is_byte ? scrap->trail : scrap->lead);
	struct scrap unfolded;

	if (place != GBK_NO_PLACE && scrap->kind == SCRAP_PAIR)
		shift_pair(ways, state, scrap, place, 0);
	if (place != GBK_NO_PLACE && is_byte)
		shift_byte(ways, state, place);
	if (scrap->kind == SCRAP_PAIR || !scrap_unfold(scrap, &unfolded))
		return;
	place = gbk_place_of(state->pending, unfolded.lead);
	if (place != GBK_NO_PLACE)
		shift_pair(ways, state, &unfolded, place, COST_FOLDED);
}

/*
 * Those of leads that may be worth being pending before a byte, by what has
 * been asked before.
 */
static struct choices
worthwhile_leads(const struct ways *ways, const struct way *state,
    struct choices leads, unsigned trail, int cost)
{
	int most = ways_most_cost(ways, state->next) - state->cost - cost;
	struct choices worthwhile = { { 0 } };
	unsigned before = state->before, lead;

	leads = choices_both(leads,
	    choices_up_to(choices_of_trail(&ways->choices, trail), most));
	while (choices_take(&leads, &lead))
		if (likely_may_cost(
			ways->likely, before, gbk_place(lead, trail), most))
			worthwhile =
			    choices_either(worthwhile, choices_only(lead));
	return worthwhile;
}

/* Read the scrap, for any of leads that is pending. */
static void
shift_leads(struct ways *ways, const struct way *state, struct choices leads,
    const struct scrap *scrap)
{
	struct choices pairs = { { 0 } }, bytes = { { 0 } };
	struct way next = *state;
	struct scrap pair;
	unsigned lead;
	int cost = scrap->kind == SCRAP_PAIR ? 0 : COST_FOLDED;

	if (scrap_unfold(scrap, &pair))
		pairs = worthwhile_leads(ways, state, leads, pair.lead, cost);
	if (scrap->kind == SCRAP_BYTE && scrap->trail >= GBK_FIRST_TRAIL)
		bytes = worthwhile_leads(ways, state, leads, scrap->trail, 0);
	leads = choices_either(pairs, bytes);
	while (choices_take(&leads, &lead)) {
		next.pending = (unsigned char)lead;
		if (choices_has(bytes, lead))
			shift_byte(ways, &next, gbk_place(lead, scrap->trail));
		if (choices_has(pairs, lead))
			shift_pair(ways, &next, &pair,
			    gbk_place(lead, pair.lead), cost);
	}
}

/* The byte of ASCII that was lost with the second of a character, or these. */
enum { EATEN_NOTHING = 0, EATEN_SOMETHING = 0x80 };

/*
 * The second byte was lost, before a mark or at the end of the line; or with
 * a byte of ASCII, of which nothing more can be told if it is EATEN_SOMETHING.
 */
static void
try_lost_trail(
    struct ways *ways, uint16_t parent, size_t count, unsigned eaten, int cost)
{
	bool is_told = eaten != EATEN_NOTHING && eaten != EATEN_SOMETHING;
	unsigned lead = ways->all[parent].pending, trail;
	struct choices trails =
	    choices_up_to(choices_of_lead(&ways->choices, lead),
		most_more(ways, parent, count) - cost);

	ways->effort += GBK_LEADS;
	while (choices_take(&trails, &trail)) {
		unsigned place = gbk_place(lead, trail);
		struct way state;
		int more;

		/* What is told ends something. */
		if (is_told && likely_opens(place))
			continue;
		if (!find_cost(ways, &ways->all[parent], &place,
			most_more(ways, parent, count) - cost, &more))
			continue;
		state = ways_step(ways, parent, count, cost);
		way_complete(&state, place, more);
		if (eaten != EATEN_NOTHING)
			state.before = LIKELY_OTHER;
		if (is_told)
			way_write(&state, LIKELY_ASCII + eaten);
		state.is_vague |= eaten == EATEN_SOMETHING;
		ways_keep(ways, &state);
	}
}

/* Whether the last step was a note that put the text out of step. */
static bool
is_begun(const struct way *way)
{
	return way->written[0] == WAYS_NOTHING;
}

/* Whether the rest of a closing tag, as </p>, is at offset. */
static bool
is_closing_tag(struct text line, size_t offset)
{
	size_t at = offset + 1;

	if (offset == line.length || line.bytes[offset] != '/')
		return false;
	while (
	    at < line.length && line.bytes[at] >= 'a' && line.bytes[at] <= 'z')
		at++;
	return at > offset + 1 && at < line.length && line.bytes[at] == '>';
}

/* A hole that need not be a cut before what is next; count is 0 if unsaid. */
static void
try_eaten(
    struct ways *ways, uint16_t parent, size_t count, const struct scrap *next)
{
	struct scrap mark;
	int cost = COST_EATEN;

	if (scrap_is_mark(next, &mark))
		cost += COST_EATEN_THERE;
	else if (ways->has_commas && next->kind == SCRAP_PAIR)
		try_lost_trail(ways, parent, count, ',', COST_EATEN_COMMA);
	else if (is_closing_tag(ways->line, next->begin))
		try_lost_trail(ways, parent, count, '<', COST_EATEN_TAG);
	try_lost_trail(ways, parent, count, EATEN_SOMETHING, cost);
}

static void try_lost_trails(struct ways *ways, const struct way *first,
    unsigned lead, enum choice_loss loss);

/* Another pair was lost that began with the second byte of this character. */
static void
try_next_character(struct ways *ways, uint16_t parent, unsigned place,
    enum choice_loss loss, int most)
{
	unsigned lead = gbk_trail_of(place);
	struct way next;
	int cost;

	if (!find_cost(ways, &ways->all[parent], &place, most, &cost))
		return;
	next = ways_step(ways, parent, 0, COST_LOST_NEXT);
	way_complete(&next, place, cost);
	next.vanished++;
	try_lost_trails(ways, &next, lead, loss);
}

/*
 * Behind the pair lost in parent, which ended with one of trails, another one
 * was lost: between them is a character that goes on the word, or begins one.
 */
static void
try_lost_next(struct ways *ways, uint16_t parent, struct choices trails)
{
	enum choice_loss loss = ways->is_said ? LOSS_TRACELESS : LOSS_ANY;
	const struct damage_data *data = gbk_data();
	unsigned before = ways->all[parent].before, trail, lead;
	unsigned plain = data->plain[likely_place(before)];
	int most = ways->rows[ways->at].least + COST_LOST_BOTH -
	    COST_LOST_NEXT - ways->all[parent].cost;
	int most_begins = most - likely_ends(before);

	if (most < COST_LEAST)
		return;
	ways->effort += GBK_LEADS;
	for (size_t i = data->first_follower[plain];
	     i < data->first_follower[plain + 1]; i++) {
		unsigned place = data->followers[i];

		if (choices_has(trails, gbk_lead_of(place)) &&
		    gbk_is_lead(gbk_trail_of(place)) &&
		    choices_has(
			ways->choices.losing[loss], gbk_trail_of(place)))
			try_next_character(ways, parent, place, loss, most);
	}
	while (choices_take(&trails, &trail)) {
		unsigned i = trail - GBK_FIRST_LEAD;
		struct choices leads;

		if (ways->choices.least_beginning[loss][i] > most_begins)
			continue;
		leads = choices_both(ways->choices.losing[loss],
		    choices_up_to(&ways->choices.beginning[i], most_begins));
		while (choices_take(&leads, &lead))
			try_next_character(
			    ways, parent, gbk_place(trail, lead), loss, most);
	}
}

/*
 * Behind the pair lost in parent, which ended with one of trails, nothing is
 * left but half of a full stop: the text was cut there, or ends.
 */
static void
try_lost_stop(struct ways *ways, uint16_t parent, struct choices trails)
{
	const struct scrap *next = ways_scrap(ways, ways->all[parent].next);
	bool is_hole = ways->is_said && next->kind == SCRAP_HOLE;
	struct scrap mark;

	if (is_hole)
		next = ways_scrap(ways, ways->all[parent].next + 1);
	if (is_hole != ways->is_said || !choices_has(trails, STOP_LEAD) ||
	    (next->kind != SCRAP_END && !scrap_is_mark(next, &mark)))
		return;
	ways->all[parent].pending = STOP_LEAD;
	try_lost_trail(ways, parent, is_hole, EATEN_NOTHING,
	    COST_CUT + (ways->is_said ? 0 : COST_UNSAID));
}

/*
 * The pair of lead and one of trails was lost; first has written lead's half.
 * The trail begins the next character: a key, if a note was put behind it.
 */
static void
try_lost_trails(struct ways *ways, const struct way *first, unsigned lead,
    enum choice_loss loss)
{
	const struct scrap *scrap = ways_scrap(ways, first->next),
			   *note = scrap;
	uint16_t parent = (uint16_t)ways->count;
	size_t holes = ways->is_said;
	struct choices trails = choices_lost(&ways->choices, lead, loss);
	struct way second;

	if (ways->count == WAYS_MOST || ways_gave_up(ways) ||
	    first->cost + COST_LEAST > ways_most_cost(ways, first->next + 1U))
		return;
	ways->all[ways->count++] = *first;
	if (holes != 0 && scrap->kind == SCRAP_HOLE)
		note = ways_scrap(ways, first->next + 1);
	ways->effort += GBK_LEADS;
	if (note->kind == SCRAP_TAIL) {
		ways->effort += GBK_TRAILS * choices_count(trails);
		try_keys(ways, parent, trails, holes + 1, note->reading, false);
		return;
	}
	if (first->vanished < MOST_VANISHED)
		try_lost_next(ways, parent, trails);
	try_lost_stop(ways, parent, trails);
	if (scrap->kind == SCRAP_END)
		return;
	second = ways_step(ways, parent, 1, 0);
	shift_leads(ways, &second, trails, scrap);
}

/*
 * A pair was lost before the scrap, or is what the hole was: its first byte
 * ends the pending character, and its second begins one.
 */
static void
try_lost_pair(struct ways *ways, uint16_t parent, bool is_hole)
{
	enum choice_loss loss = is_hole ? LOSS_HOLE
	    : ways->is_said             ? LOSS_TRACELESS
					: LOSS_ANY;
	unsigned pending = ways->all[parent].pending;
	int most = ways->rows[ways->at].least + COST_LOST - COST_VANISHED -
	    ways->all[parent].cost;
	struct choices leads;
	unsigned lead;

	if (ways->all[parent].vanished == MOST_VANISHED || most < COST_LEAST)
		return;
	ways->effort += GBK_LEADS;
	leads = choices_both(ways->choices.losing[loss],
	    choices_up_to(choices_of_lead(&ways->choices, pending), most));
	while (choices_take(&leads, &lead)) {
		unsigned place = gbk_place(pending, lead);
		struct way first;
		int cost;

		if (!find_cost(ways, &ways->all[parent], &place, most, &cost))
			continue;
		first = ways_step(ways, parent, is_hole, COST_VANISHED);
		way_complete(&first, place, cost);
		first.vanished++;
		try_lost_trails(ways, &first, lead, loss);
	}
}

static void
follow_out_of_step(struct ways *ways, uint16_t parent)
{
	size_t at = ways->all[parent].next;
	const struct scrap *scrap = ways_scrap(ways, at), *next = scrap;
	bool is_hole = ways->is_said && scrap->kind == SCRAP_HOLE;
	struct way over;
	struct scrap mark;

	if (is_hole)
		next = ways_scrap(ways, at + 1);
	if (is_hole == ways->is_said) {
		if (next->kind == SCRAP_TAIL)
			try_key(ways, parent, ways->all[parent].pending,
			    is_hole + 1U, next->reading, false);
		if (next->kind == SCRAP_END || scrap_is_mark(next, &mark))
			try_lost_trail(ways, parent, is_hole, EATEN_NOTHING,
			    COST_CUT + (ways->is_said ? 0 : COST_UNSAID));
	}
	if (scrap->kind == SCRAP_END) {
		try_lost_pair(ways, parent, false);
		return;
	}
	over = ways_step(ways, parent, 1, 0);
	shift_scrap(ways, &over, scrap);
	if (is_hole || (!ways->is_said && is_begun(&ways->all[parent])))
		try_eaten(ways, parent, is_hole, next);
	try_lost_pair(ways, parent, false);
	if (is_hole)
		try_lost_pair(ways, parent, true);
}

/* --- either --- */

void
steps_follow(struct ways *ways, uint16_t parent)
{
	const struct scrap *scrap = ways_scrap(ways, ways->at);

	if (ways->all[parent].pending != 0) {
		follow_out_of_step(ways, parent);
		return;
	}
	if (scrap->kind != SCRAP_END)
		copy_scrap(ways, parent, scrap);
	leave_step(ways, parent);
}
