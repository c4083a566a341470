/* table.h -- Groups and pivots: a table made of all rows. */
#ifndef CMD_HANTAB_TABLE_H
#define CMD_HANTAB_TABLE_H

#include <stdbool.h>
#include <stdint.h>

#include "cmd/hantab/cells.h"
#include "cmd/hantab/keys.h"
#include "cmd/hantab/plan.h"
#include "cmd/hantab/rows.h"
#include "cmd/hantab/show.h"
#include "common/record.h"

/* Starts from { 0 }; what is wanted stands in the first part. */
struct table {
	struct plan plan;
	struct text groups; /* the columns of -g or -r */
	struct text heads;  /* the column of -c; NULL bytes: no pivot */
	bool sort;
	const struct keys *head_order; /* of the heads; or NULL */

	/* private */
	size_t *group_columns;
	size_t group_count, head_column;
	struct text *group_names;
	struct keys keys;       /* of groups, their columns with tabs between */
	struct keys head_names; /* what -c has; may have an empty one */
	struct cells cells;     /* of groups and heads, in a pivot */
	union state **blocks;   /* of states, by group or cell */
	size_t block_count, block_capacity;
	struct buffer key;
};

/* Begin; names are the columns of the rows. */
void table_open(struct table *table, const struct text *names, size_t count);

/* Add a row, unless it is no use, which is said then. */
void table_add(struct table *table, const struct rows *rows);

/* Is the row of another group than the one added last? */
bool table_is_other_group(struct table *table, const struct rows *rows);

/* Forget all groups. */
void table_clear(struct table *table);

/*
 * Show the groups.  With several calls, each after table_clear(), show is
 * begun once, and to be ended by the caller.
 */
void table_show_header(struct table *table, struct show *show);
void table_show(struct table *table, struct show *show);

/* Begin with what table_write() wrote; records is opened by this. */
bool table_open_partial(
    struct table *table, struct record_input *records, struct input *input);

/* Merge the row of records. */
void table_merge(struct table *table, const struct record_input *records);

/* Write the groups or cells unfinished. */
void table_write_header(struct table *table);
void table_write(struct table *table);

/* Give all memory back. */
void table_free(struct table *table);

#endif
