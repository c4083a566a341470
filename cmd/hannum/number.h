/*
 * number.h -- Numeric expressions: where they are, and what they say.
 *
 * A numeral counts only with a licence: Arabic digits, a measure word, 第, 分之
 * or the frame of a date.  What is part of a fixed phrase is a name.
 */
#ifndef CMD_HANNUM_NUMBER_H
#define CMD_HANNUM_NUMBER_H

#include <stdbool.h>

#include "cmd/hannum/line.h"
#include "cmd/hannum/numeral.h"
#include "common/buffer.h"
#include "common/lexicon.h"

enum number_kind {
	NUMBER_COUNT,
	NUMBER_MONEY,
	NUMBER_PERCENT,
	NUMBER_POINT,
	NUMBER_FRACTION,
	NUMBER_DURATION,
	NUMBER_DATE,
	NUMBER_PERIOD,
	NUMBER_ORDINAL,
	NUMBER_DOCNO,
	NUMBER_NUMBER, /* a numeral without a licence */
	NUMBER_NAME,   /* part of a fixed phrase */
	NUMBER_KINDS,
};
extern const struct text number_kind_names[NUMBER_KINDS];

/* Starts from { 0 }; one is used again and again. */
struct number {
	enum number_kind kind;
	size_t begin, end;              /* in the line */
	size_t unit_begin, unit_end;    /* the measure word, as it stands */
	struct text unit;               /* ... or what it is called instead */
	struct buffer value, low, high; /* as printed; empty: not said */
	const char *bound;              /* "" + - ~ .. */
};

/* Is it a quantity, a date or an ordinal, and not there with --all only? */
static inline bool
number_counts(const struct number *number)
{
	return number->kind < NUMBER_NUMBER;
}

/*
 * What stands around digits without a blank, as far as it is known: begin to
 * known is written together; so is digits_end to end.
 */
struct token {
	size_t begin, known, digits_end, tail_begin, end;
	size_t first_letter, last_letter; /* and one more; 0: none */
};

/* A measure word of one character, as it was looked up. */
struct number_single {
	int32_t character;
	bool is_measure;
	enum number_kind kind;
	struct text called;
};

enum { NUMBER_SINGLES = 64 };

/* Starts from { 0 }. */
struct number_reader {
	struct lexicon user_measures, user_names; /* looked at first */
	bool wants_all; /* names and what has no licence, too */
	/* Years of the Republic were met with: less is asked of others.  Clear
	 * it where a document begins. */
	bool knows_republic;

	/* private */
	const struct number_line *line;
	size_t start;      /* of line->start, the next to look at */
	size_t sure;       /* names are looked for from here on */
	size_t called_end; /* of the last digits that words stand before */
	size_t run_end; /* of the characters of numerals last looked through */
	struct number_single singles[NUMBER_SINGLES];
	struct token token;
	struct numeral first, second;
	struct numeral here; /* the numeral at here_at, if there is one */
	size_t here_at;
	bool is_here;
};

/* Before all: the tables of the reader will be looked up in the line. */
void number_prepare(
    const struct number_reader *reader, struct number_line *line);

/* Begin with a line. */
void number_begin(struct number_reader *reader, const struct number_line *line);

/* Get the next expression from place *at on, and go on behind it. */
bool number_next(
    struct number_reader *reader, size_t *at, struct number *number);

#endif
