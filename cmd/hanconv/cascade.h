/*
 * cascade.h -- A segment on its way through the stages of a config.
 *
 * What is pushed in at the top comes out at the bottom as tokens: the text
 * that stands for a piece of the source, and how it came to be.  A stage holds
 * back what a longer text could still change, which is never more than its
 * longest word.
 */
#ifndef CMD_HANCONV_CASCADE_H
#define CMD_HANCONV_CASCADE_H

#include "cmd/hanconv/data.h"

enum {
	CASCADE_NORMALIZED = OPENCC_MOST_STAGES, /* a rule behind the stages */
	CASCADE_RULES,
	CASCADE_MOST_OPERANDS = 64, /* of an ideographic description */
	CASCADE_MOST_DEPTH = 16,
};

struct token {
	struct text text;
	size_t source; /* how many bytes of the source it stands for */
	/* Name of the dictionary that had it, by stage; NULL bytes: none. */
	struct text rules[CASCADE_RULES];
	struct text candidates; /* where there were several, of the first */
};

/* What takes the tokens; the text is good during the call. */
struct sink {
	void (*take)(struct sink *sink, const struct token *token);
};

struct stage {
	const struct opencc_group *group;
	size_t longest; /* bytes, of what a word can match */

	/* Text that waits, from begin on, and the tokens it is made of. */
	struct buffer text;
	size_t begin;
	struct waiting {
		struct token token;
		size_t end; /* in text */
	} * tokens;
	size_t first, count, capacity;

	/* The token that goes on, not complete yet. */
	struct token token;
	struct buffer token_text;
};

struct cascade {
	const struct opencc_config *config;
	struct stage stages[OPENCC_MOST_STAGES];
	struct sink *sink;
};

void cascade_open(struct cascade *cascade, const struct opencc_config *config,
    struct sink *sink);
void cascade_push(struct cascade *cascade, const struct token *token);

/* Nothing more belongs to the segment: bring out all of it. */
void cascade_flush(struct cascade *cascade);

/*
 * Length of the ideographic description sequence that text begins with, 0 if
 * there is none or it does not end in it, or in its line.  Sets *open if more
 * text could complete it.
 */
size_t cascade_sequence(struct text text, bool *open);

#endif
