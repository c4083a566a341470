/* codepoint.c -- Code points as numbers in text, and tables of them. */
#include "common/codepoint.h"

#include <stdio.h>

int32_t
codepoint_parse(struct text digits, int32_t base)
{
	int32_t value = 0;

	for (size_t i = 0; i < digits.length; i++) {
		unsigned char byte = (unsigned char)digits.bytes[i];
		int32_t digit = byte - '0';

		if (byte > '9')
			digit = (byte | 0x20) - 'a' + 10;
		if (digit < 0 || digit >= base || (byte > '9' && digit < 10))
			return -1;
		value = value * base + digit;
		if (value > 0x10FFFF)
			return -1;
	}
	return digits.length > 0 ? value : -1;
}

int32_t
codepoint_find(struct lexicon table, int32_t code_point)
{
	char digits[16];
	struct text value, first;

	snprintf(digits, sizeof(digits), "%04X", (unsigned)code_point);
	if (!lexicon_find(table, text_from(digits), &value) ||
	    !text_split(&value, '\t', &first))
		return -1;
	return codepoint_parse(first, 16);
}
