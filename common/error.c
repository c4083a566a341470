/* Messages, the remembered exit status, and the checked output. */
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "common/error.h"

const char *error_command = "hanutils";

static bool had_trouble;

/* What was written last, and is not yet given to standard output. */
static char pending[32 * 1024];
static size_t pending_length;

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
	fwrite(pending, 1, pending_length, stdout);
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

static void
give(struct text text)
{
	if (fwrite(text.bytes, 1, text.length, stdout) != text.length)
		output_failed();
}

static void
give_pending(void)
{
	give((struct text){ pending, pending_length });
	pending_length = 0;
}

void
output_flush(void)
{
	give_pending();
	if (fflush(stdout) != 0)
		output_failed();
}

void
output_write(struct text text)
{
	if (text.length > sizeof(pending)) {
		give_pending();
		give(text);
		return;
	}
	if (text.length > sizeof(pending) - pending_length)
		give_pending();
	if (text.length > 0)
		memcpy(pending + pending_length, text.bytes, text.length);
	pending_length += text.length;
}

int
finish(int status)
{
	output_flush();
	if (fclose(stdout) != 0)
		output_failed();
	return had_trouble ? EXIT_TROUBLE : status;
}
