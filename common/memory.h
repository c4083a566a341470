/* memory.h -- Allocation, for which running out is fatal. */
#ifndef COMMON_MEMORY_H
#define COMMON_MEMORY_H

#include <stddef.h>

/* Zeroed room for count things of size bytes; the caller frees it. */
void *memory_new(size_t count, size_t size);

/* Of memory_grow(): there is too little room. */
void *memory_enlarge(void *array, size_t *capacity, size_t needed, size_t size);

/*
 * Make room in array for at least needed things of size bytes, at least
 * doubling it when it must grow; what is new is not zeroed.  Returns the
 * array, which may have moved, and keeps *capacity, counted in things.
 */
static inline void *
memory_grow(void *array, size_t *capacity, size_t needed, size_t size)
{
	return needed <= *capacity
	    ? array
	    : memory_enlarge(array, capacity, needed, size);
}

#endif
