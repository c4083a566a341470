/* Groups and pivots. */
#include <stdlib.h>
#include <string.h>

#include "cmd/hantab/columns.h"
#include "cmd/hantab/natural.h"
#include "cmd/hantab/table.h"
#include "common/error.h"
#include "common/memory.h"

enum { BLOCK_GROUPS = 1024, FEWEST_CELLS = 8, NO_CELL = -1 };

/* What finds the cells of one row of a pivot. */
struct pivot_row {
	struct pivot_slot *slots; /* hashed by head */
	uint32_t slot_count, count;
};

struct pivot_slot {
	uint32_t head;
	uint32_t cell; /* from 1; 0: free */
};

struct cell {
	uint32_t row, head;
};

static bool
is_pivot(const struct table *table)
{
	return table->heads.bytes != NULL;
}

/* --- columns --- */

static void
name_groups(struct table *table)
{
	struct text rest = table->groups, name;

	table->group_names =
	    memory_new(rest.length + 1, sizeof(*table->group_names));
	while (text_split(&rest, ',', &name))
		table->group_names[table->group_count++] = name;
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

static struct pivot_slot *
find_slot(const struct pivot_row *row, uint32_t head)
{
	uint32_t mask = row->slot_count - 1;
	uint32_t at = head * UINT32_C(0x9E3779B1) >> 7 & mask;

	while (row->slots[at].cell != 0 && row->slots[at].head != head)
		at = (at + 1) & mask;
	return &row->slots[at];
}

static void
grow_row(struct pivot_row *row)
{
	struct pivot_row larger = { .count = row->count };

	larger.slot_count =
	    row->slot_count == 0 ? FEWEST_CELLS : 2 * row->slot_count;
	larger.slots = memory_new(larger.slot_count, sizeof(*larger.slots));
	for (uint32_t i = 0; i < row->slot_count; i++)
		if (row->slots[i].cell != 0)
			*find_slot(&larger, row->slots[i].head) = row->slots[i];
	free(row->slots);
	*row = larger;
}

static struct pivot_row *
pivot_row(struct table *table, uint32_t number)
{
	size_t before = table->pivot_capacity;

	table->pivot_rows =
	    memory_grow(table->pivot_rows, &table->pivot_capacity,
		number + (size_t)1, sizeof(*table->pivot_rows));
	if (table->pivot_capacity > before)
		memset(table->pivot_rows + before, 0,
		    (table->pivot_capacity - before) *
			sizeof(*table->pivot_rows));
	return &table->pivot_rows[number];
}

static uint32_t
add_cell(struct table *table, uint32_t row, uint32_t head)
{
	if (table->cell_count == UINT32_MAX)
		fatal("more than %zu cells", table->cell_count);
	table->cells = memory_grow(table->cells, &table->cell_capacity,
	    table->cell_count + 1, sizeof(*table->cells));
	table->cells[table->cell_count++] = (struct cell){ row, head };
	return (uint32_t)table->cell_count;
}

static size_t
find_cell(struct table *table, uint32_t number, uint32_t head)
{
	struct pivot_row *row = pivot_row(table, number);
	struct pivot_slot *slot;

	if (2 * row->count >= row->slot_count)
		grow_row(row);
	slot = find_slot(row, head);
	if (slot->cell == 0) {
		*slot =
		    (struct pivot_slot){ head, add_cell(table, number, head) };
		row->count++;
	}
	return slot->cell - 1;
}

/* The number of the group or cell; its key was foreseen. */
static size_t
find_states(struct table *table, struct text key, struct text head)
{
	uint32_t group = keys_add_foreseen(&table->keys, key);

	if (!is_pivot(table))
		return group;
	return find_cell(table, group, keys_add(&table->head_names, head));
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
	return is_pivot(table) ? table->cell_count : table->keys.count;
}

void
table_clear(struct table *table)
{
	for (size_t i = 0; i < count_states(table); i++)
		if (i / BLOCK_GROUPS < table->block_count)
			plan_clear(&table->plan, states_of(table, i));
	for (size_t i = 0; i < table->pivot_capacity; i++)
		free(table->pivot_rows[i].slots);
	free(table->pivot_rows);
	table->pivot_rows = NULL;
	table->pivot_capacity = table->cell_count = 0;
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
	free(table->cells);
	free(table->group_columns);
	free(table->group_names);
	buffer_free(&table->key);
	plan_free(&table->plan);
}

/* --- showing --- */

/* A row that is shown, and the rooms it is put together in. */
struct picture {
	bool plain; /* the bytes are the line, and the fields not needed */
	struct text *fields, *sources;
	size_t *begins, *source_begins; /* of the fields, in the bytes */
	size_t count;
	struct buffer bytes, source_bytes;
};

static void
end_field(struct picture *picture)
{
	if (picture->plain) {
		buffer_append_byte(&picture->bytes, '\t');
		return;
	}
	picture->begins[++picture->count] = picture->bytes.length;
	picture->source_begins[picture->count] = picture->source_bytes.length;
}

/* End so many empty fields: in a large pivot most are. */
static void
end_fields(struct picture *picture, size_t count)
{
	if (!picture->plain) {
		while (count-- > 0)
			end_field(picture);
		return;
	}
	if (count > 0)
		memset(buffer_room(&picture->bytes, count), '\t', count);
	picture->bytes.length += count;
}

/* The buffers may have moved while they grew: now they do not any more. */
static void
cut_picture(struct picture *picture)
{
	for (size_t i = 0; i < picture->count; i++) {
		const size_t *at = &picture->begins[i];

		picture->fields[i] =
		    (struct text){ picture->bytes.bytes + at[0],
			    at[1] - at[0] };
		at = &picture->source_begins[i];
		picture->sources[i] =
		    (struct text){ picture->source_bytes.bytes + at[0],
			    at[1] - at[0] };
	}
}

static void
show_picture(struct picture *picture, struct show *show, size_t line)
{
	struct text place = TEXT("output");

	if (picture->plain) {
		picture->bytes.bytes[picture->bytes.length - 1] = '\n';
		show_line(show, buffer_text(&picture->bytes), place, line);
	} else {
		cut_picture(picture);
		show_row(show, picture->fields,
		    show_wants_sources(show) ? picture->sources : NULL, place,
		    line);
	}
	buffer_clear(&picture->bytes);
	buffer_clear(&picture->source_bytes);
	picture->count = 0;
}

static struct picture
new_picture(size_t fields, const struct show *show)
{
	struct picture picture = { .plain = show_takes_lines(show) };

	/* So that there are bytes even where all fields are empty. */
	buffer_room(&picture.bytes, 1);
	buffer_room(&picture.source_bytes, 1);
	picture.fields = memory_new(fields, sizeof(*picture.fields));
	picture.sources = memory_new(fields, sizeof(*picture.sources));
	picture.begins = memory_new(fields + 1, sizeof(*picture.begins));
	picture.source_begins =
	    memory_new(fields + 1, sizeof(*picture.source_begins));
	return picture;
}

static void
free_picture(struct picture *picture)
{
	free(picture->fields);
	free(picture->sources);
	free(picture->begins);
	free(picture->source_begins);
	buffer_free(&picture->bytes);
	buffer_free(&picture->source_bytes);
}

static void
draw_key(struct picture *picture, struct text key)
{
	struct text field;

	while (text_split(&key, '\t', &field)) {
		buffer_append(&picture->bytes, field);
		end_field(picture);
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
		end_field(picture);
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

	draw_key(picture, key);
	draw_states(table, picture, states_of(table, number), key, TEXT(""));
	show_picture(picture, show, number + (size_t)1);
}

/* Spread the cells of a row out by their heads. */
static void
spread_cells(const struct table *table, uint32_t number, uint32_t *cells)
{
	const struct pivot_row *row = &table->pivot_rows[number];

	memset(cells, 0, table->head_names.count * sizeof(*cells));
	for (uint32_t i = 0; i < row->slot_count; i++)
		if (row->slots[i].cell != 0)
			cells[row->slots[i].head] = row->slots[i].cell;
}

static void
show_pivot_row(struct table *table, uint32_t number, const uint32_t *cells,
    const uint32_t *heads, size_t head_count, struct picture *picture,
    struct show *show)
{
	struct text key = table->keys.texts[number];
	size_t empty = 0;

	draw_key(picture, key);
	for (size_t i = 0; i < head_count; i++) {
		uint32_t cell = cells[heads[i]];

		if (cell == 0) {
			empty += table->plan.output_count;
			continue;
		}
		end_fields(picture, empty);
		empty = 0;
		draw_states(table, picture, states_of(table, cell - 1), key,
		    table->head_names.texts[heads[i]]);
	}
	end_fields(picture, empty);
	show_picture(picture, show, number + (size_t)1);
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
	struct picture picture = new_picture(
	    table->group_count + head_count * table->plan.output_count, show);

	begin_show(table, show, heads, head_count);
	for (size_t i = 0; i < table->keys.count; i++) {
		spread_cells(table, order[i], cells);
		show_pivot_row(
		    table, order[i], cells, heads, head_count, &picture, show);
	}
	free_picture(&picture);
	free(cells);
	free(heads);
}

static void
show_groups(struct table *table, const uint32_t *order, struct show *show)
{
	struct picture picture =
	    new_picture(table->group_count + table->plan.output_count, show);

	for (size_t i = 0; i < table->keys.count; i++)
		show_group(table, order[i], &picture, show);
	free_picture(&picture);
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
		    is_pivot(table) ? &table->cells[i] : NULL;

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
