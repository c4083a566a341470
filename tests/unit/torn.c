/* Torn text that is mended, and how much is thought about what is not. */
#include "common/repair.h"
#include "tests/unit/check.h"

enum { LINES = 300, LENGTH = 3000 };

static const struct text torn = TEXT_INIT("專家?guī)旃芾磙k法");
static const struct text whole = TEXT_INIT("專家庫管理辦法");

/* A line of unit over and over. */
static struct text
line_of(struct text unit)
{
	static struct buffer line;

	buffer_clear(&line);
	while (line.length + unit.length <= LENGTH)
		buffer_append(&line, unit);
	return buffer_text(&line);
}

/*
 * However a document is made, so many bytes take so much effort at most; and
 * what comes behind it is mended.
 */
static void
check_effort(struct repair *repair, struct text unit)
{
	struct text line = line_of(unit);
	size_t begin, effort;

	repair_begin(repair);
	CHECK_TEXT(repair_line(repair, torn), whole);
	begin = repair->torn.ways->effort;
	for (size_t i = 0; i < LINES; i++)
		repair_line(repair, line);
	effort = repair->torn.ways->effort - begin;
	CHECK(effort < TORN_IN_STORE + 4 * WAYS_MOST_EFFORT +
		LINES * line.length * TORN_FOR_A_BYTE);
	line = line_of(TEXT("習(xí)"));
	for (size_t i = 0; i < LINES; i++)
		repair_line(repair, line);
	CHECK_TEXT(repair_line(repair, torn), whole);
}

int
main(void)
{
	static struct repair repair;

	repair_open(&repair, repair_default_rules());
	check_effort(&repair, TEXT("?"));
	check_effort(&repair, TEXT("?,"));
	check_effort(&repair, TEXT("?。"));
	check_effort(&repair, TEXT("?("));
	check_effort(&repair, TEXT("?guī)"));
	check_effort(&repair, TEXT("習(xí),旃芾磙"));
	return check_finish();
}
