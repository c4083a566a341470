/*
 * check.h -- Checks for the unit programs in tests/unit.
 *
 *	int
 *	main(void)
 *	{
 *		CHECK(text_is_empty(TEXT("")));
 *		CHECK_TEXT(text_trim(TEXT(" a ")), TEXT("a"));
 *		return check_finish();
 *	}
 *
 * A check that fails says where and goes on.  One that holds counts once,
 * however often it is run.
 */
#ifndef TESTS_UNIT_CHECK_H
#define TESTS_UNIT_CHECK_H

#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>

#include "common/text.h"

enum { CHECK_MOST_LINES = 10000 };

static int check_passed, check_failed;
static bool check_seen[CHECK_MOST_LINES]; /* lines with a check that held */

#define CHECK(condition) check_that((condition), __FILE__, __LINE__, #condition)

#define CHECK_TEXT(actual, expected)                                           \
	check_text((actual), (expected), __FILE__, __LINE__, #actual)

#define CHECK_NUMBER(actual, expected)                                         \
	check_number((actual), (expected), __FILE__, __LINE__, #actual)

static inline bool
check_that(bool holds, const char *file, int line, const char *what)
{
	if (holds) {
		check_passed += !check_seen[line % CHECK_MOST_LINES];
		check_seen[line % CHECK_MOST_LINES] = true;
		return true;
	}
	check_failed++;
	printf("FAIL %s:%d: %s\n", file, line, what);
	return false;
}

static inline void
check_text(struct text actual, struct text expected, const char *file, int line,
    const char *what)
{
	if (check_that(text_equal(actual, expected), file, line, what))
		return;
	printf("  is        '%.*s'\n", (int)actual.length, actual.bytes);
	printf("  should be '%.*s'\n", (int)expected.length, expected.bytes);
}

static inline void
check_number(intmax_t actual, intmax_t expected, const char *file, int line,
    const char *what)
{
	if (!check_that(actual == expected, file, line, what))
		printf("  is %" PRIdMAX ", should be %" PRIdMAX "\n", actual,
		    expected);
}

/* Say the counts; what main() returns. */
static inline int
check_finish(void)
{
	printf("%d passed, %d failed\n", check_passed, check_failed);
	return check_failed != 0;
}

#endif
