/* The numbers that markers are written with. */
#include "cmd/hansect/numeral.h"

enum { FIRST_YEAR = 1900, LAST_YEAR = 2099, ROMAN_MOST = 39 };

int
numeral_han(int32_t character)
{
	switch (character) {
	case 0x3007: /* 〇 */
	case 0x25CB: /* ○, which pages have for it */
	case 0x96F6: /* 零 */
		return 0;
	case 0x4E00:
	case 0x2F00:
		return 1;
	case 0x4E8C:
	case 0x2F06:
		return 2;
	case 0x4E09:
		return 3;
	case 0x56DB:
		return 4;
	case 0x4E94:
		return 5;
	case 0x516D:
		return 6;
	case 0x4E03:
		return 7;
	case 0x516B:
	case 0x2F0B:
		return 8;
	case 0x4E5D:
		return 9;
	case 0x5341:
	case 0x2F17:
		return 10;
	case 0x767E:
		return 100;
	case 0x5343:
		return 1000;
	default:
		return -1;
	}
}

int
numeral_formal(int32_t character)
{
	static const int32_t forms[][3] = { { 0x58F9 }, { 0x8D30, 0x8CB3 },
		{ 0x53C1, 0x53C3, 0x53C2 }, { 0x8086 }, { 0x4F0D },
		{ 0x9646, 0x9678 }, { 0x67D2 }, { 0x634C }, { 0x7396 },
		{ 0x62FE } };

	for (int i = 0; i < 10; i++)
		for (int j = 0; j < 3; j++)
			if (character == forms[i][j])
				return i + 1;
	return -1;
}

bool
numeral_take_han(struct text *rest, uint32_t *number)
{
	struct text at = *rest;
	uint32_t sum = 0, digit = 0, digits = 0, place = 10000;
	bool positional = true, zero = false;

	for (; at.length > 0; *rest = at) {
		int value = numeral_han(utf8_next(&at));

		if (value < 0 || ++digits > 7)
			break;
		if (value < 10) {
			if (positional)
				sum = sum * 10 + (uint32_t)value;
			zero = zero || value == 0;
			digit = (uint32_t)value;
			continue;
		}
		if (positional)
			sum = 0;
		positional = false;
		if ((uint32_t)value >= place || (digits > 1 && digit == 0))
			return false;
		place = (uint32_t)value;
		sum += (digits == 1 ? 1 : digit) * place;
		digit = 0;
	}
	*number = positional ? sum : sum + digit;
	return digits > 0 && digits <= 7 && *number > 0 &&
	    *number <= NUMERAL_MOST && (!positional || digits == 1 || zero);
}

bool
numeral_take_digits(struct text *rest, uint32_t *number)
{
	struct text at = *rest;
	int count = 0;

	for (*number = 0; at.length > 0; *rest = at, count++) {
		int value = numeral_digit(utf8_next(&at));

		if (value < 0)
			break;
		*number = *number * 10 + (uint32_t)value;
		if (count == 3)
			return false;
	}
	return count > 0 && *number > 0;
}

static int
roman_value(char byte)
{
	return byte == 'I' ? 1 : byte == 'V' ? 5 : byte == 'X' ? 10 : 0;
}

bool
numeral_take_roman(struct text *rest, uint32_t *number)
{
	size_t length = 0;

	*number = 0;
	for (; length < rest->length; length++) {
		int value = roman_value(rest->bytes[length]);
		int next = length + 1 < rest->length
		    ? roman_value(rest->bytes[length + 1])
		    : 0;

		if (value == 0)
			break;
		*number += (uint32_t)(value < next ? -value : value);
	}
	*rest = text_skip(*rest, length);
	return length > 0 && *number > 0 && *number <= ROMAN_MOST;
}

bool
numeral_take(struct text *rest, uint32_t *number)
{
	struct text at = *rest;

	return at.length > 0 && numeral_digit(utf8_next(&at)) >= 0
	    ? numeral_take_digits(rest, number)
	    : numeral_take_han(rest, number);
}

bool
numeral_begins_year(struct text rest)
{
	int year = 0;

	for (int i = 0; i < 4 && rest.length > 0; i++) {
		int digit = numeral_digit(utf8_next(&rest));

		if (digit < 0)
			return false;
		year = year * 10 + digit;
	}
	return year >= FIRST_YEAR && year <= LAST_YEAR &&
	    text_starts_with(rest, TEXT("年"));
}
