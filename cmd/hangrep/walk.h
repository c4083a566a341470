/* walk.h -- The files to search: those that are named, and below folders. */
#ifndef CMD_HANGREP_WALK_H
#define CMD_HANGREP_WALK_H

#include <stdbool.h>
#include <stddef.h>

/* A pattern of names; of several that fit, the last decides. */
struct walk_glob {
	const char *pattern;
	bool includes;
};

/* Starts from { 0 }. */
struct walk {
	bool recursive; /* go into folders */

	/* private */
	struct walk_glob *globs;
	size_t count, capacity;
	bool includes; /* one of them does: others are left out */
};

/* Include, or exclude, files whose name without folders fits. */
void walk_add_glob(struct walk *walk, const char *pattern, bool includes);

/*
 * Call visit for path, or for each file below it in the order of names, until
 * it returns false; then return false.  As for grep(1), links are followed
 * only where they are named.  A folder that cannot be read is trouble().
 */
bool walk_files(const struct walk *walk, const char *path,
    bool (*visit)(void *state, const char *path), void *state);

#endif
