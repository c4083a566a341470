/* Conversion by tables of what comes of the config. */
#include <string.h>

#include "cmd/hanconv/fast.h"
#include "cmd/hanconv/run.h"
#include "common/memory.h"
#include "common/utf8.h"

enum {
	SPARE = 16, /* bytes that are written past what is needed */
	CHARACTER = RUN_CHARACTER,
	DIFFERENCE = 0xFFFFFF,
	UNUSUAL = OPENCC_SPECIAL | OPENCC_AFTER_ASCII | RUN_WORD,
	BLOCK = 768,     /* bytes that are looked at before changes are made */
	CHUNK = 8,       /* bytes that are looked at at once */
	MOST_AHEAD = 12, /* bytes that are read from where one begins */
};

/* What takes the tokens of the stages. */
struct fast_sink {
	struct sink sink;
	struct buffer *converted;
};

static void
take_token(struct sink *sink, const struct token *token)
{
	buffer_append(((struct fast_sink *)sink)->converted, token->text);
}

/* Make tables of what is known with the words. */
static void
mark_words(struct fast *fast)
{
	if (fast->pages == NULL) {
		fast->pages = memory_new(OPENCC_PAGES, sizeof(*fast->pages));
		fast->characters =
		    memory_new(OPENCC_PAGES, sizeof(*fast->characters));
	}
	for (uint32_t i = 0; i < OPENCC_PAGES * OPENCC_PAGE; i++) {
		uint32_t known = data_character(fast->config, (int32_t)i);

		if (words_begin(fast->words, i))
			known |= RUN_WORD;
		fast->pages[i / OPENCC_PAGE] = (uint16_t)(i / OPENCC_PAGE);
		fast->characters[i / OPENCC_PAGE][i % OPENCC_PAGE] = known;
	}
}

void
fast_open(struct fast *fast, const struct opencc_config *config,
    const struct words *words)
{
	static struct fast_sink sink = { .sink.take = take_token };

	sink.converted = &fast->converted;
	fast->config = config;
	fast->words = words;
	exact_open(&fast->exact, config, words, &sink.sink);
	if (words->count > 0)
		mark_words(fast);
}

/* Eight bytes, the first one lowest. */
static inline uint64_t
load_chunk(const unsigned char *bytes)
{
	uint64_t chunk;

	memcpy(&chunk, bytes, sizeof(chunk));
	return __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__ ? __builtin_bswap64(chunk)
						      : chunk;
}

static inline void
store_chunk(char *bytes, uint64_t chunk)
{
	if (__BYTE_ORDER__ == __ORDER_BIG_ENDIAN__)
		chunk = __builtin_bswap64(chunk);
	memcpy(bytes, &chunk, sizeof(chunk));
}

static inline void
store_character(char *bytes, uint32_t character)
{
	bytes[0] = (char)character;
	bytes[1] = (char)(character >> 8);
	bytes[2] = (char)(character >> 16);
}

/* Does chunk begin with two characters of three bytes? */
static inline bool
is_pair(uint64_t chunk)
{
	return (chunk & UINT64_C(0xC0C0F0C0C0F0)) == UINT64_C(0x8080E08080E0);
}

/* --- the loops --- */

/* Where to go on reading and writing. */
struct place {
	const unsigned char *in;
	char *out;
};

/* Places where a change may begin. */
struct candidates {
	const unsigned char *places[BLOCK / CHARACTER + 2];
	size_t count;
};

static inline void
go_on(struct place *place, size_t length)
{
	place->in += length;
	place->out += length;
}

/* Keep place if a change may begin there. */
static inline void
note_change(struct candidates *candidates, const unsigned char *place,
    uint32_t may_change)
{
	candidates->places[candidates->count] = place;
	candidates->count += may_change;
}

/* Convert two characters; only the first, or none, with false, if the next one
 * is not usual. */
static inline bool
convert_pair(const struct run *run, struct place *place, uint64_t chunk,
    struct candidates *candidates)
{
	uint32_t first = chunk & DIFFERENCE, second = chunk >> 24 & DIFFERENCE;
	uint32_t third = load_chunk(place->in + CHARACTER) >> 24;
	uint32_t one = run_look_up(run, first), two = run_look_up(run, second);

	if ((one & UNUSUAL) != 0)
		return false;
	chunk ^= (one & DIFFERENCE) ^ (uint64_t)(two & DIFFERENCE) << 24;
	store_chunk(place->out, chunk);
	note_change(
	    candidates, place->in, run_is_in(&run->changes, first, second));
	go_on(place, CHARACTER);
	if ((two & UNUSUAL) != 0)
		return false;
	note_change(
	    candidates, place->in, run_is_in(&run->changes, second, third));
	go_on(place, CHARACTER);
	return true;
}

/* Convert one character with a narrow one behind it. */
static inline bool
convert_last(const struct run *run, struct place *place, uint64_t chunk)
{
	uint32_t known = run_look_up(run, chunk & DIFFERENCE);

	if ((known & UNUSUAL) != 0)
		return false;
	store_chunk(place->out, chunk ^ (known & DIFFERENCE));
	go_on(place, CHARACTER);
	return true;
}

/* Pass what is ASCII at the front of chunk; false if nothing is. */
static inline bool
pass_ascii(struct place *place, uint64_t chunk)
{
	uint64_t others = chunk & UINT64_C(0x8080808080808080);

	if ((others & 0x80) != 0)
		return false;
	store_chunk(place->out, chunk);
	go_on(place, others == 0 ? CHUNK : (size_t)__builtin_ctzll(others) / 8);
	return true;
}

/*
 * Convert as long as characters become what the table says, up to a block;
 * narrow ones are passed.
 */
static struct place
convert_usual(
    const struct run *run, struct place place, struct candidates *candidates)
{
	const unsigned char *begin = place.in;
	bool usual = true;

	candidates->count = 0;
	while (usual && run->stop - place.in >= MOST_AHEAD &&
	    place.in - begin < BLOCK) {
		uint64_t chunk = load_chunk(place.in);

		if (is_pair(chunk))
			usual = convert_pair(run, &place, chunk, candidates);
		else if (run_is_character(chunk & DIFFERENCE))
			usual = (chunk >> 24 & 0xE0) != 0xE0 &&
			    convert_last(run, &place, chunk);
		else
			usual =
			    !run->words->narrow && pass_ascii(&place, chunk);
	}
	return place;
}

/* Convert the narrow character; false: only the stages can tell. */
static bool
convert_narrow(struct run *run, struct place *place)
{
	struct text text = { (const char *)place->in,
		(size_t)(run->end - place->in) };
	int32_t code_point;
	size_t length = *place->in < 0xC2 ? 1 : utf8_decode(text, &code_point);

	if (run->words->narrow && run_begins_word(run, place->in))
		return false;
	if (length == 2 &&
	    (data_character(run->config, code_point) & OPENCC_SPECIAL) != 0)
		return false;
	if (length == 0)
		length = 1;
	memcpy(place->out, place->in, length);
	go_on(place, length);
	return true;
}

/*
 * Can only the stages tell what the character of which this is known becomes,
 * or a word, or a phrase that begins with ASCII before it?  Goes back to where
 * that begins.
 */
static bool
is_special(struct run *run, struct place *place, uint32_t known)
{
	const unsigned char *begin = place->in;

	if ((known & OPENCC_AFTER_ASCII) != 0)
		begin = run_before_ascii(run, begin);
	if (begin == place->in)
		return (known & OPENCC_SPECIAL) != 0 ||
		    ((known & RUN_WORD) != 0 && run_begins_word(run, begin));
	place->out -= place->in - begin;
	place->in = begin;
	return true;
}

static bool
may_change(const struct run *run, const unsigned char *bytes, uint32_t first)
{
	return run->end - bytes >= 2 * CHARACTER &&
	    run_is_in(&run->changes, first, run_load(bytes + CHARACTER)) != 0;
}

/* Put what the length bytes at bytes become where their characters are. */
static void
replace(struct place *place, const unsigned char *bytes, size_t length,
    struct text value)
{
	char *out = place->out - (place->in - bytes);
	size_t behind = (size_t)(place->in - bytes);

	if (behind <= length) {
		place->in = bytes + length;
		place->out = out + value.length;
	} else if (value.length != length) {
		memmove(out + value.length, out + length, behind - length);
		place->out += value.length - length;
	}
	memcpy(out, value.bytes, value.length);
}

/*
 * Make the change that begins at bytes, of what was converted before place, if
 * there is one.  false: only the stages can tell, from there on.
 */
static bool
make_change(struct run *run, struct place *place, const unsigned char *bytes)
{
	size_t length;
	struct text value;

	if (bytes < run->known)
		return true;
	switch (run_find_change(run, bytes, &length, &value)) {
	case RUN_PHRASE:
		replace(place, bytes, length, value);
		return true;
	case RUN_TRIGGER:
		place->out -= place->in - bytes;
		place->in = bytes;
		return false;
	case RUN_NOTHING:
		break;
	}
	return true;
}

/* Convert one character, or a phrase; false: only the stages can tell. */
static bool
convert_one(struct run *run, struct place *place)
{
	uint32_t first, known;

	if (*place->in < 0xE0)
		return convert_narrow(run, place);
	if (run->end - place->in < CHARACTER ||
	    !run_is_character(first = run_load(place->in))) {
		if (run->end - place->in >= CHARACTER && *place->in >= 0xF0)
			return false;
		*place->out++ = (char)*place->in++;
		return true;
	}
	known = run_look_up(run, first);
	if ((known & UNUSUAL) != 0 && is_special(run, place, known))
		return false;
	store_character(place->out, first ^ (known & DIFFERENCE));
	go_on(place, CHARACTER);
	return !may_change(run, place->in - CHARACTER, first) ||
	    make_change(run, place, place->in - CHARACTER);
}

/* Go on to where no segment goes over; all of it becomes what its characters
 * become. */
static struct place
convert_to_edge(const struct run *run, struct place place)
{
	const unsigned char *edge = run_edge(run, place.in);

	while (place.in < edge) {
		uint32_t character = run_load(place.in);

		store_character(place.out,
		    character ^ (run_look_up(run, character) & DIFFERENCE));
		go_on(&place, CHARACTER);
	}
	return place;
}

/*
 * Convert from place, where no segment goes over, until one that only the
 * stages can tell, or past stop.
 */
static struct place
convert_plain(struct run *run, struct place place)
{
	struct candidates candidates;

	run->known = place.in;
	while (place.in < run->stop) {
		place = convert_usual(run, place, &candidates);
		for (size_t i = 0; i < candidates.count; i++)
			if (!make_change(run, &place, candidates.places[i]))
				return place;
		if (place.in < run->stop && !convert_one(run, &place))
			return place;
	}
	return convert_to_edge(run, place);
}

static size_t
convert_fast(struct fast *fast, struct text text, size_t stop)
{
	struct run run = run_make(fast->config, fast->words, text, stop);
	struct buffer *converted = &fast->converted;
	struct place place = { run.begin, NULL };

	if (fast->words->count > 0) {
		run.pages = fast->pages;
		run.characters = fast->characters;
	}
	while (place.in < run.stop) {
		size_t left = (size_t)(run.end - place.in);

		place.out = buffer_room(
		    converted, left * fast->config->most_growth + SPARE);
		if (!fast->exact.open) {
			place = convert_plain(&run, place);
			converted->length =
			    (size_t)(place.out - converted->bytes);
		}
		if (place.in >= run.stop)
			break;
		place.in += exact_step(&fast->exact,
		    (struct text){
			(const char *)place.in, (size_t)(run.end - place.in) },
		    (size_t)(run.stop - place.in));
	}
	return (size_t)(place.in - run.begin);
}

/*
 * A phrase may begin with the narrow characters before stop: where to stop so
 * that they come again, with what is behind them.
 */
static size_t
before_narrow(const struct opencc_config *config, struct text text, size_t stop)
{
	size_t back = 0;

	while (back < config->ascii_length && back < stop &&
	    text.bytes[stop - back - 1] > 0 &&
	    text.bytes[stop - back - 1] != '\n')
		back++;
	return stop - back;
}

size_t
fast_convert(struct fast *fast, struct text text, bool complete)
{
	size_t count, stop = exact_certain(text, complete);

	if (exact_needs_normalization(fast->config, text))
		return exact_convert(&fast->exact, text, complete);
	if (!complete)
		stop = before_narrow(fast->config, text, stop);
	count = convert_fast(fast, text, stop);
	if (complete)
		exact_end(&fast->exact);
	return count;
}
