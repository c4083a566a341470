/* hanconv: convert between simplified and traditional script. */
#include "cmd/hanconv/fast.h"
#include "common/error.h"
#include "common/input.h"
#include "common/options.h"
#include "common/record.h"
#include "common/utf8.h"

enum { DETECT = OPTION_LONG };

static const struct option_row options[] = {
	{ 'c', "config", "NAME", "convert as NAME says; see -l" },
	{ 'u', "words", "FILE", "convert these words first" },
	{ 'x', "except", "FILE", "leave these words alone" },
	{ 'n', "changes", NULL, "write records of what changes, not text" },
	{ 'a', "candidates", NULL, "with -n, what else it could become" },
	{ DETECT, "detect", NULL, "say which script each document is in" },
	{ 'l', "list", NULL, "list the configs" },
	{ OPTION_LONG + 1, "progress", NULL, "show progress on a terminal" },
	{ 0 },
};

/* Text that goes through, and where it comes out. */
struct converter {
	struct input input;
	const struct opencc_config *config;
	struct words words;
	struct fast fast;
};

/* --- text --- */

static void
convert_documents(struct converter *converter)
{
	struct fast *fast = &converter->fast;
	struct block block;

	fast_open(fast, converter->config, &converter->words);
	while (input_document(&converter->input)) {
		input_pass_mark(&converter->input);
		while (input_block(&converter->input, &block)) {
			size_t count =
			    fast_convert(fast, block.text, block.complete);

			output_write(buffer_text(&fast->converted));
			buffer_clear(&fast->converted);
			if (count < block.text.length)
				input_keep(&converter->input,
				    block.text.length - count);
		}
	}
}

/* --- records of what changes --- */

struct change_sink {
	struct sink sink;
	struct record_output records;
	struct text document;
	struct buffer source; /* what went in, from begin on not taken yet */
	size_t begin;
	size_t line, column;
	bool candidates;
	struct buffer rule;
};

/* The dictionaries that had the token, one after the other. */
static struct text
rule_names(struct change_sink *sink, const struct token *token)
{
	buffer_clear(&sink->rule);
	for (size_t i = 0; i < CASCADE_RULES; i++) {
		if (token->rules[i].bytes == NULL)
			continue;
		if (sink->rule.length > 0)
			buffer_append(&sink->rule, TEXT(" "));
		buffer_append(&sink->rule, token->rules[i]);
	}
	return buffer_text(&sink->rule);
}

static void
record_change(
    struct change_sink *sink, struct text before, const struct token *token)
{
	record_place(&sink->records, sink->document, sink->line);
	record_number(&sink->records, sink->column);
	record_field(&sink->records, rule_names(sink, token));
	record_field(&sink->records, before);
	record_field(&sink->records, token->text);
	if (sink->candidates)
		record_field(&sink->records, token->candidates);
	record_end(&sink->records);
}

static void
take_change(struct sink *base, const struct token *token)
{
	struct change_sink *sink = (struct change_sink *)base;
	struct text before = text_take(
	    text_skip(buffer_text(&sink->source), sink->begin), token->source);

	if (!text_equal(before, token->text))
		record_change(sink, before, token);
	sink->begin += before.length;
	/* A newline is a token of its own. */
	if (text_equal(before, TEXT("\n"))) {
		sink->line++;
		sink->column = 1;
	} else {
		sink->column += utf8_count(before);
	}
}

static void
drop_taken(struct change_sink *sink)
{
	struct text rest = text_skip(buffer_text(&sink->source), sink->begin);

	if (rest.length > 0)
		memmove(sink->source.bytes, rest.bytes, rest.length);
	sink->source.length = rest.length;
	sink->begin = 0;
}

static void
record_block(struct converter *converter, struct change_sink *sink,
    struct exact *exact, const struct block *block)
{
	size_t waiting = sink->source.length, count;

	/* Tokens come out while it is read: it is all there before. */
	buffer_append(&sink->source, block->text);
	count = exact_convert(exact, block->text, block->complete);
	sink->source.length = waiting + count;
	drop_taken(sink);
	if (count < block->text.length)
		input_keep(&converter->input, block->text.length - count);
}

static void
record_changes(struct converter *converter, bool candidates)
{
	static struct change_sink sink = { .sink.take = take_change };
	static struct exact exact;
	struct block block;

	sink.candidates = candidates;
	record_header(&sink.records,
	    candidates ? TEXT("doc\tline\tcol\trule\tbefore\tafter\tcandidates")
		       : TEXT("doc\tline\tcol\trule\tbefore\tafter"));
	exact_open(&exact, converter->config, &converter->words, &sink.sink);
	while (input_document(&converter->input)) {
		sink.document = converter->input.document;
		sink.line = sink.column = 1;
		buffer_clear(&sink.source);
		sink.begin = 0;
		while (input_block(&converter->input, &block))
			record_block(converter, &sink, &exact, &block);
	}
}

/* --- detection --- */

/* Characters that are of one script only. */
struct tally {
	uint64_t simplified, traditional;
};

static bool
changes(const struct opencc_config *config, int32_t code_point)
{
	return (data_character(config, code_point) &
		   (0xFFFFFF | OPENCC_SPECIAL)) != 0;
}

static void
count_scripts(struct tally *tally, struct text text)
{
	const struct opencc_config *s2t = data_config(TEXT("s2t"));
	const struct opencc_config *t2s = data_config(TEXT("t2s"));

	while (text.length > 0) {
		int32_t code_point = utf8_next(&text);
		bool simplified, traditional;

		if (code_point < 0x3400 ||
		    code_point >= OPENCC_PAGES * OPENCC_PAGE)
			continue;
		simplified = changes(s2t, code_point);
		traditional = changes(t2s, code_point);
		tally->simplified += simplified && !traditional;
		tally->traditional += traditional && !simplified;
	}
}

/* Mixed: a tenth or more is of the other script. */
static struct text
script_name(const struct tally *tally)
{
	if (tally->simplified == 0 && tally->traditional == 0)
		return TEXT("neither");
	if (tally->traditional * 9 < tally->simplified)
		return TEXT("simplified");
	if (tally->simplified * 9 < tally->traditional)
		return TEXT("traditional");
	return TEXT("mixed");
}

static void
detect_scripts(struct converter *converter)
{
	static struct record_output records;
	struct line line;

	record_header(&records, TEXT("doc\tscript\tsimplified\ttraditional"));
	converter->input.longest_piece = INPUT_MOST_KEPT;
	while (input_document(&converter->input)) {
		struct tally tally = { 0 };

		while (input_line(&converter->input, &line))
			count_scripts(&tally, line.text);
		records.document = converter->input.document;
		records.line = 1;
		record_escaped(&records, converter->input.document);
		record_field(&records, script_name(&tally));
		record_number(&records, tally.simplified);
		record_number(&records, tally.traditional);
		record_end(&records);
	}
}

/* --- all --- */

static void
list_configs(void)
{
	const struct opencc_data *head = data_head();
	struct buffer row = { 0 };

	for (size_t i = 0; i < head->config_count; i++)
		buffer_format(&row, "%-6s %s\n", head->configs[i].name,
		    head->configs[i].title);
	output_write(buffer_text(&row));
	buffer_free(&row);
}

static const struct opencc_config *
choose_config(const char *name)
{
	const struct opencc_config *config = data_config(text_from(name));

	if (config == NULL)
		options_usage_error("--config: there is no config '%s'; "
				    "-l lists them",
		    name);
	return config;
}

int
main(int argc, char *argv[])
{
	static struct converter converter;
	struct command command = { "hanconv",
		"convert between simplified and traditional script",
		"[file ...]", options, data_head()->version };
	bool lists = false, records = false, candidates = false,
	     detects = false;
	unsigned flags = 0;
	int option;

	converter.config = data_config(TEXT("t2s"));
	while ((option = options_next(&command, argc, argv)) != -1)
		switch (option) {
		case 'c':
			converter.config = choose_config(optarg);
			break;
		case 'u':
		case 'x':
			words_add(&converter.words, optarg, option == 'x');
			break;
		case 'n':
			records = true;
			break;
		case 'a':
			records = candidates = true;
			break;
		case DETECT:
			detects = true;
			break;
		case 'l':
			lists = true;
			break;
		default:
			flags = INPUT_PROGRESS;
			break;
		}
	input_open(&converter.input, argv + optind, flags);
	if (lists)
		list_configs();
	else if (detects)
		detect_scripts(&converter);
	else if (records)
		record_changes(&converter, candidates);
	else
		convert_documents(&converter);
	return finish(EXIT_SUCCESS);
}
