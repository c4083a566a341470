/* States as fields of records, written and merged. */
#include "cmd/hantab/state.h"
#include "common/escape.h"

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
	buffer_append_number(buffer, place.column);
	buffer_append_byte(buffer, '\t');
	buffer_append(buffer, state_document(plan, place));
}

static void
write_agreement(const struct plan *plan, const struct agreement *agreement,
    struct buffer *buffer)
{
	const struct conflict *conflict;

	if (agreement->bytes == NULL)
		return;
	write_place(plan, state_agreed(agreement),
	    plan->places[agreement->place], buffer);
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
		state_append_number(buffer, &state->number);
		break;
	case STEP_FIRST:
		buffer_append(buffer, state->text);
		break;
	case STEP_SOURCES:
		buffer_append_number(buffer, state_field_count(state));
		/* fallthrough */
	case STEP_LAST:
	case STEP_VALUES:
	case STEP_DISTINCT:
		buffer_append(buffer, state_fields(state));
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
		state_keep_extreme(
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
			state_add_distinct(plan, step, field, group, state);
			continue;
		}
		if (kind == STEP_LAST)
			buffer_clear(&state_make_fields(state)->bytes);
		state_add_field(state, field);
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
	for (uint64_t i = state_field_count(state);
	     i < STATE_MOST_SOURCES && text_split(&text, '\t', &field); i++)
		state_add_field(state, field);
	state_make_fields(state)->count += count;
	return true;
}

static bool
split_number(struct text *rest, uint32_t *number)
{
	struct text text;
	uint64_t count;

	if (!text_split(rest, '\t', &text) || !read_count(text, &count) ||
	    count > UINT32_MAX)
		return false;
	*number = (uint32_t)count;
	return true;
}

static bool
split_place(struct plan *plan, struct text *rest, struct text *value,
    struct place *place)
{
	struct text document;

	if (!text_split(rest, '\t', value) ||
	    !split_number(rest, &place->line) ||
	    !split_number(rest, &place->column) ||
	    !text_split(rest, '\t', &document))
		return false;
	place->document = keys_add(&plan->documents, document);
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
		state_agree(plan, agreement, value, place, exactly);
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
