/* entity.c -- Characters written as in HTML. */
#include "common/repair/entity.h"

#include "common/codepoint.h"
#include "common/repair/windows.h"

LEXICON(entities);

static bool
is_name_byte(unsigned char byte)
{
	return (byte >= '0' && byte <= '9') ||
	    ((byte | 0x20) >= 'a' && (byte | 0x20) <= 'z') || byte == '#';
}

/* Of the number behind &#. */
static int32_t
number_meant(struct text number)
{
	int32_t value;

	if (number.length > 0 && (number.bytes[0] | 0x20) == 'x')
		value = codepoint_parse(text_skip(number, 1), 16);
	else
		value = codepoint_parse(number, 10);
	if (value >= 0x80 && value < 0xA0)
		value = windows_decode((unsigned char)value);
	if ((value < 0x20 && value != '\t') || value > 0x10FFFF ||
	    (value >= 0x7F && value < 0xA0) ||
	    (value >= 0xD800 && value < 0xE000))
		return -1;
	return value;
}

static int32_t
name_meant(struct text name)
{
	static const struct lexicon entities = LEXICON_INIT(entities);
	struct text digits;

	if (!lexicon_find(entities, name, &digits))
		return -1;
	return codepoint_parse(digits, 16);
}

bool
entity_before(struct text text, size_t *begin, int32_t *code_point)
{
	size_t end = text.length - 1, at = end;
	struct text name;

	while (at > 0 && end - at < ENTITY_LONGEST &&
	    is_name_byte((unsigned char)text.bytes[at - 1]))
		at--;
	if (at == 0 || at == end || text.bytes[at - 1] != '&')
		return false;
	*begin = at - 1;
	name = (struct text){ text.bytes + at, end - at };
	if (name.bytes[0] == '#')
		*code_point = number_meant(text_skip(name, 1));
	else
		*code_point = name_meant(name);
	return *code_point >= 0;
}
