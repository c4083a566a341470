/* Exact numbers and sums. */
#include <stdlib.h>

#include "cmd/hantab/number.h"
#include "common/memory.h"

enum { SMALL_DIGITS = 18 };

/* For work on all bytes of a word at once. */
static const uint64_t each_byte = UINT64_C(0x0101010101010101);
static const uint64_t each_fourth = UINT64_C(0x000000FF000000FF);

static const int64_t power_of_ten[] = { 1, 10, 100, 1000, 10000, 100000,
	1000000, 10000000, 100000000, 1000000000, 10000000000, 100000000000,
	1000000000000, 10000000000000, 100000000000000, 1000000000000000,
	10000000000000000, 100000000000000000, 1000000000000000000 };

static struct decimal *
rest_of(struct number *number)
{
	if (number->rest == NULL)
		number->rest = memory_new(1, sizeof(*number->rest));
	return number->rest;
}

static void
clear(struct number *number)
{
	number->small = 0;
	number->scale = 0;
	number->filled = false;
	if (number->rest != NULL)
		decimal_set(number->rest, 0);
}

void
number_free(struct number *number)
{
	if (number->rest != NULL)
		decimal_free(number->rest);
	free(number->rest);
	*number = (struct number){ 0 };
}

static bool
parse_large(struct number *number, struct text text)
{
	clear(number);
	number->filled = decimal_parse(rest_of(number), text);
	return number->filled;
}

/* Take digits off the front of text, onto the end of *value. */
static const char *
take_digits(const char *at, const char *end, int64_t *value)
{
	int64_t result = *value;

	for (; at < end; at++) {
		unsigned digit = (unsigned char)*at - (unsigned)'0';

		if (digit > 9)
			break;
		result = 10 * result + (int)digit;
	}
	*value = result;
	return at;
}

/* Four bytes, the first of them lowest. */
static uint64_t
load_half(const char *bytes)
{
	const unsigned char *at = (const void *)bytes;

	return (uint64_t)at[0] | (uint64_t)at[1] << 8 | (uint64_t)at[2] << 16 |
	    (uint64_t)at[3] << 24;
}

/* The eight digits of a word as a number; the first of them is lowest. */
static int64_t
word_value(uint64_t digits)
{
	digits = digits * 10 + (digits >> 8);
	return (
	    int64_t)(((digits & each_fourth) * 0x000F424000000064 +
			 (digits >> 16 & each_fourth) * 0x0000271000000001) >>
	    32);
}

/*
 * Read 4 to 8 bytes that are digits and at most one point, all at once: most
 * numbers are, and the branches of a loop over digits cannot be foreseen.
 */
static bool
parse_word(struct number *number, struct text text)
{
	size_t bits = 8 * text.length;
	uint64_t word = load_half(text.bytes) |
	    load_half(text.bytes + text.length - 4) << (bits - 32);
	uint64_t points = word ^ each_byte * '.', below;

	/* The lowest byte that is a point is the lowest one marked here. */
	points = (points - each_byte) & ~points & each_byte * 0x80;
	if (points != 0) {
		below = (points & -points) - 1;
		below >>= 7; /* all bits of the bytes before the point */
		number->scale = (uint32_t)(text.length - 1 -
		    (size_t)__builtin_ctzll(points) / 8);
		word = (word & below) | (word >> 8 & ~below);
		bits -= 8;
	} else {
		number->scale = 0;
	}
	word = (word << (64 - bits)) - (each_byte * '0' << (64 - bits));
	/* Whatever is no digit is more than 9 now, or has its top bit set. */
	if (((word + each_byte * (0x7F - 9)) | word) & each_byte * 0x80)
		return false;
	number->small = word_value(word);
	number->filled = true;
	return true;
}

bool
number_parse(struct number *number, struct text text)
{
	const char *at = text.bytes, *end = text.bytes + text.length;
	const char *digits, *point;
	int64_t small = 0;
	bool negative;

	/* A sign and a point beside the digits: no more fit for sure. */
	if (text.length == 0 || text.length > SMALL_DIGITS)
		return parse_large(number, text);
	if (number->rest != NULL)
		number_free(number);
	if (text.length >= 4 && text.length <= 8 && parse_word(number, text))
		return true;
	negative = *at == '-';
	digits = at + (negative || *at == '+');
	at = point = take_digits(digits, end, &small);
	if (at < end && *at == '.')
		at = take_digits(++point, end, &small);
	number->filled =
	    at == end && end - digits > (point > digits && point[-1] == '.');
	number->small = negative ? -small : small;
	number->scale = (uint32_t)(at - point);
	return number->filled;
}

/* Put what is small into the decimal, which has no limits. */
static void
spill(struct number *sum)
{
	struct decimal small = { .small = sum->small, .scale = sum->scale };

	decimal_add(rest_of(sum), &small);
	sum->small = 0;
}

static bool
is_below(int64_t value, int64_t limit)
{
	return value < limit && value > -limit;
}

/* Write small / 10^scale with a larger scale; false if that is too long. */
static bool
rescale(int64_t *small, uint32_t scale, uint32_t wanted)
{
	uint32_t by = wanted - scale;

	if (by > SMALL_DIGITS ||
	    !is_below(*small, power_of_ten[SMALL_DIGITS - by]))
		return false;
	*small *= power_of_ten[by];
	return true;
}

static void
add_small(struct number *sum, int64_t small, uint32_t scale)
{
	if (scale > sum->scale) {
		if (!rescale(&sum->small, sum->scale, scale))
			spill(sum);
		sum->scale = scale;
	} else if (scale < sum->scale && !rescale(&small, scale, sum->scale)) {
		spill(sum);
		sum->scale = scale;
	}
	sum->small += small;
	if (!is_below(sum->small, power_of_ten[SMALL_DIGITS]))
		spill(sum);
}

void
number_add(struct number *sum, const struct number *addend)
{
	if (addend->rest != NULL)
		decimal_add(rest_of(sum), addend->rest);
	add_small(sum, addend->small, addend->scale);
	sum->filled = true;
}

void
number_copy(struct number *number, const struct number *other)
{
	struct decimal *rest = number->rest;

	if (other->rest != NULL)
		decimal_copy(rest_of(number), other->rest);
	else if (rest != NULL)
		decimal_set(rest, 0);
	number->small = other->small;
	number->scale = other->scale;
	number->filled = other->filled;
}

static void
total(struct decimal *result, const struct number *number)
{
	decimal_set(result, number->small);
	decimal_shift(result, -(int)number->scale);
	if (number->rest != NULL)
		decimal_add(result, number->rest);
}

/* All of it into the decimal. */
static struct decimal *
whole(struct number *number)
{
	spill(number);
	number->scale = 0;
	return number->rest;
}

void
number_multiply(struct number *number, uint32_t factor)
{
	struct decimal by = { .small = factor };

	decimal_multiply(whole(number), &by);
}

void
number_negate(struct number *number)
{
	struct decimal result = { 0 };

	decimal_subtract(&result, whole(number));
	decimal_copy(number->rest, &result);
	decimal_free(&result);
}

int
number_compare(const struct number *a, const struct number *b)
{
	struct decimal first = { 0 }, second = { 0 };
	int order;

	if (a->rest == NULL && b->rest == NULL && a->scale == b->scale)
		return (a->small > b->small) - (a->small < b->small);
	total(&first, a);
	total(&second, b);
	order = decimal_compare(&first, &second);
	decimal_free(&first);
	decimal_free(&second);
	return order;
}

/* As decimal_append(), for what has no rest. */
static void
append_small(struct buffer *buffer, int64_t small, uint32_t scale)
{
	uint64_t digits = small < 0 ? 0 - (uint64_t)small : (uint64_t)small;
	uint64_t unit;

	while (scale > 0 && digits % 10 == 0) {
		digits /= 10;
		scale--;
	}
	if (small < 0)
		buffer_append_byte(buffer, '-');
	unit = (uint64_t)power_of_ten[scale];
	buffer_append_number(buffer, digits / unit);
	if (scale == 0)
		return;
	buffer_append_byte(buffer, '.');
	for (digits %= unit; (unit /= 10) > 0; digits %= unit)
		buffer_append_byte(buffer, (char)('0' + digits / unit));
}

void
number_append(struct buffer *buffer, const struct number *number)
{
	struct decimal result = { 0 };

	if (number->rest == NULL && number->scale <= SMALL_DIGITS) {
		append_small(buffer, number->small, number->scale);
		return;
	}
	total(&result, number);
	decimal_append(buffer, &result);
	decimal_free(&result);
}

void
number_append_quotient(struct buffer *buffer, const struct number *number,
    uint64_t count, uint32_t places)
{
	struct decimal result = { 0 };

	total(&result, number);
	decimal_divide(&result, count, places);
	decimal_append(buffer, &result);
	decimal_free(&result);
}
