/* Quotation marks and parentheses in a label. */
#include "cmd/hannum/enclosed.h"
#include "cmd/hannum/word.h"
#include "common/utf8.h"

enum { LONGEST_ALIAS = 40 };

void
trim_quotes(const struct number_line *line, struct label *label)
{
	size_t opened = 0, closed = 0;

	/* ”“全国: what is closed was before. */
	while (label->begin < label->end &&
	    line->character[label->begin] == 0x201D)
		label->begin++;
	for (size_t i = label->begin; i < label->end; i++)
		if ((line->character[i] | 1) == 0x201D) {
			opened += line->character[i] == 0x201C;
			closed += line->character[i] == 0x201D;
		}
	while (label->begin < label->end && closed > opened &&
	    line->character[label->begin] != 0x201D)
		label->begin++;
	if (label->begin < label->end && closed > opened)
		label->begin++;
	if (opened > closed)
		for (size_t i = label->end; i > label->begin; i--)
			if (line->character[i - 1] == 0x201C) {
				label->begin = i;
				break;
			}
}

static bool
is_pair(int32_t opening, int32_t closing)
{
	return (opening == 0x201C && closing == 0x201D) ||
	    (opening == 0x300A && closing == 0x300B);
}

/* 活动 行动 工作 from place to end, with nothing else. */
static bool
is_activity(const struct number_line *line, size_t place, size_t end)
{
	int32_t first = line->character[place];
	int32_t second = line->character[place + 1];

	return end == place + 2 &&
	    ((second == 0x52A8 && (first == 0x6D3B || first == 0x884C)) ||
		(first == 0x5DE5 && second == 0x4F5C));
}

void
skip_quoted(const struct number_line *line, struct label *label)
{
	size_t at = label->begin;

	if (at + 4 > label->end ||
	    (line->character[at] != 0x201C && line->character[at] != 0x300A))
		return;
	while (at < label->end &&
	    !is_pair(line->character[label->begin], line->character[at]))
		at++;
	/* “三公”经费 is one word. */
	if (at + 2 >= label->end || at < label->begin + 4)
		return;
	/* “法治体检”活动 */
	if (is_activity(line, at + 1, label->end))
		label->end = at + 1;
	else if (utf8_is_han(line->character[at + 1]) &&
	    word_at(line, at + 1, label->end, FRONT) == 0)
		label->begin = at + 1;
}

void
unquote(const struct number_line *line, struct label *label)
{
	size_t at = label->begin;

	if (label->end - label->begin < 3 ||
	    (line->character[at] != 0x201C && line->character[at] != 0x300A))
		return;
	/* “甲”、“乙” */
	while (at < label->end - 1 &&
	    !is_pair(line->character[label->begin], line->character[at]))
		at++;
	if (at == label->end - 1 &&
	    is_pair(line->character[label->begin], line->character[at])) {
		label->begin++;
		label->end--;
	}
}

/* 以下简称, 下同, 含, 不含, 包括: what stands between parentheses adds no name. */
static bool
opens_alias(const int32_t *character)
{
	switch (character[0]) {
	case 0x542B: /* 含 */
		return true;
	case 0x4E0D:
		return character[1] == 0x542B;
	case 0x4EE5:
		return character[1] == 0x4E0B;
	case 0x4E0B:
		return character[1] == 0x540C;
	case 0x5305:
		return character[1] == 0x62EC || character[1] == 0x542B;
	}
	return false;
}

size_t
begin_alias(const struct number_line *line, size_t place, size_t limit)
{
	size_t at = place;

	while (at > limit && place - at < LONGEST_ALIAS &&
	    line->character[at - 1] != '(')
		at--;
	return at > limit && line->character[at - 1] == '(' &&
		opens_alias(line->character + at)
	    ? at - 1
	    : place;
}

void
trim_aside(const struct number_line *line, struct label *label)
{
	size_t at = label->end;

	if (at < label->begin + 4 || line->character[at - 1] != ')')
		return;
	label->end = begin_alias(line, at, label->begin);
	if (label->end < at)
		return;
	for (at--; at > label->begin && line->character[at - 1] != '('; at--)
		if (!is_letter_or_digit(line->character[at - 1]))
			return;
	if (at > label->begin + 1)
		label->end = at - 1;
}

void
skip_aside(const struct number_line *line, struct label *label)
{
	size_t at = label->begin;

	if (at >= label->end || line->character[at] != '(')
		return;
	while (at < label->end && line->character[at] != ')')
		at++;
	if (at < label->end)
		label->begin = at + 1;
}
