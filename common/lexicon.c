/*
 * Words in a double array of bytes.
 *
 * A table compiled is a header, cells, and a pool of entries.  A cell is a
 * node of the trie: the child for a byte of the node in cell i with base b is
 * cell b + 1 + byte, if that cell's check is i.  Where only one key is left
 * below a node, the node is a leaf and the rest of the key is in the entry, so
 * that the cells are few.  A node where a key ends and others go on is marked,
 * and has the key's entry in its cell b, as if a terminator had been read.
 *
 * The root is cell 0 with base 0.  Cells are numbers of the machine that
 * compiled them.  The array is longer by one alphabet than the last base, so
 * that no look-up needs to check bounds.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "common/error.h"
#include "common/lexicon.h"
#include "common/memory.h"

enum {
	ALPHABET = 257,  /* the terminator and all bytes */
	MOST_TRIES = 64, /* to find a node's children room among others */
	ROOT = 0,
};

static const uint32_t magic = 0x31584c48; /* HLX1 */
static const uint32_t is_leaf = UINT32_C(1) << 31;
static const uint32_t is_word = UINT32_C(1) << 30;
static const uint32_t base_bits = (UINT32_C(1) << 30) - 1;
static const uint32_t entry_bits = (UINT32_C(1) << 31) - 1;
static const uint32_t is_free = UINT32_MAX; /* as check */

struct header {
	uint32_t magic;
	uint32_t key_count;
	uint32_t cell_count;
	uint32_t length; /* of everything, in bytes */
};

struct cell {
	uint32_t target; /* base and is_word, or an entry and is_leaf */
	uint32_t check;  /* the parent's cell */
};

/* --- look up --- */

static struct cell
cell_at(const unsigned char *data, size_t number)
{
	struct cell cell;

	memcpy(&cell, data + sizeof(struct header) + number * sizeof(cell),
	    sizeof(cell));
	return cell;
}

static struct header
header_of(const unsigned char *data)
{
	struct header header;

	memcpy(&header, data, sizeof(header));
	return header;
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

/*
 * The longest key that subject begins with, or, if not longest, the shortest
 * that is longer than length.  Sets *entry to where its entry is.
 */
static inline size_t
walk(const unsigned char *data, struct text subject, bool longest,
    size_t length, uint32_t *entry)
{
	uint32_t at = ROOT, target = 0;
	size_t found = 0;
	struct text value, rest;

	for (size_t i = 0; i < subject.length; i++) {
		uint32_t next =
		    (target & base_bits) + 1 + (unsigned char)subject.bytes[i];
		struct cell cell = cell_at(data, next);

		if (cell.check != at)
			break;
		at = next;
		target = cell.target;
		if (target & is_leaf) {
			rest = read_entry(data, target, &value);
			if (i + 1 + rest.length <= length ||
			    !text_starts_with(text_skip(subject, i + 1), rest))
				break;
			*entry = target;
			return i + 1 + rest.length;
		}
		if ((target & is_word) && i >= length) {
			*entry = cell_at(data, target & base_bits).target;
			found = i + 1;
			if (!longest)
				break;
		}
	}
	return found;
}

size_t
lexicon_longest(struct lexicon lexicon, struct text subject, struct text *value)
{
	uint32_t entry = 0;
	size_t length;

	if (lexicon.data == NULL)
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

	if (lexicon.data == NULL)
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
	return lexicon.data == NULL ? 0 : header_of(lexicon.data).key_count;
}

struct text
lexicon_data(struct lexicon lexicon)
{
	if (lexicon.data == NULL)
		return (struct text){ NULL, 0 };
	return (struct text){ (const char *)lexicon.data,
		header_of(lexicon.data).length };
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

/* A node to be given children: the entries that begin with its key. */
struct node {
	size_t begin, end; /* of the entries */
	size_t depth;      /* bytes of the key that lead here */
	uint32_t cell;
};

struct compiler {
	const char *name;
	const struct entry *entries;
	struct cell *cells;
	uint32_t *free_from; /* a cell at or after this one, closer to free */
	size_t count, capacity, free_capacity;
	size_t last_base;
	size_t search_from[ALPHABET + 1]; /* by how many children */
	struct buffer pool;
	struct node *nodes; /* that wait for children */
	size_t node_count, node_capacity;
};

static void
make_cells(struct compiler *compiler, size_t count)
{
	if (count <= compiler->count)
		return;
	if (count > base_bits - ALPHABET)
		fatal("%s: the table is too large", compiler->name);
	compiler->cells = memory_grow(compiler->cells, &compiler->capacity,
	    count, sizeof(*compiler->cells));
	compiler->free_from = memory_grow(compiler->free_from,
	    &compiler->free_capacity, count, sizeof(*compiler->free_from));
	for (size_t i = compiler->count; i < count; i++) {
		compiler->cells[i] = (struct cell){ 0, is_free };
		compiler->free_from[i] = (uint32_t)i;
	}
	compiler->count = count;
}

/* The first free cell from number on; halves the way for those who follow. */
static size_t
find_free(struct compiler *compiler, size_t number)
{
	uint32_t *from = compiler->free_from;

	make_cells(compiler, number + 1);
	while (from[number] != number) {
		make_cells(compiler, (size_t)from[number] + 1);
		from = compiler->free_from;
		from[number] = from[from[number]];
		number = from[number];
	}
	return number;
}

static bool
has_room(struct compiler *compiler, size_t base, const uint16_t *labels,
    size_t count)
{
	make_cells(compiler, base + ALPHABET);
	for (size_t i = 0; i < count; i++)
		if (compiler->cells[base + labels[i]].check != is_free)
			return false;
	return true;
}

/* Find a base for these children, and remember where looking is no use. */
static size_t
find_base(struct compiler *compiler, const uint16_t *labels, size_t count)
{
	size_t *from = &compiler->search_from[count];
	size_t cell = *from < labels[0] ? labels[0] : *from;
	size_t tries = 0;

	for (;;) {
		cell = find_free(compiler, cell);
		if (has_room(compiler, cell - labels[0], labels, count))
			break;
		cell++;
		tries++;
	}
	if (tries > MOST_TRIES)
		*from = cell;
	return cell - labels[0];
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

/* What follows a node in an entry's key: 0 for its end, or a byte + 1. */
static uint16_t
label_at(const struct entry *entry, size_t depth)
{
	if (entry->key.length == depth)
		return 0;
	return (uint16_t)((unsigned char)entry->key.bytes[depth] + 1);
}

/* Labels of the node's children, and where the entries of each begin. */
static size_t
find_children(const struct compiler *compiler, struct node node,
    uint16_t labels[ALPHABET], size_t begins[ALPHABET + 1])
{
	size_t count = 0;

	for (size_t i = node.begin; i < node.end; i++) {
		uint16_t label = label_at(&compiler->entries[i], node.depth);

		if (count > 0 && labels[count - 1] == label)
			continue;
		labels[count] = label;
		begins[count++] = i;
	}
	begins[count] = node.end;
	return count;
}

static void
add_child(struct compiler *compiler, struct node parent, size_t cell,
    uint16_t label, size_t begin, size_t end)
{
	struct node child = { begin, end, parent.depth + 1, (uint32_t)cell };
	const struct entry *entry = &compiler->entries[begin];

	compiler->cells[cell].check = parent.cell;
	compiler->free_from[cell] = (uint32_t)cell + 1;
	if (label == 0)
		child.depth--;
	if (end - begin == 1)
		compiler->cells[cell].target =
		    add_entry(compiler, entry, child.depth);
	else
		add_node(compiler, child);
}

static void
add_children(struct compiler *compiler, struct node node)
{
	uint16_t labels[ALPHABET];
	size_t begins[ALPHABET + 1];
	size_t count = find_children(compiler, node, labels, begins);
	size_t base = 0;

	if (count > 0 && node.cell != ROOT)
		base = find_base(compiler, labels, count);
	if (base > compiler->last_base)
		compiler->last_base = base;
	compiler->cells[node.cell].target = (uint32_t)base;
	if (count > 0 && labels[0] == 0)
		compiler->cells[node.cell].target |= is_word;
	for (size_t i = 0; i < count; i++)
		add_child(compiler, node, base + labels[i], labels[i],
		    begins[i], begins[i + 1]);
}

/* Level by level, so that what every look-up visits lies together. */
static void
add_all(struct compiler *compiler, size_t entry_count)
{
	make_cells(compiler, ALPHABET);
	compiler->cells[ROOT].check = ROOT;
	compiler->free_from[ROOT] = 1;
	add_node(compiler, (struct node){ 0, entry_count, 0, ROOT });
	for (size_t i = 0; i < compiler->node_count; i++)
		add_children(compiler, compiler->nodes[i]);
	make_cells(compiler, compiler->last_base + ALPHABET);
}

/* Entries are reached from the start of the data, not from the pool's. */
static void
finish_cells(struct compiler *compiler, size_t pool_offset)
{
	struct cell *cells = compiler->cells;

	if (pool_offset + compiler->pool.length > entry_bits)
		fatal("%s: the table is too large", compiler->name);
	for (size_t i = 0; i < compiler->count; i++)
		if (cells[i].check != is_free && (cells[i].target & is_leaf))
			cells[i].target += (uint32_t)pool_offset;
}

static void
write_data(struct compiler *compiler, size_t key_count, struct buffer *blob)
{
	size_t cell_count = compiler->last_base + ALPHABET;
	size_t cell_bytes = cell_count * sizeof(struct cell);
	size_t pool_offset = sizeof(struct header) + cell_bytes;
	struct header header = { magic, (uint32_t)key_count,
		(uint32_t)cell_count,
		(uint32_t)(pool_offset + compiler->pool.length) };

	finish_cells(compiler, pool_offset);
	buffer_append(
	    blob, (struct text){ (const char *)&header, sizeof(header) });
	buffer_append(
	    blob, (struct text){ (const char *)compiler->cells, cell_bytes });
	buffer_append(blob, buffer_text(&compiler->pool));
}

void
lexicon_compile(
    struct buffer *blob, struct text table, size_t columns, const char *name)
{
	struct entries entries = { 0 };
	struct compiler compiler = { .name = name };

	/* Entries need at most a byte more than their lines. */
	if (table.length > entry_bits / 2)
		fatal("%s: the table is too large", name);
	read_table(&entries, table, columns, name);
	sort_entries(&entries);
	compiler.entries = entries.entries;
	add_all(&compiler, entries.count);
	write_data(&compiler, entries.count, blob);
	free(entries.entries);
	free(compiler.cells);
	free(compiler.free_from);
	free(compiler.nodes);
	buffer_free(&compiler.pool);
}

/* --- load --- */

static void
read_file(const char *path, struct buffer *bytes)
{
	enum { ROOM = 64 * 1024 };
	FILE *file = fopen(path, "rb");
	size_t count;

	if (file == NULL)
		fatal("%s: %s", path, strerror(errno));
	do {
		count = fread(buffer_room(bytes, ROOM), 1, ROOM, file);
		bytes->length += count;
	} while (count > 0);
	if (ferror(file))
		fatal("%s: %s", path, strerror(errno));
	fclose(file);
}

struct lexicon
lexicon_load(const char *path, size_t columns)
{
	struct buffer table = { 0 }, blob = { 0 };

	read_file(path, &table);
	lexicon_compile(&blob, buffer_text(&table), columns, path);
	buffer_free(&table);
	return (struct lexicon){ (const unsigned char *)blob.bytes };
}
