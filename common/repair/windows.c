/* windows.c -- Windows-1252, as browsers read it. */
#include "common/repair/windows.h"

#include <stddef.h>

enum { FIRST = 0x80, LAST = 0x9F };

/* The WHATWG's index of windows-1252, bytes 0x80 to 0x9F. */
static const uint16_t upper[LAST - FIRST + 1] = { 0x20AC, 0x81, 0x201A, 0x192,
	0x201E, 0x2026, 0x2020, 0x2021, 0x2C6, 0x2030, 0x160, 0x2039, 0x152,
	0x8D, 0x17D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013,
	0x2014, 0x2DC, 0x2122, 0x161, 0x203A, 0x153, 0x9D, 0x17E, 0x178 };

int32_t
windows_decode(unsigned char byte)
{
	return byte >= FIRST && byte <= LAST ? upper[byte - FIRST] : byte;
}

int
windows_encode(int32_t code_point)
{
	if (code_point >= 0 && code_point <= 0xFF)
		return code_point;
	for (size_t i = 0; i < sizeof(upper) / sizeof(upper[0]); i++)
		if (upper[i] == code_point)
			return FIRST + (int)i;
	return -1;
}
