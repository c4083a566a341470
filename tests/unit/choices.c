/* Choices against each character thought of, one by one. */
#include "common/repair/choices.h"
#include "common/repair/likely.h"
#include "tests/unit/check.h"

static struct choice_tables tables;

/* No character costs less than it is said to cost at least. */
static void
check_least(void)
{
	static struct likely likely;

	likely_learn(&likely, TEXT("專家庫管理辦法,依法行政,深入學習。"));
	for (unsigned before = 0; before < LIKELY_ASCII + 0x80; before += 97)
		for (unsigned place = 0; place < GBK_PAIRS; place++) {
			int least = likely_least(place);

			CHECK(least <= likely_cost(&likely, before, place));
			CHECK(least <= likely_cost(NULL, before, place));
		}
}

static bool
is_chosen(const struct choices *choices, unsigned byte)
{
	return choices->are[byte - GBK_FIRST_LEAD] != 0;
}

static void
check_costs(int most)
{
	struct choices trails, leads;

	for (unsigned i = GBK_FIRST_LEAD; i <= GBK_LAST_LEAD; i++) {
		choices_up_to(&trails, choices_of_lead(&tables, i), most);
		choices_up_to(&leads, choices_of_trail(&tables, i), most);
		for (unsigned j = GBK_FIRST_LEAD; j <= GBK_LAST_LEAD; j++) {
			unsigned place = gbk_place_of(i, j);
			unsigned other = gbk_place_of(j, i);

			CHECK(is_chosen(&trails, j) ==
			    (place != GBK_NO_PLACE &&
				likely_least(place) <= most));
			CHECK(is_chosen(&leads, j) ==
			    (other != GBK_NO_PLACE &&
				likely_least(other) <= most));
		}
	}
}

static void
check_lost(void)
{
	struct choices lost, holes, traceless, losing;

	choices_losing(&losing, &tables, LOSS_ANY);
	for (unsigned lead = GBK_FIRST_LEAD; lead <= GBK_LAST_LEAD; lead++) {
		choices_lost(&lost, &tables, lead, LOSS_ANY);
		choices_lost(&holes, &tables, lead, LOSS_HOLE);
		choices_lost(&traceless, &tables, lead, LOSS_TRACELESS);
		CHECK((choices_count(&lost) > 0) == is_chosen(&losing, lead));
		for (unsigned i = GBK_FIRST_LEAD; i <= GBK_LAST_LEAD; i++) {
			CHECK(is_chosen(&lost, i) ==
			    (gbk_place_of(lead, i) == GBK_NO_PLACE));
			CHECK(is_chosen(&holes, i) ==
			    (is_chosen(&lost, i) && !is_chosen(&traceless, i)));
		}
	}
	choices_lost(&traceless, &tables, 0xF8, LOSS_TRACELESS);
	CHECK(choices_next(&traceless, GBK_FIRST_LEAD) == 0xA1);
	CHECK(choices_next(&traceless, 0xFE) == 0xFE);
	CHECK(choices_next(&traceless, 0xFF) > GBK_LAST_LEAD);
	CHECK_NUMBER(choices_count(&traceless), 94);
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
	return check_finish();
}
