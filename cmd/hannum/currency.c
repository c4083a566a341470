/* What says before a number that it is money: $ HK$ RMB, and 美元3.5亿. */
#include "cmd/hannum/quantity.h"

enum { LONGEST_CURRENCY = 5 };

bool
is_currency_sign(int32_t character)
{
	switch (character) {
	case '$':
	case 0x00A3: /* £ */
	case 0x00A5: /* ¥ */
	case 0x20AC: /* € */
	case 0xFFE5: /* ￥ */
		return true;
	}
	return false;
}

/* RMB and the like before place, behind no letter. */
static bool
follows_code(const struct number_line *line, size_t place)
{
	static const char codes[][4] = { "RMB", "CNY", "USD", "HKD", "MOP",
		"TWD", "EUR", "GBP", "JPY" };

	if (place < 3 || (place > 3 && is_letter(line->character[place - 4])))
		return false;
	for (size_t i = 0; i < sizeof(codes) / sizeof(*codes); i++)
		if (line->character[place - 3] == codes[i][0] &&
		    line->character[place - 2] == codes[i][1] &&
		    line->character[place - 1] == codes[i][2])
			return true;
	return false;
}

size_t
currency_before(const struct number_reader *reader, size_t place)
{
	const struct number_line *line = reader->line;
	size_t begin = place;

	if (begin == reader->sure)
		return 0;
	if (!is_currency_sign(line->character[begin - 1])) {
		begin -= line->character[begin - 1] == ' ';
		return begin >= reader->sure + 3 && follows_code(line, begin)
		    ? place - begin + 3
		    : 0;
	}
	begin--;
	while (begin > reader->sure && place - begin < 4 &&
	    line->character[begin - 1] >= 'A' &&
	    line->character[begin - 1] <= 'Z')
		begin--;
	return place - begin;
}

/* 美元3.5亿, which has no other unit: the length of the word before place. */
static size_t
currency_word(struct number_reader *reader, size_t place)
{
	enum number_kind kind;
	struct text called;
	size_t end = place -
	    (place > reader->sure && reader->line->character[place - 1] == ' ');

	for (size_t length = LONGEST_CURRENCY; length > 1; length--)
		if (end >= reader->sure + length &&
		    read_measure(reader, end - length, &kind, &called) ==
			length &&
		    kind == NUMBER_MONEY)
			return place - end + length;
	return 0;
}

void
money_set_currency(struct number_reader *reader, struct number *number,
    struct quantity *quantity)
{
	size_t length = quantity->has_unit || !reader->first.is_arabic
	    ? 0
	    : currency_before(reader, number->begin);

	if (length == 0 && !quantity->has_unit && reader->first.is_arabic)
		length = currency_word(reader, number->begin);
	if (length == 0)
		return;
	quantity->kind = NUMBER_MONEY;
	quantity->has_unit = true;
	number->unit_end =
	    number->begin - (reader->line->character[number->begin - 1] == ' ');
	number->begin -= length;
	number->unit_begin = number->begin;
}
