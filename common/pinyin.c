/* pinyin.c -- Mandarin syllables in pinyin, as numbers. */
#include "common/pinyin.h"

#include "common/utf8.h"

enum { U_UMLAUT = 27, LETTER_SHIFT = 3, FIRST_MARKED = 0xE0 };

/* Letters that are not ASCII, by their code points from FIRST_MARKED on. */
static const struct {
	char letter;
	unsigned char tone;
} marked_letters[] = {
	[0xE0 - FIRST_MARKED] = { 'a', 4 },
	[0xE1 - FIRST_MARKED] = { 'a', 2 },
	[0xE8 - FIRST_MARKED] = { 'e', 4 },
	[0xE9 - FIRST_MARKED] = { 'e', 2 },
	[0xEC - FIRST_MARKED] = { 'i', 4 },
	[0xED - FIRST_MARKED] = { 'i', 2 },
	[0xF2 - FIRST_MARKED] = { 'o', 4 },
	[0xF3 - FIRST_MARKED] = { 'o', 2 },
	[0xF9 - FIRST_MARKED] = { 'u', 4 },
	[0xFA - FIRST_MARKED] = { 'u', 2 },
	[0xFC - FIRST_MARKED] = { 'v', 0 },
	[0x101 - FIRST_MARKED] = { 'a', 1 },
	[0x113 - FIRST_MARKED] = { 'e', 1 },
	[0x11B - FIRST_MARKED] = { 'e', 3 },
	[0x12B - FIRST_MARKED] = { 'i', 1 },
	[0x144 - FIRST_MARKED] = { 'n', 2 },
	[0x148 - FIRST_MARKED] = { 'n', 3 },
	[0x14D - FIRST_MARKED] = { 'o', 1 },
	[0x16B - FIRST_MARKED] = { 'u', 1 },
	[0x1CE - FIRST_MARKED] = { 'a', 3 },
	[0x1D0 - FIRST_MARKED] = { 'i', 3 },
	[0x1D2 - FIRST_MARKED] = { 'o', 3 },
	[0x1D4 - FIRST_MARKED] = { 'u', 3 },
	[0x1D6 - FIRST_MARKED] = { 'v', 1 },
	[0x1D8 - FIRST_MARKED] = { 'v', 2 },
	[0x1DA - FIRST_MARKED] = { 'v', 3 },
	[0x1DC - FIRST_MARKED] = { 'v', 4 },
	[0x1F9 - FIRST_MARKED] = { 'n', 4 },
	[0x251 - FIRST_MARKED] = { 'a', 0 },
	[0x261 - FIRST_MARKED] = { 'g', 0 },
};

/* letter << LETTER_SHIFT | tone of a letter that is not ASCII; 0: none. */
static unsigned
marked_letter(int32_t code_point)
{
	size_t at = (size_t)code_point - FIRST_MARKED;
	unsigned letter;

	if (code_point < FIRST_MARKED ||
	    at >= sizeof(marked_letters) / sizeof(marked_letters[0]) ||
	    marked_letters[at].letter == '\0')
		return 0;
	letter = marked_letters[at].letter - 'a' + 1U;
	if (marked_letters[at].letter == 'v')
		letter = U_UMLAUT;
	return letter << LETTER_SHIFT | marked_letters[at].tone;
}

/* Take one letter off the front of *rest; 0 if there is none. */
static unsigned
next_letter(struct text *rest)
{
	unsigned char first = (unsigned char)rest->bytes[0];
	struct text ahead = *rest;
	unsigned letter;

	if (first >= 0x80) {
		letter = marked_letter(utf8_next(&ahead));
		if (letter != 0)
			*rest = ahead;
		return letter;
	}
	if (first < 'a' || first > 'z')
		return 0;
	*rest = text_skip(*rest, 1);
	letter = first - 'a' + 1U;
	if (first == 'v')
		letter = U_UMLAUT;
	if (first == 'u' && rest->length > 0 && rest->bytes[0] == ':') {
		*rest = text_skip(*rest, 1);
		letter = U_UMLAUT;
	}
	return letter << LETTER_SHIFT;
}

size_t
pinyin_parse(struct text subject, uint32_t *reading)
{
	struct text rest = subject;
	uint32_t letters = 0;
	unsigned tone = 0;

	for (size_t count = 0; rest.length > 0; count++) {
		unsigned letter = next_letter(&rest);

		if (letter == 0)
			break;
		if (count == PINYIN_MOST_LETTERS)
			return 0;
		letters = letters * PINYIN_LETTERS + (letter >> LETTER_SHIFT);
		letter &= (1 << LETTER_SHIFT) - 1;
		if (letter != 0 && tone != 0)
			return 0;
		tone |= letter;
	}
	*reading = letters * PINYIN_TONES + tone;
	return subject.length - rest.length;
}
