/* The files to search. */
#include <dirent.h>
#include <errno.h>
#include <fnmatch.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "cmd/hangrep/walk.h"
#include "common/buffer.h"
#include "common/error.h"
#include "common/memory.h"

/* One walk: the same for every folder below. */
struct step {
	const struct walk *walk;
	bool (*visit)(void *state, const char *path);
	void *state;
};

void
walk_add_glob(struct walk *walk, const char *pattern, bool includes)
{
	walk->globs = memory_grow(walk->globs, &walk->capacity, walk->count + 1,
	    sizeof(*walk->globs));
	walk->globs[walk->count++] = (struct walk_glob){ pattern, includes };
	walk->includes |= includes;
}

static bool
is_wanted(const struct walk *walk, const char *path)
{
	const char *slash = strrchr(path, '/');
	const char *name = slash == NULL ? path : slash + 1;
	bool wanted = !walk->includes;

	for (size_t i = 0; i < walk->count; i++)
		if (fnmatch(walk->globs[i].pattern, name, 0) == 0)
			wanted = walk->globs[i].includes;
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

static void
append_path(struct buffer *path, const char *folder, const char *name)
{
	buffer_append(path, text_from(folder));
	if (path->length > 0 && path->bytes[path->length - 1] != '/')
		buffer_append_byte(path, '/');
	buffer_append(path, text_from(name));
	buffer_append_byte(path, 0);
}

/* What is below folder; prefix is how it begins the paths. */
static bool
walk_folder(const struct step *step, const char *folder, const char *prefix)
{
	struct dirent **entries;
	struct buffer below = { 0 };
	bool goes_on = true;
	int count = scandir(folder, &entries, is_no_dot, compare_entries);

	if (count < 0) {
		trouble("%s: %s", folder, strerror(errno));
		return true;
	}
	for (int i = 0; i < count; i++) {
		struct stat status;

		buffer_clear(&below);
		append_path(&below, prefix, entries[i]->d_name);
		free(entries[i]);
		if (!goes_on || lstat(below.bytes, &status) != 0)
			continue;
		if (S_ISDIR(status.st_mode))
			goes_on = walk_folder(step, below.bytes, below.bytes);
		else if (S_ISREG(status.st_mode) &&
		    is_wanted(step->walk, below.bytes))
			goes_on = step->visit(step->state, below.bytes);
	}
	free(entries);
	buffer_free(&below);
	return goes_on;
}

bool
walk_files(const struct walk *walk, const char *path,
    bool (*visit)(void *state, const char *path), void *state)
{
	struct step step = { walk, visit, state };
	struct stat status;

	if (walk->recursive && strcmp(path, "-") != 0 &&
	    stat(path, &status) == 0 && S_ISDIR(status.st_mode))
		return walk_folder(
		    &step, path, strcmp(path, ".") == 0 ? "" : path);
	return !is_wanted(walk, path) || visit(state, path);
}
