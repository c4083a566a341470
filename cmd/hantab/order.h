/* order.h -- A stable sort of things that have numbers. */
#ifndef CMD_HANTAB_ORDER_H
#define CMD_HANTAB_ORDER_H

#include <stddef.h>
#include <stdint.h>

/* Less than, equal to or greater than 0 as thing a is to thing b. */
typedef int order_compare(const void *things, uint32_t a, uint32_t b);

/* The numbers 0 to count - 1, sorted; the caller frees them. */
uint32_t *order_sort(size_t count, order_compare *compare, const void *things);

#endif
