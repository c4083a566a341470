/* What stands around a year or a day, and says what is meant. */
#include "cmd/hannum/moment.h"
#include "cmd/hannum/read.h"
#include "common/utf8.h"

enum {
	TWO = 0x4E24, /* 两日, no 二日 */
};

/* What stands before place, or before a blank there. */
static int32_t
character_before(const struct number_line *line, size_t place)
{
	place -= place > 1 && line->character[place - 1] == ' ';
	return place > 0 ? line->character[place - 1] : 0;
}

bool
date_is_length(const struct number_line *line, size_t place)
{
	return is_one_of(character_before(line, place),
	    TEXT("学立党校历经达满有过续已共近超约逾创建刑"));
}

bool
date_is_of_republic(const struct number_line *line, size_t place, size_t behind)
{
	int32_t next = line_at(line, behind);
	int32_t before = character_before(line, place);

	if (is_one_of(next, TEXT("度底初末")) ||
	    ((next == 0x4E0A || next == 0x4E0B) && /* 上半 下半 */
		line_at(line, behind + 1) == 0x534A) ||
	    /* 高於104年的93.82% */
	    (next == 0x7684 && is_digit(line_at(line, behind + 1))))
		return true;
	if (next == ',')
		return before == 0 || before == 0x3002 || before == ';' ||
		    before == ',';
	return (utf8_is_han(next) || (next >= 'A' && next <= 'Z')) &&
	    !is_one_of(
		next, TEXT("来以内后前的之间历老大上下多古纪华校不史")) &&
	    !date_is_length(line, place);
}

/* 不少于30日, 之日起30日后, 延长30日: so many days are meant. */
static bool
is_measured(const struct number_reader *reader, size_t place)
{
	const struct number_line *line = reader->line;
	int32_t before[2] = { 0, 0 };
	char bound;

	for (size_t i = 0; i < 2 && i < place; i++)
		before[i] = line->character[place - 1 - i];
	switch (before[0]) {
	case 0x8D77: /* 起 */
	case 0x6EE1: /* 满 */
	case 0x6BCF: /* 每 */
	case 0x524D: /* 提前, and 前一日 */
	case 0x671F: /* 为期 逾期 公示期 */
	case 0x7559: /* 拘留 */
	case 0x7EED: /* 连续 */
		return true;
	case 0x957F: /* 延长 最长, no 市长 */
		return is_one_of(before[1], TEXT("延最"));
	case 0x81F3: /* 延长至 缩短至 */
	case 0x5230: /* 缩短到 */
		return before[1] == 0x957F || before[1] == 0x77ED;
	case 0x8FBE: /* 长达 */
		return before[1] == 0x957F;
	case 0x4E3A: /* 期限为 有效期为 */
		return is_one_of(before[1], TEXT("期限间别"));
	}
	return read_bound_before(reader, place, &bound) < place;
}

/* 五日、十日、一个月, 十日为一期: days as laws count them, to the end. */
static bool
is_counted(struct number_reader *reader, size_t end)
{
	const struct number_line *line = reader->line;
	size_t digits;
	int value;

	for (;;) {
		switch (line_at(line, end)) {
		case 0x4E3A: /* 为 */
			return true;
		case 0x6216: /* 或 或者 */
			end += 1 + (line_at(line, end + 1) == 0x8005);
			break;
		case 0x3001: /* 、 */
			end++;
			break;
		default:
			return false;
		}
		end = date_read_small(reader, end, &value, &digits);
		if (end == NOT_READ)
			return false;
		if (line_at(line, end) == 0x4E2A) /* 个 */
			return true;
		if (line_at(line, end) != DAY)
			return false;
		end++;
	}
}

/* 11日至17日的: the second day of a range. */
static bool
ends_range(const struct number_line *line, size_t place)
{
	return place > 1 && line->character[place - 2] == DAY &&
	    read_range_mark(line, place - 1) > 0;
}

bool
date_is_measured(struct number_reader *reader, size_t place, size_t end)
{
	const struct number_line *line = reader->line;
	bool arabic = is_digit(line_at(line, place));

	if (line_at(line, place) == TWO)
		return true;
	switch (line_at(line, end)) {
	case 0x5185: /* 内 */
	case 0x4EE5: /* 以内 */
	case 0x4E4B: /* 之内 */
	case 0x6E38: /* 2日游 */
		return true;
	case 0x7684: /* 的 */
		if (!ends_range(line, place))
			return true;
		break;
	case 0x524D: /* 七日前通知, as laws have it; 7日前 is a date */
		if (!arabic)
			return true;
		break;
	}
	return is_measured(reader, place) ||
	    (!arabic && is_counted(reader, end));
}
