/*
 * repair.h -- Undo the damage of web pages, a line at a time.
 *
 * A line is repaired by named rules, each of which can be switched off.
 * Repairing what was repaired changes nothing.
 */
#ifndef COMMON_REPAIR_H
#define COMMON_REPAIR_H

#include <stdbool.h>
#include <stddef.h>

#include "common/buffer.h"
#include "common/repair/mapping.h"
#include "common/repair/readings.h"
#include "common/repair/stops.h"
#include "common/repair/torn.h"
#include "common/text.h"

enum repair_rule {
	REPAIR_MOJIBAKE,
	REPAIR_ENTITIES,
	REPAIR_FORMS,
	REPAIR_READINGS,
	REPAIR_BYTES,
	REPAIR_WIDTH,
	REPAIR_RULES, /* how many */
};

/* What one rule did, or saw and left. */
struct repair_edit {
	enum repair_rule rule;
	size_t begin, end; /* in the line, in bytes */
	struct text after; /* the same as before: left as it was */
	size_t after_at;   /* private: where it is in texts */
};

enum { REPAIR_STAGES = 16 };

struct repair {
	unsigned rules; /* a bit for each, 1 << REPAIR_READINGS ... */
	bool keeps_edits;

	/* What was done to the last line, where keeps_edits; by place. */
	struct repair_edit *edits;
	size_t edit_count;

	/* private */
	struct stops stops;
	struct readings *readings;
	struct text text; /* the line, as far as it is repaired */
	struct buffer made[2], texts, decoded;
	struct mapping mappings[REPAIR_STAGES];
	size_t stage_count, copied, edit_capacity;
	struct torn torn;
};

/* A rule as the manual names it, and what it does in a few words. */
struct repair_rule_name {
	const char *name, *purpose;
	bool is_on; /* unless switched off */
};
extern const struct repair_rule_name repair_rule_names[REPAIR_RULES];

/* The rules that are on unless switched off, a bit each. */
unsigned repair_default_rules(void);

/* Begin with these rules; the struct starts from { 0 }. */
void repair_open(struct repair *repair, unsigned rules);

/* Begin a document. */
void repair_begin(struct repair *repair);

/*
 * How many bytes of text, which may be many lines and begins one, need no
 * repair for certain; less than its length only where a damaged character may
 * be.
 */
size_t repair_sound_length(const struct repair *repair, struct text text);

/*
 * Repair the line, which has no LF.  Returns the line itself, or bytes that
 * are good until the next call.
 */
struct text repair_line(struct repair *repair, struct text line);

/*
 * Where an offset in what repair_line() returned is in the line, where
 * keeps_edits.  An end is taken before what was removed behind it, a beginning
 * behind it; in something that was replaced, they are the end and the
 * beginning of that.
 */
size_t repair_line_begin(const struct repair *repair, size_t offset);
size_t repair_line_end(const struct repair *repair, size_t offset);

/*
 * Whether the line may be cut at offset, and its parts repaired one by one:
 * no damage is near.
 */
bool repair_may_cut(struct text line, size_t offset);

#endif
