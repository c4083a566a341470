/*
 * damage WORDS PHRASES CHARACTERS < UNIHAN > DATA: make the struct damage_data
 * at build time.  WORDS are our own, separated by blanks; PHRASES and
 * CHARACTERS dictionaries from simplified to traditional script.
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
	bool is_traditional;
	int32_t simplified; /* if it is traditional */
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
add_variants(struct character *character, int32_t self, struct text words)
{
	while (words.length > 0) {
		int32_t other = code_point(take_word(&words, " "));

		if (other != self && character->simplified == 0 && other > 0)
			character->simplified = other;
	}
	character->is_traditional = character->simplified != 0;
}

static void
read_line(struct character *characters, struct text line)
{
	int32_t c = code_point(take_word(&line, "\t"));
	struct text field = take_word(&line, "\t");

	if (c < 0)
		return;
	if (text_equal(field, TEXT("kSimplifiedVariant")))
		add_variants(&characters[c], c, line);
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

static void
add_keys(struct damage_data *data)
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

static const double quarter_bit = 1.189207115; /* 2^(1/4) */

/* Of what is one of so many, equally likely things. */
static unsigned
cost_of(double choices)
{
	unsigned cost = 0;

	for (; choices >= quarter_bit; choices /= quarter_bit)
		cost++;
	return cost;
}

/* Of a character whose frequency is not known. */
static unsigned
rare_cost(unsigned lead, unsigned trail)
{
	enum { LEVEL_1 = 15, LEVEL_2 = 18, BEYOND = 23, SYMBOL = 20 };

	if (trail < 0xA1 && lead != 0xA8 && lead != 0xA9)
		return BEYOND * COST_BIT;
	if (lead >= 0xB0 && lead <= 0xF7 && trail >= 0xA1)
		return (lead <= 0xD7 ? LEVEL_1 : LEVEL_2) * COST_BIT;
	return (lead >= 0xA1 && lead <= 0xA9 ? SYMBOL : BEYOND) * COST_BIT;
}

static void
add_costs(struct damage_data *data, const struct character *characters)
{
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
		{ 0xB7, 14 },
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
	double weights[GBK_PAIRS]; /* of what follows, all together */
};

/* The root of how frequent it is. */
static double
weight_of(unsigned cost)
{
	double weight = 1;

	for (unsigned i = 0; i < cost / 2; i++)
		weight /= quarter_bit;
	return weight;
}

static void
add_bigram(struct bigrams *bigrams, unsigned first, unsigned second,
    enum bigram_class class)
{
	uint32_t *table = bigrams->data->bigrams;
	uint32_t key = bigram_key(first, second);
	unsigned slot = slot_of(table, key);

	if (table[slot] == 0) {
		bigrams->data->is_second[second] = true;
		bigrams->weights[first] +=
		    weight_of(bigrams->data->cost[second]);
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

/*
 * A simplified character becomes one of others: always another one, or most
 * often, the likeliest being first.
 */
static void
add_script(struct damage_data *data, struct text character, struct text others)
{
	enum { ALWAYS = 9 * COST_BIT, OFTEN = 3 * COST_BIT };
	int cost = ALWAYS;
	struct text rest = character;
	int32_t c = utf8_next(&rest);
	unsigned gbk = c > 0 && c < 0x10000 ? data->gbk[c] : 0;

	if (text_starts_with(others, character))
		return;
	while (others.length > 0)
		if (text_equal(take_word(&others, " "), character))
			cost = OFTEN;
	if (gbk != 0)
		data->script[gbk_place(gbk >> 8, gbk & 0xFF)] = cost;
}

/* Call take with each line of the file. */
static void
read_lines(const char *path, struct bigrams *bigrams,
    void (*take)(struct bigrams *bigrams, struct text line))
{
	FILE *file = fopen(path, "r");
	char *line = NULL;
	size_t capacity = 0;
	ssize_t length;

	if (file == NULL)
		fatal("%s: cannot be read", path);
	while ((length = getline(&line, &capacity, file)) != -1)
		if (line[0] != '#' && line[0] != '\n')
			take(bigrams,
			    text_trim((struct text){ line, (size_t)length }));
	free(line);
	fclose(file);
}

static void
take_words(struct bigrams *bigrams, struct text line)
{
	while (line.length > 0)
		add_word(bigrams, take_word(&line, " "), true);
}

static void
take_phrase(struct bigrams *bigrams, struct text line)
{
	add_word(bigrams, take_word(&line, "\t"), false);
}

static void
take_character(struct bigrams *bigrams, struct text line)
{
	struct text character = take_word(&line, "\t");

	add_script(bigrams->data, character, line);
}

static void
add_follower_costs(struct bigrams *bigrams)
{
	for (unsigned i = 0; i < GBK_PAIRS; i++) {
		double weight = bigrams->weights[i];
		int cost = NO_FOLLOWERS;

		if (weight >= 1)
			cost = (int)cost_of(weight);
		else if (weight > 0)
			cost = -(int)cost_of(1 / weight);
		bigrams->data->followers[i] = (int8_t)cost;
	}
}

static void
add_in_words(struct damage_data *data)
{
	for (unsigned i = 0; i < GBK_PAIRS; i++)
		data->is_second[i] |= data->is_second[data->plain[i]];
	for (unsigned c = 0; c < 0x10000; c++) {
		unsigned gbk = data->gbk[c], plain = GBK_PAIRS;

		if (gbk != 0)
			plain = data->plain[gbk_place(gbk >> 8, gbk & 0xFF)];
		data->in_words[c] = plain;
		if (plain < GBK_PAIRS && data->followers[plain] == NO_FOLLOWERS)
			data->in_words[c] = GBK_PAIRS;
	}
}

int
main(int argc, char *argv[])
{
	static struct damage_data data;
	static struct bigrams bigrams = { &data, 0, { 0 } };
	struct character *characters;

	error_command = "damage";
	if (argc != 4)
		fatal("usage: damage WORDS PHRASES CHARACTERS"
		      " < UNIHAN > DATA");
	add_gbk(&data);
	characters = read_unihan();
	add_all_readings(&data, characters);
	add_keys(&data);
	add_plain(&data, characters);
	add_costs(&data, characters);
	add_mark_costs(&data);
	free(characters);
	read_lines(argv[1], &bigrams, take_words);
	read_lines(argv[2], &bigrams, take_phrase);
	read_lines(argv[3], &bigrams, take_character);
	add_follower_costs(&bigrams);
	add_in_words(&data);
	output_write((struct text){ (const char *)&data, sizeof(data) });
	return finish(EXIT_SUCCESS);
}
