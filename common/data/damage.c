/* damage < UNIHAN > DATA: make the struct damage_data at build time. */
#include <iconv.h>
#include <stdio.h>

#include "common/buffer.h"
#include "common/data/damage.h"
#include "common/error.h"
#include "common/memory.h"
#include "common/pinyin.h"
#include "common/utf8.h"

enum { MOST_OF_ONE = 16 }; /* readings of a character */

struct character {
	bool is_traditional;
	size_t count;
	uint32_t readings[MOST_OF_ONE];
};

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

static void
add_gbk(struct damage_data *data)
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
static struct text
take_word(struct text *rest, const char *separators)
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
		struct text words = take_word(&value, " ");

		/* Volume and page come first: 0297.011:guī,guì */
		if (has_places)
			take_word(&words, ":");
		while (words.length > 0)
			add_reading(character, take_word(&words, ","));
	}
}

static void
read_line(struct character *characters, struct text line)
{
	int32_t c = code_point(take_word(&line, "\t"));
	struct text field = take_word(&line, "\t");

	if (c < 0)
		return;
	if (!text_equal(field, TEXT("kSimplifiedVariant"))) {
		add_readings(&characters[c], field, line);
		return;
	}
	while (line.length > 0)
		if (code_point(take_word(&line, " ")) != c)
			characters[c].is_traditional = true;
}

static struct character *
read_unihan(void)
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

static void
add_all_readings(struct damage_data *data, const struct character *characters)
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

int
main(void)
{
	static struct damage_data data;
	struct character *characters;

	error_command = "damage";
	add_gbk(&data);
	characters = read_unihan();
	add_all_readings(&data, characters);
	free(characters);
	output_write((struct text){ (const char *)&data, sizeof(data) });
	return finish(EXIT_SUCCESS);
}
