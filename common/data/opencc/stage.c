/* Conversion as the configuration says, slowly. */
#include "common/data/opencc/compiler.h"

static bool
has_member(const struct opencc_group *group, uint8_t dictionary)
{
	return memchr(group->members, dictionary, group->count) != NULL;
}

size_t
stage_longest(const struct compiler *compiler, const struct opencc_group *group,
    struct text subject, struct text *value)
{
	for (size_t i = 0; i < group->count; i++) {
		const struct dictionary *dictionary =
		    &compiler->dictionaries[group->members[i]];
		size_t length =
		    lexicon_longest(dictionary->lexicon, subject, value);

		if (length > 0) {
			*value = word_first_candidate(*value);
			return length;
		}
	}
	return 0;
}

void
stage_convert(const struct compiler *compiler, const struct opencc_group *group,
    struct text text, struct buffer *result)
{
	while (text.length > 0) {
		struct text value;
		size_t length = stage_longest(compiler, group, text, &value);

		if (length == 0) {
			value = word_first_character(text);
			length = value.length;
		}
		buffer_append(result, value);
		text = text_skip(text, length);
	}
}

void
stage_convert_segment(
    const struct work *work, struct text text, struct buffer *result)
{
	struct buffer from = { 0 };

	buffer_clear(result);
	buffer_append(result, text);
	for (size_t i = 0; i < work->config->stage_count; i++) {
		buffer_clear(&from);
		buffer_append(&from, buffer_text(result));
		buffer_clear(result);
		stage_convert(work->compiler, &work->config->stages[i],
		    buffer_text(&from), result);
	}
	buffer_free(&from);
}

bool
stage_is_segmented(
    const struct opencc_config *config, size_t stage, uint8_t dictionary)
{
	return stage == 0 && has_member(&config->segmentation, dictionary);
}

const struct words *
stage_words(const struct work *work, size_t stage, size_t i)
{
	static const struct words none;
	uint8_t member = work->config->stages[stage].members[i];

	return stage_is_segmented(work->config, stage, member)
	    ? &none
	    : &work->compiler->dictionaries[member].words;
}

bool
stage_is_reached(const struct compiler *compiler,
    const struct opencc_group *group, size_t member, struct text key)
{
	struct text value;

	for (size_t i = 0; i < member; i++)
		if (lexicon_longest(
			compiler->dictionaries[group->members[i]].lexicon, key,
			&value) > 0)
			return false;
	return true;
}
