/*
 * costs.c -- What characters cost: anywhere, and behind each other in words.
 */
#include "common/data/damage/maker.h"

static const double quarter_bit = 1.189207115; /* 2^(1/4) */

unsigned
costs_of_choices(double choices)
{
	unsigned cost = 0;

	for (; choices >= quarter_bit; choices /= quarter_bit)
		cost++;
	return cost;
}

/* Of a character whose frequency is not known. */
static unsigned
rare_cost(unsigned lead, unsigned trail)
{
	enum { LEVEL_1 = 15, LEVEL_2 = 18, BEYOND = 23, SYMBOL = 20 };

	if (trail < 0xA1 && lead != 0xA8 && lead != 0xA9)
		return BEYOND * COST_BIT;
	if (lead >= 0xB0 && lead <= 0xF7 && trail >= 0xA1)
		return (lead <= 0xD7 ? LEVEL_1 : LEVEL_2) * COST_BIT;
	return (lead >= 0xA1 && lead <= 0xA9 ? SYMBOL : BEYOND) * COST_BIT;
}

void
costs_add(struct damage_data *data, const struct character *characters)
{
	double total = 0;

	for (unsigned i = 0; i < GBK_PAIRS; i++)
		if (data->plain[i] == i)
			total += characters[data->character[i]].frequency;
	for (unsigned i = 0; i < GBK_PAIRS; i++) {
		unsigned plain = data->plain[i];
		uint32_t frequency =
		    characters[data->character[plain]].frequency;
		unsigned cost = rare_cost(plain / GBK_TRAILS + GBK_FIRST_LEAD,
		    plain % GBK_TRAILS + GBK_FIRST_TRAIL);

		if (frequency > 0)
			cost = costs_of_choices(total / frequency);
		data->cost[i] = cost < UINT8_MAX ? cost : UINT8_MAX;
	}
}

static double
likelihood_of(unsigned cost)
{
	double likelihood = 1;

	for (; cost > 0; cost--)
		likelihood /= quarter_bit;
	return likelihood;
}

/* Marks that prose has everywhere, and how likely they are. */
void
costs_add_marks(struct damage_data *data)
{
	static const struct {
		uint16_t code_point;
		unsigned char bits;
	} marks[] = {
		{ 0xFF0C, 4 },
		{ 0x3002, 5 },
		{ 0x3001, 5 },
		{ 0xFF1B, 8 },
		{ 0xFF1A, 8 },
		{ 0xFF1F, 9 },
		{ 0xFF01, 9 },
		{ 0x201C, 7 },
		{ 0x201D, 7 },
		{ 0xFF08, 8 },
		{ 0xFF09, 8 },
		{ 0x300A, 8 },
		{ 0x300B, 8 },
		{ 0x3000, 9 },
		{ 0x2014, 10 },
		{ 0xB7, 14 },
		{ 0x2018, 11 },
		{ 0x2019, 11 },
		{ 0x2026, 11 },
		{ 0x3008, 12 },
		{ 0x3009, 12 },
		{ 0x3010, 12 },
		{ 0x3011, 12 },
		{ 0x3014, 12 },
		{ 0x3015, 12 },
	};

	for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++) {
		unsigned gbk = data->gbk[marks[i].code_point];

		data->cost[gbk_place(gbk >> 8, gbk & 0xFF)] =
		    marks[i].bits * COST_BIT;
	}
}

/*
 * How likely it is that a word goes on behind the character in place, which is
 * its first one or not.
 */
static double
goes_on(const struct words *words, unsigned place, bool is_within)
{
	enum { UNKNOWN = 3 * WEIGHT_OURS }; /* of which half would */
	double first = words->first[place], last = words->last[place];
	double followed = words->followed[place];

	if (followed == 0)
		return 0;
	if (!is_within)
		return (first + UNKNOWN / 2) /
		    (first + UNKNOWN + words->alone[place]);
	return (followed - first + UNKNOWN / 2) /
	    (followed - first + last + UNKNOWN);
}

/* How likely it is that a word, or a mark, begins with the character. */
static double
begins(const struct words *words, unsigned place)
{
	const double mark = .12, known = .85;
	double anywhere = likelihood_of(words->data->cost[place]);
	double first = words->first[place] + words->alone[place];

	if (damage_is_symbol(place))
		return 2 * anywhere; /* few stand within a word */
	return (1 - mark) *
	    ((1 - known) * anywhere + known * first / words->total);
}

/* Of what is so likely. */
static uint8_t
cost_of_likelihood(double likelihood)
{
	unsigned cost = UINT8_MAX;

	if (likelihood > likelihood_of(UINT8_MAX))
		cost = costs_of_choices(1 / likelihood);
	return (uint8_t)cost;
}

void
costs_add_words(struct words *words)
{
	struct damage_data *data = words->data;

	for (unsigned i = 0; i < GBK_PAIRS; i++) {
		data->begins[i] = cost_of_likelihood(begins(words, i));
		for (int is_within = 0; is_within < 2; is_within++) {
			double on = goes_on(words, i, is_within);

			data->goes_on[is_within][i] = cost_of_likelihood(on);
			data->ends[is_within][i] = cost_of_likelihood(1 - on);
		}
	}
	for (unsigned slot = 0; slot < BIGRAM_SLOTS; slot++)
		if (data->bigrams[slot] != 0)
			data->bigram_costs[slot] =
			    cost_of_likelihood(words->counts[slot] /
				words->followed[data->bigrams[slot] >> 15]);
}

uint8_t
costs_of_mark(double leading, double all)
{
	const double even_so = .05;

	return leading > 0
	    ? cost_of_likelihood(1 - (1 - even_so) * leading / all)
	    : 0;
}

/* That a mark stands behind the last character of a word. */
void
costs_add_marked(struct words *words)
{
	for (unsigned i = 0; i < GBK_PAIRS; i++) {
		unsigned plain = words->data->plain[i];
		double all[2] = { words->alone[plain], words->last[plain] };

		for (int is_within = 0; is_within < 2; is_within++)
			words->data->marked[is_within][i] = costs_of_mark(
			    words->leading[is_within][plain], all[is_within]);
	}
}
