/* A text that a match needs, and whether a line may show it. */
#include "cmd/hangrep/need.h"

#include <string.h>

#include "common/data/damage.h"
#include "common/utf8.h"

enum {
	MOST_FORMS = 8, /* of a character in GBK */
	LONGEST_NOTE = 24,
	/* What 、 。, and ！ ， ； ？ begin with: text is cut before them. */
	MARKS_LEAD = 0xA1,
	WIDE_MARKS_LEAD = 0xA3,
};

/* --- what torn text still shows --- */

/* The codes in GBK of the characters that fold to character. */
struct forms {
	uint16_t codes[MOST_FORMS];
	size_t count;
	bool fits;
};

static const struct damage_data *
gbk(void)
{
	return (const struct damage_data *)data_damage;
}

static struct forms
find_forms(const struct folder *folder, struct text character)
{
	struct forms forms = { .fits = true };

	for (int32_t i = 0x80; i < FOLD_CHARACTERS; i++) {
		const struct fold_entry *entry = &folder->table[i];

		if (gbk()->gbk[i] == 0 ||
		    !text_equal((struct text){ entry->bytes, entry->length },
			character))
			continue;
		if (forms.count == MOST_FORMS)
			forms.fits = false;
		else
			forms.codes[forms.count++] = gbk()->gbk[i];
	}
	return forms;
}

static bool
is_mark_lead(unsigned byte)
{
	return byte == MARKS_LEAD || byte == WIDE_MARKS_LEAD;
}

/* Look for all characters that have this code; false: none has, or no room. */
static bool
add_shifted(struct need *need, unsigned code, struct scan *scan)
{
	bool found = false;

	for (int32_t i = 0x80; i < FOLD_CHARACTERS; i++) {
		if (gbk()->gbk[i] != code)
			continue;
		if (need->shifted_count == NEED_MOST_SHIFTED ||
		    !scan_add_only(scan, i))
			return false;
		need->shifted[need->shifted_count++] = (uint16_t)i;
		found = true;
	}
	return found;
}

/*
 * Of the two characters, both made anew, one straddles them in the torn text,
 * unless a decoder dropped it, or a mark took a byte of them.
 */
static bool
add_straddling(struct need *need, const struct forms *first,
    const struct forms *second, struct scan *scan)
{
	for (size_t i = 0; i < first->count; i++)
		for (size_t j = 0; j < second->count; j++) {
			unsigned lead = first->codes[i] & 0xFF;
			unsigned trail = second->codes[j] >> 8;

			if (is_mark_lead(lead) ||
			    is_mark_lead(second->codes[j] & 0xFF))
				return false;
			if (lead >= GBK_FIRST_LEAD && lead <= GBK_LAST_LEAD &&
			    !add_shifted(need, lead << 8 | trail, scan))
				return false;
		}
	return true;
}

static struct text
part(const struct need *need, size_t begin, size_t end)
{
	return text_skip(text_take(buffer_text(&need->text), end), begin);
}

/* Look for the two characters from first, second to end, and between. */
static bool
add_pair(struct need *need, struct scan *scan)
{
	struct text first = part(need, need->first, need->second);
	struct text second = part(need, need->second, need->end);
	struct forms first_forms = find_forms(need->folder, first);
	struct forms second_forms = find_forms(need->folder, second);

	need->shifted_count = 0;
	return first_forms.fits && second_forms.fits &&
	    scan_add(scan, need->folder, first) &&
	    scan_add(scan, need->folder, second) &&
	    add_straddling(need, &first_forms, &second_forms, scan);
}

static bool
is_han_at(struct text text, size_t at)
{
	struct text rest = text_skip(text, at);

	return rest.length > 0 && utf8_is_han(utf8_next(&rest));
}

/* Has a character of the text a second byte that marks begin with? */
static bool
is_cut_at_marks(const struct need *need)
{
	struct text rest = buffer_text(&need->text);

	while (rest.length > 0) {
		struct text character = rest;
		struct forms forms;

		utf8_next(&rest);
		character.length -= rest.length;
		forms = find_forms(need->folder, character);
		for (size_t i = 0; i < forms.count; i++)
			if (is_mark_lead(forms.codes[i] & 0xFF))
				return true;
		if (!forms.fits)
			return true;
	}
	return false;
}

/* Two Han characters that show the text even where it is torn, the last. */
static bool
choose_pair(struct need *need, struct scan *scan)
{
	struct text text = buffer_text(&need->text);
	struct scan before = *scan;

	for (need->end = text.length; need->end > 0; need->end = need->second) {
		need->second = utf8_before(text, need->end);
		if (need->second == 0)
			break;
		need->first = utf8_before(text, need->second);
		if (is_han_at(text, need->first) &&
		    is_han_at(text, need->second) && add_pair(need, scan))
			return true;
		*scan = before;
	}
	need->shifted_count = 0;
	return false;
}

/* A single one: Han, as there are more of them; of these the last. */
static void
choose_single(struct need *need)
{
	struct text text = buffer_text(&need->text);
	size_t longest = 0;

	for (size_t end = text.length; end > 0;) {
		size_t begin = utf8_before(text, end);

		if (end - begin > longest) {
			longest = end - begin;
			need->first = begin;
			need->second = need->end = end;
		}
		end = begin;
	}
}

bool
need_open(struct need *need, const struct folder *folder, struct text text,
    struct scan *scan)
{
	need->folder = folder;
	buffer_append(&need->text, text);
	if (folder != NULL && (folder->flags & FOLD_DAMAGE) != 0) {
		need->shows_torn = choose_pair(need, scan);
		need->is_cut_at_marks = is_cut_at_marks(need);
	}
	if (need->shows_torn)
		return true;
	choose_single(need);
	return scan_add(scan, folder, part(need, need->first, need->second));
}

/* --- what the line shows --- */

static bool
is_letter(unsigned char byte)
{
	byte |= 0x20;
	return byte >= 'a' && byte <= 'z';
}

/* A note begins at offset, letters in parentheses: its length, or 0. */
static size_t
note_length(struct text line, size_t offset)
{
	struct text rest = text_take(text_skip(line, offset), LONGEST_NOTE);

	if (rest.length == 0 || rest.bytes[0] != '(')
		return 0;
	for (size_t i = 1; i < rest.length; i++) {
		unsigned char byte = (unsigned char)rest.bytes[i];

		if (byte == ')')
			return i + 1;
		if (byte < 0x80 && byte != ':' && !is_letter(byte))
			return 0;
	}
	return 0;
}

/* The same for one that ends at offset. */
static size_t
note_length_before(struct text line, size_t offset)
{
	if (offset == 0 || line.bytes[offset - 1] != ')')
		return 0;
	for (size_t i = 2; i <= LONGEST_NOTE && i <= offset; i++)
		if (line.bytes[offset - i] == '(')
			return note_length(line, offset - i) == i ? i : 0;
	return 0;
}

/*
 * What is torn may begin behind a whole character: at a hole, at what is left
 * of a note, or at a mark that took a byte of the next one.
 */
static bool
may_begin_torn(const struct need *need, struct text rest)
{
	static const struct text marks[] = { TEXT_INIT("、"), TEXT_INIT("。"),
		TEXT_INIT("，"), TEXT_INIT("；"), TEXT_INIT("！"),
		TEXT_INIT("？"), TEXT_INIT(","), TEXT_INIT(";"),
		TEXT_INIT("!") };
	unsigned char byte = (unsigned char)rest.bytes[0];

	/* Letters with tone marks have two bytes. */
	if (byte == '?' || byte == '(' || is_letter(byte) ||
	    (byte >= 0x80 && byte < 0xE0))
		return true;
	for (size_t i = 0; i < sizeof(marks) / sizeof(*marks); i++)
		if (need->is_cut_at_marks && text_starts_with(rest, marks[i]))
			return true;
	return false;
}

/*
 * It may end before one: with what is left of a note, or with a byte that was
 * the second of a character.
 */
static bool
may_end_torn(struct text last)
{
	return last.bytes[0] == ')' || last.bytes[0] >= GBK_FIRST_TRAIL ||
	    text_starts_with(last, TEXT("€"));
}

/* Compare one character of line with the one wanted; YES, NO or UNSURE. */
static enum need_answer
compare_character(const struct need *need, struct text line, size_t offset,
    struct text wanted, size_t *length)
{
	const struct fold_entry *entry =
	    fold_entry_at(need->folder, line, offset, length);

	if (entry->length == 0 || !fold_is_single(entry))
		return NEED_UNSURE;
	return text_equal(wanted, (struct text){ entry->bytes, entry->length })
	    ? NEED_YES
	    : NEED_NO;
}

/* A character that is not the one wanted: can damage be why? */
static enum need_answer
blame(const struct need *need, struct text wanted, bool may_be_torn)
{
	/* How others than Han are torn is not looked into. */
	return (need->folder->flags & FOLD_DAMAGE) != 0 &&
		(may_be_torn || !is_han_at(wanted, 0))
	    ? NEED_TORN
	    : NEED_NO;
}

static enum need_answer
lesser(enum need_answer a, enum need_answer b)
{
	return a < b ? a : b;
}

/* Compare what follows offset with the text from its second character on. */
static enum need_answer
compare_after(const struct need *need, struct text line, size_t offset)
{
	struct text text = part(need, need->second, need->text.length);
	enum need_answer all = NEED_YES;

	while (text.length > 0) {
		struct text rest = text, wanted;
		size_t note = note_length(line, offset), length;
		enum need_answer answer;

		if (note > 0)
			all = NEED_TORN;
		offset += note;
		if (offset == line.length)
			return NEED_NO;
		utf8_next(&rest);
		wanted = text_take(text, text.length - rest.length);
		answer = compare_character(need, line, offset, wanted, &length);
		if (answer == NEED_NO)
			return blame(need, wanted,
			    may_begin_torn(need, text_skip(line, offset)));
		if (answer == NEED_UNSURE)
			return lesser(all, answer);
		text = rest;
		offset += length;
	}
	return all;
}

/* Compare what stands before offset with the text before its first one. */
static enum need_answer
compare_before(const struct need *need, struct text line, size_t offset)
{
	struct text text = part(need, 0, need->first);
	enum need_answer all = NEED_YES;

	while (text.length > 0) {
		size_t before = utf8_before(text, text.length), length;
		size_t note = note_length_before(line, offset);
		struct text wanted = text_skip(text, before);
		enum need_answer answer;

		if (note > 0)
			all = NEED_TORN;
		offset -= note;
		if (offset == 0)
			return NEED_NO;
		offset = utf8_before(line, offset);
		answer = compare_character(need, line, offset, wanted, &length);
		if (answer == NEED_NO)
			return blame(need, wanted,
			    may_end_torn(text_skip(line, offset)));
		if (answer == NEED_UNSURE)
			return lesser(all, answer);
		text.length = before;
	}
	return all;
}

static enum need_answer
compare_first(
    const struct need *need, struct text line, size_t begin, size_t end)
{
	enum need_answer after = compare_after(need, line, end);

	return after == NEED_NO
	    ? NEED_NO
	    : lesser(after, compare_before(need, line, begin));
}

/*
 * The second one alone: was the first what is torn before it?  If it is there
 * itself, it was looked at.
 */
static enum need_answer
compare_second(const struct need *need, struct text line, size_t offset)
{
	size_t length;

	offset -= note_length_before(line, offset);
	if (offset == 0)
		return NEED_NO;
	offset = utf8_before(line, offset);
	if (may_end_torn(text_skip(line, offset)))
		return NEED_TORN;
	return compare_character(need, line, offset, TEXT(""), &length);
}

static bool
is_shifted(const struct need *need, struct text line, size_t offset)
{
	struct text rest = text_skip(line, offset);
	int32_t character = utf8_next(&rest);

	for (size_t i = 0; i < need->shifted_count; i++)
		if (need->shifted[i] == character)
			return true;
	return false;
}

/* The same where nothing is folded, with the character at offset. */
static bool
is_there(const struct need *need, struct text line, size_t offset)
{
	return offset >= need->first &&
	    text_starts_with(text_skip(line, offset - need->first),
		buffer_text(&need->text));
}

enum need_answer
need_compare(const struct need *need, struct text line, size_t at)
{
	const struct fold_entry *entry;
	size_t length;
	struct text character;
	enum need_answer answer = NEED_NO;

	while (at > 0 && (line.bytes[at] & 0xC0) == 0x80)
		at--;
	if (need->folder == NULL)
		return is_there(need, line, at) ? NEED_YES : NEED_NO;
	entry = fold_entry_at(need->folder, line, at, &length);
	if (entry->length == 0 || !fold_is_single(entry))
		return NEED_UNSURE;
	character = (struct text){ entry->bytes, entry->length };
	if (text_equal(character, part(need, need->first, need->second)))
		answer = compare_first(need, line, at, at + length);
	if (answer == NEED_NO && need->shows_torn &&
	    text_equal(character, part(need, need->second, need->end)))
		answer = compare_second(need, line, at);
	if (answer == NEED_NO && is_shifted(need, line, at))
		answer = NEED_TORN;
	return answer;
}
