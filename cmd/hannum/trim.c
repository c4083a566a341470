/* What falls off the words before a number, at either end. */
#include "cmd/hannum/trim.h"
#include "cmd/hannum/moment.h"
#include "cmd/hannum/word.h"
#include "common/utf8.h"

bool
says_no_word(int32_t character)
{
	if (character >= FIRST_HAN)
		return false;
	return character == 0x3001 || utf8_is_blank(character) ||
	    character == '-' || character == '+' || character == '=' ||
	    character == 0xD7 ||   /* × */
	    character == 0x2022 || /* • */
	    character == 0x2027;   /* ‧ */
}

/* 以街道为被申请人: the words from 以 to 为 say it together. */
static bool
tells_as_what(const struct number_line *line, const struct label *label)
{
	if (label->begin == label->end ||
	    line->character[label->begin] != 0x4EE5) /* 以 */
		return false;
	for (size_t at = label->begin + 2; at + 1 < label->end; at++)
		if (line->character[at] == 0x4E3A) /* 为 */
			return true;
	return false;
}

void
trim_words_front(const struct number_line *line, struct label *label)
{
	while (label->begin < label->end && !tells_as_what(line, label)) {
		size_t length = word_at(line, label->begin, label->end, FRONT);

		if (length == 0 && says_no_word(line->character[label->begin]))
			length = 1;
		/* The last word is what there is to say, and so is 成功率; but
		 * of 按年升 it is 升. */
		if (length == 0 || label->begin + length >= label->end ||
		    (label->begin + length + 1 == label->end &&
			word_before(line, label->end, label->end - 1, CHANGE) ==
			    0))
			return;
		label->begin += length;
	}
}

/* 得分为, 性别比为, 增长达: is the last character all that falls off, as what stands
 * before it is one word with the others? */
static bool
is_divided(
    const struct number_line *line, const struct label *label, size_t length)
{
	size_t end = label->end - 1;

	return length > 1 &&
	    (word_before(line, end, label->begin, WORD) > length - 1 ||
		word_before(line, end, label->begin, CHANGE) > length - 1) &&
	    word_before(line, label->end, end, BACK) == 1;
}

/* 住宿服务及30人: 及, but not that of 普及. */
static bool
ends_with_conjunction(const struct number_line *line, const struct label *label)
{
	return is_conjunction(line->character[label->end - 1]) &&
	    word_before(line, label->end, label->begin, WORD) == 0;
}

/* 目标的: 的 is no part of 标的 where what is before it is a word. */
static bool
ends_with_of(const struct number_line *line, const struct label *label)
{
	return line->character[label->end - 1] == 0x7684 &&
	    word_before(line, label->end - 1, label->begin, WORD) > 1;
}

/* 累计 of 累计举办: nothing but what falls off the front? */
static bool
says_only_how(const struct number_line *line, size_t begin, size_t end)
{
	while (begin < end) {
		size_t length = word_at(line, begin, end, FRONT);

		if (length == 0)
			return false;
		begin += length;
	}
	return true;
}

void
trim_words_back(const struct number_line *line, struct label *label)
{
	while (label->end > label->begin) {
		size_t length =
		    word_before(line, label->end, label->begin, BACK);

		if (is_divided(line, label, length))
			length = 1;
		if (length == 0 &&
		    (says_no_word(line->character[label->end - 1]) ||
			ends_with_conjunction(line, label) ||
			ends_with_of(line, label)))
			length = 1;
		/* 完成12件 has no other word to say what; 共 says nothing. */
		if (length == 0 ||
		    (length > 1 &&
			word_at(line, label->end - length, label->end, VERB) >
			    0 &&
			says_only_how(line, label->begin, label->end - length)))
			return;
		label->end -= length;
	}
}

/* 2023年度, 2025年末, 3月上旬: what is behind a date belongs to it. */
void
skip_behind_date(const struct number_line *line, struct label *label)
{
	int32_t last = label->begin > 0 ? line->character[label->begin - 1] : 0;

	if (last != 0x5E74 && last != 0x6708 && last != 0x65E5 &&
	    last != 0x5929) /* 年 月 日 天 */
		return;
	label->begin += date_word_behind(line, label->begin);
	if (label->begin > label->end)
		label->begin = label->end;
}

/*
 * 以来, “十五”期间, “十五”时期, 按户籍人口计算 before end: does it say since when, or
 * by what?
 */
static bool
ends_with_since(
    const struct number_line *line, const struct label *label, size_t end)
{
	int32_t before = line->character[end - 2];
	bool is_era = end > label->begin + 3 &&
	    line->character[end - 3] == 0x201D; /* ” */

	switch (line->character[end - 1]) {
	case 0x6765: /* 来 */
		return before == 0x4EE5;
	case 0x95F4: /* 间 */
		return is_era && before == 0x671F;
	case 0x671F: /* 期 */
		return is_era && before == 0x65F6;
	case 0x7B97: /* 算 */
		return before == 0x8BA1 &&
		    line->character[label->begin] == 0x6309; /* 按 */
	}
	return false;
}

void
skip_since(const struct number_line *line, struct label *label)
{
	for (size_t at = label->end; at > label->begin + 1; at--)
		if (ends_with_since(line, label, at)) {
			if (at < label->end)
				label->begin = at;
			return;
		}
}

void
skip_until_year(const struct number_line *line, struct label *label)
{
	for (size_t at = label->end; at > label->begin + 2; at--) {
		if (line->character[at - 1] != 0x5E74 || /* 年 */
		    at + 1 >= label->end)
			continue;
		if ((line->character[at - 2] == 0x53BB ||     /* 去 */
			line->character[at - 2] == 0x4ECA) && /* 今 */
		    line->character[at] != 0x540C &&          /* 同期 */
		    date_word_behind(line, at) == 0) {
			label->begin = at;
			return;
		}
	}
}

/* 4、 12. 三、 at the start of a line or clause: a marker of what follows. */
void
skip_marker(const struct number_line *line, struct label *label)
{
	size_t begin = label->begin, at;

	if (begin > 0 && line->character[begin - 1] == ',')
		return;
	while (begin < label->end && line->character[begin] == ' ')
		begin++;
	at = begin;
	while (at < label->end && line_class(line, at) != 0)
		at++;
	if (at == begin ||
	    (line_at(line, at) != 0x3001 && line_at(line, at) != '.'))
		return;
	label->begin = at + 1 < label->end ? at + 1 : label->end;
}
