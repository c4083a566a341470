/* Dates, and folding and the way back. */
#include "cmd/hanstrip/date.h"
#include "cmd/hanstrip/fold.h"
#include "tests/unit/check.h"

/* What text, nothing but a date, is in ISO 8601. */
static struct text
iso(struct text text)
{
	static struct buffer buffer;

	buffer_clear(&buffer);
	date_read(text, &buffer);
	return buffer_text(&buffer);
}

static void
check_dates(void)
{
	static struct buffer buffer;

	CHECK_TEXT(iso(TEXT("2022-02-24 09:19")), TEXT("2022-02-24T09:19"));
	CHECK_TEXT(iso(TEXT("2022-2-4")), TEXT("2022-02-04"));
	CHECK_TEXT(iso(TEXT("2022/2/4")), TEXT("2022-02-04"));
	CHECK_TEXT(iso(TEXT("2022.02.04")), TEXT("2022-02-04"));
	CHECK_TEXT(
	    iso(TEXT("2022 02/04 15:20:11")), TEXT("2022-02-04T15:20:11"));
	CHECK_TEXT(iso(TEXT("2022 02 04")), TEXT(""));
	CHECK_TEXT(iso(TEXT("2022-02-24T09:19:30+08:00")),
	    TEXT("2022-02-24T09:19:30+08:00"));
	CHECK_TEXT(iso(TEXT("2025年3月21日")), TEXT("2025-03-21"));
	CHECK_TEXT(iso(TEXT("2025 年 3 月 21 日")), TEXT("2025-03-21"));
	CHECK_TEXT(iso(TEXT("2025年3月")), TEXT("2025-03"));
	CHECK_TEXT(iso(TEXT("2025年3月21日(星期五) 9时05分")),
	    TEXT("2025-03-21T09:05"));
	CHECK_TEXT(iso(TEXT("二〇〇五年三月三日")), TEXT("2005-03-03"));
	CHECK_TEXT(iso(TEXT("二○○五年十月三十一日")), TEXT("2005-10-31"));
	CHECK_TEXT(iso(TEXT("一九九八年十二月廿一日")), TEXT("1998-12-21"));
	CHECK_TEXT(iso(TEXT("中華民國113年5月16日")), TEXT("2024-05-16"));
	CHECK_TEXT(iso(TEXT("2025年13月1日")), TEXT(""));
	CHECK_TEXT(iso(TEXT("2025-03")), TEXT(""));
	CHECK_TEXT(iso(TEXT("2025-03/04")), TEXT(""));
	CHECK_TEXT(iso(TEXT("25年3月1日")), TEXT(""));
	CHECK_TEXT(iso(TEXT("2025年3月21日起")), TEXT(""));
	CHECK_TEXT(iso(TEXT("")), TEXT(""));
	CHECK(date_read(TEXT("2025年3月1日"), &buffer) == DATE_WRITTEN);
	CHECK(date_read(TEXT("2025年03月01日"), &buffer) == DATE_PAGE);
}

static void
check_folds(void)
{
	static struct folded folded;
	struct text line = TEXT("　發布：Ａ　\302\240Ｂ\xFF乙 \r");
	struct text text = fold_line(&folded, line);

	CHECK_TEXT(text, TEXT("发布:A B\xFF乙"));
	CHECK_TEXT(fold_origin(&folded, text_take(text, 6)), TEXT("發布"));
	CHECK_TEXT(fold_origin(&folded, text_skip(text, 7)),
	    TEXT("Ａ　\302\240Ｂ\xFF乙"));
	CHECK_TEXT(fold_origin(&folded, TEXT("")), TEXT(""));
	CHECK_TEXT(fold_line(&folded, TEXT(" \t ")), TEXT(""));
}

int
main(void)
{
	check_dates();
	check_folds();
	return check_finish();
}
