/* Recognise an encoding by what it would say; decode with iconv(3). */
#include <errno.h>
#include <iconv.h>
#include <strings.h>

#include "cmd/hancat/encoding.h"
#include "common/error.h"
#include "common/lexicon.h"
#include "common/utf8.h"

enum {
	DECODE_STEP = 4096, /* bytes of output room at a time */
	/* A byte that cannot be decoded counts against this many common
	 * characters: a wrong encoding fails every few bytes. */
	FAILURE_WEIGHT = 4,
};

LEXICON(common_characters);

const char *const encoding_names[ENCODING_COUNT] = {
	[ENCODING_UTF8] = "UTF-8",
	[ENCODING_UTF16LE] = "UTF-16LE",
	[ENCODING_UTF16BE] = "UTF-16BE",
	[ENCODING_GB18030] = "GB18030",
	[ENCODING_BIG5] = "BIG5-HKSCS",
};

/* What decides: none of them occurs by chance as often as in its own text. */
struct tally {
	size_t characters, common;
};

static void
count_characters(struct text decoded, struct tally *tally)
{
	static const struct lexicon common = LEXICON_INIT(common_characters);
	struct text value;

	while (decoded.length > 0) {
		struct text before = decoded;
		int32_t character = utf8_next(&decoded);
		struct text key =
		    text_take(before, before.length - decoded.length);

		if (character == 0)
			tally->characters += FAILURE_WEIGHT;
		if (character < 0x80)
			continue;
		tally->characters++;
		tally->common += (character >= 0x3000 && character < 0x3012) ||
		    (character >= 0xFF01 && character <= 0xFF1F) ||
		    lexicon_find(common, key, &value);
	}
}

/* The share of common characters, in millionths; failures count as others. */
static size_t
score(struct text sample, const char *encoding)
{
	static struct decoder decoder;
	static struct buffer decoded;
	struct tally tally = { 0 };

	if (!decoder_open(&decoder, encoding))
		return 0;
	buffer_clear(&decoded);
	decoder_decode(&decoder, sample, false, &decoded);
	count_characters(buffer_text(&decoded), &tally);
	tally.characters += decoder.replaced * FAILURE_WEIGHT;
	return tally.characters == 0
	    ? 0
	    : tally.common * 1000000 / tally.characters;
}

static bool
is_text_of_utf8(struct text sample)
{
	size_t whole = utf8_whole_length(sample);

	return utf8_is_valid(text_take(sample, whole)) &&
	    memchr(sample.bytes, 0, sample.length) == NULL;
}

enum encoding_place
encoding_guess(struct text sample)
{
	/* Where two say as much, the first is the more usual on the web. */
	static const enum encoding_place order[] = { ENCODING_UTF8,
		ENCODING_GB18030, ENCODING_BIG5, ENCODING_UTF16LE,
		ENCODING_UTF16BE };
	enum encoding_place best = ENCODING_UTF8;
	size_t best_score = 0;

	if (text_starts_with(sample, TEXT("\xFF\xFE")))
		return ENCODING_UTF16LE;
	if (text_starts_with(sample, TEXT("\xFE\xFF")))
		return ENCODING_UTF16BE;
	if (is_text_of_utf8(sample))
		return ENCODING_UTF8;
	for (size_t i = 0; i < sizeof(order) / sizeof(*order); i++) {
		size_t this_score = score(sample, encoding_names[order[i]]);

		if (this_score > best_score) {
			best = order[i];
			best_score = this_score;
		}
	}
	return best;
}

static bool
is_name_of_utf8(const char *encoding)
{
	return strcasecmp(encoding, "UTF-8") == 0 ||
	    strcasecmp(encoding, "UTF8") == 0;
}

bool
decoder_open(struct decoder *decoder, const char *encoding)
{
	iconv_t converter;

	decoder->replaced = 0;
	buffer_clear(&decoder->pending);
	if (decoder->encoding != NULL &&
	    strcmp(decoder->encoding, encoding) == 0) {
		if (!decoder->is_utf8)
			iconv(decoder->converter, NULL, NULL, NULL, NULL);
		return true;
	}
	converter =
	    is_name_of_utf8(encoding) ? NULL : iconv_open("UTF-8", encoding);
	if (converter == (iconv_t)-1)
		return false;
	if (decoder->converter != NULL)
		iconv_close(decoder->converter);
	decoder->converter = converter;
	decoder->is_utf8 = converter == NULL;
	decoder->encoding = encoding;
	return true;
}

static void
replace_byte(struct decoder *decoder, struct buffer *decoded)
{
	buffer_append(decoded, TEXT("\xEF\xBF\xBD"));
	decoder->replaced++;
}

/* Returns how many bytes were used: all but a character cut at the end. */
static size_t
decode_utf8(struct decoder *decoder, struct text bytes, struct buffer *decoded)
{
	size_t whole = utf8_whole_length(bytes);
	struct text rest = text_take(bytes, whole);

	while (rest.length > 0) {
		size_t valid = utf8_valid_length(rest);

		buffer_append(decoded, text_take(rest, valid));
		rest = text_skip(rest, valid);
		for (; rest.length > 0 && rest.bytes[0] < 0;) {
			int32_t character = utf8_next(&rest);

			if (character == UTF8_INVALID)
				replace_byte(decoder, decoded);
			else
				utf8_append(decoded, character);
		}
	}
	return whole;
}

static size_t
decode_other(struct decoder *decoder, struct text bytes, struct buffer *decoded)
{
	char *in = (char *)bytes.bytes;
	size_t left = bytes.length;

	while (left > 0) {
		char *out = buffer_room(decoded, DECODE_STEP);
		size_t room = DECODE_STEP;
		size_t result =
		    iconv(decoder->converter, &in, &left, &out, &room);

		decoded->length += DECODE_STEP - room;
		if (result != (size_t)-1 || errno == E2BIG)
			continue;
		if (errno == EINVAL)
			break;
		replace_byte(decoder, decoded);
		in++;
		left--;
	}
	return bytes.length - left;
}

void
decoder_decode(struct decoder *decoder, struct text bytes, bool last,
    struct buffer *decoded)
{
	struct buffer *pending = &decoder->pending;
	size_t used;

	if (pending->length > 0) {
		buffer_append(pending, bytes);
		bytes = buffer_text(pending);
	}
	used = decoder->is_utf8 ? decode_utf8(decoder, bytes, decoded)
				: decode_other(decoder, bytes, decoded);
	bytes = text_skip(bytes, used);
	for (; last && bytes.length > 0; bytes = text_skip(bytes, 1))
		replace_byte(decoder, decoded);
	if (bytes.length > 0 && pending->length > 0)
		memmove(pending->bytes, bytes.bytes, bytes.length);
	else
		buffer_append(pending, bytes);
	pending->length = bytes.length;
}
