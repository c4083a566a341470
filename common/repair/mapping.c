/* mapping.c -- Where parts of a text that was made stood in the one read. */
#include "common/repair/mapping.h"

#include "common/memory.h"

void
mapping_clear(struct mapping *mapping)
{
	mapping->count = 0;
}

void
mapping_join(struct mapping *mapping, size_t made, size_t read, bool is_whole)
{
	struct mapping_join *joins = mapping->joins;

	while (mapping->count > 0 && joins[mapping->count - 1].made >= made)
		mapping->count--;
	joins = memory_grow(
	    joins, &mapping->capacity, mapping->count + 1, sizeof(*joins));
	joins[mapping->count++] = (struct mapping_join){ made, read, is_whole };
	mapping->joins = joins;
}

/* How many joins are made before offset. */
static size_t
joins_before(const struct mapping *mapping, size_t offset)
{
	size_t low = 0, high = mapping->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (mapping->joins[middle].made < offset)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static size_t
offset_from(const struct mapping_join *join, size_t offset)
{
	return join->is_whole ? join->read : join->read + offset - join->made;
}

size_t
mapping_begin(const struct mapping *mapping, size_t offset)
{
	size_t count = joins_before(mapping, offset + 1);

	return count == 0 ? offset
			  : offset_from(&mapping->joins[count - 1], offset);
}

size_t
mapping_end(const struct mapping *mapping, size_t offset)
{
	size_t count = joins_before(mapping, offset);

	if (count == 0)
		return offset;
	if (mapping->joins[count - 1].is_whole)
		return mapping->joins[count].read;
	return offset_from(&mapping->joins[count - 1], offset);
}
