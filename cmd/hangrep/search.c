/* Which lines match, and where: folded, if so asked. */
#include "cmd/hangrep/search.h"
#include "common/options.h"
#include "common/utf8.h"

/* One of the patterns as PCRE2 is to see it. */
static void
append_pattern(struct search *search, struct text pattern, struct buffer *all)
{
	bool folds = search->settings.fold != 0;

	if (search->settings.fixed && folds)
		pattern = fold_text(&search->folder, pattern);
	if (search->settings.fixed)
		pattern_quote(pattern, all);
	else if (folds)
		pattern_fold(&search->folder, pattern, all);
	else
		buffer_append(all, pattern);
}

static void
wrap(struct buffer *all, struct text before, struct text after)
{
	struct buffer wrapped = { 0 };

	buffer_append(&wrapped, before);
	buffer_append(&wrapped, buffer_text(all));
	buffer_append(&wrapped, after);
	buffer_clear(all);
	buffer_append(all, buffer_text(&wrapped));
	buffer_free(&wrapped);
}

static void
build_pattern(struct search *search, struct text patterns, struct buffer *all)
{
	struct text rest = patterns, pattern;
	bool many = memchr(patterns.bytes, '\n', patterns.length) != NULL;

	while (text_split(&rest, '\n', &pattern)) {
		if (all->length > 0 || pattern.bytes != patterns.bytes)
			buffer_append(all, TEXT("|"));
		if (many)
			buffer_append(all, TEXT("(?:"));
		append_pattern(search, pattern, all);
		if (many)
			buffer_append(all, TEXT(")"));
	}
	if (search->settings.lines)
		wrap(all, TEXT("^(?:"), TEXT(")$"));
	else if (search->settings.words)
		wrap(all, TEXT("(?<!\\w)(?:"), TEXT(")(?!\\w)"));
}

/* What need not be there: each line is then looked at. */
static void
prepare_scan(struct search *search, struct text pattern)
{
	struct pattern_needs needs = { 0 };
	const struct folder *folder =
	    search->settings.fold != 0 ? &search->folder : NULL;

	pattern_find_needs(pattern, search->settings.caseless, &needs);
	search->scans = needs.count > 0;
	for (size_t i = 0; i < needs.count; i++)
		if (!scan_add(
			&search->scan, folder, buffer_text(&needs.texts[i])))
			search->scans = false;
	for (size_t i = 0; i < PATTERN_MOST_NEEDED; i++)
		buffer_free(&needs.texts[i]);
}

void
search_open(struct search *search, struct search_settings settings,
    struct text patterns)
{
	struct buffer pattern = { 0 }, reason = { 0 };

	search->settings = settings;
	if (settings.fold != 0)
		fold_open(&search->folder, settings.fold);
	build_pattern(search, patterns, &pattern);
	search->regex = regex_compile(buffer_text(&pattern),
	    REGEX_ASCII | (settings.caseless ? REGEX_CASELESS : 0), &reason);
	if (search->regex == NULL)
		options_usage_error("pattern '%.*s': %.*s",
		    (int)patterns.length, patterns.bytes, (int)reason.length,
		    reason.bytes);
	prepare_scan(search, buffer_text(&pattern));
	buffer_free(&pattern);
}

static bool
match(struct search *search, struct text subject)
{
	if (regex_match(search->regex, subject, 0))
		return true;
	search->gave_up += regex_gave_up(search->regex);
	return false;
}

bool
search_line(struct search *search, struct text line)
{
	if (search->scans && !scan_may_match(&search->scan, line))
		return false;
	if (search->settings.fold == 0)
		return match(search, line);
	return match(search, fold_text(&search->folder, line));
}

void
search_begin(struct search *search, struct text line)
{
	search->offset = 0;
	search->folded = search->settings.fold == 0
	    ? line
	    : fold_with_sources(&search->folder, line);
}

bool
search_next(struct search *search, struct text line, struct text *found)
{
	while (regex_next(search->regex, search->folded, &search->offset)) {
		size_t begin = regex_group_offset(search->regex, 0);

		*found = regex_group(search->regex, 0);
		if (found->length == 0)
			continue;
		if (search->settings.fold != 0)
			*found = fold_original(&search->folder, line, begin,
			    begin + found->length);
		return true;
	}
	return false;
}
