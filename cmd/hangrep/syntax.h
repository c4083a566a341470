/* syntax.h -- How far the pieces of a pattern reach, in bytes. */
#ifndef CMD_HANGREP_SYNTAX_H
#define CMD_HANGREP_SYNTAX_H

#include <stdbool.h>
#include <stddef.h>

#include "common/text.h"

/* Of what rest begins with: \d \x{4E00} \p{Han} \Q...\E. */
size_t syntax_escape_length(struct text rest);

/* From [ to its ]. */
size_t syntax_class_length(struct text rest);

/* Of a class of POSIX inside one, [:digit:]; 0 if rest begins with none. */
size_t syntax_posix_length(struct text rest);

/* From ( to its ). */
size_t syntax_group_length(struct text rest);

/* Of one character, or what stands for one. */
size_t syntax_item_length(struct text rest);

/* How many of what is before it there may be. */
struct syntax_quantifier {
	size_t length; /* of it, in the pattern; 0: there is none */
	unsigned least;
	bool is_open; /* there may be more than the least */
	bool is_possessive;
	bool is_odd; /* none at all, perhaps */
};

/* The one that rest begins with; without one there is just one. */
struct syntax_quantifier syntax_read_quantifier(struct text rest);

/* Through the next such byte; all of it if there is none. */
size_t syntax_length_through(struct text rest, char byte);

/* ASCII that is no letter, digit, blank or control. */
bool syntax_is_punctuation(char byte);

#endif
