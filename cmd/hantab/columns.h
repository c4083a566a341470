/* columns.h -- Names of columns, and where they stand. */
#ifndef CMD_HANTAB_COLUMNS_H
#define CMD_HANTAB_COLUMNS_H

#include <stdbool.h>
#include <stddef.h>

#include "common/text.h"

/* Where name stands among the count names; false if it does not. */
bool columns_has(
    struct text name, const struct text *names, size_t count, size_t *number);

/*
 * Where each name of list, separated by commas, stands; the caller's, who
 * need not free it.  One that is not there is fatal, and said with where.
 */
size_t *columns_find(struct text list, const struct text *names, size_t count,
    size_t *found, const char *where);

#endif
