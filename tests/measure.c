/*
 * measure FILE COMMAND [ARGUMENT ...]
 *
 * Run the command, and write its user time in microseconds and its peak
 * memory in KiB, a tab between them, to FILE.  Its children that it waited
 * for count too.  Exits as the command did; 128 + N if signal N ended it.
 */
#define _DEFAULT_SOURCE /* ru_maxrss */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

static void
fail(const char *what)
{
	perror(what);
	exit(126);
}

static int
run(char *argv[])
{
	pid_t child = fork();
	int status;

	if (child < 0)
		fail("fork");
	if (child == 0) {
		execvp(argv[0], argv);
		fail(argv[0]);
	}
	if (waitpid(child, &status, 0) < 0)
		fail("waitpid");
	return status;
}

static void
write_usage(const char *path)
{
	struct rusage usage;
	FILE *file = fopen(path, "w");

	if (!file || getrusage(RUSAGE_CHILDREN, &usage) != 0)
		fail(path);
	fprintf(file, "%jd\t%ld\n",
	    (intmax_t)usage.ru_utime.tv_sec * 1000000 + usage.ru_utime.tv_usec,
	    usage.ru_maxrss);
	if (fclose(file) != 0)
		fail(path);
}

int
main(int argc, char *argv[])
{
	int status;

	if (argc < 3) {
		fputs("usage: measure FILE COMMAND [ARGUMENT ...]\n", stderr);
		return 126;
	}
	status = run(argv + 2);
	write_usage(argv[1]);
	return WIFSIGNALED(status) ? 128 + WTERMSIG(status)
				   : WEXITSTATUS(status);
}
