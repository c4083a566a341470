/*
 * label.h -- What a number counts: the words before it, or the noun behind.
 */
#ifndef CMD_HANNUM_LABEL_H
#define CMD_HANNUM_LABEL_H

#include "cmd/hannum/number.h"

/* Before all: the table of words will be looked up in the line. */
void label_prepare(struct number_line *line);

/* Parts of the line, in its places; begin equal to end: nothing. */
struct label {
	size_t begin, end;           /* the words before that say it */
	size_t noun_begin, noun_end; /* the noun behind the measure word */
};

/* What is known of an expression. */
struct label_before {
	size_t end;      /* where it ends; 0: there is none */
	bool is_counted; /* words before it say something: label */
	struct label label;
};

/* What is known of those before, in the same line; starts from { 0 } with each
 * line. */
struct label_context {
	struct label_before last;
	/* private: the words before a date, which has no label of its own, are
	 * looked for when what follows it asks for them. */
	bool is_due;
	struct number date;         /* the last one, whose words are due */
	struct label_before before; /* ... and what stood before it */
};

/*
 * Find what the number counts, and let context go on behind it.  next is where
 * the next expression of the line begins, or line->count.
 */
struct label label_find(const struct number_line *line,
    const struct number *number, struct label_context *context, size_t next);

#endif
