/*
 * wording.h -- How likely a row of letters (likely.h) is as whole words.
 */
#ifndef COMMON_REPAIR_WORDING_H
#define COMMON_REPAIR_WORDING_H

#include <stddef.h>

enum { WORDING_MOST = 32 }; /* letters */

/*
 * What the letters, at most WORDING_MOST, none of which is marked, cost in
 * quarters of a bit, cut into words as is likeliest.  The last word may go on.
 */
int wording_cost(const unsigned *letters, size_t count);

#endif
