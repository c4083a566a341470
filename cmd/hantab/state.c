/* What steps, and the merging of parts, do to states. */
#include <stdlib.h>

#include "cmd/hantab/state.h"
#include "common/error.h"
#include "common/memory.h"

/* The fields of a state, which come to be with the first of them. */
struct fields *
state_make_fields(union state *state)
{
	if (state->fields == NULL)
		state->fields = memory_new(1, sizeof(*state->fields));
	return state->fields;
}

void
state_add_field(union state *state, struct text field)
{
	buffer_append_byte(&state_make_fields(state)->bytes, '\t');
	buffer_append(&state_make_fields(state)->bytes, field);
}

/* Is this the first time that the group has value? */
static bool
is_new(struct plan *plan, uint64_t group, size_t step, struct text value)
{
	size_t before = plan->distinct.count;

	buffer_clear(&plan->scratch);
	buffer_append(&plan->scratch,
	    (struct text){ (const char *)&group, sizeof(group) });
	buffer_append(
	    &plan->scratch, (struct text){ (const char *)&step, sizeof(step) });
	buffer_append(&plan->scratch, value);
	keys_add(&plan->distinct, buffer_text(&plan->scratch));
	return plan->distinct.count > before;
}

void
state_add_distinct(struct plan *plan, size_t step, struct text value,
    uint64_t group, union state *state)
{
	if (!is_new(plan, group, step, value))
		return;
	state_make_fields(state)->count++;
	if (plan->partial)
		state_add_field(state, value);
}

void
state_keep_extreme(struct number *kept, const struct number *number, int sign)
{
	if (!kept->filled || sign * number_compare(number, kept) > 0)
		number_copy(kept, number);
}

/* The same text, or the same number. */
static bool
values_agree(struct text a, struct text b)
{
	static struct number first, second;

	return text_equal(a, b) ||
	    (number_parse(&first, a) && number_parse(&second, b) &&
		number_compare(&first, &second) == 0);
}

static void
agreement_begin(struct plan *plan, struct agreement *agreement,
    struct text value, struct place place)
{
	struct text copy = store_text(&plan->store, value);

	/* A field of 4 GiB would be cut, were it not for the limit here. */
	if (copy.length > UINT32_MAX)
		fatal("a field is longer than 4 GiB");
	agreement->bytes = copy.bytes;
	agreement->length = (uint32_t)copy.length;
	plan->places = memory_grow(plan->places, &plan->place_capacity,
	    plan->place_count + 1, sizeof(*plan->places));
	plan->places[plan->place_count] = place;
	agreement->place = (uint32_t)plan->place_count++;
}

static void
agreement_break(struct plan *plan, struct agreement *agreement,
    struct text value, struct place place)
{
	plan->conflicts = memory_grow(plan->conflicts, &plan->conflict_capacity,
	    plan->conflict_count + 1, sizeof(*plan->conflicts));
	plan->conflicts[plan->conflict_count] =
	    (struct conflict){ store_text(&plan->store, value), place, false };
	agreement->conflict = (uint32_t)++plan->conflict_count;
}

/* What a row does to the agreement of its group. */
void
state_agree(struct plan *plan, struct agreement *agreement, struct text value,
    struct place place, bool exactly)
{
	if (agreement->bytes == NULL)
		agreement_begin(plan, agreement, value, place);
	else if (agreement->conflict == 0 &&
	    !text_equal(state_agreed(agreement), value) &&
	    (exactly || !values_agree(state_agreed(agreement), value)))
		agreement_break(plan, agreement, value, place);
}

void
state_append_number(struct buffer *buffer, const struct number *number)
{
	if (number->filled)
		number_append(buffer, number);
}

static void
clear_state(enum step_kind kind, union state *state)
{
	switch (kind) {
	case STEP_SUM:
	case STEP_MIN:
	case STEP_MAX:
	case STEP_LOW:
	case STEP_HIGH:
		number_free(&state->number);
		break;
	case STEP_LAST:
	case STEP_VALUES:
	case STEP_DISTINCT:
	case STEP_SOURCES:
		if (state->fields != NULL)
			buffer_free(&state->fields->bytes);
		free(state->fields);
		break;
	default:
		break;
	}
	*state = (union state){ 0 };
}

void
plan_clear(struct plan *plan, union state *states)
{
	for (size_t i = 0; i < plan->step_count; i++)
		clear_state(plan->steps[i].kind, &states[i]);
}

void
plan_forget(struct plan *plan)
{
	keys_clear(&plan->distinct);
	keys_clear(&plan->documents);
	store_clear(&plan->store);
	plan->conflict_count = plan->place_count = 0;
}
