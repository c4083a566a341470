/* hanfix: undo the damage that can be undone. */
#include <string.h>

#include "common/error.h"
#include "common/input.h"
#include "common/options.h"
#include "common/record.h"
#include "common/repair.h"
#include "common/utf8.h"

static const struct option_row options[] = {
	{ 'l', "list", NULL, "list the rules, and which are on" },
	{ 'r', "rules", "RULES", "use these rules only, as in readings,bytes" },
	{ 'R', "report", NULL, "write what is repaired, as records" },
	{ 0, NULL, NULL, NULL },
};

static const struct command command = { "hanfix",
	"undo damage done to Chinese text", "[file ...]", options, NULL };

enum { PIECE_KEPT = 4096 }; /* at least, of a line that goes on */

struct fixer {
	struct input input;
	struct repair repair;
	struct record_output records;
	bool reports;
	size_t line_number; /* of the line at hand */
	size_t column;      /* of its piece at hand, from 1 */
	bool at_start;      /* of the document */
};

static unsigned
find_rule(struct text name)
{
	for (unsigned i = 0; i < REPAIR_RULES; i++)
		if (text_equal(name, text_from(repair_rule_names[i].name)))
			return 1U << i;
	options_usage_error("--rules: there is no rule '%.*s'; -l lists them",
	    (int)name.length, name.bytes);
}

static unsigned
choose_rules(struct text list)
{
	unsigned rules = 0;
	struct text name;

	while (list.length > 0 && text_split(&list, ',', &name))
		rules |= find_rule(name);
	return rules;
}

static void
list_rules(unsigned rules)
{
	struct buffer row = { 0 };

	for (unsigned i = 0; i < REPAIR_RULES; i++)
		buffer_format(&row, "%-10s %-3s  %s\n",
		    repair_rule_names[i].name,
		    (rules >> i & 1) != 0 ? "on" : "off",
		    repair_rule_names[i].purpose);
	output_write(buffer_text(&row));
	buffer_free(&row);
}

static void
report_edits(struct fixer *fixer, struct text line)
{
	size_t counted = 0, column = fixer->column;

	for (size_t i = 0; i < fixer->repair.edit_count; i++) {
		const struct repair_edit *edit = &fixer->repair.edits[i];
		size_t begin = edit->begin;

		column += utf8_count(
		    (struct text){ line.bytes + counted, begin - counted });
		counted = begin;
		record_place(
		    &fixer->records, fixer->input.document, fixer->line_number);
		record_number(&fixer->records, column);
		record_field(&fixer->records,
		    text_from(repair_rule_names[edit->rule].name));
		record_field(&fixer->records,
		    (struct text){ line.bytes + begin, edit->end - begin });
		record_field(&fixer->records, edit->after);
		record_end(&fixer->records);
	}
}

/* Go on to what comes after text, which is any number of lines or pieces. */
static void
count_text(struct fixer *fixer, struct text text)
{
	const char *newline;

	while (text.length > 0 &&
	    (newline = memchr(text.bytes, '\n', text.length)) != NULL) {
		text = text_skip(text, newline + 1 - text.bytes);
		fixer->line_number++;
		fixer->column = 1;
	}
	fixer->column += utf8_count(text);
}

static void
fix_line(struct fixer *fixer, struct text line)
{
	struct text repaired = repair_line(&fixer->repair, line);

	if (!fixer->reports) {
		output_write(repaired);
		return;
	}
	report_edits(fixer, line);
	count_text(fixer, line);
}

/* Text that needs no repair. */
static void
pass_text(struct fixer *fixer, struct text text)
{
	if (fixer->reports)
		count_text(fixer, text);
	else
		output_write(text);
}

static size_t
line_start(struct text text, size_t offset)
{
	while (offset > 0 && text.bytes[offset - 1] != '\n')
		offset--;
	return offset;
}

static struct text
line_at(struct text text, size_t start)
{
	struct text rest = text_skip(text, start);
	const char *newline = NULL;

	if (rest.length > 0)
		newline = memchr(rest.bytes, '\n', rest.length);
	if (newline != NULL)
		rest.length = newline - rest.bytes;
	return rest;
}

/* Repair text, which is any number of lines, or part of one. */
static void
fix_text(struct fixer *fixer, struct text text)
{
	while (text.length > 0) {
		size_t start = repair_sound_length(&fixer->repair, text);
		struct text line;

		if (start == text.length) {
			pass_text(fixer, text);
			return;
		}
		start = line_start(text, start);
		pass_text(fixer, text_take(text, start));
		line = line_at(text, start);
		fix_line(fixer, line);
		text = text_skip(text, start + line.length);
		pass_text(fixer, text_take(text, 1)); /* its LF */
		text = text_skip(text, 1);
	}
}

/*
 * A line longer than INPUT_MOST_KEPT is repaired in pieces, each cut where
 * nothing that can be repaired seems to stand.
 */
static size_t
piece_length(struct text line)
{
	size_t length = line.length - PIECE_KEPT;

	while (length > line.length - INPUT_MOST_KEPT &&
	    !repair_may_cut(line, length))
		length--;
	if (repair_may_cut(line, length))
		return length;
	return utf8_whole_length(text_take(line, line.length - PIECE_KEPT));
}

static void
fix_block(struct fixer *fixer, const struct block *block)
{
	struct text text = block->text;
	size_t start;

	/* A byte order mark is no damage. */
	if (fixer->at_start && text_starts_with(text, TEXT("\xEF\xBB\xBF"))) {
		pass_text(fixer, text_take(text, 3));
		text = text_skip(text, 3);
	}
	fixer->at_start = false;
	if (block->complete) {
		fix_text(fixer, text);
		return;
	}
	start = line_start(text, text.length);
	if (text.length - start > INPUT_MOST_KEPT)
		start += piece_length(text_skip(text, start));
	input_keep(&fixer->input, text.length - start);
	fix_text(fixer, text_take(text, start));
}

static void
fix_all(struct fixer *fixer)
{
	struct block block;

	while (input_document(&fixer->input)) {
		fixer->line_number = fixer->column = 1;
		fixer->at_start = true;
		repair_begin(&fixer->repair);
		if (!fixer->reports)
			input_pass_mark(&fixer->input);
		while (input_block(&fixer->input, &block))
			fix_block(fixer, &block);
	}
}

int
main(int argc, char *argv[])
{
	static struct fixer fixer;
	unsigned rules = repair_default_rules();
	bool lists = false;
	int option;

	while ((option = options_next(&command, argc, argv)) != -1) {
		if (option == 'l')
			lists = true;
		if (option == 'r')
			rules = choose_rules(text_from(optarg));
		if (option == 'R')
			fixer.reports = true;
	}
	if (lists) {
		list_rules(rules);
		return finish(EXIT_SUCCESS);
	}
	repair_open(&fixer.repair, rules);
	fixer.repair.keeps_edits = fixer.reports;
	input_open(&fixer.input, argv + optind, 0);
	if (fixer.reports)
		record_header(&fixer.records,
		    TEXT("doc\tline\tcol\trule\tbefore\tafter"));
	fix_all(&fixer);
	return finish(EXIT_SUCCESS);
}
