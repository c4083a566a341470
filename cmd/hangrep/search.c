/* Which lines match, and where: folded, if so asked. */
#include <stdlib.h>

#include "cmd/hangrep/search.h"

#include "cmd/hangrep/pattern.h"
#include "cmd/hangrep/reduced.h"
#include "common/options.h"
#include "common/repair/mojibake.h"
#include "common/utf8.h"

enum {
	/* Of a document, kept in case that it must be read; in bytes. */
	UNREAD_LEAST = 1024 * 1024,
	UNREAD_MOST = 2 * UNREAD_LEAST,
	MOST_WARY = 32 * 1024, /* of it, before it is read anyway */
};

static bool
undoes_damage(const struct search *search)
{
	return (search->settings.fold & FOLD_DAMAGE) != 0;
}

static bool
is_sound(const struct repair *repair, struct text line)
{
	return repair_sound_length(repair, line) == line.length;
}

/* Nothing is wrong but notes, and what they tore. */
static bool
has_notes_at_most(const struct search *search, struct text line)
{
	return !mojibake_may_be(line) && is_sound(&search->others, line);
}

static void
open_repair(struct search *search)
{
	unsigned rules = repair_default_rules();

	repair_open(&search->repair, rules);
	repair_open(&search->wary, rules);
	torn_expect(&search->wary.torn);
	rules &= ~(1u << REPAIR_BYTES);
	repair_open(&search->notes, rules);
	rules &= ~(1u << REPAIR_READINGS | 1u << REPAIR_MOJIBAKE);
	repair_open(&search->others, rules);
}

void
search_begin_document(struct search *search)
{
	search->repair_begun = false;
	search->patience = search->failures = 0;
	buffer_clear(&search->unread);
}

/* Only a line that is not sound teaches anything, as for hanfix(1). */
static void
read_line(struct search *search, struct text line)
{
	if (!is_sound(&search->repair, line))
		repair_line(&search->repair, line);
}

/*
 * What is torn is told by what the document said before: read now what was
 * passed over, because nothing in it was in question.
 */
static void
catch_up(struct search *search)
{
	struct text rest = buffer_text(&search->unread), line;

	if (!search->repair_begun)
		repair_begin(&search->repair);
	search->repair_begun = true;
	search->repair.keeps_edits = false;
	while (rest.length > 0 && text_split(&rest, '\n', &line))
		read_line(search, line);
	buffer_clear(&search->unread);
}

/*
 * Pass over the line, but keep it: the last of the document are enough.
 * Returns how much was kept before it.
 */
static size_t
pass_over(struct search *search, struct text line)
{
	struct buffer *unread = &search->unread;

	if (unread->length + line.length > UNREAD_MOST &&
	    unread->length > UNREAD_LEAST) {
		struct text last = text_skip(
		    buffer_text(unread), unread->length - UNREAD_LEAST);

		memmove(unread->bytes, last.bytes, last.length);
		unread->length = last.length;
	}
	buffer_append(unread, line);
	buffer_append_byte(unread, '\n');
	return unread->length - line.length - 1;
}

/* What hanfix(1) makes of the line; good until the next call. */
static struct text
repair_fully(struct search *search, struct text line)
{
	catch_up(search);
	search->repaired = NULL;
	if (is_sound(&search->repair, line))
		return line;
	search->repaired = &search->repair;
	search->repair.keeps_edits = search->settings.shows;
	return repair_line(&search->repair, line);
}

static struct text
repair_pattern(struct search *search, struct text pattern)
{
	if (!undoes_damage(search) || is_sound(&search->repair, pattern))
		return pattern;
	return repair_fully(search, pattern);
}

/* One of the patterns as PCRE2 is to see it. */
static void
append_pattern(struct search *search, struct text pattern, struct buffer *all)
{
	bool folds = search->settings.fold != 0;

	if (search->settings.fixed && folds)
		pattern =
		    fold_text(&search->folder, repair_pattern(search, pattern));
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

	/* Where there is nothing, PCRE2 wants to know where that is. */
	buffer_room(all, 1);
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

/* Where nothing is known of a match, each line is looked at. */
static void
prepare_scan(struct search *search, struct text pattern)
{
	static struct rows rows;
	const struct folder *folder =
	    search->settings.fold != 0 ? &search->folder : NULL;

	rows_find(pattern, search->settings.caseless, &rows);
	if (folder != NULL && rows.count > 0)
		forms_open(&search->forms, folder);
	search->need_count = rows.count;
	search->leaves_traces = undoes_damage(search) && rows.count > 0;
	search->scans = search->shows_torn = rows.count > 0;
	search->is_exact = rows.is_exact;
	search->is_plain = pattern_is_plain(pattern);
	for (size_t i = 0; i < rows.count && search->scans; i++) {
		struct need *need = &search->needs[i];

		search->scans = need_open(
		    need, folder, &search->forms, &rows.rows[i], &search->scan);
		search->shows_torn = search->shows_torn && need->shows_torn;
		search->leaves_traces = search->leaves_traces &&
		    traces_add(&search->traces, &search->forms, &rows.rows[i]);
	}
	search->shows_torn = search->shows_torn && search->scans;
}

void
search_open(struct search *search, struct search_settings settings,
    struct text patterns)
{
	struct buffer pattern = { 0 }, reason = { 0 };

	search->settings = settings;
	if (settings.fold != 0)
		fold_open(&search->folder, settings.fold);
	if (undoes_damage(search))
		open_repair(search);
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

/*
 * Try to tell without what the lines before have to say, which costs most:
 * where nothing can be torn, or not where the pattern is.
 */
static enum need_answer
search_reduced(struct search *search, struct text line)
{
	search->notes.keeps_edits = false;
	return reduced_search(search, repair_line(&search->notes, line));
}

/*
 * What was passed over is to be read once that is needed at all; so if it is
 * needed again and again, do not try to do without.
 */
static bool
may_do_without(struct search *search, struct text line)
{
	/* It costs more to be wary of all that may have been said. */
	if (!search->repair_begun && search->unread.length > MOST_WARY)
		return false;
	if (search->patience == 0)
		return true;
	search->patience -=
	    line.length < search->patience ? line.length : search->patience;
	return false;
}

static void
lose_patience(struct search *search)
{
	enum { FEW = 16 * 1024, MOST_FAILURES = 6 };

	if (search->unread.length > UNREAD_LEAST / 4)
		search->failures = 0;
	else if (search->failures < MOST_FAILURES)
		search->failures++;
	search->patience = (size_t)FEW << search->failures;
}

/* A line in which something is damaged. */
static bool
search_damaged(struct search *search, struct text line)
{
	enum need_answer answer = NEED_UNSURE;

	if (may_do_without(search, line)) {
		answer = search_reduced(search, line);
		/* What is said once makes more lines sure. */
		if (answer == NEED_UNSURE && search->repair_begun)
			lose_patience(search);
	}
	if (answer != NEED_UNSURE) {
		search->is_owed = true;
		search->unread_before = pass_over(search, line);
		return answer == NEED_YES;
	}
	search->sound = repair_fully(search, line);
	return search_sound(search, search->sound);
}

/*
 * What is torn shows the needs, and so need not be put together where it does
 * not; unless what hides it is damage of another kind.
 */
static bool
is_dismissed(struct search *search, struct text line)
{
	return search->shows_torn && search_glance(search, line) == NEED_NO &&
	    has_notes_at_most(search, line);
}

size_t
search_dismiss(const struct search *search, struct text lines, char separator)
{
	size_t at, end;

	/* What is torn is told by the lines before. */
	if (undoes_damage(search) || !search->scans)
		return 0;
	if (!search_find_need(search, lines, &at))
		return lines.length;
	return text_find_last(text_take(lines, at), separator, &end) ? end + 1
								     : 0;
}

bool
search_line(struct search *search, struct text line)
{
	search->line = search->sound = line;
	search->repaired = NULL;
	search->is_owed = false;
	if (!undoes_damage(search) || is_sound(&search->wary, line))
		return search_sound(search, line);
	if (!is_dismissed(search, line))
		return search_damaged(search, line);
	pass_over(search, line);
	return false;
}

/* Repair the line that was searched, now that its matches are wanted. */
static void
pay(struct search *search)
{
	if (search->repaired == &search->notes) {
		search->notes.keeps_edits = true;
		search->sound = repair_line(&search->notes, search->line);
	} else {
		search->unread.length = search->unread_before;
		search->sound = repair_fully(search, search->line);
	}
	search->is_owed = false;
}

void
search_begin(struct search *search, struct text line)
{
	search->offset = 0;
	if (search->line.bytes != line.bytes ||
	    search->line.length != line.length)
		search_line(search, line);
	if (search->is_owed)
		pay(search);
	search->folded = search->settings.fold == 0
	    ? line
	    : fold_with_sources(&search->folder, search->sound);
}

/* Where what was found in the folded line stands in the line. */
static struct text
original(struct search *search, struct text line, size_t begin, size_t length)
{
	struct text found;
	size_t end;

	if (search->settings.fold == 0)
		return text_take(text_skip(line, begin), length);
	found = fold_original(
	    &search->folder, search->sound, begin, begin + length);
	if (search->repaired == NULL)
		return found;
	begin = (size_t)(found.bytes - search->sound.bytes);
	end = repair_line_end(search->repaired, begin + found.length);
	begin = repair_line_begin(search->repaired, begin);
	return text_take(text_skip(line, begin), end > begin ? end - begin : 0);
}

bool
search_next(struct search *search, struct text line, struct text *found)
{
	while (regex_next(search->regex, search->folded, &search->offset)) {
		struct text match = regex_group(search->regex, 0);

		if (match.length == 0)
			continue;
		*found = original(search, line,
		    regex_group_offset(search->regex, 0), match.length);
		return true;
	}
	return false;
}
