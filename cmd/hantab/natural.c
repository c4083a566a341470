/* Natural order. */
#include <stdbool.h>
#include <stdlib.h>

#include "cmd/hantab/natural.h"
#include "cmd/hantab/order.h"
#include "cmd/hantab/store.h"
#include "common/memory.h"
#include "common/utf8.h"

enum { NO_NUMERAL = -1, TEN = 10 };

/* A piece of text: a number, or one character. */
struct piece {
	bool number;
	uint64_t value;     /* of numerals */
	struct text digits; /* of a run of digits, without leading zeros */
	int32_t code_point;
};

/* 1 to 9 and 0, or 10 and more for what multiplies. */
static int64_t
numeral(int32_t code_point)
{
	static const struct {
		int32_t code_point;
		int64_t value;
	} numerals[] = { { 0x3007, 0 }, { 0x96F6, 0 }, { 0x4E00, 1 },
		{ 0x4E8C, 2 }, { 0x4E24, 2 }, { 0x4E09, 3 }, { 0x56DB, 4 },
		{ 0x4E94, 5 }, { 0x516D, 6 }, { 0x4E03, 7 }, { 0x516B, 8 },
		{ 0x4E5D, 9 }, { 0x5341, 10 }, { 0x767E, 100 },
		{ 0x5343, 1000 }, { 0x4E07, 10000 }, { 0x842C, 10000 },
		{ 0x4EBF, 100000000 }, { 0x5104, 100000000 } };

	for (size_t i = 0; i < sizeof(numerals) / sizeof(numerals[0]); i++)
		if (numerals[i].code_point == code_point)
			return numerals[i].value;
	return NO_NUMERAL;
}

/* 二百三十一 is 231, and 二〇二二 is 2022. */
struct reading {
	uint64_t whole, part, digit;
};

static void
read_numeral(struct reading *reading, uint64_t value)
{
	if (value < TEN) {
		reading->digit = TEN * reading->digit + value;
		return;
	}
	if (value < 10000) {
		reading->part +=
		    (reading->digit > 0 ? reading->digit : 1) * value;
	} else {
		reading->part += reading->digit;
		reading->whole +=
		    (reading->part > 0 ? reading->part : 1) * value;
		reading->part = 0;
	}
	reading->digit = 0;
}

static bool
is_digit(struct text text)
{
	return text.length > 0 && text.bytes[0] >= '0' && text.bytes[0] <= '9';
}

static void
take_digits(struct text *rest, struct piece *piece)
{
	while (rest->length > 1 && rest->bytes[0] == '0' &&
	    is_digit(text_skip(*rest, 1)))
		*rest = text_skip(*rest, 1);
	piece->digits = *rest;
	while (is_digit(*rest))
		*rest = text_skip(*rest, 1);
	piece->digits.length = (size_t)(rest->bytes - piece->digits.bytes);
}

static struct piece
take_piece(struct text *rest)
{
	struct piece piece = { 0 };
	struct reading reading = { 0 };
	struct text before = *rest;
	int64_t value;

	if (is_digit(*rest)) {
		piece.number = true;
		take_digits(rest, &piece);
		return piece;
	}
	piece.code_point = utf8_next(rest);
	value = numeral(piece.code_point);
	for (; value != NO_NUMERAL; value = numeral(utf8_next(rest))) {
		piece.number = true;
		read_numeral(&reading, (uint64_t)value);
		before = *rest;
		if (rest->length == 0)
			break;
	}
	if (piece.number)
		*rest = before;
	piece.value = reading.whole + reading.part + reading.digit;
	return piece;
}

/* Numerals as digits, so that 第3条 comes before 第四条. */
static struct text
piece_digits(const struct piece *piece, char room[20])
{
	uint64_t value = piece->value;
	size_t at = 20;

	if (piece->digits.bytes != NULL)
		return piece->digits;
	do {
		room[--at] = (char)('0' + value % TEN);
		value /= TEN;
	} while (value > 0);
	return (struct text){ room + at, 20 - at };
}

/* What a piece is, in the order in which they come. */
enum { END = 0, TAB = 1, NUMBER = 2, CHARACTER = 3 };

static void
append_number(struct buffer *key, struct text digits)
{
	buffer_append_byte(key, NUMBER);
	/* The longer number is the larger one. */
	for (int shift = 24; shift >= 0; shift -= 8)
		buffer_append_byte(key, (char)(digits.length >> shift));
	buffer_append(key, digits);
}

void
natural_append_key(struct buffer *key, struct text text)
{
	struct text rest = text;
	char room[20];

	while (rest.length > 0) {
		struct text before = rest;
		struct piece piece = take_piece(&rest);

		if (piece.number) {
			append_number(key, piece_digits(&piece, room));
			continue;
		}
		buffer_append_byte(
		    key, piece.code_point == '\t' ? TAB : CHARACTER);
		buffer_append(key,
		    text_take(before, (size_t)(rest.bytes - before.bytes)));
	}
	buffer_append_byte(key, END);
	buffer_append(key, text);
}

static int
compare_keys(const void *things, uint32_t a, uint32_t b)
{
	const struct text *keys = things;

	return text_compare(keys[a], keys[b]);
}

uint32_t *
natural_sort(const struct text *texts, size_t count)
{
	struct text *keys = memory_new(count, sizeof(*keys));
	struct store store = { 0 };
	struct buffer key = { 0 };
	uint32_t *order;

	for (size_t i = 0; i < count; i++) {
		buffer_clear(&key);
		natural_append_key(&key, texts[i]);
		keys[i] = store_text(&store, buffer_text(&key));
	}
	order = order_sort(count, compare_keys, keys);
	buffer_free(&key);
	store_clear(&store);
	free(keys);
	return order;
}
