/*
 * fields.h -- Lines of labels and values, 发布时间：2022-02-24 来源：…, and
 * lines of nothing but the words of which a page's controls are made.
 *
 * The labels are in common/data/pagefields.tsv, the words in pagewords.tsv.
 */
#ifndef CMD_HANSTRIP_FIELDS_H
#define CMD_HANSTRIP_FIELDS_H

#include "cmd/hanstrip/rules.h"

enum value_form { VALUE_TEXT, VALUE_DATE, VALUE_WORD };

struct field {
	enum line_class class;
	struct text key;   /* canonical; empty: it is no field */
	struct text label; /* in the folded line; the key, if own */
	bool own;          /* the page's own name is the key */
	struct text value; /* in the folded line */
	enum value_form form;
	unsigned zones;
	bool company; /* only beside another line that goes */
	bool below;   /* ... and below one of the footer */
};

enum { FIELDS_MOST = 16 }; /* in one line; the rest is part of the last */

/*
 * The fields of a folded line that consists of them; 0 if it doesn't.  A date
 * may stand before the first label, and is a field.
 */
size_t fields_split(struct text folded, struct field fields[FIELDS_MOST]);

/*
 * The same for a line of labels of the metadata without their colons, blanks
 * or | between them and the values.
 */
size_t fields_table(struct text folded, struct field fields[FIELDS_MOST]);

/* The same for a line that is nothing but such a label. */
bool fields_bare(struct text folded, struct field *field);

/*
 * The same for a line that is one label of at most eight characters which the
 * table does not know, and its value.  buffer takes the key.
 */
bool fields_guess(
    struct text folded, struct field *field, struct buffer *buffer);

/* Lines of page words. */
struct words {
	enum line_class class; /* CLASS_BODY: it is no such line, or stays */
	bool company;          /* it goes only beside another line that goes */
	bool part;             /* ... and is no such company itself */
	bool menu;             /* it could be of a menu */
};

/* What a folded line of page words is where it stands in zone. */
struct words fields_words(struct text folded, enum zone zone);

#endif
