/* duration.c -- Lengths of time in two units or more: 2小时12分钟. */
#include "cmd/hannum/quantity.h"

enum {
	BELL = 0x949F,  /* 钟 */
	ZERO = 0x96F6,  /* 零 */
	AGAIN = 0x53C8, /* 又 */
};

enum span { NO_SPAN, SECONDS, MINUTES, HOURS, DAYS, MONTHS, YEARS };

/* The unit at place, and where it ends; 月 alone is one of a date. */
static enum span
read_span(const struct number_line *line, size_t place, size_t *end)
{
	bool counted = line_at(line, place) == 0x4E2A; /* 个 */
	int32_t unit = line_at(line, place + counted);
	int32_t next = line_at(line, place + counted + 1);

	*end = place + counted + 1;
	switch (unit) {
	case 0x5E74: /* 年 */
		return YEARS;
	case 0x6708: /* 月 */
		return counted ? MONTHS : NO_SPAN;
	case 0x5929: /* 天 */
		return DAYS;
	case 0x5C0F: /* 小时 */
		++*end;
		return next == 0x65F6 ? HOURS : NO_SPAN;
	case BELL: /* 钟头 */
		++*end;
		return next == 0x5934 ? HOURS : NO_SPAN;
	case 0x5206: /* 分, 分钟 */
		*end += next == BELL;
		return MINUTES;
	case 0x79D2: /* 秒, 秒钟 */
		*end += next == BELL;
		return SECONDS;
	}
	return NO_SPAN;
}

/* How many of the smaller unit the larger one is; 0 if it goes before others. */
static int
spans_in(enum span larger, enum span smaller)
{
	if (larger == YEARS && smaller == MONTHS)
		return 12;
	if (larger == DAYS && smaller == HOURS)
		return 24;
	if ((larger == HOURS && smaller == MINUTES) ||
	    (larger == MINUTES && smaller == SECONDS))
		return 60;
	return 0;
}

/* 零 or 又 at place: one, or none. */
static size_t
joint_length(const struct number_line *line, size_t place)
{
	int32_t joint = line_at(line, place);

	return joint == ZERO || joint == AGAIN;
}

size_t
duration_read_smaller(struct number_reader *reader, size_t place,
    struct number *number, struct quantity *quantity)
{
	const struct number_line *line = reader->line;
	struct numeral *part = &reader->second;
	struct decimal factor = { 0 };
	size_t unit_end;
	enum span larger = read_span(line, number->unit_begin, &unit_end);

	while (larger != NO_SPAN && unit_end == place &&
	    quantity->low->scale == 0 &&
	    numeral_read(part, line, place + joint_length(line, place)) &&
	    !part->is_range && !part->is_more && part->low.scale == 0) {
		enum span smaller = read_span(line, part->end, &unit_end);

		factor.small = spans_in(larger, smaller);
		if (factor.small == 0 ||
		    decimal_compare(&part->low, &factor) >= 0)
			break;
		decimal_multiply(quantity->low, &factor);
		decimal_add(quantity->low, &part->low);
		number->unit_begin = part->end;
		number->unit_end = place = unit_end;
		number->unit = (struct text){ NULL, 0 };
		quantity->kind = NUMBER_DURATION;
		larger = smaller;
	}
	return place;
}
