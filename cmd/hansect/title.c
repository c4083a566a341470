/* The title of a section. */
#include "cmd/hansect/title.h"
#include "common/utf8.h"

enum {
	LONGEST_ITEM_TITLE = 25, /* characters */
	LONGEST_HEADING = 40,    /* where a colon ends it */
};

static int32_t
last_of(struct text text)
{
	return text.length == 0
	    ? 0
	    : utf8_next(
		  &(struct text){ text.bytes + utf8_before(text, text.length),
		      text.length - utf8_before(text, text.length) });
}

static bool
is_short(struct text text, size_t most)
{
	return text.length <= most * UTF8_LONGEST && utf8_count(text) <= most;
}

/* The first sentence, without its 。; false if there is no 。. */
static bool
first_sentence(struct text text, struct text *sentence)
{
	size_t offset;

	if (!text_find(text, TEXT("。"), &offset)) {
		*sentence = text;
		return false;
	}
	*sentence = utf8_trim(text_take(text, offset));
	return true;
}

/* Does a line that ends so go on, or end a clause? */
static bool
ends_clause(int32_t character)
{
	return character == ';' || character == 0xFF1B || character == ',' ||
	    character == 0xFF0C || character == 0x3001;
}

static struct text
without_last(struct text text)
{
	return text_take(text, utf8_before(text, text.length));
}

static const struct text empty = TEXT_INIT("");

static void
find_item_title(struct section *section, struct text text)
{
	struct text sentence;

	section->form = FORM_ITEM;
	if (!first_sentence(text, &sentence) && ends_clause(last_of(text)))
		sentence = without_last(text);
	section->title =
	    is_short(sentence, LONGEST_ITEM_TITLE) ? sentence : empty;
}

/* A title in brackets: 第一条【目的】 第一条（目的） */
static bool
bracket_title(struct text text, struct text *title, struct text *after)
{
	static const struct {
		struct text open, close;
	} brackets[] = {
		{ TEXT_INIT("【"), TEXT_INIT("】") },
		{ TEXT_INIT("（"), TEXT_INIT("）") },
		{ TEXT_INIT("("), TEXT_INIT(")") },
		{ TEXT_INIT("〔"), TEXT_INIT("〕") },
	};
	size_t offset;

	for (size_t i = 0; i < sizeof(brackets) / sizeof(*brackets); i++) {
		if (!text_starts_with(text, brackets[i].open))
			continue;
		*after = text_skip(text, brackets[i].open.length);
		if (!text_find(
			text_take(*after, LONGEST_ITEM_TITLE * UTF8_LONGEST),
			brackets[i].close, &offset))
			return false;
		*title = text_take(*after, offset);
		*after = utf8_trim(
		    text_skip(*after, offset + brackets[i].close.length));
		return true;
	}
	return false;
}

/* An article has a title only where one is written. */
static void
find_article_title(struct section *section, struct text text)
{
	struct text sentence, after;

	section->form = FORM_RUN_IN;
	section->title = empty;
	if (bracket_title(text, &section->title, &after)) {
		if (after.length == 0)
			section->form = FORM_HEADING;
		return;
	}
	if (first_sentence(text, &sentence) || ends_clause(last_of(text)) ||
	    last_of(text) == ':' || last_of(text) == 0xFF1A ||
	    !is_short(text, LONGEST_HEADING))
		return;
	section->form = FORM_HEADING;
	section->title = text;
}

/* Does a line that ends so go on, or end a sentence? */
static bool
ends_sentence(struct text text)
{
	static const struct text conjunctions[] = { TEXT_INIT("；及"),
		TEXT_INIT(";及"), TEXT_INIT("；和"), TEXT_INIT(";和"),
		TEXT_INIT("；或"), TEXT_INIT("；以及"), TEXT_INIT(";以及"),
		TEXT_INIT("；或者") };
	int32_t last = last_of(text);

	for (size_t i = 0; i < sizeof(conjunctions) / sizeof(*conjunctions);
	     i++)
		if (text_ends_with(text, conjunctions[i]))
			return true;
	return ends_clause(last) || last == 0xFF1F || last == '?';
}

/* A line without a 。: a heading, or a sentence of what goes on. */
static void
find_heading_title(struct section *section, struct text text, bool in_article)
{
	int32_t last = last_of(text);
	bool colon = last == ':' || last == 0xFF1A;

	section->form = FORM_RUN_IN;
	section->title = empty;
	if (ends_sentence(text) ||
	    (colon && (in_article || !is_short(text, LONGEST_HEADING))))
		return;
	section->form = FORM_HEADING;
	section->title = text;
	if (text_ends_with(text, TEXT("**")))
		section->title = utf8_trim(text_take(text, text.length - 2));
}

/* A heading of Markdown: what stands between its #. */
static void
find_hash_title(struct section *section, struct text text)
{
	while (text.length > 0 && text.bytes[0] == '#')
		text = text_skip(text, 1);
	while (text.length > 0 && text.bytes[text.length - 1] == '#')
		text.length--;
	section->form = FORM_UNNUMBERED;
	section->title = utf8_trim(text);
}

void
title_find(struct section *section, struct text text, bool in_article)
{
	struct text sentence;

	text = utf8_trim(text);
	if (section->step.family == FAMILY_HASH) {
		find_hash_title(section, text);
		return;
	}
	if (marker_is_item(section->step.family)) {
		find_item_title(section, text);
		return;
	}
	if (section->step.family == FAMILY_ARTICLE) {
		find_article_title(section, text);
		return;
	}
	if (!first_sentence(text, &sentence)) {
		find_heading_title(section, text, in_article);
		return;
	}
	section->form = FORM_RUN_IN;
	section->title = sentence;
	if (in_article &&
	    (sentence.length + sizeof("。") - 1 >= text.length ||
		!is_short(sentence, LONGEST_ITEM_TITLE)))
		section->title = empty;
}
