/*
 * Exact decimals.  What fits an int64_t is worked on in place; whatever
 * overflows takes the long way over limbs of 18 digits.
 */
#include <stdlib.h>
#include <string.h>

#include "common/decimal.h"
#include "common/error.h"
#include "common/memory.h"

enum { LIMB_DIGITS = 18, SMALL_LIMBS = 2 };

static const uint64_t limb_base = UINT64_C(1000000000000000000);

static const uint64_t powers_of_ten[LIMB_DIGITS + 1] = {
	UINT64_C(1),
	UINT64_C(10),
	UINT64_C(100),
	UINT64_C(1000),
	UINT64_C(10000),
	UINT64_C(100000),
	UINT64_C(1000000),
	UINT64_C(10000000),
	UINT64_C(100000000),
	UINT64_C(1000000000),
	UINT64_C(10000000000),
	UINT64_C(100000000000),
	UINT64_C(1000000000000),
	UINT64_C(10000000000000),
	UINT64_C(100000000000000),
	UINT64_C(1000000000000000),
	UINT64_C(10000000000000000),
	UINT64_C(100000000000000000),
	UINT64_C(1000000000000000000),
};

bool
decimal_is_zero(const struct decimal *number)
{
	return number->large == NULL && number->small == 0;
}

/* --- limbs --- */

/* A coefficient seen as limbs, wherever they are. */
struct view {
	const uint64_t *limbs;
	size_t count;
	bool negative;
	uint64_t room[SMALL_LIMBS];
};

static uint64_t
magnitude_of(int64_t value)
{
	return value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
}

static void
view_coefficient(struct view *view, const struct decimal *number)
{
	uint64_t magnitude = magnitude_of(number->small);

	if (number->large != NULL) {
		view->limbs = number->large;
		view->count = number->count;
		view->negative = number->negative;
		return;
	}
	view->room[0] = magnitude % limb_base;
	view->room[1] = magnitude / limb_base;
	view->limbs = view->room;
	view->count = magnitude >= limb_base ? 2 : magnitude > 0;
	view->negative = number->small < 0;
}

static void
make_limbs(struct decimal *number, size_t count)
{
	number->large = memory_grow(
	    number->large, &number->capacity, count, sizeof(*number->large));
}

static void
put_in_place(struct decimal *number, int64_t small)
{
	if (number->large != NULL) {
		free(number->large);
		number->large = NULL;
		number->count = number->capacity = 0;
		number->negative = false;
	}
	number->small = small;
}

static void
put_in_limbs(struct decimal *number)
{
	struct view view;

	if (number->large != NULL)
		return;
	view_coefficient(&view, number);
	make_limbs(number, SMALL_LIMBS);
	memcpy(number->large, view.limbs, view.count * sizeof(*view.limbs));
	number->count = view.count;
	number->negative = view.negative;
}

/* Back in place, where that suffices. */
static void
settle(struct decimal *number)
{
	int64_t small = 0;

	if (number->large == NULL)
		return;
	while (number->count > 0 && number->large[number->count - 1] == 0)
		number->count--;
	if (number->count > 1)
		return;
	if (number->count == 1)
		small = (int64_t)number->large[0];
	put_in_place(number, number->negative ? -small : small);
}

static int
compare_magnitude(const struct decimal *number, const struct view *other)
{
	if (number->count != other->count)
		return number->count < other->count ? -1 : 1;
	for (size_t i = number->count; i-- > 0;)
		if (number->large[i] != other->limbs[i])
			return number->large[i] < other->limbs[i] ? -1 : 1;
	return 0;
}

/* The view is not of number itself: its limbs may move. */
static void
add_magnitude(struct decimal *number, const struct view *addend)
{
	uint64_t carry = 0;

	for (size_t i = 0; i < addend->count || carry > 0; i++) {
		if (i == number->count) {
			make_limbs(number, number->count + 1);
			number->large[number->count++] = 0;
		}
		number->large[i] += carry;
		if (i < addend->count)
			number->large[i] += addend->limbs[i];
		carry = number->large[i] >= limb_base;
		if (carry > 0)
			number->large[i] -= limb_base;
	}
}

/* Larger minus smaller; number, which is one of them, has room for both. */
static void
subtract_limbs(struct decimal *number, const uint64_t *larger, size_t count,
    const uint64_t *smaller, size_t smaller_count)
{
	uint64_t borrow = 0;

	for (size_t i = 0; i < count; i++) {
		uint64_t take = borrow;

		if (i < smaller_count)
			take += smaller[i];
		borrow = larger[i] < take;
		number->large[i] = larger[i] + borrow * limb_base - take;
	}
	number->count = count;
}

static void
add_view(struct decimal *number, const struct view *addend)
{
	if (number->negative == addend->negative) {
		add_magnitude(number, addend);
		return;
	}
	if (compare_magnitude(number, addend) >= 0) {
		subtract_limbs(number, number->large, number->count,
		    addend->limbs, addend->count);
		return;
	}
	make_limbs(number, addend->count);
	subtract_limbs(
	    number, addend->limbs, addend->count, number->large, number->count);
	number->negative = addend->negative;
}

static void
multiply_limbs(struct decimal *number, uint64_t factor)
{
	unsigned __int128 product = 0;

	for (size_t i = 0; i < number->count; i++) {
		product += (unsigned __int128)number->large[i] * factor;
		number->large[i] = (uint64_t)(product % limb_base);
		product /= limb_base;
	}
	if (product == 0)
		return;
	make_limbs(number, number->count + 1);
	number->large[number->count++] = (uint64_t)product;
}

/* Returns the remainder. */
static uint64_t
divide_limbs(struct decimal *number, uint64_t divisor)
{
	unsigned __int128 rest = 0;

	for (size_t i = number->count; i-- > 0;) {
		rest = rest * limb_base + number->large[i];
		number->large[i] = (uint64_t)(rest / divisor);
		rest %= divisor;
	}
	while (number->count > 0 && number->large[number->count - 1] == 0)
		number->count--;
	return (uint64_t)rest;
}

/* Put count zero limbs below the others. */
static void
raise_limbs(struct decimal *number, size_t count)
{
	if (count == 0)
		return;
	make_limbs(number, number->count + count);
	memmove(number->large + count, number->large,
	    number->count * sizeof(*number->large));
	memset(number->large, 0, count * sizeof(*number->large));
	number->count += count;
}

static void
drop_digits(struct decimal *number, size_t digits)
{
	size_t limbs = digits / LIMB_DIGITS;

	if (limbs >= number->count) {
		number->count = 0;
		return;
	}
	number->count -= limbs;
	memmove(number->large, number->large + limbs,
	    number->count * sizeof(*number->large));
	divide_limbs(number, powers_of_ten[digits % LIMB_DIGITS]);
}

/* The digit that stands before as many as after. */
static unsigned
digit_before(const struct decimal *number, size_t after)
{
	size_t limb = after / LIMB_DIGITS;

	if (limb >= number->count)
		return 0;
	return number->large[limb] / powers_of_ten[after % LIMB_DIGITS] % 10;
}

static bool
has_digits_below(const struct decimal *number, size_t digits)
{
	size_t limbs = digits / LIMB_DIGITS;

	for (size_t i = 0; i < limbs && i < number->count; i++)
		if (number->large[i] != 0)
			return true;
	return limbs < number->count &&
	    number->large[limbs] % powers_of_ten[digits % LIMB_DIGITS] != 0;
}

/* The same for digits more after the point, if it fits. */
static inline bool
widen_small(int64_t *small, uint32_t digits)
{
	return digits <= LIMB_DIGITS &&
	    !__builtin_mul_overflow(
		*small, (int64_t)powers_of_ten[digits], small);
}

static void
widen(struct decimal *number, uint32_t digits)
{
	int64_t small = number->small;

	number->scale += digits;
	if (decimal_is_zero(number))
		return;
	if (number->large == NULL && widen_small(&small, digits)) {
		number->small = small;
		return;
	}
	put_in_limbs(number);
	multiply_limbs(number, powers_of_ten[digits % LIMB_DIGITS]);
	raise_limbs(number, digits / LIMB_DIGITS);
}

/* --- in and out --- */

/* Digits, perhaps with a point among them, of which there are count. */
static void
parse_limbs(struct decimal *number, struct text text, size_t count)
{
	size_t limbs = 0, place = 0;

	make_limbs(number, count / LIMB_DIGITS + 1);
	for (size_t i = text.length; i-- > 0;) {
		if (text.bytes[i] == '.')
			continue;
		if (place % LIMB_DIGITS == 0)
			number->large[limbs++] = 0;
		number->large[limbs - 1] += (uint64_t)(text.bytes[i] - '0') *
		    powers_of_ten[place % LIMB_DIGITS];
		place++;
	}
	number->count = limbs;
}

bool
decimal_parse(struct decimal *number, struct text text)
{
	bool negative = text.length > 0 && text.bytes[0] == '-';
	size_t digits = 0, point = SIZE_MAX;
	uint64_t value = 0;

	if (negative || (text.length > 0 && text.bytes[0] == '+'))
		text = text_skip(text, 1);
	for (size_t i = 0; i < text.length; i++) {
		unsigned digit = (unsigned char)text.bytes[i] - '0';

		if (digit <= 9) {
			value = value * 10 + digit;
			digits++;
		} else if (text.bytes[i] == '.' && point == SIZE_MAX) {
			point = i;
		} else {
			return false;
		}
	}
	if (digits == 0 || digits > DECIMAL_MOST_DIGITS)
		return false;
	number->scale = 0;
	if (point != SIZE_MAX)
		number->scale = (uint32_t)(text.length - point - 1);
	if (digits <= LIMB_DIGITS) {
		put_in_place(
		    number, negative ? -(int64_t)value : (int64_t)value);
		return true;
	}
	parse_limbs(number, text, digits);
	number->negative = negative;
	settle(number);
	return true;
}

static void
append_limbs(struct buffer *buffer, const struct view *coefficient)
{
	size_t at = coefficient->count - 1;

	buffer_append_number(buffer, coefficient->limbs[at]);
	while (at-- > 0) {
		uint64_t limb = coefficient->limbs[at];
		char *digits = buffer_room(buffer, LIMB_DIGITS);

		for (int i = LIMB_DIGITS; i-- > 0; limb /= 10)
			digits[i] = (char)('0' + limb % 10);
		buffer->length += LIMB_DIGITS;
	}
}

static void
insert_bytes(struct buffer *buffer, size_t offset, char byte, size_t count)
{
	char *bytes;

	buffer_room(buffer, count);
	bytes = buffer->bytes + offset;
	memmove(bytes + count, bytes, buffer->length - offset);
	memset(bytes, byte, count);
	buffer->length += count;
}

static void
append_small(struct buffer *buffer, int64_t small, size_t scale)
{
	enum { MOST = 2 * LIMB_DIGITS + 4 };
	char digits[MOST];
	uint64_t magnitude = magnitude_of(small);
	size_t at = MOST;

	while (scale > 0 && magnitude % 10 == 0) {
		magnitude /= 10;
		scale--;
	}
	for (size_t left = scale; left > 0; left--) {
		digits[--at] = (char)('0' + magnitude % 10);
		magnitude /= 10;
	}
	if (scale > 0)
		digits[--at] = '.';
	do
		digits[--at] = (char)('0' + magnitude % 10);
	while ((magnitude /= 10) > 0);
	if (small < 0)
		digits[--at] = '-';
	buffer_append(buffer, (struct text){ digits + at, MOST - at });
}

void
decimal_append(struct buffer *buffer, const struct decimal *number)
{
	size_t scale = number->scale, begin;
	struct view coefficient;

	if (number->large == NULL && scale <= LIMB_DIGITS) {
		append_small(buffer, number->small, scale);
		return;
	}
	view_coefficient(&coefficient, number);
	if (coefficient.count == 0) {
		buffer_append_byte(buffer, '0');
		return;
	}
	if (coefficient.negative)
		buffer_append_byte(buffer, '-');
	begin = buffer->length;
	append_limbs(buffer, &coefficient);
	while (scale > 0 && buffer->bytes[buffer->length - 1] == '0') {
		buffer->length--;
		scale--;
	}
	if (scale == 0)
		return;
	if (buffer->length - begin <= scale)
		insert_bytes(
		    buffer, begin, '0', scale + 1 - (buffer->length - begin));
	insert_bytes(buffer, buffer->length - scale, '.', 1);
}

void
decimal_set(struct decimal *number, int64_t value)
{
	put_in_place(number, value);
	number->scale = 0;
}

void
decimal_copy(struct decimal *number, const struct decimal *other)
{
	if (number == other)
		return;
	number->scale = other->scale;
	if (other->large == NULL) {
		put_in_place(number, other->small);
		return;
	}
	make_limbs(number, other->count);
	memcpy(
	    number->large, other->large, other->count * sizeof(*other->large));
	number->count = other->count;
	number->negative = other->negative;
}

void
decimal_free(struct decimal *number)
{
	decimal_set(number, 0);
}

/* --- reckon --- */

static inline bool
add_in_place(struct decimal *number, const struct decimal *addend, bool negate)
{
	int64_t sum = number->small, other = addend->small;
	uint32_t scale = number->scale;

	if (number->large != NULL || addend->large != NULL)
		return false;
	if (scale < addend->scale) {
		if (!widen_small(&sum, addend->scale - scale))
			return false;
		scale = addend->scale;
	} else if (scale > addend->scale) {
		if (!widen_small(&other, scale - addend->scale))
			return false;
	}
	if (negate ? __builtin_sub_overflow(sum, other, &sum)
		   : __builtin_add_overflow(sum, other, &sum))
		return false;
	number->small = sum;
	number->scale = scale;
	return true;
}

/* Add numbers of the same scale, which are not one and the same. */
static void
add_limbs(struct decimal *number, const struct decimal *addend, bool negate)
{
	struct view view;

	put_in_limbs(number);
	view_coefficient(&view, addend);
	if (negate)
		view.negative = !view.negative;
	add_view(number, &view);
	settle(number);
}

/* Bring both to the larger scale, addend as a copy, and add them. */
static void
add_aligned(struct decimal *number, const struct decimal *addend, bool negate)
{
	struct decimal aligned = { 0 };

	decimal_copy(&aligned, addend);
	if (number->scale < aligned.scale)
		widen(number, aligned.scale - number->scale);
	else
		widen(&aligned, number->scale - aligned.scale);
	add_limbs(number, &aligned, negate);
	decimal_free(&aligned);
}

static inline void
add(struct decimal *number, const struct decimal *addend, bool negate)
{
	if (add_in_place(number, addend, negate))
		return;
	if (number->scale == addend->scale && number != addend)
		add_limbs(number, addend, negate);
	else
		add_aligned(number, addend, negate);
}

void
decimal_add(struct decimal *number, const struct decimal *addend)
{
	add(number, addend, false);
}

void
decimal_subtract(struct decimal *number, const struct decimal *subtrahend)
{
	add(number, subtrahend, true);
}

static void
multiply_views(uint64_t *product, const struct view *a, const struct view *b)
{
	for (size_t i = 0; i < a->count; i++) {
		unsigned __int128 carry = 0;

		for (size_t j = 0; j < b->count; j++) {
			carry += (unsigned __int128)a->limbs[i] * b->limbs[j];
			carry += product[i + j];
			product[i + j] = (uint64_t)(carry % limb_base);
			carry /= limb_base;
		}
		product[i + b->count] = (uint64_t)carry;
	}
}

void
decimal_multiply(struct decimal *number, const struct decimal *factor)
{
	struct view a, b;
	uint64_t *product;
	size_t count;
	int64_t small;
	bool negative;

	number->scale += factor->scale;
	if (number->large == NULL && factor->large == NULL &&
	    !__builtin_mul_overflow(number->small, factor->small, &small)) {
		number->small = small;
		return;
	}
	view_coefficient(&a, number);
	view_coefficient(&b, factor);
	negative = a.negative != b.negative;
	count = a.count + b.count;
	product = memory_new(count, sizeof(*product));
	multiply_views(product, &a, &b);
	free(number->large);
	number->large = product;
	number->count = number->capacity = count;
	number->negative = negative;
	settle(number);
}

void
decimal_shift(struct decimal *number, int power)
{
	uint32_t digits = (uint32_t)magnitude_of(power);

	if (power < 0) {
		number->scale += digits;
	} else if (digits <= number->scale) {
		number->scale -= digits;
	} else {
		widen(number, digits - number->scale);
		number->scale = 0;
	}
}

/* Is the quotient, which lost a remainder, to be rounded away from zero? */
static bool
rounds_up(const struct decimal *quotient, uint32_t dropped, uint64_t remainder,
    uint64_t divisor)
{
	unsigned digit;
	int half;

	if (dropped == 0) {
		half = (remainder > divisor - remainder) -
		    (remainder < divisor - remainder);
	} else {
		digit = digit_before(quotient, dropped - 1);
		half = (digit > 5) - (digit < 5);
		if (half == 0 &&
		    (remainder > 0 || has_digits_below(quotient, dropped - 1)))
			half = 1;
	}
	return half > 0 || (half == 0 && digit_before(quotient, dropped) % 2);
}

void
decimal_divide(struct decimal *number, uint64_t count, uint32_t places)
{
	static const struct view one = { .count = 1, .limbs = powers_of_ten };
	uint64_t remainder;
	bool up;

	if (number->scale < places)
		widen(number, places - number->scale);
	put_in_limbs(number);
	remainder = divide_limbs(number, count);
	up = rounds_up(number, number->scale - places, remainder, count);
	drop_digits(number, number->scale - places);
	number->scale = places;
	if (up)
		add_magnitude(number, &one);
	settle(number);
}

static int
sign_of(const struct decimal *number)
{
	if (number->large != NULL)
		return number->negative ? -1 : 1;
	return (number->small > 0) - (number->small < 0);
}

int
decimal_compare(const struct decimal *a, const struct decimal *b)
{
	struct decimal difference = { 0 };
	int sign;

	if (a->large == NULL && b->large == NULL && a->scale == b->scale)
		return (a->small > b->small) - (a->small < b->small);
	sign = sign_of(a);
	if (sign != sign_of(b))
		return sign < sign_of(b) ? -1 : 1;
	decimal_copy(&difference, a);
	decimal_subtract(&difference, b);
	sign = sign_of(&difference);
	decimal_free(&difference);
	return sign;
}
