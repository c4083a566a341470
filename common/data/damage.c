/*
 * damage WORDS FREQUENT PHRASES CHARACTERS < UNIHAN > DATA: make the struct
 * damage_data at build time.  WORDS are our own, separated by blanks; FREQUENT
 * ones stand behind how often they are met; PHRASES and CHARACTERS are
 * dictionaries from simplified to traditional script.
 */
#include <stdlib.h>

#include "common/data/damage/maker.h"
#include "common/error.h"

int
main(int argc, char *argv[])
{
	static struct damage_data data;
	static struct words words = { .data = &data };

	error_command = "damage";
	if (argc != 5)
		fatal("usage: damage WORDS FREQUENT PHRASES CHARACTERS"
		      " < UNIHAN > DATA");
	unihan_add_gbk(&data);
	words.characters = unihan_read();
	words_read(argv[4], &words, words_take_variants);
	unihan_add_readings(&data, words.characters);
	unihan_add_keys(&data);
	unihan_add_plain(&data, words.characters);
	costs_add(&data, words.characters);
	costs_add_marks(&data);
	free(words.characters);
	words_read(argv[1], &words, words_take);
	words_read(argv[2], &words, words_take_frequent);
	words_read(argv[3], &words, words_take_phrase);
	words_read(argv[4], &words, words_take_character);
	costs_add_words(&words);
	vocabulary_add_costs(&words);
	costs_add_marked(&words);
	lookup_add_least(&data);
	lookup_add_seconds(&data);
	lookup_add_bits(&data);
	lookup_add_followers(&data);
	lookup_add_in_words(&words);
	output_write((struct text){ (const char *)&data, sizeof(data) });
	return finish(EXIT_SUCCESS);
}
