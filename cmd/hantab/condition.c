/* Conditions on a row. */
#include <string.h>

#include "cmd/hantab/columns.h"
#include "cmd/hantab/condition.h"
#include "common/error.h"
#include "common/escape.h"
#include "common/memory.h"
#include "common/utf8.h"

/* Longer ones first, where one begins another. */
static const struct {
	struct text sign;
	enum comparison comparison;
} comparisons[] = {
	{ TEXT_INIT("!="), IS_NOT },
	{ TEXT_INIT("!~"), MATCHES_NOT },
	{ TEXT_INIT("<="), LESS_OR_EQUAL },
	{ TEXT_INIT(">="), MORE_OR_EQUAL },
	{ TEXT_INIT("="), IS },
	{ TEXT_INIT("~"), MATCHES },
	{ TEXT_INIT("<"), LESS },
	{ TEXT_INIT(">"), MORE },
};

enum {
	MOST_REMEMBERED = 8192,
	LONGEST_REMEMBERED = 256,
	LONGEST_SAID = 80, /* bytes of a field, in a message */
	COMPARISON_COUNT = sizeof(comparisons) / sizeof(comparisons[0]),
};

/* Take the columns and the operator off the front of *rest. */
static struct text
split_condition(struct text *rest, enum comparison *comparison)
{
	struct text whole = *rest;

	for (; rest->length > 0; *rest = text_skip(*rest, 1))
		for (size_t i = 0; i < COMPARISON_COUNT; i++)
			if (text_starts_with(*rest, comparisons[i].sign)) {
				whole.length =
				    (size_t)(rest->bytes - whole.bytes);
				*rest = text_skip(
				    *rest, comparisons[i].sign.length);
				*comparison = comparisons[i].comparison;
				return whole;
			}
	return (struct text){ 0 };
}

static void
parse_operand(struct condition *condition, struct text text, const char *where)
{
	struct buffer escaped = { 0 }, reason = { 0 };

	switch (condition->comparison) {
	case IS:
	case IS_NOT:
		escape_append(&escaped, text);
		condition->value = buffer_text(&escaped);
		break;
	case MATCHES:
	case MATCHES_NOT:
		condition->regex = regex_compile(text, 0, &reason);
		if (condition->regex == NULL)
			fatal("%s: '%.*s': %.*s", where, (int)text.length,
			    text.bytes, (int)reason.length, reason.bytes);
		break;
	default:
		if (!number_parse(&condition->number, text))
			fatal("%s: '%.*s' is no number", where,
			    (int)text.length, text.bytes);
	}
}

void
condition_parse(struct condition *condition, struct text text,
    const struct text *names, size_t count, const char *where)
{
	struct text rest = text, columns;

	columns = split_condition(&rest, &condition->comparison);
	if (columns.length == 0)
		fatal("%s: '%.*s' is no condition, as in 'column=value'", where,
		    (int)text.length, text.bytes);
	condition->columns = columns_find(
	    columns, names, count, &condition->column_count, where);
	parse_operand(condition, rest, where);
}

static bool
search(struct condition *condition, struct text field)
{
	static struct buffer unescaped;
	bool found;

	if (field.length > 0 && memchr(field.bytes, '\\', field.length) != NULL)
		field = escape_remove(field, &unescaped);
	found = regex_match(condition->regex, field, 0);
	field = text_take(field, LONGEST_SAID);
	if (!found && regex_gave_up(condition->regex))
		trouble("'%.*s': a regular expression needs too many steps; "
			"taken for no match",
		    (int)utf8_whole_length(field), field.bytes);
	return found;
}

/* Forget all texts, and for good if they do not repeat. */
static void
forget(struct memory *memory)
{
	memory->useless = memory->hits < memory->texts.count;
	memory->hits = 0;
	keys_clear(&memory->texts);
}

/* Labels and kinds come again and again: what did the last search find? */
static bool
has_match(struct condition *condition, struct text field)
{
	struct memory *memory = &condition->memory;
	size_t before = memory->texts.count;
	uint32_t number;
	bool match;

	if (memory->useless || field.length > LONGEST_REMEMBERED)
		return search(condition, field);
	if (memory->matches == NULL)
		memory->matches =
		    memory_new(MOST_REMEMBERED, sizeof(*memory->matches));
	number = keys_add(&memory->texts, field);
	if (number < before) {
		memory->hits++;
		return memory->matches[number];
	}
	match = memory->matches[number] = search(condition, field);
	if (memory->texts.count == MOST_REMEMBERED)
		forget(memory);
	return match;
}

static enum verdict
compare_number(struct condition *condition, struct text field)
{
	static struct number number;
	int order;

	if (field.length == 0)
		return FAILS;
	if (!number_parse(&number, field))
		return NO_NUMBER;
	order = number_compare(&number, &condition->number);
	switch (condition->comparison) {
	case LESS:
		return order < 0 ? HOLDS : FAILS;
	case LESS_OR_EQUAL:
		return order <= 0 ? HOLDS : FAILS;
	case MORE:
		return order > 0 ? HOLDS : FAILS;
	default:
		return order >= 0 ? HOLDS : FAILS;
	}
}

/* Without the "not" of a comparison that has one. */
static enum verdict
compare(struct condition *condition, struct text field)
{
	switch (condition->comparison) {
	case IS:
	case IS_NOT:
		return text_equal(field, condition->value) ? HOLDS : FAILS;
	case MATCHES:
	case MATCHES_NOT:
		return has_match(condition, field) ? HOLDS : FAILS;
	default:
		return compare_number(condition, field);
	}
}

enum verdict
condition_holds(
    struct condition *condition, const struct text *fields, struct text *wrong)
{
	bool negated = condition->comparison == IS_NOT ||
	    condition->comparison == MATCHES_NOT;

	for (size_t i = 0; i < condition->column_count; i++) {
		struct text field = fields[condition->columns[i]];
		enum verdict verdict = compare(condition, field);

		if (verdict == NO_NUMBER)
			*wrong = field;
		if (verdict != FAILS)
			return negated ? FAILS : verdict;
	}
	return negated ? HOLDS : FAILS;
}
