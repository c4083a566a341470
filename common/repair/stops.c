/* stops.c -- Find the bytes at which damage can be told. */
#include "common/repair/stops.h"

#include <stdbool.h>
#include <stdint.h>

#if defined(__x86_64__) && defined(__GNUC__)
#define HAS_VECTORS
#include <immintrin.h>
#endif

/*
 * Bytes to stop at, each row with its own bit, of eight; where two stand in one row, what
 * else it holds is no UTF-8.  The byte behind has one of these halves, so far
 * as that can be asked: forms_begin_odd() has what is meant.
 */
static const struct stop_row {
	unsigned char bytes[2];
	enum stop stop;
	unsigned second_highs, second_lows; /* a bit for each */
} stop_rows[] = {
	{ { ')' }, STOP_READING, 0xFFFF, 0xFFFF },
	{ { ';' }, STOP_ENTITY, 0xFFFF, 0xFFFF },
	{ { '?' }, STOP_HOLE, 0xFFFF, 0xFFFF },
	{ { 0xC3, '\n' }, STOP_MOJIBAKE, 0xFFFF, 0xFFFF },
	{ { 0xC2, 0xF0 }, STOP_FORM, 1 << 10, 1 << 13 | 1 << 15 },
	{ { 0xE2 }, STOP_FORM, 1 << 8 | 1 << 11, 0xFC03 },
	{ { 0xEE }, STOP_FORM, 0xFFFF, 0xFFFF },
	{ { 0xEF }, STOP_FORM, 1 << 10 | 1 << 11, 0x0FF0 },
	{ { '!', ',' }, STOP_MARK, 0xFFFF, 0xFFFF },
	{ { ';' }, STOP_MARK, 0xFFFF, 0xFFFF },
	{ { 0xE3, 0xEF }, STOP_MARK, 0xFFFF, 0xFFFF },
};

static void
add_row(struct stops *stops, size_t row)
{
	struct stops_halves *first = &stops->first, *second = &stops->second;
	unsigned char bit = (unsigned char)(1 << stops->rows++);

	for (int i = 0; i < 16; i++) {
		if ((stop_rows[row].second_highs >> i & 1) != 0)
			second->high[i] |= bit;
		if ((stop_rows[row].second_lows >> i & 1) != 0)
			second->low[i] |= bit;
	}
	for (int i = 0; i < 2 && stop_rows[row].bytes[i] != 0; i++) {
		unsigned char byte = stop_rows[row].bytes[i];

		stops->kinds[byte] =
		    byte == '\n' ? STOP_NEWLINE : stop_rows[row].stop;
		first->high[byte >> 4] |= bit;
		first->low[byte & 0xF] |= bit;
	}
}

void
stops_add(struct stops *stops, enum stop kind)
{
	for (size_t i = 0; i < sizeof(stop_rows) / sizeof(*stop_rows); i++)
		if (stop_rows[i].stop == kind)
			add_row(stops, i);
}

#ifdef HAS_VECTORS

/* The bits of the bytes at b: those that both of their halves have. */
__attribute__((target("avx2"))) static inline __m256i
bits_at(const char *b, __m256i high, __m256i low)
{
	const __m256i half = _mm256_set1_epi8(0x0F);
	__m256i bytes = _mm256_loadu_si256((const void *)b);

	return _mm256_and_si256(
	    _mm256_shuffle_epi8(low, _mm256_and_si256(bytes, half)),
	    _mm256_shuffle_epi8(
		high, _mm256_and_si256(_mm256_srli_epi16(bytes, 4), half)));
}

__attribute__((target("avx2"))) static inline __m256i
load_twice(const unsigned char halves[16])
{
	return _mm256_broadcastsi128_si256(
	    _mm_loadu_si128((const void *)halves));
}

/* As far as whole vectors go, and a byte behind them. */
__attribute__((target("avx2"))) static size_t
skip_vectors(const struct stops *stops, struct text text, size_t at)
{
	__m256i first_high = load_twice(stops->first.high);
	__m256i first_low = load_twice(stops->first.low);
	__m256i second_high = load_twice(stops->second.high);
	__m256i second_low = load_twice(stops->second.low);

	for (; at + 32 < text.length; at += 32) {
		const char *b = text.bytes + at;
		__m256i bits =
		    _mm256_and_si256(bits_at(b, first_high, first_low),
			bits_at(b + 1, second_high, second_low));
		uint32_t none = (uint32_t)_mm256_movemask_epi8(
		    _mm256_cmpeq_epi8(bits, _mm256_setzero_si256()));

		if (none != UINT32_MAX)
			return at + (size_t)__builtin_ctz(~none);
	}
	return at;
}

static bool
has_vectors(void)
{
	return __builtin_cpu_supports("avx2");
}

#else

static size_t
skip_vectors(const struct stops *stops, struct text text, size_t at)
{
	(void)stops;
	(void)text;
	return at;
}

static bool
has_vectors(void)
{
	return false;
}

#endif

size_t
stops_next(const struct stops *stops, struct text text, size_t at)
{
	if (has_vectors())
		at = skip_vectors(stops, text, at);
	while (at < text.length && stops_at(stops, text, at) == STOP_NOT)
		at++;
	return at;
}
