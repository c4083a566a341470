/* Which characters fold to a given one. */
#include "cmd/hangrep/forms.h"

#include "common/buffer.h"
#include "common/memory.h"
#include "common/repair/gbk.h"
#include "common/utf8.h"

/* The character, if it is in the plane and not NUL; else 0. */
static int32_t
decode(struct text character)
{
	int32_t decoded = 0;

	return utf8_decode(character, &decoded) == character.length &&
		decoded < FOLD_CHARACTERS
	    ? decoded
	    : 0;
}

/* Part 0 is none. */
static void
add_part(struct forms *forms, int32_t form, struct text character)
{
	int32_t folded = decode(character);

	forms->parts = memory_grow(forms->parts, &forms->part_capacity,
	    forms->part_count + 2, sizeof(*forms->parts));
	forms->parts[++forms->part_count] =
	    (struct forms_part){ (uint16_t)form, forms->first_part[folded] };
	forms->first_part[folded] = (uint16_t)forms->part_count;
}

static void
add_several(struct forms *forms, const struct folder *folder, int32_t character)
{
	struct buffer folded = { 0 };
	struct text rest;

	fold_append(folder, character, &folded);
	rest = buffer_text(&folded);
	while (rest.length > 0) {
		struct text part = rest;

		utf8_next(&rest);
		part.length -= rest.length;
		add_part(forms, character, part);
	}
	buffer_free(&folded);
}

static void
add_form(struct forms *forms, const struct folder *folder, int32_t character)
{
	const struct fold_entry *entry = &folder->table[character];
	int32_t folded;

	if (entry->length == 0 || !fold_is_single(entry)) {
		add_several(forms, folder, character);
		return;
	}
	folded = decode((struct text){ entry->bytes, entry->length });
	forms->next[character] = forms->first[folded];
	forms->first[folded] = (uint16_t)character;
}

static void
add_code(struct forms *forms, int32_t character)
{
	unsigned place = gbk_place_of_character(character);

	if (place == GBK_NO_PLACE)
		return;
	forms->next_in_place[character] = forms->first_in_place[place];
	forms->first_in_place[place] = (uint16_t)character;
}

void
forms_open(struct forms *forms, const struct folder *folder)
{
	for (int32_t i = FOLD_CHARACTERS - 1; i > 0; i--) {
		if (i >= 0xD800 && i < 0xE000)
			continue;
		add_form(forms, folder, i);
		add_code(forms, i);
	}
}

int32_t
forms_next(const struct forms *forms, struct text character, int32_t form)
{
	return form == 0 ? forms->first[decode(character)] : forms->next[form];
}

int32_t
forms_next_several(
    const struct forms *forms, struct text character, size_t *part)
{
	*part = *part == 0 ? forms->first_part[decode(character)]
			   : forms->parts[*part].next;
	return *part == 0 ? 0 : forms->parts[*part].form;
}

int32_t
forms_next_of_code(const struct forms *forms, unsigned code, int32_t form)
{
	unsigned place = gbk_place(code >> 8, code & 0xFF);

	return form == 0 ? forms->first_in_place[place]
			 : forms->next_in_place[form];
}
