/*
 * rows.h -- What every match of a pattern must have: rows of characters.
 *
 * Of a pattern as much is read as can be said in rows, each character of which
 * is one of a few: 行政(复议|诉讼) is two rows, [0-9]+件 is one of a digit and
 * 件.
 */
#ifndef CMD_HANGREP_ROWS_H
#define CMD_HANGREP_ROWS_H

#include <stdbool.h>
#include <stddef.h>

#include "cmd/hangrep/spread.h"
#include "common/text.h"

enum {
	ROWS_MOST = SPREAD_MOST,
	ROWS_LONGEST = 32, /* characters; longer ones are cut */
	ROWS_MOST_BYTES = 48,
};

/* Characters in UTF-8, one of which is there. */
struct row_set {
	char bytes[ROWS_MOST_BYTES];
	size_t length;
};

struct row {
	struct row_set sets[ROWS_LONGEST];
	size_t length;
	bool begins_line, ends_line; /* it is at this end of a line */
};

/* Every match has at least one of the rows; count 0: nothing is known. */
struct rows {
	struct row rows[ROWS_MOST];
	size_t count;
	bool is_exact; /* where one of the rows is, a match is */
};

static inline struct text
row_set_text(const struct row_set *set)
{
	return (struct text){ set->bytes, set->length };
}

/* Is the character one of the set? */
bool row_set_has(const struct row_set *set, struct text character);

/* Is it one Han character? */
bool row_set_is_han(const struct row_set *set);

/* How seldom one of the set is in Chinese text, in units of likely.h. */
int row_set_rarity(const struct row_set *set);

/* Which one of the row is the rarest. */
size_t row_rarest(const struct row *row);

/* Find what every match of pattern, which PCRE2 accepts, must have. */
void rows_find(struct text pattern, bool caseless, struct rows *rows);

#endif
