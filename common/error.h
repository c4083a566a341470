/*
 * error.h -- Trouble is said, and remembered.
 *
 * Every message is one line on standard error that begins with the command's
 * name and the object it speaks of.  The exit status is kept here, so that no
 * main() can forget it: `return finish(EXIT_SUCCESS);` is the only way out.
 */
#ifndef COMMON_ERROR_H
#define COMMON_ERROR_H

#include <stdlib.h>

#include "common/text.h"

/* Exit statuses, as for grep(1). */
enum {
	EXIT_NOTHING = 1, /* ran well, and found nothing */
	EXIT_TROUBLE = 2, /* bad usage, unreadable input, failed output */
};

/* Set by the options module; what messages begin with. */
extern const char *error_command;

/* Say it, go on, and exit 2 at the end: "command: format". */
void trouble(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* The same at a place in a document: "command: document:line: format". */
void trouble_at(struct text document, size_t line, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Say it without calling it trouble: the exit status stays. */
void notice(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* Say it, and exit 2 now. */
_Noreturn void fatal(const char *format, ...)
    __attribute__((format(printf, 1, 2)));

/*
 * Write standard output out, and stop with exit 2 if it was lost.  Filters
 * that wait for input call it first, so that no finished line is held back.
 */
void output_flush(void);

/* Write text to standard output, which nothing else does but options that only
 * print something, such as --help. */
void output_write(struct text text);

/*
 * Write out and close standard output.  Returns what main() returns: status,
 * or EXIT_TROUBLE if there was any trouble or output was lost.
 */
int finish(int status);

#endif
