/* compile-lexicon TABLE > DATA: make a lexicon of a table at build time. */
#include "common/error.h"
#include "common/lexicon.h"

int
main(int argc, char *argv[])
{
	static struct lexicon lexicon;

	error_command = "compile-lexicon";
	if (argc != 2)
		fatal("usage: compile-lexicon TABLE > DATA");
	lexicon = lexicon_load(argv[1], 0);
	output_write(lexicon_data(lexicon));
	return finish(EXIT_SUCCESS);
}
