/* Conversion by tables of what comes of the config. */
#include <string.h>

#include "cmd/hanconv/fast.h"
#include "common/utf8.h"

enum {
	SPARE = 16,    /* bytes that are written past what is needed */
	CHARACTER = 3, /* bytes of those that the tables know */
	DIFFERENCE = 0xFFFFFF,
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

void
fast_open(struct fast *fast, const struct opencc_config *config)
{
	static const struct words none;
	static struct fast_sink sink = { .sink.take = take_token };

	sink.converted = &fast->converted;
	fast->config = config;
	exact_open(&fast->exact, config, &none, &sink.sink);
}

/* The tables, and the text between them. */
struct run {
	const uint16_t *pages;
	const uint32_t (*characters)[OPENCC_PAGE];
	const unsigned char *filter;
	unsigned filter_shift;
	const struct opencc_config *config;
	const unsigned char *begin, *stop, *end; /* of the text */
};

static struct run
make_run(const struct opencc_config *config, struct text text, size_t stop)
{
	const unsigned char *begin = (const unsigned char *)text.bytes;

	return (struct run){
		.pages = data_at(config->pages),
		.characters = data_at(config->characters),
		.filter = data_at(config->filter),
		.filter_shift = config->filter_shift,
		.config = config,
		.begin = begin,
		.stop = begin + stop,
		.end = begin + text.length,
	};
}

static inline uint32_t
load(const unsigned char *bytes)
{
	return bytes[0] | (uint32_t)bytes[1] << 8 | (uint32_t)bytes[2] << 16;
}

static inline void
store(char *bytes, uint32_t character)
{
	bytes[0] = (char)character;
	bytes[1] = (char)(character >> 8);
	bytes[2] = (char)(character >> 16);
}

/* What the tables know of the character of three bytes. */
static inline uint32_t
look_up(const struct run *run, uint32_t bytes)
{
	uint32_t code_point = opencc_code_point(bytes);

	return run->characters[run->pages[code_point / OPENCC_PAGE]]
			      [code_point % OPENCC_PAGE];
}

static inline bool
is_character(uint32_t bytes)
{
	return (bytes & 0xC0C0F0) == 0x8080E0;
}

/* Might a phrase begin with the two characters? */
static inline bool
may_begin(const struct run *run, uint32_t first, uint32_t second)
{
	uint32_t place = opencc_hash(first, second) >> run->filter_shift;

	return (run->filter[place / 8] >> place % 8 & 1) != 0;
}

/* The items of the pair, or NULL. */
static const unsigned char *
find_items(const struct run *run, uint32_t first, uint32_t second)
{
	const struct opencc_phrases *phrases = &run->config->phrases;
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

/* The number of the longest phrase at bytes, and its length; 0: none. */
static size_t
find_phrase(const struct run *run, const unsigned char *bytes, uint32_t first,
    uint32_t second, uint32_t *number)
{
	const unsigned char *item = find_items(run, first, second);

	for (; item != NULL && item[0] != 0;
	     item += OPENCC_ITEM_HEAD + item[0]) {
		size_t length = item[0];

		if (length > (size_t)(run->end - bytes) - CHARACTER ||
		    memcmp(bytes + CHARACTER, item + OPENCC_ITEM_HEAD,
			length) != 0)
			continue;
		*number =
		    item[1] | (uint32_t)item[2] << 8 | (uint32_t)item[3] << 16;
		return CHARACTER + length;
	}
	return 0;
}

/* Write what the phrase becomes; returns the end of it. */
static char *
write_phrase(const struct run *run, const unsigned char *bytes, size_t length,
    uint32_t number, char *out)
{
	const uint32_t *values = data_at(run->config->values);
	const unsigned char *value;

	if (values[number] == 0) {
		for (size_t i = 0; i < length; i += CHARACTER) {
			uint32_t character = load(bytes + i);

			store(out + i,
			    character ^ (look_up(run, character) & DIFFERENCE));
		}
		return out + length;
	}
	value = (const unsigned char *)data_at(run->config->value_pool) +
	    values[number];
	memcpy(out, value, value[-1]);
	return out + value[-1];
}

static bool
is_trigger(uint32_t lexicon, struct text text)
{
	return lexicon != 0 &&
	    lexicon_longest((struct lexicon){ data_at(lexicon) }, text, NULL) >
	    0;
}

/*
 * A phrase may begin with narrow characters that stand before bytes: how many
 * bytes before them it begins, or 0.
 */
static size_t
narrow_trigger(const struct run *run, const unsigned char *from,
    const unsigned char *bytes)
{
	size_t most = (size_t)(bytes - from);

	if (most > run->config->ascii_length)
		most = run->config->ascii_length;
	for (size_t back = most; back > 0; back--)
		if (is_trigger(run->config->ascii_triggers,
			(struct text){ (const char *)bytes - back,
			    (size_t)(run->end - bytes) + back }))
			return back;
	return 0;
}

/* The length of the narrow character at bytes; 0: only the stages can tell. */
static inline size_t
narrow_length(const struct run *run, const unsigned char *bytes)
{
	int32_t code_point;
	size_t length;

	if (*bytes < 0xC2)
		return 1;
	length = utf8_decode(
	    (struct text){ (const char *)bytes, (size_t)(run->end - bytes) },
	    &code_point);
	if (length == 2 &&
	    (data_character(run->config, code_point) & OPENCC_SPECIAL) != 0)
		return 0;
	return length > 0 ? length : 1;
}

/*
 * Is what is known of the character at bytes that only the stages can tell,
 * from back bytes before it on?
 */
static inline bool
is_special(const struct run *run, const unsigned char *from,
    const unsigned char *bytes, uint32_t known, size_t *back)
{
	*back = (known & OPENCC_AFTER_ASCII) != 0
	    ? narrow_trigger(run, from, bytes)
	    : 0;
	return *back > 0 || (known & OPENCC_SPECIAL) != 0;
}

/*
 * Convert from *at on, until a place that only the stages can tell, or stop.
 * Returns where to go on writing.
 */
static char *
convert_plain(const struct run *run, const unsigned char **at, char *out)
{
	const unsigned char *from = *at, *bytes = from;

	while (bytes < run->stop) {
		uint32_t first, second, known, number;
		size_t length;

		if (*bytes < 0xE0) {
			length = narrow_length(run, bytes);
			if (length == 0)
				break;
			memcpy(out, bytes, length);
			out += length;
			bytes += length;
			continue;
		}
		if (run->end - bytes < CHARACTER ||
		    !is_character(first = load(bytes))) {
			if (run->end - bytes >= CHARACTER && *bytes >= 0xF0)
				break;
			*out++ = (char)*bytes++;
			continue;
		}
		known = look_up(run, first);
		if (is_special(run, from, bytes, known, &length)) {
			bytes -= length;
			out -= length;
			break;
		}
		if (run->end - bytes >= 2 * CHARACTER &&
		    may_begin(run, first, second = load(bytes + CHARACTER))) {
			length =
			    find_phrase(run, bytes, first, second, &number);
			if (length > 0) {
				out = write_phrase(
				    run, bytes, length, number, out);
				bytes += length;
				from = bytes;
				continue;
			}
			if (is_trigger(run->config->triggers,
				(struct text){ (const char *)bytes,
				    (size_t)(run->end - bytes) }))
				break;
		}
		store(out, first ^ (known & DIFFERENCE));
		out += CHARACTER;
		bytes += CHARACTER;
	}
	*at = bytes;
	return out;
}

static size_t
convert_fast(struct fast *fast, struct text text, size_t stop)
{
	struct run run = make_run(fast->config, text, stop);
	struct buffer *converted = &fast->converted;
	const unsigned char *at = run.begin;

	while (at < run.stop) {
		size_t left = (size_t)(run.end - at);
		char *out = buffer_room(
		    converted, left * fast->config->most_growth + SPARE);

		if (!fast->exact.open) {
			out = convert_plain(&run, &at, out);
			converted->length = (size_t)(out - converted->bytes);
		}
		if (at >= run.stop)
			break;
		at += exact_step(&fast->exact,
		    (struct text){ (const char *)at, (size_t)(run.end - at) },
		    (size_t)(run.stop - at));
	}
	return (size_t)(at - run.begin);
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
