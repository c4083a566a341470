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
	BLOCK = 768, /* bytes that are converted before changes are made */
	MOST_CANDIDATES = BLOCK / CHARACTER + 1, /* and where the next goes */
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

/* Set what is known of characters, with the words. */
static void
set_characters(struct fast *fast)
{
	size_t count = OPENCC_PAGES * OPENCC_PAGE;

	if (fast->characters == NULL)
		fast->characters = memory_new(count, sizeof(uint32_t));
	data_characters(fast->config, fast->characters);
	if (fast->words->count == 0)
		return;
	for (uint32_t i = 0; i < count; i++)
		if (words_begin(fast->words, i))
			fast->characters[i] |= RUN_WORD;
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
	set_characters(fast);
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

/* --- the loops --- */

/* Where to go on reading and writing. */
struct place {
	const unsigned char *in;
	char *out;
};

/* Places where a change may begin. */
struct candidates {
	const unsigned char *places[MOST_CANDIDATES];
	size_t count;
};

static inline void
go_on(struct place *place, size_t length)
{
	place->in += length;
	place->out += length;
}

/* What the loop below needs, for the compiler to keep in registers. */
struct usual {
	struct place place;
	const unsigned char **candidate; /* where to put the next one */
	const uint32_t *characters;
	struct run_filter changes;
};

/* Note the place, where chunk is, if a change may begin there.  There is no
 * branch, which could not be foreseen. */
static inline void
note_candidate(struct usual *usual, uint64_t chunk)
{
	*usual->candidate = usual->place.in;
	usual->candidate += run_is_in(&usual->changes, chunk);
}

/* Does chunk begin with two characters of three bytes? */
static inline bool
is_pair(uint64_t chunk)
{
	return (chunk & UINT64_C(0xC0C0F0C0C0F0)) == UINT64_C(0x8080E08080E0);
}

/* The code points of two characters, that of the second one 24 bits higher. */
static inline uint64_t
code_points(uint64_t chunk)
{
	return (chunk & 0x0F00000F) << 12 |
	    (chunk >> 2 & UINT64_C(0xFC0000FC0)) | (chunk >> 16 & 0x3F00003F);
}

/* Convert two characters; only the first, or none, with false, if the next one
 * is not usual. */
static inline bool
convert_pair(struct usual *usual, uint64_t chunk)
{
	uint64_t both = code_points(chunk);
	uint64_t next = run_load_chunk(usual->place.in + CHARACTER);
	uint32_t one = usual->characters[both & 0xFFFF];
	uint32_t two = usual->characters[both >> 24];

	if (((one | two) & UNUSUAL) != 0) {
		if ((one & UNUSUAL) != 0)
			return false;
		store_chunk(usual->place.out, chunk ^ (one & DIFFERENCE));
		note_candidate(usual, chunk);
		go_on(&usual->place, CHARACTER);
		return false;
	}
	store_chunk(
	    usual->place.out, chunk ^ (one & DIFFERENCE) ^ (uint64_t)two << 24);
	note_candidate(usual, chunk);
	go_on(&usual->place, CHARACTER);
	note_candidate(usual, next);
	go_on(&usual->place, CHARACTER);
	return true;
}

/* Convert one character with a narrow one behind it. */
static inline bool
convert_last(struct usual *usual, uint64_t chunk)
{
	uint32_t known =
	    usual->characters[opencc_code_point(chunk & DIFFERENCE)];

	if ((known & UNUSUAL) != 0)
		return false;
	store_chunk(usual->place.out, chunk ^ (known & DIFFERENCE));
	go_on(&usual->place, CHARACTER);
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
	struct usual usual = { place, candidates->places, run->characters,
		run->changes };
	size_t left = (size_t)(run->stop - place.in);
	const unsigned char *end = place.in + (left < BLOCK ? left : BLOCK);
	bool is_usual = true;

	while (is_usual && end - usual.place.in >= MOST_AHEAD) {
		uint64_t chunk = run_load_chunk(usual.place.in);

		if (is_pair(chunk))
			is_usual = convert_pair(&usual, chunk);
		else if (run_is_character(chunk & DIFFERENCE))
			is_usual = (chunk >> 24 & 0xE0) != 0xE0 &&
			    convert_last(&usual, chunk);
		else
			is_usual = !run->words->narrow &&
			    pass_ascii(&usual.place, chunk);
	}
	candidates->count = (size_t)(usual.candidate - candidates->places);
	return usual.place;
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

/*
 * Put what the phrase of length bytes at bytes becomes where its characters
 * were converted, all of them or the first ones.
 */
static void
replace(struct place *place, const unsigned char *bytes, size_t length,
    struct text value)
{
	size_t converted = (size_t)(place->in - bytes);
	char *out = place->out - converted;

	if (converted <= length) {
		place->in = bytes + length;
		place->out = out + value.length;
	} else if (value.length != length) {
		memmove(out + value.length, out + length, converted - length);
		place->out = out + value.length + (converted - length);
	}
	memcpy(out, value.bytes, value.length);
}

/*
 * Make the change that begins at bytes, before place, if there is one.  false:
 * only the stages can tell, from there on.
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
		break;
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
	return !run_is_in(&run->changes,
		   run_load_before(place->in - CHARACTER, run->end)) ||
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
		run_expect_changes(run, candidates.places, candidates.count);
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
	struct run run =
	    run_make(fast->config, fast->words, fast->characters, text, stop);
	struct buffer *converted = &fast->converted;
	struct place place = { run.begin, NULL };

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
