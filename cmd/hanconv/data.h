/* data.h -- The compiled dictionaries; common/data/opencc.h has the format. */
#ifndef CMD_HANCONV_DATA_H
#define CMD_HANCONV_DATA_H

#include <stdbool.h>

#include "common/data/opencc.h"
#include "common/lexicon.h"

const struct opencc_data *data_head(void);

/* The config called name; NULL if there is none. */
const struct opencc_config *data_config(struct text name);

/* What is at offset. */
static inline const void *
data_at(uint32_t offset)
{
	return data_opencc + offset;
}

/* The dictionary with this number, or called name: one that holds nothing if
 * there is none. */
struct lexicon data_lexicon(unsigned number);
struct lexicon data_dictionary(struct text name);

/* What is known of the character (enum opencc_character). */
uint32_t data_character(const struct opencc_config *config, int32_t code_point);

/* What is known of all characters that the tables have. */
void data_characters(const struct opencc_config *config, uint32_t *characters);

/*
 * Length of the longest match of the first member of group that matches at
 * all, and its value and number; 0 if none does.
 */
size_t data_longest(const struct opencc_group *group, struct text subject,
    struct text *value, unsigned *number);

/* The candidates of a value, separated by spaces. */
static inline struct text
data_candidates(struct text value)
{
	struct text candidates;

	text_split(&value, '\t', &candidates);
	return candidates;
}

/* The dictionary that the value with this number is from. */
struct text data_origin(struct text value, unsigned number);

/* The first candidate, which counts. */
static inline struct text
data_first(struct text value)
{
	size_t length = 0;

	while (length < value.length && value.bytes[length] != ' ' &&
	    value.bytes[length] != '\t')
		length++;
	return (struct text){ value.bytes, length };
}

#endif
