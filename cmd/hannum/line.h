/*
 * line.h -- A line as the grammar of numbers reads it: characters in
 * simplified script and half width, without reading notes.
 *
 * Every character comes with what is asked of it all the time: what it is to a
 * numeral, and which tables have a word that begins with it.
 */
#ifndef CMD_HANNUM_LINE_H
#define CMD_HANNUM_LINE_H

#include <stddef.h>
#include <stdint.h>
#include <uchar.h>

#include "common/buffer.h"
#include "common/lexicon.h"
#include "common/text.h"

/* What tables know of a character: that such a word begins or ends with it, or
 * that something looks for it. */
enum line_known {
	BEGINS_MEASURE = 0x001,
	BEGINS_NAME = 0x002,
	BEGINS_MARK = 0x004,
	ENDS_MARK = 0x008,
	BEGINS_FRONT = 0x010, /* words of labels, by what they are good for */
	BEGINS_VERB = 0x020,
	BEGINS_STOP = 0x040,
	BEGINS_HEAD = 0x080,
	ENDS_BACK = 0x100,
	ENDS_WORD = 0x200,
	BEGINS_WORD = 0x400, /* any word of labels */
	IS_SINCE = 0x0800,   /* ends 以来 期间 时期 计算 */
	IS_YEAR = 0x1000,
	IS_QUOTE = 0x2000,
	IS_OF = 0x4000, /* 的 等 之 */
	IS_SHARE = 0x8000,
};

/* What is asked of a character all the time. */
struct line_character {
	uint16_t known; /* line_known */
	uint16_t alone; /* ... whatever stands beside it */
};

/* A note or blanks before place, that are no part of the line. */
struct line_gap {
	size_t place;
	size_t left_out; /* characters, with those of all gaps before */
};

enum {
	LINE_PLANE = 0x10000,
	LINE_PAIRS = 0x2000,
	LINE_BEGINS_SHIFT = 16,
};

/* Starts from { 0 }.  Places are counted in characters of the folded line. */
struct number_line {
	int32_t *character; /* count of them, and a 0 behind the last */
	size_t count;
	size_t *start; /* start_count places where a numeral may begin */
	size_t start_count;
	bool is_valid; /* the line as it was read is valid UTF-8 */

	/* private */
	size_t *original_at; /* where each begins in the line as it was read */
	size_t capacity;
	struct line_gap
	    *gap; /* gap_count of them, where something is left out */
	size_t gap_count, gap_capacity;
	struct buffer clean;
	struct text original;
	uint32_t *form; /* what each character of the plane becomes, and from
			   LINE_BEGINS_SHIFT on 1 if a numeral may begin so */
	struct line_character *plane; /* ... and one for all others */
	unsigned char *class;         /* ... the same: numeral_class */
	uint16_t pairs[LINE_PAIRS];   /* what is known of two characters */
};

/* Where the character at place is in the plane, or what is for all others. */
static inline size_t
line_index(const struct number_line *line, size_t place)
{
	uint32_t character = (uint32_t)line->character[place];

	return character < LINE_PLANE ? character : LINE_PLANE;
}

static inline const struct line_character *
line_about(const struct number_line *line, size_t place)
{
	return &line->plane[line_index(line, place)];
}

/* The character at place; 0 outside of the line. */
static inline int32_t
line_at(const struct number_line *line, size_t place)
{
	return place < line->count ? line->character[place] : 0;
}

/* The class of the character at place; 0 outside of the line. */
static inline unsigned char
line_class(const struct number_line *line, size_t place)
{
	return place < line->count ? line->class[line_index(line, place)] : 0;
}

/* Where what is known of two characters is found, as of others perhaps. */
static inline size_t
line_pair(int32_t first, int32_t second)
{
	return ((uint32_t)first * 31 + (uint32_t)second) % LINE_PAIRS;
}

/* Is any of what known of the character at place, which is in the line? */
static inline bool
line_knows(const struct number_line *line, size_t place, unsigned what)
{
	return (line_about(line, place)->known & what) != 0;
}

/* All that is known of any character from begin to end. */
static inline unsigned
line_holds(const struct number_line *line, size_t begin, size_t end)
{
	unsigned known = 0;

	for (; begin < end; begin++)
		known |= line_about(line, begin)->known;
	return known;
}

/* May a word begin at place, in the line, of which what is known? */
static inline bool
line_begins(const struct number_line *line, size_t place, unsigned what)
{
	const struct line_character *about = line_about(line, place);

	return (about->known & what) != 0 &&
	    ((about->alone & what) != 0 ||
		(line->pairs[line_pair(
		     line->character[place], line->character[place + 1])] &
		    what) != 0);
}

/* ... and one of two characters or more? */
static inline bool
line_goes_on(const struct number_line *line, size_t place, unsigned what)
{
	return (line->pairs[line_pair(
		    line->character[place], line->character[place + 1])] &
		   what) != 0;
}

/* May a word of which what is known end before place, which is not 0? */
static inline bool
line_ends(const struct number_line *line, size_t place, unsigned what)
{
	const struct line_character *about = line_about(line, place - 1);

	return (about->known & what) != 0 &&
	    ((about->alone & what) != 0 ||
		(place > 1 &&
		    (line->pairs[line_pair(line->character[place - 2],
			 line->character[place - 1])] &
			what) != 0));
}

/*
 * The first character of word, or the last, is known from now on.  To be said
 * of whatever will be looked up, before the first line.
 */
void line_know_first(
    struct number_line *line, struct text word, enum line_known what);
void line_know_last(
    struct number_line *line, struct text word, enum line_known what);

static inline bool
is_digit(int32_t character)
{
	return character >= '0' && character <= '9';
}

static inline bool
is_letter(int32_t character)
{
	return (character >= 'a' && character <= 'z') ||
	    (character >= 'A' && character <= 'Z');
}

/* Is the character one of these? */
static inline bool
is_one_of(int32_t character, const char32_t *these)
{
	while (*these != 0)
		if (*these++ == (char32_t)character)
			return true;
	return false;
}

/* Read text, which stays the caller's and must live as long as it is used. */
void line_fold(struct number_line *line, struct text text);

/*
 * The longest word of the lexicon that begins at place and ends by limit: its
 * length in characters, and its value.  Else 0, and so where no word begins of
 * which what is known.
 */
static inline size_t
line_word(const struct number_line *line, size_t place, size_t limit,
    enum line_known what, struct lexicon lexicon, struct text *value)
{
	if (place >= limit || !line_begins(line, place, what))
		return 0;
	return lexicon_longest_characters(
	    lexicon, line->character + place, limit - place, value);
}

/* The characters from begin to end as they were read. */
struct text line_original(
    const struct number_line *line, size_t begin, size_t end);

/*
 * The characters from begin to end as they were read, without the notes
 * between them; good until the next call.
 */
struct text line_clean(struct number_line *line, size_t begin, size_t end);

/* How many characters of the line as it was read stand before place. */
size_t line_column(const struct number_line *line, size_t place);

#endif
