/* Read a pattern just far enough to fold it, and to see what it needs. */
#include <string.h>
#include <utf8proc.h>

#include "cmd/hangrep/pattern.h"
#include "common/utf8.h"

static bool
is_ascii_letter(int32_t character)
{
	return (character >= 'a' && character <= 'z') ||
	    (character >= 'A' && character <= 'Z');
}

static bool
is_ascii_digit(int32_t character)
{
	return character >= '0' && character <= '9';
}

static bool
is_punctuation(char byte)
{
	return byte > ' ' && byte < 0x7F && !is_ascii_letter(byte) &&
	    !is_ascii_digit(byte);
}

void
pattern_quote(struct text text, struct buffer *pattern)
{
	for (size_t i = 0; i < text.length; i++) {
		if (is_punctuation(text.bytes[i]))
			buffer_append_byte(pattern, '\\');
		buffer_append_byte(pattern, text.bytes[i]);
	}
}

/* The part of text up to and with the next byte; all of it if not there. */
static size_t
length_through(struct text text, char byte)
{
	const char *found = memchr(text.bytes, byte, text.length);

	return found == NULL ? text.length : (size_t)(found - text.bytes) + 1;
}

/* The length of what begins with a backslash: \d \x{4E00} \p{Han} \Q...\E. */
static size_t
escape_length(struct text rest)
{
	struct text after = text_skip(rest, 2);
	char letter = rest.length > 1 ? rest.bytes[1] : 0;
	size_t offset;

	if (letter == 'Q') {
		if (text_find(after, TEXT("\\E"), &offset))
			return 2 + offset + 2;
		return rest.length;
	}
	if (letter == 'c')
		return rest.length < 3 ? rest.length : 3;
	if (letter != 0 && strchr("pPxogkN", letter) != NULL &&
	    after.length > 0) {
		if (after.bytes[0] == '{')
			return 2 + length_through(after, '}');
		if (after.bytes[0] == '<')
			return 2 + length_through(after, '>');
		if (after.bytes[0] == '\'')
			return 3 + length_through(text_skip(after, 1), '\'');
	}
	if (letter < 0) {
		struct text character = text_skip(rest, 1);

		utf8_next(&character);
		return rest.length - character.length;
	}
	return rest.length < 2 ? rest.length : 2;
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
			length = escape_length(rest);
		else if (text_starts_with(rest, TEXT("[:")))
			length = length_through(rest, ']');
		else if (rest.bytes[0] == ']' && !first)
			break;
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
			length = escape_length(rest);
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

/* The pattern read branch by branch, at its top level only. */
struct reader {
	struct text rest;
	bool caseless;
	bool understood; /* nothing was met that needs a closer look */
	bool only_literal;
	struct buffer run, best; /* literal characters in a row */
};

static void
end_run(struct reader *reader)
{
	if (reader->run.length > reader->best.length) {
		buffer_clear(&reader->best);
		buffer_append(&reader->best, buffer_text(&reader->run));
	}
	buffer_clear(&reader->run);
}

static bool
has_case(int32_t character)
{
	return utf8proc_tolower(character) != character ||
	    utf8proc_toupper(character) != character;
}

/* Can the item before be left out?  ? * {0,  and, to be safe, {,  */
static bool
is_optional(struct text rest)
{
	if (rest.length == 0)
		return false;
	return rest.bytes[0] == '?' || rest.bytes[0] == '*' ||
	    text_starts_with(rest, TEXT("{0")) ||
	    text_starts_with(rest, TEXT("{,"));
}

static bool
is_quantifier(struct text rest)
{
	return is_optional(rest) || text_starts_with(rest, TEXT("+")) ||
	    text_starts_with(rest, TEXT("{"));
}

static void
skip_quantifier(struct reader *reader)
{
	struct text rest = reader->rest;

	if (!is_quantifier(rest))
		return;
	reader->only_literal = false;
	rest = text_skip(
	    rest, rest.bytes[0] == '{' ? length_through(rest, '}') : 1);
	if (text_starts_with(rest, TEXT("?")) ||
	    text_starts_with(rest, TEXT("+")))
		rest = text_skip(rest, 1);
	reader->rest = rest;
}

static void
read_literal(struct reader *reader, int32_t character)
{
	if (reader->caseless && has_case(character)) {
		end_run(reader);
		reader->only_literal = false;
	} else if (is_optional(reader->rest)) {
		end_run(reader);
	} else {
		utf8_append(&reader->run, character);
		if (is_quantifier(reader->rest))
			end_run(reader);
	}
	skip_quantifier(reader);
}

static size_t
class_length(struct text rest)
{
	size_t at = 1;

	if (at < rest.length && rest.bytes[at] == '^')
		at++;
	if (at < rest.length && rest.bytes[at] == ']')
		at++;
	while (at < rest.length && rest.bytes[at] != ']') {
		struct text here = text_skip(rest, at);

		if (here.bytes[0] == '\\')
			at += escape_length(here);
		else if (text_starts_with(here, TEXT("[:")))
			at += length_through(here, ']');
		else
			at++;
	}
	return at < rest.length ? at + 1 : at;
}

/* From ( to its ). */
static size_t
group_length(struct text rest)
{
	size_t depth = 0, at = 0;

	while (at < rest.length) {
		struct text here = text_skip(rest, at);

		if (here.bytes[0] == '\\') {
			at += escape_length(here);
			continue;
		}
		if (here.bytes[0] == '[') {
			at += class_length(here);
			continue;
		}
		depth += here.bytes[0] == '(';
		at++;
		if (here.bytes[0] == ')' && --depth == 0)
			break;
	}
	return at;
}

/* Groups that change what comes after them, or how the pattern is read. */
static bool
is_plain_group(struct text rest)
{
	rest = text_skip(rest, 1);
	if (text_starts_with(rest, TEXT("*")))
		return false;
	if (!text_starts_with(rest, TEXT("?")))
		return true;
	return rest.length > 1 && strchr(":=!<>|P'", rest.bytes[1]) != NULL;
}

static void
read_other(struct reader *reader, size_t length)
{
	end_run(reader);
	reader->only_literal = false;
	reader->rest = text_skip(reader->rest, length);
	skip_quantifier(reader);
}

static void
read_item(struct reader *reader)
{
	struct text rest = reader->rest;
	char byte = rest.bytes[0];

	if (byte == '(') {
		if (!is_plain_group(rest))
			reader->understood = false;
		read_other(reader, group_length(rest));
	} else if (byte == '[') {
		read_other(reader, class_length(rest));
	} else if (byte == '\\' && rest.length > 1 &&
	    is_punctuation(rest.bytes[1])) {
		reader->rest = text_skip(rest, 2);
		read_literal(reader, rest.bytes[1]);
	} else if (byte == '\\') {
		if (rest.length > 1 && rest.bytes[1] == 'Q')
			reader->understood = false;
		read_other(reader, escape_length(rest));
	} else if (strchr(".^$", byte) != NULL && byte != 0) {
		read_other(reader, 1);
	} else {
		int32_t character = utf8_next(&reader->rest);

		if (character == UTF8_INVALID)
			reader->understood = false;
		else
			read_literal(reader, character);
	}
}

static void
add_need(struct reader *reader, struct pattern_needs *needs)
{
	end_run(reader);
	if (needs->count == PATTERN_MOST_NEEDED || reader->best.length == 0) {
		reader->understood = false;
		return;
	}
	buffer_clear(&needs->texts[needs->count]);
	buffer_append(
	    &needs->texts[needs->count++], buffer_text(&reader->best));
	buffer_clear(&reader->best);
}

void
pattern_find_needs(
    struct text pattern, bool caseless, struct pattern_needs *needs)
{
	struct reader reader = { .rest = pattern,
		.caseless = caseless,
		.understood = true,
		.only_literal = true };

	needs->count = 0;
	while (reader.rest.length > 0 && reader.understood) {
		if (reader.rest.bytes[0] != '|') {
			read_item(&reader);
			continue;
		}
		reader.rest = text_skip(reader.rest, 1);
		reader.only_literal = false;
		add_need(&reader, needs);
		if (reader.rest.length == 0)
			reader.understood = false;
	}
	if (reader.understood)
		add_need(&reader, needs);
	if (!reader.understood)
		needs->count = 0;
	needs->is_literal = needs->count == 1 && reader.only_literal;
	buffer_free(&reader.run);
	buffer_free(&reader.best);
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
