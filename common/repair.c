/* repair.c -- Undo the damage of web pages, a line at a time. */
#include "common/repair.h"

#include "common/gbk.h"
#include "common/memory.h"
#include "common/pinyin.h"

/* Why the scan stops at a byte. */
enum stop { STOP_NOT, STOP_READING, STOP_HOLE };

enum {
	MOST_BLANKS = 2, /* between a character and its reading */
	CLEAR = 64,      /* bytes around a cut that hold no damage */
};

const struct repair_rule_name repair_rule_names[REPAIR_RULES] = {
	{ "readings", "remove readings after traditional characters", true },
	{ "bytes", "put torn characters together again", true },
};

void
repair_open(struct repair *repair, unsigned rules)
{
	repair->rules = rules;
	memset(repair->stops, STOP_NOT, sizeof(repair->stops));
	if ((rules & 1 << REPAIR_READINGS) != 0)
		repair->stops[')'] = STOP_READING;
	if ((rules & 1 << REPAIR_BYTES) != 0)
		repair->stops['?'] = STOP_HOLE;
}

static size_t
next_stop(const struct repair *repair, struct text text, size_t at)
{
	while (at < text.length &&
	    repair->stops[(unsigned char)text.bytes[at]] == STOP_NOT)
		at++;
	return at;
}

/* Where the parenthesis that ends at the end of text opens, if near. */
static bool
find_opening(struct text text, size_t *opening)
{
	for (size_t i = text.length - 1; i-- > 0;) {
		unsigned char byte = (unsigned char)text.bytes[i];

		if (byte == '(') {
			*opening = i;
			return true;
		}
		if (text.length - i > PINYIN_LONGEST ||
		    (byte < 0x80 && (byte < 'a' || byte > 'z') && byte != ':'))
			return false;
	}
	return false;
}

/*
 * If text, which ends with a parenthesis, ends with the reading of the
 * character before it, set where the reading, its blanks and that character
 * begin.
 */
static bool
ends_with_reading(struct text text, size_t *reading, size_t *character)
{
	struct text letters;
	size_t opening;
	uint32_t number;
	unsigned place;

	if (!find_opening(text, &opening))
		return false;
	letters = text_skip(text, opening + 1);
	letters.length--;
	if (letters.length == 0 ||
	    pinyin_parse(letters, &number) != letters.length)
		return false;
	*reading = opening;
	while (*reading > 0 && opening - *reading < MOST_BLANKS &&
	    text.bytes[*reading - 1] == ' ')
		--*reading;
	place = gbk_place_before(text, *reading, character);
	return place != GBK_NO_PLACE && gbk_is_read(place, number);
}

/* The offset in the line as it was read of one in the line being made. */
static size_t
offset_read(const struct repair *repair, size_t made)
{
	size_t i = repair->join_count;

	while (i > 0 && repair->joins[i - 1].made > made)
		i--;
	if (i == 0)
		return made;
	return repair->joins[i - 1].read + made - repair->joins[i - 1].made;
}

/* What is made from here on is what is read from there on. */
static void
add_join(struct repair *repair, size_t made, size_t read)
{
	while (repair->join_count > 0 &&
	    repair->joins[repair->join_count - 1].made >= made)
		repair->join_count--;
	repair->joins = memory_grow(repair->joins, &repair->join_capacity,
	    repair->join_count + 1, sizeof(*repair->joins));
	repair->joins[repair->join_count++] =
	    (struct repair_join){ made, read };
}

static void
add_edit(struct repair *repair, enum repair_rule rule, size_t begin, size_t end,
    struct text after)
{
	if (!repair->keeps_edits)
		return;
	repair->edits = memory_grow(repair->edits, &repair->edit_capacity,
	    repair->edit_count + 1, sizeof(*repair->edits));
	repair->edits[repair->edit_count++] = (struct repair_edit){ rule, begin,
		end, { NULL, after.length }, repair->texts.length };
	buffer_append(&repair->texts, after);
}

/* The reading that ends what was made, and the line read up to end. */
static void
remove_reading(struct repair *repair, size_t end)
{
	struct buffer *made = &repair->made;
	size_t reading, character;

	if (!ends_with_reading(buffer_text(made), &reading, &character))
		return;
	if (repair->keeps_edits)
		add_edit(repair, REPAIR_READINGS,
		    offset_read(repair, character), end,
		    (struct text){
			made->bytes + character, reading - character });
	torn_expect(&repair->torn);
	made->length = reading;
	add_join(repair, reading, end);
}

static void
reduce_line(struct repair *repair, struct text line)
{
	size_t at = 0;

	while (at < line.length) {
		size_t stop = next_stop(repair, line, at);

		buffer_append(
		    &repair->made, (struct text){ line.bytes + at, stop - at });
		if (stop == line.length)
			break;
		at = stop + 1;
		buffer_append_byte(&repair->made, line.bytes[stop]);
		remove_reading(repair, at);
	}
}

/* The part of before that after changes: whole characters. */
static void
trim_place(struct text line, struct torn_place *place)
{
	while (place->begin < place->end && place->after.length > 0 &&
	    line.bytes[place->end - 1] ==
		place->after.bytes[place->after.length - 1]) {
		place->end--;
		place->after.length--;
	}
	while (place->end < line.length &&
	    ((unsigned char)line.bytes[place->end] & 0xC0) == 0x80) {
		place->end++;
		place->after.length++;
	}
}

/* Put together what is torn in the line without its readings. */
static void
mend_line(struct repair *repair)
{
	struct text line = buffer_text(&repair->made);
	struct torn_place place;
	size_t at = 0, copied = 0;

	buffer_clear(&repair->mended);
	while (torn_next(&repair->torn, line, at, &place)) {
		at = place.end;
		if (place.is_repaired)
			trim_place(line, &place);
		else
			place.after = (struct text){ line.bytes + place.begin,
				place.end - place.begin };
		if (place.is_repaired || place.is_suspect)
			add_edit(repair, REPAIR_BYTES,
			    offset_read(repair, place.begin),
			    offset_read(repair, place.end), place.after);
		buffer_append(&repair->mended,
		    (struct text){ line.bytes + copied, place.begin - copied });
		buffer_append(&repair->mended, place.after);
		copied = place.end;
	}
	buffer_append(&repair->mended, text_skip(line, copied));
}

void
repair_begin(struct repair *repair)
{
	torn_begin(&repair->torn);
}

size_t
repair_sound_length(const struct repair *repair, struct text text)
{
	size_t at = 0, reading, character;

	for (;; at++) {
		at = next_stop(repair, text, at);
		if (at == text.length)
			return at;
		if (repair->stops[(unsigned char)text.bytes[at]] == STOP_HOLE)
			return at;
		if (ends_with_reading(
			text_take(text, at + 1), &reading, &character))
			return character;
	}
}

struct text
repair_line(struct repair *repair, struct text line)
{
	struct buffer *result;

	buffer_clear(&repair->made);
	buffer_clear(&repair->texts);
	repair->join_count = 0;
	repair->edit_count = 0;
	reduce_line(repair, line);
	result = &repair->made;
	if ((repair->rules & 1 << REPAIR_BYTES) != 0) {
		mend_line(repair);
		result = &repair->mended;
		torn_learn(&repair->torn, buffer_text(result));
	}
	for (size_t i = 0; i < repair->edit_count; i++)
		repair->edits[i].after.bytes =
		    repair->texts.bytes + repair->edits[i].after_at;
	return buffer_text(result);
}

bool
repair_may_cut(struct text line, size_t offset)
{
	static const char marks[] = "()?&;#";

	if (offset < CLEAR || offset + CLEAR > line.length ||
	    ((unsigned char)line.bytes[offset] & 0xC0) == 0x80)
		return false;
	for (size_t i = offset - CLEAR; i < offset + CLEAR; i++)
		if (memchr(marks, line.bytes[i], sizeof(marks) - 1) != NULL)
			return false;
	return true;
}
