/* PCRE2 with JIT, limits, and subjects that need not be text. */
#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include "common/error.h"
#include "common/memory.h"
#include "common/regex.h"
#include "common/utf8.h"

enum {
	/* Steps of matching; 10 million take less than a second. */
	MATCH_LIMIT = 10 * 1000 * 1000,
	DEPTH_LIMIT = 100 * 1000,
	HEAP_LIMIT = 64 * 1024, /* KiB */
	JIT_STACK_START = 32 * 1024,
	JIT_STACK_MOST = 1024 * 1024,
	LONGEST_REASON = 256,
};

struct regex {
	pcre2_code *code;         /* for subjects that are text */
	pcre2_code *careful_code; /* for others; made when first needed */
	struct buffer pattern;
	uint32_t options;
	pcre2_match_data *match;
	pcre2_match_context *context;
	struct text subject;
	bool subject_valid, gave_up;
};

static uint32_t
pcre2_options(unsigned flags)
{
	uint32_t options = PCRE2_UTF;

	/* PCRE2 refuses PCRE2_UCP beside PCRE2_LITERAL. */
	if ((flags & REGEX_LITERAL) != 0)
		options |= PCRE2_LITERAL;
	else
		options |= PCRE2_NEVER_BACKSLASH_C;
	if ((flags & (REGEX_LITERAL | REGEX_ASCII)) == 0)
		options |= PCRE2_UCP;
	if ((flags & REGEX_CASELESS) != 0)
		options |= PCRE2_CASELESS;
	if ((flags & (REGEX_ANCHORED | REGEX_WHOLE)) != 0)
		options |= PCRE2_ANCHORED;
	if ((flags & REGEX_WHOLE) != 0)
		options |= PCRE2_ENDANCHORED;
	if ((flags & REGEX_EXTENDED) != 0)
		options |= PCRE2_EXTENDED;
	return options;
}

static pcre2_code *
compile(struct text pattern, uint32_t options, struct buffer *reason)
{
	PCRE2_UCHAR message[LONGEST_REASON];
	PCRE2_SIZE offset;
	int error;
	pcre2_code *code = pcre2_compile((PCRE2_SPTR)pattern.bytes,
	    pattern.length, options, &error, &offset, NULL);

	if (code != NULL)
		return code;
	pcre2_get_error_message(error, message, sizeof(message));
	buffer_format(reason, "%s, after %zu bytes of the pattern",
	    (const char *)message, (size_t)offset);
	return NULL;
}

static pcre2_match_context *
make_context(void)
{
	pcre2_match_context *context = pcre2_match_context_create(NULL);
	pcre2_jit_stack *stack =
	    pcre2_jit_stack_create(JIT_STACK_START, JIT_STACK_MOST, NULL);

	if (context == NULL || stack == NULL)
		fatal("out of memory");
	pcre2_set_match_limit(context, MATCH_LIMIT);
	pcre2_set_depth_limit(context, DEPTH_LIMIT);
	pcre2_set_heap_limit(context, HEAP_LIMIT);
	pcre2_jit_stack_assign(context, NULL, stack);
	return context;
}

struct regex *
regex_compile(struct text pattern, unsigned flags, struct buffer *reason)
{
	/* One for all: it only holds limits and a stack to work on. */
	static pcre2_match_context *context;
	uint32_t options = pcre2_options(flags);
	pcre2_code *code = compile(pattern, options, reason);
	struct regex *regex;

	if (code == NULL)
		return NULL;
	if (context == NULL)
		context = make_context();
	regex = memory_new(1, sizeof(*regex));
	regex->code = code;
	regex->options = options;
	buffer_append(&regex->pattern, pattern);
	regex->context = context;
	regex->match = pcre2_match_data_create_from_pattern(code, NULL);
	if (regex->match == NULL)
		fatal("out of memory");
	/* Where there is no JIT, the interpreter gives the same answers. */
	pcre2_jit_compile(code, PCRE2_JIT_COMPLETE);
	return regex;
}

static pcre2_code *
careful_code(struct regex *regex)
{
	struct buffer reason = { 0 };

	if (regex->careful_code == NULL)
		regex->careful_code = compile(buffer_text(&regex->pattern),
		    regex->options | PCRE2_MATCH_INVALID_UTF, &reason);
	if (regex->careful_code == NULL)
		fatal("pattern: %.*s", (int)reason.length, reason.bytes);
	return regex->careful_code;
}

bool
regex_match(struct regex *regex, struct text subject, size_t offset)
{
	int result;

	if (subject.bytes == NULL)
		subject = TEXT("");
	if (offset == 0)
		regex->subject_valid = utf8_is_valid(subject);
	regex->subject = subject;
	if (regex->subject_valid)
		result = pcre2_match(regex->code, (PCRE2_SPTR)subject.bytes,
		    subject.length, offset, PCRE2_NO_UTF_CHECK, regex->match,
		    regex->context);
	else
		result = pcre2_match(careful_code(regex),
		    (PCRE2_SPTR)subject.bytes, subject.length, offset,
		    PCRE2_NO_JIT, regex->match, regex->context);
	regex->gave_up = result < 0 && result != PCRE2_ERROR_NOMATCH;
	return result > 0;
}

bool
regex_gave_up(const struct regex *regex)
{
	return regex->gave_up;
}

size_t
regex_group_offset(const struct regex *regex, size_t number)
{
	return pcre2_get_ovector_pointer(regex->match)[2 * number];
}

struct text
regex_group(const struct regex *regex, size_t number)
{
	const PCRE2_SIZE *ends =
	    pcre2_get_ovector_pointer(regex->match) + 2 * number;

	if (number >= pcre2_get_ovector_count(regex->match) ||
	    ends[0] == PCRE2_UNSET)
		return (struct text){ NULL, 0 };
	return (
	    struct text){ regex->subject.bytes + ends[0], ends[1] - ends[0] };
}

size_t
regex_group_count(const struct regex *regex)
{
	return pcre2_get_ovector_count(regex->match) - 1;
}

struct text
regex_mark(const struct regex *regex)
{
	PCRE2_SPTR mark = pcre2_get_mark(regex->match);

	if (mark == NULL)
		return (struct text){ NULL, 0 };
	return text_from((const char *)mark);
}

bool
regex_next(struct regex *regex, struct text subject, size_t *offset)
{
	struct text rest;

	if (*offset > subject.length || !regex_match(regex, subject, *offset))
		return false;
	rest = text_skip(subject, regex_group_offset(regex, 0));
	*offset = subject.length - rest.length + regex_group(regex, 0).length;
	if (regex_group(regex, 0).length > 0)
		return true;
	if (rest.length == 0) {
		*offset = subject.length + 1;
		return true;
	}
	utf8_next(&rest);
	*offset = subject.length - rest.length;
	return true;
}
