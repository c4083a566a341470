/* What follows a marker, and how much it takes from its weight. */
#include "cmd/hansect/weigh.h"
#include "cmd/hansect/numeral.h"
#include "common/lexicon.h"

LEXICON(markers);

enum { HEADING_LENGTH = 40 /* characters: what is longer is a sentence */ };

bool
weigh_refused(struct text rest, struct text kind)
{
	struct lexicon words = LEXICON_INIT(markers);
	struct text kinds;
	size_t length = 0, offset;

	while ((length = lexicon_longer(words, rest, length, &kinds)) > 0)
		if (text_find(kinds, kind, &offset))
			return true;
	return false;
}

bool
weigh_stop(int32_t character)
{
	switch (character) {
	case 0x3002: /* 。 */
	case 0xFF1B: /* ； */
	case 0xFF01: /* ！ */
	case 0xFF1F: /* ？ */
	case ';':
	case '!':
	case '?':
		return true;
	default:
		return false;
	}
}

bool
weigh_heading(struct text rest)
{
	for (int i = 0; i < HEADING_LENGTH && rest.length > 0; i++)
		if (weigh_stop(utf8_next(&rest)))
			return false;
	return rest.length == 0;
}

bool
weigh_comma(int32_t character)
{
	return character == 0x3001 || character == 0xFF0C || character == ',';
}

int
weigh_list(struct text rest, uint32_t number)
{
	uint32_t next;
	bool heading = weigh_heading(rest);

	if (!numeral_take(&rest, &next))
		return 0;
	if (weigh_comma(first_of(rest)))
		return CITED;
	if (next != number + 1)
		return 0;
	return heading ? -LIKELY : IN_TEXT;
}

bool
weigh_found(struct marker *marker, enum family family, struct text line,
    struct text rest, int weight)
{
	marker->family = (uint8_t)family;
	marker->length = (uint32_t)(line.length - rest.length);
	marker->weight = (int8_t)weight;
	return true;
}
