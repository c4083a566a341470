/* tear.c -- The likeliest text that tears into what is read. */
#include "common/repair/tear.h"

#include <limits.h>
#include <string.h>

#include "common/repair/gbk.h"
#include "common/repair/steps.h"
#include "common/utf8.h"

enum {
	ENOUGH = 10 * COST_BIT,      /* likelier than the text as it stands */
	CLEAR = 3 * COST_BIT,        /* likelier than the next */
	MOST_COST = 12 * COST_BIT,   /* a character, all in all */
	MOST_ALLOWED = 6 * COST_BIT, /* ... and in the end */
	WORST = 20 * COST_BIT,       /* of one */
	SETTLED = 5,                 /* scraps in step */
};

/* Whether all ways to read the text up to this scrap have settled. */
static bool
is_settled(const struct ways *ways)
{
	const struct way_row *row = &ways->rows[ways->at];

	for (size_t i = 0; i < row->width; i++) {
		const struct way *state = &ways->all[row->ways[i]];

		if (state->pending != 0 || state->copies < SETTLED)
			return false;
	}
	return row->width > 0;
}

static void
append_letter(struct ways *ways, unsigned letter)
{
	struct buffer *after = &ways->after;
	const struct scrap *scrap;

	if (letter < GBK_PAIRS) {
		utf8_append(after, gbk_data()->character[letter]);
	} else if (letter >= WAYS_COPY) {
		scrap = &ways->scraps[letter - WAYS_COPY];
		buffer_append(after,
		    (struct text){ ways->line.bytes + scrap->begin,
			scrap->end - scrap->begin });
	} else if (letter == LIKELY_ASCII + 0x80) {
		utf8_append(after, 0x20AC);
	} else if (letter != WAYS_NOTHING) {
		buffer_append_byte(after, (char)(letter - LIKELY_ASCII));
	}
}

static void
write_state(struct ways *ways, const struct way *state)
{
	if (state->parent == 0 && state->written[0] == WAYS_NOTHING)
		return;
	write_state(ways, &ways->all[state->parent]);
	for (int i = 0; i < 2; i++)
		append_letter(ways, state->written[i]);
}

/* Of all that is in step here, the likeliest; false if it is not clear. */
static const struct way *
best_state(struct ways *ways)
{
	const struct way_row *row = &ways->rows[ways->at];
	const struct way *best = NULL;
	int best_cost = INT_MAX / 2, second = INT_MAX / 2, original = second;
	bool at_end = ways_scrap(ways, ways->at)->kind == SCRAP_END;

	for (size_t i = 0; i < row->width; i++) {
		const struct way *state = &ways->all[row->ways[i]];
		unsigned letter = LIKELY_END;
		int cost = state->cost;

		if (state->pending != 0)
			continue;
		if (at_end)
			cost +=
			    likely_cost(ways->likely, state->before, &letter);
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
	    best->made_cost > best->made * MOST_COST + MOST_ALLOWED ||
	    best->worst > WORST)
		return NULL;
	return best;
}

/* What the text around offset is like. */
static void
look_around(struct ways *ways, size_t offset)
{
	enum { TERM = 8, NEAR = 512 }; /* characters, bytes */
	struct text line = ways->line;
	size_t before = offset, begin = offset < NEAR ? 0 : offset - NEAR, i;
	struct text near = text_take(text_skip(line, begin), 2 * NEAR);
	struct scrap scrap = { .letter = LIKELY_OTHER };

	for (i = 0; i < TERM && before > 0; i++) {
		scrap_read_before(line, before, &scrap);
		if (scrap.letter ==
			gbk_place_of_character(WAYS_OPENING_QUOTE) ||
		    scrap.letter == gbk_place_of_character(WAYS_CLOSING_QUOTE))
			break;
		before = scrap.begin;
	}
	ways->in_term =
	    scrap.letter == gbk_place_of_character(WAYS_OPENING_QUOTE);
	ways->has_commas = memchr(near.bytes, ',', near.length) != NULL &&
	    !text_find(near, TEXT("，"), &i);
}

/* The letter before offset, marked by the one before that. */
static unsigned
letter_before(const struct ways *ways, size_t offset)
{
	struct scrap scrap, before;

	scrap_read_before(ways->line, offset, &scrap);
	scrap_read_before(ways->line, scrap.begin, &before);
	likely_cost(ways->likely, before.letter, &scrap.letter);
	return scrap.letter;
}

/* The letters before offset, without notes. */
static void
read_context(struct ways *ways, size_t offset)
{
	struct scrap scrap;

	ways->context_count = 0;
	while (ways->context_count < WAYS_CONTEXT && offset > 0) {
		scrap_read_before(ways->line, offset, &scrap);
		if (scrap.begin >= offset)
			break;
		offset = scrap.begin;
		ways->context[ways->context_count++] =
		    likely_place(scrap.letter);
	}
}

static void
begin(struct ways *ways, size_t offset)
{
	struct way start = { .next = 1,
		.written = { WAYS_NOTHING, WAYS_NOTHING },
		.clear = INT_MAX / 4,
		.is_original = true };

	for (size_t i = 0; i < WAYS_LONGEST + WAYS_AHEAD; i++) {
		ways->rows[i].least = ways->rows[i].most = INT_MAX / 2;
		ways->rows[i].width = 0;
	}
	look_around(ways, offset);
	read_context(ways, offset);
	scrap_read_before(ways->line, offset, &ways->scraps[0]);
	ways->scrap_count = 1;
	ways->count = 0;
	ways->most_effort = ways->effort + WAYS_MOST_EFFORT;
	ways->at = ways->followed = 0;
	start.before = letter_before(ways, offset);
	ways_keep(ways, &start);
}

bool
tear_mend(struct ways *ways, const struct likely *likely, struct text line,
    size_t offset, bool is_said, struct text *after, size_t *end)
{
	const struct way *best;

	ways->likely = likely;
	ways->line = line;
	ways->is_said = is_said;
	begin(ways, offset);
	for (ways->at = 1; ways->at < WAYS_LONGEST; ways->at++) {
		const struct way_row *row = &ways->rows[ways->at];

		ways_begin_row(ways);
		for (size_t i = 0; i < row->width && !ways_gave_up(ways); i++)
			steps_follow(ways, row->ways[i]);
		if (ways_scrap(ways, ways->at)->kind == SCRAP_END ||
		    is_settled(ways) || ways_gave_up(ways))
			break;
	}
	best = ways->at < WAYS_LONGEST && !ways_gave_up(ways) ? best_state(ways)
							      : NULL;
	if (best == NULL && !ways_gave_up(ways))
		ways->at = 2; /* behind the first */
	*end = ways_scrap(ways, ways->at - 1)->end;
	buffer_clear(&ways->after);
	if (best != NULL)
		write_state(ways, best);
	*after = buffer_text(&ways->after);
	return best != NULL;
}
