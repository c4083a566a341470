/* Lines of labels and values, and lines of page words. */
#include <string.h>

#include "cmd/hanstrip/date.h"
#include "cmd/hanstrip/fields.h"
#include "cmd/hanstrip/fold.h"
#include "common/lexicon.h"
#include "common/utf8.h"

LEXICON(pagefields);
LEXICON(pagewords);

enum {
	LONGEST_LABEL = 12, /* characters */
	LONGEST_GUESS = 8,
	LONGEST_FRONT = 240, /* bytes that begin with no colon */
	WORDS_ENOUGH = 2,    /* in a line, to go without company */
};

static bool
is_mark(int32_t code_point)
{
	static const char marks[] = "|/[](){}<,;*-";

	if (code_point < 0x80)
		return code_point > 0 &&
		    memchr(marks, code_point, sizeof(marks) - 1) != NULL;
	return (code_point >= 0x3008 && code_point <= 0x3011) ||
	    code_point == 0x3001 || code_point == 0xB7 ||
	    code_point == 0x2022 || code_point == 0xFF5C ||
	    code_point == 0xA6 || code_point == 0x2502 ||
	    code_point == 0x2014 || code_point == 0x4E28;
}

/*
 * Read a label and its colon off the front of *rest; what it is without
 * blanks goes to buffer.
 */
static bool
take_label(struct text *rest, struct buffer *buffer, size_t most)
{
	struct text after = *rest;

	buffer_clear(buffer);
	for (size_t count = 0; after.length > 0;) {
		int32_t code_point = utf8_next(&after);

		if (code_point == ':') {
			*rest = after;
			return buffer->length > 0;
		}
		if (code_point == ' ' || code_point == '*')
			continue;
		if (count++ == most || code_point < '0' ||
		    code_point == 0x3002 || is_mark(code_point))
			return false;
		utf8_append(buffer, code_point);
	}
	return false;
}

static enum value_form
form_find(struct text name)
{
	return text_equal(name, TEXT("date")) ? VALUE_DATE
	    : text_equal(name, TEXT("word"))  ? VALUE_WORD
					      : VALUE_TEXT;
}

static unsigned
zones_find(struct text name)
{
	if (text_starts_with(name, TEXT("head")))
		return 1U << ZONE_HEAD;
	if (text_starts_with(name, TEXT("tail")) ||
	    text_equal(name, TEXT("foot")))
		return 1U << ZONE_TAIL;
	return 1U << ZONE_HEAD | 1U << ZONE_TAIL;
}

/* Fill in what the table says of label; false if it isn't there. */
static bool
look_up(struct text label, struct field *field)
{
	const struct lexicon lexicon = LEXICON_INIT(pagefields);
	struct text value, column;

	if (!lexicon_find(lexicon, label, &value))
		return false;
	text_split(&value, '\t', &column);
	field->class = class_find(column);
	text_split(&value, '\t', &field->key);
	if (text_equal(field->key, TEXT("-")))
		field->key = TEXT("");
	field->own = text_equal(field->key, label);
	text_split(&value, '\t', &column);
	field->form = form_find(column);
	text_split(&value, '\t', &column);
	field->zones = zones_find(column);
	field->below = text_equal(column, TEXT("foot"));
	field->company = field->below || text_ends_with(column, TEXT("?"));
	return true;
}

/* Take a label the table knows, from behind marks, off the front of *rest. */
static bool
take_known(struct text *rest, struct field *field)
{
	static struct buffer label;
	struct text after = *rest, begin;

	while (after.length > 0) {
		struct text before = after;
		int32_t code_point = utf8_next(&after);

		if (code_point != ' ' && !is_mark(code_point)) {
			after = before;
			break;
		}
	}
	begin = after;
	if (!take_label(&after, &label, LONGEST_LABEL) ||
	    !look_up(buffer_text(&label), field))
		return false;
	field->label = text_take(begin, begin.length - after.length - 1);
	*rest = after;
	return true;
}

/*
 * Take a label of the metadata without a colon, in brackets or with a blank, |
 * or nothing behind it; with any, also one that may be a word of the text.
 */
static bool
take_bare(struct text *rest, struct field *field, bool any)
{
	static struct buffer label;
	struct text at = *rest, begin;
	bool found = false;

	while (at.length > 0 && memchr("|[ ", at.bytes[0], 3) != NULL)
		at = text_skip(at, 1);
	begin = at;
	buffer_clear(&label);
	for (size_t count = 0; count <= LONGEST_LABEL;) {
		struct text before = at;
		int32_t code_point = at.length == 0 ? '|' : utf8_next(&at);
		struct field other;

		if (code_point != ' ' && code_point != '|' &&
		    code_point != ']') {
			utf8_append(&label, code_point);
			count++;
			continue;
		}
		if (look_up(buffer_text(&label), &other) &&
		    other.class == CLASS_METADATA && (any || !other.company)) {
			found = true;
			*field = other;
			field->label =
			    text_take(begin, begin.length - before.length);
			*rest = code_point == ']' ? at : before;
		}
		if (code_point != ' ')
			break;
	}
	return found;
}

/* Does a field begin behind the mark or blank that rest begins with? */
static bool
begins_field(struct text rest, bool table)
{
	struct field field;
	int32_t code_point = utf8_next(&rest);

	if ((code_point != ' ' && !is_mark(code_point)) || rest.length == 0)
		return false;
	/* Of several marks the last one counts. */
	code_point = utf8_next(&(struct text){ rest.bytes, rest.length });
	return code_point != ' ' && !is_mark(code_point) &&
	    (take_known(&rest, &field) || take_bare(&rest, &field, table));
}

/*
 * Does a field begin right here, in the middle of a word: 来源:某网作者:某某?
 * Only where no blank was before, or behind a date.
 */
static bool
begins_glued(struct text rest, int32_t before, bool blank)
{
	struct field field;

	if ((blank && (before < '0' || before > '9')) ||
	    (unsigned char)rest.bytes[0] < 0xE4 || !take_known(&rest, &field))
		return false;
	return !field.company ||
	    (field.form == VALUE_DATE && rest.length > 0 &&
		rest.bytes[0] >= '0' && rest.bytes[0] <= '9');
}

/* Where the next field begins in rest, or its end. */
static size_t
next_field(struct text rest, bool table)
{
	struct text after = rest;
	int32_t before = ' ';
	bool blank = false;

	while (after.length > 0 && !begins_field(after, table)) {
		if (before != ' ' && !is_mark(before) &&
		    begins_glued(after, before, blank))
			break;
		before = utf8_next(&after);
		blank |= before == ' ' && after.length < rest.length - 1;
	}
	return rest.length - after.length;
}

/* Without the marks and blanks at its end that go with no mark in it. */
static struct text
without_marks(struct text value)
{
	value = utf8_trim(value);
	/* The rest of a label in bold, as Markdown has it. */
	while (text_starts_with(value, TEXT("*")))
		value = utf8_trim(text_skip(value, 1));
	while (value.length > 0) {
		size_t last = utf8_before(value, value.length);
		struct text tail = text_skip(value, last);
		int32_t code_point = utf8_next(&tail);
		size_t offset;

		if (code_point == ')' && text_find(value, TEXT("("), &offset))
			break;
		if (code_point == 0x300B || code_point == 0x300D ||
		    code_point == 0x300F || code_point == '-' ||
		    code_point == '/' || !is_mark(code_point))
			break;
		value = utf8_trim(text_take(value, last));
	}
	return value;
}

/* What a line of page words has been seen to hold. */
struct seen {
	enum line_class class; /* of the first, or the first that goes alone */
	size_t count, menus, parts;
	bool ends, any;
};

static bool
take_word(struct text *rest, struct seen *seen)
{
	const struct lexicon lexicon = LEXICON_INIT(pagewords);
	struct text value, class, where;
	size_t length = lexicon_longest(lexicon, *rest, &value);
	bool any, ends;

	if (length == 0)
		return false;
	*rest = text_skip(*rest, length);
	text_split(&value, '\t', &class);
	text_split(&value, '\t', &where);
	any = text_equal(where, TEXT("any"));
	ends = any || text_equal(where, TEXT("ends"));
	if (seen->count++ == 0 || (ends && !seen->ends))
		seen->class = class_find(class);
	seen->any |= any;
	seen->ends |= ends;
	seen->parts += text_equal(where, TEXT("part"));
	seen->menus += text_equal(where, TEXT("menu")) || value.bytes != NULL;
	return true;
}

static bool
is_filler(int32_t code_point, const struct seen *seen)
{
	if (seen->count > 0 &&
	    ((code_point >= '0' && code_point <= '9') || code_point == ':'))
		return true;
	return code_point == ' ' || is_mark(code_point);
}

struct words
fields_words(struct text folded, enum zone zone)
{
	struct seen seen = { .class = CLASS_BODY };
	struct words words = { .class = CLASS_BODY };

	while (folded.length > 0) {
		struct text after = folded;

		if (is_filler(utf8_next(&after), &seen))
			folded = after;
		else if (!take_word(&folded, &seen))
			return words;
	}
	if (seen.count == 0 || (zone == ZONE_MIDDLE && !seen.any))
		return words;
	words.class = seen.class;
	words.part = seen.parts == seen.count;
	words.company = !seen.ends && (words.part || seen.count < WORDS_ENOUGH);
	words.menu = seen.menus > 0;
	return words;
}

/* Without the page words at its end: 来源:某报 打印 分享. */
static struct text
without_words(struct text value)
{
	for (size_t i = value.length; i > 1; i--) {
		char byte = value.bytes[i - 1];

		if (byte != ' ' && byte != '|')
			continue;
		if (i < value.length &&
		    fields_words(text_skip(value, i), ZONE_HEAD).class ==
			CLASS_BODY)
			break;
		value = text_take(value, i - 1);
	}
	return value;
}

static struct field
date_field(struct text value)
{
	return (struct field){ .class = CLASS_PUBLINE,
		.key = TEXT("pub-date"),
		.value = value,
		.form = VALUE_DATE,
		.zones = 1U << ZONE_HEAD | 1U << ZONE_TAIL };
}

/*
 * What stands before the first label: nothing, marks, page words, or the name
 * of the site, then perhaps a date.  False if it may be text.
 */
static bool
split_front(struct text *rest, struct field *field, size_t *count)
{
	struct text after = *rest, front;
	size_t date, colon;
	bool apart; /* a blank is before the label */

	if (take_known(&after, field))
		return true;
	front = text_take(*rest, next_field(*rest, false));
	*rest = text_skip(*rest, front.length);
	apart = text_starts_with(*rest, TEXT(" "));
	front = without_words(without_marks(front));
	while (front.length > 0 && is_mark(front.bytes[0]))
		front = text_skip(front, 1);
	if (apart && fields_words(front, ZONE_HEAD).class != CLASS_BODY)
		return true;
	date = date_last(front);
	if (date == front.length || rest->length == 0 ||
	    text_find(front, TEXT("，"), &date) ||
	    text_find(front, TEXT("。"), &date))
		return false;
	date = date_last(front);
	/* Nobody knows what a date behind another label says. */
	if (text_find(text_take(front, date), TEXT(":"), &colon))
		return false;
	*field = date_field(text_skip(front, date));
	*count = 1;
	return true;
}

/* A date at the end of another value is a field of its own. */
static bool
split_date(struct field *field, struct field *date)
{
	size_t offset;

	if (field->form == VALUE_DATE || field->class != CLASS_PUBLINE)
		return false;
	offset = date_last(field->value);
	if (offset == 0 || offset == field->value.length)
		return false;
	*date = date_field(text_skip(field->value, offset));
	field->value = without_marks(text_take(field->value, offset));
	return true;
}

/* Take the value of a field up to where rest ends or the next one begins. */
static struct text
take_value(struct text *rest, size_t end)
{
	struct text value = utf8_trim(text_take(*rest, end));
	size_t bar;

	*rest = text_skip(*rest, end);
	/* The value is a cell of a table. */
	if (text_starts_with(value, TEXT("|"))) {
		value = text_skip(value, 1);
		if (text_find(value, TEXT("|"), &bar))
			value = text_take(value, bar);
	}
	value = without_words(without_marks(value));
	/* A dash says that there is none. */
	return text_equal(value, TEXT("-")) ? TEXT("") : value;
}

/* The fields from the first label on; count of them are there already. */
static size_t
split(struct text rest, struct field fields[FIELDS_MOST], size_t count,
    bool table)
{
	while (rest.length > 0 && count < FIELDS_MOST &&
	    (take_known(&rest, &fields[count]) ||
		((table || count > 0) &&
		    take_bare(&rest, &fields[count], table)))) {
		struct field *field = &fields[count++];
		size_t end = next_field(rest, table);

		/* Room for this, a date and the next. */
		if (count + 2 > FIELDS_MOST)
			end = rest.length;
		field->value = take_value(&rest, end);
		while (field->form == VALUE_DATE && field->value.length > 0 &&
		    is_mark(field->value.bytes[0]))
			field->value = utf8_trim(text_skip(field->value, 1));
		if (count < FIELDS_MOST && split_date(field, &fields[count]))
			count++;
	}
	return count;
}

size_t
fields_split(struct text folded, struct field fields[FIELDS_MOST])
{
	struct text rest = folded;
	size_t count = 0, colon;

	/* What is not the page's has most often no colon near its start. */
	if (!text_find(text_take(folded, LONGEST_FRONT), TEXT(":"), &colon) ||
	    !split_front(&rest, &fields[0], &count))
		return 0;
	return split(rest, fields, count, false);
}

size_t
fields_table(struct text folded, struct field fields[FIELDS_MOST])
{
	return split(folded, fields, 0, true);
}

bool
fields_bare(struct text folded, struct field *field)
{
	static struct buffer label;

	if (folded.length > LONGEST_LABEL * UTF8_LONGEST)
		return false;
	buffer_clear(&label);
	fold_squeeze(&label, folded);
	if (!look_up(buffer_text(&label), field))
		return false;
	field->label = folded;
	field->value = TEXT("");
	return field->class == CLASS_METADATA && !field->company;
}

bool
fields_guess(struct text folded, struct field *field, struct buffer *buffer)
{
	struct text rest = folded;

	if (!take_label(&rest, buffer, LONGEST_GUESS) ||
	    utf8_count(buffer_text(buffer)) < 2)
		return false;
	*field = (struct field){ .class = CLASS_METADATA,
		.key = buffer_text(buffer),
		.label = text_take(folded, folded.length - rest.length - 1),
		.own = true,
		.value = without_marks(rest),
		.form = VALUE_TEXT,
		.zones = 1U << ZONE_HEAD,
		.company = true };
	return true;
}
