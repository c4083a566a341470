/*
 * Runs: the text between segments, which goes through the stages as one.
 *
 * A phrase of a stage is followed back to the texts that stand for it before
 * the first stage.  Such a text has one result if a stage takes all of it and
 * none joins that to what is beside it.  The others are triggers: where one
 * begins, only the stages can tell.
 */
#include "common/data/opencc/compiler.h"

enum {
	/* Characters that are not ASCII, of a trigger: more would be of no
	 * use; and of what is followed back. */
	TRIGGER_CHARACTERS = 3,
	MOST_CHARACTERS = 12,
	LONGEST = 255, /* bytes of a phrase */
};

/* --- triggers --- */

static struct text
first_characters(struct text text)
{
	struct text rest = text;
	size_t count = 0;

	while (rest.length > 0 && count < TRIGGER_CHARACTERS) {
		count += word_is_wide(rest);
		rest = text_skip(rest, word_first_character(rest).length);
	}
	return text_take(text, text.length - rest.length);
}

/* What begins with ASCII is found from the first other character on. */
static void
mark_after_ascii(struct work *work, struct text trigger)
{
	struct text wide = trigger;

	while (wide.length > 0 && !word_is_wide(wide))
		wide = text_skip(wide, word_first_character(wide).length);
	if (wide.length == 0)
		fatal("%.*s: a phrase of ASCII", (int)trigger.length,
		    trigger.bytes);
	character_mark(work, word_first_character(wide), OPENCC_AFTER_ASCII);
	if (trigger.length - wide.length > work->config->ascii_length)
		work->config->ascii_length = trigger.length - wide.length;
}

void
run_add_trigger(struct work *work, struct text trigger)
{
	struct text first = word_first_character(trigger);

	trigger = first_characters(trigger);
	if (!word_is_wide(trigger)) {
		mark_after_ascii(work, trigger);
		buffer_append(&work->ascii_triggers, trigger);
		buffer_append(&work->ascii_triggers, TEXT("\t\n"));
	} else if (word_is_wide(text_skip(trigger, first.length))) {
		words_add_copy(
		    &work->changes, trigger, TEXT(""), OPENCC_TRIGGER);
	} else {
		character_mark(work, first, OPENCC_SPECIAL);
	}
}

/* --- phrases with one result --- */

/* Does a segment begin anywhere in text? */
static bool
holds_segment(const struct work *work, struct text text)
{
	struct text value;

	for (; text.length > 0;
	     text = text_skip(text, word_first_character(text).length))
		if (stage_longest(work->compiler, &work->config->segmentation,
			text, &value) > 0)
			return true;
	return false;
}

static bool
is_of_common_characters(const struct work *work, struct text text)
{
	while (text.length > 0) {
		struct text character = word_first_character(text);

		if (character.length != 3 ||
		    character_is_marked(
			work->characters, character, OPENCC_SPECIAL))
			return false;
		text = text_skip(text, character.length);
	}
	return true;
}

/* Can a phrase of the stage begin in text and go on behind it? */
static bool
begins_phrase(const struct work *work, size_t stage, struct text text)
{
	const struct opencc_group *group = &work->config->stages[stage];

	for (; text.length > 0;
	     text = text_skip(text, word_first_character(text).length))
		for (size_t i = 0; i < group->count; i++) {
			const struct words *words =
			    &work->compiler->dictionaries[group->members[i]]
				 .words;

			for (size_t j = 0; j < words->count; j++)
				if (words->words[j].key.length > text.length &&
				    text_starts_with(words->words[j].key, text))
					return true;
		}
	return false;
}

/*
 * May a stage behind run_stage join what came out of that to what follows it?
 * What comes before it need not be asked about: that is followed back too.
 */
static bool
may_join(const struct work *work, struct text text)
{
	const struct opencc_config *config = work->config;
	struct buffer next = { 0 };
	size_t stage = work->run_stage + 1;
	bool joins;

	if (stage == config->stage_count)
		return false;
	stage_convert(work->compiler, &config->stages[stage], text, &next);
	joins = begins_phrase(work, stage, text) ||
	    character_is_marked(work->joined,
		word_last_character(buffer_text(&next)), OPENCC_LEADS);
	buffer_free(&next);
	return joins;
}

/*
 * Does run_stage take all of source, once the stages before it have converted
 * its characters, and does no later stage join what it becomes to what is
 * beside it?
 */
static bool
has_one_result(const struct work *work, struct text source)
{
	const struct opencc_config *config = work->config;
	struct buffer from = { 0 }, text = { 0 };
	struct text value;
	bool good;

	buffer_append(&text, source);
	for (size_t i = 0; i < work->run_stage; i++) {
		buffer_clear(&from);
		buffer_append(&from, buffer_text(&text));
		buffer_clear(&text);
		stage_convert(work->compiler, &config->stages[i],
		    buffer_text(&from), &text);
	}
	good = stage_longest(work->compiler, &config->stages[work->run_stage],
		   buffer_text(&text), &value) == text.length &&
	    !may_join(work, value);
	buffer_free(&from);
	buffer_free(&text);
	return good;
}

static void
add_phrase(struct work *work, struct text source)
{
	struct buffer value = { 0 };

	stage_convert_segment(work, source, &value);
	words_add_copy(
	    &work->changes, source, buffer_text(&value), OPENCC_IN_RUN);
	buffer_free(&value);
}

/* Take what stands for a phrase, in the text before the first stage. */
static void
add_source(struct work *work, struct text source)
{
	struct text value;

	/* A segment comes first. */
	if (stage_longest(work->compiler, &work->config->segmentation, source,
		&value) > 0)
		return;
	if (source.length > LONGEST || !is_of_common_characters(work, source) ||
	    !has_one_result(work, source))
		run_add_trigger(work, source);
	else if (!holds_segment(work, source))
		add_phrase(work, source);
}

/* --- following back --- */

/*
 * Does a token that becomes value go on with rest?  What is left of rest then:
 * nothing, if value reaches its end.
 */
static bool
goes_on(struct text value, struct text rest, struct text *left)
{
	*left = text_skip(rest, value.length);
	return text_starts_with(value, rest) || text_starts_with(rest, value);
}

/* The words and single characters that stage makes the beginning of rest. */
static void
find_tokens(const struct work *work, size_t stage, struct text rest,
    bool is_first, struct words *tokens)
{
	const struct opencc_group *group = &work->config->stages[stage];
	struct text first = word_first_character(rest), left, value;

	if (stage_longest(work->compiler, group, first, &value) == 0)
		words_add(tokens, first, first);
	for (size_t i = 0; i < group->count; i++) {
		const struct words *words = stage_words(work, stage, i);

		/* A phrase that comes first is found by itself. */
		for (size_t j = 0; j < words->count; j++)
			if (goes_on(words->words[j].value, rest, &left) &&
			    !(is_first &&
				word_has_more_characters(words->words[j].key)))
				words_add(tokens, words->words[j].key,
				    words->words[j].value);
	}
}

/*
 * source is what has been found of a text before stage, and rest what it must
 * still become after it.
 */
static void
follow_back(struct work *work, size_t stage, struct buffer *source,
    struct text rest, size_t count)
{
	struct words tokens = { 0 };
	struct buffer before = { 0 };
	size_t length = source->length;

	if (rest.length == 0 || count == MOST_CHARACTERS) {
		if (stage == 0)
			add_source(work, buffer_text(source));
		else
			follow_back(
			    work, stage - 1, &before, buffer_text(source), 0);
		buffer_free(&before);
		return;
	}
	find_tokens(work, stage, rest, length == 0, &tokens);
	for (size_t i = 0; i < tokens.count; i++) {
		struct text left;

		if (!goes_on(tokens.words[i].value, rest, &left))
			continue;
		buffer_append(source, tokens.words[i].key);
		follow_back(work, stage, source, left,
		    count + word_is_wide(tokens.words[i].key));
		source->length = length;
	}
	free(tokens.words);
}

/* --- all --- */

static void
collect_stage(struct work *work, size_t stage)
{
	const struct opencc_group *group = &work->config->stages[stage];

	for (size_t i = 0; i < group->count; i++) {
		const struct words *words = stage_words(work, stage, i);

		for (size_t j = 0; j < words->count; j++) {
			struct text key = words->words[j].key;
			struct buffer source = { 0 };

			if (!word_has_more_characters(key))
				continue;
			if (stage == 0)
				add_source(work, key);
			else
				follow_back(work, stage - 1, &source, key, 0);
			buffer_free(&source);
		}
	}
}

void
run_collect(struct work *work)
{
	for (size_t stage = 0; stage < work->config->stage_count; stage++)
		collect_stage(work, stage);
}
