/*
 * rules.h -- The table of rules: what a line is, by its form and zone.
 *
 * common/data/boilerplate.rules says how one is written.
 */
#ifndef CMD_HANSTRIP_RULES_H
#define CMD_HANSTRIP_RULES_H

#include <stdbool.h>

#include "common/regex.h"
#include "common/text.h"

enum line_class {
	CLASS_BLANK,
	CLASS_BODY,
	CLASS_TITLE,
	CLASS_TITLE_DUPLICATE,
	CLASS_METADATA,
	CLASS_BREADCRUMB,
	CLASS_PUBLINE,
	CLASS_SEPARATOR,
	CLASS_WIDGET,
	CLASS_RELATED,
	CLASS_CREDIT,
	CLASS_FOOTER,
	CLASS_COUNT,
};

extern const struct text class_names[CLASS_COUNT];

/* The class called name; CLASS_COUNT if there is none. */
enum line_class class_find(struct text name);

enum zone {
	ZONE_HEAD,   /* before the body */
	ZONE_MIDDLE, /* within it */
	ZONE_TAIL,   /* after it */
	ZONE_TITLE,  /* in the title */
	ZONE_SIGN,   /* above the date that ends the document */
	ZONE_COUNT,
};

/* When a rule holds. */
enum condition {
	CONDITION_NONE,
	CONDITION_COMPANY, /* only beside another line that goes */
	CONDITION_ALONE,   /* only with nothing under it */
};

struct rule {
	enum line_class class;
	unsigned zones; /* bits, 1 << ZONE_... */
	bool begins;    /* the body begins with such a line, and does not end
			   before it */
	enum condition condition;
	struct text key;   /* of the value; empty if there is none */
	struct text value; /* of the match: the first group, or all of it */
	struct text pattern;
	struct regex *alone; /* of a user's rule */
};

struct rules {
	struct rule *list;
	size_t count, capacity;
	size_t own; /* how many of them are the user's, and so come first */
	/* private: all rules of a zone in one */
	struct regex *users[ZONE_COUNT], *ours[ZONE_COUNT];
};

/* Add the rules of the file at path, which the user gave. */
void rules_load(struct rules *rules, const char *path);

/* Add our own rules, when all of the user's are there. */
void rules_finish(struct rules *rules);

/*
 * The first rule that folded, a line in this zone, matches; NULL if none does.
 * What it says is good until the next match.  One of the user's rules comes
 * before all of ours; each can be asked for alone.
 */
const struct rule *rules_match(
    const struct rules *rules, enum zone zone, struct text folded);
const struct rule *rules_match_user(
    const struct rules *rules, enum zone zone, struct text folded);
const struct rule *rules_match_ours(
    const struct rules *rules, enum zone zone, struct text folded);

#endif
