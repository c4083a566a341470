/* The compiled dictionaries. */
#include <string.h>

#include "cmd/hanconv/data.h"

const struct opencc_data *
data_head(void)
{
	return (const struct opencc_data *)data_opencc;
}

const struct opencc_config *
data_config(struct text name)
{
	const struct opencc_data *head = data_head();

	for (size_t i = 0; i < head->config_count; i++)
		if (text_equal(text_from(head->configs[i].name), name))
			return &head->configs[i];
	return NULL;
}

struct lexicon
data_lexicon(unsigned number)
{
	return (struct lexicon){ data_at(
	    data_head()->dictionaries[number].lexicon) };
}

struct lexicon
data_dictionary(struct text name)
{
	const struct opencc_data *head = data_head();

	for (unsigned i = 0; i < head->dictionary_count; i++)
		if (text_equal(text_from(head->dictionaries[i].name), name))
			return data_lexicon(i);
	return (struct lexicon){ NULL };
}

uint32_t
data_character(const struct opencc_config *config, int32_t code_point)
{
	const uint16_t *pages = data_at(config->pages);
	const uint32_t *characters = data_at(config->characters);

	return characters[(size_t)pages[code_point / OPENCC_PAGE] *
		OPENCC_PAGE +
	    code_point % OPENCC_PAGE];
}

void
data_characters(const struct opencc_config *config, uint32_t *characters)
{
	const uint16_t *pages = data_at(config->pages);
	const uint32_t(*pool)[OPENCC_PAGE] = data_at(config->characters);

	for (size_t i = 0; i < OPENCC_PAGES; i++)
		memcpy(characters + i * OPENCC_PAGE, pool[pages[i]],
		    sizeof(*pool));
}

size_t
data_longest(const struct opencc_group *group, struct text subject,
    struct text *value, unsigned *number)
{
	for (size_t i = 0; i < group->count; i++) {
		size_t length = lexicon_longest(
		    data_lexicon(group->members[i]), subject, value);

		if (length > 0) {
			*number = group->members[i];
			return length;
		}
	}
	return 0;
}

struct text
data_origin(struct text value, unsigned number)
{
	struct text name = text_from(data_head()->dictionaries[number].name);
	struct text candidates;

	text_split(&value, '\t', &candidates);
	if (value.bytes != NULL)
		return value;
	if (text_ends_with(name, TEXT("+")))
		name.length--;
	return name;
}
