/* choices.c -- Which bytes are worth trying. */
#include "common/repair/choices.h"

#include <string.h>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include "common/repair/likely.h"

/* --- tables --- */

static unsigned char
choice_cost(unsigned place, int (*cost_of)(unsigned letter))
{
	int cost = CHOICES_NO_CHARACTER;

	if (place == GBK_NO_PLACE)
		return CHOICES_NO_CHARACTER;
	cost = cost_of(place);
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
		unsigned place = gbk_place_of(lead, trail);
		unsigned char cost = choice_cost(place, likely_least);

		tables->of_trail[trail - GBK_FIRST_TRAIL].costs[i] = cost;
		if (!gbk_is_lead(trail))
			continue;
		tables->of_lead[i].costs[trail - GBK_FIRST_LEAD] = cost;
		tables->beginning[i].costs[trail - GBK_FIRST_LEAD] =
		    choice_cost(place, likely_begins);
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

/* The least cost of those that may be followed by a pair lost so. */
static void
fill_least_beginning(struct choice_tables *tables, enum choice_loss loss)
{
	for (unsigned i = 0; i < GBK_LEADS; i++) {
		unsigned char *least = &tables->least_beginning[loss][i];
		struct choices trails = tables->losing[loss];
		unsigned trail;

		*least = CHOICES_NO_CHARACTER;
		while (choices_take(&trails, &trail)) {
			unsigned char cost =
			    tables->beginning[i].costs[trail - GBK_FIRST_LEAD];

			if (cost < *least)
				*least = cost;
		}
	}
}

void
choices_fill(struct choice_tables *tables)
{
	memset(tables, 0, sizeof(*tables));
	memset(tables->of_lead, CHOICES_NO_CHARACTER, sizeof(tables->of_lead));
	memset(
	    tables->beginning, CHOICES_NO_CHARACTER, sizeof(tables->beginning));
	memset(
	    tables->of_trail, CHOICES_NO_CHARACTER, sizeof(tables->of_trail));
	for (unsigned lead = GBK_FIRST_LEAD; lead <= GBK_LAST_LEAD; lead++) {
		fill_costs(tables, lead);
		fill_lost(tables, lead);
	}
	for (unsigned loss = 0; loss < LOSSES; loss++)
		fill_least_beginning(tables, loss);
}

/* --- choices --- */

#ifdef __SSE2__

/* A bit for each of 64 costs that are at most limit. */
static uint64_t
bits_up_to(const unsigned char *costs, unsigned char limit)
{
	const __m128i limits = _mm_set1_epi8((char)limit);
	uint64_t bits = 0;

	for (unsigned i = 0; i < 64; i += 16) {
		__m128i part = _mm_loadu_si128((const void *)(costs + i));

		part = _mm_cmpeq_epi8(_mm_max_epu8(part, limits), limits);
		bits |= (uint64_t)(unsigned)_mm_movemask_epi8(part) << i;
	}
	return bits;
}

#else

static uint64_t
bits_up_to(const unsigned char *costs, unsigned char limit)
{
	uint64_t bits = 0;

	for (unsigned i = 0; i < 64; i++)
		bits |= (uint64_t)(costs[i] <= limit) << i;
	return bits;
}

#endif

struct choices
choices_up_to(const struct choice_costs *costs, int most)
{
	unsigned char limit = CHOICES_NO_CHARACTER - 1;

	if (most < 0)
		return (struct choices){ { 0 } };
	if (most < limit)
		limit = (unsigned char)most;
	return (struct choices){ { bits_up_to(costs->costs, limit),
	    bits_up_to(costs->costs + 64, limit) } };
}
