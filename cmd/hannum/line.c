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
	TRADITIONAL_WHAT = 0x9EBC,
	QUOTE = 0x201C,          /* “ */
	CLOSING_QUOTE = 0x201D,  /* ” */
	CORNER = 0x300C,         /* 「 */
	CLOSING_CORNER = 0x300D, /* 」 */
	FIRST_FORM = 0xFF00,     /* of the full-width ones */
	MOST_BLANKS = 2,         /* inside a numeral */
	ALL_KNOWN = 0xFFFF,
	AT_ONCE = 8, /* places written */
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
	size_t last_begin = utf8_before(word, word.length);
	struct text last = text_skip(word, last_begin), before;
	int32_t character = utf8_next(&last);

	if (last_begin == 0) {
		know_alone(line, character, what);
		return;
	}
	before = text_skip(word, utf8_before(word, last_begin));
	know(line, character, what);
	line->pairs[line_pair(utf8_next(&before), character)] |= (uint16_t)what;
}

/* The character in an entry of number_line's form. */
static inline int32_t
form_of(uint32_t form)
{
	return form & (LINE_PLANE - 1);
}

/* What a character of any plane becomes. */
static int32_t
folded(const struct number_line *line, int32_t character)
{
	return character >= 0 && character < LINE_PLANE
	    ? form_of(line->form[character])
	    : character;
}

/* Let a character become another, for which a numeral may begin with it. */
static void
set_form(struct number_line *line, int32_t character, int32_t form)
{
	line->form[character] = (uint32_t)form |
	    (uint32_t)numeral_may_begin(line->class[form]) << LINE_BEGINS_SHIFT;
}

static void
know_class(void *state, int32_t character, unsigned char class)
{
	struct number_line *line = state;

	line->class[character] = class;
	set_form(line, character, character);
}

/* A traditional character becomes a simplified one. */
static void
know_form(void *state, struct text traditional, struct text simplified)
{
	int32_t character = utf8_next(&traditional), form;

	if (traditional.length > 0 || character < FIRST_HAN ||
	    character > LAST_HAN || simplified.length == 0)
		return;
	form = utf8_next(&simplified);
	/* A form outside the plane is of no use here. */
	if (form >= 0 && form < LINE_PLANE)
		set_form(state, character, form);
}

/* Traditional characters become simplified ones, and wide ones narrow. */
static void
prepare(struct number_line *line)
{
	static const struct lexicon simplified = LEXICON_INIT(simplified);

	know(line, LINE_PLANE, 0);
	line->form = memory_new(LINE_PLANE, sizeof(*line->form));
	line->class = memory_new(LINE_PLANE + 1, sizeof(*line->class));
	for (int32_t i = 0; i < LINE_PLANE; i++)
		line->form[i] = (uint32_t)i;
	numeral_classes(know_class, line);
	for (int32_t i = FIRST_FORM; i < LINE_PLANE; i++)
		set_form(line, i, utf8_half_width(i));
	set_form(line, WIDE_BLANK, ' ');
	set_form(line, RATIO, ':');
	set_form(line, TALL_RATIO, ':');
	set_form(line, CORNER, QUOTE);
	set_form(line, CLOSING_CORNER, CLOSING_QUOTE);
	lexicon_each(simplified, know_form, line);
	/* 什么 is not 什幺: it is no digit. */
	set_form(line, WHAT, WHAT);
	set_form(line, TRADITIONAL_WHAT, WHAT);
	line->plane[LINE_PLANE].known = line->plane[LINE_PLANE].alone =
	    ALL_KNOWN;
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

/* 3 654: was a blank left out before the last three characters? */
static bool
is_behind_blank(const struct number_line *line, size_t count)
{
	return count > 3 &&
	    line->original_at[count - 3] - line->original_at[count - 4] == 2 &&
	    is_digit(folded(line, line->character[count - 4]));
}

/* 三 百, 五 分之 一: how blanks at text, behind the character before, go on. */
static size_t
blanks_inside(const struct number_line *line, size_t count, struct text rest)
{
	int32_t before[5] = { 0 }, after[8] = { 0 };
	size_t blanks = 0, wanted;

	while (blanks < MOST_BLANKS && blanks < rest.length &&
	    rest.bytes[blanks] == ' ')
		blanks++;
	rest = text_skip(rest, blanks);
	for (size_t i = 0; i < 5 && i < count; i++)
		before[i] = folded(line, line->character[count - 1 - i]);
	wanted = blanks == 1 && is_digit(before[0]) ? 8 : 4;
	for (size_t i = 0; i < wanted && rest.length > 0; i++)
		after[i] = folded(line, utf8_next(&rest));
	return numeral_goes_on(before, after) ||
		(wanted == 8 &&
		    numeral_has_groups(
			before, after, is_behind_blank(line, count)))
	    ? blanks
	    : 0;
}

/* A note or a blank that rest begins with, and that is no part of the line. */
static size_t
left_out_length(const struct number_line *line, size_t count, struct text rest)
{
	if (rest.bytes[0] == ' ')
		return blanks_inside(line, count, rest);
	return folded(line, line->character[count - 1]) >= FIRST_HAN
	    ? note_length(rest)
	    : 0;
}

/* What is read of the text so far. */
struct reading {
	struct number_line *line;
	size_t at, count; /* in bytes, characters */
};

/* The next count characters, each of length bytes, are there. */
static inline void
add_run(struct reading *reading, size_t count, size_t length)
{
	size_t *original_at = reading->line->original_at + reading->count;
	size_t at = reading->at;

	/* What is too much will be written over. */
	for (size_t i = 0; i < count; i += AT_ONCE)
		for (size_t j = 0; j < AT_ONCE; j++)
			original_at[i + j] = at + (i + j) * length;
	reading->count += count;
	reading->at += count * length;
}

static bool
is_han_digit(const struct number_line *line, int32_t character)
{
	return character >= FIRST_HAN && character <= LAST_HAN &&
	    (line->class[character] & 0xF0) == NUMERAL_HAN;
}

/* 二OO六/O七: a letter typed for a zero, behind count characters. */
static bool
is_zero(const struct number_line *line, size_t count, struct text rest)
{
	int32_t before = folded(line, line->character[count - 1]);

	return is_han_digit(line, before) ||
	    (before == '/' && rest.length > 0 &&
		is_han_digit(line, utf8_next(&rest)));
}

/* ASCII that rest begins with, up to where something may be left out. */
static inline void
read_ascii(struct reading *reading, struct text rest)
{
	int32_t *characters = reading->line->character + reading->count;
	size_t count = 1;

	characters[0] = rest.bytes[0];
	if (rest.bytes[0] == 'O' && reading->count > 0 &&
	    is_zero(reading->line, reading->count, text_skip(rest, 1)))
		characters[0] = ZERO;
	for (; count < rest.length && rest.bytes[count] >= 0 &&
	     rest.bytes[count] != '(' && rest.bytes[count] != ' ' &&
	     rest.bytes[count] != 'O';
	     count++)
		characters[count] = rest.bytes[count];
	add_run(reading, count, 1);
}

/* A character of any length, or a byte that is none. */
static void
read_other(struct reading *reading, struct text rest)
{
	struct number_line *line = reading->line;
	size_t length = rest.length;
	int32_t character = utf8_next(&rest);

	line->character[reading->count] = character;
	line->original_at[reading->count++] = reading->at;
	line->is_valid &= character >= 0;
	reading->at += length - rest.length;
}

static void
add_gap(struct number_line *line, size_t place, struct text left)
{
	size_t count = line->gap_count, left_out = 0;

	if (count > 0)
		left_out = line->gap[count - 1].left_out;
	for (size_t i = 0; i < left.length; i++)
		left_out += (left.bytes[i] & 0xC0) != 0x80;
	line->gap = memory_grow(
	    line->gap, &line->gap_capacity, count + 1, sizeof(*line->gap));
	line->gap[line->gap_count++] = (struct line_gap){ place, left_out };
}

/* Leave out a note or blank that rest begins with; false if none does. */
static bool
leave_out(struct reading *reading, struct text rest)
{
	size_t length;

	if ((rest.bytes[0] != '(' && rest.bytes[0] != ' ') ||
	    reading->count == 0)
		return false;
	length = left_out_length(reading->line, reading->count, rest);
	if (length == 0)
		return false;
	add_gap(reading->line, reading->count, text_take(rest, length));
	reading->at += length;
	return true;
}

static void
read_characters(struct number_line *line, struct text text)
{
	struct reading reading = { .line = line };

	while (reading.at < text.length) {
		struct text rest = text_skip(text, reading.at);
		size_t wide = 0;

		if (rest.bytes[0] >= 0) {
			if (!leave_out(&reading, rest))
				read_ascii(&reading, rest);
			continue;
		}
		wide = utf8_decode_wide(rest, line->character + reading.count);
		if (wide > 0)
			add_run(&reading, wide, 3);
		else
			read_other(&reading, rest);
	}
	line->count = reading.count;
}

static void
fold_characters(struct number_line *line)
{
	const uint32_t *forms = line->form;
	int32_t *characters = line->character;
	size_t *start = line->start;
	size_t count = line->count, starts = 0;

	for (size_t i = 0; i < count; i++) {
		uint32_t form;

		if ((uint32_t)characters[i] >= LINE_PLANE)
			continue;
		form = forms[characters[i]];
		start[starts] = i;
		starts += form >> LINE_BEGINS_SHIFT;
		characters[i] = form_of(form);
	}
	line->start_count = starts;
}

void
line_fold(struct number_line *line, struct text text)
{
	if (line->form == NULL)
		prepare(line);
	line->original = text;
	line->gap_count = 0;
	line->is_valid = true;
	make_room(line, text.length + AT_ONCE);
	read_characters(line, text);
	fold_characters(line);
	line->character[line->count] = 0;
	line->original_at[line->count] = text.length;
}

/* How many gaps are before place, or right before what stands there. */
static size_t
gaps_before(const struct number_line *line, size_t place)
{
	size_t low = 0, high = line->gap_count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (line->gap[middle].place <= place)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

struct text
line_original(const struct number_line *line, size_t begin, size_t end)
{
	struct text whole = text_skip(line->original, line->original_at[begin]);
	struct text rest;

	if (end <= begin)
		return text_take(whole, 0);
	if (line->gap_count == 0)
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
	size_t gap;

	if (begin >= end)
		return line_original(line, begin, end);
	gap = gaps_before(line, begin);
	if (gap == line->gap_count || line->gap[gap].place >= end)
		return line_original(line, begin, end);
	buffer_clear(&line->clean);
	for (; begin < end; gap++) {
		size_t next = end;

		if (gap < line->gap_count && line->gap[gap].place < end)
			next = line->gap[gap].place;
		buffer_append(&line->clean, line_original(line, begin, next));
		begin = next;
	}
	return buffer_text(&line->clean);
}

size_t
line_column(const struct number_line *line, size_t place)
{
	size_t gaps = gaps_before(line, place);

	return gaps > 0 ? place + line->gap[gaps - 1].left_out : place;
}
