/* condition.h -- What -w and the rules of indicators ask of a row. */
#ifndef CMD_HANTAB_CONDITION_H
#define CMD_HANTAB_CONDITION_H

#include <stdbool.h>
#include <stddef.h>

#include "cmd/hantab/keys.h"
#include "cmd/hantab/number.h"
#include "common/buffer.h"
#include "common/regex.h"
#include "common/text.h"

enum verdict { FAILS, HOLDS, NO_NUMBER };

enum comparison {
	IS,
	IS_NOT,
	MATCHES,
	MATCHES_NOT,
	LESS,
	LESS_OR_EQUAL,
	MORE,
	MORE_OR_EQUAL,
};

/* Texts that a regular expression was matched with, while they repeat. */
struct memory {
	struct keys texts;
	bool *matches;
	size_t hits;
	bool useless;
};

struct condition {
	size_t *columns; /* of the row; it is enough that one fulfils it */
	size_t column_count;
	enum comparison comparison;
	struct text value; /* escaped as the fields are */
	struct number number;
	struct regex *regex;
	struct memory memory;
};

/*
 * Read text, as in "label,noun~regex".  Columns are numbered by names, of
 * which there are count.  What is wrong is fatal, and said with where it
 * stands.
 */
void condition_parse(struct condition *condition, struct text text,
    const struct text *names, size_t count, const char *where);

/*
 * Does the condition hold for the fields, which are escaped?  NO_NUMBER: a
 * number was asked for and *wrong, one of the fields, is none.
 */
enum verdict condition_holds(
    struct condition *condition, const struct text *fields, struct text *wrong);

#endif
