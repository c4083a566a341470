/*
 * The tables and the stages give the same, whether the text comes at once or
 * cut, and what the stages took is the text, in order.
 *
 * The first byte chooses the config, the second one how the text is cut.  What
 * follows is text; a byte of C0 to FF that is not of a character stands for one
 * of the characters that begin phrases, so that many are tried.
 */
#include <assert.h>

#include "cmd/hanconv/fast.h"
#include "common/utf8.h"

static const char *const characters[] = { "干", "杯", "复", "議", "后", "里",
	"發", "发", "乾", "隆", "著", "么", "程", "序", "預", "設", "值", "資",
	"訊", "数", "字", "型", "系", "統", "统", "面", "台", "灣", "湾", "U",
	"P", "N", "结", "盘", "𫗧", "⿰", "豈", "。" };

enum {
	CHARACTERS = sizeof(characters) / sizeof(characters[0]),
	MOST = 800, /* bytes: more say nothing new, and take longer */
};

static void
make_text(struct buffer *buffer, const uint8_t *data, size_t size)
{
	struct text rest = { (const char *)data, size };

	buffer_clear(buffer);
	while (rest.length > 0) {
		struct text before = rest;
		unsigned char byte = (unsigned char)rest.bytes[0];

		if (utf8_next(&rest) == UTF8_INVALID && byte >= 0xC0)
			buffer_append(buffer,
			    text_from(characters[(byte - 0xC0U) % CHARACTERS]));
		else
			buffer_append(buffer,
			    text_take(before, before.length - rest.length));
	}
}

static const struct words none;

struct check_sink {
	struct sink sink;
	struct buffer text;
	size_t source;
};

static void
take_token(struct sink *base, const struct token *token)
{
	struct check_sink *sink = (struct check_sink *)base;

	buffer_append(&sink->text, token->text);
	sink->source += token->source;
}

/* By the stages, all at once. */
static void
convert_exactly(struct check_sink *sink, const struct opencc_config *config,
    struct text text)
{
	static struct exact exact;

	buffer_clear(&sink->text);
	sink->source = 0;
	exact_open(&exact, config, &none, &sink->sink);
	assert(exact_convert(&exact, text, true) == text.length);
	assert(sink->source == text.length);
}

/* By the tables, in blocks that grow by step; 0: all at once. */
static void
convert_fast(struct fast *fast, const struct opencc_config *config,
    struct text text, size_t step)
{
	size_t seen = step == 0 ? text.length : step;

	fast_open(fast, config, &none);
	buffer_clear(&fast->converted);
	for (;;) {
		bool complete = seen >= text.length;
		size_t length = complete
		    ? text.length
		    : utf8_whole_length(text_take(text, seen));
		size_t count =
		    fast_convert(fast, text_take(text, length), complete);

		assert(count <= length && (!complete || count == length));
		if (complete)
			return;
		text = text_skip(text, count);
		seen = length - count + step;
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct check_sink sink = { .sink.take = take_token };
	static struct fast fast;
	static struct buffer text;
	const struct opencc_data *head = data_head();
	const struct opencc_config *config;

	if (size < 2)
		return 0;
	config = &head->configs[data[0] % head->config_count];
	make_text(&text, data + 2, size - 2 < MOST ? size - 2 : MOST);
	convert_exactly(&sink, config, buffer_text(&text));
	convert_fast(&fast, config, buffer_text(&text), 0);
	assert(
	    text_equal(buffer_text(&fast.converted), buffer_text(&sink.text)));
	convert_fast(&fast, config, buffer_text(&text), data[1] * 16U + 64);
	assert(
	    text_equal(buffer_text(&fast.converted), buffer_text(&sink.text)));
	return 0;
}
