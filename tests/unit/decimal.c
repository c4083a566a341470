/* Decimals against sums done by hand, digit by digit. */
#include <stdlib.h>
#include <string.h>

#include "common/decimal.h"
#include "tests/unit/check.h"

enum { CASES = 20000, MOST_DIGITS = 60, ROOM = 4 * MOST_DIGITS };

static uint64_t state = 88172645463325252;

static unsigned
random_below(unsigned limit)
{
	state ^= state << 13;
	state ^= state >> 7;
	state ^= state << 17;
	return (unsigned)(state >> 11) % limit;
}

/*
 * The other way: a sign and ROOM digits, the ones at PLACES from the end,
 * one digit a byte, reckoned as on paper.
 */
enum { PLACES = ROOM / 2 };

struct paper {
	bool negative;
	char digits[ROOM]; /* least significant first */
};

static struct paper
paper_parse(const char *string)
{
	struct paper paper = { 0 };
	const char *point;
	size_t length;

	if (*string == '-' || *string == '+')
		paper.negative = *string++ == '-';
	length = strlen(string);
	point = strchr(string, '.');
	if (point == NULL)
		point = string + length;
	for (size_t i = 0; i < length; i++) {
		const char *at = string + i;
		long place = PLACES + (long)(point - at) - (at < point);

		if (at != point)
			paper.digits[place] = (char)(*at - '0');
	}
	return paper;
}

static int
paper_compare(const struct paper *a, const struct paper *b)
{
	for (size_t i = ROOM; i-- > 0;)
		if (a->digits[i] != b->digits[i])
			return a->digits[i] < b->digits[i] ? -1 : 1;
	return 0;
}

static struct paper
paper_add(struct paper a, struct paper b)
{
	struct paper sum = a;
	int carry = 0;

	if (a.negative != b.negative && paper_compare(&a, &b) < 0)
		return paper_add(b, a);
	for (size_t i = 0; i < ROOM; i++) {
		int digit = a.digits[i] + carry;

		digit += a.negative == b.negative ? b.digits[i] : -b.digits[i];
		carry = digit > 9 ? 1 : digit < 0 ? -1 : 0;
		sum.digits[i] = (char)(digit - 10 * carry);
	}
	return sum;
}

static struct paper
paper_shift(struct paper paper, int power)
{
	struct paper shifted = { .negative = paper.negative };

	for (int i = 0; i < ROOM; i++)
		if (i + power >= 0 && i + power < ROOM)
			shifted.digits[i + power] = paper.digits[i];
	return shifted;
}

static struct paper
paper_multiply(struct paper a, struct paper b)
{
	struct paper product = { 0 }, positive = a;

	positive.negative = false;
	for (int i = 0; i < ROOM; i++)
		for (int n = 0; n < b.digits[i]; n++)
			product = paper_add(
			    product, paper_shift(positive, i - PLACES));
	product.negative = a.negative != b.negative;
	return product;
}

/* Long division, then half to even at places. */
static struct paper
paper_divide(struct paper a, uint64_t divisor, int places)
{
	struct paper quotient = { .negative = a.negative };
	struct paper unit = { .negative = a.negative };
	unsigned __int128 rest = 0;
	int last = PLACES - places, half;
	bool sticky;

	for (int i = ROOM; i-- > 0;) {
		rest = rest * 10 + (unsigned)a.digits[i];
		quotient.digits[i] = (char)(rest / divisor);
		rest %= divisor;
	}
	half = quotient.digits[last - 1] - 5;
	sticky = rest > 0;
	for (int i = 0; i < last; i++) {
		if (i < last - 1 && quotient.digits[i] != 0)
			sticky = true;
		quotient.digits[i] = 0;
	}
	if (half == 0)
		half = sticky || quotient.digits[last] % 2;
	if (half <= 0)
		return quotient;
	unit.digits[last] = 1;
	return paper_add(quotient, unit);
}

static void
paper_print(const struct paper *paper, char *string)
{
	struct paper zero = { 0 };
	int top = ROOM - 1, bottom = 0;

	if (paper->negative && paper_compare(paper, &zero) != 0)
		*string++ = '-';
	while (top > PLACES && paper->digits[top] == 0)
		top--;
	while (bottom < PLACES && paper->digits[bottom] == 0)
		bottom++;
	for (int i = top; i >= bottom; i--) {
		if (i == PLACES - 1)
			*string++ = '.';
		*string++ = (char)('0' + paper->digits[i]);
	}
	*string = '\0';
}

/* Many lengths, and many nines and zeros, where carries are. */
static void
random_string(char *string, unsigned most_digits)
{
	unsigned digits = 1 + random_below(1 + random_below(most_digits));
	unsigned point = random_below(2) ? random_below(digits + 1) : digits;
	unsigned style = random_below(4);

	if (random_below(2))
		*string++ = "+-"[random_below(2)];
	for (unsigned i = 0; i < digits; i++) {
		if (i == point)
			*string++ = '.';
		*string++ = style == 0 ? "09"[random_below(2)]
				       : (char)('0' + random_below(10));
	}
	*string = '\0';
}

static void
check_value(
    const struct decimal *number, struct paper expected, const char *what)
{
	struct buffer buffer = { 0 };
	char string[ROOM + 3];

	paper_print(&expected, string);
	decimal_append(&buffer, number);
	check_text(
	    buffer_text(&buffer), text_from(string), __FILE__, __LINE__, what);
	buffer_free(&buffer);
}

static void
parse(struct decimal *number, const char *string)
{
	CHECK(decimal_parse(number, text_from(string)));
}

static void
check_random_pair(struct decimal *number, struct decimal *other)
{
	char first[ROOM], second[ROOM];
	struct paper a, b, negated;
	int order;

	random_string(first, 40);
	random_string(second, 40);
	a = paper_parse(first);
	b = paper_parse(second);
	parse(number, first);
	parse(other, second);
	check_value(number, a, first);
	negated = b;
	negated.negative = !b.negative;
	negated = paper_add(a, negated);
	order = decimal_compare(number, other);
	CHECK(paper_compare(&negated, &(struct paper){ 0 }) == 0
		? order == 0
		: order == (negated.negative ? -1 : 1));
	CHECK_NUMBER(decimal_compare(other, number), -order);
	decimal_subtract(number, other);
	check_value(number, negated, "difference");
	CHECK(decimal_is_zero(number) == (order == 0));
	decimal_add(number, other);
	check_value(number, a, "sum of difference and subtrahend");
	decimal_add(number, other);
	check_value(number, paper_add(a, b), "sum");
	decimal_copy(number, other);
	check_value(number, b, "copy");
	decimal_add(number, number);
	check_value(number, paper_add(b, b), "twice");
	decimal_subtract(number, number);
	CHECK(decimal_is_zero(number));
}

static void
check_random_product(struct decimal *number, struct decimal *other)
{
	char first[ROOM], second[ROOM];
	struct paper a, b;

	random_string(first, 30);
	random_string(second, 30);
	a = paper_parse(first);
	b = paper_parse(second);
	parse(number, first);
	parse(other, second);
	decimal_multiply(number, other);
	check_value(number, paper_multiply(a, b), "product");
	decimal_multiply(other, other);
	check_value(other, paper_multiply(b, b), "square");
}

static void
check_random_shift(struct decimal *number)
{
	int power = (int)random_below(81) - 40;
	char string[ROOM];

	random_string(string, 40);
	parse(number, string);
	decimal_shift(number, power);
	check_value(number, paper_shift(paper_parse(string), power), "shifted");
}

static void
check_random_quotient(struct decimal *number)
{
	uint64_t divisor = 1 + random_below(random_below(2) ? 20 : 100000000);
	unsigned places = random_below(25);
	char string[ROOM];

	if (random_below(8) == 0)
		divisor = UINT64_MAX - random_below(1000);
	if (random_below(4) == 0)
		divisor = UINT64_C(1) << random_below(64);
	random_string(string, 50);
	parse(number, string);
	decimal_divide(number, divisor, places);
	check_value(number,
	    paper_divide(paper_parse(string), divisor, (int)places),
	    "quotient");
}

static void
check_random(void)
{
	struct decimal number = { 0 }, other = { 0 };

	for (int i = 0; i < CASES; i++) {
		check_random_pair(&number, &other);
		check_random_shift(&number);
		check_random_quotient(&other);
	}
	for (int i = 0; i < CASES / 20; i++)
		check_random_product(&number, &other);
	decimal_free(&number);
	decimal_free(&other);
}

static void
check_parse(const char *string, const char *expected)
{
	struct buffer buffer = { 0 };
	struct decimal number = { 0 };

	parse(&number, string);
	decimal_append(&buffer, &number);
	check_text(buffer_text(&buffer), text_from(expected), __FILE__,
	    __LINE__, string);
	decimal_free(&number);
	buffer_free(&buffer);
}

static void
check_refused(struct text text)
{
	struct buffer buffer = { 0 };
	struct decimal number = { 0 };

	parse(&number, "-12.5");
	if (!CHECK(!decimal_parse(&number, text)))
		printf("  '%.*s'\n", (int)text.length, text.bytes);
	decimal_append(&buffer, &number);
	CHECK_TEXT(buffer_text(&buffer), TEXT("-12.5"));
	buffer_free(&buffer);
}

static void
check_syntax(void)
{
	check_parse("0", "0");
	check_parse("-0", "0");
	check_parse("-0.000", "0");
	check_parse("+7", "7");
	check_parse("007", "7");
	check_parse("5.", "5");
	check_parse(".5", "0.5");
	check_parse("-.50", "-0.5");
	check_parse("0.05", "0.05");
	check_parse("120.500", "120.5");
	check_parse("100", "100");
	check_parse("9223372036854775807", "9223372036854775807");
	check_parse("-9223372036854775808", "-9223372036854775808");
	check_parse("00000000000000000000000000000000000001.50", "1.5");
	check_parse("123456789012345678901234567890.000000000000000000001",
	    "123456789012345678901234567890.000000000000000000001");
	check_refused(TEXT(""));
	check_refused(TEXT("."));
	check_refused(TEXT("-"));
	check_refused(TEXT("+."));
	check_refused(TEXT("--1"));
	check_refused(TEXT("1.2.3"));
	check_refused(TEXT("1e3"));
	check_refused(TEXT(" 1"));
	check_refused(TEXT("1 "));
	check_refused(TEXT("1,000"));
	check_refused(TEXT("0x1"));
	check_refused(TEXT("1\0"));
	check_refused(TEXT("\xEF\xBC\x91"));
	check_refused(TEXT("1234567890123456789a"));
}

static void
check_most_digits(void)
{
	char digits[DECIMAL_MOST_DIGITS + 1];
	struct buffer buffer = { 0 };
	struct decimal number = { 0 };
	struct text most = { digits, DECIMAL_MOST_DIGITS };

	memset(digits, '9', sizeof(digits));
	CHECK(decimal_parse(&number, most));
	decimal_append(&buffer, &number);
	CHECK_TEXT(buffer_text(&buffer), most);
	decimal_free(&number);
	buffer_free(&buffer);
	check_refused((struct text){ digits, sizeof(digits) });
}

static void
check_quotient(
    const char *string, uint64_t count, uint32_t places, const char *expected)
{
	struct buffer buffer = { 0 };
	struct decimal number = { 0 };

	parse(&number, string);
	decimal_divide(&number, count, places);
	decimal_append(&buffer, &number);
	check_text(buffer_text(&buffer), text_from(expected), __FILE__,
	    __LINE__, string);
	decimal_free(&number);
	buffer_free(&buffer);
}

static void
check_rounding(void)
{
	check_quotient("1", 2, 0, "0");
	check_quotient("3", 2, 0, "2");
	check_quotient("-3", 2, 0, "-2");
	check_quotient("-1", 2, 0, "0");
	check_quotient("0.25", 1, 1, "0.2");
	check_quotient("0.35", 1, 1, "0.4");
	check_quotient("0.250000000000000000001", 1, 1, "0.3");
	check_quotient("2", 3, 4, "0.6667");
	check_quotient("10", 4, 3, "2.5");
	check_quotient("9.99", 1, 1, "10");
	check_quotient("999999999999999999.5", 1, 0, "1000000000000000000");
	check_quotient("0.001", 7, 0, "0");
	check_quotient("5", UINT64_C(10000000000000000000), 18, "0");
}

/* Past 2^63, and back. */
static void
check_long_sum(void)
{
	struct buffer buffer = { 0 };
	struct decimal sum = { 0 }, addend = { 0 };

	parse(&addend, "4611686018427387904.25");
	for (int i = 0; i < 1000; i++)
		decimal_add(&sum, &addend);
	decimal_append(&buffer, &sum);
	CHECK_TEXT(buffer_text(&buffer), TEXT("4611686018427387904250"));
	for (int i = 0; i < 1000; i++)
		decimal_subtract(&sum, &addend);
	CHECK(decimal_is_zero(&sum));
	decimal_set(&sum, INT64_MIN);
	decimal_set(&addend, -1);
	decimal_add(&sum, &addend);
	buffer_clear(&buffer);
	decimal_append(&buffer, &sum);
	CHECK_TEXT(buffer_text(&buffer), TEXT("-9223372036854775809"));
	decimal_free(&sum);
	decimal_free(&addend);
	buffer_free(&buffer);
}

int
main(void)
{
	check_syntax();
	check_most_digits();
	check_rounding();
	check_long_sum();
	check_random();
	return check_finish();
}
