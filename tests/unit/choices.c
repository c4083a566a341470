/* Choices against each character thought of, one by one. */
#include "common/repair/choices.h"
#include "common/repair/likely.h"
#include "tests/unit/check.h"

static struct choice_tables tables;

/* No character costs less than it is said to cost at least. */
static void
check_cost(const struct likely *likely, unsigned before, unsigned place)
{
	unsigned letter = place;
	int cost = likely_cost(likely, before, &letter);

	CHECK(likely_place(letter) == place);
	CHECK(likely_least(place) <= cost);
	CHECK(likely_may_cost(likely, before, place, cost));
}

static void
check_least(void)
{
	static struct likely likely;

	likely_learn(&likely, TEXT("專家庫管理辦法,依法行政,深入學習。"));
	for (unsigned before = 0; before < LIKELY_ASCII + 0x80; before += 97)
		for (unsigned place = 0; place < GBK_PAIRS; place++) {
			check_cost(&likely, before, place);
			check_cost(NULL, before | LIKELY_WITHIN, place);
		}
}

static void
check_costs(int most)
{
	for (unsigned i = GBK_FIRST_LEAD; i <= GBK_LAST_LEAD; i++) {
		struct choices trails =
		    choices_up_to(choices_of_lead(&tables, i), most);
		struct choices leads =
		    choices_up_to(choices_of_trail(&tables, i), most);

		for (unsigned j = GBK_FIRST_LEAD; j <= GBK_LAST_LEAD; j++) {
			unsigned place = gbk_place_of(i, j);
			unsigned other = gbk_place_of(j, i);

			CHECK(choices_has(trails, j) ==
			    (place != GBK_NO_PLACE &&
				likely_least(place) <= most));
			CHECK(choices_has(leads, j) ==
			    (other != GBK_NO_PLACE &&
				likely_least(other) <= most));
		}
	}
}

static void
check_lost(void)
{
	for (unsigned lead = GBK_FIRST_LEAD; lead <= GBK_LAST_LEAD; lead++) {
		struct choices any = choices_lost(&tables, lead, LOSS_ANY);
		struct choices holes = choices_lost(&tables, lead, LOSS_HOLE);
		struct choices traceless =
		    choices_lost(&tables, lead, LOSS_TRACELESS);

		CHECK((choices_count(any) > 0) ==
		    choices_has(tables.losing[LOSS_ANY], lead));
		for (unsigned i = GBK_FIRST_LEAD; i <= GBK_LAST_LEAD; i++) {
			CHECK(choices_has(any, i) ==
			    (gbk_place_of(lead, i) == GBK_NO_PLACE));
			CHECK(choices_has(holes, i) ==
			    (choices_has(any, i) &&
				!choices_has(traceless, i)));
		}
	}
}

static void
check_take(void)
{
	struct choices left = choices_lost(&tables, 0xF8, LOSS_TRACELESS);
	unsigned byte;

	CHECK_NUMBER(choices_count(left), 0xFE - 0xA1 + 1);
	for (unsigned i = 0xA1; i <= 0xFE; i++)
		CHECK(choices_take(&left, &byte) && byte == i);
	CHECK(!choices_take(&left, &byte));
}

int
main(void)
{
	choices_fill(&tables);
	check_least();
	check_costs(-1);
	check_costs(40);
	check_costs(254);
	check_lost();
	check_take();
	return check_finish();
}
