/* A line as the grammar of numbers reads it. */
#include "cmd/hannum/line.h"
#include "cmd/hannum/numeral.h"
#include "common/lexicon.h"
#include "common/memory.h"
#include "common/pinyin.h"
#include "common/utf8.h"

LEXICON(simplified);

enum {
	PLANE = 0x10000,
	FIRST_HAN = 0x2E80, /* radicals included */
	LAST_HAN = 0x9FFF,
};

static void
make_forms(struct number_line *line)
{
	static const struct lexicon simplified = LEXICON_INIT(simplified);

	line->forms = memory_new(PLANE, sizeof(*line->forms));
	for (int32_t i = 0; i < PLANE; i++) {
		char bytes[UTF8_LONGEST] = { 0 };
		struct text form;
		int32_t folded = utf8_half_width(i);

		if (i >= FIRST_HAN && i <= LAST_HAN &&
		    lexicon_find(simplified,
			(struct text){ bytes, utf8_encode(i, bytes) }, &form))
			folded = utf8_next(&form);
		/* A form outside the plane is of no use here. */
		if (folded >= PLANE)
			folded = i;
		line->forms[i].character = (uint16_t)folded;
		line->forms[i].class = numeral_class(folded);
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

	if (count <= capacity)
		return;
	line->character = memory_grow(
	    line->character, &line->capacity, count, sizeof(*line->character));
	capacity = 0;
	line->class = memory_grow(
	    line->class, &capacity, line->capacity, sizeof(*line->class));
	capacity = 0;
	line->folded_at = memory_grow(line->folded_at, &capacity,
	    line->capacity, sizeof(*line->folded_at));
	capacity = 0;
	line->original_at = memory_grow(line->original_at, &capacity,
	    line->capacity, sizeof(*line->original_at));
}

/* Written out, as it is done for every character of a text. */
static inline size_t
put_character(char *bytes, int32_t character)
{
	if (character < 0x80) {
		/* What is no character is a byte that no table has. */
		bytes[0] = (char)character;
		return 1;
	}
	if (character < 0x800 || character >= PLANE)
		return utf8_encode(character, bytes);
	bytes[0] = (char)(0xE0 | character >> 12);
	bytes[1] = (char)(0x80 | (character >> 6 & 0x3F));
	bytes[2] = (char)(0x80 | (character & 0x3F));
	return 3;
}

static void
end_line(struct number_line *line, struct text text, size_t folded)
{
	line->folded.length = folded;
	line->character[line->count] = 0;
	line->class[line->count] = 0;
	line->folded_at[line->count] = folded;
	line->original_at[line->count] = text.length;
}

void
line_fold(struct number_line *line, struct text text)
{
	struct text rest = text;
	size_t folded = 0, count = 0;
	char *bytes;

	if (line->forms == NULL)
		make_forms(line);
	line->original = text;
	line->counted_place = line->counted = 0;
	buffer_clear(&line->folded);
	/* No character takes more bytes than it had. */
	bytes = buffer_room(&line->folded, text.length + UTF8_LONGEST);
	make_room(line, text.length + 1);
	while (rest.length > 0) {
		size_t begin = text.length - rest.length;
		int32_t character = utf8_next(&rest);
		unsigned char class = 0;

		if (character >= 0 && character < PLANE) {
			class = line->forms[character].class;
			character = line->forms[character].character;
		}
		line->character[count] = character;
		line->class[count] = class;
		line->folded_at[count] = folded;
		line->original_at[count++] = begin;
		folded += put_character(bytes + folded, character);
		if (character >= FIRST_HAN && rest.length > 0 &&
		    rest.bytes[0] == '(')
			rest = text_skip(rest, note_length(rest));
	}
	line->count = count;
	end_line(line, text, folded);
}

struct text
line_original(const struct number_line *line, size_t begin, size_t end)
{
	struct text whole = text_skip(line->original, line->original_at[begin]);
	struct text rest;

	if (end <= begin)
		return text_take(whole, 0);
	/* Up to the last character, without a note behind it. */
	rest = text_skip(line->original, line->original_at[end - 1]);
	utf8_next(&rest);
	return text_take(whole, (size_t)(rest.bytes - whole.bytes));
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
