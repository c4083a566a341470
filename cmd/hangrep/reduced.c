/* Tell of lines without their notes whether they match. */
#include "cmd/hangrep/reduced.h"

#include "common/pinyin.h"
#include "common/repair/ways.h"
#include "common/utf8.h"

/* Is it told at offset that something may be torn, and from where on? */
static bool
tells_torn(
    const struct search *search, struct text line, size_t offset, size_t *begin)
{
	*begin = offset;
	if (line.bytes[offset] == '?')
		return torn_may_be(line, offset);
	return line.bytes[offset] == ')' &&
	    torn_is_stray_note(&search->wary.torn, line, offset, begin);
}

/*
 * The same as torn_may_reach() in a document of which it is known that a ? is
 * wherever bytes were lost.
 */
static bool
may_reach_said(
    const struct search *search, struct text line, size_t begin, size_t end)
{
	size_t from = begin, place;

	for (int left = WAYS_LONGEST; left > 0 && from > 0; left--) {
		if (line.bytes[from - 1] == '(' &&
		    pinyin_may_begin(line.bytes[from]))
			return true;
		from = utf8_before(line, from);
	}
	/* What is stray is told by its end. */
	for (; from < line.length && from < end + PINYIN_LONGEST + 2; from++)
		if (tells_torn(search, line, from, &place) && place < end)
			return true;
	return false;
}

/* May anything from begin to end of the line without its notes be torn? */
static bool
may_be_torn(
    const struct search *search, struct text reduced, size_t begin, size_t end)
{
	return search_is_said(search)
	    ? may_reach_said(search, reduced, begin, end)
	    : torn_may_reach(reduced, begin, end);
}

/* Is there a match of a pattern that is plain where nothing can be torn? */
static bool
is_out_of_reach(struct search *search, struct text reduced)
{
	struct text folded = fold_with_sources(&search->folder, reduced);
	size_t offset = 0;

	while (regex_next(search->regex, folded, &offset)) {
		size_t begin = regex_group_offset(search->regex, 0);
		struct text found = fold_original(&search->folder, reduced,
		    begin, begin + regex_group(search->regex, 0).length);

		begin = (size_t)(found.bytes - reduced.bytes);
		if (found.length > 0 &&
		    !may_be_torn(search, reduced, begin, begin + found.length))
			return true;
	}
	return false;
}

/* A need as seen at an offset in the line: is it there, torn or not? */
static enum need_answer
search_need(const struct search *search, const struct need *need,
    struct text reduced, size_t at)
{
	enum need_answer answer =
	    need_compare(need, reduced, at, search_is_said(search));
	size_t begin, end;

	if (answer == NEED_NO || answer == NEED_UNSURE)
		return answer;
	need_reach(need, reduced, at, &begin, &end);
	if (may_be_torn(search, reduced, begin, end))
		return NEED_UNSURE;
	return answer == NEED_YES ? NEED_YES : NEED_NO;
}

/*
 * Something may be torn in the line, but is it where a need is?  A match is
 * where that is.
 */
static enum need_answer
search_needs(const struct search *search, struct text reduced)
{
	enum need_answer all = NEED_NO;
	struct scan_place place = { 0 };

	while (scan_next(&search->scan, reduced, &place))
		for (size_t i = 0; i < search->need_count; i++) {
			enum need_answer answer = search_need(
			    search, &search->needs[i], reduced, place.at);

			if (answer == NEED_YES)
				return NEED_YES;
			if (answer == NEED_UNSURE)
				all = NEED_UNSURE;
		}
	return all;
}

/* How many bytes a place can reach over from its start, as scraps are read. */
static size_t
longest_reach(struct text rest)
{
	size_t before = rest.length;

	for (int left = WAYS_LONGEST; left > 0 && rest.length > 0;) {
		char byte = rest.bytes[0];

		/* Notes are scraps of many letters. */
		if (byte != '(' && byte != ')' && byte != ':' &&
		    !pinyin_may_begin(byte))
			left--;
		utf8_next(&rest);
	}
	return before - rest.length;
}

/* Is there a trace of a need from begin to end of the line? */
static bool
has_traces(
    const struct search *search, struct text line, size_t begin, size_t end)
{
	struct text rest = text_skip(line, begin);
	size_t at = begin;

	for (; at < end && rest.length > 0; at = line.length - rest.length) {
		utf8_next(&rest);
		if (traces_are_at(
			&search->traces, line, at, search_is_said(search)) &&
		    (search_is_said(search) ||
			may_be_torn(
			    search, line, at, line.length - rest.length)))
			return true;
	}
	return false;
}

/* May a need come out of what is torn in the line? */
static bool
may_come_out(const struct search *search, struct text reduced)
{
	size_t begin, length;

	if (search->shows_torn)
		return false;
	if (!search->leaves_traces)
		return true;
	if (!search_is_said(search))
		return has_traces(search, reduced, 0, reduced.length);
	for (size_t at = 0; at < reduced.length; at++) {
		if (!tells_torn(search, reduced, at, &begin))
			continue;
		length = longest_reach(text_skip(reduced, begin));
		if (has_traces(search, reduced,
			begin == 0 ? 0 : utf8_before(reduced, begin),
			begin + length))
			return true;
	}
	return false;
}

/* The same for a pattern of which the needs are not all. */
static enum need_answer
search_torn(struct search *search, struct text reduced)
{
	if (search->is_plain && is_out_of_reach(search, reduced))
		return NEED_YES;
	return search->scans && search_glance(search, reduced) == NEED_NO
	    ? NEED_NO
	    : NEED_UNSURE;
}

enum need_answer
reduced_search(struct search *search, struct text reduced)
{
	bool is_exact = search->scans && search->is_exact;
	enum need_answer answer = NEED_UNSURE;

	search->repaired = &search->repair;
	if (is_exact)
		answer = search_needs(search, reduced);
	if (answer == NEED_YES || (answer == NEED_NO && search->shows_torn))
		return answer;
	if (!may_be_torn(search, reduced, 0, reduced.length)) {
		search->repaired = &search->notes;
		return answer != NEED_NO && search_sound(search, reduced)
		    ? NEED_YES
		    : NEED_NO;
	}
	if (!is_exact)
		answer = search_torn(search, reduced);
	return answer == NEED_NO && may_come_out(search, reduced) ? NEED_UNSURE
								  : answer;
}
