/* hangrep: search that sees through script, width and damage. */
#include <dirent.h>
#include <errno.h>
#include <fnmatch.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cmd/hangrep/search.h"
#include "common/error.h"
#include "common/input.h"
#include "common/memory.h"
#include "common/options.h"
#include "common/record.h"
#include "common/utf8.h"

enum {
	/* A longer line is searched, and printed, in parts. */
	LONGEST_LINE = 1024 * 1024,
	INCLUDE = OPTION_LONG,
	EXCLUDE,
	COLOR,
	FOLD,
	EXACT,
	RECORDS,
};

static const struct option_row options[] = {
	{ 'e', "regexp", "PATTERN", "search for PATTERN too" },
	{ 'f', "file", "FILE", "search for the patterns in FILE" },
	{ 'F', "fixed-strings", NULL, "patterns are strings" },
	{ 'i', "ignore-case", NULL, "case makes no difference" },
	{ 'v', "invert-match", NULL, "select lines that do not match" },
	{ 'w', "word-regexp", NULL, "match whole words only" },
	{ 'x', "line-regexp", NULL, "match whole lines only" },
	{ FOLD, "fold", "LIST", "script,width,damage,space,case or none" },
	{ EXACT, "exact", NULL, "no folding: search the text as it is" },
	{ 'n', "line-number", NULL, "line numbers" },
	{ 'H', "with-filename", NULL, "names of documents, always" },
	{ 'h', "no-filename", NULL, "... or never" },
	{ 'o', "only-matching", NULL, "matches, not lines" },
	{ 'c', "count", NULL, "how many lines, per document" },
	{ 'l', "files-with-matches", NULL, "names only, where a line matches" },
	{ 'L', "files-without-match", NULL, "... or where none does" },
	{ 'm', "max-count", "N", "stop after N lines of a document" },
	{ 'q', "quiet", NULL, "print nothing; the exit status tells" },
	{ 'A', "after-context", "N", "N lines after each" },
	{ 'B', "before-context", "N", "N lines before each" },
	{ 'C', "context", "N", "N lines around each" },
	{ 'r', "recursive", NULL, "files in folders" },
	{ INCLUDE, "include", "GLOB", "only files so named" },
	{ EXCLUDE, "exclude", "GLOB", "no files so named" },
	{ 'z', "null-data", NULL, "lines end with NUL" },
	{ COLOR, "color", "auto|always|never", "colours" },
	{ RECORDS, "records", NULL, "doc line col match text, for filters" },
	{ 0 },
};

static const struct command command = {
	"hangrep",
	"search that sees through script, width and damage",
	"pattern [file ...]",
	options,
	NULL,
};

/* What is printed of a line that is selected. */
enum print {
	PRINT_LINES,
	PRINT_RECORDS,
	PRINT_MATCHES,
	PRINT_COUNT,
	PRINT_NAMES,
	PRINT_OTHER_NAMES,
	PRINT_NOTHING,
};

/* A name pattern; of several, the last that fits decides. */
struct glob {
	const char *pattern;
	bool includes;
};

struct settings {
	enum print print;
	bool inverts, numbers, names, no_names, colors, recursive;
	char separator;
	uint64_t most;          /* lines of a document */
	uint64_t before, after; /* lines of context */
	bool before_said, after_said;
	uint64_t around; /* before and after, where they are not said */
	struct glob *globs;
	size_t glob_count, glob_capacity;
};

struct grep {
	struct settings settings;
	struct search search;
	struct input input;
	struct record_output records;
	bool found;       /* anything in any document */
	bool shows_names; /* of the documents, on each line */
	bool printed;     /* a line of any document: a group may follow */
	bool line_open;   /* what was printed last had no end of line */

	/* of the document being read */
	uint64_t count;      /* lines selected */
	uint64_t after_left; /* context still to print */
	size_t last_printed; /* number of the line printed last */
	size_t last_counted; /* ... and counted last */
	struct buffer *kept; /* the last lines, for context before */
	size_t kept_count, next_kept;
};

static void
print_colored(const struct grep *grep, const char *color, struct text text)
{
	if (!grep->settings.colors) {
		output_write(text);
		return;
	}
	printf("\33[%sm\33[K", color);
	output_write(text);
	printf("\33[m\33[K");
}

static struct text
document_name(const struct grep *grep)
{
	struct text name = grep->input.document;

	return text_equal(name, TEXT("-")) ? TEXT("(standard input)") : name;
}

/* What stands before a line: mark is ':' where it matches, else '-'. */
static void
print_place(const struct grep *grep, size_t number, char mark)
{
	struct text separator = { &mark, 1 };

	if (grep->shows_names) {
		print_colored(grep, "35", document_name(grep));
		print_colored(grep, "36", separator);
	}
	if (grep->settings.numbers) {
		char digits[24];

		snprintf(digits, sizeof(digits), "%zu", number);
		print_colored(grep, "32", text_from(digits));
		print_colored(grep, "36", separator);
	}
}

static void
end_line(struct grep *grep)
{
	output_write((struct text){ &grep->settings.separator, 1 });
	grep->line_open = false;
}

/* Nothing follows on a line that came without an end. */
static void
begin_line(struct grep *grep)
{
	if (grep->line_open)
		end_line(grep);
}

static void
print_matches_colored(struct grep *grep, struct text line)
{
	struct text match;
	const char *rest = line.bytes;

	search_begin(&grep->search, line);
	while (search_next(&grep->search, line, &match)) {
		output_write((struct text){ rest, match.bytes - rest });
		print_colored(grep, "01;31", match);
		rest = match.bytes + match.length;
	}
	output_write((struct text){ rest, line.bytes + line.length - rest });
}

static void
print_group_separator(struct grep *grep, size_t number)
{
	bool context = grep->settings.before + grep->settings.after > 0;

	if (!context || !grep->printed || number == grep->last_printed + 1)
		return;
	begin_line(grep);
	print_colored(grep, "36", TEXT("--"));
	output_write(TEXT("\n"));
}

static void
print_matches(struct grep *grep, struct text line, size_t number)
{
	struct text match;

	search_begin(&grep->search, line);
	while (search_next(&grep->search, line, &match)) {
		print_place(grep, number, ':');
		print_colored(grep, "01;31", match);
		end_line(grep);
	}
}

static void
print_whole(struct grep *grep, const struct line *line, bool selected)
{
	if (grep->settings.colors && selected != grep->settings.inverts)
		print_matches_colored(grep, line->text);
	else
		output_write(line->text);
	grep->line_open = true;
	if (line->newline)
		end_line(grep);
}

/* A line that was selected, or of the context of one. */
static void
print_line(
    struct grep *grep, const struct line *line, size_t number, bool selected)
{
	bool matches_only = grep->settings.print == PRINT_MATCHES;
	bool goes_on =
	    !line->starts && grep->line_open && number == grep->last_printed;

	if (!goes_on) {
		print_group_separator(grep, number);
		begin_line(grep);
	}
	if (!goes_on && !matches_only)
		print_place(grep, number, selected ? ':' : '-');
	grep->printed = true;
	grep->last_printed = number;
	if (!matches_only)
		print_whole(grep, line, selected);
	else if (selected && !grep->settings.inverts)
		print_matches(grep, line->text, number);
}

static void
print_records(struct grep *grep, const struct line *line)
{
	struct text match, before = line->text;
	size_t column = line->column;

	search_begin(&grep->search, line->text);
	while (search_next(&grep->search, line->text, &match)) {
		before.length = match.bytes - before.bytes;
		column += utf8_count(before);
		before.bytes = match.bytes;
		record_place(&grep->records, grep->input.document,
		    grep->input.line_number);
		record_number(&grep->records, column);
		record_field(&grep->records, match);
		record_field(&grep->records,
		    text_skip(line->text, match.bytes - line->text.bytes));
		record_end(&grep->records);
	}
}

static void
print_kept(struct grep *grep)
{
	size_t ring = grep->settings.before;
	size_t number = grep->input.line_number - grep->kept_count;
	size_t at = (grep->next_kept + ring - grep->kept_count) % ring;

	for (; grep->kept_count > 0; grep->kept_count--) {
		struct line line = { .text = buffer_text(&grep->kept[at]),
			.starts = true,
			.newline = true };

		print_line(grep, &line, number++, false);
		at = (at + 1) % ring;
	}
}

static void
keep_line(struct grep *grep, struct text line)
{
	size_t ring = grep->settings.before;
	struct buffer *buffer = &grep->kept[grep->next_kept];

	buffer_clear(buffer);
	buffer_append(buffer, line);
	grep->next_kept = (grep->next_kept + 1) % ring;
	if (grep->kept_count < ring)
		grep->kept_count++;
}

static bool
prints_lines(const struct grep *grep)
{
	return grep->settings.print == PRINT_LINES ||
	    grep->settings.print == PRINT_MATCHES;
}

static void
print_selected(struct grep *grep, const struct line *line)
{
	if (grep->settings.print == PRINT_RECORDS)
		print_records(grep, line);
	if (!prints_lines(grep))
		return;
	if (grep->settings.before > 0)
		print_kept(grep);
	print_line(grep, line, grep->input.line_number, true);
	grep->after_left = grep->settings.after;
}

static void
print_unselected(struct grep *grep, const struct line *line)
{
	if (!prints_lines(grep))
		return;
	if (grep->after_left > 0) {
		grep->after_left--;
		print_line(grep, line, grep->input.line_number, false);
	} else if (grep->settings.before > 0) {
		keep_line(grep, line->text);
	}
}

/* One line is enough to know about the document. */
static bool
needs_one_line(const struct grep *grep)
{
	return grep->settings.print == PRINT_NAMES ||
	    grep->settings.print == PRINT_OTHER_NAMES ||
	    grep->settings.print == PRINT_NOTHING;
}

static void
search_lines(struct grep *grep)
{
	struct line line;

	while (grep->count < grep->settings.most || grep->after_left > 0) {
		bool selected;

		if (!input_line(&grep->input, &line))
			break;
		selected = grep->count < grep->settings.most &&
		    search_line(&grep->search, line.text) !=
			grep->settings.inverts;
		if (!selected) {
			print_unselected(grep, &line);
			continue;
		}
		if (grep->input.line_number != grep->last_counted)
			grep->count++;
		grep->last_counted = grep->input.line_number;
		print_selected(grep, &line);
		if (needs_one_line(grep))
			break;
	}
}

static void
print_name(const struct grep *grep)
{
	print_colored(grep, "35", document_name(grep));
	output_write(TEXT("\n"));
}

static void
search_document(struct grep *grep)
{
	enum print print = grep->settings.print;

	grep->count = grep->after_left = 0;
	grep->last_counted = 0;
	grep->last_printed = SIZE_MAX - 1; /* no line follows it */
	grep->kept_count = grep->next_kept = 0;
	grep->search.gave_up = 0;
	search_lines(grep);
	grep->found |= grep->count > 0;
	if (print == PRINT_COUNT) {
		if (grep->shows_names) {
			print_colored(grep, "35", document_name(grep));
			print_colored(grep, "36", TEXT(":"));
		}
		printf("%llu\n", (unsigned long long)grep->count);
	}
	if ((print == PRINT_NAMES && grep->count > 0) ||
	    (print == PRINT_OTHER_NAMES && grep->count == 0))
		print_name(grep);
	if (grep->search.gave_up > 0)
		trouble("%.*s: gave up on %zu lines: the pattern takes too "
			"many steps",
		    (int)grep->input.document.length,
		    grep->input.document.bytes, grep->search.gave_up);
}

static bool
is_through(const struct grep *grep)
{
	return grep->found && grep->settings.print == PRINT_NOTHING;
}

static void
search_file(struct grep *grep, char *path)
{
	char *const paths[] = { path, NULL };
	bool shows_names = grep->shows_names;

	input_open(&grep->input, paths,
	    grep->settings.separator == '\0' ? INPUT_NO_MARKS : 0);
	grep->input.longest_piece = LONGEST_LINE;
	grep->input.separator = grep->settings.separator;
	while (!is_through(grep) && input_document(&grep->input)) {
		/* A stream with marks is many documents. */
		if (grep->input.mark_due && !grep->settings.no_names)
			grep->shows_names = true;
		search_document(grep);
	}
	grep->shows_names = shows_names;
}

/* By its own name, without the folders. */
static bool
is_wanted(const struct grep *grep, const char *path)
{
	const char *slash = strrchr(path, '/');
	const char *name = slash == NULL ? path : slash + 1;
	bool wanted = true, includes = false;

	for (size_t i = 0; i < grep->settings.glob_count; i++) {
		const struct glob *glob = &grep->settings.globs[i];

		includes |= glob->includes;
	}
	wanted = !includes;
	for (size_t i = 0; i < grep->settings.glob_count; i++)
		if (fnmatch(grep->settings.globs[i].pattern, name, 0) == 0)
			wanted = grep->settings.globs[i].includes;
	return wanted;
}

static int
compare_entries(const struct dirent **a, const struct dirent **b)
{
	return strcmp((*a)->d_name, (*b)->d_name);
}

static int
is_no_dot(const struct dirent *entry)
{
	return strcmp(entry->d_name, ".") != 0 &&
	    strcmp(entry->d_name, "..") != 0;
}

/* A file, or the files below a folder; named: on the command line. */
static void
search_path(struct grep *grep, const char *path, bool named)
{
	struct dirent **entries;
	struct stat status;
	int count;

	/* As for grep(1), links are followed only where they are named. */
	if (!grep->settings.recursive || strcmp(path, "-") == 0 ||
	    (named ? stat : lstat)(path, &status) != 0 ||
	    !S_ISDIR(status.st_mode)) {
		if (!is_wanted(grep, path))
			return;
		if (named || !grep->settings.recursive ||
		    S_ISREG(status.st_mode))
			search_file(grep, (char *)path);
		return;
	}
	count = scandir(path, &entries, is_no_dot, compare_entries);
	if (count < 0)
		trouble("%s: %s", path, strerror(errno));
	for (int i = 0; i < count; i++) {
		struct buffer below = { 0 };

		if (!named || strcmp(path, ".") != 0)
			buffer_format(&below, "%s%s", path,
			    path[strlen(path) - 1] == '/' ? "" : "/");
		buffer_append(&below, text_from(entries[i]->d_name));
		buffer_append_byte(&below, 0);
		if (!is_through(grep))
			search_path(grep, below.bytes, false);
		buffer_free(&below);
		free(entries[i]);
	}
	if (count >= 0)
		free(entries);
}

static unsigned
fold_named(struct text name, bool *caseless)
{
	static const struct {
		const char *name;
		unsigned flag;
	} names[] = {
		{ "script", FOLD_SCRIPT },
		{ "width", FOLD_WIDTH },
		{ "damage", FOLD_DAMAGE },
		{ "space", FOLD_SPACE },
		{ "none", 0 },
	};

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		if (text_equal(name, text_from(names[i].name)))
			return names[i].flag;
	if (!text_equal(name, TEXT("case")))
		options_usage_error("--fold: '%.*s' is none of script, width, "
				    "damage, space, case, none",
		    (int)name.length, name.bytes);
	*caseless = true;
	return 0;
}

static unsigned
fold_list(const char *list, bool *caseless)
{
	struct text rest = text_from(list), name;
	unsigned flags = 0;

	while (text_split(&rest, ',', &name))
		flags |= fold_named(name, caseless);
	return flags;
}

static void
add_pattern(struct buffer *patterns, struct text pattern)
{
	if (patterns->bytes != NULL)
		buffer_append_byte(patterns, '\n');
	buffer_room(patterns, 1);
	buffer_append(patterns, pattern);
}

static void
add_patterns_of_file(struct buffer *patterns, char *path)
{
	char *const paths[] = { path, NULL };
	static struct input input;
	struct line line;

	input_open(&input, paths, INPUT_NO_MARKS);
	if (!input_document(&input))
		fatal("there are no patterns to search for");
	while (input_line(&input, &line))
		add_pattern(patterns, line.text);
}

static bool
wants_colors(const char *when)
{
	if (strcmp(when, "always") == 0)
		return true;
	if (strcmp(when, "never") == 0)
		return false;
	if (strcmp(when, "auto") != 0)
		options_usage_error(
		    "--color: '%s' is none of auto, always, never", when);
	return isatty(STDOUT_FILENO) && getenv("NO_COLOR") == NULL;
}

static void
add_glob(struct settings *settings, const char *pattern, bool includes)
{
	settings->globs = memory_grow(settings->globs, &settings->glob_capacity,
	    settings->glob_count + 1, sizeof(*settings->globs));
	settings->globs[settings->glob_count++] =
	    (struct glob){ pattern, includes };
}

static uint64_t
line_count(const char *option, const char *argument)
{
	return options_number(option, argument, 0, INT32_MAX);
}

/* The options that say what is printed; false if it is none of them. */
static bool
choose_print(struct settings *settings, int option)
{
	static const struct {
		int option;
		enum print print;
	} prints[] = {
		{ 'o', PRINT_MATCHES },
		{ 'c', PRINT_COUNT },
		{ 'l', PRINT_NAMES },
		{ 'L', PRINT_OTHER_NAMES },
		{ 'q', PRINT_NOTHING },
		{ RECORDS, PRINT_RECORDS },
	};

	for (size_t i = 0; i < sizeof(prints) / sizeof(*prints); i++)
		if (option == prints[i].option) {
			/* Of several, the one that says less. */
			if (prints[i].print > settings->print)
				settings->print = prints[i].print;
			return true;
		}
	return false;
}

static void
set_option(struct settings *settings, int option)
{
	switch (option) {
	case 'v':
		settings->inverts = true;
		break;
	case 'n':
		settings->numbers = true;
		break;
	case 'H':
		settings->names = true;
		settings->no_names = false;
		break;
	case 'h':
		settings->names = false;
		settings->no_names = true;
		break;
	case 'm':
		settings->most = line_count("max-count", optarg);
		break;
	case 'A':
		settings->after = line_count("after-context", optarg);
		settings->after_said = true;
		break;
	case 'B':
		settings->before = line_count("before-context", optarg);
		settings->before_said = true;
		break;
	case 'C':
		settings->around = line_count("context", optarg);
		break;
	case 'r':
		settings->recursive = true;
		break;
	case 'z':
		settings->separator = '\0';
		break;
	case INCLUDE:
	case EXCLUDE:
		add_glob(settings, optarg, option == INCLUDE);
		break;
	case COLOR:
		settings->colors = wants_colors(optarg);
		break;
	}
}

static void
set_search_option(
    struct search_settings *settings, struct buffer *patterns, int option)
{
	switch (option) {
	case 'e':
		add_pattern(patterns, text_from(optarg));
		break;
	case 'f':
		add_patterns_of_file(patterns, optarg);
		break;
	case 'F':
		settings->fixed = true;
		break;
	case 'i':
		settings->caseless = true;
		break;
	case 'w':
		settings->words = true;
		break;
	case 'x':
		settings->lines = true;
		break;
	case FOLD:
		settings->fold = fold_list(optarg, &settings->caseless);
		break;
	case EXACT:
		settings->fold = 0;
		break;
	}
}

static void
complete_context(struct settings *settings)
{
	if (!settings->before_said)
		settings->before = settings->around;
	if (!settings->after_said)
		settings->after = settings->around;
}

static void
search_all(struct grep *grep, int count, char *paths[])
{
	grep->shows_names = !grep->settings.no_names &&
	    (grep->settings.names || count > 1 || grep->settings.recursive);
	if (count == 0)
		search_path(grep, grep->settings.recursive ? "." : "-", true);
	for (int i = 0; i < count && !is_through(grep); i++)
		search_path(grep, paths[i], true);
}

int
main(int argc, char *argv[])
{
	static struct grep grep = { .settings = { .separator = '\n',
					.most = UINT64_MAX } };
	static struct buffer patterns;
	struct search_settings search = { .fold = FOLD_ALL };
	int option;

	while ((option = options_next(&command, argc, argv)) != -1)
		if (!choose_print(&grep.settings, option)) {
			set_option(&grep.settings, option);
			set_search_option(&search, &patterns, option);
		}
	complete_context(&grep.settings);
	if (patterns.bytes == NULL && optind == argc)
		options_usage_error("there is no pattern");
	if (patterns.bytes == NULL)
		add_pattern(&patterns, text_from(argv[optind++]));
	search_open(&grep.search, search, buffer_text(&patterns));
	if (grep.settings.before > 0)
		grep.kept =
		    memory_new(grep.settings.before, sizeof(*grep.kept));
	if (grep.settings.print == PRINT_RECORDS)
		record_header(
		    &grep.records, TEXT("doc\tline\tcol\tmatch\ttext"));
	search_all(&grep, argc - optind, argv + optind);
	return finish(grep.found ? EXIT_SUCCESS : EXIT_NOTHING);
}
