/* Read a pattern just far enough to fold it. */
#include "cmd/hangrep/pattern.h"

#include <string.h>

#include "cmd/hangrep/syntax.h"
#include "common/utf8.h"

void
pattern_quote(struct text text, struct buffer *pattern)
{
	for (size_t i = 0; i < text.length; i++) {
		if (syntax_is_punctuation(text.bytes[i]))
			buffer_append_byte(pattern, '\\');
		buffer_append_byte(pattern, text.bytes[i]);
	}
}

/* What one character of the pattern stands for, as a pattern. */
static void
append_folded(const struct folder *folder, int32_t character, bool in_class,
    struct buffer *pattern)
{
	struct buffer folded = { 0 };
	struct text rest;
	bool many;

	fold_append(folder, character, &folded);
	rest = buffer_text(&folded);
	utf8_next(&rest);
	many = rest.length > 0;
	if (many && in_class) {
		/* It cannot be one of a class: it is no single character. */
		utf8_append(pattern, character);
	} else if (many) {
		buffer_append(pattern, TEXT("(?:"));
		pattern_quote(buffer_text(&folded), pattern);
		buffer_append(pattern, TEXT(")"));
	} else {
		pattern_quote(buffer_text(&folded), pattern);
	}
	buffer_free(&folded);
}

/* Is the character before rest, or after it, the end of a range? */
static bool
is_in_range(struct text whole, struct text rest, struct text after)
{
	size_t at = whole.length - rest.length;

	if (at > 0 && whole.bytes[at - 1] == '-' && at > 1 &&
	    whole.bytes[at - 2] != '[')
		return true;
	return after.length > 1 && after.bytes[0] == '-' &&
	    after.bytes[1] != ']';
}

/* Fold a class, from [ to ]; returns its length. */
static size_t
fold_class(
    const struct folder *folder, struct text whole, struct buffer *folded)
{
	struct text rest = text_skip(whole, 1);
	bool first = true;

	buffer_append_byte(folded, '[');
	if (text_starts_with(rest, TEXT("^"))) {
		buffer_append_byte(folded, '^');
		rest = text_skip(rest, 1);
	}
	for (; rest.length > 0; first = false) {
		struct text after = rest;
		size_t length = 0;
		int32_t character;

		if (rest.bytes[0] == '\\')
			length = syntax_escape_length(rest);
		else if (rest.bytes[0] == ']' && !first)
			break;
		else
			length = syntax_posix_length(rest);
		if (length == 0) {
			character = utf8_next(&after);
			length = rest.length - after.length;
			if (character >= 0x80 &&
			    !is_in_range(whole, rest, after)) {
				append_folded(folder, character, true, folded);
				rest = after;
				continue;
			}
		}
		buffer_append(folded, text_take(rest, length));
		rest = text_skip(rest, length);
	}
	buffer_append(folded, text_take(rest, 1));
	return whole.length - text_skip(rest, 1).length;
}

/* The next character is a Han one that stands for itself, alone. */
static bool
begins_with_single_han(struct text rest)
{
	if (rest.length == 0 || !utf8_is_han(utf8_next(&rest)))
		return false;
	return rest.length == 0 || !utf8_is_han(utf8_next(&rest));
}

static bool
ends_with_single_han(struct text text)
{
	size_t last, before;
	struct text rest;

	if (text.length == 0)
		return false;
	last = utf8_before(text, text.length);
	rest = text_skip(text, last);
	if (!utf8_is_han(utf8_next(&rest)))
		return false;
	if (last == 0)
		return true;
	before = utf8_before(text, last);
	rest = text_skip(text, before);
	return !utf8_is_han(utf8_next(&rest));
}

/* A blank of the pattern that folding drops in the text. */
static bool
drops_blank(const struct folder *folder, struct text before, struct text after)
{
	return (folder->flags & FOLD_SPACE) != 0 &&
	    ends_with_single_han(before) && begins_with_single_han(after);
}

void
pattern_fold(
    const struct folder *folder, struct text pattern, struct buffer *folded)
{
	struct text rest = pattern;

	while (rest.length > 0) {
		struct text after = rest;
		size_t length;
		int32_t character;

		if (rest.bytes[0] == '\\') {
			length = syntax_escape_length(rest);
			buffer_append(folded, text_take(rest, length));
			rest = text_skip(rest, length);
			continue;
		}
		if (rest.bytes[0] == '[') {
			length = fold_class(folder, rest, folded);
			rest = text_skip(rest, length);
			continue;
		}
		character = utf8_next(&after);
		if (utf8_is_blank(character) &&
		    drops_blank(folder,
			text_take(pattern, pattern.length - rest.length),
			after)) {
			rest = after;
			continue;
		}
		if (character >= 0x80)
			append_folded(folder, character, false, folded);
		else
			buffer_append(folded,
			    text_take(rest, rest.length - after.length));
		rest = after;
	}
}

static bool
has(struct text pattern, const char *what)
{
	size_t offset;

	return text_find(pattern, text_from(what), &offset);
}

bool
pattern_is_plain(struct text pattern)
{
	static const char *const others[] = { "$", "(*", "++", "*+", "?+", "}+",
		"\\b", "\\B", "\\A", "\\z", "\\Z", "\\G", "\\K", "\\Q", "\\X" };

	for (size_t i = 0; i < sizeof(others) / sizeof(*others); i++)
		if (has(pattern, others[i]))
			return false;
	for (size_t i = 0; i < pattern.length; i++) {
		struct text rest = text_skip(pattern, i);

		if (text_starts_with(rest, TEXT("(?")) &&
		    !text_starts_with(rest, TEXT("(?:")))
			return false;
		if (rest.bytes[0] == '^' &&
		    (i == 0 || pattern.bytes[i - 1] != '['))
			return false;
	}
	return true;
}
