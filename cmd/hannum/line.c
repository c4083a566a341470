/* A line as the grammar of numbers reads it. */
#include "cmd/hannum/line.h"
#include "common/lexicon.h"
#include "common/memory.h"
#include "common/pinyin.h"
#include "common/utf8.h"

LEXICON(simplified);

enum {
	PLANE = 0x10000,
	FIRST_HAN = 0x2E80, /* radicals included */
	LAST_HAN = 0x9FFF,
	LONGEST_NOTE = 16, /* bytes between parentheses */
};

static void
make_forms(struct number_line *line)
{
	static const struct lexicon simplified = LEXICON_INIT(simplified);

	line->form = memory_new(PLANE, sizeof(*line->form));
	for (int32_t i = 0; i < PLANE; i++) {
		char bytes[UTF8_LONGEST];
		struct text form;
		int32_t folded = utf8_half_width(i);

		if (i >= FIRST_HAN && i <= LAST_HAN &&
		    lexicon_find(simplified,
			(struct text){ bytes, utf8_encode(i, bytes) }, &form))
			folded = utf8_next(&form);
		/* A form outside the plane is of no use here. */
		line->form[i] = (uint16_t)(folded < PLANE ? folded : i);
	}
}

/* A reading note with a tone, such as (xí), that text begins with. */
static size_t
note_length(struct text text)
{
	struct text inside = text_skip(text, 1);
	uint32_t reading;
	size_t length;

	if (!text_starts_with(text, TEXT("(")))
		return 0;
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

	if (count < capacity)
		return;
	line->character = memory_grow(line->character, &line->capacity,
	    count + 1, sizeof(*line->character));
	line->folded_at = memory_grow(line->folded_at, &capacity,
	    line->capacity, sizeof(*line->folded_at));
	capacity = 0;
	line->original_at = memory_grow(line->original_at, &capacity,
	    line->capacity, sizeof(*line->original_at));
	capacity = 0;
	line->original_end = memory_grow(line->original_end, &capacity,
	    line->capacity, sizeof(*line->original_end));
}

static void
add_character(
    struct number_line *line, int32_t character, size_t begin, size_t end)
{
	make_room(line, line->count + 1);
	line->character[line->count] = character;
	line->folded_at[line->count] = line->folded.length;
	line->original_at[line->count] = begin;
	line->original_end[line->count] = end;
	line->count++;
	/* What is no character is kept as one byte that no table has. */
	if (character == UTF8_INVALID)
		buffer_append_byte(&line->folded, (char)0xFF);
	else if (character < 0x80)
		buffer_append_byte(&line->folded, (char)character);
	else
		utf8_append(&line->folded, character);
}

void
line_fold(struct number_line *line, struct text text)
{
	struct text rest = text;

	if (line->form == NULL)
		make_forms(line);
	line->original = text;
	line->count = 0;
	line->counted_place = line->counted = 0;
	buffer_clear(&line->folded);
	while (rest.length > 0) {
		size_t begin = text.length - rest.length;
		int32_t character = utf8_next(&rest);

		if (character >= 0 && character < PLANE)
			character = line->form[character];
		add_character(
		    line, character, begin, text.length - rest.length);
		if (character >= FIRST_HAN)
			rest = text_skip(rest, note_length(rest));
	}
	make_room(line, line->count + 1);
	line->character[line->count] = 0;
	line->folded_at[line->count] = line->folded.length;
	line->original_at[line->count] = text.length;
	line->original_end[line->count] = text.length;
}

struct text
line_original(const struct number_line *line, size_t begin, size_t end)
{
	size_t first = line->original_at[begin];

	if (end <= begin)
		return (struct text){ line->original.bytes + first, 0 };
	return (struct text){ line->original.bytes + first,
		line->original_end[end - 1] - first };
}

struct text
line_folded(const struct number_line *line, size_t begin, size_t end)
{
	return (struct text){ line->folded.bytes + line->folded_at[begin],
		line->folded_at[end] - line->folded_at[begin] };
}

struct text
line_clean(struct number_line *line, size_t begin, size_t end)
{
	buffer_clear(&line->clean);
	for (size_t i = begin; i < end; i++)
		buffer_append(&line->clean, line_original(line, i, i + 1));
	return buffer_text(&line->clean);
}

size_t
line_column(struct number_line *line, size_t place)
{
	size_t from = line->counted_place;

	if (place < from)
		from = line->counted = 0;
	line->counted += utf8_count(
	    (struct text){ line->original.bytes + line->original_at[from],
		line->original_at[place] - line->original_at[from] });
	line->counted_place = place;
	return line->counted;
}

size_t
line_place(const struct number_line *line, size_t begin, size_t length)
{
	size_t end = line->folded_at[begin] + length;

	while (begin < line->count && line->folded_at[begin] < end)
		begin++;
	return begin;
}
