/* What the tables of a config know of a text. */
#include <string.h>

#include "cmd/hanconv/run.h"

static struct run_filter
make_filter(struct opencc_filter filter)
{
	return (struct run_filter){ data_at(filter.bits), filter.shift };
}

struct run
run_make(const struct opencc_config *config, struct text text, size_t stop)
{
	const unsigned char *begin = (const unsigned char *)text.bytes;

	return (struct run){
		.pages = data_at(config->pages),
		.characters = data_at(config->characters),
		.changes = make_filter(config->changes),
		.neighbours = make_filter(config->neighbours),
		.config = config,
		.begin = begin,
		.stop = begin + stop,
		.end = begin + text.length,
	};
}

/* --- phrases --- */

/* The items of the pair, or NULL. */
static const unsigned char *
find_items(
    const struct opencc_phrases *phrases, uint32_t first, uint32_t second)
{
	const struct opencc_pair *pairs = data_at(phrases->pairs);
	uint32_t pair = opencc_pair(first, second);
	uint32_t mask = UINT32_MAX >> phrases->pair_shift;
	uint32_t place = opencc_hash(first, second) >> phrases->pair_shift;

	for (; pairs[place].pair != 0; place = (place + 1) & mask)
		if (pairs[place].pair == pair)
			return (const unsigned char *)data_at(phrases->items) +
			    pairs[place].items;
	return NULL;
}

/*
 * The number of the longest phrase at bytes that ends by limit, and its
 * length; 0: none.
 */
static size_t
find_phrase(const struct opencc_phrases *phrases, const unsigned char *bytes,
    const unsigned char *limit, uint32_t *number)
{
	const unsigned char *item;

	if (limit - bytes < 2 * RUN_CHARACTER)
		return 0;
	item = find_items(
	    phrases, run_load(bytes), run_load(bytes + RUN_CHARACTER));
	for (; item != NULL && item[0] != 0;
	     item += OPENCC_ITEM_HEAD + item[0]) {
		size_t length = item[0];

		if (length > (size_t)(limit - bytes) - RUN_CHARACTER ||
		    memcmp(bytes + RUN_CHARACTER, item + OPENCC_ITEM_HEAD,
			length) != 0)
			continue;
		*number =
		    item[1] | (uint32_t)item[2] << 8 | (uint32_t)item[3] << 16;
		return RUN_CHARACTER + length;
	}
	return 0;
}

/* The length of the segment at bytes. */
static size_t
find_segment(
    const struct run *run, const unsigned char *bytes, uint32_t *number)
{
	return find_phrase(&run->config->segments, bytes, run->end, number);
}

/*
 * The length of the longest phrase at bytes that is within a run: one that
 * ends before the next segment begins.
 */
static size_t
find_in_run(const struct run *run, const unsigned char *bytes, uint32_t *number)
{
	const struct opencc_phrases *phrases = &run->config->run_phrases;
	size_t length = find_phrase(phrases, bytes, run->end, number);
	uint32_t segment;

	for (size_t at = RUN_CHARACTER; at < length; at += RUN_CHARACTER)
		if (find_segment(run, bytes + at, &segment) > 0)
			return find_phrase(phrases, bytes, bytes + at, number);
	return length;
}

/*
 * All segments between known and target are of three-byte characters, and
 * become what these become; others would have moved known.
 */
const unsigned char *
run_edge(const struct run *run, const unsigned char *target)
{
	const unsigned char *at = target;
	uint32_t number;

	if (target < run->known)
		return run->known;
	if (run->end - target < RUN_CHARACTER)
		return target;
	while (at - run->known >= RUN_CHARACTER &&
	    run_is_character(run_load(at - RUN_CHARACTER)) &&
	    run_is_in(
		&run->neighbours, run_load(at - RUN_CHARACTER), run_load(at)))
		at -= RUN_CHARACTER;
	while (at < target) {
		size_t length = find_segment(run, at, &number);

		at += length > 0 ? length : RUN_CHARACTER;
	}
	return at;
}

/* Set the value of the phrase; false if it is what its characters become. */
static bool
find_value(const struct run *run, const struct opencc_phrases *phrases,
    uint32_t number, struct text *value)
{
	uint32_t place = ((const uint32_t *)data_at(phrases->values))[number];
	const unsigned char *bytes;

	if (place == 0)
		return false;
	bytes = (const unsigned char *)data_at(run->config->value_pool) + place;
	*value = (struct text){ (const char *)bytes, bytes[-1] };
	return true;
}

static bool
is_trigger(const struct run *run, uint32_t lexicon, const unsigned char *bytes)
{
	struct text text = { (const char *)bytes, (size_t)(run->end - bytes) };

	return lexicon != 0 &&
	    lexicon_longest((struct lexicon){ data_at(lexicon) }, text, NULL) >
	    0;
}

/* What begins at bytes, if nothing goes over them. */
static enum run_change
find_change(const struct run *run, const unsigned char *bytes, size_t *length,
    struct text *value)
{
	uint32_t number;

	*length = find_segment(run, bytes, &number);
	if (*length > 0)
		return find_value(run, &run->config->segments, number, value)
		    ? RUN_PHRASE
		    : RUN_NOTHING;
	if (is_trigger(run, run->config->triggers, bytes))
		return RUN_TRIGGER;
	*length = find_in_run(run, bytes, &number);
	if (*length == 0)
		return RUN_NOTHING;
	find_value(run, &run->config->run_phrases, number, value);
	return RUN_PHRASE;
}

enum run_change
run_find_change(struct run *run, const unsigned char *place, size_t *length,
    struct text *value)
{
	enum run_change change = find_change(run, place, length, value);
	const unsigned char *edge;

	if (change == RUN_NOTHING)
		return change;
	edge = run_edge(run, place);
	if (edge > place) {
		run->known = edge;
		return RUN_NOTHING;
	}
	if (change == RUN_PHRASE)
		run->known = place + *length;
	return change;
}

const unsigned char *
run_before_ascii(const struct run *run, const unsigned char *place)
{
	size_t most = (size_t)(place - run->known);

	if (most > run->config->ascii_length)
		most = run->config->ascii_length;
	for (size_t back = most; back > 0; back--)
		if (is_trigger(run, run->config->ascii_triggers, place - back))
			return place - back;
	return place;
}
