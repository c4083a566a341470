/* From -a to steps and outputs. */
#include <stdlib.h>

#include "cmd/hantab/columns.h"
#include "cmd/hantab/state.h"
#include "common/error.h"
#include "common/memory.h"

enum { MOST_OUTPUTS_OF_ONE = 5 };

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
	output->present = output->unit = STATE_NONE;
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
		*output = (struct output){ COUNT, COUNT, 0, true, 0, STATE_NONE,
			STATE_NONE };
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
	plan->has_col =
	    find_column(TEXT("col"), names, count, false, &plan->col_column);
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
	free(plan->places);
	buffer_free(&plan->scratch);
	plan_forget(plan);
}
