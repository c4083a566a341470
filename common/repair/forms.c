/* forms.c -- Characters that stand for others, or for nothing to be seen. */
#include "common/repair/forms.h"

#include <utf8proc.h>

#include "common/codepoint.h"
#include "common/utf8.h"

LEXICON(private_use);
LEXICON(radicals);

static bool
cannot_be_seen(int32_t c)
{
	return c == 0xAD || c == 0x200B || c == 0x200E || c == 0x200F ||
	    (c >= 0x202A && c <= 0x202E) || c == 0x2060 || c == 0xFEFF;
}

static int32_t
decompose(int32_t code_point)
{
	utf8proc_int32_t parts[4];
	int boundary = 0;

	if (utf8proc_decompose_char(
		code_point, parts, 4, UTF8PROC_DECOMPOSE, &boundary) != 1)
		return code_point;
	return parts[0];
}

int32_t
forms_ordinary(int32_t code_point)
{
	static const struct lexicon private_use = LEXICON_INIT(private_use),
				    radicals = LEXICON_INIT(radicals);
	int32_t found = -1;

	if (cannot_be_seen(code_point))
		return FORMS_NOTHING;
	if (code_point >= 0xE000 && code_point <= 0xE864)
		found = codepoint_find(private_use, code_point);
	if (found >= 0)
		code_point = found;
	if (code_point >= 0x2E80 && code_point <= 0x2FDF)
		found = codepoint_find(radicals, code_point);
	if ((code_point >= 0xF900 && code_point < 0xFB00) ||
	    (code_point >= 0x2F800 && code_point <= 0x2FA1F))
		found = decompose(code_point);
	return found >= 0 ? found : code_point;
}

/*
 * Whether the first character may be an odd one, as far as two bytes can tell:
 * marks of Chinese begin like these too.
 */
static bool
may_begin_odd(struct text text)
{
	unsigned char second =
	    text.length > 1 ? (unsigned char)text.bytes[1] : 0;

	switch ((unsigned char)text.bytes[0]) {
	case 0xC2: /* U+0080 */
		return second == 0xAD;
	case 0xE2: /* U+2000 */
		return second == 0x80 || second == 0x81 || second >= 0xBA;
	case 0xEF: /* U+F000 */
		return (second >= 0xA4 && second < 0xAC) || second == 0xBB;
	case 0xF0: /* U+10000 */
		return second == 0xAF;
	default:
		return true;
	}
}

bool
forms_begin_odd(struct text text)
{
	int32_t c;

	if (!may_begin_odd(text))
		return false;
	c = utf8_next(&text);
	return forms_is_odd(c) && forms_ordinary(c) != c;
}
