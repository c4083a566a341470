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
    const uint32_t *characters, struct text text, size_t stop)
{
	const unsigned char *begin = (const unsigned char *)text.bytes;

	return (struct run){
		.characters = characters,
		.changes = make_filter(config->change_pairs),
		.neighbours = make_filter(config->neighbour_pairs),
		.hiding = make_filter(config->hiding_pairs),
		.config = config,
		.words = words,
		.begin = begin,
		.stop = begin + stop,
		.end = begin + text.length,
	};
}

/* --- phrases --- */

/* The bytes behind the tail of a phrase, and the value behind them. */
static const char *
text_of(
    const struct opencc_phrases *phrases, const struct opencc_phrase *phrase)
{
	return (const char *)data_at(phrases->texts) + phrase->text;
}

/* Do the bytes of a long phrase that are behind its tail stand at bytes, too? */
static bool
has_more(const struct opencc_phrases *phrases,
    const struct opencc_phrase *phrase, const unsigned char *bytes,
    const unsigned char *limit)
{
	return phrase->length <= limit - bytes &&
	    memcmp(bytes + OPENCC_HEAD_LENGTH, text_of(phrases, phrase),
		phrase->length - OPENCC_HEAD_LENGTH) == 0;
}

/* Is this the tail of the phrase, and what is behind it? */
static inline bool
has_tail(const struct opencc_phrase *phrase, uint64_t tail)
{
	unsigned free_bits = phrase->tail >> 8 * OPENCC_TAIL_LENGTH;

	return (tail ^ phrase->tail) << 8 << free_bits == 0;
}

/* The number of the first phrase that may begin with the pair; behind it, of
 * the first one that does not. */
static inline const uint32_t *
numbers_of(const struct opencc_phrases *phrases, uint64_t pair)
{
	const uint32_t *starts = data_at(phrases->starts);

	return starts + (opencc_hash(pair) >> phrases->shift);
}

/* A phrase at bytes will be looked for: have those near that it may be. */
static inline void
expect_phrase(const struct opencc_phrases *phrases, const unsigned char *bytes,
    const unsigned char *limit)
{
	const struct opencc_phrase *all = data_at(phrases->phrases);
	uint64_t pair = opencc_pair(run_load_before(bytes, limit));

	__builtin_prefetch(all + *numbers_of(phrases, pair));
}

/*
 * The first phrase that stands at bytes and ends by limit; NULL if none does.
 */
static const struct opencc_phrase *
find_phrase(const struct opencc_phrases *phrases, const unsigned char *bytes,
    const unsigned char *limit)
{
	const struct opencc_phrase *all = data_at(phrases->phrases);
	const uint32_t *numbers;
	uint64_t pair, tail;

	if (limit - bytes < OPENCC_PAIR_LENGTH)
		return NULL;
	pair = opencc_pair(run_load_before(bytes, limit));
	tail = run_load_before(bytes + OPENCC_PAIR_LENGTH, limit);
	numbers = numbers_of(phrases, pair);
	for (uint32_t i = numbers[0]; i < numbers[1]; i++)
		if ((all[i].pair == pair) & has_tail(&all[i], tail) &&
		    (all[i].length <= OPENCC_HEAD_LENGTH ||
			has_more(phrases, &all[i], bytes, limit)))
			return &all[i];
	return NULL;
}

/* The length of the segment at bytes, or 0. */
static size_t
segment_length(const struct run *run, const unsigned char *bytes)
{
	const struct opencc_phrase *segment =
	    find_phrase(&run->config->segments, bytes, run->end);

	return segment == NULL ? 0 : segment->length;
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
	    run_is_in(&run->neighbours,
		run_load_before(at - RUN_CHARACTER, run->end))) {
		at -= RUN_CHARACTER;
		expect_phrase(&run->config->segments, at, run->end);
	}
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
 * A phrase in a run ends before the next segment or word begins: phrase, or the
 * longest behind it that does; NULL if there is none.
 */
static const struct opencc_phrase *
fit_into_run(const struct run *run, const struct opencc_phrase *phrase,
    const unsigned char *bytes)
{
	for (size_t at = RUN_CHARACTER; at < phrase->length;
	     at += RUN_CHARACTER)
		if (segment_length(run, bytes + at) > 0 ||
		    finds_word(run, bytes + at))
			return find_phrase(
			    &run->config->changes, bytes, bytes + at);
	return phrase;
}

/* May a segment that begins before place go over it? */
static bool
may_be_hidden(const struct run *run, const unsigned char *place)
{
	return place - run->known >= RUN_CHARACTER &&
	    run_is_in(
		&run->hiding, run_load_before(place - RUN_CHARACTER, run->end));
}

void
run_expect_changes(
    const struct run *run, const unsigned char *const *places, size_t count)
{
	for (size_t i = 0; i < count; i++)
		expect_phrase(&run->config->changes, places[i], run->end);
}

enum run_change
run_find_change(struct run *run, const unsigned char *place, size_t *length,
    struct text *value)
{
	const struct opencc_phrases *changes = &run->config->changes;
	const struct opencc_phrase *phrase =
	    find_phrase(changes, place, run->end);

	if (phrase != NULL && phrase->kind == OPENCC_IN_RUN)
		phrase = fit_into_run(run, phrase, place);
	if (phrase == NULL || phrase->kind == OPENCC_UNCHANGED)
		return RUN_NOTHING;
	if (may_be_hidden(run, place)) {
		run->known = run_edge(run, place);
		if (run->known > place)
			return RUN_NOTHING;
	}
	if (phrase->kind == OPENCC_TRIGGER)
		return RUN_TRIGGER;
	*length = phrase->length;
	value->bytes = text_of(changes, phrase);
	if (phrase->length > OPENCC_HEAD_LENGTH)
		value->bytes += phrase->length - OPENCC_HEAD_LENGTH;
	value->length = phrase->value_length;
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
