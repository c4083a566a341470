/* From -a to steps, and from rows over states to what is told. */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "cmd/hantab/columns.h"
#include "cmd/hantab/plan.h"
#include "common/decimal.h"
#include "common/error.h"
#include "common/escape.h"
#include "common/memory.h"

enum {
	MEAN_PLACES = 6,
	MOST_SOURCES = 8, /* written out; the others are counted */
	MOST_OUTPUTS_OF_ONE = 5,
	NO_STATE = -1,
};

enum bound {
	BOUND_MORE = 1,  /* + */
	BOUND_LESS = 2,  /* - */
	BOUND_ABOUT = 4, /* ~ and .. */
};

enum function {
	COUNT,
	SUM,
	MEAN,
	MIN,
	MAX,
	MEDIAN,
	FIRST,
	LAST,
	DISTINCT,
	LIST,
	AGREED,
	/* what comes beside one of those */
	LOW,
	HIGH,
	BOUND,
	SKIPPED,
	FUNCTION_COUNT,
};

/* How -a calls them, and which step they are told from. */
static const struct {
	struct text name;
	enum step_kind step;
	bool needs_number, is_number;
} functions[FUNCTION_COUNT] = {
	[COUNT] = { TEXT_INIT("count"), STEP_PRESENT, false, true },
	[SUM] = { TEXT_INIT("sum"), STEP_SUM, true, true },
	[MEAN] = { TEXT_INIT("mean"), STEP_SUM, true, true },
	[MIN] = { TEXT_INIT("min"), STEP_MIN, true, true },
	[MAX] = { TEXT_INIT("max"), STEP_MAX, true, true },
	[MEDIAN] = { TEXT_INIT("median"), STEP_VALUES, true, true },
	[FIRST] = { TEXT_INIT("first"), STEP_FIRST, false, false },
	[LAST] = { TEXT_INIT("last"), STEP_LAST, false, false },
	[DISTINCT] = { TEXT_INIT("distinct"), STEP_DISTINCT, false, true },
	[LIST] = { TEXT_INIT("list"), STEP_VALUES, false, false },
	[AGREED] = { TEXT_INIT(""), STEP_AGREED, false, true },
	[LOW] = { TEXT_INIT("low"), STEP_LOW, false, true },
	[HIGH] = { TEXT_INIT("high"), STEP_HIGH, false, true },
	[BOUND] = { TEXT_INIT("bound"), STEP_BOUND, false, false },
	[SKIPPED] = { TEXT_INIT("skipped"), STEP_PRESENT, false, true },
};

static const struct text step_names[] = {
	[STEP_ROWS] = TEXT_INIT("rows"),
	[STEP_PRESENT] = TEXT_INIT("present"),
	[STEP_SUM] = TEXT_INIT("sum"),
	[STEP_MIN] = TEXT_INIT("min"),
	[STEP_MAX] = TEXT_INIT("max"),
	[STEP_FIRST] = TEXT_INIT("first"),
	[STEP_LAST] = TEXT_INIT("last"),
	[STEP_VALUES] = TEXT_INIT("values"),
	[STEP_DISTINCT] = TEXT_INIT("distinct"),
	[STEP_AGREED] = TEXT_INIT("agreed"),
	[STEP_UNIT] = TEXT_INIT("unit"),
	[STEP_LOW] = TEXT_INIT("low"),
	[STEP_HIGH] = TEXT_INIT("high"),
	[STEP_BOUND] = TEXT_INIT("bound"),
	[STEP_SOURCES] = TEXT_INIT("sources"),
};

/* One column that is told about. */
struct measure {
	struct text name;
	size_t column;
	bool needs_number;
	/* of the row */
	bool present;
	struct number number;
};

struct step {
	enum step_kind kind;
	size_t measure;
};

struct output {
	enum function function, beside; /* beside: what it was asked for with */
	size_t measure;
	bool all_rows; /* count without a column */
	int state;     /* that it is told from, or NO_STATE, as the next */
	int unit;
	int present;
};

struct conflict {
	struct text value;
	struct place place;
	bool said;
};

/* --- making the plan --- */

static int
add_step(struct plan *plan, enum step_kind kind, size_t measure)
{
	for (size_t i = 0; i < plan->step_count; i++)
		if (plan->steps[i].kind == kind &&
		    plan->steps[i].measure == measure)
			return (int)i;
	plan->steps[plan->step_count] = (struct step){ kind, measure };
	return (int)plan->step_count++;
}

static size_t
add_measure(
    struct plan *plan, struct text name, const struct text *names, size_t count)
{
	struct measure *measure = &plan->measures[plan->measure_count];

	for (size_t i = 0; i < plan->measure_count; i++)
		if (text_equal(plan->measures[i].name, name))
			return i;
	measure->name = name;
	if (names != NULL && !columns_has(name, names, count, &measure->column))
		fatal("there is no column '%.*s' to aggregate",
		    (int)name.length, name.bytes);
	return plan->measure_count++;
}

static bool
has_units(const struct plan *plan, size_t measure)
{
	struct text name = plan->measures[measure].name;

	return plan->has_unit && !plan->mixed_units &&
	    (text_equal(name, TEXT("value")) || text_equal(name, TEXT("low")) ||
		text_equal(name, TEXT("high")));
}

static struct output *
add_output(struct plan *plan, enum function function, enum function beside,
    size_t measure)
{
	struct output *output = &plan->outputs[plan->output_count++];

	output->function = function;
	output->beside = beside;
	output->measure = measure;
	output->present = output->unit = NO_STATE;
	output->state = add_step(plan, functions[function].step, measure);
	if ((functions[beside].needs_number || beside == AGREED) &&
	    has_units(plan, measure) && function != SKIPPED)
		output->unit = add_step(plan, STEP_UNIT, measure);
	return output;
}

static void
add_bounds(struct plan *plan, size_t measure)
{
	if (!plan->bounds ||
	    !text_equal(plan->measures[measure].name, TEXT("value")))
		return;
	add_output(plan, LOW, SUM, measure);
	add_output(plan, HIGH, SUM, measure);
	add_output(plan, BOUND, SUM, measure);
}

static void
add_skipped(struct plan *plan, size_t measure)
{
	for (size_t i = 0; i < plan->output_count; i++)
		if (plan->outputs[i].function == SKIPPED &&
		    plan->outputs[i].measure == measure)
			return;
	add_output(plan, SKIPPED, SKIPPED, measure)->present =
	    add_step(plan, STEP_ROWS, 0);
}

static void
add_function(struct plan *plan, enum function function, size_t measure)
{
	struct output *output = add_output(plan, function, function, measure);

	plan->measures[measure].needs_number |=
	    functions[function].needs_number;
	if (function == MEAN)
		output->present = add_step(plan, STEP_PRESENT, measure);
	if (function == SUM)
		add_bounds(plan, measure);
}

static enum function
find_function(struct text name)
{
	for (size_t i = 0; i < AGREED; i++)
		if (text_equal(functions[i].name, name))
			return (enum function)i;
	fatal("--aggregate: there is no aggregate '%.*s'", (int)name.length,
	    name.bytes);
}

static void
add_aggregate(struct plan *plan, struct text aggregate,
    const struct text *names, size_t count)
{
	struct text rest = aggregate, name;
	enum function function;
	struct output *output;

	text_split(&rest, ':', &name);
	function = find_function(name);
	if (function == COUNT && rest.bytes == NULL) {
		output = &plan->outputs[plan->output_count++];
		*output = (struct output){ COUNT, COUNT, 0, true, 0, NO_STATE,
			NO_STATE };
		output->state = add_step(plan, STEP_ROWS, 0);
		return;
	}
	add_function(plan, function,
	    add_measure(
		plan, rest.bytes == NULL ? plan->value : rest, names, count));
}

static bool
find_column(struct text name, const struct text *names, size_t count,
    bool needed, size_t *column)
{
	if (columns_has(name, names, count, column))
		return true;
	if (needed)
		fatal("there is no column '%.*s', which --bounds needs",
		    (int)name.length, name.bytes);
	return false;
}

static void
find_columns(struct plan *plan, const struct text *names, size_t count)
{
	if (names == NULL)
		return;
	plan->has_unit =
	    find_column(TEXT("unit"), names, count, false, &plan->unit_column);
	plan->has_doc =
	    find_column(TEXT("doc"), names, count, false, &plan->doc_column);
	plan->has_line =
	    find_column(TEXT("line"), names, count, false, &plan->line_column);
	plan->has_raw =
	    find_column(TEXT("raw"), names, count, false, &plan->raw_column);
	if (!plan->bounds)
		return;
	find_column(TEXT("low"), names, count, true, &plan->low_column);
	find_column(TEXT("high"), names, count, true, &plan->high_column);
	find_column(TEXT("bound"), names, count, true, &plan->bound_column);
}

static size_t
count_parts(struct text list)
{
	size_t count = 0;
	struct text part;

	while (text_split(&list, ',', &part))
		count++;
	return count;
}

static bool
has_output(const struct plan *plan, enum function function)
{
	for (size_t i = 0; i < plan->output_count; i++)
		if (plan->outputs[i].function == function)
			return true;
	return false;
}

void
plan_make(struct plan *plan, const struct text *names, size_t count)
{
	size_t most = count_parts(plan->aggregates) + 1;
	struct text rest = plan->aggregates, part;

	find_columns(plan, names, count);
	plan->measures = memory_new(most, sizeof(*plan->measures));
	plan->outputs =
	    memory_new(MOST_OUTPUTS_OF_ONE * most, sizeof(*plan->outputs));
	plan->steps =
	    memory_new(MOST_OUTPUTS_OF_ONE * most + 3, sizeof(*plan->steps));
	if (plan->aggregates.length == 0)
		add_function(
		    plan, AGREED, add_measure(plan, plan->value, names, count));
	else
		while (text_split(&rest, ',', &part))
			add_aggregate(plan, part, names, count);
	if (plan->bounds && !has_output(plan, LOW))
		fatal("--bounds is for a sum of value");
	if (plan->skipped)
		for (size_t i = 0; i < plan->measure_count; i++)
			add_skipped(plan, i);
	if (plan->sources && plan->has_doc && plan->has_line)
		add_step(plan, STEP_SOURCES, 0);
}

static struct text
measure_name(const struct plan *plan, const struct output *output)
{
	return plan->measures[output->measure].name;
}

void
plan_append_name(
    const struct plan *plan, size_t number, bool cell, struct buffer *buffer)
{
	const struct output *output = &plan->outputs[number];
	bool beside = output->function == LOW || output->function == HIGH ||
	    output->function == BOUND;

	if (cell && (beside || output->function == SKIPPED)) {
		buffer_append_byte(buffer, '_');
		buffer_append(buffer, functions[output->function].name);
		return;
	}
	if (cell)
		return;
	buffer_append(buffer, functions[output->beside].name);
	if (output->all_rows)
		return;
	buffer_append_byte(buffer, '_');
	buffer_append(buffer, measure_name(plan, output));
	if (!beside)
		return;
	buffer_append_byte(buffer, '_');
	buffer_append(buffer, functions[output->function].name);
}

bool
plan_output_is_number(const struct plan *plan, size_t output)
{
	return functions[plan->outputs[output].function].is_number;
}

/* --- reading rows --- */

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

static uint32_t
line_number(struct text digits)
{
	uint64_t line = 0;

	for (size_t i = 0; i < digits.length && line <= UINT32_MAX; i++) {
		if (digits.bytes[i] < '0' || digits.bytes[i] > '9')
			return 0;
		line = 10 * line + (uint64_t)(digits.bytes[i] - '0');
	}
	return line <= UINT32_MAX ? (uint32_t)line : UINT32_MAX;
}

/* The place in the document, or else that in the file of records. */
static struct place
row_place(struct plan *plan, const struct rows *rows)
{
	const struct record_input *records = &rows->records;

	if (plan->has_doc && plan->has_line)
		return (struct place){ keys_add(&plan->documents,
					   rows->fields[plan->doc_column]),
			line_number(rows->fields[plan->line_column]) };
	return (struct place){ keys_add(&plan->documents, records->file),
		records->line_number < UINT32_MAX
		    ? (uint32_t)records->line_number
		    : UINT32_MAX };
}

static struct text
agreed_text(const struct agreement *agreement)
{
	return (struct text){ agreement->bytes, agreement->length };
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
	agreement->place = place;
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
static void
agree(struct plan *plan, struct agreement *agreement, struct text value,
    struct place place, bool exactly)
{
	if (agreement->bytes == NULL)
		agreement_begin(plan, agreement, value, place);
	else if (agreement->conflict == 0 &&
	    !text_equal(agreed_text(agreement), value) &&
	    (exactly || !values_agree(agreed_text(agreement), value)))
		agreement_break(plan, agreement, value, place);
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

/* The fields of a state, which come to be with the first of them. */
static struct fields *
fields_of(union state *state)
{
	if (state->fields == NULL)
		state->fields = memory_new(1, sizeof(*state->fields));
	return state->fields;
}

static struct text
kept_fields(const union state *state)
{
	return state->fields == NULL ? TEXT("")
				     : buffer_text(&state->fields->bytes);
}

static uint64_t
kept_count(const union state *state)
{
	return state->fields == NULL ? 0 : state->fields->count;
}

static void
append_field(union state *state, struct text field)
{
	buffer_append_byte(&fields_of(state)->bytes, '\t');
	buffer_append(&fields_of(state)->bytes, field);
}

static void
add_distinct(struct plan *plan, size_t step, struct text value, uint64_t group,
    union state *state)
{
	if (!is_new(plan, group, step, value))
		return;
	fields_of(state)->count++;
	if (plan->partial)
		append_field(state, value);
}

static void
keep_extreme(struct number *kept, const struct number *number, int sign)
{
	if (!kept->filled || sign * number_compare(number, kept) > 0)
		number_copy(kept, number);
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

	if (fields_of(state)->count++ >= MOST_SOURCES)
		return;
	buffer_clear(scratch);
	buffer_append(scratch, rows->fields[plan->doc_column]);
	buffer_append_byte(scratch, ':');
	buffer_append(scratch, rows->fields[plan->line_column]);
	if (plan->has_raw) {
		buffer_append_byte(scratch, ' ');
		buffer_append(scratch, rows->fields[plan->raw_column]);
	}
	append_field(state, buffer_text(scratch));
}

static void
take_step(struct plan *plan, const struct rows *rows, uint64_t group,
    size_t number, union state *state)
{
	const struct step *step = &plan->steps[number];
	const struct measure *measure = &plan->measures[step->measure];
	struct text field = rows->fields[measure->column];

	switch (step->kind) {
	case STEP_ROWS:
	case STEP_PRESENT:
		state->count++;
		break;
	case STEP_SUM:
		number_add(&state->number, &measure->number);
		break;
	case STEP_MIN:
		keep_extreme(&state->number, &measure->number, -1);
		break;
	case STEP_MAX:
		keep_extreme(&state->number, &measure->number, 1);
		break;
	case STEP_FIRST:
		if (state->text.bytes == NULL)
			state->text = store_text(&plan->store, field);
		break;
	case STEP_LAST:
		buffer_clear(&fields_of(state)->bytes);
		/* fallthrough */
	case STEP_VALUES:
		append_field(state, field);
		break;
	case STEP_DISTINCT:
		add_distinct(plan, number, field, group, state);
		break;
	case STEP_AGREED:
		agree(plan, &state->agreement, field, row_place(plan, rows),
		    false);
		break;
	case STEP_UNIT:
		agree(plan, &state->agreement, rows->fields[plan->unit_column],
		    row_place(plan, rows), true);
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
	}
}

void
plan_add(struct plan *plan, const struct rows *rows, uint64_t group,
    union state *states)
{
	for (size_t i = 0; i < plan->step_count; i++)
		if (plan->steps[i].kind == STEP_ROWS ||
		    plan->measure_count == 0 ||
		    plan->measures[plan->steps[i].measure].present)
			take_step(plan, rows, group, i, &states[i]);
}

/* --- telling --- */

static struct text
place_document(const struct plan *plan, struct place place)
{
	return plan->documents.texts[place.document];
}

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

/* Say that the rows of a group or cell did not agree. */
static void
say_conflict(struct plan *plan, const struct agreement *agreement,
    struct text name, bool unit)
{
	struct conflict *conflict = &plan->conflicts[agreement->conflict - 1];
	struct text first = place_document(plan, agreement->place);

	if (conflict->said)
		return;
	conflict->said = true;
	trouble_at(place_document(plan, conflict->place), conflict->place.line,
	    "%.*s: %s'%.*s', but '%.*s' at %.*s:%lu; left empty",
	    (int)name.length, name.bytes, unit ? "unit " : "",
	    (int)conflict->value.length, conflict->value.bytes,
	    (int)agreement->length, agreement->bytes, (int)first.length,
	    first.bytes, (unsigned long)agreement->place.line);
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
tell_number(const struct number *number, struct buffer *buffer)
{
	if (number->filled)
		number_append(buffer, number);
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
	struct text fields = kept_fields(state);

	if (function == DISTINCT)
		buffer_append_number(buffer, kept_count(state));
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
		tell_number(number, buffer);
		break;
	case LOW:
	case HIGH:
		if (!state->number.open)
			tell_number(number, buffer);
		break;
	case BOUND:
		tell_bound(state->bound, buffer);
		break;
	case FIRST:
		buffer_append(buffer, state->text);
		break;
	case AGREED:
		buffer_append(buffer, agreed_text(&state->agreement));
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

	if (output->unit != NO_STATE) {
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
	fields = kept_fields(state);
	for (size_t i = 1; i < fields.length; i++)
		buffer_append_byte(
		    buffer, fields.bytes[i] == '\t' ? '\n' : fields.bytes[i]);
	if (kept_count(state) > MOST_SOURCES)
		buffer_format(
		    buffer, "\n+ %" PRIu64, kept_count(state) - MOST_SOURCES);
}

/* --- states as fields --- */

void
plan_append_step_name(
    const struct plan *plan, size_t number, struct buffer *buffer)
{
	const struct step *step = &plan->steps[number];

	buffer_append(buffer, step_names[step->kind]);
	buffer_append_byte(buffer, '(');
	if (step->kind != STEP_ROWS && step->kind != STEP_SOURCES)
		buffer_append(buffer, plan->measures[step->measure].name);
	buffer_append_byte(buffer, ')');
}

static void
write_place(const struct plan *plan, struct text value, struct place place,
    struct buffer *buffer)
{
	buffer_append_byte(buffer, '\t');
	buffer_append(buffer, value);
	buffer_append_byte(buffer, '\t');
	buffer_append_number(buffer, place.line);
	buffer_append_byte(buffer, '\t');
	buffer_append(buffer, place_document(plan, place));
}

static void
write_agreement(const struct plan *plan, const struct agreement *agreement,
    struct buffer *buffer)
{
	const struct conflict *conflict;

	if (agreement->bytes == NULL)
		return;
	write_place(plan, agreed_text(agreement), agreement->place, buffer);
	if (agreement->conflict == 0)
		return;
	conflict = &plan->conflicts[agreement->conflict - 1];
	write_place(plan, conflict->value, conflict->place, buffer);
}

static void
write_state(const struct plan *plan, enum step_kind kind,
    const union state *state, struct buffer *buffer)
{
	switch (kind) {
	case STEP_ROWS:
	case STEP_PRESENT:
		buffer_append_number(buffer, state->count);
		break;
	case STEP_LOW:
	case STEP_HIGH:
		if (state->number.open)
			buffer_append_byte(buffer, '!');
		/* fallthrough */
	case STEP_SUM:
	case STEP_MIN:
	case STEP_MAX:
		tell_number(&state->number, buffer);
		break;
	case STEP_FIRST:
		buffer_append(buffer, state->text);
		break;
	case STEP_SOURCES:
		buffer_append_number(buffer, kept_count(state));
		/* fallthrough */
	case STEP_LAST:
	case STEP_VALUES:
	case STEP_DISTINCT:
		buffer_append(buffer, kept_fields(state));
		break;
	case STEP_AGREED:
	case STEP_UNIT:
		write_agreement(plan, &state->agreement, buffer);
		break;
	case STEP_BOUND:
		buffer_append_number(buffer, state->bound);
		break;
	}
}

void
plan_write(const struct plan *plan, size_t step, const union state *state,
    struct buffer *buffer)
{
	struct buffer raw = { 0 };

	write_state(plan, plan->steps[step].kind, state, &raw);
	escape_append(buffer, buffer_text(&raw));
	buffer_free(&raw);
}

static bool
read_count(struct text text, uint64_t *count)
{
	*count = 0;
	if (text.length == 0 || text.length > 19)
		return false;
	for (size_t i = 0; i < text.length; i++) {
		if (text.bytes[i] < '0' || text.bytes[i] > '9')
			return false;
		*count = 10 * *count + (uint64_t)(text.bytes[i] - '0');
	}
	return true;
}

static bool
merge_count(union state *state, struct text text)
{
	uint64_t count;

	if (!read_count(text, &count))
		return false;
	state->count += count;
	return true;
}

static bool
merge_number(enum step_kind kind, union state *state, struct text text)
{
	static struct number number;

	if (text_starts_with(text, TEXT("!"))) {
		state->number.open = true;
		text = text_skip(text, 1);
	}
	if (text.length == 0)
		return true;
	if (!number_parse(&number, text))
		return false;
	if (kind == STEP_MIN || kind == STEP_MAX)
		keep_extreme(
		    &state->number, &number, kind == STEP_MAX ? 1 : -1);
	else
		number_add(&state->number, &number);
	return true;
}

static bool
merge_fields(struct plan *plan, size_t step, struct text text, uint64_t group,
    union state *state)
{
	enum step_kind kind = plan->steps[step].kind;
	struct text field;

	if (text.length == 0)
		return true;
	if (!text_starts_with(text, TEXT("\t")))
		return false;
	text = text_skip(text, 1);
	while (text_split(&text, '\t', &field)) {
		if (kind == STEP_DISTINCT) {
			add_distinct(plan, step, field, group, state);
			continue;
		}
		if (kind == STEP_LAST)
			buffer_clear(&fields_of(state)->bytes);
		append_field(state, field);
	}
	return true;
}

static bool
merge_sources(union state *state, struct text text)
{
	struct text field;
	uint64_t count;

	text_split(&text, '\t', &field);
	if (!read_count(field, &count))
		return false;
	for (uint64_t i = kept_count(state);
	     i < MOST_SOURCES && text_split(&text, '\t', &field); i++)
		append_field(state, field);
	fields_of(state)->count += count;
	return true;
}

static bool
split_place(struct plan *plan, struct text *rest, struct text *value,
    struct place *place)
{
	struct text line, document;
	uint64_t number;

	if (!text_split(rest, '\t', value) || !text_split(rest, '\t', &line) ||
	    !text_split(rest, '\t', &document) || !read_count(line, &number) ||
	    number > UINT32_MAX)
		return false;
	*place = (struct place){ keys_add(&plan->documents, document),
		(uint32_t)number };
	return true;
}

static bool
merge_agreement(struct plan *plan, struct agreement *agreement,
    struct text text, bool exactly)
{
	struct text value;
	struct place place;

	if (text.length == 0)
		return true;
	text = text_skip(text, 1);
	while (text.bytes != NULL) {
		if (!split_place(plan, &text, &value, &place))
			return false;
		agree(plan, agreement, value, place, exactly);
	}
	return true;
}

static bool
merge_bound(union state *state, struct text text)
{
	uint64_t flags;

	if (!read_count(text, &flags))
		return false;
	state->bound |= (unsigned)flags;
	return true;
}

bool
plan_merge(struct plan *plan, size_t step, struct text field, uint64_t group,
    union state *state)
{
	static struct buffer unescaped;
	struct text text = escape_remove(field, &unescaped);
	enum step_kind kind = plan->steps[step].kind;

	switch (kind) {
	case STEP_ROWS:
	case STEP_PRESENT:
		return merge_count(state, text);
	case STEP_SUM:
	case STEP_MIN:
	case STEP_MAX:
	case STEP_LOW:
	case STEP_HIGH:
		return merge_number(kind, state, text);
	case STEP_FIRST:
		if (state->text.bytes == NULL && text.length > 0)
			state->text = store_text(&plan->store, text);
		return true;
	case STEP_LAST:
	case STEP_VALUES:
	case STEP_DISTINCT:
		return merge_fields(plan, step, text, group, state);
	case STEP_SOURCES:
		return merge_sources(state, text);
	case STEP_AGREED:
	case STEP_UNIT:
		return merge_agreement(
		    plan, &state->agreement, text, kind == STEP_UNIT);
	case STEP_BOUND:
		return merge_bound(state, text);
	}
	return false;
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
	plan->conflict_count = 0;
}

void
plan_free(struct plan *plan)
{
	for (size_t i = 0; i < plan->measure_count; i++)
		number_free(&plan->measures[i].number);
	number_free(&plan->low);
	number_free(&plan->high);
	free(plan->measures);
	free(plan->outputs);
	free(plan->steps);
	free(plan->conflicts);
	buffer_free(&plan->scratch);
	plan_forget(plan);
}
