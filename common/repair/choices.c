/* choices.c -- Which bytes are worth trying. */
#include "common/repair/choices.h"

#include <string.h>

#include "common/repair/likely.h"

/* --- tables --- */

static unsigned char
least_cost(unsigned place)
{
	int cost = CHOICES_NO_CHARACTER;

	if (place == GBK_NO_PLACE)
		return CHOICES_NO_CHARACTER;
	cost = likely_least(place);
	return (unsigned char)(cost < CHOICES_NO_CHARACTER
		? cost
		: CHOICES_NO_CHARACTER - 1);
}

static void
fill_costs(struct choice_tables *tables, unsigned lead)
{
	unsigned i = lead - GBK_FIRST_LEAD;

	for (unsigned trail = GBK_FIRST_TRAIL; trail <= GBK_LAST_TRAIL;
	     trail++) {
		unsigned char cost = least_cost(gbk_place_of(lead, trail));

		tables->of_trail[trail - GBK_FIRST_TRAIL].costs[i] = cost;
		if (gbk_is_lead(trail))
			tables->of_lead[i].costs[trail - GBK_FIRST_LEAD] = cost;
	}
}

/* What a decoder drops without a trace. */
static bool
is_traceless(unsigned lead, unsigned trail)
{
	if (lead >= 0xA1 && lead <= 0xA7)
		return trail <= 0xA0;
	return trail >= 0xA1 &&
	    ((lead >= 0xAA && lead <= 0xAF) || lead >= 0xF8);
}

static void
add_loss(struct choice_tables *tables, unsigned lead, unsigned trail,
    enum choice_loss loss)
{
	struct choices *lost = &tables->lost[loss][lead - GBK_FIRST_LEAD];

	*lost = choices_either(*lost, choices_only(trail));
	tables->losing[loss] =
	    choices_either(tables->losing[loss], choices_only(lead));
}

static void
fill_lost(struct choice_tables *tables, unsigned lead)
{
	for (unsigned trail = GBK_FIRST_LEAD; trail <= GBK_LAST_LEAD; trail++) {
		if (is_traceless(lead, trail))
			add_loss(tables, lead, trail, LOSS_TRACELESS);
		if (gbk_place_of(lead, trail) != GBK_NO_PLACE)
			continue;
		add_loss(tables, lead, trail, LOSS_ANY);
		if (!is_traceless(lead, trail))
			add_loss(tables, lead, trail, LOSS_HOLE);
	}
}

void
choices_fill(struct choice_tables *tables)
{
	memset(tables, 0, sizeof(*tables));
	memset(tables->of_lead, CHOICES_NO_CHARACTER, sizeof(tables->of_lead));
	memset(
	    tables->of_trail, CHOICES_NO_CHARACTER, sizeof(tables->of_trail));
	for (unsigned lead = GBK_FIRST_LEAD; lead <= GBK_LAST_LEAD; lead++) {
		fill_costs(tables, lead);
		fill_lost(tables, lead);
	}
}

/* --- choices --- */

/* The lowest bits of eight bytes that are 0 or 1. */
static uint64_t
bits_of(const unsigned char bytes[8])
{
	return (text_eight_bytes((const char *)bytes) *
		   UINT64_C(0x0102040810204080)) >>
	    56;
}

struct choices
choices_up_to(const struct choice_costs *costs, int most)
{
	unsigned char limit = CHOICES_NO_CHARACTER - 1, are[CHOICES];
	struct choices choices = { { 0 } };

	if (most < 0)
		return choices;
	if (most < limit)
		limit = (unsigned char)most;
	for (size_t i = 0; i < CHOICES; i++)
		are[i] = costs->costs[i] <= limit;
	for (size_t i = 0; i < CHOICES; i += 8)
		choices.bits[i / 64] |= bits_of(are + i) << i % 64;
	return choices;
}
