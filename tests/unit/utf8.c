/* UTF-8: the vector path and the definition agree; cuts, counts, blanks. */
#include <stdlib.h>
#include <string.h>

#include "common/utf8.h"
#include "tests/unit/check.h"

/* RFC 3629, section 4, as it stands there: the length of one character. */
static size_t
defined_length(const unsigned char *b, size_t left)
{
	if (left > 0 && b[0] <= 0x7F)
		return 1;
	if (left < 2 || b[1] < 0x80 || b[1] > 0xBF)
		return 0;
	if (b[0] >= 0xC2 && b[0] <= 0xDF)
		return 2;
	if ((b[0] == 0xE0 && b[1] < 0xA0) || (b[0] == 0xED && b[1] > 0x9F) ||
	    (b[0] == 0xF0 && b[1] < 0x90) || (b[0] == 0xF4 && b[1] > 0x8F))
		return 0;
	if (left < 3 || b[2] < 0x80 || b[2] > 0xBF)
		return 0;
	if (b[0] >= 0xE0 && b[0] <= 0xEF)
		return 3;
	if (left < 4 || b[3] < 0x80 || b[3] > 0xBF)
		return 0;
	return b[0] >= 0xF0 && b[0] <= 0xF4 ? 4 : 0;
}

static size_t
defined_valid_length(struct text subject)
{
	size_t at = 0, length;

	while (at < subject.length &&
	    (length = defined_length((const unsigned char *)subject.bytes + at,
		 subject.length - at)) > 0)
		at += length;
	return at;
}

static size_t
defined_count(struct text subject)
{
	size_t count = 0;

	for (size_t at = 0; at < subject.length; count++) {
		size_t length =
		    defined_length((const unsigned char *)subject.bytes + at,
			subject.length - at);

		at += length > 0 ? length : 1;
	}
	return count;
}

/* Every pair of lead and second byte, at every place in a vector. */
static bool
pairs_agree(void)
{
	char bytes[48];
	struct text subject = { bytes, sizeof(bytes) };

	for (int pair = 0; pair < 0x10000; pair++)
		for (int place = 0; place < 18; place++) {
			memset(bytes, 'a', sizeof(bytes));
			bytes[place] = (char)(pair >> 8);
			bytes[place + 1] = (char)pair;
			bytes[place + 2] = (char)0x80;
			if (pair >= 0xF000)
				bytes[place + 3] = (char)0xBF;
			if (utf8_valid_length(subject) !=
			    defined_valid_length(subject))
				return false;
		}
	return true;
}

static char
random_byte(void)
{
	static const unsigned char likely[] = { 0x7F, 0x80, 0x8F, 0x90, 0x9F,
		0xA0, 0xBF, 0xC1, 0xC2, 0xDF, 0xE0, 0xE4, 0xED, 0xEF, 0xF0,
		0xF4, 0xF5, 0xFF };

	if (rand() % 4 != 0)
		return (char)likely[(size_t)rand() % sizeof(likely)];
	return (char)(rand() & 0xFF);
}

/* Mostly whole characters, so that long parts are valid. */
static struct text
random_subject(char *bytes, size_t most)
{
	size_t length = 0;

	while (length + 4 < most) {
		int32_t character =
		    rand() % 3 == 0 ? rand() % 128 : 0x4E00 + rand() % 0x5000;

		if (rand() % 60 == 0)
			bytes[length++] = random_byte();
		else
			length += utf8_encode(character, bytes + length);
	}
	return (struct text){ bytes, length };
}

static bool
random_agree(void)
{
	char bytes[300];

	for (int round = 0; round < 20000; round++) {
		struct text subject = random_subject(
		    bytes, (size_t)(5 + rand() % (int)(sizeof(bytes) - 5)));

		if (utf8_valid_length(subject) !=
			defined_valid_length(subject) ||
		    utf8_count(subject) != defined_count(subject))
			return false;
	}
	return true;
}

/* Are all characters of three bytes decoded, and none but them? */
static bool
decodes_wide(struct text subject)
{
	int32_t found[300], expected;
	size_t count = utf8_decode_wide(subject, found), at = 0;

	for (size_t i = 0; i < count; i++, at += 3)
		if (utf8_decode(text_skip(subject, at), &expected) != 3 ||
		    found[i] != expected)
			return false;
	return defined_length((const unsigned char *)subject.bytes + at,
		   subject.length - at) != 3;
}

/* Any two bytes in any of many characters. */
static bool
wide_pairs_agree(void)
{
	enum { WIDE = 14 };
	char bytes[WIDE * 3];

	for (int pair = 0; pair < 0x10000; pair++)
		for (size_t place = 0; place < WIDE * 3 - 1; place += 5) {
			for (size_t i = 0; i < WIDE; i++)
				memcpy(bytes + i * 3, "一", 3);
			bytes[place] = (char)(pair >> 8);
			bytes[place + 1] = (char)pair;
			if (!decodes_wide(
				(struct text){ bytes, sizeof(bytes) }))
				return false;
		}
	return true;
}

static bool
wide_runs_agree(void)
{
	char bytes[300];

	for (int round = 0; round < 20000; round++) {
		struct text subject = random_subject(
		    bytes, (size_t)(5 + rand() % (int)(sizeof(bytes) - 5)));

		for (; subject.length > 0; subject = text_skip(subject, 1))
			if (!decodes_wide(subject))
				return false;
	}
	return true;
}

/* Cut anywhere at whole characters, the pieces decode as the whole does. */
static bool
cuts_agree(void)
{
	char bytes[12];

	for (int round = 0; round < 200000; round++) {
		struct text subject = { bytes, sizeof(bytes) }, part;
		size_t cut = (size_t)rand() % sizeof(bytes) + 1;

		for (size_t i = 0; i < sizeof(bytes); i++)
			bytes[i] = random_byte();
		part = text_take(subject, cut);
		cut = utf8_whole_length(part);
		if (defined_count(text_take(subject, cut)) +
			defined_count(text_skip(subject, cut)) !=
		    defined_count(subject))
			return false;
	}
	return true;
}

static void
check_cuts(void)
{
	CHECK_NUMBER(utf8_whole_length(TEXT("a\xE4\xB8")), 1);
	CHECK_NUMBER(utf8_whole_length(TEXT("a\xE4\xB8\x80")), 4);
	CHECK_NUMBER(utf8_whole_length(TEXT("\xE4")), 0);
	CHECK_NUMBER(utf8_whole_length(TEXT("\xF0\xA0\x80")), 0);
	CHECK_NUMBER(utf8_whole_length(TEXT("\xE0\x80")), 2);
	CHECK_NUMBER(utf8_whole_length(TEXT("\x80\x80\x80\x80")), 4);
	CHECK_NUMBER(utf8_before(TEXT("a一"), 4), 1);
	CHECK_NUMBER(utf8_before(TEXT("a\xB8\x80"), 3), 2);
	CHECK_NUMBER(utf8_before(TEXT("\xF0\xA0\x80\x8B"), 4), 0);
}

static void
check_characters(void)
{
	CHECK_TEXT(utf8_trim(TEXT("　 \xC2\xA0一 二\t　")), TEXT("一 二"));
	CHECK_TEXT(utf8_trim(TEXT("　 ")), TEXT(""));
	CHECK_TEXT(utf8_trim(TEXT("\xFF ")), TEXT("\xFF"));
	CHECK_NUMBER(utf8_half_width(0xFF11), '1');
	CHECK_NUMBER(utf8_half_width(0x3000), ' ');
	CHECK_NUMBER(utf8_half_width(0x3002), 0x3002);
	CHECK_NUMBER(utf8_width(0x4E00), 2);
	CHECK_NUMBER(utf8_width('a'), 1);
	CHECK_NUMBER(utf8_width(0x0301), 0);
	CHECK(utf8_is_han(0x3007) && utf8_is_han(0x2000B));
	CHECK(!utf8_is_han(0x3001) && !utf8_is_han('a'));
}

int
main(void)
{
	srand(1);
	CHECK(pairs_agree());
	CHECK(random_agree());
	CHECK(wide_pairs_agree());
	CHECK(wide_runs_agree());
	CHECK(cuts_agree());
	check_cuts();
	check_characters();
	return check_finish();
}
