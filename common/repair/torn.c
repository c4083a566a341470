/* torn.c -- Put torn characters together again. */
#include "common/repair/torn.h"

#include "common/memory.h"
#include "common/pinyin.h"
#include "common/repair/gbk.h"
#include "common/utf8.h"

bool
torn_may_be(struct text line, size_t offset)
{
	struct scrap scrap, mark;

	scrap_read(line, offset + 1, &scrap);
	return scrap.kind == SCRAP_TAIL || scrap_is_mark(&scrap, &mark);
}

/* Whether a character with this first byte is read so. */
static bool
has_key(unsigned lead, uint32_t reading)
{
	struct gbk_keys keys = gbk_keys_of(reading);

	for (size_t i = 0; i < keys.count; i++)
		if (gbk_lead_of(keys.places[i]) == lead &&
		    gbk_is_read(keys.places[i], reading))
			return true;
	return false;
}

/* Where the letters begin that end at offset. */
static size_t
letters_before(struct text line, size_t offset)
{
	size_t begin = offset;

	while (begin > 0 && offset - begin < PINYIN_LONGEST) {
		size_t before = utf8_before(line, begin);

		if (!pinyin_may_begin(line.bytes[before]) &&
		    line.bytes[before] != ':')
			break;
		begin = before;
	}
	return begin;
}

/*
 * Whether the parenthesis at offset ends a note whose own was lost, or one
 * behind the byte of ASCII that ends a key; and where that begins.
 */
static bool
is_stray_note(struct text line, size_t offset, size_t *begin)
{
	enum {
		COMMON = 12 * COST_BIT
	}; /* else the text is out of step there */
	struct scrap note, before;

	*begin = letters_before(line, offset);
	if (*begin == offset || *begin == 0)
		return false;
	if (line.bytes[*begin - 1] != '(') {
		scrap_read(line, *begin, &note);
		scrap_read_before(line, *begin, &before);
		return note.kind == SCRAP_TAIL && before.kind == SCRAP_PAIR &&
		    has_key(before.trail, note.reading);
	}
	if (*begin < 3 || (unsigned char)line.bytes[*begin - 2] < 0x40 ||
	    (unsigned char)line.bytes[*begin - 2] >= 0x80)
		return false;
	scrap_read(line, *begin - 1, &note);
	*begin -= 2;
	scrap_read_before(line, *begin, &before);
	return note.kind == SCRAP_NOTE && scrap_unfold(&before, &before) &&
	    likely_alone(before.letter) <= COMMON &&
	    has_key(before.trail, note.reading);
}

bool
torn_is_stray_note(
    const struct torn *torn, struct text line, size_t offset, size_t *begin)
{
	return torn->is_damaged && is_stray_note(line, offset, begin);
}

/* Whether the text behind the mark at offset looks like no text at all. */
static bool
is_odd_behind(const struct torn *torn, struct text line, size_t offset)
{
	enum { ODD = 25 * COST_BIT };
	struct scrap mark, first, second;

	scrap_read(line, offset, &mark);
	if (!scrap_is_mark(&mark, &first))
		return false;
	scrap_read(line, mark.end, &first);
	scrap_read(line, first.end, &second);
	if (second.kind == SCRAP_NOTE || second.kind == SCRAP_TAIL)
		return true;
	return first.kind == SCRAP_PAIR && second.kind == SCRAP_PAIR &&
	    likely_alone(first.letter) +
		likely_cost(&torn->likely, first.letter, &second.letter) +
		(torn->is_wary ? LIKELY_SEEN : 0) >
	    ODD;
}

/* Whether something may be torn where the byte at offset is, and from where. */
static bool
is_suspect(
    const struct torn *torn, struct text line, size_t offset, size_t *begin)
{
	*begin = offset;
	switch (line.bytes[offset]) {
	case '?':
		return torn_may_be(line, offset);
	case ')':
		return is_stray_note(line, offset, begin);
	default:
		return is_odd_behind(torn, line, offset);
	}
}

/* The bytes that is_suspect() is to look at, by what the document said. */
static const struct stops *
suspects(const struct torn *torn)
{
	if (!torn->is_damaged)
		return &torn->said;
	return torn->is_said ? &torn->noted : &torn->unsaid;
}

/* What both end with is not part of the place. */
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

/*
 * Where the first place may begin that reaches to offset; false if that cannot
 * be told, as a note is one scrap of many characters.
 */
static bool
find_reach(struct text line, size_t offset, size_t *from)
{
	*from = offset;
	for (int left = WAYS_LONGEST; left > 0 && *from > 0; left--) {
		if (line.bytes[*from - 1] == '(' &&
		    pinyin_may_begin(line.bytes[*from]))
			return false;
		*from = utf8_before(line, *from);
	}
	return true;
}

bool
torn_may_reach(struct text line, size_t begin, size_t end)
{
	/* As if all had been said that makes anything look torn. */
	static struct torn wary;
	/* A stray note is found at its end. */
	struct text near = text_take(line, end + PINYIN_LONGEST + 2);
	size_t from, place;

	if (!wary.is_wary)
		torn_open(&wary);
	wary.is_damaged = wary.is_wary = true;
	if (!find_reach(line, begin, &from))
		return true;
	while ((from = stops_next(&wary.unsaid, near, from)) < near.length)
		if (is_suspect(&wary, line, from++, &place))
			return true;
	return false;
}

/* With the words of the document, or without. */
static bool
mend_with(struct torn *torn, const struct likely *likely, struct text line,
    bool is_said, struct torn_place *place)
{
	size_t effort = torn->ways->effort;
	bool is_mended = tear_mend(torn->ways, likely, line, place->begin,
	    is_said, &place->after, &place->end);

	if (!is_mended)
		torn->in_vain += torn->ways->effort - effort;
	return is_mended;
}

/*
 * By the words of the document, if it has notes, or else without them.  What is
 * left has no notes any more when it is read again, and is left again.
 */
static bool
mend(
    struct torn *torn, struct text line, bool is_said, struct torn_place *place)
{
	struct scrap scrap;

	if (torn->in_vain > TORN_IN_STORE + TORN_FOR_A_BYTE * place->begin) {
		scrap_read(line, place->begin, &scrap);
		place->end = scrap.end;
		return false;
	}
	return (torn->is_damaged &&
		   mend_with(torn, &torn->likely, line, is_said, place)) ||
	    mend_with(torn, NULL, line, is_said, place);
}

bool
torn_next(struct torn *torn, struct text line, size_t offset,
    struct torn_place *place)
{
	size_t from = offset;

	for (; offset < line.length; offset++) {
		bool is_said;

		offset = stops_next(suspects(torn), line, offset);
		if (offset == line.length)
			break;
		is_said = line.bytes[offset] == '?';
		if (!is_suspect(torn, line, offset, &place->begin) ||
		    place->begin < from)
			continue;
		if (torn->ways == NULL) {
			torn->ways = memory_new(1, sizeof(*torn->ways));
			ways_open(torn->ways);
		}
		place->is_repaired = mend(torn, line, is_said, place);
		if (place->is_repaired && is_said)
			torn->is_said = true;
		place->next = place->end;
		if (place->is_repaired)
			trim_place(line, place);
		return true;
	}
	return false;
}

void
torn_open(struct torn *torn)
{
	static const enum stop kinds[] = { STOP_HOLE, STOP_READING, STOP_MARK };
	struct stops *stops[] = { &torn->said, &torn->noted, &torn->unsaid };

	for (size_t i = 0; i < 3; i++) {
		*stops[i] = (struct stops){ 0 };
		for (size_t j = 0; j <= i; j++)
			stops_add(stops[i], kinds[j]);
	}
}

void
torn_begin(struct torn *torn)
{
	likely_forget(&torn->likely);
	torn->is_damaged = torn->is_said = false;
	torn->in_vain = 0;
}

void
torn_expect(struct torn *torn)
{
	torn->is_damaged = true;
}

void
torn_learn(struct torn *torn, struct text text)
{
	size_t effort = TORN_FOR_A_BYTE * text.length;

	torn->in_vain -= effort < torn->in_vain ? effort : torn->in_vain;
	if (torn->is_damaged)
		likely_learn(&torn->likely, text);
}
