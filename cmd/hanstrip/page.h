/*
 * page.h -- What each line of a page is, and what the page says of its
 * document.
 *
 * A page has three zones.  The head goes up to the first line of running text
 * or the first section; the tail begins behind the last; what is between is
 * the body, where only lines go that can be nothing but furniture.
 */
#ifndef CMD_HANSTRIP_PAGE_H
#define CMD_HANSTRIP_PAGE_H

#include <stdbool.h>

#include "cmd/hanstrip/fold.h"
#include "cmd/hanstrip/notes.h"
#include "cmd/hanstrip/rules.h"
#include "common/input.h"

/* What was found out about a line, besides its class. */
enum line_flag {
	LINE_BEGINS = 1,   /* the body begins with it, or has not ended */
	LINE_COMPANY = 2,  /* goes only beside another */
	LINE_ALONE = 4,    /* goes only with nothing under it */
	LINE_LABEL = 8,    /* label and value */
	LINE_EMPTY = 16,   /* ... and the value is empty */
	LINE_VALUE = 32,   /* the value of a label above it */
	LINE_GUESS = 64,   /* ... its label is in no table */
	LINE_NOTED = 128,  /* a rule or label gives it a field */
	LINE_MENU = 256,   /* of a menu, it seems */
	LINE_WORD = 512,   /* a page word: two of them are company enough */
	LINE_BELOW = 1024, /* goes only below a line of the footer */
};

enum title_part { PART_NONE, PART_TITLE, PART_LEAD, PART_SUBTITLE };

struct verdict {
	unsigned char class, part;
	unsigned short flags;
};

/* Starts from { 0 } but for the rules. */
struct page {
	const struct rules *rules;
	bool takes_notes; /* or only the lines are asked for */
	const struct line *lines;
	size_t count;

	struct verdict *verdicts; /* one for each line */
	struct notes notes;

	/* private */
	size_t capacity;
	struct folded folded;
	size_t head, body, tail; /* where each begins; the head: behind the
				    front matter */
	size_t title, title_end;
	bool is_page; /* something in the head is sure to be a page's */
	size_t value_distance; /* from a label to its value; 0: one line */
	bool has_bare_labels;  /* lines of their own, without a colon */
	bool has_tables;       /* ... and with the value in the line */
	struct buffer stated;  /* the title in the metadata, squeezed */
	struct buffer scratch, guess;
};

/*
 * Classify the lines of a document, or of a part of it; starts and ends say
 * whether it begins and ends with them.
 */
void page_read(struct page *page, const struct line *lines, size_t count,
    bool starts, bool ends);

/* Does a line of this class stay? */
bool page_keeps(enum line_class class);

/* --- between the files of this command --- */

struct verdict page_verdict(enum line_class class, unsigned flags);

/* Is line number i plainly text, by its length or last character? */
bool page_is_text(const struct page *page, size_t i);

/* Classify line number i as one in this zone. */
struct verdict page_classify(struct page *page, size_t i, enum zone zone);

/* The fields of line number i, as fields_split() has them. */
struct field;
size_t page_fields(struct page *page, size_t i, struct field *fields);

/* The line, folded; empty for one longer than FOLD_LONGEST. */
struct text page_fold(struct page *page, size_t i);

/* The next line from number i on, up to end, that is not blank; end if none. */
size_t page_next(const struct page *page, size_t i, size_t end);

/* The line before number i that is not blank; i if there is none. */
size_t page_before(const struct page *page, size_t i);

/* The line without the blanks at its ends. */
struct text page_text(const struct page *page, size_t i);

bool page_is_blank(const struct page *page, size_t i);

#endif
