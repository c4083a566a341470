/* Titles without a marker. */
#include "cmd/hansect/unnumbered.h"
#include "cmd/hansect/sentence.h"
#include "common/memory.h"
#include "common/utf8.h"

enum {
	/* characters */
	SHORTEST_TITLE = 6,
	LONGEST_TITLE = 40,
	LONGEST_SINGLE = 20, /* of one clause */
	LONGEST_GLUED = 70,  /* two titles in a row */
	SLOGAN = 3,          /* 抓改革,… 强基础,… */
	SHORTEST_CLAUSE = 4,
	LONG_PARAGRAPH = 60,

	NEIGHBOURS = 12, /* how far back a parallel is sought */
	FEWEST_TITLES = 3,
	FEWEST_OPENING = 2, /* of them at the start of a line */
	FEWEST_HEADLINES = 2,
	SHARE = 3, /* one paragraph in so many has a title */
};

static bool
is_comma(int32_t character)
{
	return character == ',' || character == 0xFF0C;
}

/* What a title has none of: figures, references, and more than clauses. */
static bool
spoils_title(int32_t character)
{
	int32_t half = utf8_half_width(character);

	return character < 0 || (half >= '0' && half <= '9') || half == ':' ||
	    half == ';' || half == '|' || half == '>' || half == '!' ||
	    half == '?' || character == 0x300A || character == 0x3010 ||
	    character == 0x2026;
}

/* Measure the phrase and find its commas; false if it can be no title. */
static bool
measure(struct phrase *phrase)
{
	struct text rest = phrase->text;
	size_t length = 0, commas = 0;

	while (rest.length > 0) {
		size_t at = phrase->text.length - rest.length;
		int32_t character = utf8_next(&rest);

		if (spoils_title(character) || ++length > LONGEST_GLUED)
			return false;
		if (!is_comma(character))
			continue;
		if (commas == 2 || at == 0)
			return false;
		phrase->commas[commas++] = at;
	}
	return length >= SHORTEST_TITLE &&
	    (commas == 2 || length <= LONGEST_TITLE);
}

static void
add(struct unnumbered *unnumbered, struct phrase phrase)
{
	if (!measure(&phrase))
		return;
	unnumbered->phrases =
	    memory_grow(unnumbered->phrases, &unnumbered->capacity,
		unnumbered->count + 1, sizeof(*unnumbered->phrases));
	unnumbered->phrases[unnumbered->count++] = phrase;
}

/* Every sentence of a paragraph that another one follows. */
static void
add_sentences(struct unnumbered *unnumbered, size_t line, struct text text)
{
	struct text trimmed = utf8_trim(text);
	size_t start = (size_t)(trimmed.bytes - text.bytes);
	size_t last = start + trimmed.length;
	bool opens = true;

	while (start < last) {
		size_t end = sentence_end(text, start);

		if (end >= last)
			return;
		add(unnumbered,
		    (struct phrase){ .line = line,
			.offset = start,
			.text = { text.bytes + start,
			    end - start - (sizeof("。") - 1) },
			.opens_line = opens });
		start = sentence_start(text, end);
		opens = false;
	}
}

static bool
is_long(struct text text)
{
	return text.length > (size_t)LONG_PARAGRAPH * 3 / 2 &&
	    utf8_count(text) >= LONG_PARAGRAPH;
}

/* --- what makes titles parallel --- */

/* The first count characters, or fewer. */
static struct text
first_characters(struct text text, size_t count)
{
	struct text rest = text;

	for (; count > 0 && rest.length > 0; count--)
		utf8_next(&rest);
	return text_take(text, text.length - rest.length);
}

static struct text
last_characters(struct text text, size_t count)
{
	size_t at = text.length;

	for (; count > 0 && at > 0; count--)
		at = utf8_before(text, at);
	return text_skip(text, at);
}

static bool
same_start(struct text a, struct text b)
{
	return text_equal(first_characters(a, 2), first_characters(b, 2));
}

static bool
same_end(struct text a, struct text b)
{
	return text_equal(last_characters(a, 3), last_characters(b, 3));
}

static struct text
first_clause(const struct phrase *phrase)
{
	return text_take(phrase->text, phrase->commas[0]);
}

static struct text
second_clause(const struct phrase *phrase)
{
	struct text rest = text_skip(phrase->text, phrase->commas[0]);

	utf8_next(&rest);
	return rest;
}

static bool
is_slogan(const struct phrase *phrase)
{
	return phrase->commas[0] > 0 && phrase->commas[1] == 0 &&
	    utf8_count(first_clause(phrase)) == SLOGAN &&
	    utf8_count(second_clause(phrase)) > SHORTEST_CLAUSE;
}

static bool
are_parallel_pairs(const struct phrase *a, const struct phrase *b)
{
	return same_start(a->text, b->text) &&
	    (same_start(second_clause(a), second_clause(b)) ||
		same_end(a->text, b->text));
}

static bool
are_parallel(const struct phrase *a, const struct phrase *b)
{
	if (a->commas[1] > 0 || b->commas[1] > 0)
		return false;
	if (a->commas[0] > 0 && b->commas[0] > 0)
		return (a->opens_line || b->opens_line) &&
		    (are_parallel_pairs(a, b) ||
			(is_slogan(a) && is_slogan(b)));
	return a->commas[0] == 0 && b->commas[0] == 0 && a->opens_line &&
	    b->opens_line && utf8_count(a->text) <= LONGEST_SINGLE &&
	    utf8_count(b->text) <= LONGEST_SINGLE &&
	    (same_start(a->text, b->text) || same_end(a->text, b->text));
}

/* --- choice --- */

static void
choose_parallels(struct unnumbered *unnumbered)
{
	struct phrase *phrases = unnumbered->phrases;

	for (size_t i = 1; i < unnumbered->count; i++)
		for (size_t back = 1; back <= NEIGHBOURS && back <= i; back++)
			if (!phrases[i].whole_line &&
			    !phrases[i - back].whole_line &&
			    are_parallel(&phrases[i], &phrases[i - back])) {
				phrases[i].chosen = true;
				phrases[i - back].chosen = true;
			}
}

/* A few likenesses in a long text are chance. */
static bool
are_enough(const struct unnumbered *unnumbered, size_t paragraphs)
{
	size_t chosen = 0, opening = 0;

	for (size_t i = 0; i < unnumbered->count; i++) {
		chosen += unnumbered->phrases[i].chosen;
		opening += unnumbered->phrases[i].chosen &&
		    unnumbered->phrases[i].opens_line;
	}
	return chosen >= FEWEST_TITLES && opening >= FEWEST_OPENING &&
	    opening * SHARE >= paragraphs;
}

/* Where in a phrase of two titles the one parallel to title begins; 0: none. */
static size_t
find_split(const struct phrase *phrase, const struct phrase *title)
{
	size_t at = phrase->commas[1];
	struct phrase tail = *title;

	if (is_slogan(title) && phrase->opens_line) {
		for (int i = 0; i < SLOGAN; i++)
			at = utf8_before(phrase->text, at);
		return at;
	}
	for (at = utf8_before(phrase->text, at); at > phrase->commas[0];
	     at = utf8_before(phrase->text, at)) {
		tail.text = text_skip(phrase->text, at);
		tail.commas[0] = phrase->commas[1] - at;
		if (are_parallel_pairs(&tail, title))
			return at;
	}
	return 0;
}

/* Does a whole clause stand between the first comma and the split? */
static bool
is_whole_title(const struct phrase *phrase, size_t split)
{
	return split > phrase->commas[0] &&
	    utf8_count(text_take(text_skip(phrase->text, phrase->commas[0]),
		split - phrase->commas[0])) > SHORTEST_CLAUSE;
}

/* Look for the first title of this one's row, in the paragraph before. */
static void
split_before(struct unnumbered *unnumbered, size_t index, size_t least_line)
{
	const struct phrase *title = &unnumbered->phrases[index];

	for (size_t i = index; i-- > 0;) {
		struct phrase *phrase = &unnumbered->phrases[i];
		size_t split;

		if (phrase->line < least_line || phrase->chosen)
			return;
		if (phrase->commas[1] == 0)
			continue;
		split = find_split(phrase, title);
		if (!is_whole_title(phrase, split))
			continue;
		phrase->split = split;
		phrase->chosen = true;
		return;
	}
}

static void
split_glued(struct unnumbered *unnumbered, const struct line *lines)
{
	size_t line = 0, before = 0;

	for (size_t i = 1; i < unnumbered->count; i++) {
		const struct phrase *phrase = &unnumbered->phrases[i];

		if (!phrase->chosen || phrase->whole_line ||
		    phrase->commas[0] == 0)
			continue;
		if (phrase->line != line) {
			line = before = phrase->line;
			while (before > 0 &&
			    utf8_trim(lines[--before].text).length == 0)
				continue;
		}
		split_before(unnumbered, i, before);
	}
}

/* Lines that stand between two long paragraphs, if there are several. */
static void
choose_headlines(struct unnumbered *unnumbered)
{
	size_t count = 0;

	for (size_t i = 0; i < unnumbered->count; i++)
		count += unnumbered->phrases[i].whole_line;
	for (size_t i = 0; i < unnumbered->count; i++)
		if (unnumbered->phrases[i].whole_line)
			unnumbered->phrases[i].chosen =
			    count >= FEWEST_HEADLINES;
}

/* Take the line as a headline if the next paragraph is a long one. */
static void
add_headline(struct unnumbered *unnumbered, size_t line, struct text text)
{
	struct text trimmed = utf8_trim(text);

	if (sentence_end(trimmed, 0) < trimmed.length ||
	    text_ends_with(trimmed, TEXT("。")))
		return;
	add(unnumbered,
	    (struct phrase){ .line = line,
		.offset = (size_t)(trimmed.bytes - text.bytes),
		.text = trimmed,
		.opens_line = true,
		.whole_line = true });
}

/* Collect what may be titles; returns how many paragraphs are long. */
static size_t
collect(struct unnumbered *unnumbered, const struct line *lines, size_t count)
{
	size_t paragraphs = 0, headline = 0;
	bool after_long = false, has_headline = false;

	for (size_t i = 0; i < count; i++) {
		if (utf8_trim(lines[i].text).length == 0)
			continue;
		if (is_long(lines[i].text)) {
			if (has_headline)
				add_headline(
				    unnumbered, headline, lines[headline].text);
			add_sentences(unnumbered, i, lines[i].text);
			paragraphs++;
			after_long = true;
			has_headline = false;
			continue;
		}
		has_headline = after_long;
		headline = i;
		after_long = false;
	}
	return paragraphs;
}

void
unnumbered_find(
    struct unnumbered *unnumbered, const struct line *lines, size_t count)
{
	size_t paragraphs;

	unnumbered->count = 0;
	paragraphs = collect(unnumbered, lines, count);
	choose_parallels(unnumbered);
	if (are_enough(unnumbered, paragraphs))
		split_glued(unnumbered, lines);
	else
		for (size_t i = 0; i < unnumbered->count; i++)
			unnumbered->phrases[i].chosen = false;
	choose_headlines(unnumbered);
}
