/* Tables of words, read and compiled. */
#include <stdlib.h>
#include <string.h>

#include "common/error.h"
#include "common/lexicon.h"
#include "common/lexicon/format.h"
#include "common/memory.h"
#include "common/utf8.h"

enum {
	MOST_TRIES = 64, /* to find a node's children room among others */
	WIDTHS = 64,     /* of nodes, to remember where there is no room */
};

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
	if (count > BASE_BITS - SYMBOLS)
		fatal("%s: the table is too large", compiler->name);
	compiler->cells = memory_grow(compiler->cells, &compiler->cell_capacity,
	    count, sizeof(*compiler->cells));
	compiler->free_from = memory_grow(compiler->free_from,
	    &compiler->free_capacity, count, sizeof(*compiler->free_from));
	for (size_t i = compiler->cell_count; i < count; i++) {
		compiler->cells[i] = (struct cell){ 0, IS_FREE };
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
			.check != IS_FREE)
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
	return (uint32_t)offset | IS_LEAF;
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

	compiler->cells[cell].check = child.number == 0 ? IS_END : parent.cell;
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
		compiler->cells[node.cell].target |= IS_WORD;
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
	compiler->cells[ROOT].check = IS_END;
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

	if (pool_offset + compiler->pool.length > ENTRY_BITS)
		fatal("%s: the table is too large", compiler->name);
	for (size_t i = 0; i < compiler->cell_count; i++)
		if (cells[i].check != IS_FREE && (cells[i].target & IS_LEAF))
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
append_data(struct compiler *compiler, struct buffer *blob)
{
	const struct alphabet *alphabet = &compiler->alphabet;
	size_t cells = sizeof(struct header) +
	    alphabet->page_count * PAGE * sizeof(uint16_t);
	size_t cells_size = compiler->cell_count * sizeof(struct cell);
	struct header header = { .cell_count = (uint32_t)compiler->cell_count,
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
	if (table.length > ENTRY_BITS / 2)
		fatal("%s: the table is too large", name);
	read_table(&entries, table, columns, name);
	sort_entries(&entries);
	compiler->name = name;
	compiler->entries = entries.entries;
	make_alphabet(&compiler->alphabet, &entries);
	add_all(compiler, entries.count);
	append_data(compiler, blob);
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
