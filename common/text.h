/* text.h -- Bytes owned by someone else: may hold NUL, not NUL-terminated. */
#ifndef COMMON_TEXT_H
#define COMMON_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct text {
	const char *bytes;
	size_t length;
};

/* A string literal as text; usable in static initialisers as TEXT_INIT. */
#define TEXT_INIT(literal)                                                     \
	{                                                                      \
		(literal), sizeof(literal) - 1                                 \
	}
#define TEXT(literal) ((struct text)TEXT_INIT(literal))

/* The bytes of a NUL-terminated string, which stays the owner. */
struct text text_from(const char *string);

/* What is left after the first count bytes (all of it, if it has fewer). */
static inline struct text
text_skip(struct text subject, size_t count)
{
	if (count > subject.length)
		count = subject.length;
	if (count == 0)
		return subject;
	return (struct text){ subject.bytes + count, subject.length - count };
}

/* The first count bytes (all of it, if it has fewer). */
static inline struct text
text_take(struct text subject, size_t count)
{
	if (count < subject.length)
		subject.length = count;
	return subject;
}

static inline bool
text_equal(struct text a, struct text b)
{
	return a.length == b.length &&
	    (a.length == 0 || memcmp(a.bytes, b.bytes, a.length) == 0);
}

static inline bool
text_starts_with(struct text subject, struct text prefix)
{
	return text_equal(text_take(subject, prefix.length), prefix);
}

static inline bool
text_ends_with(struct text subject, struct text suffix)
{
	return subject.length >= suffix.length &&
	    text_equal(
		text_skip(subject, subject.length - suffix.length), suffix);
}

/* Eight bytes as a number, the first one lowest. */
static inline uint64_t
text_eight_bytes(const char *bytes)
{
	const unsigned char *b = (const unsigned char *)bytes;

	return b[0] | (uint64_t)b[1] << 8 | (uint64_t)b[2] << 16 |
	    (uint64_t)b[3] << 24 | (uint64_t)b[4] << 32 | (uint64_t)b[5] << 40 |
	    (uint64_t)b[6] << 48 | (uint64_t)b[7] << 56;
}

/* As memcmp(3), a shorter text before the longer one it begins. */
int text_compare(struct text a, struct text b);

/* Without the spaces, tabs, CR and LF at its ends (ASCII only). */
struct text text_trim(struct text subject);

/* Where needle first begins in subject; false when it is not there. */
bool text_find(struct text subject, struct text needle, size_t *offset);

/* How often byte is in subject. */
size_t text_count(struct text subject, char byte);

/* Where byte stands last in subject; false when it is not there. */
bool text_find_last(struct text subject, char byte, size_t *offset);

/*
 * Take the part before the next separator off the front of *rest, and the
 * separator with it.  The last part has none; then *rest.bytes is NULL, and
 * the next call returns false.
 */
bool text_split(struct text *rest, char separator, struct text *part);

#endif
