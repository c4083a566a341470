/* Groups and pivots. */
#include <stdlib.h>

#include "cmd/hantab/columns.h"
#include "cmd/hantab/natural.h"
#include "cmd/hantab/picture.h"
#include "cmd/hantab/table.h"
#include "common/error.h"
#include "common/memory.h"

enum { BLOCK_GROUPS = 1024 };

static bool
is_pivot(const struct table *table)
{
	return table->heads.bytes != NULL;
}

/* --- columns --- */

/* Without columns of groups there is one group, also of no rows. */
static void
name_groups(struct table *table)
{
	struct text rest = table->groups, name;

	table->group_names =
	    memory_new(rest.length + 1, sizeof(*table->group_names));
	while (text_split(&rest, ',', &name))
		table->group_names[table->group_count++] = name;
	if (table->group_count == 0)
		keys_add(&table->keys, TEXT(""));
}

void
table_open(struct table *table, const struct text *names, size_t count)
{
	name_groups(table);
	table->group_columns = columns_find(table->groups, names, count,
	    &table->group_count, is_pivot(table) ? "--rows" : "--group");
	if (is_pivot(table) &&
	    !columns_has(table->heads, names, count, &table->head_column))
		fatal("--columns: there is no column '%.*s'",
		    (int)table->heads.length, table->heads.bytes);
	plan_make(&table->plan, names, count);
}

/* --- finding states --- */

static union state *
states_of(struct table *table, size_t number)
{
	size_t block = number / BLOCK_GROUPS;
	size_t steps = table->plan.step_count;

	if (block >= table->block_count) {
		table->blocks = memory_grow(table->blocks,
		    &table->block_capacity, block + 1, sizeof(*table->blocks));
		table->blocks[table->block_count++] =
		    memory_new(BLOCK_GROUPS * steps, sizeof(union state));
	}
	return &table->blocks[block][number % BLOCK_GROUPS * steps];
}

static struct text
group_key(struct table *table, const struct text *fields)
{
	struct buffer *key = &table->key;

	if (table->group_count == 1)
		return fields[table->group_columns[0]];
	buffer_clear(key);
	for (size_t i = 0; i < table->group_count; i++) {
		if (i > 0)
			buffer_append_byte(key, '\t');
		buffer_append(key, fields[table->group_columns[i]]);
	}
	return buffer_text(key);
}

/* The number of the group or cell; its key was foreseen. */
static size_t
find_states(struct table *table, struct text key, struct text head)
{
	uint32_t group = keys_add_foreseen(&table->keys, key);

	if (!is_pivot(table))
		return group;
	return cells_find(
	    &table->cells, group, keys_add(&table->head_names, head));
}

void
table_add(struct table *table, const struct rows *rows)
{
	struct text key = group_key(table, rows->fields), head = TEXT("");
	size_t number;

	keys_foresee(&table->keys, key);
	if (!plan_read(&table->plan, rows))
		return;
	if (is_pivot(table))
		head = rows->fields[table->head_column];
	number = find_states(table, key, head);
	/* A row without a head only says that its row is there. */
	if (!is_pivot(table) || head.length > 0)
		plan_add(&table->plan, rows, number, states_of(table, number));
}

bool
table_is_other_group(struct table *table, const struct rows *rows)
{
	return table->keys.count > 0 &&
	    !text_equal(table->keys.texts[table->keys.count - 1],
		group_key(table, rows->fields));
}

static size_t
count_states(const struct table *table)
{
	return is_pivot(table) ? table->cells.count : table->keys.count;
}

void
table_clear(struct table *table)
{
	for (size_t i = 0; i < count_states(table); i++)
		if (i / BLOCK_GROUPS < table->block_count)
			plan_clear(&table->plan, states_of(table, i));
	cells_clear(&table->cells);
	keys_clear(&table->keys);
	keys_clear(&table->head_names);
	plan_forget(&table->plan);
}

void
table_free(struct table *table)
{
	table_clear(table);
	for (size_t i = 0; i < table->block_count; i++)
		free(table->blocks[i]);
	free(table->blocks);
	free(table->group_columns);
	free(table->group_names);
	buffer_free(&table->key);
	plan_free(&table->plan);
}

/* --- showing --- */

static void
draw_key(const struct table *table, struct picture *picture, struct text key)
{
	struct text field;

	while (table->group_count > 0 && text_split(&key, '\t', &field)) {
		buffer_append(&picture->bytes, field);
		picture_end_field(picture);
	}
}

static void
draw_states(struct table *table, struct picture *picture, union state *states,
    struct text key, struct text head)
{
	struct plan *plan = &table->plan;

	for (size_t i = 0; i < plan->output_count; i++) {
		plan_tell(plan, i, states, key, head, &picture->bytes);
		if (!picture->plain)
			plan_tell_sources(plan, states, &picture->source_bytes);
		picture_end_field(picture);
	}
}

/* The heads in the order in which they are shown, without the empty one. */
static uint32_t *
order_heads(const struct table *table, size_t *count)
{
	const struct keys *heads = &table->head_names;
	const struct keys *wanted = table->head_order;
	uint32_t *order = memory_new(heads->count + 1, sizeof(*order));
	uint32_t *natural = NULL, number;

	*count = 0;
	for (size_t i = 0; wanted != NULL && i < wanted->count; i++)
		if (keys_find(heads, wanted->texts[i], &number))
			order[(*count)++] = number;
	if (table->sort)
		natural = natural_sort(heads->texts, heads->count);
	for (size_t i = 0; i < heads->count; i++) {
		struct text head;

		number = natural != NULL ? natural[i] : (uint32_t)i;
		head = heads->texts[number];
		if (head.length > 0 &&
		    (wanted == NULL ||
			!keys_find(wanted, head, &(uint32_t){ 0 })))
			order[(*count)++] = number;
	}
	free(natural);
	return order;
}

static void
add_column(struct table *table, struct text head, size_t output,
    struct grid_column *column, struct store *store)
{
	struct buffer name = { 0 };

	buffer_append(&name, head);
	plan_append_name(&table->plan, output, is_pivot(table), &name);
	column->name = store_text(store, buffer_text(&name));
	column->number = plan_output_is_number(&table->plan, output);
	buffer_free(&name);
}

/* Begin to show; heads is NULL where there is no pivot. */
static void
begin_show(struct table *table, struct show *show, const uint32_t *heads,
    size_t head_count)
{
	size_t outputs = table->plan.output_count;
	size_t count = table->group_count + head_count * outputs;
	struct grid_column *columns = memory_new(count, sizeof(*columns));
	struct grid_column *column = columns + table->group_count;
	struct store *store = &show->names;

	for (size_t i = 0; i < table->group_count; i++)
		columns[i].name = table->group_names[i];
	for (size_t i = 0; i < head_count; i++)
		for (size_t output = 0; output < outputs; output++)
			add_column(table,
			    heads == NULL ? TEXT("")
					  : table->head_names.texts[heads[i]],
			    output, column++, store);
	show_begin(show, columns, count, table->group_count, heads != NULL);
	free(columns);
}

void
table_show_header(struct table *table, struct show *show)
{
	if (!is_pivot(table))
		begin_show(table, show, NULL, 1);
}

static void
show_group(struct table *table, uint32_t number, struct picture *picture,
    struct show *show)
{
	struct text key = table->keys.texts[number];

	draw_key(table, picture, key);
	draw_states(table, picture, states_of(table, number), key, TEXT(""));
	picture_show(picture, show, number + (size_t)1);
}

static void
show_pivot_row(struct table *table, uint32_t number, const uint32_t *cells,
    const uint32_t *heads, size_t head_count, struct picture *picture,
    struct show *show)
{
	struct text key = table->keys.texts[number];
	size_t empty = 0;

	draw_key(table, picture, key);
	for (size_t i = 0; i < head_count; i++) {
		uint32_t cell = cells[heads[i]];

		if (cell == 0) {
			empty += table->plan.output_count;
			continue;
		}
		picture_end_empty(picture, empty);
		empty = 0;
		draw_states(table, picture, states_of(table, cell - 1), key,
		    table->head_names.texts[heads[i]]);
	}
	picture_end_empty(picture, empty);
	picture_show(picture, show, number + (size_t)1);
}

static uint32_t *
order_groups(const struct table *table)
{
	uint32_t *order;

	if (table->sort)
		return natural_sort(table->keys.texts, table->keys.count);
	order = memory_new(table->keys.count, sizeof(*order));
	for (size_t i = 0; i < table->keys.count; i++)
		order[i] = (uint32_t)i;
	return order;
}

static void
show_pivot(struct table *table, const uint32_t *order, struct show *show)
{
	size_t head_count;
	uint32_t *heads = order_heads(table, &head_count);
	uint32_t *cells = memory_new(table->head_names.count, sizeof(*cells));
	struct picture picture = picture_new(
	    table->group_count + head_count * table->plan.output_count, show);

	begin_show(table, show, heads, head_count);
	for (size_t i = 0; i < table->keys.count; i++) {
		cells_spread(
		    &table->cells, order[i], cells, table->head_names.count);
		show_pivot_row(
		    table, order[i], cells, heads, head_count, &picture, show);
	}
	picture_free(&picture);
	free(cells);
	free(heads);
}

static void
show_groups(struct table *table, const uint32_t *order, struct show *show)
{
	struct picture picture =
	    picture_new(table->group_count + table->plan.output_count, show);

	for (size_t i = 0; i < table->keys.count; i++)
		show_group(table, order[i], &picture, show);
	picture_free(&picture);
}

void
table_show(struct table *table, struct show *show)
{
	uint32_t *order = order_groups(table);

	if (is_pivot(table))
		show_pivot(table, order, show);
	else
		show_groups(table, order, show);
	free(order);
}

/* --- partial --- */

static void
append_name(struct buffer *header, struct text name)
{
	if (header->length > 0)
		buffer_append_byte(header, '\t');
	buffer_append(header, name);
}

static void
append_header(const struct table *table, struct buffer *header)
{
	for (size_t i = 0; i < table->group_count; i++)
		append_name(header, table->group_names[i]);
	if (is_pivot(table))
		append_name(header, table->heads);
	for (size_t i = 0; i < table->plan.step_count; i++) {
		append_name(header, TEXT(""));
		plan_append_step_name(&table->plan, i, header);
	}
}

void
table_write_header(struct table *table)
{
	struct buffer header = { 0 };

	append_header(table, &header);
	buffer_append_byte(&header, '\n');
	output_write(buffer_text(&header));
	buffer_free(&header);
}

static void
append_states(struct table *table, size_t number, struct buffer *line)
{
	const union state *states = states_of(table, number);

	for (size_t i = 0; i < table->plan.step_count; i++) {
		if (i > 0 || table->group_count > 0)
			buffer_append_byte(line, '\t');
		plan_write(&table->plan, i, &states[i], line);
	}
}

void
table_write(struct table *table)
{
	struct buffer line = { 0 };

	for (size_t i = 0; i < count_states(table); i++) {
		const struct cell *cell =
		    is_pivot(table) ? &table->cells.places[i] : NULL;

		buffer_append(
		    &line, table->keys.texts[cell == NULL ? i : cell->row]);
		if (cell != NULL) {
			buffer_append_byte(&line, '\t');
			buffer_append(
			    &line, table->head_names.texts[cell->head]);
		}
		append_states(table, i, &line);
		buffer_append_byte(&line, '\n');
		output_write(buffer_text(&line));
		buffer_clear(&line);
	}
	buffer_free(&line);
}

static bool
header_has(struct text header, struct text prefix)
{
	struct text name;

	while (text_split(&header, '\t', &name))
		if (text_starts_with(name, prefix))
			return true;
	return false;
}

bool
table_open_partial(
    struct table *table, struct record_input *records, struct input *input)
{
	struct buffer header = { 0 };

	if (!record_open(records, input))
		return false;
	name_groups(table);
	/* They are the first columns of what was written. */
	table->group_columns =
	    memory_new(table->group_count, sizeof(*table->group_columns));
	for (size_t i = 0; i < table->group_count; i++)
		table->group_columns[i] = i;
	table->plan.has_unit = header_has(records->header, TEXT("unit("));
	table->plan.has_doc = table->plan.has_line =
	    header_has(records->header, TEXT("sources("));
	plan_make(&table->plan, NULL, 0);
	append_header(table, &header);
	if (!text_equal(records->header, buffer_text(&header)))
		fatal("%.*s: not what --partial writes with these options",
		    (int)records->file.length, records->file.bytes);
	buffer_free(&header);
	return true;
}

void
table_merge(struct table *table, const struct record_input *records)
{
	const struct text *fields = records->fields + table->group_count;
	struct text key = group_key(table, records->fields), head = TEXT("");
	union state *states;
	size_t number;

	if (is_pivot(table))
		head = *fields++;
	keys_foresee(&table->keys, key);
	number = find_states(table, key, head);
	states = states_of(table, number);
	for (size_t i = 0; i < table->plan.step_count; i++)
		if (!plan_merge(&table->plan, i, fields[i], number, &states[i]))
			fatal("%.*s:%zu: '%.*s' is nothing that --partial "
			      "writes",
			    (int)records->file.length, records->file.bytes,
			    records->line_number, (int)fields[i].length,
			    fields[i].bytes);
}
