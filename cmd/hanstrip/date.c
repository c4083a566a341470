/* Dates as pages and documents write them, to ISO 8601. */
#include <string.h>

#include "cmd/hanstrip/date.h"
#include "common/utf8.h"

enum { YEAR_DIGITS = 4, REPUBLIC = 1911, LAST_REPUBLIC = 200 };

struct number {
	int value;
	int digits; /* as written; 0 in Han */
};

struct moment {
	struct number year, month, day, hour, minute, second;
	bool has_day, has_time, has_second;
	struct text zone;
	enum date_form form;
};

static void
skip_blank(struct text *rest)
{
	while (rest->length > 0 && rest->bytes[0] == ' ')
		*rest = text_skip(*rest, 1);
}

static bool
take(struct text *rest, struct text what)
{
	struct text after = *rest;

	skip_blank(&after);
	if (!text_starts_with(after, what))
		return false;
	*rest = text_skip(after, what.length);
	return true;
}

static bool
take_either(struct text *rest, struct text one, struct text other)
{
	return take(rest, one) || take(rest, other);
}

static int
han_digit(int32_t code_point)
{
	static const int32_t digits[] = { 0x3007, 0x4E00, 0x4E8C, 0x4E09,
		0x56DB, 0x4E94, 0x516D, 0x4E03, 0x516B, 0x4E5D };

	/* What is met in place of 〇. */
	if (code_point == 0x25CB || code_point == 0x96F6 || code_point == 'O' ||
	    code_point == 'o')
		return 0;
	for (int i = 0; i < 10; i++)
		if (digits[i] == code_point)
			return i;
	return -1;
}

/* 十 and what stands for several of them. */
static int
han_tens(int32_t code_point)
{
	return code_point == 0x5341 ? 1
	    : code_point == 0x5EFF  ? 2
	    : code_point == 0x5345  ? 3
				    : 0;
}

static bool
take_digit(struct text *rest, int *value)
{
	struct text after = *rest;
	int digit = after.length > 0 ? han_digit(utf8_next(&after)) : -1;

	if (digit < 0)
		return false;
	*value = digit;
	*rest = after;
	return true;
}

/* 二〇〇五 */
static bool
take_han_year(struct text *rest, int *value)
{
	struct text after = *rest;
	int digit;

	*value = 0;
	for (int i = 0; i < 4; i++) {
		if (!take_digit(&after, &digit))
			return false;
		*value = *value * 10 + digit;
	}
	*rest = after;
	return true;
}

/* 三, 十二, 二十, 廿一 */
static bool
take_han_number(struct text *rest, int *value)
{
	struct text after = *rest;
	int digit = 0, tens = 0, ones = 0;
	bool starts = take_digit(&after, &digit);

	*rest = after;
	if (after.length > 0)
		tens = han_tens(utf8_next(&after));
	if (tens == 0) {
		*value = digit;
		return starts;
	}
	*rest = after;
	take_digit(rest, &ones);
	*value = (starts ? digit : tens) * 10 + ones;
	return true;
}

static bool
take_number(struct text *rest, struct number *number, int most)
{
	struct text after = *rest;

	*number = (struct number){ 0, 0 };
	skip_blank(&after);
	while (after.length > 0 && after.bytes[0] >= '0' &&
	    after.bytes[0] <= '9' && number->digits < most) {
		number->value = number->value * 10 + (after.bytes[0] - '0');
		number->digits++;
		after = text_skip(after, 1);
	}
	if (number->digits == 0 && most == YEAR_DIGITS)
		return take_han_year(rest, &number->value);
	if (number->digits == 0)
		return take_han_number(rest, &number->value);
	*rest = after;
	return true;
}

/* 3月21日, behind the year; the day may be missing. */
static bool
take_written(struct text *rest, struct moment *moment)
{
	struct text after;

	if (!take(rest, TEXT("年")) || !take_number(rest, &moment->month, 2) ||
	    !take(rest, TEXT("月")))
		return false;
	after = *rest;
	if (take_number(&after, &moment->day, 2) &&
	    take_either(&after, TEXT("日"), TEXT("号"))) {
		*rest = after;
		moment->has_day = true;
	}
	moment->form = DATE_WRITTEN;
	if ((moment->month.digits == 2 && moment->month.value < 10) ||
	    (moment->day.digits == 2 && moment->day.value < 10))
		moment->form = DATE_PAGE;
	return true;
}

/* -03-21, behind the year; also  03/21, as the press has it. */
static bool
take_marked(struct text *rest, struct moment *moment)
{
	struct text after = *rest, mark = text_take(*rest, 1);

	if (mark.length == 0 || memchr("-/. ", mark.bytes[0], 4) == NULL)
		return false;
	after = text_skip(after, 1);
	if (mark.bytes[0] == ' ')
		mark = TEXT("/");
	if (!take_number(&after, &moment->month, 2) || !take(&after, mark) ||
	    !take_number(&after, &moment->day, 2) ||
	    moment->month.digits == 0 || moment->day.digits == 0)
		return false;
	moment->form = DATE_PAGE;
	*rest = after;
	return moment->has_day = true;
}

/* 星期五, also in brackets. */
static void
skip_weekday(struct text *rest)
{
	struct text after = *rest;
	bool bracket = take(&after, TEXT("("));

	if (!take_either(&after, TEXT("星期"), TEXT("礼拜")) &&
	    !take_either(&after, TEXT("周"), TEXT("週")))
		return;
	if (after.length == 0)
		return;
	utf8_next(&after);
	if (bracket && !take(&after, TEXT(")")))
		return;
	*rest = after;
}

static void
take_zone(struct text *rest, struct moment *moment)
{
	struct text after = *rest;
	struct number number;

	if (!take(&after, TEXT("Z"))) {
		if (!take_either(&after, TEXT("+"), TEXT("-")) ||
		    !take_number(&after, &number, 2) || number.digits != 2)
			return;
		take(&after, TEXT(":"));
		if (!take_number(&after, &number, 2) || number.digits != 2)
			return;
	}
	moment->zone = text_take(*rest, rest->length - after.length);
	*rest = after;
}

static void
take_time(struct text *rest, struct moment *moment)
{
	struct text after = *rest;

	take(&after, TEXT("T"));
	if (!take_number(&after, &moment->hour, 2) ||
	    moment->hour.digits == 0 ||
	    (!take(&after, TEXT(":")) &&
		!take_either(&after, TEXT("时"), TEXT("時"))))
		return;
	if (!take_number(&after, &moment->minute, 2) ||
	    moment->minute.digits == 0)
		return;
	take(&after, TEXT("分"));
	moment->has_time = true;
	moment->form = DATE_PAGE;
	*rest = after;
	if (take(&after, TEXT(":")) &&
	    take_number(&after, &moment->second, 2)) {
		moment->has_second = true;
		*rest = after;
	}
	take_zone(rest, moment);
}

static bool
is_possible(const struct moment *moment)
{
	return moment->year.value >= 1000 && moment->year.value <= 2999 &&
	    moment->month.value >= 1 && moment->month.value <= 12 &&
	    (!moment->has_day ||
		(moment->day.value >= 1 && moment->day.value <= 31)) &&
	    (!moment->has_time ||
		(moment->hour.value <= 24 && moment->minute.value <= 59)) &&
	    (!moment->has_second || moment->second.value <= 60);
}

static void
append(struct buffer *iso, const struct moment *moment)
{
	buffer_format(
	    iso, "%04d-%02d", moment->year.value, moment->month.value);
	if (moment->has_day)
		buffer_format(iso, "-%02d", moment->day.value);
	if (moment->has_time)
		buffer_format(iso, "T%02d:%02d", moment->hour.value,
		    moment->minute.value);
	if (moment->has_second)
		buffer_format(iso, ":%02d", moment->second.value);
	buffer_append(iso, moment->zone);
}

/* Also of the Republic, 中華民國113年, which is what three digits are. */
static bool
take_year(struct text *rest, struct number *year)
{
	bool named = take_either(rest, TEXT("中華民國"), TEXT("中华民国")) ||
	    take_either(rest, TEXT("民國"), TEXT("民国"));

	if (!take_number(rest, year, named ? 3 : YEAR_DIGITS))
		return false;
	if (named || (year->digits == 3 && year->value < LAST_REPUBLIC))
		year->value += REPUBLIC;
	return true;
}

enum date_form
date_take(struct text *rest, struct buffer *iso)
{
	struct moment moment = { .zone = TEXT_INIT("") };
	struct text after = *rest;

	if (!take_year(&after, &moment.year))
		return DATE_NONE;
	if (!take_marked(&after, &moment) && !take_written(&after, &moment))
		return DATE_NONE;
	if (moment.has_day) {
		skip_weekday(&after);
		take_time(&after, &moment);
	}
	if (!is_possible(&moment))
		return DATE_NONE;
	append(iso, &moment);
	*rest = after;
	return moment.form;
}

enum date_form
date_read(struct text text, struct buffer *iso)
{
	size_t length = iso->length;
	enum date_form form = date_take(&text, iso);

	skip_blank(&text);
	if (form != DATE_NONE && text.length == 0)
		return form;
	iso->length = length;
	return DATE_NONE;
}

enum date_form
date_read_line(struct text text, struct buffer *iso)
{
	if (text_starts_with(text, TEXT("•")) ||
	    text_starts_with(text, TEXT("·")))
		utf8_next(&text);
	skip_blank(&text);
	return date_read(text, iso);
}

size_t
date_last(struct text text)
{
	static struct buffer iso;

	for (size_t i = 0; i < text.length; i++) {
		buffer_clear(&iso);
		if ((i == 0 || text.bytes[i - 1] == ' ') &&
		    date_read(text_skip(text, i), &iso) != DATE_NONE)
			return i;
	}
	return text.length;
}
