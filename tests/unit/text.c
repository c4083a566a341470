/* Slices, buffers and escapes. */
#include "common/text.h"
#include "common/buffer.h"
#include "common/escape.h"
#include "tests/unit/check.h"

static void
check_slices(void)
{
	size_t offset = 9;

	CHECK(text_equal(TEXT("a\0b"), TEXT("a\0b")));
	CHECK(!text_equal(TEXT("a\0b"), TEXT("a\0c")));
	CHECK(text_starts_with(TEXT("ab"), TEXT("")));
	CHECK(!text_starts_with(TEXT("a"), TEXT("ab")));
	CHECK(text_ends_with(TEXT("ab"), TEXT("b")));
	CHECK(!text_ends_with(TEXT("b"), TEXT("ab")));
	CHECK(text_compare(TEXT("a"), TEXT("ab")) < 0);
	CHECK(text_compare(TEXT("\xFF"), TEXT("a")) > 0);
	CHECK_NUMBER(text_compare(TEXT(""), TEXT("")), 0);
	CHECK_TEXT(text_skip(TEXT("abc"), 9), TEXT(""));
	CHECK_TEXT(text_take(TEXT("abc"), 9), TEXT("abc"));
	CHECK_TEXT(text_trim(TEXT(" \ta b\r\n")), TEXT("a b"));
	CHECK(text_find(TEXT("abcb"), TEXT("b"), &offset) && offset == 1);
	CHECK(!text_find(TEXT("abc"), TEXT("d"), &offset));
	CHECK(text_find(TEXT("abc"), TEXT(""), &offset) && offset == 0);
}

static void
check_split(void)
{
	struct text rest = TEXT("a,,b"), part;

	CHECK(text_split(&rest, ',', &part));
	CHECK_TEXT(part, TEXT("a"));
	CHECK(text_split(&rest, ',', &part));
	CHECK_TEXT(part, TEXT(""));
	CHECK(text_split(&rest, ',', &part));
	CHECK_TEXT(part, TEXT("b"));
	CHECK(!text_split(&rest, ',', &part));
	rest = TEXT("a,");
	CHECK(text_split(&rest, ',', &part));
	CHECK(text_split(&rest, ',', &part));
	CHECK_TEXT(part, TEXT(""));
	CHECK(!text_split(&rest, ',', &part));
}

static void
check_buffer(void)
{
	static struct buffer buffer, other;

	buffer_append_number(&buffer, 0);
	buffer_append_byte(&buffer, ' ');
	buffer_append_number(&buffer, UINT64_MAX);
	buffer_format(&buffer, " %s", "x");
	CHECK_TEXT(buffer_text(&buffer), TEXT("0 18446744073709551615 x"));
	buffer_clear(&buffer);
	escape_append(&buffer, TEXT("\ta\nb\\\rc"));
	CHECK_TEXT(buffer_text(&buffer), TEXT("\\ta\\nb\\\\\\rc"));
	CHECK_TEXT(
	    escape_remove(buffer_text(&buffer), &other), TEXT("\ta\nb\\\rc"));
	CHECK_TEXT(escape_remove(TEXT("\\q\\"), &other), TEXT("\\q\\"));
	buffer_free(&buffer);
	buffer_free(&other);
}

int
main(void)
{
	check_slices();
	check_split();
	check_buffer();
	return check_finish();
}
