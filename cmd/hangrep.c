/* hangrep: search that sees through script, width and damage. */
#include <string.h>
#include <unistd.h>

#include "cmd/hangrep/print.h"
#include "cmd/hangrep/search.h"
#include "cmd/hangrep/walk.h"
#include "common/error.h"
#include "common/input.h"
#include "common/options.h"

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

#define PATTERNS "a pattern more, or all those in FILE"
#define WHOLE "match whole words, or whole lines"
#define NAMES "names of documents always, or never"
#define FOUND "names of documents only"
#define CONTEXT "lines around"
#define GLOBS "only files so named, or none of them"

static const struct option_row options[] = {
	{ 'e', "regexp", "PATTERN", PATTERNS },
	{ 'f', "file", "FILE", PATTERNS },
	{ 'F', "fixed-strings", NULL, "patterns are strings" },
	{ 'i', "ignore-case", NULL, "case makes no difference" },
	{ 'v', "invert-match", NULL, "select lines that do not match" },
	{ 'w', "word-regexp", NULL, WHOLE },
	{ 'x', "line-regexp", NULL, WHOLE },
	{ FOLD, "fold", "LIST", "script,width,damage,space,case or none" },
	{ EXACT, "exact", NULL, "no folding: search the text as it is" },
	{ 'n', "line-number", NULL, "line numbers" },
	{ 'H', "with-filename", NULL, NAMES },
	{ 'h', "no-filename", NULL, NAMES },
	{ 'o', "only-matching", NULL, "matches, not lines" },
	{ 'c', "count", NULL, "how many lines, per document" },
	{ 'l', "files-with-matches", NULL, FOUND },
	{ 'L', "files-without-match", NULL, FOUND },
	{ 'm', "max-count", "N", "stop after N lines of a document" },
	{ 'q', "quiet", NULL, "print nothing; the exit status tells" },
	{ 'A', "after-context", "N", CONTEXT },
	{ 'B', "before-context", "N", CONTEXT },
	{ 'C', "context", "N", CONTEXT },
	{ 'r', "recursive", NULL, "files in folders" },
	{ INCLUDE, "include", "GLOB", GLOBS },
	{ EXCLUDE, "exclude", "GLOB", GLOBS },
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

struct grep {
	struct search search;
	struct input input;
	struct printer printer;
	struct walk walk;
	bool names, no_names; /* of documents, always or never */
	uint64_t most;        /* lines of a document */
	bool found;           /* anything in any document */
};

/* What the options say, until it is handed on. */
struct settings {
	struct search_settings search;
	struct print_settings print;
	struct buffer patterns;
	bool patterns_said;
	bool before_said, after_said;
	uint64_t around; /* context before and after, where it is not said */
};

/* One line is enough to know about the document. */
static bool
needs_one_line(const struct grep *grep)
{
	return grep->printer.settings.what >= PRINT_NAMES;
}

/* Go past lines that do not match, many at once. */
static void
skip_lines(struct grep *grep)
{
	char separator = grep->printer.settings.separator;
	struct text lines = input_ahead(&grep->input);

	lines.length = search_dismiss(&grep->search, lines, separator);
	input_skip(&grep->input, lines.length);
	print_skipped(&grep->printer, lines);
}

/* Returns how many lines are selected. */
static uint64_t
search_lines(struct grep *grep)
{
	bool inverts = grep->printer.settings.inverts;
	uint64_t count = 0;
	size_t counted = 0;
	struct line line;

	while (count < grep->most || print_wants_more(&grep->printer)) {
		if (!inverts && !print_wants_more(&grep->printer))
			skip_lines(grep);
		if (!input_line(&grep->input, &line))
			break;
		if (count == grep->most ||
		    search_line(&grep->search, line.text) == inverts) {
			print_unselected(&grep->printer, &line);
			continue;
		}
		/* A long line comes in pieces. */
		count += grep->input.line_number != counted;
		counted = grep->input.line_number;
		print_selected(&grep->printer, &line);
		if (needs_one_line(grep))
			break;
	}
	return count;
}

static void
search_document(struct grep *grep)
{
	uint64_t count;

	grep->search.gave_up = 0;
	search_begin_document(&grep->search);
	print_begin(&grep->printer);
	count = search_lines(grep);
	print_end(&grep->printer, count);
	grep->found |= count > 0;
	if (grep->search.gave_up > 0)
		trouble("%.*s: gave up on %zu lines: the pattern takes too "
			"many steps",
		    (int)grep->input.document.length,
		    grep->input.document.bytes, grep->search.gave_up);
}

static bool
is_through(const struct grep *grep)
{
	return grep->found && grep->printer.settings.what == PRINT_NOTHING;
}

/* Returns whether there is a reason to go on. */
static bool
search_file(void *state, const char *path)
{
	struct grep *grep = state;
	char *const paths[] = { (char *)path, NULL };
	char separator = grep->printer.settings.separator;
	bool shows_names = grep->printer.shows_names;

	input_open(&grep->input, paths, separator == '\0' ? INPUT_NO_MARKS : 0);
	grep->input.longest_piece = LONGEST_LINE;
	grep->input.separator = separator;
	grep->input.is_uncounted = !print_needs_numbers(&grep->printer);
	while (!is_through(grep) && input_document(&grep->input)) {
		/* A stream with marks is many documents. */
		if (grep->input.mark_due && !grep->no_names)
			grep->printer.shows_names = true;
		search_document(grep);
	}
	grep->printer.shows_names = shows_names;
	return !is_through(grep);
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

/* Those of a file, one a line, are there even if it has none. */
static void
add_patterns_of_file(struct settings *settings, const char *path)
{
	struct buffer file = { 0 };
	struct text rest, pattern;

	buffer_append_file(&file, path);
	rest = buffer_text(&file);
	if (text_ends_with(rest, TEXT("\n")))
		rest.length--;
	while (file.length > 0 && text_split(&rest, '\n', &pattern))
		add_pattern(&settings->patterns, pattern);
	settings->patterns_said = true;
	buffer_free(&file);
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

static uint64_t
line_count(const char *option, const char *argument)
{
	return options_number(option, argument, 0, INT32_MAX);
}

/* Of -l and -L the last counts, of others the one that says less. */
static bool
is_overruled(enum print_what what, enum print_what by)
{
	return by > what || (by == PRINT_NAMES && what == PRINT_OTHER_NAMES);
}

/* The options that say what is printed. */
static void
set_print(struct print_settings *settings, int option)
{
	static const struct {
		int option;
		enum print_what what;
	} options_of_print[] = {
		{ 'o', PRINT_MATCHES },
		{ 'c', PRINT_COUNT },
		{ 'l', PRINT_NAMES },
		{ 'L', PRINT_OTHER_NAMES },
		{ 'q', PRINT_NOTHING },
		{ RECORDS, PRINT_RECORDS },
	};

	for (size_t i = 0;
	     i < sizeof(options_of_print) / sizeof(*options_of_print); i++)
		if (option == options_of_print[i].option &&
		    is_overruled(settings->what, options_of_print[i].what))
			settings->what = options_of_print[i].what;
}

static void
set_context(struct settings *settings, int option)
{
	switch (option) {
	case 'A':
		settings->print.after = line_count("after-context", optarg);
		settings->after_said = true;
		break;
	case 'B':
		settings->print.before = line_count("before-context", optarg);
		settings->before_said = true;
		break;
	case 'C':
		settings->around = line_count("context", optarg);
		break;
	}
}

static void
set_lines(struct print_settings *settings, int option)
{
	switch (option) {
	case 'v':
		settings->inverts = true;
		break;
	case 'n':
		settings->numbers = true;
		break;
	case 'z':
		settings->separator = '\0';
		break;
	case COLOR:
		settings->colors = wants_colors(optarg);
		break;
	}
}

static void
set_files(struct grep *grep, int option)
{
	switch (option) {
	case 'H':
	case 'h':
		grep->names = option == 'H';
		grep->no_names = option == 'h';
		break;
	case 'm':
		grep->most = line_count("max-count", optarg);
		break;
	case 'r':
		grep->walk.recursive = true;
		break;
	case INCLUDE:
	case EXCLUDE:
		walk_add_glob(&grep->walk, optarg, option == INCLUDE);
		break;
	}
}

static void
set_search(struct settings *settings, int option)
{
	struct search_settings *search = &settings->search;

	switch (option) {
	case 'e':
		add_pattern(&settings->patterns, text_from(optarg));
		settings->patterns_said = true;
		break;
	case 'f':
		add_patterns_of_file(settings, optarg);
		break;
	case 'F':
		search->fixed = true;
		break;
	case 'i':
		search->caseless = true;
		break;
	case 'w':
		search->words = true;
		break;
	case 'x':
		search->lines = true;
		break;
	case FOLD:
		search->fold = fold_list(optarg, &search->caseless);
		break;
	case EXACT:
		search->fold = 0;
		break;
	}
}

/* No pattern is not the empty one, which matches every line. */
static void
match_nothing(struct settings *settings)
{
	settings->search.fixed = false;
	add_pattern(&settings->patterns, TEXT("(?!)"));
}

static void
complete_context(struct settings *settings)
{
	if (!settings->before_said)
		settings->print.before = settings->around;
	if (!settings->after_said)
		settings->print.after = settings->around;
}

static void
search_all(struct grep *grep, int count, char *paths[])
{
	bool recursive = grep->walk.recursive;

	grep->printer.shows_names =
	    !grep->no_names && (grep->names || count > 1 || recursive);
	if (count == 0)
		walk_files(
		    &grep->walk, recursive ? "." : "-", search_file, grep);
	for (int i = 0; i < count; i++)
		if (!walk_files(&grep->walk, paths[i], search_file, grep))
			break;
}

int
main(int argc, char *argv[])
{
	static struct grep grep = { .most = UINT64_MAX };
	static struct settings settings = { .search.fold = FOLD_ALL,
		.print.separator = '\n' };
	int option;

	while ((option = options_next(&command, argc, argv)) != -1) {
		set_print(&settings.print, option);
		set_lines(&settings.print, option);
		set_context(&settings, option);
		set_files(&grep, option);
		set_search(&settings, option);
	}
	complete_context(&settings);
	if (!settings.patterns_said && optind == argc)
		options_usage_error("there is no pattern");
	if (!settings.patterns_said)
		add_pattern(&settings.patterns, text_from(argv[optind++]));
	if (settings.patterns.bytes == NULL)
		match_nothing(&settings);
	settings.search.shows = settings.print.colors ||
	    settings.print.what == PRINT_MATCHES ||
	    settings.print.what == PRINT_RECORDS;
	search_open(
	    &grep.search, settings.search, buffer_text(&settings.patterns));
	print_open(&grep.printer, settings.print, &grep.search, &grep.input);
	search_all(&grep, argc - optind, argv + optind);
	return finish(grep.found ? EXIT_SUCCESS : EXIT_NOTHING);
}
