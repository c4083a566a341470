/* How far the pieces of a pattern reach. */
#include <string.h>

#include "cmd/hangrep/syntax.h"
#include "common/utf8.h"

bool
syntax_is_punctuation(char byte)
{
	char lower = (char)(byte | 0x20);

	return byte > ' ' && byte < 0x7F && !(lower >= 'a' && lower <= 'z') &&
	    !(byte >= '0' && byte <= '9');
}

size_t
syntax_length_through(struct text rest, char byte)
{
	const char *found =
	    rest.length == 0 ? NULL : memchr(rest.bytes, byte, rest.length);

	return found == NULL ? rest.length : (size_t)(found - rest.bytes) + 1;
}

size_t
syntax_escape_length(struct text rest)
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
			return 2 + syntax_length_through(after, '}');
		if (after.bytes[0] == '<')
			return 2 + syntax_length_through(after, '>');
		if (after.bytes[0] == '\'')
			return 3 +
			    syntax_length_through(text_skip(after, 1), '\'');
	}
	if ((unsigned char)letter >= 0x80) {
		struct text character = text_skip(rest, 1);

		utf8_next(&character);
		return rest.length - character.length;
	}
	return rest.length < 2 ? rest.length : 2;
}

size_t
syntax_posix_length(struct text rest)
{
	size_t at = 2;

	if (!text_starts_with(rest, TEXT("[:")))
		return 0;
	while (at < rest.length &&
	    (rest.bytes[at] == '^' ||
		(rest.bytes[at] >= 'a' && rest.bytes[at] <= 'z')))
		at++;
	return text_starts_with(text_skip(rest, at), TEXT(":]")) ? at + 2 : 0;
}

size_t
syntax_class_length(struct text rest)
{
	size_t at = 1;

	if (at < rest.length && rest.bytes[at] == '^')
		at++;
	if (at < rest.length && rest.bytes[at] == ']')
		at++;
	while (at < rest.length && rest.bytes[at] != ']') {
		struct text here = text_skip(rest, at);

		if (here.bytes[0] == '\\')
			at += syntax_escape_length(here);
		else if (syntax_posix_length(here) > 0)
			at += syntax_posix_length(here);
		else
			at++;
	}
	return at < rest.length ? at + 1 : rest.length;
}

size_t
syntax_group_length(struct text rest)
{
	size_t depth = 0, at = 0;

	while (at < rest.length) {
		struct text here = text_skip(rest, at);

		if (here.bytes[0] == '\\') {
			at += syntax_escape_length(here);
			continue;
		}
		if (here.bytes[0] == '[') {
			at += syntax_class_length(here);
			continue;
		}
		depth += here.bytes[0] == '(';
		at++;
		if (here.bytes[0] == ')' && --depth == 0)
			break;
	}
	return at;
}

size_t
syntax_item_length(struct text rest)
{
	struct text after = rest;

	if (rest.bytes[0] == '[')
		return syntax_class_length(rest);
	if (rest.bytes[0] == '\\')
		return syntax_escape_length(rest);
	utf8_next(&after);
	return rest.length - after.length;
}

/* {2} {2,} {2,3}; what else begins with { is not looked into. */
static struct syntax_quantifier
read_braces(struct text rest)
{
	enum { MOST = 1000 };
	struct syntax_quantifier braces = { .least = 0 };
	size_t at = 1;

	while (at < rest.length && rest.bytes[at] >= '0' &&
	    rest.bytes[at] <= '9' && braces.least < MOST)
		braces.least =
		    braces.least * 10 + (unsigned)(rest.bytes[at++] - '0');
	braces.is_open = at < rest.length && rest.bytes[at] != '}';
	braces.is_odd = at == 1 || at == rest.length ||
	    strchr(",}", rest.bytes[at]) == NULL;
	braces.length = syntax_length_through(rest, '}');
	return braces;
}

struct syntax_quantifier
syntax_read_quantifier(struct text rest)
{
	struct syntax_quantifier quantifier = { .least = 1 };
	char first = rest.length == 0 ? 0 : rest.bytes[0];

	if (first == '{')
		quantifier = read_braces(rest);
	else if (first != 0 && strchr("?*+", first) != NULL)
		quantifier = (struct syntax_quantifier){
			.length = 1, .least = first == '+', .is_open = true
		};
	if (quantifier.length == 0)
		return quantifier;
	rest = text_skip(rest, quantifier.length);
	if (text_starts_with(rest, TEXT("+")))
		quantifier.is_possessive = true;
	if (text_starts_with(rest, TEXT("+")) ||
	    text_starts_with(rest, TEXT("?")))
		quantifier.length++;
	return quantifier;
}
