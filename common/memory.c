/* Allocation, for which running out is fatal. */
#include <stdint.h>
#include <stdlib.h>

#include "common/error.h"
#include "common/memory.h"

enum { LEAST_CAPACITY = 16 };

void *
memory_new(size_t count, size_t size)
{
	void *memory = calloc(count == 0 ? 1 : count, size);

	if (memory == NULL)
		fatal("out of memory");
	return memory;
}

void *
memory_enlarge(void *array, size_t *capacity, size_t needed, size_t size)
{
	size_t larger;

	larger = *capacity > SIZE_MAX / 2 ? needed : *capacity * 2;
	if (larger < needed)
		larger = needed;
	if (larger < LEAST_CAPACITY)
		larger = LEAST_CAPACITY;
	if (larger > SIZE_MAX / size)
		fatal("out of memory");
	array = realloc(array, larger * size);
	if (array == NULL)
		fatal("out of memory");
	*capacity = larger;
	return array;
}
