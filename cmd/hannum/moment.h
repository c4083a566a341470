/*
 * moment.h -- A date or a time as far as it is said, and how ISO 8601 writes
 * it: 2022-05, --11-01, ---19, 2023-Q1, T09:30.
 */
#ifndef CMD_HANNUM_MOMENT_H
#define CMD_HANNUM_MOMENT_H

#include <stddef.h>

#include "common/buffer.h"

enum { MOMENT_NONE = -1 }; /* it is not said */

struct moment {
	int year, month, day, hour, minute, second, quarter;
	size_t end; /* in the line */
};

extern const struct moment moment_nothing;

/* Let buffer be the moment. */
void moment_print(const struct moment *moment, struct buffer *buffer);

#endif
