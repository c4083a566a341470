/* pinyin.c -- Mandarin syllables in pinyin, as numbers. */
#include "common/pinyin.h"

#include "common/utf8.h"

enum { U_UMLAUT = 27, LETTER_SHIFT = 3 };

/* letter << LETTER_SHIFT | tone of a letter that is not ASCII; 0: none. */
static unsigned
marked_letter(int32_t code_point)
{
	static const struct {
		uint16_t code_point;
		char letter;
		unsigned char tone;
	} letters[] = {
		{ 0xE0, 'a', 4 },
		{ 0xE1, 'a', 2 },
		{ 0xE8, 'e', 4 },
		{ 0xE9, 'e', 2 },
		{ 0xEC, 'i', 4 },
		{ 0xED, 'i', 2 },
		{ 0xF2, 'o', 4 },
		{ 0xF3, 'o', 2 },
		{ 0xF9, 'u', 4 },
		{ 0xFA, 'u', 2 },
		{ 0xFC, 'v', 0 },
		{ 0x101, 'a', 1 },
		{ 0x113, 'e', 1 },
		{ 0x11B, 'e', 3 },
		{ 0x12B, 'i', 1 },
		{ 0x144, 'n', 2 },
		{ 0x148, 'n', 3 },
		{ 0x14D, 'o', 1 },
		{ 0x16B, 'u', 1 },
		{ 0x1CE, 'a', 3 },
		{ 0x1D0, 'i', 3 },
		{ 0x1D2, 'o', 3 },
		{ 0x1D4, 'u', 3 },
		{ 0x1D6, 'v', 1 },
		{ 0x1D8, 'v', 2 },
		{ 0x1DA, 'v', 3 },
		{ 0x1DC, 'v', 4 },
		{ 0x1F9, 'n', 4 },
		{ 0x251, 'a', 0 },
		{ 0x261, 'g', 0 },
	};

	for (size_t i = 0; i < sizeof(letters) / sizeof(letters[0]); i++)
		if (letters[i].code_point == code_point) {
			unsigned letter = letters[i].letter - 'a' + 1U;

			if (letters[i].letter == 'v')
				letter = U_UMLAUT;
			return letter << LETTER_SHIFT | letters[i].tone;
		}
	return 0;
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
