/* Rows, and what they do to the states of their group. */
#include "cmd/hantab/state.h"

static bool
read_number(struct number *number, const struct rows *rows, struct text field)
{
	if (field.length == 0)
		number->filled = false;
	else if (!number_parse(number, field)) {
		rows_no_number(rows, field);
		return false;
	}
	return true;
}

bool
plan_read(struct plan *plan, const struct rows *rows)
{
	for (size_t i = 0; i < plan->measure_count; i++) {
		struct measure *measure = &plan->measures[i];
		struct text field = rows->fields[measure->column];

		measure->present = field.length > 0;
		if (measure->needs_number &&
		    !read_number(&measure->number, rows, field))
			return false;
	}
	return !plan->bounds ||
	    (read_number(&plan->low, rows, rows->fields[plan->low_column]) &&
		read_number(
		    &plan->high, rows, rows->fields[plan->high_column]));
}

/* A line or a column; 0 if it is no number. */
static uint32_t
read_place(struct text digits)
{
	uint64_t number = 0;

	for (size_t i = 0; i < digits.length && number <= UINT32_MAX; i++) {
		if (digits.bytes[i] < '0' || digits.bytes[i] > '9')
			return 0;
		number = 10 * number + (uint64_t)(digits.bytes[i] - '0');
	}
	return number <= UINT32_MAX ? (uint32_t)number : UINT32_MAX;
}

/* The place in the document, or else that in the file of records. */
static struct place
row_place(struct plan *plan, const struct rows *rows)
{
	const struct record_input *records = &rows->records;

	struct place place = { 0 };

	if (plan->has_doc && plan->has_line) {
		place.document =
		    keys_add(&plan->documents, rows->fields[plan->doc_column]);
		place.line = read_place(rows->fields[plan->line_column]);
		if (plan->has_col)
			place.column =
			    read_place(rows->fields[plan->col_column]);
		return place;
	}
	place.document = keys_add(&plan->documents, records->file);
	place.line = records->line_number < UINT32_MAX
	    ? (uint32_t)records->line_number
	    : UINT32_MAX;
	return place;
}

static void
add_end(union state *state, const struct number *end)
{
	if (end->filled)
		number_add(&state->number, end);
	else
		state->number.open = true;
}

static unsigned
bound_flags(struct text bound)
{
	if (bound.length == 0)
		return 0;
	if (text_equal(bound, TEXT("+")))
		return BOUND_MORE;
	if (text_equal(bound, TEXT("-")))
		return BOUND_LESS;
	return BOUND_ABOUT;
}

static void
add_source(struct plan *plan, const struct rows *rows, union state *state)
{
	struct buffer *scratch = &plan->scratch;

	if (state_make_fields(state)->count++ >= STATE_MOST_SOURCES)
		return;
	buffer_clear(scratch);
	buffer_append(scratch, rows->fields[plan->doc_column]);
	buffer_append_byte(scratch, ':');
	buffer_append(scratch, rows->fields[plan->line_column]);
	if (plan->has_raw) {
		buffer_append_byte(scratch, ' ');
		buffer_append(scratch, rows->fields[plan->raw_column]);
	}
	state_add_field(state, buffer_text(scratch));
}

static void
take_step(struct plan *plan, const struct rows *rows, uint64_t group,
    size_t number, union state *state)
{
	const struct step *step = &plan->steps[number];
	const struct measure *measure = &plan->measures[step->measure];
	struct text field = rows->fields[measure->column];

	switch (step->kind) {
	case STEP_MIN:
		state_keep_extreme(&state->number, &measure->number, -1);
		break;
	case STEP_MAX:
		state_keep_extreme(&state->number, &measure->number, 1);
		break;
	case STEP_FIRST:
		if (state->text.bytes == NULL)
			state->text = store_text(&plan->store, field);
		break;
	case STEP_LAST:
		buffer_clear(&state_make_fields(state)->bytes);
		/* fallthrough */
	case STEP_VALUES:
		state_add_field(state, field);
		break;
	case STEP_DISTINCT:
		state_add_distinct(plan, number, field, group, state);
		break;
	case STEP_AGREED:
		state_agree(plan, &state->agreement, field,
		    row_place(plan, rows), false);
		break;
	case STEP_UNIT:
		state_agree(plan, &state->agreement,
		    rows->fields[plan->unit_column], row_place(plan, rows),
		    true);
		break;
	case STEP_LOW:
		add_end(state, &plan->low);
		break;
	case STEP_HIGH:
		add_end(state, &plan->high);
		break;
	case STEP_BOUND:
		state->bound |= bound_flags(rows->fields[plan->bound_column]);
		break;
	case STEP_SOURCES:
		add_source(plan, rows, state);
		break;
	default: /* plan_add() itself */
		break;
	}
}

/* What is done most is done here, without looking at more than it needs. */
void
plan_add(struct plan *plan, const struct rows *rows, uint64_t group,
    union state *states)
{
	for (size_t i = 0; i < plan->step_count; i++) {
		const struct step *step = &plan->steps[i];
		const struct measure *measure = &plan->measures[step->measure];

		if (step->kind == STEP_ROWS)
			states[i].count++;
		else if (!measure->present && plan->measure_count > 0)
			continue;
		else if (step->kind == STEP_PRESENT)
			states[i].count++;
		else if (step->kind == STEP_SUM)
			number_add(&states[i].number, &measure->number);
		else
			take_step(plan, rows, group, i, &states[i]);
	}
}
