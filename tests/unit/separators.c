/*
 * Separators are where a loop finds them, whatever lies around them; the way
 * for machines without AVX2 is compiled here too, and held to the same.
 */
#define SEPARATORS_PORTABLE
#define separators_find find_portably
#define separators_add_newline add_portably
#include "common/separators.c"
#undef separators_find
#undef separators_add_newline

#include "tests/unit/check.h"

enum { LONGEST = 400, ROUNDS = 3000 };

void separators_find(struct separators *separators, struct text block);

static uint32_t
next_random(void)
{
	static uint32_t state = 1;

	state = state * 1664525 + 1013904223;
	return state >> 16;
}

static bool
is_right(const struct separators *found, struct text block)
{
	size_t all = 0, newlines = 0;

	for (size_t i = 0; i < block.length; i++) {
		if (block.bytes[i] != '\t' && block.bytes[i] != '\n')
			continue;
		if (all == found->count || found->all[all++] != i)
			return false;
		if (block.bytes[i] == '\n' &&
		    (newlines == found->newline_count ||
			found->newlines[newlines++] != i))
			return false;
	}
	return all == found->count && newlines == found->newline_count;
}

/* Bytes of which one in so many is a separator. */
static struct text
random_block(char *room, uint32_t rarity)
{
	static const char others[] = "a\0\b\v\x89\x8A\xFF\r";
	size_t length = next_random() % (LONGEST + 1);

	for (size_t i = 0; i < length; i++)
		room[i] = next_random() % rarity == 0
		    ? "\t\n"[next_random() % 2]
		    : others[next_random() % (sizeof(others) - 1)];
	return (struct text){ room, length };
}

int
main(void)
{
	static struct separators fast, portable;
	bool fast_right = true, portable_right = true;
	char room[LONGEST];

	for (uint32_t i = 0; i < ROUNDS; i++) {
		struct text block = random_block(room, 1 + i % 20);

		separators_find(&fast, block);
		find_portably(&portable, block);
		fast_right &= is_right(&fast, block);
		portable_right &= is_right(&portable, block);
	}
	CHECK(fast_right);
	CHECK(portable_right);
	separators_find(&fast, TEXT(""));
	CHECK(fast.count == 0 && fast.newline_count == 0);
	return check_finish();
}
