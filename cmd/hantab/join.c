/* Columns from another file. */
#include "cmd/hantab/join.h"
#include "common/error.h"
#include "common/memory.h"
#include "common/record.h"

static void
take_names(struct join *join, const struct record_input *records, size_t key)
{
	struct text rest = records->header, name;

	join->names = memory_new(records->columns, sizeof(*join->names));
	for (size_t i = 0; text_split(&rest, '\t', &name); i++)
		if (i != key)
			join->names[join->count++] =
			    store_text(&join->store, name);
}

static void
take_row(struct join *join, const struct record_input *records, size_t key)
{
	size_t before = join->keys.count;
	struct text *fields;

	keys_add(&join->keys, records->fields[key]);
	if (join->keys.count == before) {
		trouble_at(records->file, records->line_number,
		    "'%.*s' was there before; row left out",
		    (int)records->fields[key].length,
		    records->fields[key].bytes);
		return;
	}
	join->fields = memory_grow(join->fields, &join->capacity,
	    join->keys.count * join->count, sizeof(*join->fields));
	fields = &join->fields[before * join->count];
	for (size_t i = 0; i < records->columns; i++)
		if (i != key)
			*fields++ =
			    store_text(&join->store, records->fields[i]);
}

void
join_load(struct join *join, const char *path, struct text key)
{
	static struct input input;
	static struct record_input records;
	char *paths[] = { (char *)path, NULL };
	int column;

	input_open(&input, paths, INPUT_NO_MARKS);
	if (!record_open(&records, &input))
		fatal("%s: nothing to join", path);
	column = record_column(&records, key);
	if (column == RECORD_NO_COLUMN)
		fatal("%s: there is no column '%.*s'", path, (int)key.length,
		    key.bytes);
	take_names(join, &records, (size_t)column);
	while (record_next(&records))
		take_row(join, &records, (size_t)column);
}

void
join_find(struct join *join, struct text key, struct text *fields)
{
	uint32_t number = 0;
	bool found = keys_find(&join->keys, key, &number);

	join->unmatched += !found;
	for (size_t i = 0; i < join->count; i++)
		fields[i] =
		    found ? join->fields[number * join->count + i] : TEXT("");
}
