/* Rows of characters that every match of a pattern must have. */
#include "cmd/hangrep/rows.h"

#include <limits.h>
#include <string.h>
#include <utf8proc.h>

#include "cmd/hangrep/spread.h"
#include "cmd/hangrep/syntax.h"
#include "common/buffer.h"
#include "common/repair/gbk.h"
#include "common/repair/likely.h"
#include "common/utf8.h"

static size_t
member_length(const char *bytes)
{
	unsigned char lead = (unsigned char)*bytes;

	return lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
}

bool
row_set_has(const struct row_set *set, struct text character)
{
	size_t at = 0;

	while (at < set->length) {
		size_t length = member_length(set->bytes + at);

		if (length == character.length &&
		    memcmp(set->bytes + at, character.bytes, length) == 0)
			return true;
		at += length;
	}
	return false;
}

bool
row_set_is_han(const struct row_set *set)
{
	struct text rest = row_set_text(set);

	return utf8_is_han(utf8_next(&rest)) && rest.length == 0;
}

int
row_set_rarity(const struct row_set *set)
{
	struct text rest = row_set_text(set);
	int least = INT_MAX, several = 0;

	for (size_t count = 1; rest.length > 0; count++) {
		int32_t character = utf8_next(&rest);
		unsigned letter = gbk_place_of_character(character);
		int alone;

		if (character < 0x80)
			letter = LIKELY_ASCII + (unsigned)character;
		alone = likely_alone(letter);
		least = alone < least ? alone : least;
		/* Twice as many are a bit less. */
		if ((count & (count - 1)) == 0 && count > 1)
			several += COST_BIT;
	}
	return least > several ? least - several : 1;
}

size_t
row_rarest(const struct row *row)
{
	size_t rarest = 0;

	for (size_t i = 1; i < row->length; i++)
		if (row_set_rarity(&row->sets[i]) >
		    row_set_rarity(&row->sets[rarest]))
			rarest = i;
	return rarest;
}

struct reader {
	struct text rest;
	bool caseless;
	const struct rows *rows; /* found before */
	bool has_row;            /* one of them, in a run */
	bool is_exact;           /* nothing was met but what the run says */
	bool is_at_start;        /* nothing was read so far */
	bool is_open;            /* what was last may be there again */
	struct row_set again;    /* ... and is this; empty: not known */
	struct row run, best;
};

/* How much the row tells. */
static int
weight(const struct row *row)
{
	int sum = 0;

	for (size_t i = 0; i < row->length; i++)
		sum += row_set_rarity(&row->sets[i]);
	return sum;
}

static bool
is_subset(const struct row_set *set, const struct row_set *whole)
{
	struct text rest = row_set_text(set);

	while (rest.length > 0) {
		struct text character = rest;

		utf8_next(&rest);
		character.length -= rest.length;
		if (!row_set_has(whole, character))
			return false;
	}
	return true;
}

/* Is row in the run wherever the run is? */
static bool
run_has(const struct row *run, const struct row *row)
{
	if (row->begins_line || row->ends_line)
		return false;
	for (size_t at = 0; at + row->length <= run->length; at++) {
		size_t i = 0;

		while (i < row->length &&
		    is_subset(&run->sets[at + i], &row->sets[i]))
			i++;
		if (i == row->length)
			return true;
	}
	return false;
}

static void
end_run(struct reader *reader)
{
	for (size_t i = 0; i < reader->rows->count; i++)
		if (run_has(&reader->run, &reader->rows->rows[i]))
			reader->has_row = true;
	if (weight(&reader->run) > weight(&reader->best))
		reader->best = reader->run;
	reader->run.length = 0;
	reader->run.begins_line = reader->run.ends_line = false;
}

/* What comes next does not follow on the run. */
static void
break_run(struct reader *reader)
{
	end_run(reader);
	reader->is_exact = false;
	reader->is_open = false;
}

static void
add_set(struct reader *reader, const struct row_set *set)
{
	struct row *run = &reader->run;

	if (reader->is_open) {
		break_run(reader);
		if (reader->again.length > 0)
			run->sets[run->length++] = reader->again;
	}
	if (run->length == ROWS_LONGEST)
		break_run(reader);
	run->sets[run->length++] = *set;
}

/* Nothing was asked for so far. */
static bool
is_at_start(const struct reader *reader)
{
	return reader->is_exact && reader->run.length == 0 && !reader->is_open;
}

/* As many as there may be at the start are as good as the least. */
static void
read_set(struct reader *reader, const struct row_set *set,
    const struct syntax_quantifier *quantifier)
{
	bool is_at_edge = is_at_start(reader);

	for (unsigned i = 0; i < quantifier->least && i <= ROWS_LONGEST; i++)
		add_set(reader, set);
	if (!quantifier->is_open || (is_at_edge && !quantifier->is_possessive))
		return;
	if (quantifier->least > 0)
		reader->again = *set;
	else
		reader->again.length = 0;
	reader->is_open = true;
}

static void
read_unknown(struct reader *reader, const struct syntax_quantifier *quantifier)
{
	static const struct row_set unknown = { .length = 0 };

	if (quantifier->least == 0)
		read_set(reader, &unknown, quantifier);
	else
		break_run(reader);
}

/* ^ or $ at an end of the way: what is beside it is at the end of a line. */
static void
read_edge(struct reader *reader, char edge)
{
	bool is_at_start = reader->is_at_start;

	if (edge == '$' && reader->rest.length == 0 && !reader->is_open)
		reader->run.ends_line = reader->run.length > 0;
	break_run(reader);
	reader->run.begins_line = edge == '^' && is_at_start;
}

static bool
has_case(int32_t character)
{
	return utf8proc_tolower(character) != character ||
	    utf8proc_toupper(character) != character;
}

/* False if it does not fit. */
static bool
add_one(struct row_set *set, int32_t character)
{
	char bytes[UTF8_LONGEST];
	struct text text = { bytes, 0 };

	text.length = utf8_encode(character, bytes);
	if (row_set_has(set, text))
		return true;
	if (set->length + text.length > sizeof(set->bytes))
		return false;
	memcpy(set->bytes + set->length, bytes, text.length);
	set->length += text.length;
	return true;
}

/* Other characters that are the same as the letter but for case. */
static bool
add_cases(struct row_set *set, int32_t letter)
{
	enum { LONG_S = 0x17F, KELVIN_SIGN = 0x212A };
	int32_t lower = utf8proc_tolower(letter);

	if (letter >= 0x80)
		return false; /* not known here */
	return add_one(set, lower) && add_one(set, utf8proc_toupper(letter)) &&
	    (lower != 's' || add_one(set, LONG_S)) &&
	    (lower != 'k' || add_one(set, KELVIN_SIGN));
}

static bool
add_to_set(const struct reader *reader, struct row_set *set, int32_t character)
{
	if (character == UTF8_INVALID)
		return false;
	if (reader->caseless && has_case(character))
		return add_cases(set, character);
	return add_one(set, character);
}

static bool
add_range(const struct reader *reader, struct row_set *set, int32_t first,
    int32_t last)
{
	for (; first <= last; first++)
		if (!add_to_set(reader, set, first))
			return false;
	return true;
}

/* A character of a class, as it is or escaped; false if it is more. */
static bool
take_member(struct text *rest, int32_t *character)
{
	if (syntax_posix_length(*rest) > 0)
		return false;
	if (rest->bytes[0] == '\\') {
		if (rest->length < 2 || !syntax_is_punctuation(rest->bytes[1]))
			return false;
		*rest = text_skip(*rest, 1);
	}
	*character = utf8_next(rest);
	return true;
}

/* The members of a class; false if they are not just a few characters. */
static bool
read_class(const struct reader *reader, struct text class, struct row_set *set)
{
	struct text rest = text_skip(class, 1);
	int32_t first, last;

	rest.length -= rest.length > 0;
	if (text_starts_with(rest, TEXT("^")))
		return false;
	while (rest.length > 0) {
		if (text_starts_with(rest, TEXT("\\d"))) {
			rest = text_skip(rest, 2);
			/* A hyphen behind it is one, but let that be. */
			if (text_starts_with(rest, TEXT("-")) ||
			    !add_range(reader, set, '0', '9'))
				return false;
			continue;
		}
		if (!take_member(&rest, &first))
			return false;
		last = first;
		if (rest.length > 1 && rest.bytes[0] == '-') {
			rest = text_skip(rest, 1);
			if (!take_member(&rest, &last))
				return false;
		}
		if (!add_range(reader, set, first, last))
			return false;
	}
	return set->length > 0;
}

/* What the item stands for; false if that is not just a few characters. */
static bool
read_item(const struct reader *reader, struct text item, struct row_set *set)
{
	int32_t character;

	if (item.bytes[0] == '[')
		return read_class(reader, item, set);
	if (text_equal(item, TEXT("\\d")))
		return add_range(reader, set, '0', '9');
	if (item.bytes[0] != 0 && strchr(".^$", item.bytes[0]) != NULL)
		return false;
	return take_member(&item, &character) && item.length == 0 &&
	    add_to_set(reader, set, character);
}

static void
read_way(struct reader *reader)
{
	static const struct syntax_quantifier maybe = { .least = 0,
		.is_open = true };

	while (reader->rest.length > 0) {
		struct row_set set = { .length = 0 };
		size_t length = syntax_item_length(reader->rest);
		struct text item = text_take(reader->rest, length);
		struct syntax_quantifier quantifier =
		    syntax_read_quantifier(text_skip(reader->rest, length));
		unsigned char first = (unsigned char)item.bytes[0];

		reader->rest =
		    text_skip(reader->rest, length + quantifier.length);
		if (first == SPREAD_GAP)
			read_unknown(reader, &maybe);
		else if ((first == '^' || first == '$') &&
		    quantifier.length == 0)
			read_edge(reader, (char)first);
		else if (first != SPREAD_WALL && read_item(reader, item, &set))
			read_set(reader, &set, &quantifier);
		else
			read_unknown(reader, &quantifier);
		if (quantifier.is_possessive)
			break_run(reader);
		reader->is_at_start = false;
	}
	end_run(reader);
}

/*
 * Add what the ways need that have no row yet: those that are all of a row, or
 * else the others.  False if one of these needs nothing.
 */
static bool
add_rows(
    struct rows *rows, const struct spread *ways, bool caseless, bool exact)
{
	for (size_t i = 0; i < ways->count; i++) {
		struct reader reader = { .rest = buffer_text(&ways->texts[i]),
			.caseless = caseless,
			.rows = rows,
			.is_exact = true,
			.is_at_start = true };

		read_way(&reader);
		if (reader.is_exact != exact || reader.has_row)
			continue;
		if (reader.best.length == 0)
			return false;
		if (!exact)
			rows->is_exact = false;
		rows->rows[rows->count++] = reader.best;
	}
	return true;
}

/* Of two rows, one of which has the other in it, this is enough. */
static void
drop_longer(struct rows *rows)
{
	size_t kept = 0;

	for (size_t i = 0; i < rows->count; i++) {
		bool is_needed = true;

		for (size_t j = i + 1; j < rows->count; j++)
			if (run_has(&rows->rows[i], &rows->rows[j]))
				is_needed = false;
		if (is_needed)
			rows->rows[kept++] = rows->rows[i];
	}
	rows->count = kept;
}

/* Could anything be meant otherwise than it is read here? */
static bool
is_understood(struct text pattern)
{
	size_t offset;

	if (!utf8_is_valid(pattern) ||
	    text_find(pattern, TEXT("(*"), &offset) ||
	    text_find(pattern, TEXT("\\Q"), &offset))
		return false;
	while (text_find(pattern, TEXT("(?"), &offset)) {
		pattern = text_skip(pattern, offset + 2);
		if (pattern.length == 0 ||
		    strchr(":=!<>|P'", pattern.bytes[0]) == NULL)
			return false;
	}
	return true;
}

void
rows_find(struct text pattern, bool caseless, struct rows *rows)
{
	struct spread ways = { .count = 0 };

	bool is_known;

	rows->count = 0;
	rows->is_exact = true;
	is_known = is_understood(pattern) && spread_pattern(pattern, &ways) &&
	    add_rows(rows, &ways, caseless, true);
	drop_longer(rows);
	if (!is_known || !add_rows(rows, &ways, caseless, false))
		rows->count = 0;
	rows->is_exact = rows->is_exact && rows->count > 0;
	spread_clear(&ways);
}
