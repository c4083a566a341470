/*
 * mapping.h -- Where the parts of a text that was made stand in the text that
 * was read, in bytes.  Start from { 0 }: all of it stands where it stood.
 */
#ifndef COMMON_REPAIR_MAPPING_H
#define COMMON_REPAIR_MAPPING_H

#include <stdbool.h>
#include <stddef.h>

struct mapping_join {
	size_t made, read;
	bool is_whole;
};

struct mapping {
	/* private */
	struct mapping_join *joins;
	size_t count, capacity;
};

/* Forget all. */
void mapping_clear(struct mapping *mapping);

/*
 * What is made from here on is what is read from there on, until the next
 * join; joins are made from left to right.  If it is whole, what is made up to
 * the next join is all of what is read up to there, in other words.  Joins at
 * made and behind it are forgotten.
 */
void mapping_join(
    struct mapping *mapping, size_t made, size_t read, bool is_whole);

/*
 * Where the offset in the text that was made is in the one that was read.  An
 * end is taken before what was removed behind it, a beginning behind it; in
 * something whole, they are the end and the beginning of that.
 */
size_t mapping_begin(const struct mapping *mapping, size_t offset);
size_t mapping_end(const struct mapping *mapping, size_t offset);

#endif
