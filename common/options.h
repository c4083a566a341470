/*
 * options.h -- One table of options per command.
 *
 * The table is the single source of the parser, of --help and of the
 * completions for bash, zsh and fish; a test holds the manual page to it.
 * -h, --help, --version and --completion are in every command and are handled
 * here.  A table that has an 'h' of its own leaves --help without a letter.
 */
#ifndef COMMON_OPTIONS_H
#define COMMON_OPTIONS_H

#include <getopt.h> /* optarg, optind */
#include <stddef.h>
#include <stdint.h>

/* What stands for an option that has no letter: OPTION_LONG + n, your own n. */
enum { OPTION_LONG = 256 };

struct option_row {
	int code;             /* the letter, or OPTION_LONG + n */
	const char *name;     /* the long name, without dashes */
	const char *argument; /* what it takes, as in "FILE"; NULL if nothing */
	/*
	 * At most 50 columns, no capital, no full stop.  Options beside each
	 * other with the same help have one line, so that all fit a screen.
	 */
	const char *help;
};

struct command {
	const char *name;
	const char *purpose;              /* as the manual page's .Nd */
	const char *operands;             /* as in "[file ...]" */
	const struct option_row *options; /* ends with a row without a name */
	const char *version; /* a further line for --version; may be NULL */
};

/*
 * Get the code of the next option, its argument in optarg; -1 where the
 * operands begin, at argv[optind].  Anything else is a usage error.  The first
 * call also prepares the output, so it comes before anything is written.
 * An argument named FILE completes to file names; one written a|b|c to these
 * words.
 */
int options_next(const struct command *command, int argc, char *argv[]);

/* Say what is wrong and where help is, and exit 2. */
_Noreturn void options_usage_error(const char *format, ...)
    __attribute__((format(printf, 1, 2)));

/* A whole number from least to most, or a usage error naming the option. */
uint64_t options_number(
    const char *option, const char *argument, uint64_t least, uint64_t most);

#endif
