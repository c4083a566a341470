/*
 * weigh.h -- What those that read markers share: pieces of text, what follows
 * a marker, and how much it takes from its weight.
 */
#ifndef CMD_HANSECT_WEIGH_H
#define CMD_HANSECT_WEIGH_H

#include "cmd/hansect/marker.h"
#include "common/utf8.h"

enum weight {
	SURE = 5,
	LIKELY = 4,
	GOOD = 3,
	FAIR = 2,
	DOUBTFUL = -1,
	UNLIKELY = -5,
	CITED = -8,
	IN_TEXT = -10, /* not even in sequence, unless the next one follows */
};

/* The character that rest begins with; 0 if it is empty. */
static inline int32_t
first_of(struct text rest)
{
	return rest.length == 0 ? 0 : utf8_next(&rest);
}

static inline void
skip_blanks(struct text *rest)
{
	while (rest->length > 0 && utf8_is_blank(first_of(*rest)))
		utf8_next(rest);
}

/* Take word off the front of *rest, if it stands there. */
static inline bool
take(struct text *rest, struct text word)
{
	if (!text_starts_with(*rest, word))
		return false;
	*rest = text_skip(*rest, word.length);
	return true;
}

/* Is one of the words that make a marker of this kind none next? */
bool weigh_refused(struct text rest, struct text kind);

/* Does the character end a sentence, or part of one: 。 ； ！ ？ */
bool weigh_stop(int32_t character);

/* Is it 、 or a comma? */
bool weigh_comma(int32_t character);

/* Is the rest of the line short, and without a sentence's end? */
bool weigh_heading(struct text rest);

/*
 * What a number right after the marker takes from its weight: 三、四线 may be a
 * heading, 一、二、三产业 is a list.
 */
int weigh_list(struct text rest, uint32_t number);

/* Fill in the marker that line begins with, up to rest; true. */
bool weigh_found(struct marker *marker, enum family family, struct text line,
    struct text rest, int weight);

#endif
