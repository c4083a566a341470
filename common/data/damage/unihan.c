/*
 * unihan.c -- GBK, as the C library has it, and what the Unihan database
 * tells of its characters: readings, variants, and how often they are met.
 */
#include <iconv.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "common/data/damage/maker.h"
#include "common/error.h"
#include "common/memory.h"
#include "common/pinyin.h"
#include "common/utf8.h"

/* The code of code_point in the encoding of converter, or 0. */
static unsigned
encode(iconv_t converter, int32_t code_point)
{
	char bytes[UTF8_LONGEST], code[UTF8_LONGEST];
	char *from = bytes, *to = code;
	size_t left = utf8_encode(code_point, bytes), room = sizeof(code);

	iconv(converter, NULL, NULL, NULL, NULL);
	if (iconv(converter, &from, &left, &to, &room) != 0 || to != code + 2)
		return 0;
	return (unsigned char)code[0] << 8 | (unsigned char)code[1];
}

static iconv_t
open_converter(const char *to)
{
	iconv_t converter = iconv_open(to, "UTF-8");

	if (converter == (iconv_t)-1)
		fatal("no conversion to %s", to);
	return converter;
}

void
unihan_add_gbk(struct damage_data *data)
{
	iconv_t converter = open_converter("GBK");

	for (int32_t c = 0x80; c < 0x10000; c++) {
		unsigned code;

		if (c >= 0xD800 && c < 0xF900)
			continue;
		code = encode(converter, c);
		if (code == 0)
			continue;
		data->gbk[c] = code;
		data->character[gbk_place(code >> 8, code & 0xFF)] = c;
	}
	iconv_close(converter);
}

/* Take the part before the next of separators, with the separator. */
struct text
damage_next_word(struct text *rest, const char *separators)
{
	struct text word = { rest->bytes, 0 };

	while (word.length < rest->length &&
	    strchr(separators, rest->bytes[word.length]) == NULL)
		word.length++;
	*rest = text_skip(*rest, word.length + 1);
	return word;
}

static int32_t
code_point(struct text word)
{
	unsigned value;

	if (!text_starts_with(word, TEXT("U+")) ||
	    sscanf(word.bytes, "U+%x", &value) != 1 || value > 0xFFFF)
		return -1;
	return value;
}

static void
add_reading(struct character *character, struct text word)
{
	uint32_t reading;
	size_t length = pinyin_parse(word, &reading);

	/* kHanyuPinlu has the frequency behind it: xí(836). */
	if (length == 0 || (length < word.length && word.bytes[length] != '('))
		return;
	for (size_t i = 0; i < character->count; i++)
		if (character->readings[i] == reading)
			return;
	if (character->count == MOST_OF_ONE)
		fatal("a character with more than %d readings", MOST_OF_ONE);
	character->readings[character->count++] = reading;
}

/* kHanyuPinlu has how often it was read so: xí(836). */
static void
add_frequency(struct character *character, struct text word)
{
	unsigned frequency;
	struct text reading = damage_next_word(&word, "(");

	if (reading.length > 0 && word.length > 0 &&
	    sscanf(word.bytes, "%u", &frequency) == 1)
		character->frequency += frequency;
}

static void
add_readings(struct character *character, struct text field, struct text value)
{
	bool has_places = text_equal(field, TEXT("kHanyuPinyin")) ||
	    text_equal(field, TEXT("kXHC1983")) ||
	    text_equal(field, TEXT("kTGHZ2013"));

	if (!has_places && !text_equal(field, TEXT("kMandarin")) &&
	    !text_equal(field, TEXT("kHanyuPinlu")))
		return;
	while (value.length > 0) {
		struct text words = damage_next_word(&value, " ");

		/* Volume and page come first: 0297.011:guī,guì */
		if (has_places)
			damage_next_word(&words, ":");
		else
			add_frequency(character, words);
		while (words.length > 0)
			add_reading(character, damage_next_word(&words, ","));
	}
}

static void
add_variants(struct character *character, int32_t self, struct text words)
{
	while (words.length > 0) {
		int32_t other = code_point(damage_next_word(&words, " "));

		if (other != self && character->simplified == 0 && other > 0)
			character->simplified = other;
	}
	character->is_traditional = character->simplified != 0;
}

static void
read_line(struct character *characters, struct text line)
{
	int32_t c = code_point(damage_next_word(&line, "\t"));
	struct text field = damage_next_word(&line, "\t");

	if (c < 0)
		return;
	if (text_equal(field, TEXT("kSimplifiedVariant")))
		add_variants(&characters[c], c, line);
	else
		add_readings(&characters[c], field, line);
}

struct character *
unihan_read(void)
{
	struct character *characters = memory_new(0x10000, sizeof(*characters));
	char *line = NULL;
	size_t capacity = 0;
	ssize_t length;

	while ((length = getline(&line, &capacity, stdin)) != -1)
		if (line[0] == 'U')
			read_line(characters,
			    text_trim((struct text){ line, length }));
	free(line);
	return characters;
}

void
unihan_add_readings(
    struct damage_data *data, const struct character *characters)
{
	iconv_t gb2312 = open_converter("GB2312");
	size_t count = 0;

	for (unsigned i = 0; i < GBK_PAIRS; i++) {
		unsigned c = data->character[i];
		const struct character *character = &characters[c];

		data->first_reading[i] = count;
		if (!character->is_traditional || encode(gb2312, c) != 0)
			continue;
		if (count + character->count > MOST_READINGS)
			fatal("more than %d readings", MOST_READINGS);
		memcpy(data->readings + count, character->readings,
		    character->count * sizeof(character->readings[0]));
		count += character->count;
	}
	data->first_reading[GBK_PAIRS] = count;
	iconv_close(gb2312);
	if (count < GBK_PAIRS / 8)
		fatal("only %zu readings: is this Unihan?", count);
}

struct key {
	uint32_t syllable;
	uint16_t place;
};

static int
compare_keys(const void *left, const void *right)
{
	const struct key *a = left, *b = right;

	if (a->syllable != b->syllable)
		return a->syllable < b->syllable ? -1 : 1;
	return (a->place > b->place) - (a->place < b->place);
}

static size_t
list_keys(const struct damage_data *data, struct key *keys)
{
	size_t count = 0;

	for (unsigned i = 0; i < GBK_PAIRS; i++)
		for (unsigned j = data->first_reading[i];
		     j < data->first_reading[i + 1]; j++)
			keys[count++] =
			    (struct key){ data->readings[j] / PINYIN_TONES, i };
	qsort(keys, count, sizeof(*keys), compare_keys);
	return count;
}

void
unihan_add_keys(struct damage_data *data)
{
	static struct key keys[MOST_READINGS];
	size_t count = list_keys(data, keys), kept = 0, syllables = 0;

	for (size_t i = 0; i < count; i++) {
		if (i > 0 && compare_keys(&keys[i], &keys[i - 1]) == 0)
			continue;
		if (i == 0 || keys[i].syllable != keys[i - 1].syllable) {
			if (syllables == MOST_SYLLABLES)
				fatal("more than %d syllables", MOST_SYLLABLES);
			data->syllables[syllables] = keys[i].syllable;
			data->first_key[syllables++] = kept;
		}
		data->keys[kept++] = keys[i].place;
	}
	data->first_key[syllables] = kept;
	data->syllable_count = syllables;
}

/* Each character counts as its simplified form does. */
void
unihan_add_plain(struct damage_data *data, struct character *characters)
{
	for (unsigned i = 0; i < GBK_PAIRS; i++) {
		unsigned c = data->character[i], gbk = 0;

		if (characters[c].simplified != 0)
			gbk = data->gbk[characters[c].simplified];
		data->plain[i] = i;
		if (gbk == 0)
			continue;
		data->plain[i] = gbk_place(gbk >> 8, gbk & 0xFF);
		characters[characters[c].simplified].frequency +=
		    characters[c].frequency;
	}
}
