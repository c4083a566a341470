/* forms.h -- Characters that stand for others, or for nothing to be seen. */
#ifndef COMMON_REPAIR_FORMS_H
#define COMMON_REPAIR_FORMS_H

#include <stdbool.h>
#include <stdint.h>

#include "common/text.h"

enum { FORMS_NOTHING = -2 };

/* Whether forms_ordinary() may have something else for it: a quick look. */
static inline bool
forms_is_odd(int32_t code_point)
{
	if (code_point < 0x200B)
		return code_point == 0xAD;
	if (code_point < 0x2E80)
		return code_point <= 0x2060;
	if (code_point < 0xE000)
		return code_point <= 0x2FDF;
	return code_point < 0xFB00 || code_point == 0xFEFF ||
	    (code_point >= 0x2F800 && code_point <= 0x2FA1F);
}

/* Whether text begins with a character that forms_ordinary() changes. */
bool forms_begin_odd(struct text text);

/*
 * The ordinary character that looks the same as a radical or a compatibility
 * ideograph, or that GB 18030 assigns to a code point of the private use area;
 * FORMS_NOTHING for one that cannot be seen, but for joiners and variation
 * selectors; any other code point itself.
 */
int32_t forms_ordinary(int32_t code_point);

#endif
