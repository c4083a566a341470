/* Reading what opencc-configs.awk wrote of the configurations. */
#include "common/data/opencc/compiler.h"

static void
add_member(struct opencc_group *group, uint8_t dictionary)
{
	if (group == NULL || group->count == OPENCC_MOST_MEMBERS)
		fatal("a dictionary where none belongs");
	group->members[group->count++] = dictionary;
}

static struct opencc_group *
begin_group(struct opencc_config *config, struct text section)
{
	if (text_equal(section, TEXT("normalization")) &&
	    config->normalization.count == 0)
		return &config->normalization;
	if (text_equal(section, TEXT("segmentation")))
		return &config->segmentation;
	if (text_equal(section, TEXT("stage")) &&
	    config->stage_count < OPENCC_MOST_STAGES)
		return &config->stages[config->stage_count++];
	fatal("%s: unknown structure", config->name);
}

void
config_copy_name(char *name, size_t size, struct text text)
{
	memcpy(name, text.bytes, text_take(text, size - 1).length);
}

/* Where in the description of a config the reader is. */
struct reader {
	struct compiler *compiler;
	struct opencc_config *config;
	struct opencc_group *group;
	struct buffer unite; /* names of the union being read */
	bool in_union;
};

static void
read_name(struct reader *reader, struct text name)
{
	if (!reader->in_union) {
		add_member(
		    reader->group, dictionary_find(reader->compiler, name));
		return;
	}
	if (reader->unite.length > 0)
		buffer_append_byte(&reader->unite, ' ');
	buffer_append(&reader->unite, name);
}

static void
end_group(struct reader *reader)
{
	if (!reader->in_union)
		return;
	reader->in_union = false;
	add_member(reader->group,
	    dictionary_unite(reader->compiler, buffer_text(&reader->unite)));
}

static void
begin_config(struct reader *reader, struct text name)
{
	struct compiler *compiler = reader->compiler;

	if (compiler->head.config_count == OPENCC_MOST_CONFIGS)
		fatal("too many configurations");
	reader->config = &compiler->head.configs[compiler->head.config_count++];
	reader->group = NULL;
	config_copy_name(reader->config->name, OPENCC_MOST_NAME, name);
}

/* The names of dictionaries live as long as the lines do. */
static void
read_line(struct reader *reader, struct text line)
{
	struct text word, rest = line;

	text_split(&rest, ' ', &word);
	if (text_equal(word, TEXT("config"))) {
		begin_config(reader, rest);
	} else if (text_equal(word, TEXT("title"))) {
		config_copy_name(
		    reader->config->title, OPENCC_MOST_TITLE, rest);
	} else if (text_equal(word, TEXT("dictionary"))) {
		read_name(reader, rest);
	} else if (text_equal(word, TEXT("end"))) {
		end_group(reader);
	} else if (text_equal(line, TEXT("group union"))) {
		reader->in_union = true;
		buffer_clear(&reader->unite);
		reader->unite.bytes = NULL;
		reader->unite.capacity = 0;
	} else if (text_equal(line, TEXT("group short_circuit"))) {
		if (reader->in_union)
			fatal("%s: groups in a union", reader->config->name);
	} else {
		reader->group = begin_group(reader->config, line);
		if (reader->group == &reader->config->normalization)
			reader->config->has_sequences = true;
	}
}

void
config_read(struct compiler *compiler, struct buffer *lines)
{
	struct reader reader = { .compiler = compiler };
	struct text rest, line;

	buffer_append_file(lines, "-");
	rest = buffer_text(lines);
	while (text_split(&rest, '\n', &line))
		if (line.length > 0)
			read_line(&reader, line);
	if (compiler->head.config_count == 0)
		fatal("no configurations");
}
