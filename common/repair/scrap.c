/* scrap.c -- The bytes of GBK that torn text is made of. */
#include "common/repair/scrap.h"

#include "common/pinyin.h"
#include "common/repair/gbk.h"
#include "common/repair/likely.h"
#include "common/utf8.h"

/* Length of the reading that text begins with, and the ) behind it; 0. */
static size_t
tail_length(struct text text, uint32_t *reading)
{
	size_t length;

	if (text.length == 0 || !pinyin_may_begin(text.bytes[0]))
		return 0;
	length = pinyin_parse(text, reading);
	if (length == 0 || length == text.length || text.bytes[length] != ')')
		return 0;
	return length + 1;
}

static void
read_pair(struct scrap *scrap, unsigned place)
{
	scrap->letter = place;
	scrap->kind = SCRAP_PAIR;
	scrap->lead = gbk_lead_of(place);
	scrap->trail = gbk_trail_of(place);
}

static void
read_character(int32_t c, struct scrap *scrap)
{
	unsigned place = gbk_place_of_character(c);

	scrap->kind = SCRAP_OTHER;
	scrap->letter = LIKELY_OTHER;
	if (c == 0x20AC || (c >= 0 && c < 0x80)) {
		scrap->kind = c == '?' ? SCRAP_HOLE : SCRAP_BYTE;
		scrap->trail = c == 0x20AC ? 0x80 : (unsigned char)c;
		scrap->letter = LIKELY_ASCII + scrap->trail;
	} else if (place != GBK_NO_PLACE) {
		read_pair(scrap, place);
	}
}

void
scrap_read(struct text line, size_t offset, struct scrap *scrap)
{
	struct text rest = text_skip(line, offset);
	size_t length;

	*scrap = (struct scrap){ .kind = SCRAP_END,
		.letter = LIKELY_END,
		.begin = offset,
		.end = offset };
	if (rest.length == 0)
		return;
	length = tail_length(rest, &scrap->reading);
	if (length != 0) {
		scrap->kind = SCRAP_TAIL;
	} else if (rest.bytes[0] == '(' &&
	    (length = tail_length(text_skip(rest, 1), &scrap->reading)) != 0) {
		scrap->kind = SCRAP_NOTE;
		length++;
	} else {
		read_character(utf8_next(&rest), scrap);
		scrap->end = line.length - rest.length;
		return;
	}
	scrap->letter = LIKELY_OTHER;
	scrap->end = offset + length;
}

void
scrap_read_before(struct text line, size_t offset, struct scrap *scrap)
{
	struct text rest;
	size_t begin;

	*scrap = (struct scrap){ .kind = SCRAP_OTHER,
		.letter = LIKELY_OTHER,
		.begin = offset,
		.end = offset };
	if (offset == 0)
		return;
	begin = utf8_before(line, offset);
	rest = text_skip(line, begin);
	read_character(utf8_next(&rest), scrap);
	scrap->begin = begin;
}

bool
scrap_unfold(const struct scrap *scrap, struct scrap *unfolded)
{
	unsigned place;

	*unfolded = *scrap;
	if (scrap->kind == SCRAP_PAIR)
		return true;
	if ((scrap->kind != SCRAP_BYTE && scrap->kind != SCRAP_HOLE) ||
	    scrap->trail < 0x20 || scrap->trail > 0x7E)
		return false;
	if (scrap->trail == ' ')
		place = gbk_place_of(0xA1, 0xA1);
	else
		place = gbk_place_of(0xA3, scrap->trail + 0x80u);
	if (place == GBK_NO_PLACE)
		return false;
	read_pair(unfolded, place);
	return true;
}

bool
scrap_is_mark(const struct scrap *scrap, struct scrap *mark)
{
	if (!scrap_unfold(scrap, mark))
		return false;
	switch (mark->lead << 8 | mark->trail) {
	case 0xA1A2: /* 、 */
	case 0xA1A3: /* 。 */
	case 0xA3A1: /* ！ */
	case 0xA3AC: /* ， */
	case 0xA3BB: /* ； */
	case 0xA3BF: /* ？ */
		return true;
	default:
		return false;
	}
}
