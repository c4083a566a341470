/* Words looked up. */
#include <stdlib.h>
#include <string.h>

#include "common/lexicon.h"
#include "common/lexicon/format.h"
#include "common/memory.h"
#include "common/utf8.h"

static inline uint16_t
number_at(const unsigned char *data, size_t offset)
{
	uint16_t number;

	memcpy(&number, data + offset, sizeof(number));
	return number;
}

/* The symbol's number in the alphabet, or 0. */
static inline unsigned
number_of(const unsigned char *data, unsigned symbol)
{
	size_t page = number_at(data,
	    offsetof(struct header, pages) + symbol / PAGE * sizeof(uint16_t));

	return number_at(data,
	    sizeof(struct header) +
		(page * PAGE + symbol % PAGE) * sizeof(uint16_t));
}

static inline struct cell
cell_at(const unsigned char *cells, size_t number)
{
	struct cell cell;

	memcpy(&cell, cells + number * sizeof(cell), sizeof(cell));
	return cell;
}

static inline uint32_t
header_field(const unsigned char *data, size_t offset)
{
	uint32_t field;

	memcpy(&field, data + offset, sizeof(field));
	return field;
}

/* Lengths are written seven bits a byte, the low ones first. */
static inline struct text
take_counted(const unsigned char **at)
{
	size_t length = *(*at)++;
	struct text text;

	for (unsigned shift = 7; length >> shift != 0; shift += 7)
		length = (length & (((size_t)1 << shift) - 1)) |
		    (size_t) * (*at)++ << shift;
	text = (struct text){ (const char *)*at, length };
	*at += length;
	return text;
}

/* What an entry holds: the key's bytes below the leaf, and the value. */
static inline struct text
read_entry(const unsigned char *data, uint32_t target, struct text *value)
{
	const unsigned char *at = data + (target & ENTRY_BITS);
	struct text rest = take_counted(&at);

	*value = take_counted(&at);
	return rest;
}

/* Does a key begin with subject's first character?  Rarely, and no more. */
static inline bool
may_begin(const unsigned char *data, struct text subject)
{
	unsigned number;
	size_t length;

	if (data == NULL || subject.length == 0)
		return false;
	number = number_of(data, read_symbol(subject, &length));
	return cell_at(
		   data + header_field(data, offsetof(struct header, cells)),
		   number)
		   .check == ROOT;
}

/* From a leaf on the key is in the entry; is it longer than length? */
static inline bool
walk_rest(const unsigned char *data, uint32_t leaf, struct text subject,
    size_t length, size_t *taken, struct text *value)
{
	struct text rest = read_entry(data, leaf, value);

	if (!text_starts_with(text_skip(subject, *taken), rest))
		return false;
	*taken += rest.length;
	return *taken > length;
}

/*
 * The longest key that subject begins with, or, if not longest, the shortest
 * that is longer than length; 0 if there is none, and then *value is of no
 * meaning.
 */
static size_t
walk(const unsigned char *data, struct text subject, bool longest,
    size_t length, struct text *value)
{
	const unsigned char *cells =
	    data + header_field(data, offsetof(struct header, cells));
	uint32_t at = ROOT, target = 0, entry = 0;
	size_t found = 0, taken = 0;

	while (taken < subject.length) {
		struct text rest = text_skip(subject, taken);
		size_t symbol_length;
		unsigned number =
		    number_of(data, read_symbol(rest, &symbol_length));
		uint32_t next = (target & BASE_BITS) + number;
		struct cell cell;

		cell = cell_at(cells, next);
		if (cell.check != at)
			break;
		at = next;
		target = cell.target;
		taken += symbol_length;
		if (target & IS_LEAF) {
			if (!walk_rest(
				data, target, subject, length, &taken, value))
				break;
			return taken;
		}
		if ((target & IS_WORD) && taken > length) {
			entry = cell_at(cells, target & BASE_BITS).target;
			found = taken;
			if (!longest)
				break;
		}
	}
	if (found > 0)
		read_entry(data, entry, value);
	return found;
}

/* The child of the node *at for the symbol; false if it has none. */
static inline bool
step(const unsigned char *data, const unsigned char *cells, unsigned symbol,
    uint32_t *at, uint32_t *target)
{
	uint32_t next = (*target & BASE_BITS) + number_of(data, symbol);
	struct cell cell = cell_at(cells, next);

	if (cell.check != *at)
		return false;
	*at = next;
	*target = cell.target;
	return true;
}

static inline bool
is_symbol(int32_t character)
{
	return character < 0x80 ||
	    (character >= FIRST_WIDE && character < SYMBOLS);
}

/*
 * A character that is not a symbol of its own is as many as it has bytes.
 * Returns how many lead on, from a leaf on none; sets *rest to the others.
 */
static bool
step_bytes(const unsigned char *data, const unsigned char *cells,
    int32_t character, uint32_t *at, uint32_t *target, char *bytes,
    struct text *rest)
{
	*rest = (struct text){ bytes, utf8_encode(character, bytes) };
	for (; rest->length > 0 && !(*target & IS_LEAF);
	     *rest = text_skip(*rest, 1))
		if (!step(
			data, cells, (unsigned char)rest->bytes[0], at, target))
			return false;
	return true;
}

/* Are the first characters those of the rest of a key?  Adds to *taken. */
static inline bool
match_rest(
    struct text key, const int32_t *characters, size_t count, size_t *taken)
{
	for (; key.length > 0; ++*taken)
		if (*taken == count || utf8_next(&key) != characters[*taken])
			return false;
	return true;
}

/* As walk() for the longest, of characters. */
static size_t
walk_characters(const unsigned char *data, const int32_t *characters,
    size_t count, struct text *value)
{
	const unsigned char *cells =
	    data + header_field(data, offsetof(struct header, cells));
	uint32_t at = ROOT, target = 0, entry = 0;
	size_t found = 0, taken = 0;

	while (taken < count && characters[taken] >= 0) {
		int32_t character = characters[taken++];
		struct text rest = { NULL, 0 }, key;
		char bytes[UTF8_LONGEST];

		if (is_symbol(character)
			? !step(data, cells, (unsigned)character, &at, &target)
			: !step_bytes(data, cells, character, &at, &target,
			      bytes, &rest))
			break;
		if (target & IS_LEAF) {
			key = read_entry(data, target, value);
			if (!text_starts_with(key, rest) ||
			    !match_rest(text_skip(key, rest.length), characters,
				count, &taken))
				break;
			return taken;
		}
		if (target & IS_WORD) {
			entry = cell_at(cells, target & BASE_BITS).target;
			found = taken;
		}
	}
	if (found > 0)
		read_entry(data, entry, value);
	return found;
}

/* Going through a table. */
struct journey {
	const unsigned char *data, *cells;
	uint16_t symbols[SYMBOLS]; /* of each number of the alphabet */
	uint32_t *path;            /* symbols of a key, the last one first */
	size_t depth, capacity;
	struct buffer key;
};

/* What symbol each number of the alphabet stands for. */
static void
list_symbols(struct journey *journey)
{
	for (unsigned symbol = 0; symbol < SYMBOLS; symbol++) {
		if (number_at(journey->data,
			offsetof(struct header, pages) +
			    symbol / PAGE * sizeof(uint16_t)) == 0)
			symbol |= PAGE - 1;
		else
			journey->symbols[number_of(journey->data, symbol)] =
			    (uint16_t)symbol;
	}
}

/* The key that leads to the cell, up from there. */
static void
find_key(struct journey *journey, uint32_t at)
{
	journey->depth = 0;
	while (at != ROOT) {
		uint32_t parent = cell_at(journey->cells, at).check;
		uint32_t base =
		    cell_at(journey->cells, parent).target & BASE_BITS;

		journey->path = memory_grow(journey->path, &journey->capacity,
		    journey->depth + 1, sizeof(*journey->path));
		journey->path[journey->depth++] = journey->symbols[at - base];
		at = parent;
	}
	buffer_clear(&journey->key);
	while (journey->depth > 0) {
		uint32_t symbol = journey->path[--journey->depth];

		if (symbol >= FIRST_WIDE)
			utf8_append(&journey->key, (int32_t)symbol);
		else
			buffer_append_byte(&journey->key, (char)symbol);
	}
}

void
lexicon_each(struct lexicon lexicon,
    void (*each)(void *state, struct text key, struct text value), void *state)
{
	const unsigned char *data = lexicon.data;
	struct journey *journey;
	uint32_t count;

	if (data == NULL)
		return;
	journey = memory_new(1, sizeof(*journey));
	journey->data = data;
	journey->cells =
	    data + header_field(data, offsetof(struct header, cells));
	count = header_field(data, offsetof(struct header, cell_count));
	list_symbols(journey);
	for (uint32_t at = 1; at < count; at++) {
		struct cell cell = cell_at(journey->cells, at);
		struct text value;

		if (cell.check >= IS_END ||
		    (cell.target & (IS_LEAF | IS_WORD)) == 0)
			continue;
		if (!(cell.target & IS_LEAF))
			cell = cell_at(journey->cells, cell.target & BASE_BITS);
		find_key(journey, at);
		buffer_append(
		    &journey->key, read_entry(data, cell.target, &value));
		each(state, buffer_text(&journey->key), value);
	}
	buffer_free(&journey->key);
	free(journey->path);
	free(journey);
}

size_t
lexicon_longest_characters(struct lexicon lexicon, const int32_t *characters,
    size_t count, struct text *value)
{
	struct text found;
	size_t length;

	if (lexicon.data == NULL)
		return 0;
	length = walk_characters(lexicon.data, characters, count, &found);
	if (length > 0 && value != NULL)
		*value = found;
	return length;
}

size_t
lexicon_longest(struct lexicon lexicon, struct text subject, struct text *value)
{
	struct text found;
	size_t length;

	if (!may_begin(lexicon.data, subject))
		return 0;
	length = walk(lexicon.data, subject, true, 0, &found);
	if (length > 0 && value != NULL)
		*value = found;
	return length;
}

size_t
lexicon_longer(struct lexicon lexicon, struct text subject, size_t length,
    struct text *value)
{
	struct text found;

	if (!may_begin(lexicon.data, subject))
		return 0;
	length = walk(lexicon.data, subject, false, length, &found);
	if (length > 0 && value != NULL)
		*value = found;
	return length;
}

bool
lexicon_find(struct lexicon lexicon, struct text key, struct text *value)
{
	struct text found;

	if (key.length == 0 ||
	    lexicon_longest(lexicon, key, &found) != key.length)
		return false;
	if (value != NULL)
		*value = found;
	return true;
}

struct text
lexicon_data(struct lexicon lexicon)
{
	if (lexicon.data == NULL)
		return (struct text){ NULL, 0 };
	return (struct text){ (const char *)lexicon.data,
		header_field(lexicon.data, offsetof(struct header, length)) };
}
