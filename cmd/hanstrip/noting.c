/* Noting what the lines of a zone say. */
#include "cmd/hanstrip/noting.h"
#include "cmd/hanstrip/date.h"

bool
noting_label(struct page *page, size_t label, struct field *field)
{
	struct field fields[FIELDS_MOST];

	if (page_fields(page, label, fields) > 0)
		*field = fields[0];
	else if (!fields_guess(page_fold(page, label), field, &page->guess))
		return false;
	return true;
}

/* Where the key is the page's own name, as it writes it without blanks. */
static struct text
key_of(struct page *page, const struct field *field)
{
	static struct buffer key;

	if (!field->own)
		return field->key;
	buffer_clear(&key);
	fold_squeeze(&key, fold_origin(&page->folded, field->label));
	return buffer_text(&key);
}

static void
note_value_line(struct page *page, size_t i)
{
	struct text raw = page_text(page, i);
	struct field field;
	struct text key;

	if (!noting_label(page, page_before(page, i), &field) ||
	    field.key.length == 0)
		return;
	key = key_of(page, &field);
	buffer_clear(&page->scratch);
	if (field.form != VALUE_DATE ||
	    date_read(page_fold(page, i), &page->scratch) == DATE_NONE)
		buffer_append(&page->scratch, raw);
	notes_add(&page->notes, i, key, buffer_text(&page->scratch), raw);
}

void
noting_field(struct page *page, size_t i, const struct field *field)
{
	struct text raw = fold_origin(&page->folded, field->value);
	struct text key = key_of(page, field);

	if (key.length == 0)
		return;
	buffer_clear(&page->scratch);
	/* What stands behind a date is dropped. */
	if (field->form != VALUE_DATE ||
	    date_take(&(struct text){ field->value.bytes, field->value.length },
		&page->scratch) == DATE_NONE)
		buffer_append(&page->scratch, raw);
	notes_add(&page->notes, i, key, buffer_text(&page->scratch), raw);
}

/* A field whose value is on a line of its own is noted there. */
static bool
has_value_line(const struct page *page, size_t i)
{
	size_t under = page_next(page, i + 1, page->count);

	return under < page->count &&
	    (page->verdicts[i].flags & LINE_EMPTY) != 0 &&
	    (page->verdicts[under].flags & LINE_VALUE) != 0;
}

static void
note_labels(struct page *page, size_t i)
{
	struct field fields[FIELDS_MOST];
	size_t count = page_fields(page, i, fields);

	if (count == 0)
		count = fields_guess(page_fold(page, i), fields, &page->guess);
	for (size_t j = 0; j < count; j++)
		noting_field(page, i, &fields[j]);
}

static void
note_rule(struct page *page, size_t i, enum zone zone)
{
	struct text folded = page_fold(page, i);
	const struct rules *rules = page->rules;
	const struct rule *rule = rules_match_user(rules, zone, folded);

	buffer_clear(&page->scratch);
	if (rule == NULL && zone == ZONE_HEAD &&
	    date_read_line(folded, &page->scratch) != DATE_NONE) {
		notes_add(&page->notes, i, TEXT("pub-date"),
		    buffer_text(&page->scratch), page_text(page, i));
		return;
	}
	if (rule == NULL)
		rule = rules_match_ours(rules, zone, folded);
	if (rule == NULL || rule->key.length == 0)
		return;
	noting_field(page, i,
	    &(struct field){ .key = rule->key,
		.value = rule->value,
		.form = text_ends_with(rule->key, TEXT("-date"))
		    ? VALUE_DATE
		    : VALUE_TEXT });
}

/* Note what the lines from begin to end say. */
void
noting_zone(struct page *page, size_t begin, size_t end, enum zone zone)
{
	for (size_t i = begin; i < end; i++) {
		unsigned flags = page->verdicts[i].flags;

		if ((flags & LINE_VALUE) != 0)
			note_value_line(page, i);
		else if ((flags & LINE_LABEL) != 0) {
			if (!has_value_line(page, i))
				note_labels(page, i);
		} else if ((flags & LINE_NOTED) != 0)
			note_rule(page, i, zone);
	}
}
