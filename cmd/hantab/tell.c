/* What is told about a group at the end. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "cmd/hantab/state.h"
#include "common/error.h"
#include "common/memory.h"

enum { MEAN_PLACES = 6, COLUMN_ROOM = 40 };

/* What a group or cell is called in messages. */
static struct text
cell_name(struct plan *plan, struct text key, struct text head)
{
	struct buffer *name = &plan->scratch;

	buffer_clear(name);
	buffer_append(name, key);
	if (head.length > 0) {
		buffer_append_byte(name, ' ');
		buffer_append(name, head);
	}
	for (size_t i = 0; i < name->length; i++)
		if (name->bytes[i] == '\t')
			name->bytes[i] = ' ';
	return buffer_text(name);
}

/* Where in its line a value begins, as a message has it. */
static const char *
name_column(char room[COLUMN_ROOM], const char *before, struct place place)
{
	room[0] = '\0';
	if (place.column > 0)
		snprintf(room, COLUMN_ROOM, "%scharacter %lu", before,
		    (unsigned long)place.column);
	return room;
}

/* Say that the rows of a group or cell did not agree. */
static void
say_conflict(struct plan *plan, const struct agreement *agreement,
    struct text name, bool unit)
{
	struct conflict *conflict = &plan->conflicts[agreement->conflict - 1];
	struct place place = plan->places[agreement->place];
	struct text first = state_document(plan, place);
	char column[COLUMN_ROOM], first_column[COLUMN_ROOM];

	if (conflict->said)
		return;
	conflict->said = true;
	trouble_at(state_document(plan, conflict->place), conflict->place.line,
	    "%.*s%s%s'%.*s'%s, but '%.*s' at %.*s:%lu%s; left empty",
	    (int)name.length, name.bytes, name.length > 0 ? ": " : "",
	    unit ? "unit " : "", (int)conflict->value.length,
	    conflict->value.bytes, name_column(column, " at ", conflict->place),
	    (int)agreement->length, agreement->bytes, (int)first.length,
	    first.bytes, (unsigned long)place.line,
	    name_column(first_column, ", ", place));
}

static int
compare_numbers(const void *a, const void *b)
{
	return number_compare(a, b);
}

static struct number *
read_values(struct text fields, size_t *count)
{
	struct number *numbers;
	struct text field;

	*count = 0;
	for (size_t i = 0; i < fields.length; i++)
		*count += fields.bytes[i] == '\t';
	numbers = memory_new(*count, sizeof(*numbers));
	fields = text_skip(fields, 1);
	for (size_t i = 0; i < *count; i++) {
		text_split(&fields, '\t', &field);
		number_parse(&numbers[i], field);
	}
	return numbers;
}

/* Half of a number has one digit more than the number. */
static void
append_half(struct buffer *buffer, const struct number *number)
{
	uint32_t places = number->scale;

	if (number->rest != NULL && number->rest->scale > places)
		places = number->rest->scale;
	number_append_quotient(buffer, number, 2, places + 1);
}

static void
tell_median(struct text fields, struct buffer *buffer)
{
	size_t count;
	struct number *numbers = read_values(fields, &count);
	struct number middle = { 0 };

	qsort(numbers, count, sizeof(*numbers), compare_numbers);
	number_add(&middle, &numbers[(count - 1) / 2]);
	number_add(&middle, &numbers[count / 2]);
	append_half(buffer, &middle);
	number_free(&middle);
	for (size_t i = 0; i < count; i++)
		number_free(&numbers[i]);
	free(numbers);
}

static void
tell_list(struct text fields, struct buffer *buffer)
{
	for (size_t i = 1; i < fields.length; i++)
		buffer_append_byte(
		    buffer, fields.bytes[i] == '\t' ? '|' : fields.bytes[i]);
}

static void
tell_bound(unsigned bound, struct buffer *buffer)
{
	if (bound == BOUND_MORE)
		buffer_append_byte(buffer, '+');
	else if (bound == BOUND_LESS)
		buffer_append_byte(buffer, '-');
	else if (bound != 0)
		buffer_append_byte(buffer, '~');
}

static void
tell_fields(
    enum function function, const union state *state, struct buffer *buffer)
{
	struct text fields = state_fields(state);

	if (function == DISTINCT)
		buffer_append_number(buffer, state_field_count(state));
	else if (fields.length == 0)
		return;
	else if (function == MEDIAN)
		tell_median(fields, buffer);
	else if (function == LIST)
		tell_list(fields, buffer);
	else
		buffer_append(buffer, text_skip(fields, 1));
}

static void
tell_output(const struct output *output, const union state *states,
    struct buffer *buffer)
{
	const union state *state = &states[output->state];
	const struct number *number = &state->number;

	switch (output->function) {
	case COUNT:
		buffer_append_number(buffer, state->count);
		break;
	case SKIPPED:
		buffer_append_number(
		    buffer, states[output->present].count - state->count);
		break;
	case MEAN:
		if (number->filled)
			number_append_quotient(buffer, number,
			    states[output->present].count, MEAN_PLACES);
		break;
	case SUM:
	case MIN:
	case MAX:
		state_append_number(buffer, number);
		break;
	case LOW:
	case HIGH:
		if (!state->number.open)
			state_append_number(buffer, number);
		break;
	case BOUND:
		tell_bound(state->bound, buffer);
		break;
	case FIRST:
		buffer_append(buffer, state->text);
		break;
	case AGREED:
		buffer_append(buffer, state_agreed(&state->agreement));
		break;
	default:
		tell_fields(output->function, state, buffer);
	}
}

/* The agreement that the output depends on and that was broken, or NULL. */
static const struct agreement *
find_conflict(const struct output *output, const union state *states)
{
	const struct agreement *agreement;

	if (output->unit != STATE_NONE) {
		agreement = &states[output->unit].agreement;
		if (agreement->conflict != 0)
			return agreement;
	}
	agreement = &states[output->state].agreement;
	if (output->function == AGREED && agreement->conflict != 0)
		return agreement;
	return NULL;
}

void
plan_tell(struct plan *plan, size_t number, union state *states,
    struct text key, struct text head, struct buffer *buffer)
{
	const struct output *output = &plan->outputs[number];
	const struct agreement *conflict = find_conflict(output, states);

	if (conflict == NULL)
		tell_output(output, states, buffer);
	else
		say_conflict(plan, conflict, cell_name(plan, key, head),
		    output->function != AGREED ||
			conflict != &states[output->state].agreement);
}

void
plan_tell_sources(
    struct plan *plan, const union state *states, struct buffer *buffer)
{
	const union state *state = &states[plan->step_count - 1];
	struct text fields;

	if (plan->steps[plan->step_count - 1].kind != STEP_SOURCES)
		return;
	fields = state_fields(state);
	for (size_t i = 1; i < fields.length; i++)
		buffer_append_byte(
		    buffer, fields.bytes[i] == '\t' ? '\n' : fields.bytes[i]);
	if (state_field_count(state) > STATE_MOST_SOURCES)
		buffer_format(buffer, "\n+ %" PRIu64,
		    state_field_count(state) - STATE_MOST_SOURCES);
}
