/* What is counted stands behind verbs and what describes it. */
#include "cmd/hannum/verb.h"
#include "cmd/hannum/word.h"

/* 罚没金额, 开办时间: how much was done, or how long it took. */
static bool
is_amount(const struct number_line *line, size_t place, size_t end)
{
	size_t length;

	return (word_look_up(line, place, end, &length) & AMOUNT) != 0;
}

/* A verb at place has something behind it that can be what is counted. */
static bool
has_object(const struct number_line *line, size_t place, size_t end)
{
	/* 编制率, 征迁安置类: what is named for what is done. */
	return place + 1 < end && line->character[place] != 0x7684 &&
	    line->character[place] != 0x7C7B &&
	    line->character[place] != 0x91CF && /* 回收量 */
	    (line->character[place] != 0x7387 ||
		line->character[place + 1] == 0x5148) && /* 率先 */
	    line->character[place] != 0x3001 &&
	    !is_amount(line, place, end);
}

/* 受理前化解纠纷, 受理后审结: what was done before or behind it. */
static bool
is_before_or_after(const struct number_line *line, size_t place, size_t end)
{
	return (line->character[place] == 0x524D ||
		   line->character[place] == 0x540E) &&
	    word_at(line, place, end, WORD) == 0;
}

/* 受理案件中行政处罚类: what is counted is among what is named before. */
static bool
is_behind_among(
    const struct number_line *line, size_t place, const struct label *label)
{
	return line->character[place - 1] == 0x4E2D && /* 中 */
	    place > label->begin + 2 && place + 1 < label->end &&
	    line->character[place - 2] == 0x4EF6; /* 件 */
}

/* What opens or closes; no verb is looked for between. */
static bool
encloses(int32_t character)
{
	return character < FIRST_HAN &&
	    (is_quote(character) || character == '(' || character == ')');
}

/* Where what is counted begins behind the last verb; begin if there is none. */
static size_t
behind_verbs(const struct number_line *line, const struct label *label)
{
	size_t at = label->begin, last = label->begin, kept = label->end;
	bool quoted = false;

	while (at < label->end) {
		size_t length = 0;
		unsigned roles;

		quoted ^= encloses(line->character[at]);
		roles = quoted
		    ? 0
		    : word_roles(line, at, label->end, VERB | WORD, &length);
		if ((roles & KEEP) != 0)
			last = kept = at;
		/* 不服处罚提起诉讼的新收案件: what was kept tells which. */
		if (line->character[at] == 0x7684)
			kept = label->end;
		if ((roles & VERB) == 0) {
			/* 研发投入 is no 投入. */
			at += (roles & WORD) != 0 && length > 1 ? length : 1;
			if (is_behind_among(line, at, label))
				last = at;
			continue;
		}
		at += length;
		if (at == label->end)
			break;
		at += is_before_or_after(line, at, label->end);
		if (kept == label->end && has_object(line, at, label->end))
			last = at;
	}
	return last;
}

/* 占受理总数, 民营经济占全市的比重: the share of what in what. */
bool
tells_share(const struct number_line *line, const struct number *number,
    const struct label *label)
{
	if (number->kind == NUMBER_COUNT || number->kind == NUMBER_MONEY ||
	    number->kind == NUMBER_DURATION)
		return false;
	for (size_t at = label->begin; at < label->end; at++)
		if (line->character[at] == 0x5360 && /* 占 */
		    word_at(line, at, label->end, STOP) == 1)
			return true;
	return false;
}

void
skip_verbs(const struct number_line *line, const struct number *number,
    struct label *label)
{
	size_t begin = behind_verbs(line, label), length;

	if (begin > label->begin) {
		label->begin = begin;
		return;
	}
	/* A rate is one of doing: 审批时限压缩40%. */
	if (number->kind == NUMBER_PERCENT)
		return;
	length = word_at(line, label->begin, label->end, WEAK);
	if (length > 0 && has_object(line, label->begin + length, label->end))
		label->begin += length;
}

/*
 * 各单位备案的具体行政行为, 合同、协议等文件: the head is behind 的 or 等.
 */
void
skip_attribute(const struct number_line *line, struct label *label)
{
	bool quoted = false;
	size_t length;

	for (size_t at = label->end; at > label->begin + 1; at--) {
		int32_t character = line->character[at - 1];

		quoted ^= character < FIRST_HAN && is_quote(character);
		if (quoted ||
		    (character != 0x7684 && character != 0x7B49 &&
			character != 0x4E4B))
			continue;
		/* 标的 平等 之间 */
		if (word_before(line, at, label->begin, WORD) > 0 ||
		    (character == 0x4E4B &&
			word_look_up(line, at - 1, label->end, &length) > 0 &&
			length > 1))
			continue;
		if (label->end - at > 1)
			label->begin = at;
		return;
	}
}
