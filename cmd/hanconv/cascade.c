/* A segment on its way through the stages of a config. */
#include "cmd/hanconv/cascade.h"
#include "common/memory.h"
#include "common/utf8.h"

enum {
	KEEP_TEXT = 4096, /* bytes that are through, before they are cleared */
	FIRST_OPERATOR = 0x2FF0,
	LAST_OPERATOR = 0x2FFF,
};

/* --- ideographic description sequences --- */

/* How many operands the character takes. */
static unsigned
operand_count(int32_t code_point)
{
	if (code_point < FIRST_OPERATOR || code_point > LAST_OPERATOR)
		return 0;
	if (code_point == 0x2FF2 || code_point == 0x2FF3)
		return 3;
	return code_point >= 0x2FFE ? 1 : 2;
}

/*
 * A stack of what is still wanted, one number for each operator that is open:
 * the depth of the sequence is its height.
 */
size_t
cascade_sequence(struct text text, bool *open)
{
	unsigned wanted[CASCADE_MOST_DEPTH];
	unsigned depth = 0, count = 0;
	struct text rest = text;

	*open = false;
	do {
		int32_t code_point;
		unsigned operands;

		if (rest.length == 0) {
			*open = true;
			return 0;
		}
		code_point = utf8_next(&rest);
		if (code_point == UTF8_INVALID || code_point == '\n' ||
		    depth == CASCADE_MOST_DEPTH ||
		    count++ == CASCADE_MOST_OPERANDS)
			return 0;
		operands = operand_count(code_point);
		if (count == 1 && operands == 0)
			return 0;
		if (operands > 0)
			wanted[depth++] = operands;
		else
			while (depth > 0 && --wanted[depth - 1] == 0)
				depth--;
	} while (depth > 0);
	return text.length - rest.length;
}

/* --- one stage --- */

static size_t
max(size_t a, size_t b)
{
	return a > b ? a : b;
}

void
cascade_open(struct cascade *cascade, const struct opencc_config *config,
    struct sink *sink)
{
	cascade->config = config;
	cascade->sink = sink;
	for (size_t i = 0; i < config->stage_count; i++) {
		struct stage *stage = &cascade->stages[i];

		stage->group = &config->stages[i];
		stage->longest = 0;
		for (size_t j = 0; j < stage->group->count; j++)
			stage->longest = max(stage->longest,
			    data_head()
				->dictionaries[stage->group->members[j]]
				.longest_key);
	}
}

static void
add_waiting(struct stage *stage, const struct token *token)
{
	buffer_append(&stage->text, token->text);
	stage->tokens = memory_grow(stage->tokens, &stage->capacity,
	    stage->count + 1, sizeof(*stage->tokens));
	stage->tokens[stage->count++] =
	    (struct waiting){ *token, stage->text.length };
}

/* Forget what is through. */
static void
clear_text(struct stage *stage)
{
	size_t begin = stage->begin;

	if (begin == 0 || (begin < stage->text.length && begin < KEEP_TEXT))
		return;
	stage->text.length -= begin;
	memmove(
	    stage->text.bytes, stage->text.bytes + begin, stage->text.length);
	stage->count -= stage->first;
	memmove(stage->tokens, stage->tokens + stage->first,
	    stage->count * sizeof(*stage->tokens));
	for (size_t i = 0; i < stage->count; i++)
		stage->tokens[i].end -= begin;
	stage->begin = stage->first = 0;
}

/* The token that goes on stands for other's source, too. */
static void
add_source(struct token *token, const struct token *other)
{
	token->source += other->source;
	for (size_t i = 0; i < CASCADE_RULES; i++)
		if (token->rules[i].bytes == NULL)
			token->rules[i] = other->rules[i];
	if (token->candidates.bytes == NULL)
		token->candidates = other->candidates;
}

/*
 * Step over length bytes of what waits; is the token that goes on complete
 * with them?  A token of which a part is still to come is not.
 */
static bool
step_over(struct stage *stage, size_t length)
{
	bool complete = false;

	stage->begin += length;
	while (stage->first < stage->count &&
	    stage->tokens[stage->first].end <= stage->begin) {
		complete = stage->tokens[stage->first].end == stage->begin;
		add_source(&stage->token, &stage->tokens[stage->first].token);
		stage->first++;
	}
	return complete;
}

static size_t
convert_word(struct stage *stage, size_t number, struct text text)
{
	struct text value;
	unsigned dictionary;
	size_t length = data_longest(stage->group, text, &value, &dictionary);
	struct token *token = &stage->token;

	if (length == 0)
		return 0;
	buffer_append(&stage->token_text, data_first(value));
	token->rules[number] = data_origin(value, dictionary);
	value = data_candidates(value);
	if (token->candidates.bytes == NULL &&
	    data_first(value).length < value.length)
		token->candidates = value;
	return length;
}

/* Take what the stage does with the beginning of what waits; 0: wait on. */
static size_t
convert_next(struct cascade *cascade, size_t number, bool flush)
{
	struct stage *stage = &cascade->stages[number];
	struct text text = text_skip(buffer_text(&stage->text), stage->begin);
	struct text rest = text;
	size_t length;
	bool open = false;

	if (text.length == 0 || (!flush && text.length < stage->longest))
		return 0;
	length = convert_word(stage, number, text);
	if (length > 0)
		return length;
	if (cascade->config->has_sequences)
		length = cascade_sequence(text, &open);
	if (open && !flush)
		return 0;
	if (length == 0) {
		utf8_next(&rest);
		length = text.length - rest.length;
	}
	buffer_append(&stage->token_text, text_take(text, length));
	return length;
}

/* What comes out of the stage before number. */
static void
hand_on(struct cascade *cascade, size_t number, const struct token *token)
{
	if (number == cascade->config->stage_count)
		cascade->sink->take(cascade->sink, token);
	else
		add_waiting(&cascade->stages[number], token);
}

/* Go on as far as is certain; to the end, with flush. */
static void
run_stage(struct cascade *cascade, size_t number, bool flush)
{
	struct stage *stage = &cascade->stages[number];
	size_t length;

	while ((length = convert_next(cascade, number, flush)) > 0) {
		if (!step_over(stage, length))
			continue;
		stage->token.text = buffer_text(&stage->token_text);
		hand_on(cascade, number + 1, &stage->token);
		stage->token = (struct token){ 0 };
		buffer_clear(&stage->token_text);
	}
	clear_text(stage);
}

void
cascade_push(struct cascade *cascade, const struct token *token)
{
	hand_on(cascade, 0, token);
	for (size_t i = 0; i < cascade->config->stage_count; i++)
		run_stage(cascade, i, false);
}

void
cascade_flush(struct cascade *cascade)
{
	for (size_t i = 0; i < cascade->config->stage_count; i++)
		run_stage(cascade, i, true);
}
