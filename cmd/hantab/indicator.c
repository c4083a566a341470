/* Rules of indicators. */
#include "cmd/hantab/indicator.h"
#include "common/error.h"
#include "common/escape.h"
#include "common/input.h"
#include "common/memory.h"

struct rule {
	uint32_t indicator;
	struct condition *conditions;
	size_t count;
};

static size_t
count_tabs(struct text line)
{
	size_t count = 0;

	for (size_t i = 0; i < line.length; i++)
		count += line.bytes[i] == '\t';
	return count;
}

/* Conditions, separated by tabs; several tabs in a row are one. */
static void
parse_conditions(struct rule *rule, struct text rest, const struct text *names,
    size_t count, const char *where)
{
	struct text condition;

	rule->conditions =
	    memory_new(count_tabs(rest) + 1, sizeof(*rule->conditions));
	while (text_split(&rest, '\t', &condition))
		if (condition.length > 0)
			condition_parse(&rule->conditions[rule->count++],
			    condition, names, count, where);
}

static void
parse_rule(struct indicators *indicators, struct text line,
    const struct text *names, size_t count, const char *where)
{
	struct buffer name = { 0 };
	struct rule rule = { 0 };
	struct text indicator;

	text_split(&line, '\t', &indicator);
	if (indicator.length == 0 || line.bytes == NULL)
		fatal("%s: a rule is a name, a tab and conditions", where);
	escape_append(&name, indicator);
	rule.indicator = keys_add(&indicators->names, buffer_text(&name));
	buffer_free(&name);
	if (names != NULL)
		parse_conditions(&rule, line, names, count, where);
	indicators->rules = memory_grow(indicators->rules,
	    &indicators->capacity, indicators->count + 1, sizeof(rule));
	indicators->rules[indicators->count++] = rule;
}

void
indicators_load(struct indicators *indicators, const char *path,
    const struct text *names, size_t count)
{
	static struct input input;
	char *paths[] = { (char *)path, NULL };
	struct buffer where = { 0 };
	struct line line;

	input_open(&input, paths, INPUT_NO_MARKS);
	if (!input_document(&input))
		fatal("without the rules of %s there is nothing to do", path);
	while (input_line(&input, &line)) {
		struct text text = text_trim(line.text);

		if (input.line_number == 1 &&
		    text_starts_with(text, TEXT("\xEF\xBB\xBF")))
			text = text_skip(text, 3);
		if (text.length == 0 || text.bytes[0] == '#')
			continue;
		buffer_clear(&where);
		buffer_format(&where, "%s:%zu", path, input.line_number);
		buffer_append_byte(&where, '\0');
		parse_rule(indicators, text, names, count, where.bytes);
	}
	buffer_free(&where);
	input_document(&input);
}

static enum verdict
rule_holds(struct rule *rule, const struct text *fields, struct text *wrong)
{
	for (size_t i = 0; i < rule->count; i++) {
		enum verdict verdict =
		    condition_holds(&rule->conditions[i], fields, wrong);

		if (verdict != HOLDS)
			return verdict;
	}
	return HOLDS;
}

enum verdict
indicators_find(struct indicators *indicators, const struct text *fields,
    struct text *indicator, struct text *wrong)
{
	*indicator = TEXT("");
	for (size_t i = 0; i < indicators->count; i++) {
		struct rule *rule = &indicators->rules[i];
		enum verdict verdict = rule_holds(rule, fields, wrong);

		if (verdict == FAILS)
			continue;
		if (verdict == HOLDS)
			*indicator = indicators->names.texts[rule->indicator];
		return verdict;
	}
	return HOLDS;
}
