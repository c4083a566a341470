/*
 * opencc VERSION DICTIONARIES < CONFIGS > DATA: make the struct opencc_data at
 * build time.  CONFIGS is what opencc-configs.awk writes, DICTIONARIES the
 * folder of the dictionaries as text.
 */
#include "common/data/opencc/compiler.h"

static uint32_t
write_lexicon(struct compiler *compiler, const struct buffer *table)
{
	struct buffer blob = { 0 };
	uint32_t offset;

	if (table->length == 0)
		return 0;
	lexicon_compile(&blob, buffer_text(table), 1, "triggers");
	offset = pool_append(compiler, blob.bytes, blob.length);
	buffer_free(&blob);
	return offset;
}

/* The first stage with phrases that are not segments. */
static size_t
find_run_stage(
    const struct compiler *compiler, const struct opencc_config *config)
{
	for (size_t stage = 0; stage < config->stage_count; stage++)
		for (size_t i = 0; i < config->stages[stage].count; i++) {
			uint8_t member = config->stages[stage].members[i];

			if (!stage_is_segmented(config, stage, member) &&
			    dictionary_has_phrases(
				&compiler->dictionaries[member]))
				return stage;
		}
	return config->stage_count;
}

static void
begin_config(
    struct compiler *compiler, struct opencc_config *config, struct work *work)
{
	memset(work, 0, sizeof(*work));
	work->compiler = compiler;
	work->config = config;
	work->run_stage = find_run_stage(compiler, config);
	config->most_growth = 1;
}

static void
compile_config(struct compiler *compiler, struct opencc_config *config)
{
	static struct work work;

	begin_config(compiler, config, &work);
	character_mark_joined(&work);
	character_set_differences(&work);
	phrase_set_segments(&work);
	if (!phrase_is_one_segment(config))
		run_collect(&work);
	phrase_write_changes(&work);
	character_write_pages(&work);
	config->ascii_triggers = write_lexicon(compiler, &work.ascii_triggers);
	buffer_free(&work.ascii_triggers);
	words_free(&work.changes);
}

static void
write_dictionaries(struct compiler *compiler)
{
	for (size_t i = 0; i < compiler->head.dictionary_count; i++) {
		struct text data =
		    lexicon_data(compiler->dictionaries[i].lexicon);

		compiler->head.dictionaries[i].length = data.length;
		compiler->head.dictionaries[i].lexicon =
		    pool_append(compiler, data.bytes, data.length);
	}
}

/* What all configs share comes last, when it is known. */
static void
write_shared(struct compiler *compiler)
{
	uint32_t pages = pool_append(compiler, compiler->pages,
	    compiler->page_count * OPENCC_PAGE * sizeof(uint32_t));

	for (size_t i = 0; i < compiler->head.config_count; i++)
		compiler->head.configs[i].characters = pages;
	for (size_t i = 0; i < OPENCC_PADDING; i++)
		buffer_append_byte(&compiler->data, 0);
}

int
main(int argc, char *argv[])
{
	static struct compiler compiler;
	static struct buffer lines;

	error_command = "opencc";
	if (argc != 3)
		fatal("usage: opencc VERSION DICTIONARIES < CONFIGS > DATA");
	config_copy_name(
	    compiler.head.version, OPENCC_MOST_NAME, text_from(argv[1]));
	compiler.folder = argv[2];
	config_read(&compiler, &lines);
	compiler.data_start = sizeof(compiler.head);
	write_dictionaries(&compiler);
	for (size_t i = 0; i < compiler.head.config_count; i++)
		compile_config(&compiler, &compiler.head.configs[i]);
	write_shared(&compiler);
	output_write(
	    (struct text){ (char *)&compiler.head, sizeof(compiler.head) });
	output_write(buffer_text(&compiler.data));
	return finish(EXIT_SUCCESS);
}
