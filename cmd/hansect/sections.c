/* The sections of a document. */
#include <stdlib.h>

#include "cmd/hansect/numeral.h"
#include "cmd/hansect/sections.h"
#include "cmd/hansect/title.h"
#include "common/memory.h"
#include "common/utf8.h"

enum {
	/* bytes, blanks between the characters included */
	LONGEST_LABEL = 24, /* 附件2： */
	LONGEST_DATE = 60,  /* 二〇二五年十二月三十一日 */
};

/* Does an attached document begin at this line: 附件2 */
static bool
begins_attachment(struct text line)
{
	line = utf8_trim(line);
	if (!text_starts_with(line, TEXT("附")) || line.length > LONGEST_LABEL)
		return false;
	line = text_skip(line, sizeof("附") - 1);
	if (text_starts_with(line, TEXT("件")))
		line = text_skip(line, sizeof("件") - 1);
	while (line.length > 0) {
		int32_t character = utf8_half_width(utf8_next(&line));

		if (character != ':' && !utf8_is_blank(character) &&
		    (character < '0' || character > '9'))
			return false;
	}
	return true;
}

/* Take a number of a date, in whatever digits, and the unit behind it. */
static bool
date_part(struct text *rest, struct text unit)
{
	size_t length, digits = 0;

	if (!text_find(*rest, unit, &length))
		return false;
	for (struct text part = text_take(*rest, length); part.length > 0;) {
		int32_t character = utf8_next(&part);

		if (numeral_digit(character) >= 0 ||
		    numeral_han(character) >= 0)
			digits++;
		else if (!utf8_is_blank(character))
			return false;
	}
	*rest = text_skip(*rest, length + unit.length);
	return digits > 0;
}

/*
 * Is the line nothing but a date, as below a signature?  What follows it is
 * attached.  A page may have a ? for a blank it could not encode.
 */
static bool
is_date(struct text line)
{
	line = utf8_trim(line);
	if (line.length > LONGEST_DATE || !text_ends_with(line, TEXT("日")))
		return false;
	if (text_starts_with(line, TEXT("?")))
		line = text_skip(line, 1);
	return date_part(&line, TEXT("年")) && date_part(&line, TEXT("月")) &&
	    date_part(&line, TEXT("日")) && line.length == 0;
}

/* Make room for one more, so that even an empty list is somewhere. */
static void
make_room(struct sections *sections)
{
	sections->list = memory_grow(sections->list, &sections->capacity,
	    sections->count + 1, sizeof(*sections->list));
}

static void
add(struct sections *sections, struct section section)
{
	make_room(sections);
	sections->list[sections->count++] = section;
}

static void
add_chosen(struct sections *sections, const struct candidate *candidate)
{
	const struct marker *marker = &candidate->marker;

	if (candidate->chosen)
		add(sections,
		    (struct section){ .line = candidate->line,
			.offset = candidate->offset,
			.marker = marker->length,
			.step = { .family = marker->family,
			    .number = marker->number,
			    .branch = marker->branch,
			    .hashes = candidate->hashes } });
}

static void
collect(struct sections *sections, const struct line *lines, size_t count)
{
	const struct candidates *candidates = &sections->reading.candidates;
	size_t next = 0;

	sections->count = 0;
	make_room(sections);
	for (size_t i = 0; i < count; i++) {
		if (begins_attachment(lines[i].text) || is_date(lines[i].text))
			add(sections,
			    (struct section){ .line = (uint32_t)i,
				.form = FORM_BODY,
				.step = { .family = FAMILY_NONE } });
		for (; next < candidates->count &&
		     candidates->list[next].line == i;
		     next++)
			add_chosen(sections, &candidates->list[next]);
	}
}

static bool
has_numbering(const struct candidates *candidates)
{
	for (size_t i = 0; i < candidates->count; i++)
		if (candidates->list[i].chosen &&
		    !marker_is_item(candidates->list[i].marker.family))
			return true;
	return false;
}

/* Add a title that stands at offset in the phrase. */
static void
add_title(struct sections *sections, const struct phrase *phrase, size_t offset,
    size_t end, struct step step)
{
	add(sections,
	    (struct section){ .line = (uint32_t)phrase->line,
		.offset = (uint32_t)(phrase->offset + offset),
		.title = { phrase->text.bytes + offset, end - offset },
		.form = FORM_UNNUMBERED,
		.step = step });
}

/*
 * The titles of a document without numbers: those of whole lines, and those
 * that another is glued to, stand above the others.
 */
static void
collect_unnumbered(struct sections *sections)
{
	struct step upper = { .family = FAMILY_TITLE };
	struct step lower = { .family = FAMILY_SUBTITLE };

	for (size_t i = 0; i < sections->unnumbered.count; i++) {
		const struct phrase *phrase = &sections->unnumbered.phrases[i];
		size_t split = phrase->split, length = phrase->text.length;

		if (!phrase->chosen)
			continue;
		if (phrase->whole_line || split > 0) {
			upper.number++;
			lower.number = 0;
			add_title(sections, phrase, 0,
			    split > 0 ? split : length, upper);
		}
		lower.number++;
		if (!phrase->whole_line)
			add_title(sections, phrase, split, length, lower);
	}
}

static int
compare_places(const void *a, const void *b)
{
	const struct section *first = a, *second = b;

	if (first->line != second->line)
		return first->line < second->line ? -1 : 1;
	return (first->offset > second->offset) -
	    (first->offset < second->offset);
}

static void
learn(struct sections *sections)
{
	sections->steps =
	    memory_grow(sections->steps, &sections->steps_capacity,
		sections->count + 1, sizeof(*sections->steps));
	for (size_t i = 0; i < sections->count; i++)
		sections->steps[i] = sections->list[i].step;
	ladder_learn(&sections->ladder, sections->steps, sections->count);
}

/* What follows the marker, up to the next section or the line's end. */
static struct text
text_of(const struct sections *sections, size_t index, struct text line)
{
	const struct section *section = &sections->list[index];

	if (index + 1 < sections->count && section[1].line == section->line)
		line = text_take(line, section[1].offset);
	return text_skip(line, section->offset + section->marker);
}

static void
place(struct sections *sections, size_t index, struct text line)
{
	struct section *section = &sections->list[index];
	struct ladder *ladder = &sections->ladder;

	section->before = ladder_enter(ladder, section->step);
	section->depth = (uint8_t)ladder->depth;
	if (section->depth == 0 || section->form == FORM_UNNUMBERED)
		return;
	title_find(section, text_of(sections, index, line), ladder->in_article);
}

/* Find titles without a marker, and put them among what is there. */
static void
add_unnumbered(
    struct sections *sections, const struct line *lines, size_t count)
{
	unnumbered_find(&sections->unnumbered, lines, count);
	collect_unnumbered(sections);
	qsort(sections->list, sections->count, sizeof(*sections->list),
	    compare_places);
}

void
sections_find(struct sections *sections, const struct line *lines, size_t count,
    bool document_starts)
{
	if (document_starts) {
		ladder_reset(&sections->ladder);
		sections->numbered = false;
	}
	reading_make(&sections->reading, lines, count);
	sections->numbered =
	    sections->numbered || has_numbering(&sections->reading.candidates);
	collect(sections, lines, count);
	if (!sections->numbered)
		add_unnumbered(sections, lines, count);
	learn(sections);
	for (size_t i = 0; i < sections->count; i++)
		place(sections, i, lines[sections->list[i].line].text);
}
