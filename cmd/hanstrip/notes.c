/* The fields found in a document, each once. */
#include <stdlib.h>

#include "cmd/hanstrip/notes.h"
#include "common/memory.h"

void
notes_clear(struct notes *notes)
{
	notes->count = 0;
	buffer_clear(&notes->bytes);
}

static struct text
part(const struct notes *notes, size_t begin, size_t end)
{
	return (struct text){ notes->bytes.bytes + begin, end - begin };
}

struct text
note_key(const struct notes *notes, const struct note *note)
{
	return part(notes, note->key, note->value);
}

struct text
note_value(const struct notes *notes, const struct note *note)
{
	return part(notes, note->value, note->raw);
}

struct text
note_raw(const struct notes *notes, const struct note *note)
{
	return part(notes, note->raw, note->end);
}

void
notes_add(struct notes *notes, size_t line, struct text key, struct text value,
    struct text raw)
{
	struct note *note;

	for (size_t i = 0; i < notes->count; i++)
		if (text_equal(note_key(notes, &notes->list[i]), key) &&
		    text_equal(note_value(notes, &notes->list[i]), value)) {
			if (line < notes->list[i].line)
				notes->list[i].line = line;
			return;
		}
	notes->list = memory_grow(notes->list, &notes->capacity,
	    notes->count + 1, sizeof(*notes->list));
	note = &notes->list[notes->count++];
	note->line = line;
	note->key = notes->bytes.length;
	buffer_append(&notes->bytes, key);
	note->value = notes->bytes.length;
	buffer_append(&notes->bytes, value);
	note->raw = notes->bytes.length;
	buffer_append(&notes->bytes, raw);
	note->end = notes->bytes.length;
}

static int
compare(const void *a, const void *b)
{
	const struct note *one = a, *other = b;

	if (one->line != other->line)
		return one->line < other->line ? -1 : 1;
	return one->key < other->key ? -1 : one->key > other->key;
}

void
notes_sort(struct notes *notes)
{
	if (notes->count > 0)
		qsort(notes->list, notes->count, sizeof(*notes->list), compare);
}
