/* choices.c -- Which bytes are worth trying. */
#include "common/repair/choices.h"

#include "common/repair/likely.h"

static unsigned char
least_cost(unsigned place)
{
	int cost =
	    place == GBK_NO_PLACE ? CHOICES_NO_CHARACTER : likely_least(place);

	return cost < CHOICES_NO_CHARACTER || place == GBK_NO_PLACE
	    ? (unsigned char)cost
	    : CHOICES_NO_CHARACTER - 1;
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

static unsigned char
losses_of(unsigned lead, unsigned trail)
{
	unsigned losses = 0;

	if (is_traceless(lead, trail))
		losses |= LOSS_TRACELESS;
	if (gbk_place_of(lead, trail) == GBK_NO_PLACE)
		losses |= LOSS_ANY | (losses == 0 ? LOSS_HOLE : 0U);
	return (unsigned char)losses;
}

static void
fill_lost(struct choice_tables *tables)
{
	for (unsigned i = 0; i < GBK_LEADS; i++)
		for (unsigned j = 0; j < GBK_LEADS; j++) {
			unsigned char losses =
			    losses_of(i + GBK_FIRST_LEAD, j + GBK_FIRST_LEAD);

			tables->lost[i].are[j] = losses;
			tables->is_losing.are[i] |= losses;
		}
}

void
choices_fill(struct choice_tables *tables)
{
	memset(tables->of_lead, CHOICES_NO_CHARACTER, sizeof(tables->of_lead));
	memset(
	    tables->of_trail, CHOICES_NO_CHARACTER, sizeof(tables->of_trail));
	for (unsigned lead = GBK_FIRST_LEAD; lead <= GBK_LAST_LEAD; lead++)
		for (unsigned trail = GBK_FIRST_TRAIL; trail <= GBK_LAST_TRAIL;
		     trail++) {
			unsigned char cost =
			    least_cost(gbk_place_of(lead, trail));
			unsigned i = lead - GBK_FIRST_LEAD;

			tables->of_trail[trail - GBK_FIRST_TRAIL].costs[i] =
			    cost;
			if (gbk_is_lead(trail))
				tables->of_lead[i]
				    .costs[trail - GBK_FIRST_LEAD] = cost;
		}
	fill_lost(tables);
}

void
choices_up_to(struct choices *restrict choices,
    const struct choice_costs *restrict costs, int most)
{
	unsigned char limit = CHOICES_NO_CHARACTER - 1;

	if (most < 0) {
		memset(choices, 0, sizeof(*choices));
		return;
	}
	if (most < limit)
		limit = (unsigned char)most;
	for (size_t i = 0; i < CHOICES; i++)
		choices->are[i] = costs->costs[i] <= limit;
}

/* Those that have the bit of what loses them. */
static void
choose_lost(struct choices *restrict choices,
    const struct choices *restrict losses, enum choice_loss loss)
{
	for (size_t i = 0; i < CHOICES; i++)
		choices->are[i] = (losses->are[i] & loss) != 0;
}

void
choices_losing(struct choices *choices, const struct choice_tables *tables,
    enum choice_loss loss)
{
	choose_lost(choices, &tables->is_losing, loss);
}

void
choices_lost(struct choices *choices, const struct choice_tables *tables,
    unsigned lead, enum choice_loss loss)
{
	choose_lost(choices, &tables->lost[lead - GBK_FIRST_LEAD], loss);
}

void
choices_limit(
    struct choices *restrict choices, const struct choices *restrict other)
{
	for (size_t i = 0; i < CHOICES; i++)
		choices->are[i] &= other->are[i];
}

void
choices_add(
    struct choices *restrict choices, const struct choices *restrict other)
{
	for (size_t i = 0; i < CHOICES; i++)
		choices->are[i] |= other->are[i];
}

size_t
choices_count(const struct choices *choices)
{
	size_t count = 0;

	for (size_t i = 0; i < CHOICES; i++)
		count += choices->are[i];
	return count;
}
