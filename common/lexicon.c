/*
 * Words in a double array of characters.
 *
 * A table compiled is a header, an alphabet, cells, and a pool of entries.
 *
 * The alphabet numbers the symbols that occur in keys from 1 on, the most
 * frequent first; 0 is the end of a key.  A symbol is a character of three
 * bytes, as nearly all Chinese ones are, or else a byte.  Most characters of a
 * text begin no key, and most of these are turned away here.
 *
 * A cell is a node of the trie: the child of the node in cell i with base b
 * for symbol s is cell b + s, if that cell's check is i.  Where only one key is
 * left below a node, the node is a leaf, and the rest of the key is in the
 * entry, so that the cells are few.  A node where a key ends and others go on
 * is marked, and has the key's entry in its cell b + 0, whose check no symbol
 * passes: a symbol that is not in the alphabet leads there.  The root is cell
 * 0 with base 0.
 *
 * Numbers are those of the machine that compiled the table.  The array is
 * longer by one alphabet than the last base, so that no look-up needs to
 * check bounds.
 */
#include <stdlib.h>
#include <string.h>

#include "common/error.h"
#include "common/lexicon.h"
#include "common/memory.h"
#include "common/utf8.h"

enum {
	SYMBOLS = 0x10000,  /* bytes, and from FIRST_WIDE on characters */
	FIRST_WIDE = 0x800, /* what UTF-8 writes with three bytes */
	PAGE = 64,
	PAGES = SYMBOLS / PAGE,
	MOST_TRIES = 64, /* to find a node's children room among others */
	WIDTHS = 64,     /* of nodes, to remember where there is no room */
	ROOT = 0,
};

static const uint32_t is_leaf = UINT32_C(1) << 31;
static const uint32_t is_word = UINT32_C(1) << 30;
static const uint32_t base_bits = (UINT32_C(1) << 30) - 1;
static const uint32_t entry_bits = (UINT32_C(1) << 31) - 1;

/* As check, where no look-up is to pass. */
static const uint32_t is_free = UINT32_MAX;
static const uint32_t is_end = UINT32_MAX - 1;

struct header {
	uint32_t key_count;
	uint32_t cells;  /* where they begin, in bytes */
	uint32_t length; /* of everything, in bytes */
	uint32_t reserved;
	/* The page of each PAGE symbols; pages follow the header, page 0 is
	 * of symbols that do not occur. */
	uint16_t pages[PAGES];
};

struct cell {
	uint32_t target; /* base and is_word, or an entry and is_leaf */
	uint32_t check;  /* the parent's cell */
};

/* --- look up --- */

/* The symbol that text, which is not empty, begins with, and its length. */
static inline unsigned
read_symbol(struct text text, size_t *length)
{
	const unsigned char *bytes = (const unsigned char *)text.bytes;
	unsigned symbol;

	*length = 1;
	if ((bytes[0] & 0xF0) != 0xE0 || text.length < 3 ||
	    (bytes[1] & 0xC0) != 0x80 || (bytes[2] & 0xC0) != 0x80)
		return bytes[0];
	symbol = (bytes[0] & 0x0FU) << 12 | (bytes[1] & 0x3FU) << 6 |
	    (bytes[2] & 0x3FU);
	if (symbol < FIRST_WIDE)
		return bytes[0];
	*length = 3;
	return symbol;
}

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
static struct text
take_counted(const unsigned char **at)
{
	struct text text = { NULL, 0 };
	unsigned shift = 0;

	do {
		text.length |= (size_t)(**at & 127) << shift;
		shift += 7;
	} while (*(*at)++ & 128);
	text.bytes = (const char *)*at;
	*at += text.length;
	return text;
}

/* What an entry holds: the key's bytes below the leaf, and the value. */
static struct text
read_entry(const unsigned char *data, uint32_t target, struct text *value)
{
	const unsigned char *at = data + (target & entry_bits);
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
    size_t length, size_t *taken)
{
	struct text value, rest = read_entry(data, leaf, &value);

	if (!text_starts_with(text_skip(subject, *taken), rest))
		return false;
	*taken += rest.length;
	return *taken > length;
}

/*
 * The longest key that subject begins with, or, if not longest, the shortest
 * that is longer than length.  Sets *entry to where its entry is.
 */
static size_t
walk(const unsigned char *data, struct text subject, bool longest,
    size_t length, uint32_t *entry)
{
	const unsigned char *cells =
	    data + header_field(data, offsetof(struct header, cells));
	uint32_t at = ROOT, target = 0;
	size_t found = 0, taken = 0;

	while (taken < subject.length) {
		struct text rest = text_skip(subject, taken);
		size_t symbol_length;
		unsigned number =
		    number_of(data, read_symbol(rest, &symbol_length));
		uint32_t next = (target & base_bits) + number;
		struct cell cell;

		cell = cell_at(cells, next);
		if (cell.check != at)
			break;
		at = next;
		target = cell.target;
		taken += symbol_length;
		if (target & is_leaf) {
			if (!walk_rest(data, target, subject, length, &taken))
				break;
			*entry = target;
			return taken;
		}
		if ((target & is_word) && taken > length) {
			*entry = cell_at(cells, target & base_bits).target;
			found = taken;
			if (!longest)
				break;
		}
	}
	return found;
}

/* The child of the node *at for the symbol; false if it has none. */
static inline bool
step(const unsigned char *data, const unsigned char *cells, unsigned symbol,
    uint32_t *at, uint32_t *target)
{
	uint32_t next = (*target & base_bits) + number_of(data, symbol);
	struct cell cell = cell_at(cells, next);

	if (cell.check != *at)
		return false;
	*at = next;
	*target = cell.target;
	return true;
}

/*
 * A leaf, up to which all but rest of a character is used: does the key go on
 * with rest and the characters behind?  Adds to *taken how many.
 */
static bool
match_leaf(const unsigned char *data, uint32_t leaf, struct text rest,
    const int32_t *characters, size_t count, size_t *taken)
{
	struct text value, key = read_entry(data, leaf, &value);
	char bytes[UTF8_LONGEST] = { 0 };

	while (text_starts_with(key, rest)) {
		key = text_skip(key, rest.length);
		if (key.length == 0)
			return true;
		if (*taken == count || characters[*taken] < 0)
			return false;
		rest = (struct text){ bytes,
			utf8_encode(characters[(*taken)++], bytes) };
	}
	return false;
}

/* As walk(), of characters. */
static size_t
walk_characters(const unsigned char *data, const int32_t *characters,
    size_t count, uint32_t *entry)
{
	const unsigned char *cells =
	    data + header_field(data, offsetof(struct header, cells));
	uint32_t at = ROOT, target = 0;
	size_t found = 0, taken = 0;

	while (taken < count && characters[taken] >= 0) {
		int32_t character = characters[taken++];
		struct text rest = { NULL, 0 };
		char bytes[UTF8_LONGEST] = { 0 };

		if (character >= FIRST_WIDE && character < SYMBOLS) {
			if (!step(
				data, cells, (unsigned)character, &at, &target))
				return found;
		} else {
			rest = (struct text){ bytes,
				utf8_encode(character, bytes) };
		}
		for (; rest.length > 0 && !(target & is_leaf);
		     rest = text_skip(rest, 1))
			if (!step(data, cells, (unsigned char)rest.bytes[0],
				&at, &target))
				return found;
		if (target & is_leaf) {
			if (!match_leaf(
				data, target, rest, characters, count, &taken))
				return found;
			*entry = target;
			return taken;
		}
		if (target & is_word) {
			*entry = cell_at(cells, target & base_bits).target;
			found = taken;
		}
	}
	return found;
}

/* Does a symbol of the page occur in a key? */
static inline bool
has_page(const unsigned char *data, unsigned symbol)
{
	return number_at(data,
		   offsetof(struct header, pages) +
		       symbol / PAGE * sizeof(uint16_t)) > 0;
}

/* The first byte of a character that is not a symbol of its own. */
static unsigned
first_byte(int32_t character)
{
	char bytes[UTF8_LONGEST];

	utf8_encode(character, bytes);
	return (unsigned char)bytes[0];
}

int32_t
lexicon_next_first(struct lexicon lexicon, int32_t character)
{
	const unsigned char *data = lexicon.data;
	const unsigned char *cells;

	if (data == NULL)
		return -1;
	cells = data + header_field(data, offsetof(struct header, cells));
	for (; character < SYMBOLS; character++) {
		unsigned symbol = character >= FIRST_WIDE
		    ? (unsigned)character
		    : first_byte(character);

		if (!has_page(data, symbol) && character >= FIRST_WIDE)
			character |= PAGE - 1;
		else if (cell_at(cells, number_of(data, symbol)).check == ROOT)
			return character;
	}
	return -1;
}

/* Going through a table: key is that of the node. */
struct journey {
	const unsigned char *data, *cells;
	unsigned *symbols; /* of each number of the alphabet */
	unsigned size;
	struct buffer key;
	void (*each)(void *state, struct text key, struct text value);
	void *state;
};

static void
append_symbol(struct buffer *key, unsigned symbol)
{
	if (symbol >= FIRST_WIDE)
		utf8_append(key, (int32_t)symbol);
	else
		buffer_append_byte(key, (char)symbol);
}

static void
visit_entry(struct journey *journey, uint32_t target)
{
	size_t length = journey->key.length;
	struct text value, rest = read_entry(journey->data, target, &value);

	buffer_append(&journey->key, rest);
	journey->each(journey->state, buffer_text(&journey->key), value);
	journey->key.length = length;
}

static void
visit(struct journey *journey, uint32_t at, uint32_t target)
{
	size_t length = journey->key.length;
	uint32_t base = target & base_bits;

	if (target & is_leaf) {
		visit_entry(journey, target);
		return;
	}
	if (target & is_word)
		visit_entry(journey, cell_at(journey->cells, base).target);
	for (unsigned number = 1; number < journey->size; number++) {
		struct cell cell = cell_at(journey->cells, base + number);

		if (cell.check != at)
			continue;
		append_symbol(&journey->key, journey->symbols[number]);
		visit(journey, base + number, cell.target);
		journey->key.length = length;
	}
}

/* What symbol each number of the alphabet stands for. */
static void
list_symbols(struct journey *journey)
{
	journey->symbols = memory_new(SYMBOLS, sizeof(*journey->symbols));
	journey->size = 1;
	for (unsigned symbol = 0; symbol < SYMBOLS; symbol++) {
		unsigned number;

		if (!has_page(journey->data, symbol)) {
			symbol |= PAGE - 1;
			continue;
		}
		number = number_of(journey->data, symbol);
		journey->symbols[number] = symbol;
		journey->size += number > 0;
	}
}

void
lexicon_each(struct lexicon lexicon,
    void (*each)(void *state, struct text key, struct text value), void *state)
{
	struct journey journey = {
		.data = lexicon.data, .each = each, .state = state
	};

	if (lexicon.data == NULL)
		return;
	journey.cells = lexicon.data +
	    header_field(lexicon.data, offsetof(struct header, cells));
	list_symbols(&journey);
	visit(&journey, ROOT, cell_at(journey.cells, ROOT).target);
	buffer_free(&journey.key);
	free(journey.symbols);
}

size_t
lexicon_longest_characters(struct lexicon lexicon, const int32_t *characters,
    size_t count, struct text *value)
{
	uint32_t entry = 0;
	size_t length;

	if (lexicon.data == NULL)
		return 0;
	length = walk_characters(lexicon.data, characters, count, &entry);
	if (length > 0 && value != NULL)
		read_entry(lexicon.data, entry, value);
	return length;
}

size_t
lexicon_longest(struct lexicon lexicon, struct text subject, struct text *value)
{
	uint32_t entry = 0;
	size_t length;

	if (!may_begin(lexicon.data, subject))
		return 0;
	length = walk(lexicon.data, subject, true, 0, &entry);
	if (length > 0 && value != NULL)
		read_entry(lexicon.data, entry, value);
	return length;
}

size_t
lexicon_longer(struct lexicon lexicon, struct text subject, size_t length,
    struct text *value)
{
	uint32_t entry = 0;

	if (!may_begin(lexicon.data, subject))
		return 0;
	length = walk(lexicon.data, subject, false, length, &entry);
	if (length > 0 && value != NULL)
		read_entry(lexicon.data, entry, value);
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

size_t
lexicon_count(struct lexicon lexicon)
{
	return lexicon.data == NULL
	    ? 0
	    : header_field(lexicon.data, offsetof(struct header, key_count));
}

struct text
lexicon_data(struct lexicon lexicon)
{
	if (lexicon.data == NULL)
		return (struct text){ NULL, 0 };
	return (struct text){ (const char *)lexicon.data,
		header_field(lexicon.data, offsetof(struct header, length)) };
}

/* --- read a table --- */

struct entry {
	struct text key, value;
};

struct entries {
	struct entry *entries;
	size_t count, capacity;
};

/* Of equal keys the one further up in the table comes first. */
static int
compare_entries(const void *left, const void *right)
{
	const struct entry *a = left, *b = right;
	int order = text_compare(a->key, b->key);

	if (order != 0)
		return order;
	return (a->key.bytes > b->key.bytes) - (a->key.bytes < b->key.bytes);
}

static void
add_line(struct entries *entries, struct text line, size_t columns,
    const char *name, size_t line_number)
{
	struct entry entry = { .value = line };
	struct text rest = line, column;
	size_t found = 0;

	if (line.length == 0 || line.bytes[0] == '#')
		return;
	while (text_split(&rest, '\t', &column))
		found++;
	text_split(&entry.value, '\t', &entry.key);
	if (entry.key.length == 0)
		fatal("%s:%zu: the line has no key", name, line_number);
	if (!utf8_is_valid(entry.key))
		fatal("%s:%zu: the key is not valid UTF-8", name, line_number);
	if (found < columns)
		fatal("%s:%zu: the line has %zu of %zu columns", name,
		    line_number, found, columns);
	entries->entries = memory_grow(entries->entries, &entries->capacity,
	    entries->count + 1, sizeof(entry));
	entries->entries[entries->count++] = entry;
}

static void
read_table(struct entries *entries, struct text table, size_t columns,
    const char *name)
{
	struct text line;
	size_t line_number = 0;

	if (text_starts_with(table, TEXT("\xEF\xBB\xBF")))
		table = text_skip(table, 3);
	while (text_split(&table, '\n', &line)) {
		if (text_ends_with(line, TEXT("\r")))
			line.length--;
		add_line(entries, line, columns, name, ++line_number);
	}
}

/* In order of the keys, each key once. */
static void
sort_entries(struct entries *entries)
{
	struct entry *sorted = entries->entries;
	size_t count = 0;

	if (entries->count == 0)
		return;
	qsort(sorted, entries->count, sizeof(*sorted), compare_entries);
	for (size_t i = 0; i < entries->count; i++)
		if (count == 0 ||
		    !text_equal(sorted[i].key, sorted[count - 1].key))
			sorted[count++] = sorted[i];
	entries->count = count;
}

/* --- compile --- */

struct alphabet {
	uint64_t counts[SYMBOLS]; /* how often each symbol is in a key */
	uint16_t numbers[SYMBOLS];
	size_t size; /* the end of a key is in it */
	uint16_t pages[PAGES];
	size_t page_count;
};

/* A node to be given children: the entries that begin with its key. */
struct node {
	size_t begin, end; /* of the entries */
	size_t depth;      /* bytes of the key that lead here */
	uint32_t cell;
};

struct child {
	uint16_t number; /* in the alphabet */
	size_t begin;    /* of its entries, which end where the next begin */
	size_t depth;
};

struct compiler {
	const char *name;
	const struct entry *entries;
	struct alphabet alphabet;
	struct cell *cells;
	uint32_t *free_from; /* a cell at or after this one, closer to free */
	size_t cell_count, cell_capacity, free_capacity;
	size_t last_base;
	size_t search_from[WIDTHS]; /* for so many children, or more */
	struct buffer pool;
	struct node *nodes; /* that wait for children */
	size_t node_count, node_capacity;
	struct child *children; /* of the node at hand */
	size_t child_count, child_capacity;
};

static int
compare_numbers(const void *left, const void *right)
{
	const uint64_t *a = left, *b = right;

	return (*a > *b) - (*a < *b);
}

/* The most frequent symbols get the least numbers, that cells lie close. */
static void
number_symbols(struct alphabet *alphabet)
{
	uint64_t *order = memory_new(SYMBOLS, sizeof(*order));
	size_t count = 0;

	for (size_t i = 0; i < SYMBOLS; i++)
		if (alphabet->counts[i] > 0)
			order[count++] =
			    (UINT32_MAX - alphabet->counts[i]) << 32 | i;
	qsort(order, count, sizeof(*order), compare_numbers);
	for (size_t i = 0; i < count; i++)
		alphabet->numbers[order[i] % SYMBOLS] = (uint16_t)(i + 1);
	alphabet->size = count + 1;
	free(order);
}

static void
make_alphabet(struct alphabet *alphabet, const struct entries *entries)
{
	size_t length;

	for (size_t i = 0; i < entries->count; i++) {
		struct text key = entries->entries[i].key;

		for (; key.length > 0; key = text_skip(key, length))
			alphabet->counts[read_symbol(key, &length)]++;
	}
	number_symbols(alphabet);
	alphabet->page_count = 1;
	for (size_t i = 0; i < SYMBOLS; i++)
		if (alphabet->numbers[i] > 0 && alphabet->pages[i / PAGE] == 0)
			alphabet->pages[i / PAGE] =
			    (uint16_t)alphabet->page_count++;
}

static void
make_cells(struct compiler *compiler, size_t count)
{
	if (count <= compiler->cell_count)
		return;
	if (count > base_bits - SYMBOLS)
		fatal("%s: the table is too large", compiler->name);
	compiler->cells = memory_grow(compiler->cells, &compiler->cell_capacity,
	    count, sizeof(*compiler->cells));
	compiler->free_from = memory_grow(compiler->free_from,
	    &compiler->free_capacity, count, sizeof(*compiler->free_from));
	for (size_t i = compiler->cell_count; i < count; i++) {
		compiler->cells[i] = (struct cell){ 0, is_free };
		compiler->free_from[i] = (uint32_t)i;
	}
	compiler->cell_count = count;
}

/* The first free cell from number on; halves the way for those who follow. */
static size_t
find_free(struct compiler *compiler, size_t number)
{
	uint32_t *from;

	for (;;) {
		make_cells(compiler, number + 1);
		from = compiler->free_from;
		if (from[number] == number)
			return number;
		make_cells(compiler, (size_t)from[number] + 1);
		from = compiler->free_from;
		from[number] = from[from[number]];
		number = from[number];
	}
}

static bool
has_room(struct compiler *compiler, size_t base)
{
	make_cells(compiler, base + compiler->alphabet.size);
	for (size_t i = 0; i < compiler->child_count; i++)
		if (compiler->cells[base + compiler->children[i].number]
			.check != is_free)
			return false;
	return true;
}

/* Find a base for the children, and remember where looking is no use. */
static size_t
find_base(struct compiler *compiler)
{
	size_t first = compiler->children[0].number, count, cell, tries = 0;

	count = compiler->child_count;
	if (count >= WIDTHS)
		count = WIDTHS - 1;
	cell = compiler->search_from[count];
	if (cell < first)
		cell = first;
	for (;; cell++, tries++) {
		cell = find_free(compiler, cell);
		if (has_room(compiler, cell - first))
			break;
	}
	if (tries > MOST_TRIES)
		compiler->search_from[count] = cell;
	return cell - first;
}

static void
add_counted(struct buffer *pool, struct text text)
{
	size_t length = text.length;

	for (; length > 127; length >>= 7)
		buffer_append_byte(pool, (char)(length | 128));
	buffer_append_byte(pool, (char)length);
	buffer_append(pool, text);
}

static uint32_t
add_entry(struct compiler *compiler, const struct entry *entry, size_t depth)
{
	size_t offset = compiler->pool.length;

	add_counted(&compiler->pool, text_skip(entry->key, depth));
	add_counted(&compiler->pool, entry->value);
	return (uint32_t)offset | is_leaf;
}

static void
add_node(struct compiler *compiler, struct node node)
{
	compiler->nodes = memory_grow(compiler->nodes, &compiler->node_capacity,
	    compiler->node_count + 1, sizeof(node));
	compiler->nodes[compiler->node_count++] = node;
}

/* What follows in an entry's key: 0 at its end, or a symbol's number. */
static struct child
child_at(const struct compiler *compiler, size_t entry, size_t depth)
{
	struct text rest = text_skip(compiler->entries[entry].key, depth);
	struct child child = { 0, entry, depth };
	size_t length;

	if (rest.length == 0)
		return child;
	child.number = compiler->alphabet.numbers[read_symbol(rest, &length)];
	child.depth += length;
	return child;
}

static void
find_children(struct compiler *compiler, struct node node)
{
	size_t count = 0;

	for (size_t i = node.begin; i < node.end; i++) {
		struct child child = child_at(compiler, i, node.depth);

		if (count > 0 &&
		    compiler->children[count - 1].number == child.number)
			continue;
		compiler->children = memory_grow(compiler->children,
		    &compiler->child_capacity, count + 1, sizeof(child));
		compiler->children[count++] = child;
	}
	compiler->child_count = count;
}

static void
add_child(struct compiler *compiler, struct node parent, size_t base,
    struct child child, size_t end)
{
	size_t cell = base + child.number;

	compiler->cells[cell].check = child.number == 0 ? is_end : parent.cell;
	compiler->free_from[cell] = (uint32_t)cell + 1;
	if (end - child.begin == 1)
		compiler->cells[cell].target = add_entry(
		    compiler, &compiler->entries[child.begin], child.depth);
	else
		add_node(compiler,
		    (struct node){
			child.begin, end, child.depth, (uint32_t)cell });
}

static void
add_children(struct compiler *compiler, struct node node)
{
	const struct child *children;
	size_t base = 0;

	find_children(compiler, node);
	children = compiler->children;
	if (compiler->child_count == 0)
		return;
	if (node.cell != ROOT)
		base = find_base(compiler);
	if (base > compiler->last_base)
		compiler->last_base = base;
	compiler->cells[node.cell].target = (uint32_t)base;
	if (children[0].number == 0)
		compiler->cells[node.cell].target |= is_word;
	for (size_t i = 0; i < compiler->child_count; i++)
		add_child(compiler, node, base, children[i],
		    i + 1 < compiler->child_count ? children[i + 1].begin
						  : node.end);
}

/* Level by level, so that what every look-up visits lies together. */
static void
add_all(struct compiler *compiler, size_t entry_count)
{
	make_cells(compiler, compiler->alphabet.size);
	compiler->cells[ROOT].check = is_end;
	compiler->free_from[ROOT] = 1;
	add_node(compiler, (struct node){ 0, entry_count, 0, ROOT });
	for (size_t i = 0; i < compiler->node_count; i++)
		add_children(compiler, compiler->nodes[i]);
	compiler->cell_count = compiler->last_base + compiler->alphabet.size;
}

/* Entries are reached from the start of the data, not from the pool's. */
static void
finish_cells(struct compiler *compiler, size_t pool_offset)
{
	struct cell *cells = compiler->cells;

	if (pool_offset + compiler->pool.length > entry_bits)
		fatal("%s: the table is too large", compiler->name);
	for (size_t i = 0; i < compiler->cell_count; i++)
		if (cells[i].check != is_free && (cells[i].target & is_leaf))
			cells[i].target += (uint32_t)pool_offset;
}

static void
append_pages(struct buffer *blob, const struct alphabet *alphabet)
{
	size_t size = alphabet->page_count * PAGE * sizeof(uint16_t);
	char *pages = buffer_room(blob, size);

	memset(pages, 0, size);
	for (size_t i = 0; i < SYMBOLS; i++)
		if (alphabet->pages[i / PAGE] > 0)
			memcpy(pages +
				(alphabet->pages[i / PAGE] * PAGE + i % PAGE) *
				    sizeof(uint16_t),
			    &alphabet->numbers[i], sizeof(uint16_t));
	blob->length += size;
}

static void
append_data(struct compiler *compiler, size_t key_count, struct buffer *blob)
{
	const struct alphabet *alphabet = &compiler->alphabet;
	size_t cells = sizeof(struct header) +
	    alphabet->page_count * PAGE * sizeof(uint16_t);
	size_t cells_size = compiler->cell_count * sizeof(struct cell);
	struct header header = { .key_count = (uint32_t)key_count,
		.cells = (uint32_t)cells,
		.length =
		    (uint32_t)(cells + cells_size + compiler->pool.length) };

	finish_cells(compiler, cells + cells_size);
	memcpy(header.pages, alphabet->pages, sizeof(header.pages));
	buffer_append(
	    blob, (struct text){ (const char *)&header, sizeof(header) });
	append_pages(blob, alphabet);
	buffer_append(
	    blob, (struct text){ (const char *)compiler->cells, cells_size });
	buffer_append(blob, buffer_text(&compiler->pool));
}

void
lexicon_compile(
    struct buffer *blob, struct text table, size_t columns, const char *name)
{
	struct entries entries = { 0 };
	struct compiler *compiler = memory_new(1, sizeof(*compiler));

	/* Entries need hardly more room than their lines. */
	if (table.length > entry_bits / 2)
		fatal("%s: the table is too large", name);
	read_table(&entries, table, columns, name);
	sort_entries(&entries);
	compiler->name = name;
	compiler->entries = entries.entries;
	make_alphabet(&compiler->alphabet, &entries);
	add_all(compiler, entries.count);
	append_data(compiler, entries.count, blob);
	free(entries.entries);
	free(compiler->cells);
	free(compiler->free_from);
	free(compiler->nodes);
	free(compiler->children);
	buffer_free(&compiler->pool);
	free(compiler);
}

/* --- load --- */

struct lexicon
lexicon_load(const char *path, size_t columns)
{
	struct buffer table = { 0 }, blob = { 0 };

	buffer_append_file(&table, path);
	lexicon_compile(&blob, buffer_text(&table), columns, path);
	buffer_free(&table);
	return (struct lexicon){ (const unsigned char *)blob.bytes };
}
