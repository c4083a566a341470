/* What a number counts, by words of a table and no model. */
#include "cmd/hannum/label.h"
#include "cmd/hannum/enclosed.h"
#include "cmd/hannum/moment.h"
#include "cmd/hannum/noun.h"
#include "cmd/hannum/trim.h"
#include "cmd/hannum/verb.h"
#include "cmd/hannum/word.h"
#include "common/utf8.h"

enum {
	LONGEST_CLAUSE = 100, /* that is looked at */
	LONGEST_ASIDE = 10,   /* between parentheses */
	LONGEST_ADVERB = 2,   /* between them and the number */
	ATTRIBUTIVE = 0x7684, /* 的 */
};

/* What is looked for in the words before a number, if it is there at all. */
static const struct {
	struct text characters;
	enum line_known what;
} looked_for[] = {
	{ TEXT_INIT("来间期算"), IS_SINCE },
	{ TEXT_INIT("年"), IS_YEAR },
	{ TEXT_INIT("“”"), IS_QUOTE },
	{ TEXT_INIT("的等之"), IS_OF },
	{ TEXT_INIT("占"), IS_SHARE },
};

void
label_prepare(struct number_line *line)
{
	word_prepare(line);
	for (size_t i = 0; i < sizeof(looked_for) / sizeof(*looked_for); i++) {
		struct text rest = looked_for[i].characters;

		while (rest.length > 0) {
			struct text character = rest;

			utf8_next(&rest);
			character.length -= rest.length;
			line_know_first(line, character, looked_for[i].what);
		}
	}
}

static bool
ends_clause(int32_t character)
{
	if (character >= FIRST_HAN)
		return false;
	switch (character) {
	case ',':
	case ';':
	case ':':
	case '!':
	case '?':
	case '(':
	case ')':
	case '\t':
	case '|':
	case 0x3002: /* 。 */
	case 0x2014: /* — */
	case 0x2026: /* … */
	case 0x3010: /* 【 */
	case 0x3011: /* 】 */
		return true;
	}
	return false;
}

/* Where an aside such as (街道) begins that ends before place, of a clause. */
static size_t
aside_begin(
    const struct number_line *line, size_t place, size_t limit, size_t end)
{
	size_t begin = place - 1, alias;

	/* 纠正(含撤销)决定: what is behind says it alone. */
	alias = begin_alias(line, place, limit);
	if (alias < place)
		return end - place <= LONGEST_ADVERB ? alias : place;
	while (begin > limit && place - begin < LONGEST_ASIDE &&
	    is_of_aside(line->character[begin - 1]))
		begin--;
	return begin > limit && begin < place - 1 &&
		line->character[begin - 1] == '('
	    ? begin - 1
	    : place;
}

static size_t
clause_begin(const struct number_line *line, size_t place, size_t before)
{
	size_t end = place;

	if (place - before > LONGEST_CLAUSE)
		before = place - LONGEST_CLAUSE;
	while (place > before) {
		int32_t character = line->character[place - 1];
		size_t aside = place;

		if (character == ')')
			aside = aside_begin(line, place, before, end);
		if (aside == place && ends_clause(character))
			break;
		place = aside == place ? place - 1 : aside;
		while (
		    place > before && line->character[place - 1] >= FIRST_HAN)
			place--;
	}
	return place;
}

/* ×, = or # say nothing. */
static bool
says_nothing(const struct number_line *line, const struct label *label)
{
	for (size_t at = label->begin; at < label->end; at++)
		if (line->character[at] >= FIRST_HAN ||
		    is_letter_or_digit(line->character[at]))
			return false;
	return true;
}

static bool
compares(int32_t character)
{
	return character == 0x8F83 || character == 0x6BD4; /* 较 比 */
}

static bool
begins_comparison(const struct number_line *line, const struct label *label)
{
	return label->begin < label->end &&
	    compares(line->character[label->begin]);
}

/* 比2019年执行数下降: 比 stands before the date that the words follow. */
static bool
follows_comparison(const struct number_line *line,
    const struct label_context *context, const struct label *label)
{
	/* The 度 of 2019年度 may be between. */
	return context->last.end > 0 && label->begin >= context->last.end &&
	    label->begin <= context->last.end + 1 &&
	    context->date.end == context->last.end && context->date.begin > 0 &&
	    compares(line->character[context->date.begin - 1]);
}

/* 较上年增加, 与去年同期相比减少: the verb is what counts. */
static void
skip_comparison(
    const struct number_line *line, struct label *label, bool compared)
{
	size_t length = word_before(line, label->end, label->begin, CHANGE);

	if (length == 0)
		return;
	for (size_t at = label->begin; !compared && at + 1 < label->end; at++)
		compared = line->character[at] == 0x76F8 && /* 相比 */
		    line->character[at + 1] == 0x6BD4;
	for (size_t at = label->begin; !compared && at + 1 < label->end; at++)
		compared = line->character[at] == 0x6BD4 && /* 比较 */
		    line->character[at + 1] == 0x8F83;
	if (compared)
		label->begin = label->end - length;
}

/* 时限由18天压缩至6天: a verb between two numbers says nothing new. */
static bool
goes_on(const struct number_line *line, const struct number *number,
    const struct label_before *before, const struct label *label)
{
	int32_t last =
	    number->begin > 0 ? line->character[number->begin - 1] : 0;

	return (last == 0x81F3 || last == 0x5230) && /* 至 到 */
	    before->is_counted && label->begin == before->end &&
	    line->character[before->end] != 0x3001 && /* 、 */
	    label->begin < label->end &&
	    word_at(line, label->begin, label->end, STOP) ==
	    label->end - label->begin;
}

/* What the words between two numbers say of the second is in the label. */
static void
trim_words(const struct number_line *line, const struct number *number,
    const struct label_context *context, struct label *label)
{
	bool compared = follows_comparison(line, context, label);
	unsigned held = line_holds(line, label->begin, label->end);

	if ((held & IS_SINCE) != 0)
		skip_since(line, label);
	if ((held & IS_YEAR) != 0 &&
	    (number->kind == NUMBER_COUNT || number->kind == NUMBER_MONEY))
		skip_until_year(line, label);
	if ((held & IS_QUOTE) != 0)
		trim_quotes(line, label);
	compared |= begins_comparison(line, label);
	trim_words_front(line, label);
	skip_aside(line, label);
	skip_comparison(
	    line, label, compared || begins_comparison(line, label));
	if ((held & IS_SHARE) == 0 || !tells_share(line, number, label)) {
		skip_verbs(line, number, label);
		if ((held & IS_OF) != 0)
			skip_attribute(line, label);
	}
	trim_words_front(line, label);
	skip_quoted(line, label);
	unquote(line, label);
	if (goes_on(line, number, &context->last, label))
		*label = context->last.label;
}

/* Nothing stands between two numbers: 38期、4593人次 are of the same. */
static void
take_words_before(const struct number_line *line,
    const struct label_before *before, struct label *label)
{
	if (before->is_counted) {
		label->begin = before->label.begin;
		label->end = before->label.end;
	} else if (before->end == before->label.noun_end &&
	    line->character[before->end] != 0x3001 && /* 、 */
	    !is_conjunction(line->character[before->end])) {
		/* 65岁以上人口约占16%: of what the number before counts. */
		label->begin = before->label.noun_begin;
		label->end = before->label.noun_end;
	}
}

/* Does the kind say how much there is of something? */
static bool
has_label(const struct number *number)
{
	return number->kind <= NUMBER_DURATION;
}

/* Losses | 3, losses (3): with nothing else it is of what stands before. */
static size_t
behind_cell(
    const struct number_line *line, const struct number *number, size_t before)
{
	size_t place = number->begin, end = place;
	bool ends_cell = false;

	while (end > before && !utf8_is_han(line->character[end - 1]) &&
	    (utf8_is_blank(line->character[end - 1]) ||
		line->character[end - 1] == '|')) {
		end--;
		ends_cell |=
		    line->character[end] == '|' || line->character[end] == '\t';
	}
	if (has_label(number) && end > before + 1 &&
	    line->character[end - 1] == '(' &&
	    utf8_is_han(line->character[end - 2]))
		return end - 1;
	return ends_cell && end > before ? end : place;
}

/* Look for the words that are due. */
static void settle(
    const struct number_line *line, struct label_context *context);

/* 国内生产总值[2]1210207亿元: the words before the mark of a note. */
static size_t
before_note(const struct number_line *line, size_t place, size_t limit)
{
	size_t at = place;

	if (at == limit || line->character[at - 1] != ']')
		return place;
	for (at--; at > limit && numeral_is_arabic(line_class(line, at - 1));)
		at--;
	return at > limit && line->character[at - 1] == '[' ? at - 1 : place;
}

static void
find_words(const struct number_line *line, const struct number *number,
    struct label_context *context, struct label *label)
{
	const struct label_before *before = &context->last;
	size_t end = before_note(
	    line, behind_cell(line, number, before->end), before->end);
	size_t begin = clause_begin(line, end, before->end), behind;

	if (begin == before->end)
		settle(line, context);
	label->begin = begin;
	label->end = end;
	skip_marker(line, label);
	trim_words_back(line, label);
	label->end = before_note(line, label->end, label->begin);
	behind = label->end;
	trim_aside(line, label);
	if (label->end < behind)
		trim_words_back(line, label);
	skip_aside(line, label);
	if (label->begin == before->end) {
		skip_behind_date(line, label);
		label->begin += is_among(line, label->begin, label->end);
	}
	while (label->begin < label->end &&
	    (says_no_word(line->character[label->begin]) ||
		(label->begin + 1 == label->end &&
		    is_conjunction(line->character[label->begin]))))
		label->begin++;
	/* 第一级毒品占32%: what has the share is the noun before. */
	if (label->begin + 1 == label->end &&
	    before->label.noun_begin < before->label.noun_end &&
	    label->begin == before->label.noun_end &&
	    line->character[label->begin] == 0x5360)
		label->begin++;
	/* 较去年底的4.7年: what it is compared with is all there is. */
	if (begins_comparison(line, label) &&
	    word_at(line, label->begin, label->end, WORD) == 0 &&
	    line->character[number->begin - 1] == ATTRIBUTIVE)
		label->begin = label->end;
	else if (label->begin < label->end)
		trim_words(line, number, context, label);
	else if (before->end > 0 && begin == before->end)
		take_words_before(line, before, label);
	if (says_nothing(line, label))
		label->begin = label->end;
}

static void
settle(const struct number_line *line, struct label_context *context)
{
	struct label_context before = { .last = context->before };
	struct label *label = &context->last.label;

	if (!context->is_due)
		return;
	context->is_due = false;
	find_words(line, &context->date, &before, label);
	context->last.is_counted = label->begin < label->end;
}

/* 第四项规定, 第九条所称, 第三季出口: articles of laws, and seasons, count
 * nothing. */
static bool
is_article(const struct number_line *line, const struct number *number)
{
	switch (number->unit_end == number->unit_begin + 1
		? line->character[number->unit_begin]
		: 0) {
	case 0x6761: /* 条 */
	case 0x6B3E: /* 款 */
	case 0x9879: /* 项 */
	case 0x76EE: /* 目 */
	case 0x5B63: /* 季 */
		return true;
	}
	return false;
}

/* 9市, 两省: what is counted says itself what it is. */
static bool
counts_places(const struct number_line *line, const struct number *number)
{
	return number->unit_end == number->unit_begin + 1 &&
	    is_one_of(line->character[number->unit_begin], U"省市县区州旗盟");
}

/* What the number counts, as it stands in the line. */
static struct label
find_label(const struct number_line *line, const struct number *number,
    struct label_context *context, size_t next)
{
	struct label label = { number->begin, number->begin, number->end,
		number->end };

	switch (number->kind) {
	case NUMBER_ORDINAL:
		if (!is_article(line, number))
			find_noun(line, number, next, &label);
		return label;
	case NUMBER_MONEY:
	case NUMBER_DURATION: /* 三年以下有期徒刑 */
		find_noun(line, number, next, &label);
		drop_no_fund(line, &label);
		break;
	case NUMBER_COUNT:
		if (!counts_places(line, number))
			find_noun(line, number, next, &label);
		break;
	default:
		break;
	}
	if (label.noun_begin < label.noun_end)
		return label;
	if (has_label(number))
		find_noun_of_part(line, number, next, &label);
	/* 录得一百亿元的盈余, but 总投资3亿元的项目 */
	if (number->kind == NUMBER_MONEY && label.noun_begin < label.noun_end &&
	    word_before(line, label.noun_end, label.noun_begin, FUND) > 0 &&
	    line->character[label.noun_end - 1] != 0x76EE) /* 项目 */
		return label;
	if (number->kind == NUMBER_DURATION &&
	    duration_is_lapse(line, number->begin))
		return label;
	find_words(line, number, context, &label);
	/* 五年以下有期徒刑: where nothing else says it. */
	if (number->kind == NUMBER_DURATION && label.begin == label.end &&
	    !is_one_of(line_at(line, number->end), U"来后前内") &&
	    word_at(line, number->end, next, FRONT) == 0)
		find_noun(line, number, next, &label);
	return label;
}

struct label
label_find(const struct number_line *line, const struct number *number,
    struct label_context *context, size_t next)
{
	struct label label,
	    none = { number->begin, number->begin, number->end, number->end };

	/* What is part of a name says nothing of what the next one counts. */
	if (!number_counts(number))
		return none;
	if (!has_label(number) && number->kind != NUMBER_ORDINAL) {
		settle(line, context);
		context->is_due = true;
		context->date = *number;
		context->before = context->last;
		context->last =
		    (struct label_before){ number->end, false, none };
		return none;
	}
	label = find_label(line, number, context, next);
	/* 总额由2020年的4521亿元: what stands before a date goes on behind. */
	context->is_due = false;
	context->last = (struct label_before){ label.noun_end > number->end &&
			label.noun_end < next
		    ? label.noun_end
		    : number->end,
		label.begin < label.end, label };
	return label;
}
