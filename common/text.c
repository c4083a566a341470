/* Slices: compare, cut, search. */
#define _GNU_SOURCE /* memmem(3), in POSIX since 2024; memrchr(3) */
#include <string.h>

#include "common/text.h"

struct text
text_from(const char *string)
{
	return (struct text){ string, strlen(string) };
}

int
text_compare(struct text a, struct text b)
{
	size_t shorter = a.length < b.length ? a.length : b.length;
	int order = shorter == 0 ? 0 : memcmp(a.bytes, b.bytes, shorter);

	if (order != 0)
		return order;
	return (a.length > b.length) - (a.length < b.length);
}

static bool
is_ascii_blank(char byte)
{
	return byte == ' ' || byte == '\t' || byte == '\r' || byte == '\n';
}

struct text
text_trim(struct text subject)
{
	while (subject.length > 0 && is_ascii_blank(subject.bytes[0]))
		subject = text_skip(subject, 1);
	while (subject.length > 0 &&
	    is_ascii_blank(subject.bytes[subject.length - 1]))
		subject.length--;
	return subject;
}

bool
text_find(struct text subject, struct text needle, size_t *offset)
{
	const char *found;

	if (needle.length > subject.length)
		return false;
	if (needle.length == 0) {
		*offset = 0;
		return true;
	}
	found =
	    memmem(subject.bytes, subject.length, needle.bytes, needle.length);
	if (found == NULL)
		return false;
	*offset = (size_t)(found - subject.bytes);
	return true;
}

typedef unsigned char lanes __attribute__((vector_size(16)));

/* At most UINT8_MAX times as many bytes as there are lanes. */
static size_t
count_in_lanes(const char *bytes, size_t steps, char byte)
{
	lanes sums = { 0 };
	size_t count = 0;

	for (size_t i = 0; i < steps; i++) {
		lanes loaded;

		memcpy(&loaded, bytes + i * sizeof(loaded), sizeof(loaded));
		sums -= (lanes)(loaded == (unsigned char)byte);
	}
	for (size_t i = 0; i < sizeof(sums); i++)
		count += sums[i];
	return count;
}

size_t
text_count(struct text subject, char byte)
{
	size_t count = 0;

	while (subject.length >= sizeof(lanes)) {
		size_t steps = subject.length / sizeof(lanes);

		steps = steps < UINT8_MAX ? steps : UINT8_MAX;
		count += count_in_lanes(subject.bytes, steps, byte);
		subject = text_skip(subject, steps * sizeof(lanes));
	}
	for (size_t i = 0; i < subject.length; i++)
		count += subject.bytes[i] == byte;
	return count;
}

bool
text_find_last(struct text subject, char byte, size_t *offset)
{
	const char *found = subject.length == 0
	    ? NULL
	    : memrchr(subject.bytes, byte, subject.length);

	if (found == NULL)
		return false;
	*offset = (size_t)(found - subject.bytes);
	return true;
}

bool
text_split(struct text *rest, char separator, struct text *part)
{
	const char *found;

	if (rest->bytes == NULL)
		return false;
	*part = *rest;
	found = rest->length == 0
	    ? NULL
	    : memchr(rest->bytes, separator, rest->length);
	if (found == NULL) {
		*rest = (struct text){ NULL, 0 };
		return true;
	}
	part->length = (size_t)(found - rest->bytes);
	*rest = text_skip(*rest, part->length + 1);
	return true;
}
