/* One table of options: the parser, --help, --version and completions. */
#include <errno.h>
#include <getopt.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "common/error.h"
#include "common/memory.h"
#include "common/options.h"

enum {
	OUTPUT_BUFFER = 64 * 1024,
	HELP_CODE = OPTION_LONG - 1, /* no letter, and no command's own */
	VERSION_CODE = OPTION_LONG - 2,
	COMPLETION_CODE = OPTION_LONG - 3,
	HELP_COLUMN = 28,
};

#define EVERY_HELP "about the command"

static const struct option_row every_row[] = {
	{ HELP_CODE, "help", NULL, EVERY_HELP },
	{ VERSION_CODE, "version", NULL, EVERY_HELP },
	{ COMPLETION_CODE, "completion", "bash|zsh|fish", EVERY_HELP },
	{ 0 },
};

/* The parser's state, as getopt_long(3) keeps its own. */
static struct option *long_options;
static char *letters;
static bool own_h;

static bool
has_letter(const struct option_row *row)
{
	return row->code < COMPLETION_CODE;
}

static size_t
row_count(const struct option_row *rows)
{
	size_t count = 0;

	while (rows[count].name != NULL)
		count++;
	return count;
}

static void
add_rows(const struct option_row *rows, size_t *count, char **letter)
{
	for (; rows->name != NULL; rows++) {
		long_options[(*count)++] = (struct option){ rows->name,
			rows->argument != NULL ? required_argument
					       : no_argument,
			NULL, rows->code };
		if (!has_letter(rows))
			continue;
		own_h |= rows->code == 'h';
		*(*letter)++ = (char)rows->code;
		if (rows->argument != NULL)
			*(*letter)++ = ':';
	}
}

static void
prepare(const struct command *command)
{
	size_t rows = row_count(command->options) + row_count(every_row);
	size_t count = 0;
	char *letter;

	error_command = command->name;
	/* A message is one write, so that parallel commands do not mix. */
	setvbuf(stderr, NULL, _IOLBF, BUFSIZ);
	setvbuf(stdout, NULL, _IOFBF, OUTPUT_BUFFER);
	long_options = memory_new(rows + 1, sizeof(*long_options));
	letters = letter = memory_new(2 * rows + 2, 1);
	add_rows(command->options, &count, &letter);
	add_rows(every_row, &count, &letter);
	if (!own_h)
		*letter = 'h';
}

/* Print how the option is written; returns how wide that is. */
static int
print_option(const struct option_row *row)
{
	int width = 0;

	if (has_letter(row))
		width = printf("-%c, ", row->code);
	else if (row->code == HELP_CODE && !own_h)
		width = printf("-h, ");
	width += printf("--%s", row->name);
	if (row->argument != NULL)
		width += printf(" %s", row->argument);
	return width;
}

/* Print the options that have the same help; returns the row behind them. */
static const struct option_row *
print_group(const struct option_row *row)
{
	const char *help = row->help;
	bool letter = has_letter(row) || (row->code == HELP_CODE && !own_h);
	int width = printf("%*s", letter ? 2 : 6, "") + print_option(row);

	for (row++; row->name != NULL && strcmp(row->help, help) == 0; row++)
		width += printf("  ") + print_option(row);
	if (width >= HELP_COLUMN)
		printf("  %s\n", help);
	else
		printf("%*s%s\n", HELP_COLUMN - width, "", help);
	return row;
}

static void
print_help(const struct command *command)
{
	printf("usage: %s [option ...] %s\n%s\n\n", command->name,
	    command->operands, command->purpose);
	for (const struct option_row *row = command->options;
	     row->name != NULL;)
		row = print_group(row);
	for (const struct option_row *row = every_row; row->name != NULL;)
		row = print_group(row);
}

static void
print_version(const struct command *command)
{
	printf("%s (hanutils) %s\n", command->name, HANUTILS_VERSION);
	if (command->version != NULL)
		printf("%s\n", command->version);
}

static void
print_bash(const struct command *command)
{
	const struct option_row *tables[] = { command->options, every_row };

	printf("_%s() {\n\tlocal word=${COMP_WORDS[COMP_CWORD]}\n"
	       "\tlocal before=${COMP_WORDS[COMP_CWORD-1]}\n"
	       "\tCOMPREPLY=()\n\tcase $before in\n",
	    command->name);
	for (size_t table = 0; table < 2; table++)
		for (const struct option_row *row = tables[table];
		     row->name != NULL; row++) {
			if (row->argument == NULL ||
			    strcmp(row->argument, "FILE") == 0)
				continue;
			printf("\t--%s", row->name);
			if (has_letter(row))
				printf("|-%c", row->code);
			printf(")\n\t\tmapfile -t COMPREPLY < <(compgen -W '");
			if (strchr(row->argument, '|') != NULL)
				for (const char *c = row->argument; *c != 0;
				     c++)
					putchar(*c == '|' ? ' ' : *c);
			printf("' -- \"$word\")\n\t\treturn ;;\n");
		}
	printf("\tesac\n\tif [[ $word == -* ]]; then\n"
	       "\t\tmapfile -t COMPREPLY < <(compgen -W '");
	for (size_t table = 0; table < 2; table++)
		for (const struct option_row *row = tables[table];
		     row->name != NULL; row++)
			printf("--%s ", row->name);
	printf("' -- \"$word\")\n\tfi\n}\n"
	       "complete -o default -F _%s %s\n",
	    command->name, command->name);
}

/* Text inside single quotes of zsh's _arguments and of fish. */
static void
print_quoted(const char *text)
{
	for (; *text != 0; text++)
		if (*text == '\'')
			printf("'\\''");
		else if (strchr("[]:\\", *text) != NULL)
			printf("\\%c", *text);
		else
			putchar(*text);
}

static void
print_zsh_row(const struct option_row *row)
{
	if (has_letter(row))
		printf(" \\\n\t'*'{-%c,--%s}'[", row->code, row->name);
	else
		printf(" \\\n\t'*--%s[", row->name);
	print_quoted(row->help);
	putchar(']');
	if (row->argument != NULL && strcmp(row->argument, "FILE") == 0)
		printf(":file:_files");
	else if (row->argument != NULL && strchr(row->argument, '|') != NULL) {
		printf(":word:(");
		for (const char *c = row->argument; *c != 0; c++)
			putchar(*c == '|' ? ' ' : *c);
		putchar(')');
	} else if (row->argument != NULL) {
		putchar(':');
		print_quoted(row->argument);
		putchar(':');
	}
	putchar('\'');
}

static void
print_zsh(const struct command *command)
{
	printf("#compdef %s\n_arguments -s", command->name);
	for (const struct option_row *row = command->options; row->name != NULL;
	     row++)
		print_zsh_row(row);
	for (const struct option_row *row = every_row; row->name != NULL; row++)
		print_zsh_row(row);
	printf(" \\\n\t'*:file:_files'\n");
}

static void
print_fish_row(const struct command *command, const struct option_row *row)
{
	printf("complete -c %s -l %s", command->name, row->name);
	if (has_letter(row))
		printf(" -s %c", row->code);
	if (row->argument != NULL && strcmp(row->argument, "FILE") == 0)
		printf(" -r");
	else if (row->argument != NULL) {
		printf(" -x");
		if (strchr(row->argument, '|') != NULL) {
			printf(" -a '");
			for (const char *c = row->argument; *c != 0; c++)
				putchar(*c == '|' ? ' ' : *c);
			putchar('\'');
		}
	}
	printf(" -d '");
	for (const char *c = row->help; *c != 0; c++) {
		if (*c == '\'' || *c == '\\')
			putchar('\\');
		putchar(*c);
	}
	printf("'\n");
}

static void
print_fish(const struct command *command)
{
	for (const struct option_row *row = command->options; row->name != NULL;
	     row++)
		print_fish_row(command, row);
	for (const struct option_row *row = every_row; row->name != NULL; row++)
		print_fish_row(command, row);
}

static void
print_completion(const struct command *command, const char *shell)
{
	if (strcmp(shell, "bash") == 0)
		print_bash(command);
	else if (strcmp(shell, "zsh") == 0)
		print_zsh(command);
	else if (strcmp(shell, "fish") == 0)
		print_fish(command);
	else
		options_usage_error("--completion: '%s' is none of bash, zsh, "
				    "fish",
		    shell);
}

/* Say why getopt_long(3) took no option, word being the last that it read. */
static _Noreturn void
refuse(const char *word)
{
	int length = (int)strcspn(word, "=");
	bool known = false;
	unsigned begin_so = 0;

	for (const struct option *row = long_options; row->name != NULL;
	     row++) {
		known |= row->val == optopt;
		begin_so += length > 2 &&
		    strncmp(row->name, word + 2, (size_t)length - 2) == 0;
	}
	if (optopt == 0)
		options_usage_error(begin_so > 1
			? "more than one option begins with %.*s"
			: "there is no option %.*s",
		    length, word);
	if (optopt < 0) /* no ASCII, so half a character */
		options_usage_error("there is no option of that letter");
	if (!known)
		options_usage_error("there is no option -%c", optopt);
	if (strncmp(word, "--", 2) != 0)
		options_usage_error("option -%c takes an argument", optopt);
	options_usage_error(word[length] == '='
		? "option %.*s takes no argument"
		: "option %.*s takes an argument",
	    length, word);
}

int
options_next(const struct command *command, int argc, char *argv[])
{
	int code;

	if (long_options == NULL)
		prepare(command);
	/* Messages begin with the command's name however it was called. */
	opterr = 0;
	code = getopt_long(argc, argv, letters, long_options, NULL);
	if (code == HELP_CODE || (code == 'h' && !own_h))
		print_help(command);
	else if (code == VERSION_CODE)
		print_version(command);
	else if (code == COMPLETION_CODE)
		print_completion(command, optarg);
	else if (code != '?')
		return code;
	else
		refuse(argv[optind - 1]);
	exit(finish(EXIT_SUCCESS));
}

void
options_usage_error(const char *format, ...)
{
	va_list arguments;

	fprintf(stderr, "%s: ", error_command);
	va_start(arguments, format);
	vfprintf(stderr, format, arguments);
	va_end(arguments);
	fprintf(stderr, "; see %s --help\n", error_command);
	exit(EXIT_TROUBLE);
}

uint64_t
options_number(
    const char *option, const char *argument, uint64_t least, uint64_t most)
{
	char *end;
	unsigned long long number;

	errno = 0;
	number = strtoull(argument, &end, 10);
	if (errno != 0 || end == argument || *end != 0 ||
	    strchr(argument, '-') != NULL || number < least || number > most)
		options_usage_error("--%s: '%s' is no whole number from %llu "
				    "to %llu",
		    option, argument, (unsigned long long)least,
		    (unsigned long long)most);
	return number;
}
