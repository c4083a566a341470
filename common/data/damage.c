/*
 * damage WORDS FREQUENT PHRASES CHARACTERS < UNIHAN > DATA: make the struct
 * damage_data at build time.  WORDS are our own, separated by blanks; FREQUENT
 * ones stand behind how often they are met; PHRASES and CHARACTERS are
 * dictionaries from simplified to traditional script.
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
	int32_t simplified; /* form, if it has another one; or 0 */
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

/* Each character counts as its simplified form does. */
static void
add_plain(struct damage_data *data, struct character *characters)
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

static double
likelihood_of(unsigned cost)
{
	double likelihood = 1;

	for (; cost > 0; cost--)
		likelihood /= quarter_bit;
	return likelihood;
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

/* What our words tell of the language, and how much more than others. */
struct words {
	struct damage_data *data;
	struct character *characters;
	size_t pair_count;
	double total;                /* of all weights of words */
	double counts[BIGRAM_SLOTS]; /* of pairs of characters in words */
	double first[GBK_PAIRS], last[GBK_PAIRS];
	double alone[GBK_PAIRS];      /* as a word */
	double leading[2][GBK_PAIRS]; /* last of words with no mark behind */
	double followed[GBK_PAIRS];   /* by another character in a word */
};

enum { WEIGHT_OURS = 50, WEIGHT_THEIRS = 1 };

static unsigned
slot_of(const struct damage_data *data, uint32_t key)
{
	uint32_t slot = bigram_slot(key);

	while (data->bigrams[slot] != 0 && data->bigrams[slot] != key)
		slot = (slot + 1) % BIGRAM_SLOTS;
	return slot;
}

static void
add_pair(struct words *words, unsigned first, unsigned second, int weight)
{
	uint32_t key = bigram_key(first, second);
	unsigned slot = slot_of(words->data, key);

	if (words->data->bigrams[slot] == 0 &&
	    ++words->pair_count > BIGRAM_SLOTS / 4 * 3)
		fatal("more than %d pairs of characters", BIGRAM_SLOTS / 4 * 3);
	words->data->bigrams[slot] = key;
	words->counts[slot] += weight;
	words->followed[first] += weight;
}

/* Marks, letters and numerals of GBK, which are in no words. */
static bool
is_symbol(unsigned place)
{
	unsigned lead = place / GBK_TRAILS + GBK_FIRST_LEAD;

	return lead >= 0xA1 && lead <= 0xA9;
}

/* The place of the next character's plain form; GBK_PAIRS if it is no word's. */
static unsigned
next_plain(const struct damage_data *data, struct text *word)
{
	int32_t c = utf8_next(word);
	unsigned gbk = c > 0 && c < 0x10000 ? data->gbk[c] : 0, place;

	if (gbk == 0)
		return GBK_PAIRS;
	place = data->plain[gbk_place(gbk >> 8, gbk & 0xFF)];
	return is_symbol(place) ? GBK_PAIRS : place;
}

static void
add_word(struct words *words, struct text word, int weight)
{
	unsigned place = next_plain(words->data, &word), before;

	words->total += weight;
	if (place == GBK_PAIRS)
		return;
	if (word.length == 0) {
		words->alone[place] += weight;
		return;
	}
	words->first[place] += weight;
	while (word.length > 0) {
		before = place;
		place = next_plain(words->data, &word);
		if (before != GBK_PAIRS && place != GBK_PAIRS)
			add_pair(words, before, place, weight);
	}
	if (place != GBK_PAIRS)
		words->last[place] += weight;
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
read_lines(const char *path, struct words *words,
    void (*take)(struct words *words, struct text line))
{
	FILE *file = fopen(path, "r");
	char *line = NULL;
	size_t capacity = 0;
	ssize_t length;

	if (file == NULL)
		fatal("%s: cannot be read", path);
	while ((length = getline(&line, &capacity, file)) != -1)
		if (line[0] != '#' && line[0] != '\n')
			take(words,
			    text_trim((struct text){ line, (size_t)length }));
	free(line);
	fclose(file);
}

static void
take_words(struct words *words, struct text line)
{
	while (line.length > 0)
		add_word(words, take_word(&line, " "), WEIGHT_OURS);
}

/* No mark stands behind the word. */
static void
add_leading(struct words *words, struct text word, int weight)
{
	bool is_within = false;
	unsigned place = next_plain(words->data, &word);

	for (; word.length > 0; is_within = true)
		place = next_plain(words->data, &word);
	if (place != GBK_PAIRS)
		words->leading[is_within][place] += weight;
}

static void
take_frequent_words(struct words *words, struct text line)
{
	struct text number = take_word(&line, " ");
	int weight = (int)strtol(number.bytes, NULL, 10) * WEIGHT_OURS;
	bool is_leading = number.bytes[number.length - 1] == '>';

	while (line.length > 0) {
		struct text word = take_word(&line, " ");

		add_word(words, word, weight);
		if (is_leading)
			add_leading(words, word, weight);
	}
}

static void
take_phrase(struct words *words, struct text line)
{
	add_word(words, take_word(&line, "\t"), WEIGHT_THEIRS);
}

/* Standard forms of OpenCC's are no traditional ones for Unihan: 爲 衆 裏 */
static void
take_variants(struct words *words, struct text line)
{
	struct text word = take_word(&line, "\t");
	int32_t simplified = utf8_next(&word);

	while (line.length > 0) {
		struct text other = take_word(&line, " ");
		int32_t c = utf8_next(&other);

		if (c > 0 && c < 0x10000 && c != simplified &&
		    simplified < 0x10000 &&
		    words->characters[c].simplified == 0 &&
		    words->characters[c].frequency == 0)
			words->characters[c].simplified = simplified;
	}
}

static void
take_character(struct words *words, struct text line)
{
	struct text character = take_word(&line, "\t");

	add_script(words->data, character, line);
}

/*
 * How likely it is that a word goes on behind the character in place, which is
 * its first one or not.
 */
static double
goes_on(const struct words *words, unsigned place, bool is_within)
{
	enum { UNKNOWN = 3 * WEIGHT_OURS }; /* of which half would */
	double first = words->first[place], last = words->last[place];
	double followed = words->followed[place];

	if (followed == 0)
		return 0;
	if (!is_within)
		return (first + UNKNOWN / 2) /
		    (first + UNKNOWN + words->alone[place]);
	return (followed - first + UNKNOWN / 2) /
	    (followed - first + last + UNKNOWN);
}

/* How likely it is that a word, or a mark, begins with the character. */
static double
begins(const struct words *words, unsigned place)
{
	const double mark = .12, known = .85;
	double anywhere = likelihood_of(words->data->cost[place]);
	double first = words->first[place] + words->alone[place];

	if (is_symbol(place))
		return 2 * anywhere; /* few stand within a word */
	return (1 - mark) *
	    ((1 - known) * anywhere + known * first / words->total);
}

/* Of what is so likely. */
static uint8_t
cost_of_likelihood(double likelihood)
{
	unsigned cost = UINT8_MAX;

	if (likelihood > likelihood_of(UINT8_MAX))
		cost = cost_of(1 / likelihood);
	return (uint8_t)cost;
}

static void
add_word_costs(struct words *words)
{
	struct damage_data *data = words->data;

	for (unsigned i = 0; i < GBK_PAIRS; i++) {
		data->begins[i] = cost_of_likelihood(begins(words, i));
		for (int is_within = 0; is_within < 2; is_within++) {
			double on = goes_on(words, i, is_within);

			data->goes_on[is_within][i] = cost_of_likelihood(on);
			data->ends[is_within][i] = cost_of_likelihood(1 - on);
		}
	}
	for (unsigned slot = 0; slot < BIGRAM_SLOTS; slot++)
		if (data->bigrams[slot] != 0)
			data->bigram_costs[slot] =
			    cost_of_likelihood(words->counts[slot] /
				words->followed[data->bigrams[slot] >> 15]);
}

/* That a mark stands behind the last character of a word. */
static void
add_marked_costs(struct words *words)
{
	const double even_so = .05;

	for (unsigned i = 0; i < GBK_PAIRS; i++) {
		unsigned plain = words->data->plain[i];
		double all[2] = { words->alone[plain], words->last[plain] };

		for (int is_within = 0; is_within < 2; is_within++) {
			double leading = words->leading[is_within][plain];

			words->data->marked[is_within][i] = 0;
			if (leading > 0)
				words->data->marked[is_within][i] =
				    cost_of_likelihood(1 -
					(1 - even_so) * leading /
					    all[is_within]);
		}
	}
}

/* Call take with each two characters of words, the second in all its forms. */
static void
for_all_forms(struct damage_data *data,
    void (*take)(struct damage_data *data, unsigned first, unsigned place))
{
	enum { SIMPLIFIED = 9 * COST_BIT };
	static uint16_t next_form[GBK_PAIRS], forms[GBK_PAIRS];

	memset(forms, 0, sizeof(forms));
	for (unsigned i = 1; i < GBK_PAIRS; i++) {
		if (data->character[i] == 0 || data->script[i] >= SIMPLIFIED)
			continue;
		next_form[i] = forms[data->plain[i]];
		forms[data->plain[i]] = (uint16_t)i;
	}
	for (unsigned slot = 0; slot < BIGRAM_SLOTS; slot++) {
		unsigned first = data->bigrams[slot] >> 15;
		unsigned form = forms[data->bigrams[slot] & 0x7FFF];

		for (; data->bigrams[slot] != 0 && form != 0;
		     form = next_form[form])
			take(data, first, form);
	}
}

static void
count_follower(struct damage_data *data, unsigned first, unsigned place)
{
	(void)place;
	data->first_follower[first]++;
}

/* From the last one on. */
static void
add_follower(struct damage_data *data, unsigned first, unsigned place)
{
	data->followers[--data->first_follower[first]] = (uint16_t)place;
}

static void
add_followers(struct damage_data *data)
{
	for_all_forms(data, count_follower);
	for (unsigned i = 1; i <= GBK_PAIRS; i++)
		data->first_follower[i] += data->first_follower[i - 1];
	if (data->first_follower[GBK_PAIRS] > MOST_FOLLOWERS)
		fatal("more than %d followers", MOST_FOLLOWERS);
	for_all_forms(data, add_follower);
}

static uint8_t
least_of(uint8_t a, uint8_t b)
{
	return a < b ? a : b;
}

static void
add_least_costs(struct damage_data *data)
{
	for (unsigned i = 0; i < GBK_PAIRS; i++)
		data->least[i] = least_of(data->cost[i], data->begins[i]);
	for (unsigned slot = 0; slot < BIGRAM_SLOTS; slot++) {
		unsigned first = data->bigrams[slot] >> 15;
		uint8_t *least = &data->least[data->bigrams[slot] & 0x7FFF];
		uint8_t on =
		    least_of(data->goes_on[0][first], data->goes_on[1][first]);

		if (data->bigrams[slot] != 0)
			*least = least_of(
			    *least, (uint8_t)(on + data->bigram_costs[slot]));
	}
	for (unsigned i = 0; i < GBK_PAIRS; i++)
		data->least[i] =
		    least_of(data->least[i], data->least[data->plain[i]]);
}

static void
add_seconds(struct damage_data *data)
{
	for (unsigned i = 0; i < GBK_PAIRS; i++)
		data->seconds[i] = (struct damage_second){ data->plain[i],
			data->begins[data->plain[i]], data->script[i] };
}

static void
add_bigram_bits(struct damage_data *data)
{
	for (unsigned slot = 0; slot < BIGRAM_SLOTS; slot++) {
		uint32_t bit = bigram_bit(data->bigrams[slot]);

		if (data->bigrams[slot] != 0)
			data->bigram_bits[bit / 8] |= 1U << bit % 8;
	}
}

static void
add_in_words(struct words *words)
{
	struct damage_data *data = words->data;

	for (unsigned c = 0; c < 0x10000; c++) {
		unsigned gbk = data->gbk[c], plain = GBK_PAIRS;

		if (gbk != 0)
			plain = data->plain[gbk_place(gbk >> 8, gbk & 0xFF)];
		data->in_words[c] = plain;
		if (plain < GBK_PAIRS && words->followed[plain] == 0)
			data->in_words[c] = GBK_PAIRS;
	}
}

int
main(int argc, char *argv[])
{
	static struct damage_data data;
	static struct words words = { .data = &data };

	error_command = "damage";
	if (argc != 5)
		fatal("usage: damage WORDS FREQUENT PHRASES CHARACTERS"
		      " < UNIHAN > DATA");
	add_gbk(&data);
	words.characters = read_unihan();
	read_lines(argv[4], &words, take_variants);
	add_all_readings(&data, words.characters);
	add_keys(&data);
	add_plain(&data, words.characters);
	add_costs(&data, words.characters);
	add_mark_costs(&data);
	free(words.characters);
	read_lines(argv[1], &words, take_words);
	read_lines(argv[2], &words, take_frequent_words);
	read_lines(argv[3], &words, take_phrase);
	read_lines(argv[4], &words, take_character);
	add_word_costs(&words);
	add_marked_costs(&words);
	add_least_costs(&data);
	add_seconds(&data);
	add_bigram_bits(&data);
	add_followers(&data);
	add_in_words(&words);
	output_write((struct text){ (const char *)&data, sizeof(data) });
	return finish(EXIT_SUCCESS);
}
