/* UTF-8: decoding, validation, widths. */
#include <string.h>
#include <utf8proc.h>

#include "common/utf8.h"

#if defined(__x86_64__) && defined(__GNUC__)
#define HAS_VECTORS 1
#include <immintrin.h>
#else
#define HAS_VECTORS 0
#endif

static bool
continues(unsigned char byte)
{
	return (byte & 0xC0) == 0x80;
}

size_t
utf8_decode(struct text subject, int32_t *code_point)
{
	const unsigned char *b = (const unsigned char *)subject.bytes;
	int32_t value;

	if (subject.length == 0)
		return 0;
	if (b[0] < 0x80) {
		*code_point = b[0];
		return 1;
	}
	if (b[0] < 0xC2 || subject.length < 2 || !continues(b[1]))
		return 0;
	if (b[0] < 0xE0) {
		*code_point = (b[0] & 0x1F) << 6 | (b[1] & 0x3F);
		return 2;
	}
	if (subject.length < 3 || !continues(b[2]))
		return 0;
	if (b[0] < 0xF0) {
		value =
		    (b[0] & 0x0F) << 12 | (b[1] & 0x3F) << 6 | (b[2] & 0x3F);
		if (value < 0x800 || (value >= 0xD800 && value < 0xE000))
			return 0;
		*code_point = value;
		return 3;
	}
	if (subject.length < 4 || !continues(b[3]) || b[0] > 0xF4)
		return 0;
	value = (b[0] & 0x07) << 18 | (b[1] & 0x3F) << 12 | (b[2] & 0x3F) << 6 |
	    (b[3] & 0x3F);
	if (value < 0x10000 || value > 0x10FFFF)
		return 0;
	*code_point = value;
	return 4;
}

size_t
utf8_encode(int32_t code_point, char bytes[UTF8_LONGEST])
{
	return (size_t)utf8proc_encode_char(
	    code_point, (utf8proc_uint8_t *)bytes);
}

void
utf8_append(struct buffer *buffer, int32_t code_point)
{
	char *room = buffer_room(buffer, UTF8_LONGEST);

	buffer->length += utf8_encode(code_point, room);
}

#if HAS_VECTORS
/*
 * 32 bytes at a time.  A wrong pair of neighbouring bytes shows in what
 * the high and the low half of the first byte and the high half of the second
 * have in common; whether a third or fourth byte is due shows in the bytes two
 * and three before.  J. Keiser, D. Lemire, "Validating UTF-8 In Less Than One
 * Instruction Per Byte", Software: Practice and Experience 51 (2021).
 */
enum {
	TOO_SHORT = 1 << 0,     /* a lead byte, and no continuation */
	TOO_LONG = 1 << 1,      /* ASCII, and a continuation */
	OVERLONG_3 = 1 << 2,    /* E0 80..9F */
	TOO_LARGE = 1 << 3,     /* F4 90..BF, F5..FF 90..BF */
	SURROGATE = 1 << 4,     /* ED A0..BF */
	OVERLONG_2 = 1 << 5,    /* C0..C1 */
	OVERLONG_4 = 1 << 6,    /* F0 80..8F, and F5..FF 80..8F */
	CONTINUATIONS = 1 << 7, /* two in a row: right after a long lead only */
	ANY_LOW = TOO_SHORT | TOO_LONG | CONTINUATIONS,
	LARGE_LOW = ANY_LOW | TOO_LARGE | OVERLONG_4,
	VECTOR = 32,
	ANY_CONTINUATION = TOO_LONG | OVERLONG_2 | CONTINUATIONS,
};

/* By the high and the low half of the first byte, the high of the second. */
static const unsigned char first_high[16] = { TOO_LONG, TOO_LONG, TOO_LONG,
	TOO_LONG, TOO_LONG, TOO_LONG, TOO_LONG, TOO_LONG, CONTINUATIONS,
	CONTINUATIONS, CONTINUATIONS, CONTINUATIONS, TOO_SHORT | OVERLONG_2,
	TOO_SHORT, TOO_SHORT | OVERLONG_3 | SURROGATE,
	TOO_SHORT | TOO_LARGE | OVERLONG_4 };
static const unsigned char first_low[16] = { ANY_LOW | OVERLONG_3 | OVERLONG_2 |
	    OVERLONG_4,
	ANY_LOW | OVERLONG_2, ANY_LOW, ANY_LOW, ANY_LOW | TOO_LARGE, LARGE_LOW,
	LARGE_LOW, LARGE_LOW, LARGE_LOW, LARGE_LOW, LARGE_LOW, LARGE_LOW,
	LARGE_LOW, LARGE_LOW | SURROGATE, LARGE_LOW, LARGE_LOW };
static const unsigned char second_high[16] = { TOO_SHORT, TOO_SHORT, TOO_SHORT,
	TOO_SHORT, TOO_SHORT, TOO_SHORT, TOO_SHORT, TOO_SHORT,
	ANY_CONTINUATION | OVERLONG_3 | OVERLONG_4,
	ANY_CONTINUATION | OVERLONG_3 | TOO_LARGE,
	ANY_CONTINUATION | SURROGATE | TOO_LARGE,
	ANY_CONTINUATION | SURROGATE | TOO_LARGE, TOO_SHORT, TOO_SHORT,
	TOO_SHORT, TOO_SHORT };

__attribute__((target("avx2"))) static __m256i
look_up(const unsigned char table[16], __m256i bytes, int shift)
{
	__m128i entries = _mm_loadu_si128((const void *)table);

	return _mm256_shuffle_epi8(_mm256_broadcastsi128_si256(entries),
	    _mm256_and_si256(
		_mm256_srli_epi16(bytes, shift), _mm256_set1_epi8(0x0F)));
}

__attribute__((target("avx2"))) static __m256i
wrong_pairs(__m256i bytes, __m256i before)
{
	/* The last 16 bytes of before, and the first of bytes. */
	__m256i over = _mm256_permute2x128_si256(before, bytes, 0x21);
	__m256i one = _mm256_alignr_epi8(bytes, over, 15);
	__m256i two = _mm256_alignr_epi8(bytes, over, 14);
	__m256i three = _mm256_alignr_epi8(bytes, over, 13);
	__m256i pairs =
	    _mm256_and_si256(_mm256_and_si256(look_up(first_high, one, 4),
				 look_up(first_low, one, 0)),
		look_up(second_high, bytes, 4));
	__m256i due = _mm256_or_si256(
	    _mm256_subs_epu8(two, _mm256_set1_epi8((char)(0xE0 - 0x80))),
	    _mm256_subs_epu8(three, _mm256_set1_epi8((char)(0xF0 - 0x80))));

	return _mm256_xor_si256(
	    _mm256_and_si256(due, _mm256_set1_epi8((char)0x80)), pairs);
}

/* How many bytes, in whole vectors from the start, have no wrong pair. */
__attribute__((target("avx2"))) static size_t
valid_vectors(struct text subject)
{
	__m256i before = _mm256_setzero_si256();
	size_t at = 0;

	for (; at + VECTOR <= subject.length; at += VECTOR) {
		__m256i bytes =
		    _mm256_loadu_si256((const void *)(subject.bytes + at));
		__m256i wrong = wrong_pairs(bytes, before);

		if (!_mm256_testz_si256(wrong, wrong))
			break;
		before = bytes;
	}
	return at;
}

/* The same, less the character that may reach over their end. */
static size_t
valid_start(struct text subject)
{
	size_t at;

	if (subject.length < VECTOR || !__builtin_cpu_supports("avx2"))
		return 0;
	at = valid_vectors(subject);
	for (int back = 0; back < UTF8_LONGEST && at > 0; back++)
		if (!continues((unsigned char)subject.bytes[--at]))
			break;
	return at;
}

enum { WIDE = 8, WIDE_BYTES = 24, WIDE_READ = 28 };

/* Eight characters, if all are of three bytes, from 28 bytes of which 24 are
 * taken; each in 32 bits as its bytes, the first of them highest. */
__attribute__((target("avx2"))) static __m256i
read_wide(const char *bytes)
{
	__m256i order = _mm256_broadcastsi128_si256(_mm_setr_epi8(
	    2, 1, 0, -1, 5, 4, 3, -1, 8, 7, 6, -1, 11, 10, 9, -1));
	__m128i low = _mm_loadu_si128((const void *)bytes);
	__m128i high = _mm_loadu_si128((const void *)(bytes + WIDE_BYTES / 2));

	return _mm256_shuffle_epi8(_mm256_set_m128i(high, low), order);
}

/* Which of them are characters: no other bytes, overlong ones, surrogates. */
__attribute__((target("avx2"))) static unsigned
which_are_wide(__m256i bytes, __m256i code_points)
{
	__m256i marks = _mm256_cmpeq_epi32(
	    _mm256_and_si256(bytes, _mm256_set1_epi32(0xF0C0C0)),
	    _mm256_set1_epi32(0xE08080));
	__m256i high = _mm256_and_si256(code_points, _mm256_set1_epi32(0xF800));
	__m256i wrong =
	    _mm256_or_si256(_mm256_cmpeq_epi32(high, _mm256_setzero_si256()),
		_mm256_cmpeq_epi32(high, _mm256_set1_epi32(0xD800)));

	return (unsigned)_mm256_movemask_ps(
	    _mm256_castsi256_ps(_mm256_andnot_si256(wrong, marks)));
}

/* As many as end WIDE_READ bytes before the end of subject, or with a wrong
 * one, which sets *ends. */
__attribute__((target("avx2"))) static size_t
decode_wide_vectors(struct text subject, int32_t *code_points, bool *ends)
{
	size_t count = 0;

	for (size_t at = 0; at + WIDE_READ <= subject.length;
	     at += WIDE_BYTES, count += WIDE) {
		__m256i bytes = read_wide(subject.bytes + at);
		__m256i values = _mm256_madd_epi16(
		    _mm256_maddubs_epi16(
			_mm256_and_si256(bytes, _mm256_set1_epi32(0x0F3F3F)),
			_mm256_set1_epi32(0x014001)),
		    _mm256_set1_epi32(0x10000001));
		unsigned wide = which_are_wide(bytes, values);

		_mm256_storeu_si256((void *)(code_points + count), values);
		if (wide != (1 << WIDE) - 1) {
			*ends = true;
			return count + (size_t)__builtin_ctz(~wide);
		}
	}
	return count;
}

static size_t
decode_wide_start(struct text subject, int32_t *code_points, bool *ends)
{
	if (subject.length < WIDE_READ || !__builtin_cpu_supports("avx2"))
		return 0;
	return decode_wide_vectors(subject, code_points, ends);
}
#else
static size_t
valid_start(struct text subject)
{
	(void)subject;
	return 0;
}

static size_t
decode_wide_start(struct text subject, int32_t *code_points, bool *ends)
{
	(void)subject;
	(void)code_points;
	(void)ends;
	return 0;
}
#endif

size_t
utf8_decode_wide(struct text subject, int32_t *code_points)
{
	bool ends = false;
	size_t count = decode_wide_start(subject, code_points, &ends);
	struct text rest;

	if (ends)
		return count;
	rest = text_skip(subject, count * 3);
	while (rest.length >= 3) {
		size_t left = rest.length;

		code_points[count] = utf8_next(&rest);
		if (left - rest.length != 3)
			break;
		count++;
	}
	return count;
}

size_t
utf8_valid_length(struct text subject)
{
	size_t valid = valid_start(subject);
	struct text rest = text_skip(subject, valid);

	while (rest.length > 0 && utf8_next(&rest) != UTF8_INVALID)
		valid = subject.length - rest.length;
	return valid;
}

bool
utf8_is_valid(struct text subject)
{
	return utf8_valid_length(subject) == subject.length;
}

/* Bytes that continue nothing, eight at a time. */
static size_t
count_valid(struct text subject)
{
	const uint64_t ones = UINT64_MAX / 0xFF;
	size_t count = 0;

	for (; subject.length >= sizeof(uint64_t);
	     subject = text_skip(subject, sizeof(uint64_t))) {
		uint64_t bytes;

		memcpy(&bytes, subject.bytes, sizeof(bytes));
		/* 1 in each byte whose two upper bits are not 10. */
		bytes = (~(bytes >> 7) | bytes >> 6) & ones;
		count += (bytes * ones) >> 56;
	}
	for (size_t i = 0; i < subject.length; i++)
		count += !continues((unsigned char)subject.bytes[i]);
	return count;
}

size_t
utf8_count(struct text subject)
{
	size_t count = 0;

	while (subject.length > 0) {
		size_t valid = utf8_valid_length(subject);

		count += count_valid(text_take(subject, valid));
		subject = text_skip(subject, valid);
		for (; subject.length > 0 && subject.bytes[0] < 0; count++)
			utf8_next(&subject);
	}
	return count;
}

size_t
utf8_whole_length(struct text subject)
{
	static const unsigned char second[][2] = { { 0xA0, 0xBF },
		{ 0x80, 0x9F }, { 0x90, 0xBF }, { 0x80, 0x8F } };

	for (size_t back = 1; back < UTF8_LONGEST && back <= subject.length;
	     back++) {
		const unsigned char *b = (const unsigned char *)subject.bytes +
		    subject.length - back;
		size_t wanted = b[0] >= 0xF0 ? 4 : b[0] >= 0xE0 ? 3 : 2;
		int row = b[0] == 0xE0 ? 0
		    : b[0] == 0xED     ? 1
		    : b[0] == 0xF0     ? 2
		    : b[0] == 0xF4     ? 3
				       : -1;

		if (continues(b[0]))
			continue;
		if (b[0] < 0xC2 || b[0] > 0xF4 || wanted <= back)
			return subject.length;
		if (row >= 0 && back > 1 &&
		    (b[1] < second[row][0] || b[1] > second[row][1]))
			return subject.length;
		return subject.length - back;
	}
	return subject.length;
}

size_t
utf8_before(struct text subject, size_t offset)
{
	int32_t code_point;

	for (size_t back = 1; back <= UTF8_LONGEST && back <= offset; back++) {
		struct text last =
		    text_skip(text_take(subject, offset), offset - back);

		if (continues((unsigned char)last.bytes[0]))
			continue;
		if (utf8_decode(last, &code_point) == back)
			return offset - back;
		break;
	}
	return offset - 1;
}

int32_t
utf8_half_width(int32_t code_point)
{
	if (code_point >= 0xFF01 && code_point <= 0xFF5E)
		return code_point - 0xFF01 + '!';
	return code_point == 0x3000 ? ' ' : code_point;
}

bool
utf8_is_blank(int32_t code_point)
{
	if (code_point < 0x80)
		return code_point == ' ' ||
		    (code_point >= '\t' && code_point <= '\r');
	return code_point == 0x85 || code_point == 0xA0 ||
	    code_point == 0x1680 ||
	    (code_point >= 0x2000 && code_point <= 0x200A) ||
	    code_point == 0x2028 || code_point == 0x2029 ||
	    code_point == 0x202F || code_point == 0x205F ||
	    code_point == 0x3000 || code_point == 0xFEFF;
}

static struct text
trim_front(struct text subject)
{
	struct text rest = subject;

	while (rest.length > 0 && utf8_is_blank(utf8_next(&rest)))
		subject = rest;
	return subject;
}

/*
 * Is it plain that no blank begins with this byte, or ends the text?  So it is
 * of nearly all lines: no blank begins with E4 to EE, or is ASCII above ' '.
 */
static bool
begins_plainly(struct text subject)
{
	unsigned char byte = (unsigned char)subject.bytes[0];

	return (byte > ' ' && byte < 0x80) || (byte >= 0xE4 && byte < 0xEF);
}

static bool
ends_plainly(struct text subject)
{
	const unsigned char *end =
	    (const unsigned char *)subject.bytes + subject.length;

	if (end[-1] < 0x80)
		return end[-1] > ' ';
	/* U+3000, E3 80 80, is the only blank that begins with E3. */
	return subject.length >= 3 && continues(end[-1]) &&
	    continues(end[-2]) && end[-3] < 0xEF &&
	    (end[-3] >= 0xE4 || (end[-3] == 0xE3 && end[-1] != 0x80));
}

struct text
utf8_trim(struct text subject)
{
	if (subject.length > 0 && !begins_plainly(subject))
		subject = trim_front(subject);
	while (subject.length > 0 && !ends_plainly(subject)) {
		size_t before = utf8_before(subject, subject.length);

		if (trim_front(text_skip(subject, before)).length > 0)
			break;
		subject.length = before;
	}
	return subject;
}

bool
utf8_is_han(int32_t code_point)
{
	return (code_point >= 0x4E00 && code_point <= 0x9FFF) ||
	    (code_point >= 0x3400 && code_point <= 0x4DBF) ||
	    (code_point >= 0xF900 && code_point <= 0xFAFF) ||
	    code_point == 0x3007 ||
	    (code_point >= 0x20000 && code_point <= 0x3FFFD);
}

int
utf8_width(int32_t code_point)
{
	return utf8proc_charwidth(code_point);
}
