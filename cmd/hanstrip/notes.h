/* notes.h -- The fields found in a document, each once. */
#ifndef CMD_HANSTRIP_NOTES_H
#define CMD_HANSTRIP_NOTES_H

#include "common/buffer.h"
#include "common/text.h"

/* Parts of bytes. */
struct note {
	size_t line; /* index among those of the part */
	size_t key, value, raw, end;
};

/* Starts from { 0 }. */
struct notes {
	struct note *list;
	size_t count, capacity;
	struct buffer bytes;
};

void notes_clear(struct notes *notes);

/*
 * Note what line says: key, value and how it is written.  A key and value
 * noted before are one field, however often they are said.
 */
void notes_add(struct notes *notes, size_t line, struct text key,
    struct text value, struct text raw);

/* By line, those of a line as they were noted. */
void notes_sort(struct notes *notes);

struct text note_key(const struct notes *notes, const struct note *note);
struct text note_value(const struct notes *notes, const struct note *note);
struct text note_raw(const struct notes *notes, const struct note *note);

#endif
