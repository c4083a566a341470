/*
 * input.h -- The files named on the command line, as documents of lines.
 *
 * The loop of a text filter:
 *
 *	input_open(&input, argv + optind, 0);
 *	while (input_document(&input)) {
 *		input_pass_mark(&input);
 *		while (input_line(&input, &line))
 *			...
 *	}
 *
 * A document begins with each file and at each line that begins with FS
 * (0x1C), the document mark; hanutils(7) has the format.  A mark is not a
 * line: it is neither returned nor counted.  A line longer than
 * INPUT_LONGEST_MARK bytes is not a mark.
 *
 * A file that cannot be read is trouble(), and skipped.  Output is flushed
 * before waiting for more input, after all that was read has been returned.
 * NUL, invalid UTF-8 and CR are bytes like any other.
 */
#ifndef COMMON_INPUT_H
#define COMMON_INPUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "common/buffer.h"
#include "common/text.h"

enum {
	INPUT_LONGEST_MARK = 64 * 1024,
	INPUT_MOST_KEPT = 64 * 1024, /* see input_keep() */
};

enum input_flags {
	INPUT_NO_MARKS =
	    1, /* FS is a byte like any other: records, raw files */
	INPUT_PROGRESS = 2, /* show progress, if standard error is a terminal */
};

struct input {
	struct text document; /* its name, escaped as in records and marks */
	size_t line_number;   /* in the document, of the line last returned */
	unsigned flags;
	/*
	 * A line longer than this many bytes comes in pieces; 0: never.  To be
	 * set after input_open().  At least 4, at most 64 MiB.
	 */
	size_t longest_piece;
	char separator; /* ends a line: LF, or NUL if set after input_open() */
	/* Nobody asks for numbers of lines: to be set after input_open(). */
	bool is_uncounted;

	/* private */
	char *const *paths;
	size_t path_count, next_path;
	int descriptor;
	bool waits;         /* reading may block: flush before */
	bool file_ended;    /* no more bytes in this file */
	bool at_line_start; /* what is unread begins a line */
	bool document_open; /* its end has not been seen */
	bool mark_due;      /* input_pass_mark() has one to write */
	bool unfinished;    /* the document before ended without an LF */
	char *bytes;        /* what was read; from begin to end unread */
	size_t capacity, begin, end;
	size_t ahead; /* up to here whole lines were seen, if behind begin */
	struct text taken; /* what was returned last, without what was kept */
	size_t kept;
	size_t piece_column;
	struct buffer name;
	uint64_t total, shown; /* bytes read; when progress was last shown */
};

struct line {
	struct text text; /* without its LF; a CR before it is part of it */
	bool starts;      /* begins at the start of the line */
	bool ends;        /* reaches the end of the line */
	bool newline;     /* ... and an LF is there; implies ends */
	size_t column;    /* of its first character in the line, from 1 */
	size_t number;    /* of the line in its document, from 1 */
};

struct block {
	struct text text; /* any number of lines, with their LFs */
	/*
	 * The last line is whole: it ends with its LF, or with its document.
	 * Else more bytes of it follow in the next block.
	 */
	bool complete;
};

/*
 * Begin with the files of paths, which ends with NULL and lives as long as the
 * input; "-" is standard input, and so is no path at all.  The struct starts
 * from { 0 }, and may be opened again when it is through.
 */
void input_open(struct input *input, char *const paths[], unsigned flags);

/*
 * Go on to the next document, past what is unread of this one; false when
 * there is none.  A file without a byte is a document too.
 */
bool input_document(struct input *input);

/*
 * Write the mark of the document just begun, if it needs one: it had one in
 * the input, or more than one file was named.  Writes an LF first where the
 * document before ended without one.
 */
void input_pass_mark(struct input *input);

/*
 * Get the next line of the document, or piece of one; false at its end.  Its
 * bytes are good until the next call.  A piece is cut between characters.
 */
bool input_line(struct input *input, struct line *line);

/*
 * Go past the lines that come next and have no byte; they are counted in
 * line_number.
 */
void input_skip_empty(struct input *input);

/*
 * The whole lines that were read and come next, with their LFs, up to the next
 * mark; none where more must be read first.  Good until the next call.
 */
struct text input_ahead(struct input *input);

/*
 * Go past the first length bytes of them, which are whole lines; they are
 * counted in line_number, unless is_uncounted.
 */
void input_skip(struct input *input, size_t length);

/*
 * Get all that is there, up to 256 KiB; false at the end of the document.  A
 * block that is not complete is cut between characters (except in invalid
 * UTF-8).  Does not count lines: line_number is that of the last
 * input_line(), and the two are not to be mixed within one document.
 */
bool input_block(struct input *input, struct block *block);

/*
 * Give the last count bytes of the piece or block back, from the start of a
 * character on: the next one begins
 * with them, and has more than them unless the line ends.  At most
 * INPUT_MOST_KEPT; only of a piece that does not end its line, or a block
 * that is not complete.
 */
void input_keep(struct input *input, size_t count);

/*
 * Look at the next line of the document without taking it, up to
 * INPUT_LONGEST_MARK bytes of it, without its LF; false at the document's end.
 */
bool input_peek(struct input *input, struct text *line);

#endif
