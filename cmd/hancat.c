/* hancat: open documents in any encoding as one stream of UTF-8 text. */
#include "cmd/hancat/encoding.h"
#include "common/error.h"
#include "common/escape.h"
#include "common/input.h"
#include "common/memory.h"
#include "common/options.h"

enum {
	MARK = 0x1C, /* FS begins the line that marks a document */
};

static const struct option_row options[] = {
	{ 'e', "encoding", "NAME", "decode from NAME; do not guess" },
	{ 'f', "files-from", "FILE", "read file names from FILE, one a line" },
	{ '0', "null", NULL, "names in FILE end with NUL" },
	{ 'v', "verbose", NULL, "say which encoding each file is in" },
	{ OPTION_LONG, "progress", NULL, "show progress on a terminal" },
	{ 0 },
};

static const struct command command = {
	"hancat",
	"open documents in any encoding as UTF-8 text",
	"[file ...]",
	options,
	NULL,
};

/* What is asked, and what goes on from file to file. */
struct settings {
	const char *encoding; /* NULL: guess */
	bool verbose;
	unsigned flags; /* of the input */
};

struct opener {
	struct settings settings;
	struct input input;
	struct decoder decoder;
	struct buffer decoded;
	bool unfinished; /* the output stands inside a line */

	/* of the file being read */
	bool chosen; /* the encoding, by bytes that are not ASCII */
	bool stream; /* it is text with marks already */
	bool byte_order_mark;
	bool carriage_return; /* one is due, unless an LF follows */
	size_t line_ends, marks_escaped;
};

static void
write_mark(struct opener *opener)
{
	static const char mark = MARK;

	if (opener->unfinished)
		output_write(TEXT("\n"));
	opener->unfinished = false;
	if (opener->stream)
		return;
	output_write((struct text){ &mark, 1 });
	output_write(opener->input.document);
	output_write(TEXT("\n"));
}

/* Write what has no CR and no mark to look at. */
static void
write_plain(struct opener *opener, struct text text)
{
	if (text.length == 0)
		return;
	output_write(text);
	opener->unfinished = text.bytes[text.length - 1] != '\n';
}

static size_t
distance(struct text text, char byte)
{
	const char *found = memchr(text.bytes, byte, text.length);

	return found == NULL ? text.length : (size_t)(found - text.bytes);
}

/* Write the part of text that has no line end to change, and its marks. */
static void
write_marked(struct opener *opener, struct text text)
{
	while (text.length > 0) {
		size_t plain = distance(text, MARK);

		write_plain(opener, text_take(text, plain));
		text = text_skip(text, plain);
		if (text.length == 0)
			return;
		if (opener->unfinished || opener->stream) {
			write_plain(opener, text_take(text, 1));
		} else {
			write_plain(opener, TEXT("\xE2\x90\x9C"));
			opener->marks_escaped++;
		}
		text = text_skip(text, 1);
	}
}

/* Write decoded text: line ends become LF, and no content looks as a mark. */
static void
write_text(struct opener *opener, struct text text)
{
	while (text.length > 0) {
		size_t plain;

		if (opener->carriage_return && text.bytes[0] != '\n')
			write_plain(opener, TEXT("\r"));
		else
			opener->line_ends += opener->carriage_return;
		plain = distance(text, '\r');
		opener->carriage_return = plain < text.length;
		write_marked(opener, text_take(text, plain));
		text = text_skip(text, plain + 1);
	}
}

static bool
is_ascii(struct text text)
{
	for (size_t i = 0; i < text.length; i++)
		if (text.bytes[i] <= 0)
			return false;
	return true;
}

static void
choose(struct opener *opener, struct text sample)
{
	const char *encoding = opener->settings.encoding;

	if (opener->chosen || (encoding == NULL && is_ascii(sample)))
		return;
	opener->chosen = true;
	if (encoding == NULL && opener->stream)
		encoding = encoding_names[ENCODING_UTF8];
	if (encoding == NULL)
		encoding = encoding_names[encoding_guess(sample)];
	decoder_open(&opener->decoder, encoding);
}

static void
decode(struct opener *opener, struct text bytes, bool first, bool last)
{
	struct text text;

	choose(opener, bytes);
	buffer_clear(&opener->decoded);
	decoder_decode(&opener->decoder, bytes, last, &opener->decoded);
	text = buffer_text(&opener->decoded);
	if (first && text_starts_with(text, TEXT("\xEF\xBB\xBF"))) {
		opener->byte_order_mark = true;
		text = text_skip(text, 3);
	}
	write_text(opener, text);
	if (last && opener->carriage_return)
		write_plain(opener, TEXT("\r"));
}

static void
report(const struct opener *opener)
{
	struct text name = opener->input.document;
	int length = (int)name.length;

	if (opener->settings.verbose)
		notice("%.*s: %s%s%s", length, name.bytes,
		    opener->chosen ? opener->decoder.encoding : "ASCII",
		    opener->byte_order_mark ? ", with byte order mark" : "",
		    opener->line_ends > 0 ? ", CR LF" : "");
	if (opener->marks_escaped > 0)
		notice("%.*s: FS at the start of %zu lines is not a document "
		       "mark, written as U+241C",
		    length, name.bytes, opener->marks_escaped);
	if (opener->decoder.replaced > 0)
		trouble("%.*s: %zu bytes are not %s, replaced by U+FFFD",
		    length, name.bytes, opener->decoder.replaced,
		    opener->decoder.encoding);
}

static void
open_document(struct opener *opener, char *path)
{
	char *const paths[] = { path, NULL };
	struct text peeked;
	struct block block;
	bool first = true;

	input_open(
	    &opener->input, paths, INPUT_NO_MARKS | opener->settings.flags);
	if (!input_document(&opener->input))
		return;
	opener->stream = input_peek(&opener->input, &peeked) &&
	    peeked.length > 0 && peeked.bytes[0] == MARK;
	opener->chosen = opener->byte_order_mark = false;
	opener->carriage_return = false;
	opener->line_ends = opener->marks_escaped = 0;
	decoder_open(&opener->decoder, encoding_names[ENCODING_UTF8]);
	write_mark(opener);
	for (; input_block(&opener->input, &block); first = false)
		decode(opener, block.text, first, false);
	decode(opener, TEXT(""), first, true);
	report(opener);
}

static void
open_listed(struct opener *opener, const char *list, char separator)
{
	struct buffer name = { 0 };
	char *const paths[] = { (char *)list, NULL };
	static struct input input;
	struct block block;

	input_open(&input, paths, INPUT_NO_MARKS);
	if (!input_document(&input))
		return;
	while (input_block(&input, &block)) {
		struct text rest = block.text, part;

		while (text_split(&rest, separator, &part)) {
			buffer_append(&name, part);
			if (rest.bytes == NULL)
				break;
			buffer_append_byte(&name, 0);
			if (name.length > 1)
				open_document(opener, name.bytes);
			buffer_clear(&name);
		}
	}
	if (name.length > 0) {
		buffer_append_byte(&name, 0);
		open_document(opener, name.bytes);
	}
	buffer_free(&name);
}

int
main(int argc, char *argv[])
{
	static struct opener opener;
	const char *list = NULL;
	char separator = '\n';
	int option;

	while ((option = options_next(&command, argc, argv)) != -1)
		switch (option) {
		case 'e':
			opener.settings.encoding = optarg;
			if (!decoder_open(&opener.decoder, optarg))
				options_usage_error(
				    "--encoding: no encoding is called '%s', "
				    "iconv -l lists them",
				    optarg);
			break;
		case 'f':
			list = optarg;
			break;
		case '0':
			separator = '\0';
			break;
		case 'v':
			opener.settings.verbose = true;
			break;
		case OPTION_LONG:
			opener.settings.flags = INPUT_PROGRESS;
			break;
		}
	if (list != NULL)
		open_listed(&opener, list, separator);
	for (int i = optind; i < argc; i++)
		open_document(&opener, argv[i]);
	if (list == NULL && optind == argc)
		open_document(&opener, (char[]){ "-" });
	return finish(EXIT_SUCCESS);
}
