/* sections.h -- The sections of a document, in the order of the text. */
#ifndef CMD_HANSECT_SECTIONS_H
#define CMD_HANSECT_SECTIONS_H

#include "cmd/hansect/ladder.h"
#include "cmd/hansect/reading.h"
#include "cmd/hansect/unnumbered.h"
#include "common/input.h"

enum form {
	FORM_HEADING,
	FORM_RUN_IN,
	FORM_ITEM,
	FORM_UNNUMBERED,
	FORM_BODY, /* the root, where an attached document begins */
};

struct section {
	struct text title;
	struct step step;
	uint32_t line;   /* which of the lines */
	uint32_t offset; /* of the marker in it, in bytes */
	uint32_t marker; /* how long the marker is */
	uint32_t before; /* the number it should follow; 0: none */
	uint8_t depth;   /* in the tree, from 1; 0 for the root */
	uint8_t form;    /* enum form */
};

struct sections {
	struct section *list;
	size_t count;

	/* private */
	size_t capacity;
	struct reading reading;
	struct unnumbered unnumbered;
	struct ladder ladder;
	struct step *steps;
	size_t steps_capacity;
	bool numbered; /* the document has markers */
};

/*
 * Find the sections of count lines, which begin a document or go on in it.
 * Starts from { 0 }; the list is good until the next call, its titles as long
 * as the lines.
 */
void sections_find(struct sections *sections, const struct line *lines,
    size_t count, bool document_starts);

#endif
