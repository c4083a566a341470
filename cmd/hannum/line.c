/* A line as the grammar of numbers reads it. */
#include <stdlib.h>

#include "cmd/hannum/line.h"
#include "cmd/hannum/numeral.h"
#include "common/memory.h"
#include "common/pinyin.h"
#include "common/utf8.h"

LEXICON(simplified);

enum {
	PLANE = 0x10000,
	FIRST_HAN = 0x2E80, /* radicals included */
	LAST_HAN = 0x9FFF,
	WIDE_BLANK = 0x3000,
	FIRST_FORM = 0xFF00, /* of the full-width ones */
	ALL_KNOWN = 0xFFFF,
};

static void
know(struct number_line *line, int32_t character, enum line_known what)
{
	if (line->plane == NULL)
		line->plane = memory_new(PLANE, sizeof(*line->plane));
	if (character >= 0 && character < PLANE)
		line->plane[character] |= (uint16_t)what;
}

void
line_know_table(
    struct number_line *line, struct lexicon lexicon, enum line_known what)
{
	int32_t character = 0;

	for (; (character = lexicon_next_first(lexicon, character)) >= 0;
	     character++)
		know(line, character, what);
}

void
line_know_first(
    struct number_line *line, struct text word, enum line_known what)
{
	know(line, utf8_next(&word), what);
}

void
line_know_last(
    struct number_line *line, struct text word, enum line_known what)
{
	struct text last = text_skip(word, utf8_before(word, word.length));

	know(line, utf8_next(&last), what);
}

/* What the characters become: traditional ones and wide ones, no other. */
static void
make_forms(struct line_form *forms)
{
	static const struct lexicon simplified = LEXICON_INIT(simplified);
	int32_t character = FIRST_HAN;

	for (int32_t i = 0; i < PLANE; i++)
		forms[i].character = (uint16_t)i;
	for (int32_t i = FIRST_FORM; i < PLANE; i++)
		forms[i].character = (uint16_t)utf8_half_width(i);
	forms[WIDE_BLANK].character = ' ';
	while ((character = lexicon_next_first(simplified, character)) >= 0 &&
	    character <= LAST_HAN) {
		struct text form = { NULL, 0 };
		int32_t folded = -1;

		if (lexicon_longest_characters(
			simplified, &character, 1, &form) > 0)
			folded = utf8_next(&form);
		/* A form outside the plane is of no use here. */
		if (folded >= 0 && folded < PLANE)
			forms[character].character = (uint16_t)folded;
		character++;
	}
}

static void
prepare(struct number_line *line)
{
	unsigned char *classes = memory_new(PLANE, sizeof(*classes));

	line->forms = memory_new(PLANE, sizeof(*line->forms));
	make_forms(line->forms);
	numeral_classes(classes);
	for (size_t i = 0; i < PLANE; i++) {
		struct line_form *form = &line->forms[i];

		form->class = classes[form->character];
		if (line->plane != NULL)
			form->known = line->plane[form->character];
	}
	free(classes);
}

/* A reading note with a tone, such as (xí), that text begins with. */
static size_t
note_length(struct text text)
{
	struct text inside = text_skip(text, 1);
	uint32_t reading;
	size_t length;

	length = pinyin_parse(inside, &reading);
	if (length == 0 || reading % PINYIN_TONES == 0 ||
	    !text_starts_with(text_skip(inside, length), TEXT(")")))
		return 0;
	return length + 2;
}

static void
make_room(struct number_line *line, size_t count)
{
	size_t capacity = line->capacity;

	if (count <= capacity)
		return;
	line->character = memory_grow(
	    line->character, &line->capacity, count, sizeof(*line->character));
	capacity = 0;
	line->class = memory_grow(
	    line->class, &capacity, line->capacity, sizeof(*line->class));
	capacity = 0;
	line->known = memory_grow(
	    line->known, &capacity, line->capacity, sizeof(*line->known));
	capacity = 0;
	line->original_at = memory_grow(line->original_at, &capacity,
	    line->capacity, sizeof(*line->original_at));
}

static void
end_line(struct number_line *line, size_t count)
{
	line->count = count;
	line->character[count] = 0;
	line->class[count] = 0;
	line->known[count] = 0;
	line->original_at[count] = line->original.length;
}

/* What stands outside of the plane, or is no character, stays as it is. */
static size_t
put_other(struct number_line *line, size_t count, size_t at)
{
	struct text rest = text_skip(line->original, at);
	int32_t character = utf8_next(&rest);
	struct line_form form = { 0, ALL_KNOWN, 0 };

	if (character >= 0 && character < PLANE) {
		form = line->forms[character];
		character = form.character;
	}
	line->character[count] = character;
	line->class[count] = form.class;
	line->known[count] = form.known;
	line->original_at[count] = at;
	return line->original.length - rest.length;
}

/* The character of the plane that bytes begin with, in one to three bytes, as
 * nearly all do; 0 for the length of any other. */
static inline size_t
read_usual(const unsigned char *bytes, size_t left, int32_t *character)
{
	*character = bytes[0];
	if (bytes[0] < 0x80)
		return 1;
	if (bytes[0] < 0xE1 || bytes[0] > 0xEC || left < 3 ||
	    (bytes[1] & 0xC0) != 0x80 || (bytes[2] & 0xC0) != 0x80)
		return 0;
	*character = (bytes[0] & 0x0F) << 12 | (bytes[1] & 0x3F) << 6 |
	    (bytes[2] & 0x3F);
	return 3;
}

/* The arrays are named here because no store into them moves them. */
static size_t
fold_characters(struct number_line *line)
{
	const struct line_form *forms = line->forms;
	const unsigned char *bytes =
	    (const unsigned char *)line->original.bytes;
	size_t length = line->original.length, at = 0, count = 0;
	int32_t *characters = line->character;
	unsigned char *class = line->class;
	uint16_t *known = line->known;
	size_t *original_at = line->original_at;

	while (at < length) {
		int32_t character;
		size_t usual = read_usual(bytes + at, length - at, &character);

		if (usual == 0) {
			at = put_other(line, count++, at);
			continue;
		}
		if (character == '(' && count > 0 &&
		    characters[count - 1] >= FIRST_HAN) {
			size_t note =
			    note_length(text_skip(line->original, at));

			line->has_notes |= note > 0;
			at += note;
			if (note > 0)
				continue;
		}
		characters[count] = forms[character].character;
		class[count] = forms[character].class;
		known[count] = forms[character].known;
		original_at[count++] = at;
		at += usual;
	}
	return count;
}

void
line_fold(struct number_line *line, struct text text)
{
	if (line->forms == NULL)
		prepare(line);
	line->original = text;
	line->has_notes = false;
	line->counted_place = line->counted = 0;
	make_room(line, text.length + 1);
	end_line(line, fold_characters(line));
}

struct text
line_original(const struct number_line *line, size_t begin, size_t end)
{
	struct text whole = text_skip(line->original, line->original_at[begin]);
	struct text rest;

	if (end <= begin)
		return text_take(whole, 0);
	if (!line->has_notes)
		return text_take(whole,
		    line->original_at[end] - line->original_at[begin]);
	/* Up to the last character, without a note behind it. */
	rest = text_skip(line->original, line->original_at[end - 1]);
	utf8_next(&rest);
	return text_take(whole, (size_t)(rest.bytes - whole.bytes));
}

struct text
line_clean(struct number_line *line, size_t begin, size_t end)
{
	if (!line->has_notes)
		return line_original(line, begin, end);
	buffer_clear(&line->clean);
	for (size_t i = begin; i < end; i++)
		buffer_append(&line->clean, line_original(line, i, i + 1));
	return buffer_text(&line->clean);
}

size_t
line_column(struct number_line *line, size_t place)
{
	size_t from = line->counted_place;

	if (!line->has_notes)
		return place;
	if (place < from)
		from = line->counted = 0;
	line->counted += utf8_count(
	    (struct text){ line->original.bytes + line->original_at[from],
		line->original_at[place] - line->original_at[from] });
	line->counted_place = place;
	return line->counted;
}
