/* The marks that number a section. */
#include "cmd/hansect/marker.h"
#include "cmd/hansect/numeral.h"
#include "common/lexicon.h"
#include "common/utf8.h"

LEXICON(markers);

enum {
	HEADING_LENGTH = 40, /* characters: what is longer is a sentence */

	/* weights */
	SURE = 5,
	LIKELY = 4,
	GOOD = 3,
	FAIR = 2,
	DOUBTFUL = -1,
	UNLIKELY = -5,
	CITED = -8,
	IN_TEXT = -10, /* not even in sequence, unless the next one follows */
};

static int32_t
first_of(struct text rest)
{
	return rest.length == 0 ? 0 : utf8_next(&rest);
}

static void
skip_blanks(struct text *rest)
{
	while (rest->length > 0 && utf8_is_blank(first_of(*rest)))
		utf8_next(rest);
}

static bool
take(struct text *rest, struct text word)
{
	if (!text_starts_with(*rest, word))
		return false;
	*rest = text_skip(*rest, word.length);
	return true;
}

/* --- what follows a marker --- */

/* Is one of the words that make a marker of this kind none next? */
static bool
is_refused(struct text rest, struct text kind)
{
	struct lexicon words = LEXICON_INIT(markers);
	struct text kinds;
	size_t length = 0, offset;

	while ((length = lexicon_longer(words, rest, length, &kinds)) > 0)
		if (text_find(kinds, kind, &offset))
			return true;
	return false;
}

static bool
ends_sentence(int32_t character)
{
	switch (character) {
	case 0x3002: /* 。 */
	case 0xFF1B: /* ； */
	case 0xFF01: /* ！ */
	case 0xFF1F: /* ？ */
	case ';':
	case '!':
	case '?':
		return true;
	default:
		return false;
	}
}

/* Is the rest of the line short, and without a sentence's end? */
static bool
is_heading(struct text rest)
{
	for (int i = 0; i < HEADING_LENGTH && rest.length > 0; i++)
		if (ends_sentence(utf8_next(&rest)))
			return false;
	return rest.length == 0;
}

static bool
is_enumeration_comma(int32_t character)
{
	return character == 0x3001 || character == 0xFF0C || character == ',';
}

/*
 * What a number right after the marker takes from its weight: 三、四线 may be a
 * heading, 一、二、三产业 is a list.
 */
static int
list_penalty(struct text rest, uint32_t number)
{
	uint32_t next;
	bool heading = is_heading(rest);

	if (!numeral_take(&rest, &next))
		return 0;
	if (is_enumeration_comma(first_of(rest)))
		return CITED;
	if (next != number + 1)
		return 0;
	return heading ? -LIKELY : IN_TEXT;
}

/* --- families --- */

static bool
found(struct marker *marker, enum family family, struct text line,
    struct text rest, int weight)
{
	marker->family = (uint8_t)family;
	marker->length = (uint32_t)(line.length - rest.length);
	marker->weight = (int8_t)weight;
	return true;
}

/* Does the sentence go on to the next of the kind: 一是指甲，二是指乙。 */
static bool
goes_on(struct text rest, uint32_t number, struct text verb)
{
	uint32_t next;

	while (rest.length > 0) {
		int32_t character = utf8_next(&rest);
		struct text at = rest;

		/* Where another sentence begins, so that none is read twice. */
		if (character == 0x3002 || character == 0xFF01 ||
		    character == 0xFF1F || character == '!' || character == '?')
			return false;
		if (!is_enumeration_comma(character) &&
		    !ends_sentence(character))
			continue;
		if (numeral_take_han(&at, &next) && next == number + 1 &&
		    text_starts_with(at, verb))
			return true;
	}
	return false;
}

static bool
read_sentence(struct text line, struct text rest, struct text verb,
    enum family family, struct marker *marker)
{
	if (is_refused(rest, TEXT("item")))
		return false;
	return found(marker, family, line, rest,
	    goes_on(rest, marker->number, verb) ? CITED : FAIR);
}

/* 一、, and what is written for it; 一是 and 一要; 一） for （一）. */
static bool
read_han(struct text line, struct marker *marker)
{
	struct text rest = line, after;
	int32_t mark;

	if (!numeral_take_han(&rest, &marker->number))
		return false;
	if (take(&rest, TEXT("是")))
		return read_sentence(line, rest, TEXT("是"), FAMILY_IS, marker);
	if (take(&rest, TEXT("要")))
		return read_sentence(
		    line, rest, TEXT("要"), FAMILY_MUST, marker);
	after = rest;
	skip_blanks(&after);
	mark = after.length == 0 ? 0 : utf8_half_width(utf8_next(&after));
	if (mark == ')')
		return found(marker, FAMILY_HAN_BRACKET, line, after, 1);
	if (mark == 0x3001 || mark == '.')
		return found(marker, FAMILY_HAN, line, after,
		    LIKELY + list_penalty(after, marker->number));
	if (mark == ',')
		return found(marker, FAMILY_HAN, line, after,
		    is_heading(after) ? DOUBTFUL : UNLIKELY);
	if (rest.length == 0 || !is_heading(rest))
		return false;
	return found(marker, FAMILY_HAN, line, rest,
	    utf8_is_blank(first_of(rest)) ? FAIR : UNLIKELY);
}

static bool
read_formal(struct text line, struct marker *marker)
{
	struct text rest = line;
	int value = numeral_formal(utf8_next(&rest));

	if (value < 0 || first_of(rest) != 0x3001)
		return false;
	utf8_next(&rest);
	marker->number = (uint32_t)value;
	return found(marker, FAMILY_FORMAL, line, rest, GOOD);
}

/* （一） （1）, whatever the width of the brackets and the blanks inside. */
static bool
read_bracket(struct text line, struct marker *marker)
{
	struct text rest = line;
	bool digits;

	utf8_next(&rest);
	skip_blanks(&rest);
	digits = numeral_digit(first_of(rest)) >= 0;
	if (!numeral_take(&rest, &marker->number))
		return false;
	skip_blanks(&rest);
	if (utf8_half_width(first_of(rest)) != ')')
		return false;
	utf8_next(&rest);
	return found(marker, digits ? FAMILY_DIGIT_BRACKET : FAMILY_HAN_BRACKET,
	    line, rest,
	    is_refused(rest, TEXT("bracket")) ? CITED
		: digits                      ? GOOD
					      : LIKELY);
}

/* 1.2.3 after its first component. */
static bool
read_decimal(struct text line, struct text rest, struct marker *marker)
{
	unsigned depth = 1;
	struct text at = rest;
	uint32_t number;

	while (depth < 5 && utf8_half_width(first_of(at)) == '.') {
		utf8_next(&at);
		if (!numeral_take_digits(&at, &number))
			break;
		marker->parent = (marker->parent * 2048) ^ marker->number;
		marker->number = number;
		rest = at;
		depth++;
	}
	if (depth < 2 || numeral_digit(first_of(rest)) >= 0 ||
	    is_refused(rest, TEXT("decimal")))
		return false;
	at = rest;
	if (utf8_half_width(first_of(at)) == '.')
		utf8_next(&at);
	return found(marker, FAMILY_DECIMAL + depth - 2, line, at,
	    (depth > 2 ? FAIR : 0) +
		(utf8_is_blank(first_of(at)) || at.length == 0 ? -1
			: is_heading(at)                       ? -2
							       : -3));
}

/* 1. and what is written for it; 1） 1.1 and 1 with a blank. */
static bool
read_digits(struct text line, struct marker *marker)
{
	struct text rest = line, after;
	int32_t mark;

	if (!numeral_take_digits(&rest, &marker->number))
		return false;
	after = rest;
	skip_blanks(&after);
	mark = after.length == 0 ? 0 : utf8_half_width(utf8_next(&after));
	if (mark == ')')
		return found(marker, FAMILY_HALF_BRACKET, line, after,
		    is_refused(after, TEXT("bracket")) ? CITED : FAIR);
	if (mark == '.' && numeral_digit(first_of(after)) >= 0 &&
	    !numeral_begins_year(after)) {
		uint32_t number = marker->number;

		if (read_decimal(line, rest, marker))
			return true;
		marker->number = number;
		marker->parent = 0;
		return found(marker, FAMILY_DIGIT, line, after, UNLIKELY);
	}
	if (mark == '.' || mark == 0x3001)
		return found(marker, FAMILY_DIGIT, line, after,
		    LIKELY + list_penalty(after, marker->number));
	mark = first_of(rest);
	if ((!utf8_is_blank(mark) &&
		(mark < 0x4E00 || is_refused(rest, TEXT("decimal")))) ||
	    !is_heading(rest))
		return false;
	return found(marker, FAMILY_PLAIN, line, rest,
	    utf8_is_blank(mark) ? DOUBTFUL : DOUBTFUL - 1);
}

/* 第一，, which 第一、 stands for. */
static bool
read_ordinal(struct text line, struct text rest, struct marker *marker)
{
	if (!is_enumeration_comma(first_of(rest)))
		return false;
	utf8_next(&rest);
	return found(marker, FAMILY_ORDINAL, line, rest,
	    FAIR + list_penalty(rest, marker->number));
}

/* The colon of 第一部分：概况 is of the marker. */
static void
take_colon(struct text *rest)
{
	if (utf8_half_width(first_of(*rest)) == ':')
		utf8_next(rest);
}

/* 之二 of 第三条之二, or -2 of 第 3-2 條. */
static void
take_branch(struct text *rest, struct text sign, struct marker *marker)
{
	struct text after = *rest;
	uint32_t branch;

	if (!take(&after, sign))
		return;
	skip_blanks(&after);
	if (!numeral_take(&after, &branch))
		return;
	marker->branch = (uint16_t)branch;
	*rest = after;
}

static bool
read_article(struct text line, struct text rest, struct marker *marker)
{
	int32_t next;

	take_branch(&rest, TEXT("之"), marker);
	take_colon(&rest);
	next = first_of(rest);
	if (rest.length == 0 || utf8_is_blank(next))
		return found(marker, FAMILY_ARTICLE, line, rest, SURE);
	return found(marker, FAMILY_ARTICLE, line, rest,
	    is_refused(rest, TEXT("article")) ? CITED : LIKELY);
}

static const struct part_name {
	struct text name;
	enum family family;
} part_names[] = {
	{ TEXT_INIT("编"), FAMILY_PART },
	{ TEXT_INIT("編"), FAMILY_PART },
	{ TEXT_INIT("篇"), FAMILY_PART },
	{ TEXT_INIT("部分"), FAMILY_PART },
	{ TEXT_INIT("部"), FAMILY_PART },
	{ TEXT_INIT("分部"), FAMILY_SECTION },
	{ TEXT_INIT("章"), FAMILY_CHAPTER },
	{ TEXT_INIT("节"), FAMILY_SECTION },
	{ TEXT_INIT("節"), FAMILY_SECTION },
};

/* 第一部 is of 第一部法规, too: a blank or nothing is behind it as a part. */
static bool
is_counted(struct text name, struct text rest)
{
	return text_ends_with(name, TEXT("部")) && rest.length > 0 &&
	    !utf8_is_blank(first_of(rest));
}

/* 第一章 stands above its title and nothing else. */
static bool
read_part(struct text line, struct text rest, struct marker *marker)
{
	for (size_t i = 0; i < sizeof(part_names) / sizeof(*part_names); i++) {
		if (!take(&rest, part_names[i].name))
			continue;
		if (is_counted(part_names[i].name, rest))
			return false;
		if (is_refused(rest, TEXT("article")))
			return found(
			    marker, part_names[i].family, line, rest, CITED);
		take_colon(&rest);
		return found(marker, part_names[i].family, line, rest,
		    is_heading(rest)                    ? LIKELY
			: utf8_is_blank(first_of(rest)) ? 1
							: UNLIKELY);
	}
	return false;
}

static bool
read_numbered_noun(struct text line, struct marker *marker)
{
	struct text rest = text_skip(line, sizeof("第") - 1), before;

	skip_blanks(&rest);
	if (!numeral_take(&rest, &marker->number) &&
	    !numeral_take_roman(&rest, &marker->number))
		return false;
	before = rest;
	take_branch(&rest, TEXT("-"), marker);
	skip_blanks(&rest);
	if (take(&rest, TEXT("条")) || take(&rest, TEXT("條")))
		return read_article(line, rest, marker);
	marker->branch = 0;
	return read_part(line, rest, marker) ||
	    read_ordinal(line, before, marker);
}

static bool
read_one_of(struct text line, struct marker *marker)
{
	struct text rest = text_skip(line, sizeof("其") - 1);

	if (!numeral_take_han(&rest, &marker->number) ||
	    !is_enumeration_comma(first_of(rest)))
		return false;
	utf8_next(&rest);
	return found(marker, FAMILY_ONE_OF, line, rest, FAIR);
}

/* 首先，其次，再次，最后， */
static bool
read_first(struct text line, struct marker *marker)
{
	static const struct {
		struct text word;
		uint32_t number;
	} firsts[] = {
		{ TEXT_INIT("首先"), 1 },
		{ TEXT_INIT("其次"), 2 },
		{ TEXT_INIT("再次"), 3 },
		{ TEXT_INIT("最后"), MARKER_LAST },
		{ TEXT_INIT("最後"), MARKER_LAST },
	};

	for (size_t i = 0; i < sizeof(firsts) / sizeof(*firsts); i++) {
		struct text rest = line;

		if (!take(&rest, firsts[i].word) ||
		    !is_enumeration_comma(first_of(rest)))
			continue;
		utf8_next(&rest);
		marker->number = firsts[i].number;
		return found(marker, FAMILY_FIRST, line, rest, FAIR);
	}
	return false;
}

/* Markers of a single character, in the order of Unicode. */
static const struct single {
	int32_t first, last;
	uint32_t number; /* of the first */
	enum family family;
} singles[] = {
	{ 0x2460, 0x2473, 1, FAMILY_CIRCLED },       /* ① */
	{ 0x2474, 0x2487, 1, FAMILY_DIGIT_BRACKET }, /* ⑴ */
	{ 0x2488, 0x249B, 1, FAMILY_DIGIT },         /* ⒈ */
	{ 0x24EB, 0x24F4, 11, FAMILY_CIRCLED },      /* ⓫ */
	{ 0x24F5, 0x24FE, 1, FAMILY_CIRCLED },       /* ⓵ */
	{ 0x2776, 0x277F, 1, FAMILY_CIRCLED },       /* ❶ */
	{ 0x2780, 0x2789, 1, FAMILY_CIRCLED },       /* ➀ */
	{ 0x278A, 0x2793, 1, FAMILY_CIRCLED },       /* ➊ */
	{ 0x3220, 0x3229, 1, FAMILY_HAN_BRACKET },   /* ㈠ */
	{ 0x3251, 0x325F, 21, FAMILY_CIRCLED },      /* ㉑ */
	{ 0x3280, 0x3289, 1, FAMILY_HAN_BRACKET },   /* ㊀ */
	{ 0x32B1, 0x32BF, 36, FAMILY_CIRCLED },      /* ㊱ */
};

static bool
read_single(struct text line, int32_t character, struct marker *marker)
{
	struct text rest = line;

	utf8_next(&rest);
	for (size_t i = 0; i < sizeof(singles) / sizeof(*singles); i++) {
		const struct single *single = &singles[i];

		if (character < single->first || character > single->last)
			continue;
		marker->number =
		    single->number + (uint32_t)(character - single->first);
		return found(marker, single->family, line, rest, GOOD);
	}
	return false;
}

bool
marker_read(struct text line, struct marker *marker)
{
	int32_t first = first_of(line);

	marker->branch = marker->parent = 0;
	switch (first) {
	case '(':
	case 0xFF08:
		return read_bracket(line, marker);
	case 0x7B2C: /* 第 */
		return read_numbered_noun(line, marker);
	case 0x5176: /* 其 */
		return read_one_of(line, marker) || read_first(line, marker);
	case 0x9996: /* 首 */
	case 0x518D: /* 再 */
	case 0x6700: /* 最 */
		return read_first(line, marker);
	default:
		break;
	}
	if (numeral_digit(first) >= 0)
		return read_digits(line, marker);
	if (numeral_han(first) > 0)
		return read_han(line, marker);
	if (first >= 0x2460 && first <= 0x32BF)
		return read_single(line, first, marker);
	return first >= 0x4E00 && numeral_formal(first) > 0 &&
	    read_formal(line, marker);
}

bool
marker_is_item(enum family family)
{
	return family >= FAMILY_IS;
}
