/* Messages, the remembered exit status, and the checked output. */
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "common/error.h"

const char *error_command = "hanutils";

static bool had_trouble;

static void
say(const char *format, va_list arguments)
{
	vfprintf(stderr, format, arguments);
	putc('\n', stderr);
}

void
trouble(const char *format, ...)
{
	va_list arguments;

	had_trouble = true;
	fprintf(stderr, "%s: ", error_command);
	va_start(arguments, format);
	say(format, arguments);
	va_end(arguments);
}

void
trouble_at(struct text document, size_t line, const char *format, ...)
{
	va_list arguments;

	had_trouble = true;
	fprintf(stderr, "%s: ", error_command);
	fwrite(document.bytes, 1, document.length, stderr);
	fprintf(stderr, ":%zu: ", line);
	va_start(arguments, format);
	say(format, arguments);
	va_end(arguments);
}

void
notice(const char *format, ...)
{
	va_list arguments;

	fprintf(stderr, "%s: ", error_command);
	va_start(arguments, format);
	say(format, arguments);
	va_end(arguments);
}

void
fatal(const char *format, ...)
{
	va_list arguments;

	fprintf(stderr, "%s: ", error_command);
	va_start(arguments, format);
	say(format, arguments);
	va_end(arguments);
	/* What was finished before the trouble is not lost with it. */
	fflush(stdout);
	_exit(EXIT_TROUBLE);
}

static void
output_failed(void)
{
	fprintf(stderr, "%s: standard output: %s\n", error_command,
	    strerror(errno));
	_exit(EXIT_TROUBLE);
}

void
output_flush(void)
{
	if (fflush(stdout) != 0)
		output_failed();
}

void
output_write(struct text text)
{
	if (text.length > 0 &&
	    fwrite(text.bytes, 1, text.length, stdout) != text.length)
		output_failed();
}

int
finish(int status)
{
	output_flush();
	if (fclose(stdout) != 0)
		output_failed();
	return had_trouble ? EXIT_TROUBLE : status;
}
