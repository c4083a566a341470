/*
 * wreck [-w] SEEDS FILE ...: damage text and repair it, and say how much came
 * back; or write what has torn characters, a sentence a line.
 *
 * The files hold sound text in traditional script, which is cut into
 * sentences, one a line.  For each seed it is damaged as web pages were,
 * byte-wise in GBK:
 *
 * 1. For each key, a character and its reading, in some order, the reading is
 *    put behind each place where the two bytes of the character stand, be they
 *    halves of two others.
 * 2. The text is cut before some of the places, or all or none, where the
 *    bytes of a full-width mark stand.
 * 3. Each piece is decoded: a byte that begins no character becomes a
 *    question mark, or nothing; with a byte behind it that cannot be a second
 *    one, or that makes a pair not assigned, that byte goes, too; a pair of
 *    the user-defined zones goes without a trace, and 0x80 is the euro sign.
 *
 * The keys of a seed are half of the most frequent traditional characters
 * outside GB2312.
 */
#include <stdio.h>
#include <stdlib.h>

#include "common/buffer.h"
#include "common/error.h"
#include "common/memory.h"
#include "common/pinyin.h"
#include "common/repair.h"
#include "common/repair/gbk.h"
#include "common/utf8.h"

enum { MOST_KEYS = 300 };

struct key {
	unsigned char code[2];
	unsigned place;
	struct buffer note; /* "(xí)", in GBK */
	bool is_used;
};

/*
 * What came of sentences: what they were, or something that is neither that
 * nor what was read; some of these in part, as one place was left.
 */
struct tally {
	size_t count, exact, wrong, in_part;
};

struct wreck {
	struct key keys[MOST_KEYS];
	size_t key_count;
	uint64_t dice;
	struct text *sentences;
	size_t sentence_count, sentence_capacity;
	struct buffer bytes, other, damaged, noted;
	bool writes;
	struct repair repair;
	struct tally noted_only, torn, sound;
};

static uint32_t
throw_dice(struct wreck *wreck)
{
	wreck->dice = wreck->dice * 6364136223846793005U + 1442695040888963407U;
	return (uint32_t)(wreck->dice >> 33);
}

/* --- keys --- */

/* A vowel with its tone, by pinyin's rules of where that stands. */
static void
append_letter(struct buffer *note, char letter, unsigned tone)
{
	static const char vowels[] = "aeiouv";
	static const uint16_t marked[][5] = {
		{ 'a', 0x101, 0xE1, 0x1CE, 0xE0 },
		{ 'e', 0x113, 0xE9, 0x11B, 0xE8 },
		{ 'i', 0x12B, 0xED, 0x1D0, 0xEC },
		{ 'o', 0x14D, 0xF3, 0x1D2, 0xF2 },
		{ 'u', 0x16B, 0xFA, 0x1D4, 0xF9 },
		{ 0xFC, 0x1D6, 0x1D8, 0x1DA, 0x1DC },
	};
	const char *vowel = strchr(vowels, letter);
	unsigned c = (unsigned char)letter;

	if (vowel != NULL)
		c = marked[vowel - vowels][tone];
	if (c < 0x80) {
		buffer_append_byte(note, (char)c);
		return;
	}
	buffer_append_byte(note, (char)(gbk_data()->gbk[c] >> 8));
	buffer_append_byte(note, (char)gbk_data()->gbk[c]);
}

/* Which letter has the tone: a or e, the o of ou, else the last vowel. */
static size_t
toned_letter(struct text letters)
{
	size_t last = 0;

	for (size_t i = 0; i < letters.length; i++) {
		if (memchr("ae", letters.bytes[i], 2) != NULL)
			return i;
		if (letters.bytes[i] == 'o' && i + 1 < letters.length &&
		    letters.bytes[i + 1] == 'u')
			return i;
		if (memchr("iouv", letters.bytes[i], 4) != NULL)
			last = i;
	}
	return last;
}

static void
write_note(struct buffer *note, uint32_t reading)
{
	char letters[PINYIN_MOST_LETTERS];
	size_t count = 0, toned;
	unsigned tone = reading % PINYIN_TONES;

	for (uint32_t rest = reading / PINYIN_TONES; rest > 0;
	     rest /= PINYIN_LETTERS) {
		unsigned letter = rest % PINYIN_LETTERS;

		memmove(letters + 1, letters, count++);
		letters[0] =
		    letter == 27 ? 'v' : (char)('a' + (char)letter - 1);
	}
	toned = toned_letter((struct text){ letters, count });
	buffer_append_byte(note, '(');
	for (size_t i = 0; i < count; i++)
		append_letter(note, letters[i], i == toned ? tone : 0);
	buffer_append_byte(note, ')');
}

static void
add_key(struct wreck *wreck, unsigned place)
{
	const struct damage_data *data = gbk_data();
	struct key *key = &wreck->keys[wreck->key_count++];

	key->place = place;
	key->code[0] = (unsigned char)gbk_lead_of(place);
	key->code[1] = (unsigned char)gbk_trail_of(place);
	write_note(&key->note, data->readings[data->first_reading[place]]);
}

static void
find_keys(struct wreck *wreck)
{
	const struct damage_data *data = gbk_data();

	for (unsigned cost = 0; cost <= UINT8_MAX; cost++)
		for (unsigned i = 0; i < GBK_PAIRS; i++)
			if (data->cost[i] == cost &&
			    wreck->key_count < MOST_KEYS &&
			    data->first_reading[i] < data->first_reading[i + 1])
				add_key(wreck, i);
}

static void
choose_keys(struct wreck *wreck)
{
	for (size_t i = wreck->key_count; i-- > 1;) {
		size_t other = throw_dice(wreck) % (i + 1);
		struct key key = wreck->keys[i];

		wreck->keys[i] = wreck->keys[other];
		wreck->keys[other] = key;
	}
	for (size_t i = 0; i < wreck->key_count; i++)
		wreck->keys[i].is_used = throw_dice(wreck) % 2 != 0;
}

/* --- damage --- */

static void
encode(struct wreck *wreck, struct text text)
{
	buffer_clear(&wreck->bytes);
	while (text.length > 0) {
		int32_t c = utf8_next(&text);
		unsigned gbk = c >= 0x80 ? gbk_data()->gbk[c] : 0;

		if (gbk != 0)
			buffer_append_byte(&wreck->bytes, (char)(gbk >> 8));
		buffer_append_byte(
		    &wreck->bytes, (char)(gbk != 0 ? gbk : (unsigned)c));
	}
}

static void
put_notes(struct wreck *wreck, const struct key *key)
{
	struct text rest = buffer_text(&wreck->bytes);
	struct text code = { (const char *)key->code, 2 };
	struct buffer bytes = wreck->bytes;
	size_t offset;

	if (!text_find(rest, code, &offset))
		return;
	buffer_clear(&wreck->other);
	while (text_find(rest, code, &offset)) {
		buffer_append(&wreck->other, text_take(rest, offset + 2));
		buffer_append(&wreck->other, buffer_text(&key->note));
		rest = text_skip(rest, offset + 2);
	}
	buffer_append(&wreck->other, rest);
	wreck->bytes = wreck->other;
	wreck->other = bytes;
}

static bool
is_mark(struct text rest)
{
	static const char marks[] = "\xA3\xA1\xA3\xAC\xA3\xBB\xA3\xBF"
				    "\xA1\xA2\xA1\xA3";

	for (size_t i = 0; i + 1 < sizeof(marks) && rest.length > 1; i += 2)
		if (memcmp(rest.bytes, marks + i, 2) == 0)
			return true;
	return false;
}

static bool
vanishes(unsigned lead, unsigned trail)
{
	if (lead >= 0xA1 && lead <= 0xA7)
		return trail <= 0xA0;
	return trail >= 0xA1 &&
	    ((lead >= 0xAA && lead <= 0xAF) || lead >= 0xF8);
}

static void
decode(struct text piece, const char *lost, struct buffer *damaged)
{
	struct text sign = text_from(lost);

	for (size_t i = 0; i < piece.length; i++) {
		unsigned lead = (unsigned char)piece.bytes[i], trail, place;

		if (lead < 0x80) {
			buffer_append_byte(damaged, (char)lead);
			continue;
		}
		if (lead == 0x80) {
			utf8_append(damaged, 0x20AC);
			continue;
		}
		if (++i == piece.length) {
			buffer_append(damaged, sign);
			break;
		}
		trail = (unsigned char)piece.bytes[i];
		place = gbk_place_of(lead, trail);
		if (place != GBK_NO_PLACE)
			utf8_append(damaged, gbk_data()->character[place]);
		else if (trail < GBK_FIRST_TRAIL || !vanishes(lead, trail))
			buffer_append(damaged, sign);
	}
}

/* Cut the bytes before percent of the marks, and decode the pieces. */
static void
decode_pieces(struct wreck *wreck, unsigned percent, const char *lost)
{
	struct text rest = buffer_text(&wreck->bytes);
	size_t length = 1;

	buffer_clear(&wreck->damaged);
	for (; length < rest.length; length++) {
		if (!is_mark(text_skip(rest, length)) ||
		    throw_dice(wreck) % 100 >= percent)
			continue;
		decode(text_take(rest, length), lost, &wreck->damaged);
		rest = text_skip(rest, length);
		length = 0;
	}
	decode(rest, lost, &wreck->damaged);
}

/* What the sentence is with nothing but notes. */
static void
note_only(struct wreck *wreck, struct text sentence)
{
	buffer_clear(&wreck->noted);
	while (sentence.length > 0) {
		unsigned place = gbk_place_of_character(utf8_next(&sentence));

		if (place == GBK_NO_PLACE) {
			buffer_append_byte(&wreck->noted, sentence.bytes[-1]);
			continue;
		}
		utf8_append(&wreck->noted, gbk_data()->character[place]);
		for (size_t i = 0; i < wreck->key_count; i++)
			if (wreck->keys[i].is_used &&
			    wreck->keys[i].place == place)
				decode(buffer_text(&wreck->keys[i].note), "",
				    &wreck->noted);
	}
}

/* --- sentences --- */

/* Only what GBK has can be damaged so. */
static bool
has_gbk(struct text text)
{
	while (text.length > 0) {
		int32_t c = utf8_next(&text);

		if (c == UTF8_INVALID ||
		    (c >= 0x80 && gbk_place_of_character(c) == GBK_NO_PLACE))
			return false;
	}
	return true;
}

static size_t
sentence_length(struct text text)
{
	struct text rest = text;

	while (rest.length > 0) {
		int32_t c = utf8_next(&rest);

		if (c == '\n' || c == 0x3002 || c == 0xFF01 || c == 0xFF1F ||
		    c == 0xFF1B)
			break;
	}
	return text.length - rest.length;
}

static void
cut_sentences(struct wreck *wreck, struct text text)
{
	while (text.length > 0) {
		size_t length = sentence_length(text);
		struct text sentence = text_trim(text_take(text, length));

		text = text_skip(text, length);
		if (sentence.length < 12 || !has_gbk(sentence))
			continue;
		wreck->sentences =
		    memory_grow(wreck->sentences, &wreck->sentence_capacity,
			wreck->sentence_count + 1, sizeof(*wreck->sentences));
		wreck->sentences[wreck->sentence_count++] = sentence;
	}
}

/* Whether a torn place was seen and left. */
static bool
has_left(const struct repair *repair)
{
	for (size_t i = 0; i < repair->edit_count; i++)
		if (repair->edits[i].rule == REPAIR_BYTES &&
		    repair->edits[i].after.length ==
			repair->edits[i].end - repair->edits[i].begin)
			return true;
	return false;
}

static void
count(struct tally *tally, const struct repair *repair, struct text repaired,
    struct text sentence, struct text left)
{
	tally->count++;
	if (text_equal(repaired, sentence)) {
		tally->exact++;
	} else if (!text_equal(repaired, left)) {
		tally->wrong++;
		tally->in_part += has_left(repair);
	}
}

static void
write_line(struct text line)
{
	output_write(line);
	output_write(TEXT("\n"));
}

static void
try_sentence(struct wreck *wreck, struct text sentence, unsigned percent,
    const char *lost)
{
	static struct repair readings;
	struct tally *tally = &wreck->torn;
	struct text damaged, repaired;

	readings.rules = 0;
	repair_open(&readings, 1U << REPAIR_READINGS);
	encode(wreck, sentence);
	for (size_t i = 0; i < wreck->key_count; i++)
		if (wreck->keys[i].is_used)
			put_notes(wreck, &wreck->keys[i]);
	decode_pieces(wreck, percent, lost);
	note_only(wreck, sentence);
	damaged = buffer_text(&wreck->damaged);
	if (text_equal(damaged, sentence))
		tally = &wreck->sound;
	else if (text_equal(damaged, buffer_text(&wreck->noted)))
		tally = &wreck->noted_only;
	if (wreck->writes) {
		if (tally == &wreck->torn)
			write_line(damaged);
		return;
	}
	repaired = damaged;
	if (repair_sound_length(&wreck->repair, damaged) < damaged.length)
		repaired = repair_line(&wreck->repair, damaged);
	/* What is torn may stay so, without its notes. */
	count(tally, &wreck->repair, repaired, sentence,
	    repair_line(&readings, damaged));
}

static void
try_seed(struct wreck *wreck, unsigned seed)
{
	static const char *const lost[] = { "?", "" };

	for (unsigned percent = 0; percent <= 100; percent += 50)
		for (int i = 0; i < 2; i++) {
			wreck->dice = seed;
			choose_keys(wreck);
			repair_begin(&wreck->repair);
			for (size_t j = 0; j < wreck->sentence_count; j++)
				try_sentence(wreck, wreck->sentences[j],
				    percent, lost[i]);
		}
}

static void
report(const char *name, size_t part, size_t all)
{
	printf("%-18s %6zu of %6zu  %.4f\n", name, part, all,
	    all > 0 ? (double)part / (double)all : 0);
}

int
main(int argc, char *argv[])
{
	static struct wreck wreck;
	static struct buffer text;

	error_command = "wreck";
	wreck.writes = argc > 1 && strcmp(argv[1], "-w") == 0;
	argc -= wreck.writes;
	argv += wreck.writes;
	if (argc < 3)
		fatal("usage: wreck [-w] SEEDS FILE ...");
	repair_open(&wreck.repair, repair_default_rules());
	wreck.repair.keeps_edits = true;
	for (int i = 2; i < argc; i++)
		buffer_append_file(&text, argv[i]);
	cut_sentences(&wreck, buffer_text(&text));
	find_keys(&wreck);
	for (long i = 1; i <= strtol(argv[1], NULL, 10); i++)
		try_seed(&wreck, (unsigned)i);
	if (wreck.writes)
		return finish(EXIT_SUCCESS);
	report("sound unchanged", wreck.sound.exact, wreck.sound.count);
	report(
	    "readings exact", wreck.noted_only.exact, wreck.noted_only.count);
	report("torn exact", wreck.torn.exact, wreck.torn.count);
	report("torn wrong", wreck.torn.wrong, wreck.torn.count);
	report("torn in part", wreck.torn.in_part, wreck.torn.count);
	return finish(EXIT_SUCCESS);
}
