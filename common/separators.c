/*
 * Tabs and newlines, 64 bytes at a time: first as bits, one for each byte, and
 * then as offsets.  Records are read at the speed at which this goes.
 */
#include <string.h>

#include "common/memory.h"
#include "common/separators.h"

#if defined(__x86_64__) && defined(__GNUC__) && !defined(SEPARATORS_PORTABLE)
#define HAS_AVX2
#include <immintrin.h>
#endif

enum {
	CHUNK = 64,
	/* Offsets written without asking whether they are there. */
	AT_ONCE = 6,
	NEWLINES_AT_ONCE = 2,
};

/* The bytes of a chunk that are wanted, as bits. */
typedef uint64_t find_bytes(const char *chunk, char wanted);

/*
 * Write the offsets of bits, and at least at_once of whatever: that spares a
 * branch for each of those that are there.
 */
static inline __attribute__((always_inline)) size_t
write_offsets(uint32_t *offsets, uint64_t bits, uint32_t base, size_t at_once)
{
	size_t count = (size_t)__builtin_popcountll(bits);

	for (size_t i = 0; i < at_once; i++) {
		/* The top bit keeps the count of zeros defined. */
		offsets[i] =
		    base + (uint32_t)__builtin_ctzll(bits | UINT64_C(1) << 63);
		bits &= bits - 1;
	}
	for (size_t i = at_once; i < count; i++) {
		offsets[i] = base + (uint32_t)__builtin_ctzll(bits);
		bits &= bits - 1;
	}
	return count;
}

static inline __attribute__((always_inline)) void
find_in_chunk(struct separators *found, const char *chunk, uint32_t base,
    find_bytes *find)
{
	uint64_t newlines = find(chunk, '\n');

	found->count += write_offsets(found->all + found->count,
	    newlines | find(chunk, '\t'), base, AT_ONCE);
	found->newline_count +=
	    write_offsets(found->newlines + found->newline_count, newlines,
		base, NEWLINES_AT_ONCE);
}

static inline __attribute__((always_inline)) void
find_all(struct separators *found, struct text block, find_bytes *find)
{
	size_t whole = block.length / CHUNK * CHUNK;
	char rest[CHUNK] = { 0 };

	for (size_t at = 0; at < whole; at += CHUNK)
		find_in_chunk(found, block.bytes + at, (uint32_t)at, find);
	if (block.length > whole) {
		memcpy(rest, block.bytes + whole, block.length - whole);
		find_in_chunk(found, rest, (uint32_t)whole, find);
	}
}

static uint64_t
find_bytes_anywhere(const char *chunk, char wanted)
{
	uint64_t bits = 0;

	for (int i = 0; i < CHUNK; i++)
		bits |= (uint64_t)(chunk[i] == wanted) << i;
	return bits;
}

#ifdef HAS_AVX2

__attribute__((target("avx2,bmi,popcnt"))) static inline uint64_t
find_bytes_avx2(const char *chunk, char wanted)
{
	const __m256i *halves = (const void *)chunk;
	__m256i all = _mm256_set1_epi8(wanted);
	__m256i low = _mm256_cmpeq_epi8(_mm256_loadu_si256(&halves[0]), all);
	__m256i high = _mm256_cmpeq_epi8(_mm256_loadu_si256(&halves[1]), all);

	return (uint32_t)_mm256_movemask_epi8(low) |
	    (uint64_t)(uint32_t)_mm256_movemask_epi8(high) << 32;
}

__attribute__((target("avx2,bmi,popcnt"))) static void
find_fast(struct separators *found, struct text block)
{
	find_all(found, block, find_bytes_avx2);
}

static bool
is_fast(void)
{
	return __builtin_cpu_supports("avx2") &&
	    __builtin_cpu_supports("bmi") && __builtin_cpu_supports("popcnt");
}

#else

static void
find_fast(struct separators *found, struct text block)
{
	find_all(found, block, find_bytes_anywhere);
}

static bool
is_fast(void)
{
	return false;
}

#endif

void
separators_find(struct separators *separators, struct text block)
{
	/* One for each byte, one more, and what is written in vain. */
	separators->all = memory_grow(separators->all, &separators->capacity,
	    block.length + CHUNK, sizeof(*separators->all));
	separators->newlines =
	    memory_grow(separators->newlines, &separators->newline_capacity,
		block.length + CHUNK, sizeof(*separators->newlines));
	separators->count = separators->newline_count = 0;
	if (is_fast())
		find_fast(separators, block);
	else
		find_all(separators, block, find_bytes_anywhere);
}

void
separators_add_newline(struct separators *separators, uint32_t offset)
{
	separators->all[separators->count++] = offset;
	separators->newlines[separators->newline_count++] = offset;
}
