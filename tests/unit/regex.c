/* PCRE2: groups, empty matches, subjects that are not text, limits. */
#include <string.h>

#include "common/regex.h"
#include "tests/unit/check.h"

/* Patterns are never freed; keep them where the leak checker sees them. */
static struct regex *
compile(const char *pattern, unsigned flags)
{
	static struct regex *kept[100];
	static struct buffer reason;
	static size_t count;

	return kept[count++] =
		   regex_compile(text_from(pattern), flags, &reason);
}

static size_t
count_matches(const char *pattern, unsigned flags, struct text subject)
{
	struct regex *regex = compile(pattern, flags);
	size_t offset = 0, count = 0;

	while (regex_next(regex, subject, &offset))
		count++;
	return count;
}

static void
check_groups(void)
{
	struct regex *regex = compile("(\\d+)(x)?(件)", 0);

	CHECK(regex_match(regex, TEXT("受理 12件"), 0));
	CHECK_TEXT(regex_group(regex, 0), TEXT("12件"));
	CHECK_TEXT(regex_group(regex, 1), TEXT("12"));
	CHECK(regex_group(regex, 2).bytes == NULL);
	CHECK(regex_group(regex, 9).bytes == NULL);
	CHECK_NUMBER(regex_group_count(regex), 3);
	CHECK_NUMBER(regex_group_offset(regex, 1), 7);
	CHECK(!regex_match(regex, TEXT("件"), 0) && !regex_gave_up(regex));
}

static void
check_marks(void)
{
	struct regex *regex = compile("(?:a|(*MARK:1)b)(*MARK:2)c|d", 0);

	CHECK(regex_match(regex, TEXT("bc"), 0));
	CHECK_TEXT(regex_mark(regex), TEXT("2"));
	CHECK(regex_match(regex, TEXT("bd"), 0));
	CHECK(regex_mark(regex).bytes == NULL);
	CHECK(regex_match(regex,
	    TEXT("\xFF"
		 "bc"),
	    0));
	CHECK_TEXT(regex_mark(regex), TEXT("2"));
}

static void
check_flags(void)
{
	CHECK_NUMBER(count_matches(".", 0, TEXT("一二")), 2);
	CHECK_NUMBER(count_matches("", 0, TEXT("一二")), 3);
	CHECK_NUMBER(count_matches("a*", 0, TEXT("baab")), 4);
	CHECK_NUMBER(count_matches(".", REGEX_LITERAL, TEXT("a.b")), 1);
	CHECK_NUMBER(count_matches("Ａ", REGEX_CASELESS, TEXT("ａ")), 1);
	CHECK_NUMBER(count_matches("a", REGEX_ANCHORED, TEXT("ba")), 0);
	CHECK_NUMBER(count_matches("a", REGEX_WHOLE, TEXT("ab")), 0);
	CHECK_NUMBER(count_matches("a b", REGEX_EXTENDED, TEXT("ab")), 1);
	CHECK_NUMBER(count_matches("\\d", 0, TEXT("１")), 1);
	CHECK_NUMBER(count_matches("\\d", REGEX_ASCII, TEXT("１")), 0);
}

static void
check_invalid(void)
{
	CHECK_NUMBER(count_matches("件", 0, TEXT("件\xFF件\xE4\xBB")), 2);
	CHECK_NUMBER(count_matches(".", 0, TEXT("\0a")), 2);
	CHECK_NUMBER(count_matches("件", 0, (struct text){ NULL, 0 }), 0);
}

static void
check_reason(void)
{
	struct buffer reason = { 0 };

	CHECK(regex_compile(TEXT("a("), 0, &reason) == NULL);
	CHECK_TEXT(buffer_text(&reason),
	    TEXT("missing closing parenthesis, after 2 bytes of the pattern"));
	buffer_clear(&reason);
	CHECK(regex_compile(TEXT("\\C"), 0, &reason) == NULL);
	buffer_free(&reason);
}

static void
check_limits(void)
{
	static char bytes[4000];
	struct regex *regex = compile("(a*)*b", 0);
	struct text subject = { bytes, sizeof(bytes) };

	memset(bytes, 'a', sizeof(bytes));
	CHECK(!regex_match(regex, subject, 0));
	/* Each a doubles the ways to try. */
	regex = compile("(a+)+[bc]", 0);
	CHECK(!regex_match(regex, subject, 0));
	CHECK(regex_gave_up(regex));
	bytes[0] = (char)0xFF;
	CHECK(!regex_match(regex, subject, 0));
	CHECK(regex_gave_up(regex));
}

int
main(void)
{
	check_groups();
	check_marks();
	check_flags();
	check_invalid();
	check_reason();
	check_limits();
	return check_finish();
}
