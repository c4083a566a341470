/* A row of a table on its way out. */
#include <stdlib.h>
#include <string.h>

#include "cmd/hantab/picture.h"
#include "common/memory.h"

void
picture_end_field(struct picture *picture)
{
	if (picture->plain) {
		buffer_append_byte(&picture->bytes, '\t');
		return;
	}
	picture->begins[++picture->count] = picture->bytes.length;
	picture->source_begins[picture->count] = picture->source_bytes.length;
}

void
picture_end_empty(struct picture *picture, size_t count)
{
	if (!picture->plain) {
		while (count-- > 0)
			picture_end_field(picture);
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

void
picture_show(struct picture *picture, struct show *show, size_t line)
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

struct picture
picture_new(size_t fields, const struct show *show)
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

void
picture_free(struct picture *picture)
{
	free(picture->fields);
	free(picture->sources);
	free(picture->begins);
	free(picture->source_begins);
	buffer_free(&picture->bytes);
	buffer_free(&picture->source_bytes);
}
