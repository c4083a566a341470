/* Names of columns. */
#include "cmd/hantab/columns.h"
#include "common/error.h"
#include "common/memory.h"

bool
columns_has(
    struct text name, const struct text *names, size_t count, size_t *number)
{
	for (*number = 0; *number < count; ++*number)
		if (text_equal(names[*number], name))
			return true;
	return false;
}

size_t *
columns_find(struct text list, const struct text *names, size_t count,
    size_t *found, const char *where)
{
	size_t *columns = memory_new(list.length + 1, sizeof(*columns));
	struct text name;

	*found = 0;
	while (text_split(&list, ',', &name))
		if (!columns_has(name, names, count, &columns[(*found)++]))
			fatal("%s: there is no column '%.*s'", where,
			    (int)name.length, name.bytes);
	return columns;
}
