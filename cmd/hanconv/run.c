/* What the tables of a config know of a text. */
#include <string.h>

#include "cmd/hanconv/run.h"

static struct run_filter
make_filter(struct opencc_filter filter)
{
	return (struct run_filter){ data_at(filter.bits), filter.shift };
}

struct run
run_make(const struct opencc_config *config, const struct words *words,
    struct text text, size_t stop)
{
	const unsigned char *begin = (const unsigned char *)text.bytes;

	return (struct run){
		.pages = data_at(config->pages),
		.characters = data_at(config->characters),
		.changes = make_filter(config->change_pairs),
		.neighbours = make_filter(config->neighbour_pairs),
		.config = config,
		.words = words,
		.begin = begin,
		.stop = begin + stop,
		.end = begin + text.length,
	};
}

/* --- phrases --- */

/* Are length bytes the same?  They are few, and differ in the first ones. */
static inline bool
is_same(const unsigned char *a, const unsigned char *b, size_t length)
{
	for (size_t i = 0; i < length; i++)
		if (a[i] != b[i])
			return false;
	return true;
}

/*
 * The first of the items of the pair at bytes that stands there and ends by
 * limit; NULL if none does.
 */
static const unsigned char *
find_item(const unsigned char *item, const unsigned char *bytes,
    const unsigned char *limit)
{
	size_t room = (size_t)(limit - bytes) - RUN_CHARACTER;

	for (; item[0] != 0;
	     item += OPENCC_ITEM_HEAD + item[0] + item[OPENCC_ITEM_VALUE])
		if (item[0] <= room &&
		    is_same(bytes + 2 * RUN_CHARACTER,
			item + OPENCC_ITEM_HEAD + RUN_CHARACTER,
			item[0] - RUN_CHARACTER))
			return item;
	return NULL;
}

/* May one of the pair's phrases stand at bytes? */
static bool
may_stand(const struct run *run, const struct opencc_pair *pair,
    const unsigned char *bytes)
{
	return run->end - bytes < 3 * RUN_CHARACTER ||
	    (pair->place & opencc_third(run_load(bytes + 2 * RUN_CHARACTER))) !=
	    0;
}

/* The first item of phrases that stands at bytes, or NULL. */
static const unsigned char *
find_phrase(const struct run *run, const struct opencc_phrases *phrases,
    const unsigned char *bytes)
{
	const struct opencc_pair *pairs = data_at(phrases->pairs);
	uint32_t mask = UINT32_MAX >> phrases->pair_shift;
	uint32_t first, second, pair, place;

	if (run->end - bytes < 2 * RUN_CHARACTER)
		return NULL;
	first = run_load(bytes);
	second = run_load(bytes + RUN_CHARACTER);
	pair = opencc_pair(first, second);
	place = opencc_hash(first, second) >> phrases->pair_shift;
	for (; pairs[place].pair != 0; place = (place + 1) & mask)
		if (pairs[place].pair == pair)
			break;
	if (pairs[place].pair == 0 || !may_stand(run, &pairs[place], bytes))
		return NULL;
	return find_item((const unsigned char *)data_at(phrases->items) +
		(pairs[place].place & ((1U << OPENCC_PLACE_BITS) - 1)),
	    bytes, run->end);
}

/* The length of the segment at bytes, or 0. */
static size_t
segment_length(const struct run *run, const unsigned char *bytes)
{
	const unsigned char *item =
	    find_phrase(run, &run->config->segments, bytes);

	return item == NULL ? 0 : (size_t)RUN_CHARACTER + item[0];
}

/*
 * All segments between known and target are of three-byte characters, and
 * become what these become; others would have moved known.
 */
const unsigned char *
run_edge(const struct run *run, const unsigned char *target)
{
	const unsigned char *at = target;

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
		size_t length = segment_length(run, at);

		at += length > 0 ? length : RUN_CHARACTER;
	}
	return at;
}

static bool
finds_word(const struct run *run, const unsigned char *bytes)
{
	struct text value, name;

	return words_longest(run->words,
		   (struct text){
		       (const char *)bytes, (size_t)(run->end - bytes) },
		   &value, &name) > 0;
}

bool
run_begins_word(struct run *run, const unsigned char *place)
{
	if (!finds_word(run, place))
		return false;
	run->known = run_edge(run, place);
	return run->known == place;
}

/*
 * A phrase in a run ends before the next segment or word begins: item, or the
 * longest behind it that does; NULL if there is none.
 */
static const unsigned char *
fit_into_run(const struct run *run, const unsigned char *item,
    const unsigned char *bytes)
{
	for (size_t at = RUN_CHARACTER; at < (size_t)RUN_CHARACTER + item[0];
	     at += RUN_CHARACTER)
		if (segment_length(run, bytes + at) > 0 ||
		    finds_word(run, bytes + at))
			return find_item(item, bytes, bytes + at);
	return item;
}

enum run_change
run_find_change(struct run *run, const unsigned char *place, size_t *length,
    struct text *value)
{
	const unsigned char *item =
	    find_phrase(run, &run->config->changes, place);
	const unsigned char *edge;

	if (item != NULL && item[OPENCC_ITEM_KIND] == OPENCC_IN_RUN)
		item = fit_into_run(run, item, place);
	if (item == NULL || item[OPENCC_ITEM_KIND] == OPENCC_UNCHANGED)
		return RUN_NOTHING;
	edge = run_edge(run, place);
	if (edge > place) {
		run->known = edge;
		return RUN_NOTHING;
	}
	if (item[OPENCC_ITEM_KIND] == OPENCC_TRIGGER)
		return RUN_TRIGGER;
	*length = (size_t)RUN_CHARACTER + item[0];
	*value = (struct text){ (const char *)item + OPENCC_ITEM_HEAD + item[0],
		item[OPENCC_ITEM_VALUE] };
	run->known = place + *length;
	return RUN_PHRASE;
}

/* Does a phrase that begins with ASCII begin at bytes? */
static bool
is_ascii_trigger(const struct run *run, const unsigned char *bytes)
{
	struct lexicon triggers = { data_at(run->config->ascii_triggers) };

	return lexicon_longest(triggers,
		   (struct text){
		       (const char *)bytes, (size_t)(run->end - bytes) },
		   NULL) > 0;
}

const unsigned char *
run_before_ascii(const struct run *run, const unsigned char *place)
{
	size_t most = (size_t)(place - run->known);

	if (most > run->config->ascii_length)
		most = run->config->ascii_length;
	for (size_t back = most; back > 0; back--)
		if (is_ascii_trigger(run, place - back))
			return place - back;
	return place;
}
