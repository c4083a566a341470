/* repair.c -- Undo the damage of web pages, a line at a time. */
#include "common/repair.h"

#include <stdlib.h>

#include "common/memory.h"
#include "common/repair/entity.h"
#include "common/repair/forms.h"
#include "common/repair/mojibake.h"
#include "common/repair/width.h"
#include "common/utf8.h"

enum {
	CLEAR = 64, /* bytes around a cut that hold no damage */
	STAGES_A_ROUND = 4,
};

const struct repair_rule_name repair_rule_names[REPAIR_RULES] = {
	{ "mojibake", "decode UTF-8 that was read as another encoding", true },
	{ "entities", "decode characters written as in HTML", true },
	{ "forms", "make odd forms of characters ordinary ones", true },
	{ "readings", "remove readings after traditional characters", true },
	{ "bytes", "put torn characters together again", true },
	{ "width", "letters to half width, marks to full width", false },
};

unsigned
repair_default_rules(void)
{
	unsigned rules = 0;

	for (unsigned i = 0; i < REPAIR_RULES; i++)
		if (repair_rule_names[i].is_on)
			rules |= 1U << i;
	return rules;
}

static bool
has_rule(const struct repair *repair, enum repair_rule rule)
{
	return (repair->rules & 1U << rule) != 0;
}

void
repair_open(struct repair *repair, unsigned rules)
{
	static const struct {
		enum repair_rule rule;
		enum stop stop;
	} stops[] = {
		{ REPAIR_MOJIBAKE, STOP_MOJIBAKE },
		{ REPAIR_ENTITIES, STOP_ENTITY },
		{ REPAIR_FORMS, STOP_FORM },
		{ REPAIR_READINGS, STOP_READING },
		{ REPAIR_BYTES, STOP_HOLE },
	};

	repair->rules = rules;
	if (repair->readings == NULL)
		repair->readings = memory_new(1, sizeof(*repair->readings));
	memset(&repair->stops, 0, sizeof(repair->stops));
	for (size_t i = 0; i < sizeof(stops) / sizeof(stops[0]); i++)
		if (has_rule(repair, stops[i].rule))
			stops_add(&repair->stops, stops[i].stop);
	torn_open(&repair->torn);
}

/* --- what was done --- */

/* The offset in the line of one in the text that a stage was given. */
static size_t
begin_before(const struct repair *repair, size_t stage, size_t offset)
{
	while (stage-- > 0)
		offset = mapping_begin(&repair->mappings[stage], offset);
	return offset;
}

static size_t
end_before(const struct repair *repair, size_t stage, size_t offset)
{
	while (stage-- > 0)
		offset = mapping_end(&repair->mappings[stage], offset);
	return offset;
}

size_t
repair_line_begin(const struct repair *repair, size_t offset)
{
	return begin_before(repair, repair->stage_count, offset);
}

size_t
repair_line_end(const struct repair *repair, size_t offset)
{
	return end_before(repair, repair->stage_count, offset);
}

/* Whether a later edit of the same rule, from begin to end, says it all. */
static bool
is_within(const struct repair_edit *edit, enum repair_rule rule, size_t begin,
    size_t end)
{
	return edit->rule == rule && edit->begin >= begin && edit->end <= end;
}

/* Begin and end are in the text that the stage at hand was given. */
static void
add_edit(struct repair *repair, enum repair_rule rule, size_t begin, size_t end,
    struct text after)
{
	if (!repair->keeps_edits)
		return;
	begin = begin_before(repair, repair->stage_count, begin);
	end = end_before(repair, repair->stage_count, end);
	while (repair->edit_count > 0 &&
	    is_within(&repair->edits[repair->edit_count - 1], rule, begin, end))
		repair->edit_count--;
	repair->edits = memory_grow(repair->edits, &repair->edit_capacity,
	    repair->edit_count + 1, sizeof(*repair->edits));
	repair->edits[repair->edit_count++] = (struct repair_edit){ rule, begin,
		end, { NULL, after.length }, repair->texts.length };
	buffer_append(&repair->texts, after);
}

static int
compare_edits(const void *left, const void *right)
{
	const struct repair_edit *a = left, *b = right;

	if (a->begin != b->begin)
		return a->begin < b->begin ? -1 : 1;
	return (a->after_at > b->after_at) - (a->after_at < b->after_at);
}

/* In order, and without what was seen and left more than once. */
static void
finish_edits(struct repair *repair)
{
	struct repair_edit *edits = repair->edits;
	const char *bytes;
	size_t count = 0;

	if (repair->edit_count == 0)
		return;
	/* Where nothing but removed was, no text is anywhere yet. */
	bytes = buffer_room(&repair->texts, 1) - repair->texts.length;
	qsort(edits, repair->edit_count, sizeof(*edits), compare_edits);
	for (size_t i = 0; i < repair->edit_count; i++) {
		if (count > 0 && edits[count - 1].rule == edits[i].rule &&
		    edits[count - 1].begin == edits[i].begin)
			count--;
		edits[count] = edits[i];
		edits[count++].after.bytes = bytes + edits[i].after_at;
	}
	repair->edit_count = count;
}

/* --- stages --- */

static struct buffer *
made_now(struct repair *repair)
{
	return &repair->made[repair->stage_count % 2];
}

static struct mapping *
mapping_now(struct repair *repair)
{
	return &repair->mappings[repair->stage_count];
}

static void
begin_stage(struct repair *repair)
{
	buffer_clear(made_now(repair));
	mapping_clear(mapping_now(repair));
	repair->copied = 0;
}

/* Copy what the stage was given, up to end. */
static void
copy_to(struct repair *repair, size_t end)
{
	buffer_append(made_now(repair),
	    (struct text){
		repair->text.bytes + repair->copied, end - repair->copied });
	repair->copied = end;
}

/* Write after instead of what the stage was given from begin to end. */
static void
replace(struct repair *repair, size_t begin, size_t end, struct text after)
{
	struct buffer *made = made_now(repair);

	copy_to(repair, begin);
	if (repair->keeps_edits)
		mapping_join(mapping_now(repair), made->length, begin, true);
	buffer_append(made, after);
	repair->copied = end;
	if (repair->keeps_edits)
		mapping_join(mapping_now(repair), made->length, end, false);
}

/* Go on with what the stage made; false if that is what it was given. */
static bool
end_stage(struct repair *repair, bool is_changed)
{
	if (!is_changed)
		return false;
	copy_to(repair, repair->text.length);
	repair->text = buffer_text(made_now(repair));
	repair->stage_count++;
	return true;
}

/* --- mojibake --- */

static bool
undo_mojibake(struct repair *repair)
{
	struct text line = repair->text, original;
	enum mojibake_encoding encoding;
	size_t at = 0;

	if (!has_rule(repair, REPAIR_MOJIBAKE))
		return false;
	encoding = mojibake_undo(line, &repair->decoded);
	if (encoding == MOJIBAKE_NONE)
		return false;
	original = buffer_text(&repair->decoded);
	add_edit(repair, REPAIR_MOJIBAKE, 0, line.length, original);
	begin_stage(repair);
	while (at < line.length) {
		size_t length,
		    read = mojibake_part(
			encoding, text_skip(line, at), original, &length);

		replace(repair, at, at + read, text_take(original, length));
		original = text_skip(original, length);
		at += read;
	}
	return end_stage(repair, true);
}

/* --- entities, forms, readings: what ends the text that is made --- */

/* Take the reading off that ends what was made. */
static void
remove_reading(struct repair *repair)
{
	struct buffer *made = made_now(repair);
	struct mapping *mapping = mapping_now(repair);
	size_t reading, character;

	if (!readings_end(
		repair->readings, buffer_text(made), &reading, &character))
		return;
	torn_expect(&repair->torn);
	if (repair->keeps_edits) {
		add_edit(repair, REPAIR_READINGS,
		    mapping_begin(mapping, character), repair->copied,
		    text_take(text_skip(buffer_text(made), character),
			reading - character));
		mapping_join(mapping, reading, repair->copied, false);
	}
	made->length = reading;
}

/*
 * Write c instead of what was read from begin up to what was copied, and of
 * what was made of that.
 */
static void
write_instead(struct repair *repair, enum repair_rule rule, size_t made_begin,
    size_t begin, int32_t c)
{
	struct buffer *made = made_now(repair);
	struct mapping *mapping = mapping_now(repair);

	if (has_rule(repair, REPAIR_FORMS) && forms_is_odd(c))
		c = forms_ordinary(c);
	made->length = made_begin;
	if (repair->keeps_edits)
		mapping_join(mapping, made_begin, begin, true);
	if (c >= 0)
		utf8_append(made, c);
	if (!repair->keeps_edits)
		return;
	mapping_join(mapping, made->length, repair->copied, false);
	add_edit(repair, rule, begin, repair->copied,
	    text_skip(buffer_text(made), made_begin));
}

static void end_character(struct repair *repair, char last);

/* Decode the entity that ends what was made. */
static void
decode_entity(struct repair *repair)
{
	struct buffer *made = made_now(repair);
	size_t begin;
	int32_t c;

	if (!entity_before(buffer_text(made), &begin, &c))
		return;
	write_instead(repair, REPAIR_ENTITIES, begin,
	    mapping_begin(mapping_now(repair), begin), c);
	if (c == ';' || c == ')')
		end_character(repair, (char)c);
}

/* What the last byte may be the end of. */
static void
end_character(struct repair *repair, char last)
{
	enum stop stop = stops_at(&repair->stops, (struct text){ &last, 1 }, 0);

	if (stop == STOP_READING)
		remove_reading(repair);
	else if (stop == STOP_ENTITY)
		decode_entity(repair);
}

static void
replace_form(struct repair *repair)
{
	size_t begin = repair->copied, made_begin = made_now(repair)->length;
	struct text rest = text_skip(repair->text, begin);
	int32_t c = utf8_next(&rest);

	repair->copied = repair->text.length - rest.length;
	write_instead(repair, REPAIR_FORMS, made_begin, begin, c);
}

static bool
reduce(struct repair *repair)
{
	struct text line = repair->text;

	begin_stage(repair);
	for (size_t at = 0;; at++) {
		enum stop stop;

		at = stops_next(&repair->stops, line, at);
		if (at >= line.length)
			break;
		stop = stops_at(&repair->stops, line, at);
		if (stop == STOP_READING || stop == STOP_ENTITY) {
			copy_to(repair, at + 1);
			end_character(repair, line.bytes[at]);
		} else if (stop == STOP_FORM &&
		    forms_begin_odd(text_skip(line, at))) {
			copy_to(repair, at);
			replace_form(repair);
			at = repair->copied - 1;
		}
	}
	copy_to(repair, line.length);
	return end_stage(
	    repair, !text_equal(line, buffer_text(made_now(repair))));
}

/* --- torn characters --- */

static bool
mend(struct repair *repair)
{
	struct text line = repair->text;
	struct torn_place place;
	size_t at = 0;
	bool is_changed = false;

	if (!has_rule(repair, REPAIR_BYTES))
		return false;
	begin_stage(repair);
	while (torn_next(&repair->torn, line, at, &place)) {
		at = place.next;
		if (place.is_repaired) {
			is_changed = true;
			replace(repair, place.begin, place.end, place.after);
		} else {
			place.after = (struct text){ line.bytes + place.begin,
				place.end - place.begin };
		}
		add_edit(
		    repair, REPAIR_BYTES, place.begin, place.end, place.after);
	}
	return end_stage(repair, is_changed);
}

/* --- width --- */

static bool
change_width(struct repair *repair)
{
	size_t begin, end = 0;
	int32_t c;
	bool is_changed = false;

	if (!has_rule(repair, REPAIR_WIDTH))
		return false;
	begin_stage(repair);
	while (width_next(repair->text, end, &begin, &end, &c)) {
		char bytes[UTF8_LONGEST];
		struct text after = { bytes, utf8_encode(c, bytes) };

		replace(repair, begin, end, after);
		add_edit(repair, REPAIR_WIDTH, begin, end, after);
		is_changed = true;
	}
	return end_stage(repair, is_changed);
}

/* --- lines --- */

void
repair_begin(struct repair *repair)
{
	torn_begin(&repair->torn);
}

size_t
repair_sound_length(const struct repair *repair, struct text text)
{
	size_t reading, begin;
	int32_t c;

	if (has_rule(repair, REPAIR_WIDTH) ||
	    (has_rule(repair, REPAIR_MOJIBAKE) && mojibake_may_be(text)))
		return 0;
	for (size_t at = 0;; at++) {
		at = stops_next(&repair->stops, text, at);
		if (at >= text.length)
			return text.length;
		switch (stops_at(&repair->stops, text, at)) {
		case STOP_NOT:
		case STOP_MARK:
			break;
		case STOP_READING:
			if (readings_end(repair->readings,
				text_take(text, at + 1), &reading, &begin) ||
			    (has_rule(repair, REPAIR_BYTES) &&
				torn_is_stray_note(
				    &repair->torn, text, at, &begin)))
				return begin;
			break;
		case STOP_ENTITY:
			if (entity_before(text_take(text, at + 1), &begin, &c))
				return begin;
			break;
		case STOP_FORM:
			if (forms_begin_odd(text_skip(text, at)))
				return at;
			break;
		case STOP_HOLE:
			if (torn_may_be(text, at))
				return at;
			break;
		case STOP_MOJIBAKE:
			if (mojibake_may_be(text_skip(text, at)))
				return at;
			break;
		case STOP_NEWLINE:
			if (mojibake_may_be(text_skip(text, at + 1)))
				return at + 1;
			break;
		}
	}
}

struct text
repair_line(struct repair *repair, struct text line)
{
	repair->text = line;
	repair->stage_count = repair->edit_count = 0;
	buffer_clear(&repair->texts);
	/* What one rule makes may be for another to undo. */
	do {
		undo_mojibake(repair);
		reduce(repair);
	} while (repair->stage_count + STAGES_A_ROUND <= REPAIR_STAGES &&
	    (undo_mojibake(repair) || mend(repair) || change_width(repair)) &&
	    repair_sound_length(repair, repair->text) < repair->text.length);
	if (has_rule(repair, REPAIR_BYTES))
		torn_learn(&repair->torn, repair->text);
	finish_edits(repair);
	return repair->text;
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
