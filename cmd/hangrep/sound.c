/* Tell of lines in which nothing is damaged whether they match. */
#include "cmd/hangrep/sound.h"

static bool
match(struct search *search, struct text subject)
{
	if (regex_match(search->regex, subject, 0))
		return true;
	search->gave_up += regex_gave_up(search->regex);
	return false;
}

/* What the needs say of where the scan stopped. */
static enum need_answer
ask_needs(const struct search *search, struct text text, size_t at)
{
	enum need_answer answer = NEED_NO;

	for (size_t i = 0; i < search->need_count; i++) {
		enum need_answer one = need_compare(
		    &search->needs[i], text, at, search_is_said(search));

		answer = one > answer ? one : answer;
	}
	return answer;
}

bool
search_find_need(const struct search *search, struct text text, size_t *at)
{
	struct scan_place place = { 0 };

	while (scan_next(&search->scan, text, &place))
		if (ask_needs(search, text, place.at) != NEED_NO) {
			*at = place.at;
			return true;
		}
	return false;
}

enum need_answer
search_glance(const struct search *search, struct text line)
{
	enum need_answer answer = NEED_NO;
	struct scan_place place = { 0 };

	if (!search->scans)
		return NEED_UNSURE;
	while (scan_next(&search->scan, line, &place)) {
		enum need_answer here = ask_needs(search, line, place.at);

		answer = here > answer ? here : answer;
		if (answer >= NEED_UNSURE)
			break;
	}
	if (answer == NEED_YES && !search->is_exact)
		return NEED_UNSURE;
	return answer;
}

bool
search_sound(struct search *search, struct text sound)
{
	enum need_answer answer = search_glance(search, sound);

	if (answer == NEED_UNSURE)
		return match(search,
		    search->settings.fold == 0
			? sound
			: fold_text(&search->folder, sound));
	return answer == NEED_YES;
}
