/* Conversion as the config says it, token by token. */
#include "cmd/hanconv/exact.h"
#include "common/utf8.h"

enum {
	IS_NORMALIZED = 0x80, /* in counts: it was another character */
	COUNT = 0x7F,
};

void
exact_open(struct exact *exact, const struct opencc_config *config,
    const struct words *words, struct sink *sink)
{
	exact->config = config;
	exact->words = words;
	cascade_open(&exact->cascade, config, sink);
}

size_t
exact_certain(struct text text, bool complete)
{
	size_t certain =
	    text.length < EXACT_AHEAD ? 0 : text.length - EXACT_AHEAD;
	size_t end = text.length;

	if (complete)
		return text.length;
	/* Nothing goes on past a newline. */
	while (end > certain && text.bytes[end - 1] != '\n')
		end--;
	return end;
}

/* --- normalization --- */

/*
 * Compatibility ideographs are U+F900 to U+FAFF and U+2F800 to U+2FA1F; a
 * little more passes here, and few other characters do.
 */
bool
exact_needs_normalization(const struct opencc_config *config, struct text text)
{
	const unsigned char *bytes = (const unsigned char *)text.bytes;
	unsigned found = 0;

	if (config->normalization.count == 0 || text.length == 0)
		return false;
	for (size_t i = 0; i + 1 < text.length; i++)
		found |= (bytes[i] == 0xEF && bytes[i + 1] < 0xB0) |
		    (bytes[i] == 0xF0 && bytes[i + 1] == 0xAF);
	return found != 0;
}

/* Append text, of which a character comes from count bytes. */
static void
append_normal(struct exact *exact, struct text text, size_t count)
{
	buffer_append(&exact->normal, text);
	for (size_t i = 0; i + 1 < text.length; i++)
		buffer_append_byte(&exact->counts, 0);
	buffer_append_byte(&exact->counts, (char)count);
}

/* The character, or the byte, that text begins with. */
static struct text
first_character(struct text text)
{
	struct text rest = text;

	utf8_next(&rest);
	return text_take(text, text.length - rest.length);
}

static void
copy_normal(struct exact *exact, struct text text)
{
	while (text.length > 0) {
		struct text character = first_character(text);

		append_normal(exact, character, character.length);
		text = text_skip(text, character.length);
	}
}

/* Normalization is of single characters, but not within a sequence. */
static void
normalize(struct exact *exact, struct text text)
{
	buffer_clear(&exact->normal);
	buffer_clear(&exact->counts);
	while (text.length > 0) {
		struct text character = first_character(text), value;
		unsigned dictionary;
		bool open;
		size_t length = exact->config->has_sequences
		    ? cascade_sequence(text, &open)
		    : 0;

		if (length > 0) {
			copy_normal(exact, text_take(text, length));
		} else if (data_longest(&exact->config->normalization,
			       character, &value, &dictionary) > 0) {
			length = character.length;
			append_normal(
			    exact, data_first(value), length | IS_NORMALIZED);
		} else {
			length = character.length;
			append_normal(exact, character, length);
		}
		text = text_skip(text, length);
	}
}

/* --- segments --- */

/*
 * The text being cut: as it is to be read, and how many bytes of the source
 * stand behind each of its own; NULL if they are the same.
 */
struct reading {
	struct text text;
	const unsigned char *counts;
};

/* A token of the first length bytes at offset. */
static struct token
make_token(const struct reading *reading, size_t offset, size_t length)
{
	struct token token = {
		.text = text_take(text_skip(reading->text, offset), length),
		.source = length,
	};

	if (reading->counts == NULL)
		return token;
	token.source = 0;
	for (size_t i = offset; i < offset + length; i++) {
		token.source += reading->counts[i] & COUNT;
		if (reading->counts[i] & IS_NORMALIZED)
			token.rules[CASCADE_NORMALIZED] =
			    text_from("normalization");
	}
	return token;
}

static void
close_run(struct exact *exact)
{
	if (exact->open)
		cascade_flush(&exact->cascade);
	exact->open = false;
}

/* A user's word at offset, which is a segment that no stage changes. */
static size_t
take_word(struct exact *exact, const struct reading *reading, size_t offset)
{
	struct text subject = text_skip(reading->text, offset), value, name;
	size_t length = words_longest(exact->words, subject, &value, &name);
	struct token token;

	if (length == 0)
		return 0;
	close_run(exact);
	token = make_token(reading, offset, length);
	token.text = data_first(value);
	token.rules[0] = name;
	if (token.text.length < value.length)
		token.candidates = value;
	exact->cascade.sink->take(exact->cascade.sink, &token);
	return length;
}

static size_t
take_segment(struct exact *exact, const struct reading *reading, size_t offset)
{
	struct text value;
	unsigned dictionary;
	size_t length = data_longest(&exact->config->segmentation,
	    text_skip(reading->text, offset), &value, &dictionary);
	struct token token;

	if (length == 0)
		return 0;
	close_run(exact);
	token = make_token(reading, offset, length);
	cascade_push(&exact->cascade, &token);
	cascade_flush(&exact->cascade);
	return length;
}

/* Length of what a run has at text: a character, or a whole sequence. */
static size_t
run_length(const struct exact *exact, struct text text, int32_t *code_point)
{
	struct text rest = text;
	size_t length = 0;
	bool open;

	*code_point = utf8_next(&rest);
	if (exact->config->has_sequences)
		length = cascade_sequence(text, &open);
	return length > 0 ? length : text.length - rest.length;
}

static bool
is_marked(const struct exact *exact, int32_t code_point, uint32_t flag)
{
	if (code_point == UTF8_INVALID)
		return false;
	return code_point >= OPENCC_PAGES * OPENCC_PAGE ||
	    (data_character(exact->config, code_point) & flag) != 0;
}

/* Could a phrase go on from the open run to the character? */
static bool
joins(const struct exact *exact, int32_t code_point)
{
	return exact->leads && is_marked(exact, code_point, OPENCC_FOLLOWS);
}

static void
push_run(struct exact *exact, const struct reading *reading, size_t offset,
    size_t length, int32_t code_point)
{
	struct token token = make_token(reading, offset, length);

	/* Whoever follows a sequence may join its last character. */
	exact->leads = length > 4 || is_marked(exact, code_point, OPENCC_LEADS);
	exact->open = true;
	cascade_push(&exact->cascade, &token);
	if (code_point == '\n')
		close_run(exact);
}

/* A segment at offset, or 0. */
static size_t
take_whole(struct exact *exact, const struct reading *reading, size_t offset)
{
	size_t length = take_word(exact, reading, offset);

	return length > 0 ? length : take_segment(exact, reading, offset);
}

static bool
begins_whole(const struct exact *exact, struct text text)
{
	struct text value, name;
	unsigned dictionary;

	return words_longest(exact->words, text, &value, &name) > 0 ||
	    data_longest(
		&exact->config->segmentation, text, &value, &dictionary) > 0;
}

size_t
exact_step(struct exact *exact, struct text text, size_t stop)
{
	struct reading reading = { text, NULL };
	size_t offset = 0;

	if (!exact->open)
		offset = take_whole(exact, &reading, 0);
	if (offset > 0)
		return offset;
	while (offset < stop) {
		struct text rest = text_skip(text, offset);
		int32_t code_point;
		size_t length = run_length(exact, rest, &code_point);

		if (exact->open &&
		    (!joins(exact, code_point) || begins_whole(exact, rest))) {
			close_run(exact);
			break;
		}
		push_run(exact, &reading, offset, length, code_point);
		offset += length;
		if (!exact->open)
			break;
	}
	return offset;
}

static size_t
convert_reading(struct exact *exact, const struct reading *reading, size_t stop)
{
	size_t offset = 0;

	while (offset < stop) {
		size_t length = take_whole(exact, reading, offset);
		int32_t code_point;

		if (length == 0) {
			length = run_length(exact,
			    text_skip(reading->text, offset), &code_point);
			push_run(exact, reading, offset, length, code_point);
		}
		offset += length;
	}
	return offset;
}

/* Convert text after normalization; returns how much of its source. */
static size_t
convert_normal(struct exact *exact, struct text text, bool complete)
{
	struct reading reading;
	size_t offset, count = 0;

	normalize(exact, text);
	reading.text = buffer_text(&exact->normal);
	reading.counts = (unsigned char *)exact->counts.bytes;
	offset = convert_reading(
	    exact, &reading, exact_certain(reading.text, complete));
	for (size_t i = 0; i < offset; i++)
		count += reading.counts[i] & COUNT;
	return count;
}

size_t
exact_convert(struct exact *exact, struct text text, bool complete)
{
	struct reading reading = { text, NULL };
	size_t count;

	if (exact_needs_normalization(exact->config, text))
		count = convert_normal(exact, text, complete);
	else
		count = convert_reading(
		    exact, &reading, exact_certain(text, complete));
	if (complete)
		close_run(exact);
	return count;
}

void
exact_end(struct exact *exact)
{
	close_run(exact);
}
