/* The marks that number a section. */
#include "cmd/hansect/marker.h"
#include "cmd/hansect/noun.h"
#include "cmd/hansect/numeral.h"
#include "cmd/hansect/weigh.h"

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
		if (!weigh_comma(character) && !weigh_stop(character))
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
	if (weigh_refused(rest, TEXT("item")))
		return false;
	return weigh_found(marker, family, line, rest,
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
		return weigh_found(marker, FAMILY_HAN_BRACKET, line, after, 1);
	if (mark == 0x3001 || mark == '.')
		return weigh_found(marker, FAMILY_HAN, line, after,
		    LIKELY + weigh_list(after, marker->number));
	if (mark == ',')
		return weigh_found(marker, FAMILY_HAN, line, after,
		    weigh_heading(after) ? DOUBTFUL : UNLIKELY);
	if (rest.length == 0 || !weigh_heading(rest))
		return false;
	return weigh_found(marker, FAMILY_HAN, line, rest,
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
	return weigh_found(marker, FAMILY_FORMAL, line, rest, GOOD);
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
	return weigh_found(marker,
	    digits ? FAMILY_DIGIT_BRACKET : FAMILY_HAN_BRACKET, line, rest,
	    weigh_refused(rest, TEXT("bracket")) ? CITED
		: digits                         ? GOOD
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
	    weigh_refused(rest, TEXT("decimal")))
		return false;
	at = rest;
	if (utf8_half_width(first_of(at)) == '.')
		utf8_next(&at);
	return weigh_found(marker, FAMILY_DECIMAL + depth - 2, line, at,
	    (depth > 2 ? FAIR : 0) +
		(utf8_is_blank(first_of(at)) || at.length == 0 ? -1
			: weigh_heading(at)                    ? -2
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
		return weigh_found(marker, FAMILY_HALF_BRACKET, line, after,
		    weigh_refused(after, TEXT("bracket")) ? CITED : FAIR);
	if (mark == '.' && numeral_digit(first_of(after)) >= 0 &&
	    !numeral_begins_year(after)) {
		uint32_t number = marker->number;

		if (read_decimal(line, rest, marker))
			return true;
		marker->number = number;
		marker->parent = 0;
		return weigh_found(marker, FAMILY_DIGIT, line, after, UNLIKELY);
	}
	if (mark == '.' || mark == 0x3001)
		return weigh_found(marker, FAMILY_DIGIT, line, after,
		    LIKELY + weigh_list(after, marker->number));
	mark = first_of(rest);
	if ((!utf8_is_blank(mark) &&
		(mark < 0x4E00 || weigh_refused(rest, TEXT("decimal")))) ||
	    !weigh_heading(rest))
		return false;
	return weigh_found(marker, FAMILY_PLAIN, line, rest,
	    utf8_is_blank(mark) ? DOUBTFUL : DOUBTFUL - 1);
}

static bool
read_one_of(struct text line, struct marker *marker)
{
	struct text rest = text_skip(line, sizeof("其") - 1);

	if (!numeral_take_han(&rest, &marker->number) ||
	    !weigh_comma(first_of(rest)))
		return false;
	utf8_next(&rest);
	return weigh_found(marker, FAMILY_ONE_OF, line, rest, FAIR);
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
		    !weigh_comma(first_of(rest)))
			continue;
		utf8_next(&rest);
		marker->number = firsts[i].number;
		return weigh_found(marker, FAMILY_FIRST, line, rest, FAIR);
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
		return weigh_found(marker, single->family, line, rest, GOOD);
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
		return noun_read(line, marker);
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
