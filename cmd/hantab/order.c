/* A stable sort, by merging. */
#include <stdlib.h>
#include <string.h>

#include "cmd/hantab/order.h"
#include "common/memory.h"

struct sort {
	order_compare *compare;
	const void *things;
};

static void
merge(const struct sort *sort, const uint32_t *from, uint32_t *to,
    size_t middle, size_t count)
{
	size_t a = 0, b = middle;

	for (size_t i = 0; i < count; i++)
		if (b == count ||
		    (a < middle &&
			sort->compare(sort->things, from[a], from[b]) <= 0))
			to[i] = from[a++];
		else
			to[i] = from[b++];
}

/* Sort order, with as much room in other. */
static void
sort_part(
    const struct sort *sort, uint32_t *order, uint32_t *other, size_t count)
{
	size_t middle = count / 2;

	if (count < 2)
		return;
	sort_part(sort, order, other, middle);
	sort_part(sort, order + middle, other, count - middle);
	merge(sort, order, other, middle, count);
	memcpy(order, other, count * sizeof(*order));
}

uint32_t *
order_sort(size_t count, order_compare *compare, const void *things)
{
	struct sort sort = { compare, things };
	uint32_t *order = memory_new(count, sizeof(*order));
	uint32_t *other = memory_new(count, sizeof(*other));

	for (size_t i = 0; i < count; i++)
		order[i] = (uint32_t)i;
	sort_part(&sort, order, other, count);
	free(other);
	return order;
}
