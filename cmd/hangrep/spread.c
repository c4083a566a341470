/* The ways a pattern can go, without its groups. */
#include "cmd/hangrep/spread.h"

#include "cmd/hangrep/syntax.h"
#include "common/utf8.h"

void
spread_clear(struct spread *ways)
{
	for (size_t i = 0; i < ways->count; i++)
		buffer_free(&ways->texts[i]);
	ways->count = 0;
}

static bool
add_way(struct spread *ways, struct text text)
{
	if (ways->count == SPREAD_MOST)
		return false;
	ways->texts[ways->count] = (struct buffer){ 0 };
	buffer_append(&ways->texts[ways->count++], text);
	return true;
}

static void
append_to_all(struct spread *ways, unsigned char byte)
{
	for (size_t i = 0; i < ways->count; i++)
		buffer_append_byte(&ways->texts[i], (char)byte);
}

/* Go on each of the ways with each of more; false if these are too many. */
static bool
multiply(struct spread *ways, const struct spread *more)
{
	size_t count = ways->count;

	if (more->count == 0 || count * more->count > SPREAD_MOST)
		return false;
	for (size_t i = 1; i < more->count; i++)
		for (size_t j = 0; j < count; j++) {
			add_way(ways, buffer_text(&ways->texts[j]));
			buffer_append(&ways->texts[ways->count - 1],
			    buffer_text(&more->texts[i]));
		}
	for (size_t j = 0; j < count; j++)
		buffer_append(&ways->texts[j], buffer_text(&more->texts[0]));
	return true;
}

static void
go_on(struct spread *ways, struct text text)
{
	for (size_t i = 0; i < ways->count; i++)
		buffer_append(&ways->texts[i], text);
}

/* What a group holds, of those that only hold; else NULL. */
static struct text
inside_of_group(struct text group)
{
	struct text inside = text_skip(group, 1);

	if (inside.length > 0)
		inside.length--;
	if (text_starts_with(inside, TEXT("?:")))
		return text_skip(inside, 2);
	if (text_starts_with(inside, TEXT("?")))
		return (struct text){ 0 };
	return inside;
}

/* It may be left out. */
static void
add_nothing(struct spread *ways)
{
	static const char gap = (char)SPREAD_GAP;

	if (add_way(ways, TEXT("")))
		return;
	spread_clear(ways);
	add_way(ways, (struct text){ &gap, 1 });
}

static void
quantify(
    struct spread *ways, const struct syntax_quantifier *quantifier, char first)
{
	if (quantifier->least == 0 && first == '?') {
		add_nothing(ways);
	} else if (quantifier->least == 0) {
		spread_clear(ways);
		add_way(ways, TEXT(""));
	}
	if (quantifier->is_open && first != '?')
		append_to_all(ways, SPREAD_GAP);
	if (quantifier->is_possessive || quantifier->least > 1)
		append_to_all(ways, SPREAD_WALL);
}

/* A group and its quantifier. */
static void
spread_group(struct spread *ways, struct text group, struct text after)
{
	struct syntax_quantifier quantifier = syntax_read_quantifier(after);
	struct text inside = inside_of_group(group);
	struct spread more = { .count = 0 };
	static const char wall = (char)SPREAD_WALL;

	if (inside.bytes == NULL || !spread_pattern(inside, &more)) {
		spread_clear(&more);
		add_way(&more, (struct text){ &wall, 1 });
	}
	quantify(&more, &quantifier, after.length > 0 ? after.bytes[0] : 0);
	if (!multiply(ways, &more))
		append_to_all(ways, SPREAD_WALL);
	spread_clear(&more);
}

/* One character, or what stands for one, and its quantifier. */
static void
spread_item(struct spread *ways, struct text item, struct text after)
{
	struct syntax_quantifier quantifier = syntax_read_quantifier(after);
	struct spread more = { .count = 0 };

	if (text_starts_with(after, TEXT("?")) && !quantifier.is_possessive) {
		add_way(&more, item);
		add_way(&more, TEXT(""));
	}
	if (!multiply(ways, &more)) {
		go_on(ways, item);
		go_on(ways, text_take(after, quantifier.length));
	}
	spread_clear(&more);
}

/*
 * The ways of what comes before the next | here, which is taken off rest; false
 * if braces are in the way.
 */
static bool
spread_branch(struct text *rest, struct spread *ways)
{
	add_way(ways, TEXT(""));
	while (rest->length > 0 && rest->bytes[0] != '|') {
		bool is_group = rest->bytes[0] == '(';
		size_t length = is_group ? syntax_group_length(*rest)
					 : syntax_item_length(*rest);
		struct text item = text_take(*rest, length);
		struct text after = text_skip(*rest, length);
		struct syntax_quantifier quantifier =
		    syntax_read_quantifier(after);

		if (item.bytes[0] == '{' || quantifier.is_odd)
			return false;
		if (is_group)
			spread_group(ways, item, after);
		else
			spread_item(ways, item, after);
		*rest = text_skip(after, quantifier.length);
	}
	return true;
}

bool
spread_pattern(struct text pattern, struct spread *ways)
{
	for (;;) {
		struct spread branch = { .count = 0 };
		bool fits = spread_branch(&pattern, &branch);

		for (size_t i = 0; i < branch.count && fits; i++)
			fits = add_way(ways, buffer_text(&branch.texts[i]));
		spread_clear(&branch);
		if (!fits)
			return false;
		if (pattern.length == 0)
			return true;
		pattern = text_skip(pattern, 1);
	}
}
