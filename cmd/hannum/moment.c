/* A date or a time, printed. */
#include "cmd/hannum/moment.h"

const struct moment moment_nothing = { MOMENT_NONE, MOMENT_NONE, MOMENT_NONE,
	MOMENT_NONE, MOMENT_NONE, MOMENT_NONE, MOMENT_NONE, 0 };

static void
print_part(struct buffer *buffer, char mark, int part)
{
	char *room = buffer_room(buffer, 3);

	if (part == MOMENT_NONE)
		return;
	room[0] = mark;
	room[1] = (char)('0' + part / 10);
	room[2] = (char)('0' + part % 10);
	buffer->length += 3;
}

static void
print_year(struct buffer *buffer, int year)
{
	char digits[4];

	for (int i = 4; i-- > 0; year /= 10)
		digits[i] = (char)('0' + year % 10);
	buffer_append(buffer, (struct text){ digits, sizeof(digits) });
}

void
moment_print(const struct moment *moment, struct buffer *buffer)
{
	buffer_clear(buffer);
	if (moment->year != MOMENT_NONE)
		print_year(buffer, moment->year);
	if (moment->quarter != MOMENT_NONE) {
		buffer_append(buffer,
		    moment->year == MOMENT_NONE ? TEXT("Q") : TEXT("-Q"));
		buffer_append_number(buffer, (uint64_t)moment->quarter);
		return;
	}
	if (moment->year == MOMENT_NONE && moment->month != MOMENT_NONE)
		buffer_append(buffer, TEXT("-"));
	else if (moment->month == MOMENT_NONE && moment->day != MOMENT_NONE)
		buffer_append(buffer, TEXT("--"));
	print_part(buffer, '-', moment->month);
	print_part(buffer, '-', moment->day);
	print_part(buffer, 'T', moment->hour);
	print_part(buffer, ':', moment->minute);
	print_part(buffer, ':', moment->second);
}
