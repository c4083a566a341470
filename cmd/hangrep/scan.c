/* Dismiss lines that cannot match, 64 bytes at a time. */
#include <string.h>

#include "cmd/hangrep/scan.h"
#include "common/utf8.h"

#if defined(__x86_64__) && defined(__GNUC__)
#define HAS_VECTORS
#include <immintrin.h>
#endif

enum { LANES = 16, CHUNK = 64 };

typedef unsigned char lanes __attribute__((vector_size(LANES)));

static bool
add_byte(struct scan *scan, unsigned char byte)
{
	for (size_t i = 0; i < scan->byte_count; i++)
		if (scan->bytes[i] == byte)
			return true;
	if (scan->byte_count == SCAN_MOST_BYTES)
		return false;
	scan->bytes[scan->byte_count++] = byte;
	return true;
}

static bool
add_pair(struct scan *scan, struct scan_pair pair)
{
	for (size_t i = 0; i < scan->pair_count; i++)
		if (memcmp(&scan->pairs[i], &pair, sizeof(pair)) == 0)
			return true;
	if (scan->pair_count == SCAN_MOST_PAIRS)
		return false;
	scan->pairs[scan->pair_count++] = pair;
	return true;
}

static struct scan_pair
pair_of(const char *bytes)
{
	return (struct scan_pair){
		.bytes = { (unsigned char)bytes[0], (unsigned char)bytes[1] },
	};
}

/* The character itself: its last two bytes, as its block is most of them. */
static bool
add_character(struct scan *scan, struct text character)
{
	if (character.length == 1)
		return add_byte(scan, (unsigned char)character.bytes[0]);
	return add_pair(scan, pair_of(character.bytes + character.length - 2));
}

/* Blocks that are all of the text: Han characters, and the marks among them. */
static bool
is_common_block(int32_t form)
{
	return (form >= 0x4E00 && form <= 0x9FFF) ||
	    (form >= 0x2000 && form < 0x2040) ||
	    (form >= 0x3000 && form < 0x3040) ||
	    (form >= 0xFF00 && form < 0xFF40);
}

/* A way to write the character: of others, its block is enough. */
static bool
add_form(struct scan *scan, int32_t form)
{
	char bytes[UTF8_LONGEST];
	size_t length = utf8_encode(form, bytes);

	if (length == 1 || is_common_block(form))
		return add_character(scan, (struct text){ bytes, length });
	return add_pair(scan, pair_of(bytes));
}

bool
scan_add(struct scan *scan, const struct forms *forms, struct text character)
{
	/* What is outside the plane is rare enough to look closely. */
	bool fits = add_character(scan, character) && add_byte(scan, 0xF0);
	int32_t form = 0;
	size_t at = 0;

	while (fits && (form = forms_next(forms, character, form)) != 0)
		fits = add_form(scan, form);
	while (fits && (form = forms_next_several(forms, character, &at)) != 0)
		fits = add_form(scan, form);
	return fits;
}

bool
scan_add_only(struct scan *scan, int32_t character)
{
	char bytes[UTF8_LONGEST] = { 0 };

	return add_character(
	    scan, (struct text){ bytes, utf8_encode(character, bytes) });
}

bool
scan_add_followed(struct scan *scan, struct text character, struct text next)
{
	char bytes[UTF8_LONGEST + SCAN_FARTHEST];
	size_t begin = character.length == 1 ? 0 : character.length - 2;
	size_t last = character.length - 1;
	struct scan_pair pair;

	memcpy(bytes, character.bytes, character.length);
	while (next.length > 0) {
		struct text rest = next;
		size_t length;

		utf8_next(&rest);
		length = next.length - rest.length;
		if (last + length - begin > SCAN_FARTHEST)
			break;
		memcpy(bytes + last + 1, next.bytes, length);
		last += length;
		next = rest;
	}
	pair = pair_of(bytes + begin);
	pair.third = (unsigned char)bytes[last];
	pair.distance = (unsigned char)(last - begin);
	return add_pair(scan, pair);
}

static lanes
load(const char *bytes)
{
	lanes loaded;

	memcpy(&loaded, bytes, sizeof(loaded));
	return loaded;
}

/* A bit for each lane that has all its bits. */
static uint64_t
bits_of(lanes hits)
{
	unsigned char bytes[LANES];
	uint64_t halves[2], bits = 0;

	memcpy(halves, &hits, sizeof(halves));
	if ((halves[0] | halves[1]) == 0)
		return 0;
	memcpy(bytes, &hits, sizeof(bytes));
	for (int i = 0; i < LANES; i++)
		bits |= (uint64_t)(bytes[i] & 1) << i;
	return bits;
}

/* --- 64 bytes at a time, as bits --- */

/* Where one of them begins in the chunk, and the byte behind it. */
typedef uint64_t find_in_chunk(const struct scan *scan, const char *chunk);

#ifdef HAS_VECTORS

__attribute__((target("avx2"))) static inline uint64_t
find_avx2(const struct scan *scan, const char *chunk)
{
	const __m256i *first = (const void *)chunk;
	const __m256i *second = (const void *)(chunk + 1);
	__m256i low = _mm256_loadu_si256(first);
	__m256i high = _mm256_loadu_si256(first + 1);
	__m256i low_next = _mm256_loadu_si256(second);
	__m256i high_next = _mm256_loadu_si256(second + 1);
	__m256i low_hits = _mm256_setzero_si256(), high_hits = low_hits;

	for (size_t i = 0; i < scan->pair_count; i++) {
		const struct scan_pair *pair = &scan->pairs[i];
		__m256i a = _mm256_set1_epi8((char)pair->bytes[0]);
		__m256i b = _mm256_set1_epi8((char)pair->bytes[1]);
		__m256i low_both = _mm256_and_si256(
		    _mm256_cmpeq_epi8(low, a), _mm256_cmpeq_epi8(low_next, b));
		__m256i high_both = _mm256_and_si256(_mm256_cmpeq_epi8(high, a),
		    _mm256_cmpeq_epi8(high_next, b));

		if (pair->distance > 0) {
			const __m256i *far =
			    (const void *)(chunk + pair->distance);
			__m256i c = _mm256_set1_epi8((char)pair->third);

			low_both = _mm256_and_si256(low_both,
			    _mm256_cmpeq_epi8(_mm256_loadu_si256(far), c));
			high_both = _mm256_and_si256(high_both,
			    _mm256_cmpeq_epi8(_mm256_loadu_si256(far + 1), c));
		}
		low_hits = _mm256_or_si256(low_hits, low_both);
		high_hits = _mm256_or_si256(high_hits, high_both);
	}
	for (size_t i = 0; i < scan->byte_count; i++) {
		__m256i a = _mm256_set1_epi8((char)scan->bytes[i]);

		low_hits = _mm256_or_si256(low_hits, _mm256_cmpeq_epi8(low, a));
		high_hits =
		    _mm256_or_si256(high_hits, _mm256_cmpeq_epi8(high, a));
	}
	return (uint32_t)_mm256_movemask_epi8(low_hits) |
	    (uint64_t)(uint32_t)_mm256_movemask_epi8(high_hits) << 32;
}

static bool
has_avx2(void)
{
	return __builtin_cpu_supports("avx2");
}

#endif

static inline uint64_t
find_anywhere(const struct scan *scan, const char *chunk)
{
	uint64_t bits = 0;

	for (size_t at = 0; at < CHUNK; at += LANES) {
		lanes first = load(chunk + at), second = load(chunk + at + 1);
		lanes hits = { 0 };

		for (size_t i = 0; i < scan->pair_count; i++) {
			const struct scan_pair *pair = &scan->pairs[i];
			lanes both = (lanes)(first == pair->bytes[0]) &
			    (lanes)(second == pair->bytes[1]);

			if (pair->distance > 0)
				both &=
				    (lanes)(load(chunk + at + pair->distance) ==
					pair->third);
			hits |= both;
		}
		for (size_t i = 0; i < scan->byte_count; i++)
			hits |= (lanes)(first == scan->bytes[i]);
		bits |= bits_of(hits) << at;
	}
	return bits;
}

/* NUL may be looked for, but not behind the line. */
static uint64_t
find_in_last(const struct scan *scan, struct text rest, find_in_chunk *find)
{
	char last[CHUNK + SCAN_FARTHEST] = { 0 };
	uint64_t all = UINT64_MAX;

	memcpy(last, rest.bytes, rest.length);
	if (rest.length < CHUNK)
		all = ((uint64_t)1 << rest.length) - 1;
	return find(scan, last) & all;
}

static inline __attribute__((always_inline)) bool
find_further(const struct scan *scan, struct text line,
    struct scan_place *place, find_in_chunk *find)
{
	uint64_t bits = 0;
	size_t at = place->next;

	for (; at < line.length && bits == 0; at += CHUNK)
		if (line.length - at < CHUNK + SCAN_FARTHEST)
			bits = find_in_last(scan, text_skip(line, at), find);
		else
			bits = find(scan, line.bytes + at);
	place->bits = bits;
	place->base = at - CHUNK;
	place->next = at;
	return bits != 0;
}

#ifdef HAS_VECTORS
__attribute__((target("avx2"))) static bool
find_further_avx2(
    const struct scan *scan, struct text line, struct scan_place *place)
{
	return find_further(scan, line, place, find_avx2);
}
#endif

bool
scan_further(
    const struct scan *scan, struct text line, struct scan_place *place)
{
#ifdef HAS_VECTORS
	if (has_avx2())
		return find_further_avx2(scan, line, place);
#endif
	return find_further(scan, line, place, find_anywhere);
}
