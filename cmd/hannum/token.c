/* Digits among letters: what is written together is one token. */
#include "cmd/hannum/read.h"

enum { MOST_MEASURED = 14 /* digits before a unit of letters */ };

static bool
is_token_character(int32_t character)
{
	return is_digit(character) || is_letter(character) ||
	    (character > 0 && character < 0x80 && character != ' ' &&
		character != ',' && character != ';' && character != '(' &&
		character != ')' && character != '"' && character != '<' &&
		character != '>' && character != '[' && character != ']' &&
		character != '!' && character != '?' && character != '\t' &&
		character != '%' && character != '~' && character != '$');
}

/* What is written together before place; no place is looked at twice. */
static void
look_back(struct token *token, const struct number_line *line, size_t place)
{
	size_t first = place;

	while (first > token->known &&
	    is_token_character(line->character[first - 1]))
		first--;
	if (first > token->known) {
		token->begin = first;
		token->first_letter = 0;
	}
	for (size_t i = first; i < place && token->first_letter == 0; i++)
		if (is_letter(line->character[i]))
			token->first_letter = i + 1;
	token->known = place;
}

/* ... and behind: 1,234.5 and what follows. */
static void
look_ahead(struct token *token, const struct number_line *line, size_t place)
{
	size_t end = place;

	if (place >= token->digits_end) {
		while (is_digit(line_at(line, end)) ||
		    line_at(line, end) == '.' ||
		    (line_at(line, end) == ',' &&
			is_digit(line_at(line, end + 1))))
			end++;
		token->digits_end = end;
	}
	end = token->digits_end;
	if (end >= token->tail_begin && end < token->end)
		return;
	token->tail_begin = end;
	token->last_letter = 0;
	for (; is_token_character(line_at(line, end)); end++)
		if (is_letter(line->character[end]))
			token->last_letter = end + 1;
	token->end = end;
}

/* GDP12.6万元: behind two letters or more a quantity, if it looks like one. */
static bool
is_said_of(struct number_reader *reader, size_t place)
{
	const struct number_line *line = reader->line;
	const struct numeral *here = &reader->here;
	enum number_kind kind;
	struct text called;

	return place >= reader->sure + 2 &&
	    is_letter(line->character[place - 1]) &&
	    is_letter(line->character[place - 2]) &&
	    look_at_first(reader, place) &&
	    (here->has_point || here->has_magnitude) &&
	    read_measure(reader, here->end, &kind, &called) > 0;
}

size_t
find_token(struct number_reader *reader, size_t place, size_t *begin)
{
	const struct number_line *line = reader->line;
	struct token *token = &reader->token;
	enum number_kind kind;
	struct text called;

	look_back(token, line, place);
	look_ahead(token, line, place);
	if (token->first_letter == 0 &&
	    token->digits_end - place <= MOST_MEASURED &&
	    is_letter(line_at(line, token->digits_end))) {
		size_t length =
		    read_measure(reader, token->digits_end, &kind, &called);

		if (length > 0 &&
		    !is_letter(line_at(line, token->digits_end + length)))
			return NOT_READ;
	}
	if (token->first_letter == 0 && token->last_letter <= token->digits_end)
		return NOT_READ;
	if (is_said_of(reader, place) ||
	    (token->last_letter <= token->digits_end &&
		currency_before(reader, place) > 0))
		return NOT_READ;
	*begin = token->begin < reader->sure ? reader->sure : token->begin;
	return token->end;
}
