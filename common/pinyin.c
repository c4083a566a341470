/* pinyin.c -- Mandarin syllables in pinyin, as numbers. */
#include "common/pinyin.h"

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

/* letter << LETTER_SHIFT | tone of a letter of two bytes; 0: none. */
static inline unsigned
marked_letter(unsigned first, unsigned second)
{
	size_t at = ((first & 0x1F) << 6 | (second & 0x3F)) - FIRST_MARKED;
	unsigned letter;

	if (first < 0xC2 || first >= 0xE0 || (second & 0xC0) != 0x80 ||
	    at >= sizeof(marked_letters) / sizeof(marked_letters[0]) ||
	    marked_letters[at].letter == '\0')
		return 0;
	letter = marked_letters[at].letter - 'a' + 1U;
	if (marked_letters[at].letter == 'v')
		letter = U_UMLAUT;
	return letter << LETTER_SHIFT | marked_letters[at].tone;
}

/* The letter that subject has at *at, of which that is left behind; 0 if there
 * is none. */
static inline unsigned
next_letter(struct text subject, size_t *at)
{
	const unsigned char *bytes = (const unsigned char *)subject.bytes + *at;
	size_t length = subject.length - *at;
	unsigned letter;

	if (bytes[0] >= 0x80) {
		letter = length > 1 ? marked_letter(bytes[0], bytes[1]) : 0;
		*at += letter != 0 ? 2 : 0;
		return letter;
	}
	if (bytes[0] < 'a' || bytes[0] > 'z')
		return 0;
	letter = bytes[0] - 'a' + 1U;
	if (bytes[0] == 'v')
		letter = U_UMLAUT;
	*at += 1;
	if (bytes[0] == 'u' && length > 1 && bytes[1] == ':') {
		letter = U_UMLAUT;
		*at += 1;
	}
	return letter << LETTER_SHIFT;
}

size_t
pinyin_parse(struct text subject, uint32_t *reading)
{
	uint32_t letters = 0;
	unsigned tone = 0;
	size_t at = 0;

	for (size_t count = 0; at < subject.length; count++) {
		unsigned letter = next_letter(subject, &at);

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
	return at;
}
