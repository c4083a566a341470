/* A line as the grammar of numbers reads it. */
#include <stdlib.h>

#include "cmd/hannum/line.h"
#include "cmd/hannum/numeral.h"
#include "common/memory.h"
#include "common/pinyin.h"
#include "common/utf8.h"

LEXICON(simplified);

enum {
	FIRST_HAN = 0x2E80, /* radicals included */
	LAST_HAN = 0x9FFF,
	WIDE_BLANK = 0x3000,
	ZERO = 0x3007,       /* 〇 */
	RATIO = 0x2236,      /* ∶ */
	TALL_RATIO = 0xFE30, /* ︰ */
	WHAT = 0x4E48,       /* 么 */
	FIRST_FORM = 0xFF00, /* of the full-width ones */
	MOST_BLANKS = 2,     /* inside a numeral */
	ALL_KNOWN = 0xFFFF,
};

static void
know(struct number_line *line, int32_t character, enum line_known what)
{
	if (line->plane == NULL)
		line->plane = memory_new(LINE_PLANE + 1, sizeof(*line->plane));
	if (character >= 0 && character < LINE_PLANE)
		line->plane[character].known |= (uint16_t)what;
}

static void
know_alone(struct number_line *line, int32_t character, enum line_known what)
{
	know(line, character, what);
	if (character >= 0 && character < LINE_PLANE)
		line->plane[character].alone |= (uint16_t)what;
}

void
line_know_table(
    struct number_line *line, struct lexicon lexicon, enum line_known what)
{
	int32_t character = 0;

	for (; (character = lexicon_next_first(lexicon, character)) >= 0;
	     character++)
		know_alone(line, character, what);
}

void
line_know_first(
    struct number_line *line, struct text word, enum line_known what)
{
	int32_t first = utf8_next(&word), second;

	if (word.length == 0) {
		know_alone(line, first, what);
		return;
	}
	second = utf8_next(&word);
	know(line, first, what);
	line->pairs[line_pair(first, second)] |= (uint16_t)what;
}

void
line_know_last(struct number_line *line, struct text word, enum line_known what)
{
	struct text last = text_skip(word, utf8_before(word, word.length));

	know(line, utf8_next(&last), what);
}

/* Traditional characters become simplified ones, and wide ones narrow. */
static void
make_forms(struct line_form *forms)
{
	static const struct lexicon simplified = LEXICON_INIT(simplified);
	int32_t character = FIRST_HAN;

	for (int32_t i = 0; i < LINE_PLANE; i++)
		forms[i].character = (uint16_t)i;
	for (int32_t i = FIRST_FORM; i < LINE_PLANE; i++)
		forms[i].character = (uint16_t)utf8_half_width(i);
	forms[WIDE_BLANK].character = ' ';
	forms[RATIO].character = forms[TALL_RATIO].character = ':';
	while ((character = lexicon_next_first(simplified, character)) >= 0 &&
	    character <= LAST_HAN) {
		struct text form = { NULL, 0 };
		int32_t folded = -1;

		if (lexicon_longest_characters(
			simplified, &character, 1, &form) > 0)
			folded = utf8_next(&form);
		/* A form outside the plane is of no use here. */
		if (folded >= 0 && folded < LINE_PLANE)
			forms[character].character = (uint16_t)folded;
		character++;
	}
	/* 什么 is not 什幺: it is no digit. */
	forms[WHAT].character = WHAT;
}

static void
prepare(struct number_line *line)
{
	unsigned char *classes = memory_new(LINE_PLANE, sizeof(*classes));

	line->form = memory_new(LINE_PLANE, sizeof(*line->form));
	make_forms(line->form);
	numeral_classes(classes);
	know(line, 0, 0);
	for (size_t i = 0; i < LINE_PLANE; i++)
		line->plane[i].class = classes[i];
	for (size_t i = 0; i < LINE_PLANE; i++)
		line->form[i].may_begin =
		    numeral_may_begin(classes[line->form[i].character]);
	line->plane[LINE_PLANE].known = line->plane[LINE_PLANE].alone =
	    ALL_KNOWN;
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
	line->start = memory_grow(
	    line->start, &capacity, line->capacity, sizeof(*line->start));
	capacity = 0;
	line->original_at = memory_grow(line->original_at, &capacity,
	    line->capacity, sizeof(*line->original_at));
}

/* 三 百, 五 分之 一: how blanks at text, behind the character before, go on. */
static size_t
blanks_inside(const struct number_line *line, size_t count, struct text rest)
{
	int32_t before[5] = { 0 }, after[4] = { 0 };
	size_t blanks = 0;

	while (blanks < MOST_BLANKS && blanks < rest.length &&
	    rest.bytes[blanks] == ' ')
		blanks++;
	rest = text_skip(rest, blanks);
	for (size_t i = 0; i < 5 && i < count; i++)
		before[i] = line->character[count - 1 - i];
	for (size_t i = 0; i < 4 && rest.length > 0; i++) {
		after[i] = utf8_next(&rest);
		if (after[i] >= 0 && after[i] < LINE_PLANE)
			after[i] = line->form[after[i]].character;
	}
	return numeral_goes_on(before, after) ? blanks : 0;
}

/* A note or a blank that rest begins with, and that is no part of the line. */
static size_t
left_out_length(const struct number_line *line, size_t count, struct text rest)
{
	if (rest.bytes[0] == ' ')
		return blanks_inside(line, count, rest);
	return line->character[count - 1] >= FIRST_HAN ? note_length(rest) : 0;
}

/* The character that the three bytes b are; they are valid. */
static inline int32_t
three_bytes(const unsigned char *b)
{
	enum { MARKS = (0xE0 << 12) + (0x80 << 6) + 0x80 };

	return (b[0] << 12) + (b[1] << 6) + b[2] - MARKS;
}

/* The length of any character at the start of text, or byte that is none. */
static size_t
read_other(struct text text, int32_t *character)
{
	struct text rest = text;

	*character = utf8_next(&rest);
	return text.length - rest.length;
}

static bool
is_han_digit(const struct number_line *line, int32_t character)
{
	return character >= FIRST_HAN && character <= LAST_HAN &&
	    (line->plane[character].class & 0xF0) == NUMERAL_HAN;
}

/* 二OO六/O七: a letter typed for a zero, behind count characters. */
static bool
is_zero(const struct number_line *line, size_t count, struct text rest)
{
	int32_t before = line->character[count - 1];

	return is_han_digit(line, before) ||
	    (before == '/' && rest.length > 0 &&
		is_han_digit(line, utf8_next(&rest)));
}

/*
 * One character behind the other.  The arrays are named here because no store
 * into them moves them.
 */
static void
fold_characters(struct number_line *line, struct text text)
{
	const struct line_form *forms = line->form;
	bool is_valid = utf8_is_valid(text);
	size_t at = 0, count = 0, starts = 0;
	int32_t *characters = line->character;
	size_t *original_at = line->original_at, *start = line->start;

	while (at < text.length) {
		const unsigned char *bytes =
		    (const unsigned char *)text.bytes + at;
		int32_t character = bytes[0];
		size_t length = 1;

		if ((character & 0xF0) == 0xE0 && is_valid) {
			character = three_bytes(bytes);
			length = 3;
		} else if (character >= 0x80) {
			length = read_other(text_skip(text, at), &character);
		} else if ((character == '(' || character == ' ') &&
		    count > 0) {
			size_t left_out =
			    left_out_length(line, count, text_skip(text, at));

			line->has_notes |= left_out > 0;
			at += left_out;
			if (left_out > 0)
				continue;
		} else if (character == 'O' && count > 0 &&
		    is_zero(line, count, text_skip(text, at + 1))) {
			character = ZERO;
		}
		if (character >= 0 && character < LINE_PLANE) {
			start[starts] = count;
			starts += forms[character].may_begin;
			character = forms[character].character;
		}
		characters[count] = character;
		original_at[count++] = at;
		at += length;
	}
	line->count = count;
	line->start_count = starts;
}

void
line_fold(struct number_line *line, struct text text)
{
	if (line->form == NULL)
		prepare(line);
	line->original = text;
	line->has_notes = false;
	line->counted_place = line->counted = 0;
	make_room(line, text.length + 1);
	fold_characters(line, text);
	line->character[line->count] = 0;
	line->original_at[line->count] = text.length;
}

struct text
line_original(const struct number_line *line, size_t begin, size_t end)
{
	struct text whole = text_skip(line->original, line->original_at[begin]);
	struct text rest;

	if (end <= begin)
		return text_take(whole, 0);
	if (!line->has_notes)
		return text_take(
		    whole, line->original_at[end] - line->original_at[begin]);
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

bool
is_one_of(int32_t character, struct text characters)
{
	while (characters.length > 0)
		if (utf8_next(&characters) == character)
			return true;
	return false;
}
