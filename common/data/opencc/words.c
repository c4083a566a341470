/* Words, and the characters they are made of. */
#include "common/data/opencc/compiler.h"

void
words_add(struct words *words, struct text key, struct text value)
{
	words->words = memory_grow(words->words, &words->capacity,
	    words->count + 1, sizeof(*words->words));
	words->words[words->count++] =
	    (struct word){ .key = key, .value = value };
}

static struct text
copy(struct text text)
{
	char *kept = memory_new(text.length + 1, 1);

	memcpy(kept, text.bytes, text.length);
	return (struct text){ kept, text.length };
}

void
words_add_copy(struct words *words, struct text key, struct text value,
    enum opencc_kind kind)
{
	words_add(words, copy(key), copy(value));
	words->words[words->count - 1].kind = kind;
}

void
words_free(struct words *words)
{
	for (size_t i = 0; i < words->count; i++) {
		free((char *)words->words[i].key.bytes);
		free((char *)words->words[i].value.bytes);
	}
	free(words->words);
	*words = (struct words){ 0 };
}

struct text
word_first_candidate(struct text value)
{
	struct text candidate;

	text_split(&value, '\t', &candidate);
	value = candidate;
	text_split(&value, ' ', &candidate);
	return candidate;
}

struct text
word_first_character(struct text text)
{
	struct text rest = text;

	utf8_next(&rest);
	return text_take(text, text.length - rest.length);
}

struct text
word_last_character(struct text text)
{
	return text_skip(text, utf8_before(text, text.length));
}

bool
word_has_more_characters(struct text text)
{
	return word_first_character(text).length < text.length;
}

uint32_t
word_code_point(struct text character)
{
	int32_t code_point = utf8_next(&character);

	return code_point < 0 || code_point >= CHARACTERS
	    ? 0
	    : (uint32_t)code_point;
}

uint32_t
word_low_bytes(struct text text)
{
	const unsigned char *bytes = (const unsigned char *)text.bytes;
	uint32_t number = 0;

	for (size_t i = 0; i < text.length && i < 3; i++)
		number |= (uint32_t)bytes[i] << 8 * i;
	return number;
}
