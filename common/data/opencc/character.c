/* What becomes of characters, and which of them may join. */
#include "common/data/opencc/compiler.h"

/* --- what they become --- */

static void
set_difference(struct work *work, uint32_t code_point, struct buffer *result)
{
	char bytes[UTF8_LONGEST];
	struct text from = { bytes, utf8_encode((int32_t)code_point, bytes) };
	struct text to;

	stage_convert_segment(work, from, result);
	to = buffer_text(result);
	if (text_equal(from, to))
		return;
	if (from.length == 3 && to.length == 3 && word_is_wide(to))
		work->characters[code_point] |=
		    word_low_bytes(from) ^ word_low_bytes(to);
	else
		work->characters[code_point] |= OPENCC_SPECIAL;
}

void
character_set_differences(struct work *work)
{
	struct buffer result = { 0 };

	for (uint32_t c = 1; c < CHARACTERS; c++)
		if (c < 0xD800 || c > 0xDFFF)
			set_difference(work, c, &result);
	/* The operators of ideographic descriptions. */
	for (uint32_t c = 0x2FF0; c < 0x3000; c++)
		if (work->config->has_sequences)
			work->characters[c] |= OPENCC_SPECIAL;
	buffer_free(&result);
}

/* --- which join --- */

void
character_mark(struct work *work, struct text character, uint32_t flag)
{
	work->characters[word_code_point(character)] |= flag;
}

bool
character_is_marked(
    const uint32_t *characters, struct text character, uint32_t flag)
{
	uint32_t code_point = word_code_point(character);

	/* What is outside the tables is taken to be marked. */
	return code_point == 0 || (characters[code_point] & flag) != 0;
}

/* Characters that a match of the word may join to those beside them. */
static void
mark_word(struct work *work, struct word word)
{
	struct text rest = word.key;

	if (character_is_marked(work->characters,
		word_last_character(word.value), OPENCC_LEADS))
		character_mark(
		    work, word_last_character(word.key), OPENCC_LEADS);
	if (character_is_marked(work->characters,
		word_first_character(word.value), OPENCC_FOLLOWS))
		character_mark(
		    work, word_first_character(word.key), OPENCC_FOLLOWS);
	for (;;) {
		struct text character = word_first_character(rest);

		if (character.length == rest.length)
			break;
		character_mark(work, character, OPENCC_LEADS);
		rest = text_skip(rest, character.length);
		character_mark(
		    work, word_first_character(rest), OPENCC_FOLLOWS);
	}
}

static void
mark_stage(struct work *work, size_t stage)
{
	const struct opencc_group *group = &work->config->stages[stage];

	for (size_t i = 0; i < group->count; i++) {
		const struct words *words = stage_words(work, stage, i);

		for (size_t j = 0; j < words->count; j++)
			mark_word(work, words->words[j]);
	}
}

/*
 * A match of a later stage joins what becomes of the characters of the text,
 * so the last stage comes first, and what it joins is followed back.
 */
void
character_mark_joined(struct work *work)
{
	for (size_t stage = work->config->stage_count; stage-- > 0;) {
		if (stage == work->run_stage + 1)
			memcpy(work->joined, work->characters,
			    sizeof(work->joined));
		mark_stage(work, stage);
	}
}

/* --- pages --- */

/* The page, which is kept once for all configs. */
static uint16_t
page_number(struct compiler *compiler, const uint32_t *page)
{
	size_t size = OPENCC_PAGE * sizeof(*page);

	for (size_t i = 0; i < compiler->page_count; i++)
		if (memcmp(compiler->pages + i * OPENCC_PAGE, page, size) == 0)
			return i;
	compiler->pages = memory_grow(compiler->pages, &compiler->page_capacity,
	    (compiler->page_count + 1) * OPENCC_PAGE, sizeof(*page));
	memcpy(
	    compiler->pages + compiler->page_count * OPENCC_PAGE, page, size);
	return compiler->page_count++;
}

void
character_write_pages(struct work *work)
{
	uint16_t numbers[OPENCC_PAGES];

	for (size_t i = 0; i < OPENCC_PAGES; i++)
		numbers[i] = page_number(
		    work->compiler, work->characters + i * OPENCC_PAGE);
	work->config->pages =
	    pool_append(work->compiler, numbers, sizeof(numbers));
}
