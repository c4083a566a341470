/*
 * damage WORDS PHRASES < UNIHAN > DATA: make the struct damage_data at build
 * time.  WORDS are our own, separated by blanks; PHRASES a dictionary, tab
 * behind each.
 */
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
	bool is_traditional, is_simplified; /* ... and not both */
	int32_t simplified;                 /* if it is traditional */
	uint32_t frequency;
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

/* kHanyuPinlu has how often it was read so: xí(836). */
static void
add_frequency(struct character *character, struct text word)
{
	unsigned frequency;
	struct text reading = take_word(&word, "(");

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
		struct text words = take_word(&value, " ");

		/* Volume and page come first: 0297.011:guī,guì */
		if (has_places)
			take_word(&words, ":");
		else
			add_frequency(character, words);
		while (words.length > 0)
			add_reading(character, take_word(&words, ","));
	}
}

static void
add_variants(struct character *character, int32_t self, bool is_traditional,
    struct text words)
{
	bool is_other = true;

	while (words.length > 0) {
		int32_t other = code_point(take_word(&words, " "));

		if (other == self)
			is_other = false;
		else if (is_traditional && character->simplified == 0 &&
		    other > 0)
			character->simplified = other;
	}
	if (is_traditional)
		character->is_traditional = character->simplified != 0;
	else
		character->is_simplified = is_other;
}

static void
read_line(struct character *characters, struct text line)
{
	int32_t c = code_point(take_word(&line, "\t"));
	struct text field = take_word(&line, "\t");

	if (c < 0)
		return;
	if (text_equal(field, TEXT("kSimplifiedVariant")))
		add_variants(&characters[c], c, true, line);
	else if (text_equal(field, TEXT("kTraditionalVariant")))
		add_variants(&characters[c], c, false, line);
	else
		add_readings(&characters[c], field, line);
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

/* Each traditional character counts as its simplified form does. */
static void
add_plain(struct damage_data *data, struct character *characters)
{
	for (unsigned i = 0; i < GBK_PAIRS; i++) {
		unsigned c = data->character[i], gbk = 0;

		if (characters[c].is_traditional)
			gbk = data->gbk[characters[c].simplified];
		data->plain[i] = i;
		if (gbk == 0)
			continue;
		data->plain[i] = gbk_place(gbk >> 8, gbk & 0xFF);
		characters[characters[c].simplified].frequency +=
		    characters[c].frequency;
	}
}

/* Of what is one of so many, equally likely things. */
static unsigned
cost_of(double choices)
{
	static const double quarter_bit = 1.189207115; /* 2^(1/4) */
	unsigned cost = 0;

	for (; choices >= quarter_bit; choices /= quarter_bit)
		cost++;
	return cost;
}

/* Of a character whose frequency is not known. */
static unsigned
rare_cost(unsigned lead, unsigned trail)
{
	enum { LEVEL_1 = 15, LEVEL_2 = 17, BEYOND = 19, SYMBOL = 20 };

	if (trail < 0xA1 && lead != 0xA8 && lead != 0xA9)
		return BEYOND * COST_BIT;
	if (lead >= 0xB0 && lead <= 0xF7 && trail >= 0xA1)
		return (lead <= 0xD7 ? LEVEL_1 : LEVEL_2) * COST_BIT;
	return (lead >= 0xA1 && lead <= 0xA9 ? SYMBOL : BEYOND) * COST_BIT;
}

static void
add_costs(struct damage_data *data, const struct character *characters)
{
	enum { SCRIPT = 5 * COST_BIT }; /* a simplified form in other text */
	double total = 0;

	for (unsigned i = 0; i < GBK_PAIRS; i++)
		if (data->plain[i] == i)
			total += characters[data->character[i]].frequency;
	for (unsigned i = 0; i < GBK_PAIRS; i++) {
		unsigned plain = data->plain[i];
		uint32_t frequency =
		    characters[data->character[plain]].frequency;
		unsigned cost = rare_cost(plain / GBK_TRAILS + GBK_FIRST_LEAD,
		    plain % GBK_TRAILS + GBK_FIRST_TRAIL);

		if (frequency > 0)
			cost = cost_of(total / frequency);
		if (characters[data->character[i]].is_simplified)
			cost += SCRIPT;
		data->cost[i] = cost < UINT8_MAX ? cost : UINT8_MAX;
	}
}

/* Marks that prose has everywhere, and how likely they are. */
static void
add_mark_costs(struct damage_data *data)
{
	static const struct {
		uint16_t code_point;
		unsigned char bits;
	} marks[] = {
		{ 0xFF0C, 4 },
		{ 0x3002, 5 },
		{ 0x3001, 5 },
		{ 0xFF1B, 8 },
		{ 0xFF1A, 8 },
		{ 0xFF1F, 9 },
		{ 0xFF01, 9 },
		{ 0x201C, 7 },
		{ 0x201D, 7 },
		{ 0xFF08, 8 },
		{ 0xFF09, 8 },
		{ 0x300A, 8 },
		{ 0x300B, 8 },
		{ 0x3000, 9 },
		{ 0x2014, 10 },
		{ 0xB7, 11 },
		{ 0x2018, 11 },
		{ 0x2019, 11 },
		{ 0x2026, 11 },
		{ 0x3008, 12 },
		{ 0x3009, 12 },
		{ 0x3010, 12 },
		{ 0x3011, 12 },
		{ 0x3014, 12 },
		{ 0x3015, 12 },
	};

	for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++) {
		unsigned gbk = data->gbk[marks[i].code_point];

		data->cost[gbk_place(gbk >> 8, gbk & 0xFF)] =
		    marks[i].bits * COST_BIT;
	}
}

static unsigned
slot_of(const uint32_t *bigrams, uint32_t key)
{
	uint32_t slot = bigram_slot(key);

	while (bigrams[slot] != 0 &&
	    bigrams[slot] / BIGRAM_CLASSES != key / BIGRAM_CLASSES)
		slot = (slot + 1) % BIGRAM_SLOTS;
	return slot;
}

struct bigrams {
	struct damage_data *data;
	size_t count;
	uint16_t followers[GBK_PAIRS];
};

static void
add_bigram(struct bigrams *bigrams, unsigned first, unsigned second,
    enum bigram_class class)
{
	uint32_t *table = bigrams->data->bigrams;
	uint32_t key = bigram_key(first, second);
	unsigned slot = slot_of(table, key);

	if (table[slot] == 0) {
		bigrams->followers[first]++;
		if (++bigrams->count > BIGRAM_SLOTS / 4 * 3)
			fatal("more than %d pairs of characters",
			    BIGRAM_SLOTS / 4 * 3);
	}
	if (table[slot] % BIGRAM_CLASSES < class)
		table[slot] = key + class;
}

static void
add_word(struct bigrams *bigrams, struct text word, bool is_common)
{
	const struct damage_data *data = bigrams->data;
	unsigned before = GBK_PAIRS;
	enum bigram_class class = BIGRAM_COMMON;

	if (!is_common)
		class = utf8_count(word) == 2 ? BIGRAM_WORD : BIGRAM_INSIDE;
	while (word.length > 0) {
		int32_t c = utf8_next(&word);
		unsigned gbk = c > 0 && c < 0x10000 ? data->gbk[c] : 0;
		unsigned place = GBK_PAIRS;

		if (gbk != 0)
			place = data->plain[gbk_place(gbk >> 8, gbk & 0xFF)];
		if (before != GBK_PAIRS && place != GBK_PAIRS)
			add_bigram(bigrams, before, place, class);
		before = place;
	}
}

static void
add_words(struct bigrams *bigrams, const char *path, bool is_common)
{
	FILE *file = fopen(path, "r");
	char *line = NULL;
	size_t capacity = 0;
	ssize_t length;

	if (file == NULL)
		fatal("%s: cannot be read", path);
	while ((length = getline(&line, &capacity, file)) != -1) {
		struct text rest = text_trim((struct text){ line, length });

		if (text_starts_with(rest, TEXT("#")))
			continue;
		if (!is_common)
			rest = take_word(&rest, "\t");
		while (rest.length > 0)
			add_word(bigrams, take_word(&rest, " "), is_common);
	}
	free(line);
	fclose(file);
}

static void
add_follower_costs(struct bigrams *bigrams)
{
	for (unsigned i = 0; i < GBK_PAIRS; i++)
		bigrams->data->followers[i] =
		    cost_of(1 + bigrams->followers[i]);
}

int
main(int argc, char *argv[])
{
	static struct damage_data data;
	static struct bigrams bigrams = { &data, 0, { 0 } };
	struct character *characters;

	error_command = "damage";
	if (argc != 3)
		fatal("usage: damage WORDS PHRASES < UNIHAN > DATA");
	add_gbk(&data);
	characters = read_unihan();
	add_all_readings(&data, characters);
	add_plain(&data, characters);
	add_costs(&data, characters);
	add_mark_costs(&data);
	free(characters);
	add_words(&bigrams, argv[1], true);
	add_words(&bigrams, argv[2], false);
	add_follower_costs(&bigrams);
	output_write((struct text){ (const char *)&data, sizeof(data) });
	return finish(EXIT_SUCCESS);
}
