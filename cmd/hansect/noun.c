/* Markers that count something: 第一章 第一条 第一，. */
#include "cmd/hansect/noun.h"
#include "cmd/hansect/numeral.h"
#include "cmd/hansect/weigh.h"

/* 第一，, which 第一、 stands for. */
static bool
read_ordinal(struct text line, struct text rest, struct marker *marker)
{
	if (!weigh_comma(first_of(rest)))
		return false;
	utf8_next(&rest);
	return weigh_found(marker, FAMILY_ORDINAL, line, rest,
	    FAIR + weigh_list(rest, marker->number));
}

/* The colon of 第一部分：概况 is of the marker. */
static void
take_colon(struct text *rest)
{
	if (utf8_half_width(first_of(*rest)) == ':')
		utf8_next(rest);
}

/* 之二 of 第三条之二, or -2 of 第 3-2 條. */
static void
take_branch(struct text *rest, struct text sign, struct marker *marker)
{
	struct text after = *rest;
	uint32_t branch;

	if (!take(&after, sign))
		return;
	skip_blanks(&after);
	if (!numeral_take(&after, &branch))
		return;
	marker->branch = (uint16_t)branch;
	*rest = after;
}

static bool
read_article(struct text line, struct text rest, struct marker *marker)
{
	int32_t next;

	take_branch(&rest, TEXT("之"), marker);
	take_colon(&rest);
	next = first_of(rest);
	if (rest.length == 0 || utf8_is_blank(next))
		return weigh_found(marker, FAMILY_ARTICLE, line, rest, SURE);
	return weigh_found(marker, FAMILY_ARTICLE, line, rest,
	    weigh_refused(rest, TEXT("article")) ? CITED : LIKELY);
}

static const struct part_name {
	struct text name;
	enum family family;
} part_names[] = {
	{ TEXT_INIT("编"), FAMILY_PART },
	{ TEXT_INIT("編"), FAMILY_PART },
	{ TEXT_INIT("篇"), FAMILY_PART },
	{ TEXT_INIT("部分"), FAMILY_PART },
	{ TEXT_INIT("部"), FAMILY_PART },
	{ TEXT_INIT("分部"), FAMILY_SECTION },
	{ TEXT_INIT("章"), FAMILY_CHAPTER },
	{ TEXT_INIT("节"), FAMILY_SECTION },
	{ TEXT_INIT("節"), FAMILY_SECTION },
};

/* 第一部 is of 第一部法规, too: a blank or nothing is behind it as a part. */
static bool
is_counted(struct text name, struct text rest)
{
	return text_ends_with(name, TEXT("部")) && rest.length > 0 &&
	    !utf8_is_blank(first_of(rest));
}

/* 第一章 stands above its title and nothing else. */
static bool
read_part(struct text line, struct text rest, struct marker *marker)
{
	for (size_t i = 0; i < sizeof(part_names) / sizeof(*part_names); i++) {
		if (!take(&rest, part_names[i].name))
			continue;
		if (is_counted(part_names[i].name, rest))
			return false;
		if (weigh_refused(rest, TEXT("article")))
			return weigh_found(
			    marker, part_names[i].family, line, rest, CITED);
		take_colon(&rest);
		return weigh_found(marker, part_names[i].family, line, rest,
		    weigh_heading(rest)                 ? LIKELY
			: utf8_is_blank(first_of(rest)) ? 1
							: UNLIKELY);
	}
	return false;
}

bool
noun_read(struct text line, struct marker *marker)
{
	struct text rest = text_skip(line, sizeof("第") - 1), before;

	skip_blanks(&rest);
	if (!numeral_take(&rest, &marker->number) &&
	    !numeral_take_roman(&rest, &marker->number))
		return false;
	before = rest;
	take_branch(&rest, TEXT("-"), marker);
	skip_blanks(&rest);
	if (take(&rest, TEXT("条")) || take(&rest, TEXT("條")))
		return read_article(line, rest, marker);
	marker->branch = 0;
	return read_part(line, rest, marker) ||
	    read_ordinal(line, before, marker);
}
