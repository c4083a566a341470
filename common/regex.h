/*
 * regex.h -- PCRE2 with JIT, where no subject is unsafe and no pattern hangs.
 *
 * Subjects may hold NUL and invalid UTF-8: such a subject is matched as far
 * as it is text, without JIT, whose 10.42 reads outside it (a subject is
 * validated once, and remembered while it stays the same).  \C is forbidden.
 * A match that needs more than the limits of steps and memory is given up.
 */
#ifndef COMMON_REGEX_H
#define COMMON_REGEX_H

#include <stdbool.h>
#include <stddef.h>

#include "common/buffer.h"
#include "common/text.h"

enum regex_flags {
	REGEX_LITERAL = 1, /* the pattern is a fixed string */
	REGEX_CASELESS = 2,
	REGEX_ANCHORED = 4,  /* matches begin where the search begins */
	REGEX_WHOLE = 8,     /* ... and end where the subject ends */
	REGEX_EXTENDED = 16, /* blanks and # comments in the pattern */
	REGEX_ASCII = 32,    /* \d \s \w \b know ASCII only, as grep -P's */
};

struct regex;

/*
 * Compile pattern; NULL when it is wrong, with the reason and its place in
 * *reason.  Never freed.
 */
struct regex *regex_compile(
    struct text pattern, unsigned flags, struct buffer *reason);

/*
 * Search subject from offset on, which is 0, or else subject is the one of the
 * search before.  The match is kept in regex until the next
 * search with it.  False: no match, or given up; then regex_gave_up().
 */
bool regex_match(struct regex *regex, struct text subject, size_t offset);
bool regex_gave_up(const struct regex *regex);

/*
 * Group number of the last match (0: all of it), and where it begins in the
 * subject; a group that took no part has NULL bytes.
 */
struct text regex_group(const struct regex *regex, size_t number);
size_t regex_group_offset(const struct regex *regex, size_t number);
size_t regex_group_count(const struct regex *regex);

/* The name in the last (*MARK:name) on the way of the last match; its bytes
 * are NULL where the pattern has none. */
struct text regex_mark(const struct regex *regex);

/*
 * Search for the next match; start with *offset 0.  Steps over an empty match
 * by one character.
 */
bool regex_next(struct regex *regex, struct text subject, size_t *offset);

#endif
