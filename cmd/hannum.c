/* hannum: every number of a text, what it means, and what it counts. */
#include "cmd/hannum/label.h"
#include "cmd/hannum/number.h"
#include "common/error.h"
#include "common/escape.h"
#include "common/input.h"
#include "common/options.h"
#include "common/record.h"
#include "common/utf8.h"

enum {
	ALL = OPTION_LONG,
	AS_TEXT,
	AS_RECORDS,
	/* A longer line is read in pieces, cut between clauses. */
	LONGEST_PIECE = 64 * 1024,
	LONGEST_CLAUSE = 4 * 1024,
	LONGEST_SIDE = 500, /* of a sentence, in characters */
	BATCH = 16,         /* numbers that are labelled together */
};

static const struct option_row options[] = {
	{ 'k', "kinds", "LIST", "only these kinds, as in count,money" },
	{ 's', "sentence", NULL, "add the sentence as a column" },
	{ 'x', "names", "FILE", "more fixed phrases that count nothing" },
	{ 'u', "measures", "FILE", "more measure words" },
	{ ALL, "all", NULL, "names, and numerals that count nothing, too" },
	{ AS_TEXT, "text", NULL, "the input is text" },
	{ AS_RECORDS, "records", NULL, "the input is records" },
	{ 0 },
};

static const struct command command = {
	"hannum",
	"extract every number, what it means and what it counts",
	"[file ...]",
	options,
	NULL,
};

/* Where the text of the line being read comes from. */
struct origin {
	struct text document; /* escaped */
	size_t line_number;
	size_t column; /* of the text's first character */
};

struct extractor {
	struct input input;
	struct record_input rows;
	struct record_output records;
	struct number_reader reader;
	struct number_line line;
	unsigned kinds; /* a bit for each that is wanted */
	bool sentences;
	bool has_valid_name; /* is the text's UTF-8?  Not asked of records */

	/* of a record stream: where its columns are */
	int doc, number, column, text, marker;
	struct buffer last_doc, unescaped, marker_unescaped;
};

static void
print_columns_kept(struct extractor *extractor)
{
	const struct record_input *rows = &extractor->rows;

	for (size_t i = 0; i < rows->columns; i++)
		if ((int)i != extractor->column && (int)i != extractor->text)
			record_escaped(&extractor->records, rows->fields[i]);
}

static bool
ends_sentence(int32_t character)
{
	return character == 0x3002 || character == '!' || character == '?';
}

/* The sentence around the number, for people; of a long one, what is near. */
static struct text
sentence(const struct number_line *line, const struct number *number)
{
	size_t begin = number->begin, end = number->end;
	size_t first = begin > LONGEST_SIDE ? begin - LONGEST_SIDE : 0;
	size_t last =
	    line->count - end > LONGEST_SIDE ? end + LONGEST_SIDE : line->count;

	while (begin > first && !ends_sentence(line->character[begin - 1]))
		begin--;
	while (end < last && !ends_sentence(line->character[end]))
		end++;
	if (end < last)
		end++;
	return utf8_trim(line_original(line, begin, end));
}

/* Do the characters of the line from begin on spell word? */
static bool
is_spelt(const struct number_line *line, size_t begin, struct text word)
{
	while (word.length > 0)
		if (line->character[begin++] != utf8_next(&word))
			return false;
	return true;
}

/* As it stands in the line, or, where it is called otherwise, the part of it
 * that it is called: 百分點 of 個百分點. */
static struct text
unit_text(const struct number_line *line, const struct number *number)
{
	size_t begin = number->unit_begin, end = number->unit_end;
	size_t count = utf8_count(number->unit);

	if (number->unit.bytes == NULL)
		return line_original(line, begin, end);
	if (count < end - begin && is_spelt(line, end - count, number->unit))
		return line_original(line, end - count, end);
	if (count < end - begin && is_spelt(line, begin, number->unit))
		return line_original(line, begin, begin + count);
	return number->unit;
}

static void
print_number(struct extractor *extractor, const struct origin *origin,
    const struct number *number, struct label label)
{
	struct record_output *records = &extractor->records;
	struct number_line *line = &extractor->line;

	if (extractor->rows.columns > 0) {
		records->document = origin->document;
		records->line = origin->line_number;
		print_columns_kept(extractor);
	} else {
		record_place(records, origin->document, origin->line_number);
	}
	record_number(
	    records, origin->column + line_column(line, number->begin));
	record_field(records, line_original(line, number->begin, number->end));
	record_escaped(records, number_kind_names[number->kind]);
	record_escaped(records, buffer_text(&number->value));
	record_escaped(records, buffer_text(&number->low));
	record_escaped(records, buffer_text(&number->high));
	record_field(records, unit_text(line, number));
	record_escaped(records, text_from(number->bound));
	record_field(records, line_clean(line, label.begin, label.end));
	record_field(
	    records, line_clean(line, label.noun_begin, label.noun_end));
	if (extractor->sentences)
		record_field(records, sentence(line, number));
	record_end(records);
}

static bool
is_wanted(const struct extractor *extractor, const struct number *number)
{
	return (extractor->kinds >> number->kind & 1) != 0;
}

/* Is whatever is said of the line valid UTF-8, as it nearly always is? */
static bool
is_valid(const struct extractor *extractor)
{
	return extractor->has_valid_name && extractor->line.is_valid &&
	    extractor->reader.user_measures.data == NULL;
}

/* Print the first count numbers of some; the one behind them is known, too. */
static void
print_numbers(struct extractor *extractor, const struct origin *origin,
    const struct number *numbers, size_t count, size_t some,
    struct label_context *context)
{
	const struct number_line *line = &extractor->line;
	struct label labels[BATCH];

	for (size_t i = 0; i < count; i++) {
		const struct number *next = &numbers[i + 1];

		labels[i] = label_find(line, &numbers[i], context,
		    i + 1 < some && number_counts(next) ? next->begin
							: line->count);
	}
	extractor->records.is_valid = is_valid(extractor);
	for (size_t i = 0; i < count; i++)
		if (is_wanted(extractor, &numbers[i]))
			print_number(extractor, origin, &numbers[i], labels[i]);
}

/*
 * Numbers are read, labelled and printed some at a time, as what does all of
 * it is more code than the first cache holds.
 */
static void
extract(
    struct extractor *extractor, const struct origin *origin, struct text text)
{
	static struct number numbers[BATCH + 1];
	struct label_context context = { 0 };
	struct number_line *line = &extractor->line;
	size_t at = 0, count = 0;

	line_fold(line, text);
	number_begin(&extractor->reader, line);
	do {
		struct number first;
		size_t ready;

		while (count <= BATCH &&
		    number_next(&extractor->reader, &at, &numbers[count]))
			count++;
		ready = count > BATCH ? BATCH : count;
		if (ready == 0)
			return;
		print_numbers(
		    extractor, origin, numbers, ready, count, &context);
		count -= ready;
		first = numbers[0];
		numbers[0] = numbers[BATCH];
		numbers[BATCH] = first;
	} while (count > 0);
}

/* Behind the last sentence or clause that ends in the piece. */
static size_t
clause_length(struct text piece)
{
	for (size_t i = 0; i < LONGEST_CLAUSE && i < piece.length; i++) {
		struct text rest = text_skip(piece, piece.length - i);

		if (text_starts_with(rest, TEXT("。")) ||
		    text_starts_with(rest, TEXT("，")) ||
		    text_starts_with(rest, TEXT(",")))
			return piece.length - i;
	}
	return piece.length;
}

static void
extract_text(struct extractor *extractor)
{
	struct line line;

	extractor->input.longest_piece = LONGEST_PIECE;
	while (input_line(&extractor->input, &line)) {
		struct origin origin = { extractor->input.document,
			extractor->input.line_number, line.column };

		if (!line.ends) {
			size_t length = clause_length(line.text);

			input_keep(
			    &extractor->input, line.text.length - length);
			line.text.length = length;
		}
		extract(extractor, &origin, line.text);
	}
}

/* A whole number that a column holds; 1 if it holds none. */
static size_t
column_number(struct text field)
{
	size_t number = 0;

	for (size_t i = 0; i < field.length; i++) {
		if (field.bytes[i] < '0' || field.bytes[i] > '9' ||
		    number > SIZE_MAX / 100)
			return 1;
		number = number * 10 + (size_t)(field.bytes[i] - '0');
	}
	return field.length == 0 ? 1 : number;
}

static void
extract_row(struct extractor *extractor)
{
	const struct text *fields = extractor->rows.fields;
	struct origin origin = { fields[extractor->doc],
		column_number(fields[extractor->number]), 1 };

	if (!text_equal(buffer_text(&extractor->last_doc), origin.document)) {
		buffer_clear(&extractor->last_doc);
		buffer_append(&extractor->last_doc, origin.document);
		extractor->reader.knows_republic = false;
	}
	if (extractor->column != RECORD_NO_COLUMN)
		origin.column = column_number(fields[extractor->column]);
	if (extractor->marker != RECORD_NO_COLUMN)
		origin.column += utf8_count(escape_remove(
		    fields[extractor->marker], &extractor->marker_unescaped));
	extract(extractor, &origin,
	    escape_remove(fields[extractor->text], &extractor->unescaped));
}

static void
find_columns(struct extractor *extractor)
{
	const struct record_input *rows = &extractor->rows;

	extractor->doc = record_column(rows, TEXT("doc"));
	extractor->number = record_column(rows, TEXT("line"));
	extractor->column = record_column(rows, TEXT("col"));
	extractor->text = record_column(rows, TEXT("text"));
	extractor->marker = record_column(rows, TEXT("marker"));
	if (extractor->doc == RECORD_NO_COLUMN ||
	    extractor->number == RECORD_NO_COLUMN ||
	    extractor->text == RECORD_NO_COLUMN)
		fatal("%.*s: the header lacks one of doc, line, text",
		    (int)rows->file.length, rows->file.bytes);
}

/* The columns of the input but col and text, then ours. */
static void
print_header(struct extractor *extractor)
{
	struct buffer names = { 0 };
	struct text rest = extractor->rows.header, name;

	if (extractor->rows.columns == 0)
		buffer_append(&names, TEXT("doc\tline\t"));
	else
		while (text_split(&rest, '\t', &name))
			if (!text_equal(name, TEXT("col")) &&
			    !text_equal(name, TEXT("text"))) {
				buffer_append(&names, name);
				buffer_append(&names, TEXT("\t"));
			}
	buffer_append(&names,
	    TEXT("col\traw\tkind\tvalue\tlow\thigh\tunit\tbound\t"
		 "label\tnoun"));
	if (extractor->sentences)
		buffer_append(&names, TEXT("\tsentence"));
	record_header(&extractor->records, buffer_text(&names));
	buffer_free(&names);
}

static void
extract_records(struct extractor *extractor)
{
	if (!record_open(&extractor->rows, &extractor->input))
		return;
	find_columns(extractor);
	print_header(extractor);
	while (record_next(&extractor->rows))
		extract_row(extractor);
}

static void
extract_documents(struct extractor *extractor)
{
	print_header(extractor);
	do {
		extractor->reader.knows_republic = false;
		extractor->has_valid_name =
		    utf8_is_valid(extractor->input.document);
		extract_text(extractor);
	} while (input_document(&extractor->input));
}

static bool
has_name(struct text header, struct text name)
{
	struct text column;

	while (text_split(&header, '\t', &column))
		if (text_equal(column, name))
			return true;
	return false;
}

/* Does the first line look like the header of records with text? */
static bool
begins_with_header(struct extractor *extractor)
{
	struct text header;

	return !extractor->input.mark_due &&
	    input_peek(&extractor->input, &header) &&
	    has_name(header, TEXT("doc")) && has_name(header, TEXT("line")) &&
	    has_name(header, TEXT("text"));
}

static unsigned
choose_kinds(const char *list)
{
	struct text rest = text_from(list), name;
	unsigned kinds = 0;

	while (text_split(&rest, ',', &name)) {
		size_t kind = 0;

		while (kind < NUMBER_KINDS &&
		    !text_equal(name, number_kind_names[kind]))
			kind++;
		if (kind == NUMBER_KINDS)
			options_usage_error("--kinds: '%.*s' is no kind of "
					    "number",
			    (int)name.length, name.bytes);
		kinds |= 1u << kind;
	}
	return kinds;
}

int
main(int argc, char *argv[])
{
	static struct extractor extractor;
	enum { GUESS, TEXT_INPUT, RECORD_INPUT } form = GUESS;
	unsigned all = (1u << NUMBER_KINDS) - 1;
	int option;

	extractor.kinds = all & ~(1u << NUMBER_NUMBER | 1u << NUMBER_NAME);
	while ((option = options_next(&command, argc, argv)) != -1)
		switch (option) {
		case 'k':
			extractor.kinds = choose_kinds(optarg);
			break;
		case 's':
			extractor.sentences = true;
			break;
		case 'x':
			extractor.reader.user_names = lexicon_load(optarg, 1);
			break;
		case 'u':
			extractor.reader.user_measures =
			    lexicon_load(optarg, 2);
			break;
		case ALL:
			extractor.kinds = all;
			break;
		case AS_TEXT:
			form = TEXT_INPUT;
			break;
		case AS_RECORDS:
			form = RECORD_INPUT;
			break;
		}
	extractor.reader.wants_all =
	    (extractor.kinds & (1u << NUMBER_NUMBER | 1u << NUMBER_NAME)) != 0;
	number_prepare(&extractor.reader, &extractor.line);
	label_prepare(&extractor.line);
	input_open(&extractor.input, argv + optind, 0);
	if (!input_document(&extractor.input))
		return finish(EXIT_SUCCESS);
	if (form == RECORD_INPUT ||
	    (form == GUESS && begins_with_header(&extractor)))
		extract_records(&extractor);
	else
		extract_documents(&extractor);
	return finish(EXIT_SUCCESS);
}
