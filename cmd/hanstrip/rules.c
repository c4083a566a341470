/* The table of rules. */
#include <stdio.h>

#include "cmd/hanstrip/fold.h"
#include "cmd/hanstrip/rules.h"
#include "common/buffer.h"
#include "common/error.h"
#include "common/input.h"
#include "common/memory.h"
#include "common/utf8.h"

extern const char data_boilerplate[], data_boilerplate_end[];

const struct text class_names[CLASS_COUNT] = {
	[CLASS_BLANK] = TEXT_INIT("blank"),
	[CLASS_BODY] = TEXT_INIT("body"),
	[CLASS_TITLE] = TEXT_INIT("title"),
	[CLASS_TITLE_DUPLICATE] = TEXT_INIT("title-duplicate"),
	[CLASS_METADATA] = TEXT_INIT("metadata"),
	[CLASS_BREADCRUMB] = TEXT_INIT("breadcrumb"),
	[CLASS_PUBLINE] = TEXT_INIT("publine"),
	[CLASS_SEPARATOR] = TEXT_INIT("separator"),
	[CLASS_WIDGET] = TEXT_INIT("widget"),
	[CLASS_RELATED] = TEXT_INIT("related"),
	[CLASS_CREDIT] = TEXT_INIT("credit"),
	[CLASS_FOOTER] = TEXT_INIT("footer"),
};

static const struct {
	struct text name;
	unsigned zones;
	bool begins;
} zone_names[] = {
	{ TEXT_INIT("head"), 1 << ZONE_HEAD, false },
	{ TEXT_INIT("tail"), 1 << ZONE_TAIL, false },
	{ TEXT_INIT("ends"), 1 << ZONE_HEAD | 1 << ZONE_TAIL, false },
	{ TEXT_INIT("any"), 1 << ZONE_HEAD | 1 << ZONE_MIDDLE | 1 << ZONE_TAIL,
	    false },
	{ TEXT_INIT("text"), 1 << ZONE_HEAD | 1 << ZONE_TAIL, true },
	{ TEXT_INIT("title"), 1 << ZONE_TITLE, false },
	{ TEXT_INIT("sign"), 1 << ZONE_SIGN, false },
};

enum { ZONE_NAMES = sizeof(zone_names) / sizeof(*zone_names) };

enum line_class
class_find(struct text name)
{
	enum line_class class = CLASS_BODY;

	while (class < CLASS_COUNT && !text_equal(name, class_names[class]))
		class ++;
	return class;
}

static bool
read_zone(struct rule *rule, struct text name)
{
	rule->condition = text_ends_with(name, TEXT("?")) ? CONDITION_COMPANY
	    : text_ends_with(name, TEXT("!"))             ? CONDITION_ALONE
							  : CONDITION_NONE;
	if (rule->condition != CONDITION_NONE)
		name = text_take(name, name.length - 1);
	for (size_t i = 0; i < ZONE_NAMES; i++)
		if (text_equal(name, zone_names[i].name)) {
			rule->zones = zone_names[i].zones;
			rule->begins = zone_names[i].begins;
			return true;
		}
	return false;
}

static struct text
copy(struct text text)
{
	struct buffer buffer = { 0 };

	buffer_append(&buffer, text);
	return buffer_text(&buffer);
}

static const char own_name[] = "boilerplate.rules";

static void
add_rule(struct rules *rules, struct text row, const char *name, size_t line)
{
	struct text class, zone, pattern, key;
	struct rule rule = { 0 };
	struct buffer reason = { 0 }, simplified = { 0 };
	static struct folded folded;

	if (!text_split(&row, '\t', &class) || !text_split(&row, '\t', &zone) ||
	    !text_split(&row, '\t', &pattern) || pattern.length == 0)
		fatal("%s:%zu: not class, zone and pattern", name, line);
	rule.key = text_split(&row, '\t', &key) ? copy(key) : TEXT("");
	rule.class = class_find(class);
	if (rule.class == CLASS_COUNT)
		fatal("%s:%zu: no such class: %.*s", name, line,
		    (int)class.length, class.bytes);
	if (!read_zone(&rule, zone))
		fatal("%s:%zu: no such zone: %.*s", name, line,
		    (int)zone.length, zone.bytes);
	fold_simplify(&folded, &simplified, pattern);
	rule.pattern = buffer_text(&simplified);
	/* All together they are compiled later; here, to say which is wrong. */
	if (name != own_name)
		rule.alone = regex_compile(
		    rule.pattern, REGEX_WHOLE | REGEX_CASELESS, &reason);
	if (name != own_name && rule.alone == NULL)
		fatal("%s:%zu: %.*s", name, line, (int)reason.length,
		    reason.bytes);
	rules->list = memory_grow(
	    rules->list, &rules->capacity, rules->count + 1, sizeof(rule));
	rules->list[rules->count++] = rule;
}

static bool
is_rule(struct text row)
{
	return row.length > 0 && row.bytes[0] != '#';
}

void
rules_load(struct rules *rules, const char *path)
{
	char *const paths[] = { (char *)path, NULL };
	static struct input input;
	struct line line;

	input_open(&input, paths, INPUT_NO_MARKS);
	if (!input_document(&input))
		fatal("%s: no rules could be read", path);
	while (input_line(&input, &line)) {
		struct text row = text_trim(line.text);

		if (input.line_number == 1 &&
		    text_starts_with(row, TEXT("\xEF\xBB\xBF")))
			row = text_skip(row, 3);
		if (is_rule(row))
			add_rule(rules, row, path, input.line_number);
	}
	rules->own = rules->count;
}

/*
 * One pattern that matches whatever a rule of the zone does, from number from
 * to number to; its mark is the number of the first that does.
 */
static struct regex *
combine(const struct rules *rules, enum zone zone, size_t from, size_t to)
{
	struct buffer pattern = { 0 }, reason = { 0 };
	struct regex *regex;

	for (size_t i = from; i < to; i++) {
		if ((rules->list[i].zones & 1U << zone) == 0)
			continue;
		buffer_append(&pattern,
		    pattern.length == 0 ? TEXT("(?J)(?|(?:") : TEXT("|(?:"));
		buffer_append(&pattern, rules->list[i].pattern);
		buffer_format(&pattern, ")(*MARK:%zu)", i);
	}
	if (pattern.length == 0)
		return NULL;
	buffer_append_byte(&pattern, ')');
	regex = regex_compile(
	    buffer_text(&pattern), REGEX_WHOLE | REGEX_CASELESS, &reason);
	if (regex == NULL)
		fatal("rules do not combine: %.*s", (int)reason.length,
		    reason.bytes);
	buffer_free(&pattern);
	return regex;
}

void
rules_finish(struct rules *rules)
{
	/* cppcheck-suppress comparePointers */
	size_t length = (size_t)(data_boilerplate_end - data_boilerplate);
	struct text rest = { data_boilerplate, length }, row;

	for (size_t line = 1; text_split(&rest, '\n', &row); line++)
		if (is_rule(row))
			add_rule(rules, row, own_name, line);
	for (enum zone zone = 0; zone < ZONE_COUNT; zone++) {
		rules->users[zone] = combine(rules, zone, 0, rules->own);
		rules->ours[zone] =
		    combine(rules, zone, rules->own, rules->count);
	}
}

static struct text
value_of(const struct regex *regex)
{
	for (size_t i = 1; i <= regex_group_count(regex); i++)
		if (regex_group(regex, i).bytes != NULL)
			return regex_group(regex, i);
	return regex_group(regex, 0);
}

static const struct rule *
match(const struct rules *rules, struct regex *regex, struct text folded)
{
	struct text mark;
	size_t number = 0;

	if (regex == NULL || !regex_match(regex, folded, 0))
		return NULL;
	mark = regex_mark(regex);
	for (size_t i = 0; i < mark.length; i++)
		number = number * 10 + (size_t)(mark.bytes[i] - '0');
	rules->list[number].value = value_of(regex);
	return &rules->list[number];
}

const struct rule *
rules_match_user(const struct rules *rules, enum zone zone, struct text folded)
{
	return match(rules, rules->users[zone], folded);
}

const struct rule *
rules_match_ours(const struct rules *rules, enum zone zone, struct text folded)
{
	return match(rules, rules->ours[zone], folded);
}

const struct rule *
rules_match(const struct rules *rules, enum zone zone, struct text folded)
{
	const struct rule *rule = rules_match_user(rules, zone, folded);

	return rule != NULL ? rule : rules_match_ours(rules, zone, folded);
}
