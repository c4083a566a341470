/* Which lines match, and where: folded, if so asked. */
#include <stdlib.h>

#include "cmd/hangrep/search.h"
#include "common/options.h"
#include "common/utf8.h"

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

/* The line, or what hanfix(1) makes of it; good until the next call. */
static struct text
undo_damage(struct search *search, struct text line)
{
	if (!undoes_damage(search) || is_sound(&search->repair, line))
		return line;
	return repair_line(&search->repair, line);
}

static void
open_repair(struct search *search)
{
	unsigned rules = 0;

	for (unsigned i = 0; i < REPAIR_RULES; i++)
		if (repair_rule_names[i].is_on)
			rules |= 1u << i;
	repair_open(&search->repair, rules);
	repair_open(&search->losses, rules & ~(1u << REPAIR_READINGS));
	search_begin_document(search);
}

void
search_begin_document(struct search *search)
{
	if (undoes_damage(search))
		repair_begin(&search->repair);
}

/* One of the patterns as PCRE2 is to see it. */
static void
append_pattern(struct search *search, struct text pattern, struct buffer *all)
{
	bool folds = search->settings.fold != 0;

	if (search->settings.fixed && folds)
		pattern =
		    fold_text(&search->folder, undo_damage(search, pattern));
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

/* Where nothing is known of a match, each line is looked at. */
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
	if (needs.is_literal && folder != NULL) {
		buffer_append(&search->literal, buffer_text(&needs.texts[0]));
		search->choice = scan_choice(buffer_text(&search->literal));
	}
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

static bool
match(struct search *search, struct text subject)
{
	if (regex_match(search->regex, subject, 0))
		return true;
	search->gave_up += regex_gave_up(search->regex);
	return false;
}

static size_t
character_begin(struct text text, size_t at)
{
	while (at > 0 && (text.bytes[at] & 0xC0) == 0x80)
		at--;
	return at;
}

/* The literal where scan_next() stopped, without folding the line. */
static enum fold_answer
compare_literal(const struct search *search, struct text line, size_t at)
{
	struct text literal = buffer_text(&search->literal);
	size_t begin = character_begin(line, at);
	enum fold_answer answer = fold_begins_with(&search->folder,
	    text_skip(line, begin), text_skip(literal, search->choice));

	if (answer != FOLD_YES)
		return answer;
	return fold_ends_with(&search->folder, text_take(line, begin),
	    text_take(literal, search->choice));
}

/* What a glance at the line can tell. */
static enum fold_answer
glance(const struct search *search, struct text line)
{
	size_t at = 0;

	if (!search->scans)
		return FOLD_UNSURE;
	for (; scan_next(&search->scan, line, &at); at++) {
		enum fold_answer answer = FOLD_UNSURE;

		if (search->literal.length > 0)
			answer = compare_literal(search, line, at);
		if (answer != FOLD_NO)
			return answer;
	}
	return FOLD_NO;
}

bool
search_line(struct search *search, struct text line)
{
	enum fold_answer answer = glance(search, line);

	/* What was lost is nowhere to be seen. */
	if (undoes_damage(search) && !is_sound(&search->losses, line))
		answer = FOLD_UNSURE;
	if (answer != FOLD_UNSURE)
		return answer == FOLD_YES;
	if (search->settings.fold == 0)
		return match(search, line);
	return match(
	    search, fold_text(&search->folder, undo_damage(search, line)));
}

static int
compare_edits(const void *left, const void *right)
{
	const struct repair_edit *a = left, *b = right;

	if (a->begin != b->begin)
		return a->begin < b->begin ? -1 : 1;
	/* The wider one says what became of both. */
	return (a->end < b->end) - (a->end > b->end);
}

void
search_begin(struct search *search, struct text line)
{
	search->offset = 0;
	search->repair.keeps_edits = true;
	search->sound = undo_damage(search, line);
	search->repair.keeps_edits = false;
	if (search->sound.bytes != line.bytes && search->repair.edit_count > 0)
		qsort(search->repair.edits, search->repair.edit_count,
		    sizeof(*search->repair.edits), compare_edits);
	search->folded = search->settings.fold == 0
	    ? line
	    : fold_with_sources(&search->folder, search->sound);
}

/*
 * The offset in the line of one in what was made of it.  The end of a match
 * does not reach over a note behind it.
 */
static size_t
line_offset(const struct repair *repair, size_t offset, bool is_end)
{
	size_t read = 0, made = 0;

	for (size_t i = 0; i < repair->edit_count; i++) {
		const struct repair_edit *edit = &repair->edits[i];
		size_t after = edit->after.length;

		if (edit->begin < read)
			continue;
		if (offset < made + (edit->begin - read) + is_end)
			break;
		made += edit->begin - read;
		read = edit->begin;
		if (offset < made + after + is_end) {
			if (edit->rule == REPAIR_READINGS)
				break;
			return is_end ? edit->end : edit->begin;
		}
		made += after;
		read = edit->end;
	}
	return read + offset - made;
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
	if (search->sound.bytes == line.bytes)
		return found;
	begin = (size_t)(found.bytes - search->sound.bytes);
	end = line_offset(&search->repair, begin + found.length, true);
	begin = line_offset(&search->repair, begin, false);
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
