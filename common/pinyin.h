/*
 * pinyin.h -- Mandarin syllables in pinyin, as numbers.
 *
 * A reading is its letters, in base PINYIN_LETTERS from the first one down,
 * times PINYIN_TONES, plus the tone.  ü is a letter of its own; v and u: are
 * other ways to write it, and ɑ and ɡ (U+0251, U+0261) of a and g.
 */
#ifndef COMMON_PINYIN_H
#define COMMON_PINYIN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "common/text.h"

enum {
	PINYIN_LETTERS = 28, /* a to z are 1 to 26, ü is 27 */
	PINYIN_MOST_LETTERS = 6,
	PINYIN_TONES = 8,    /* 1 to 4; 0: no mark */
	PINYIN_LONGEST = 20, /* bytes of the longest syllable */
};

/*
 * Read the letters that subject begins with.  Returns their length in bytes,
 * and the reading; 0 if there is none, or more than a syllable has, or more
 * than one tone mark.
 */
size_t pinyin_parse(struct text subject, uint32_t *reading);

/* Whether a syllable may begin with the byte: a quick look. */
static inline bool
pinyin_may_begin(char byte)
{
	unsigned char value = (unsigned char)byte;

	return (value >= 'a' && value <= 'z') ||
	    (value >= 0xC3 && value < 0xCA);
}

/* Same letters, and the same tone if both have one. */
static inline bool
pinyin_matches(uint32_t a, uint32_t b)
{
	if (a / PINYIN_TONES != b / PINYIN_TONES)
		return false;
	return a == b || a % PINYIN_TONES == 0 || b % PINYIN_TONES == 0;
}

#endif
