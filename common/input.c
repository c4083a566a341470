/* The files named on the command line, as documents of lines. */
#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "common/error.h"
#include "common/escape.h"
#include "common/input.h"
#include "common/memory.h"
#include "common/utf8.h"

enum {
	MARK = 0x1C, /* FS */
	BUFFER_SIZE = 256 * 1024,
	PROGRESS_STEP = 8 * 1024 * 1024,
};

static char standard_input[] = "-";
static char *const only_standard_input[] = { standard_input, NULL };

void
input_open(struct input *input, char *const paths[], unsigned flags)
{
	input->paths = paths[0] == NULL ? only_standard_input : paths;
	input->path_count = 0;
	while (input->paths[input->path_count] != NULL)
		input->path_count++;
	input->next_path = 0;
	input->flags = flags;
	if ((flags & INPUT_PROGRESS) != 0 && !isatty(STDERR_FILENO))
		input->flags &= ~(unsigned)INPUT_PROGRESS;
	input->longest_piece = 0;
	input->separator = '\n';
	input->is_uncounted = false;
	input->descriptor = -1;
	input->begin = input->end = input->ahead = 0;
	input->document_open = input->unfinished = false;
	input->total = input->shown = 0;
}

static void
show_progress(struct input *input)
{
	if ((input->flags & INPUT_PROGRESS) == 0 ||
	    input->total - input->shown < PROGRESS_STEP)
		return;
	input->shown = input->total;
	fprintf(stderr, "\r%s: %" PRIu64 " MB, file %zu of %zu", error_command,
	    input->total / 1000000, input->next_path, input->path_count);
	fflush(stderr);
}

static void
end_progress(struct input *input)
{
	if (input->shown > 0)
		fprintf(stderr, "\r%*s\r", 79, "");
	input->shown = 0;
}

static void
file_trouble(struct input *input)
{
	int reason = errno;

	trouble("%.*s: %s", (int)input->name.length, input->name.bytes,
	    strerror(reason));
}

static void
close_file(struct input *input)
{
	if (input->descriptor > STDIN_FILENO)
		close(input->descriptor);
	input->descriptor = -1;
}

/* Room to read into: behind what is unread, which moves or grows for it. */
static void
make_room(struct input *input)
{
	size_t length = input->end - input->begin;

	if (length > 0 && input->begin > 0)
		memmove(input->bytes, input->bytes + input->begin, length);
	input->begin = input->ahead = 0;
	input->end = length;
	if (input->end + INPUT_MOST_KEPT > input->capacity)
		input->bytes = memory_grow(input->bytes, &input->capacity,
		    input->end + BUFFER_SIZE, 1);
}

/* Read more; false at the end of the file. */
static bool
fill(struct input *input)
{
	ssize_t count;

	if (input->file_ended)
		return false;
	make_room(input);
	if (input->waits)
		output_flush();
	do
		count = read(input->descriptor, input->bytes + input->end,
		    input->capacity - input->end);
	while (count < 0 && errno == EINTR);
	if (count < 0)
		file_trouble(input);
	if (count <= 0) {
		input->file_ended = true;
		return false;
	}
	input->end += (size_t)count;
	input->total += (uint64_t)count;
	show_progress(input);
	return true;
}

static struct text
unread(const struct input *input)
{
	return (struct text){ input->bytes + input->begin,
		input->end - input->begin };
}

/* Read until an LF is among the first most unread bytes, or they are all. */
static bool
find_newline(struct input *input, size_t most, size_t *length)
{
	size_t searched = 0;

	for (;;) {
		struct text rest = text_take(unread(input), most);
		const char *found = rest.length == searched
		    ? NULL
		    : memchr(rest.bytes + searched, input->separator,
			  rest.length - searched);

		if (found != NULL) {
			*length = (size_t)(found - rest.bytes);
			return true;
		}
		searched = *length = rest.length;
		if (rest.length == most || !fill(input))
			return false;
	}
}

/* Is what is unread a document mark?  Its length, without the LF. */
static bool
at_mark(struct input *input, size_t *length)
{
	if ((input->flags & INPUT_NO_MARKS) != 0 || !input->at_line_start ||
	    input->begin == input->end || input->bytes[input->begin] != MARK)
		return false;
	return find_newline(input, INPUT_LONGEST_MARK, length) ||
	    input->end - input->begin < INPUT_LONGEST_MARK;
}

static void
begin_document(struct input *input, bool mark)
{
	input->document = buffer_text(&input->name);
	input->document_open = true;
	input->mark_due = mark;
	input->line_number = 0;
	input->taken = (struct text){ 0 };
	input->kept = 0;
	input->piece_column = 1;
}

/* A name is written as in records, even where a mark breaks that rule. */
static void
append_mark_name(struct buffer *name, struct text mark)
{
	for (size_t i = 0; i < mark.length; i++)
		if (mark.bytes[i] == '\\')
			buffer_append_byte(name, '\\');
		else
			escape_append(name, (struct text){ mark.bytes + i, 1 });
}

static void
take_mark(struct input *input, size_t length)
{
	buffer_clear(&input->name);
	append_mark_name(
	    &input->name, text_skip(text_take(unread(input), length), 1));
	input->begin += length;
	if (input->begin < input->end)
		input->begin++; /* the LF */
	begin_document(input, true);
}

/* Open the next file that can be read; false if none is left. */
static bool
open_file(struct input *input)
{
	while (input->next_path < input->path_count) {
		const char *path = input->paths[input->next_path++];
		bool standard = strcmp(path, "-") == 0;
		struct stat status;

		buffer_clear(&input->name);
		escape_append(&input->name, text_from(path));
		input->descriptor =
		    standard ? STDIN_FILENO : open(path, O_RDONLY);
		if (input->descriptor >= 0 &&
		    fstat(input->descriptor, &status) == 0) {
			if (!S_ISDIR(status.st_mode)) {
				input->waits = !S_ISREG(status.st_mode);
				input->file_ended = false;
				input->at_line_start = true;
				input->begin = input->end = input->ahead = 0;
				return true;
			}
			errno = EISDIR;
		}
		file_trouble(input);
		close_file(input);
	}
	return false;
}

/* What is left of the document that is open is not wanted. */
static void
skip_document(struct input *input)
{
	struct block block;

	while (input_block(input, &block))
		;
}

bool
input_document(struct input *input)
{
	size_t length;

	skip_document(input);
	if (input->descriptor >= 0 && at_mark(input, &length)) {
		take_mark(input, length);
		return true;
	}
	close_file(input);
	if (!open_file(input)) {
		end_progress(input);
		return false;
	}
	fill(input);
	if (at_mark(input, &length))
		take_mark(input, length);
	else
		begin_document(input,
		    input->path_count > 1 &&
			(input->flags & INPUT_NO_MARKS) == 0);
	return true;
}

void
input_pass_mark(struct input *input)
{
	static const char mark = MARK;

	if (!input->mark_due)
		return;
	input->mark_due = false;
	if (input->unfinished)
		output_write(TEXT("\n"));
	output_write((struct text){ &mark, 1 });
	output_write(input->document);
	output_write(TEXT("\n"));
}

static bool
end_document(struct input *input)
{
	input->document_open = false;
	input->unfinished = !input->at_line_start;
	return false;
}

/* Something of the document is unread, and no mark begins there. */
static bool
has_text(struct input *input)
{
	size_t length;

	if (!input->document_open)
		return false;
	if (input->begin == input->end && !fill(input))
		return end_document(input);
	if (at_mark(input, &length))
		return end_document(input);
	return true;
}

static size_t
piece_length(const struct input *input, size_t length)
{
	struct text piece = text_take(unread(input),
	    length < input->longest_piece ? length : input->longest_piece);
	size_t whole = utf8_whole_length(piece);

	return whole > 0 ? whole : piece.length;
}

bool
input_line(struct input *input, struct line *line)
{
	/* Look for the LF behind the longest piece too: it may end there. */
	size_t most =
	    input->longest_piece > 0 ? input->longest_piece + 1 : SIZE_MAX;
	size_t length;

	/* Before reading more, which moves what was taken. */
	input->piece_column = input->at_line_start
	    ? 1
	    : input->piece_column + utf8_count(input->taken);
	input->taken.length = 0;
	if (!has_text(input))
		return false;
	line->newline = find_newline(input, most, &length);
	line->ends = line->newline || length < most;
	if (!line->ends)
		length = piece_length(input, length);
	line->text = text_take(unread(input), length);
	line->column = input->piece_column;
	line->starts = input->at_line_start;
	input->line_number += line->starts;
	line->number = input->line_number;
	input->taken = line->text;
	input->begin += length + line->newline;
	input->at_line_start = line->newline;
	return true;
}

void
input_skip_empty(struct input *input)
{
	input->taken.length = 0;
	while (input->at_line_start && has_text(input)) {
		size_t at = input->begin;

		while (at < input->end && input->bytes[at] == input->separator)
			at++;
		input->line_number += at - input->begin;
		input->begin = at;
		if (at < input->end)
			return;
	}
}

/* Where the next mark may begin in what is unread, or its end. */
static size_t
next_mark(const struct input *input)
{
	struct text rest = unread(input);
	size_t at = 1;

	if ((input->flags & INPUT_NO_MARKS) != 0)
		return rest.length;
	while (at < rest.length) {
		const char *found =
		    memchr(rest.bytes + at, MARK, rest.length - at);

		if (found == NULL)
			break;
		if (found[-1] == '\n')
			return (size_t)(found - rest.bytes);
		at = (size_t)(found - rest.bytes) + 1;
	}
	return rest.length;
}

/* Up to where there are whole lines, before the next mark. */
static size_t
find_ahead(const struct input *input)
{
	struct text rest = text_take(unread(input), next_mark(input));
	size_t last;

	return text_find_last(rest, input->separator, &last)
	    ? input->begin + last + 1
	    : input->begin;
}

struct text
input_ahead(struct input *input)
{
	size_t length;

	input->taken.length = 0;
	if (!input->document_open || !input->at_line_start ||
	    at_mark(input, &length))
		return (struct text){ NULL, 0 };
	if (input->ahead <= input->begin)
		input->ahead = find_ahead(input);
	return text_take(unread(input), input->ahead - input->begin);
}

void
input_skip(struct input *input, size_t length)
{
	if (!input->is_uncounted)
		input->line_number += text_count(
		    text_take(unread(input), length), input->separator);
	input->begin += length;
}

/*
 * How much to hand out: up to the next mark, or all whole characters, if
 * that is more than what was given back.
 */
static size_t
block_length(struct input *input)
{
	size_t length;

	for (;;) {
		size_t there = input->end - input->begin;

		length = next_mark(input);
		if (length < there || input->file_ended)
			return length;
		length = utf8_whole_length(unread(input));
		if (length > input->kept)
			return length;
		fill(input);
	}
}

bool
input_block(struct input *input, struct block *block)
{
	size_t length;

	if (!has_text(input))
		return false;
	/* First, as it may read more, which moves what is unread. */
	length = block_length(input);
	block->text = text_take(unread(input), length);
	input->kept = 0;
	input->taken = block->text;
	input->begin += block->text.length;
	input->at_line_start =
	    block->text.bytes[block->text.length - 1] == '\n';
	block->complete = input->at_line_start ||
	    (input->file_ended && input->begin == input->end);
	return true;
}

void
input_keep(struct input *input, size_t count)
{
	assert(count <= input->taken.length && count <= INPUT_MOST_KEPT);
	input->begin -= count;
	input->taken.length -= count;
	input->kept = count;
}

bool
input_peek(struct input *input, struct text *line)
{
	size_t length;

	if (!has_text(input))
		return false;
	find_newline(input, INPUT_LONGEST_MARK, &length);
	*line = text_take(unread(input), length);
	return true;
}
