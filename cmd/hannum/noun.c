/* The noun behind a measure word. */
#include "cmd/hannum/noun.h"
#include "cmd/hannum/word.h"
#include "common/utf8.h"

enum {
	LONGEST_NOUN = 40,
	LONGEST_ASIDE = 10,  /* between parentheses, inside a noun */
	LONGEST_CLAUSE = 12, /* before a noun and its 的 */
};

/* Where an aside such as (街道) ends that begins at place. */
static size_t
aside_end(const struct number_line *line, size_t place, size_t limit)
{
	size_t end = place + 1;

	while (end < limit && end - place < LONGEST_ASIDE &&
	    is_of_aside(line->character[end]))
		end++;
	return end > place + 1 && end < limit && line->character[end] == ')'
	    ? end + 1
	    : place;
}

static bool
is_of_noun(int32_t character)
{
	return utf8_is_han(character) || is_quote(character) ||
	    character == 0xB7 || (character >= 'a' && character <= 'z') ||
	    (character >= 'A' && character <= 'Z');
}

/* 名 家 个 位 户 人 ...: what they count ends with a word for a body or person. */
static bool
counts_bodies(const struct number_line *line, const struct number *number)
{
	if (number->unit_end == number->unit_begin)
		return false;
	switch (line->character[number->unit_end - 1]) {
	case 0x540D:
	case 0x5BB6:
	case 0x4E2A:
	case 0x4F4D:
	case 0x6237:
	case 0x4EBA:
	case 0x5C81: /* 岁 */
	case 0x95F4: /* 间 */
	case 0x6240: /* 所 */
	case 0x5927: /* 大, as in 三大领域 */
		return number->unit_end - number->unit_begin == 1;
	}
	return false;
}

/* 受资助者, 新教员, 考生: a character that makes a person of what is before. */
static bool
makes_person(int32_t character)
{
	return is_one_of(character, U"员者师生户");
}

/* 工人死亡, 会议审议: behind a whole noun a verb that may be in one. */
static bool
is_late_verb(
    const struct number_line *line, size_t begin, size_t at, size_t next)
{
	return at > begin && word_at(line, at, next, LATE) > 0 &&
	    (makes_person(line->character[at - 1]) ||
		word_before(line, at, begin, HEAD) > 0 ||
		word_before(line, at, begin, WORD) > 0);
}

/* 受理点, 调解员, 启动金: a verb before it is part of a noun. */
static bool
makes_noun(const struct number_line *line, size_t at, size_t next)
{
	return at < next &&
	    is_one_of(line->character[at], U"点站室员率量书证金费");
}

/* The length of what goes on with the noun at a place; 0 if it ends. */
static size_t
noun_length(
    const struct number_line *line, size_t begin, size_t at, size_t next)
{
	size_t length;
	unsigned roles;

	/* 专、兼职人员 */
	if (line->character[at] == 0x3001 && at == begin + 1 && at + 1 < next &&
	    utf8_is_han(line->character[at + 1]) &&
	    word_at(line, begin, next, HEAD) == 0)
		return 1;
	if (!is_of_noun(line->character[at]) ||
	    is_late_verb(line, begin, at, next))
		return 0;
	roles = word_roles(line, at, next, STOP | WORD, &length);
	if (length == 0)
		return 1;
	if ((roles & STOP) != 0)
		return makes_noun(line, at + length, next) ? length : 0;
	/* The 以上 of 县级以上 is none that ends it. */
	return (roles & WORD) != 0 ? length : 1;
}

/* 风险较高的楼宇, 篇幅颇长的报告: do the last two characters say how? */
static bool
ends_with_degree(const struct number_line *line, size_t begin, size_t end)
{
	return end > begin + 1 &&
	    is_one_of(line->character[end - 2], U"较颇很最更极");
}

/* 42票赞成: for what the votes are, the verb behind them says. */
static size_t
verb_of_vote(
    const struct number_line *line, const struct number *number, size_t next)
{
	if (number->unit_end != number->unit_begin + 1 ||
	    line->character[number->unit_begin] != 0x7968) /* 票 */
		return 0;
	return word_at(line, number->end, next, STOP);
}

/* 专门的受理点: behind a trait the noun begins anew. */
static size_t
skip_trait(const struct number_line *line, size_t begin, size_t next)
{
	size_t length = word_at(line, begin, next, TRAIT), at = begin + length;

	/* 潜在风险较高的 */
	if (at < next && line->character[at] != 0x7684)
		length = 0;
	while (length == 0 && at < next && at - begin < LONGEST_CLAUSE &&
	    utf8_is_han(line->character[at]) && line->character[at] != 0x7684)
		at++;
	return at + 1 < next && line->character[at] == 0x7684 &&
		(length > 0 || ends_with_degree(line, begin, at))
	    ? at + 1
	    : begin;
}

/* 问题和发现的, 全会和市第八次: what is behind 和 goes with 的, or with the next
 * number. */
static size_t
before_conjunction(
    const struct number_line *line, size_t begin, size_t end, size_t next)
{
	if (end >= line->count ||
	    (line->character[end] != 0x7684 && end != next &&
		!numeral_is_arabic(line_class(line, end))))
		return end;
	for (size_t at = end; at > begin + 1; at--)
		if (is_conjunction(line->character[at - 1]))
			return at - 1;
	return end;
}

/* 费用后的余额: what says when or where is no noun. */
static bool
is_position(int32_t character)
{
	return character == 0x540E || character == 0x524D ||
	    character == 0x4E2D || character == 0x65F6 || character == 0x5185;
}

/* 打锚杆时, 会议上: when something happened is no part of the noun. */
static size_t
before_moment(const struct number_line *line, size_t begin, size_t end)
{
	int32_t last, before;

	if (end < begin + 3 ||
	    (end < line->count && utf8_is_han(line->character[end])))
		return end;
	last = line->character[end - 1];
	before = line->character[end - 2];
	if ((last == 0x65F6 && before != 0x5C0F && before != 0x5DE5 &&
		before != 0x8BFE) || /* 时, but not 小时 工时 课时 */
	    (last == 0x4E2D && before != 0x9AD8 && before != 0x521D &&
		before != 0x5176) || /* 中, but not 高中 初中 其中 */
	    (last == 0x4E0A && before == 0x8BAE) || /* 会议上 */
	    (last == 0x5916 && /* 外, but not 意外 海外 */
		!is_one_of(before, U"意海国境室户野郊")))
		return end - 1;
	return end;
}

/* 计划”: what opened before the number closes at its end. */
static bool
closes_more(const struct number_line *line, size_t begin, size_t end)
{
	if (line->character[end - 1] != 0x201D)
		return false;
	for (; begin < end; begin++)
		if (line->character[begin] == 0x201C)
			return false;
	return true;
}

static void
trim_noun(const struct number_line *line, struct label *label)
{
	size_t begin = label->noun_begin, end = label->noun_end;

	if (end > begin + 2 && end < line->count &&
	    line->character[end] == 0x7684 &&
	    is_position(line->character[end - 1]))
		end--;
	/* 第三条第二项 */
	if (begin < end && line->character[begin] == 0x7B2C)
		end = begin;
	if (begin < end && is_conjunction(line->character[begin]))
		end = begin;
	while (end > begin &&
	    (is_conjunction(line->character[end - 1]) ||
		line->character[end - 1] == 0x201C))
		end--;
	if (end - begin > 2 && line->character[begin] == 0x201C &&
	    line->character[end - 1] == 0x201D) {
		begin++;
		end--;
	}
	if (end > begin && closes_more(line, begin, end))
		end--;
	/* 投诉人有提供, but not 国有: what leads on to the verb. */
	if (end > begin + 2 &&
	    is_one_of(line->character[end - 1], U"有均已仍不正") &&
	    word_before(line, end, begin, WORD) == 0)
		end--;
	/* One character is the rest of a word more often than a noun. */
	if (end - begin == 1 && word_at(line, begin, end, HEAD) == 0)
		end = begin;
	label->noun_begin = begin;
	label->noun_end = end;
}

/* “一沉到底”的联系点: the noun is behind what describes it. */
static size_t
skip_description(const struct number_line *line, size_t begin, size_t next)
{
	size_t at = begin;

	if (at >= next || line->character[at] != 0x201C)
		return begin;
	while (at < next && line->character[at] != 0x201D)
		at++;
	return at + 1 < next && line->character[at + 1] == 0x7684 ? at + 2
								  : begin;
}

/* 3家单位重点任务: the noun ends here.  省 of 省管干部 is no word. */
static bool
ends_with_head(const struct number_line *line, size_t at, size_t next)
{
	size_t length = word_at(line, at, next, HEAD);

	/* The 工作队 of 工作队员 is none. */
	if (at + length < next &&
	    is_one_of(line->character[at + length], U"员长"))
		return false;
	return length > 1 ||
	    (length == 1 &&
		(at + 1 == next || !utf8_is_han(line->character[at + 1]) ||
		    is_conjunction(line->character[at + 1])));
}

/* 乡镇基层司法所: a head that is the first part of a noun with one of its own. */
static size_t
behind_last_head(
    const struct number_line *line, size_t begin, size_t head, size_t next)
{
	size_t end = head, length;

	while (end < next && (length = noun_length(line, begin, end, next)) > 0)
		end += length;
	return word_before(line, end, head, HEAD) > 1 ? end : head;
}

/* 涉嫌犯罪的, 受审核的, 以胶袋包裹的: what begins no noun, but a clause; 以及 is
 * another noun. */
static bool
begins_clause(const struct number_line *line, size_t at, size_t next)
{
	if (line->character[at] == 0x4EE5 && at + 1 < next &&
	    line->character[at + 1] == 0x53CA)
		return false;
	return word_at(line, at, next, STOP) > 0 ||
	    word_at(line, at, next, LATE) == 1 ||
	    (is_one_of(line->character[at], U"以经用可有与") &&
		word_at(line, at, next, WORD) == 0);
}

/* 14名涉嫌犯罪的责任人: the noun is behind a clause that tells which. */
static size_t
skip_clause(const struct number_line *line, const struct number *number,
    size_t begin, size_t next)
{
	size_t at = begin;

	if (at >= next || !begins_clause(line, at, next) ||
	    line->character[begin] == 0x7684 || /* 的 */
	    (number->unit_end > number->unit_begin &&
		line->character[number->unit_end - 1] == 0x4EBA)) /* 人 */
		return begin;
	while (at < next && at - begin < LONGEST_CLAUSE &&
	    utf8_is_han(line->character[at]) && line->character[at] != 0x7684)
		at++;
	return at + 1 < next && line->character[at] == 0x7684 ? at + 1 : begin;
}

bool
is_among(const struct number_line *line, size_t place, size_t end)
{
	size_t length;
	unsigned roles;

	if (place + 1 >= end || line->character[place] != 0x4E2D)
		return false;
	roles = word_look_up(line, place + 1, end, &length);
	return (roles & (FRONT | VERB | WEAK | STOP | BACK)) != 0 &&
	    (length > 1 || line->character[place + 1] == 0x6709); /* 有 */
}

/* 200公里之速度, but not 之间 之后 之一. */
static bool
is_literary_of(const struct number_line *line, size_t place)
{
	int32_t next = line->character[place + 1];

	return line->character[place] == 0x4E4B && /* 之 */
	    line_class(line, place + 1) == 0 &&
	    !is_one_of(next, U"间内外前后上下中初末");
}

void
find_noun(const struct number_line *line, const struct number *number,
    size_t next, struct label *label)
{
	bool bodies = counts_bodies(line, number);
	size_t begin =
	    skip_trait(line, skip_description(line, number->end, next), next);
	size_t at = begin = skip_clause(line, number, begin, next);
	int32_t before =
	    number->begin > 0 ? line->character[number->begin - 1] : 0;

	/* 3年度, 5亿”“ */
	if (at < next && at > 0 && line->character[at] == 0x5EA6 &&
	    line->character[at - 1] == 0x5E74)
		begin = ++at;
	if (at < next &&
	    (is_literary_of(line, at) || line->character[at] == 0x201D))
		next = at;
	if (next > at + LONGEST_NOUN)
		next = at + LONGEST_NOUN;
	if (is_among(line, at, next))
		next = at;
	at += verb_of_vote(line, number, next);
	if (at > begin)
		next = at;
	while (at < next) {
		size_t aside = at, length;

		if (line->character[at] == '(' && at > begin)
			aside = aside_end(line, at, next);
		if (aside > at) {
			at = aside;
			continue;
		}
		length = noun_length(line, begin, at, next);
		if (length == 0)
			break;
		if (bodies && ends_with_head(line, at, next)) {
			while (ends_with_head(line, at, next))
				at += word_at(line, at, next, HEAD);
			at = behind_last_head(line, begin, at, next);
			/* 乡镇(街道) */
			if (at < next && line->character[at] == '(')
				at = aside_end(line, at, next);
			break;
		}
		at += length;
	}
	/* 首九个月的旅客总数达20人: what leads on to the next number is no noun. */
	while (at == next && at > begin) {
		size_t length = word_before(line, at, begin, BACK);

		if (length == 0)
			break;
		at = next -= length;
	}
	label->noun_begin = begin;
	label->noun_end = before_conjunction(line, begin, at, next);
	label->noun_end = before_moment(line, begin, label->noun_end);
	/* 在456宗个案中 */
	if ((before == 0x5728 || before == 0x4ECE) &&
	    label->noun_end > begin + 2 &&
	    is_position(line->character[label->noun_end - 1]))
		label->noun_end--;
	trim_noun(line, label);
}

void
drop_no_fund(const struct number_line *line, struct label *label)
{
	if (word_before(line, label->noun_end, label->noun_begin, FUND) == 0)
		label->noun_end = label->noun_begin;
}

/* 四成学生, 20%家庭, but not 占20%居首: a share of bodies or persons. */
static void
find_noun_of_share(const struct number_line *line, const struct number *number,
    size_t next, struct label *label)
{
	find_noun(line, number, next, label);
	if (label->noun_begin < label->noun_end &&
	    !makes_person(line->character[label->noun_end - 1]) &&
	    word_before(line, label->noun_end, label->noun_begin, HEAD) == 0)
		label->noun_begin = label->noun_end = number->end;
}

void
find_noun_of_part(const struct number_line *line, const struct number *number,
    size_t next, struct label *label)
{
	struct number part = *number;

	if (number->end >= next)
		return;
	if (line->character[number->end] != 0x7684 &&
	    !is_literary_of(line, number->end)) {
		if (number->kind == NUMBER_PERCENT)
			find_noun_of_share(line, number, next, label);
		return;
	}
	part.end++;
	find_noun(line, &part, next, label);
}
