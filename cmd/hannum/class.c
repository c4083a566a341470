/* The characters of numerals, in simplified script. */
#include "cmd/hannum/class.h"

enum { FIRST_OTHER = 0x25CB }; /* of these, but for Arabic digits */
static const struct {
	uint16_t character;
	unsigned char class;
} classes_of[] = {
	{ 0x3007, NUMERAL_HAN + 0 },    /* 〇 */
	{ 0x25CB, NUMERAL_HAN + 0 },    /* ○, met for it */
	{ 0x96F6, NUMERAL_HAN + 0 },    /* 零 */
	{ 0x4E00, NUMERAL_HAN + 1 },    /* 一 */
	{ 0x58F9, NUMERAL_HAN + 1 },    /* 壹 */
	{ 0x5F0C, NUMERAL_HAN + 1 },    /* 弌 */
	{ 0x5E7A, NUMERAL_HAN + 1 },    /* 幺 */
	{ 0x4E8C, NUMERAL_HAN + 2 },    /* 二 */
	{ 0x8D30, NUMERAL_HAN + 2 },    /* 贰 */
	{ 0x4E24, NUMERAL_HAN + 2 },    /* 两 */
	{ 0x4FE9, NUMERAL_HAN + 2 },    /* 俩 */
	{ 0x4E09, NUMERAL_HAN + 3 },    /* 三 */
	{ 0x53C1, NUMERAL_HAN + 3 },    /* 叁 */
	{ 0x53C2, NUMERAL_HAN + 3 },    /* 参, as 參 is folded */
	{ 0x4EE8, NUMERAL_HAN + 3 },    /* 仨 */
	{ 0x56DB, NUMERAL_HAN + 4 },    /* 四 */
	{ 0x8086, NUMERAL_HAN + 4 },    /* 肆 */
	{ 0x4E94, NUMERAL_HAN + 5 },    /* 五 */
	{ 0x4F0D, NUMERAL_HAN + 5 },    /* 伍 */
	{ 0x516D, NUMERAL_HAN + 6 },    /* 六 */
	{ 0x9646, NUMERAL_HAN + 6 },    /* 陆 */
	{ 0x4E03, NUMERAL_HAN + 7 },    /* 七 */
	{ 0x67D2, NUMERAL_HAN + 7 },    /* 柒 */
	{ 0x516B, NUMERAL_HAN + 8 },    /* 八 */
	{ 0x634C, NUMERAL_HAN + 8 },    /* 捌 */
	{ 0x4E5D, NUMERAL_HAN + 9 },    /* 九 */
	{ 0x7396, NUMERAL_HAN + 9 },    /* 玖 */
	{ 0x5341, NUMERAL_POWER + 1 },  /* 十 */
	{ 0x62FE, NUMERAL_POWER + 1 },  /* 拾 */
	{ 0x767E, NUMERAL_POWER + 2 },  /* 百 */
	{ 0x4F70, NUMERAL_POWER + 2 },  /* 佰 */
	{ 0x5343, NUMERAL_POWER + 3 },  /* 千 */
	{ 0x4EDF, NUMERAL_POWER + 3 },  /* 仟 */
	{ 0x4E07, NUMERAL_POWER + 4 },  /* 万 */
	{ 0x4EBF, NUMERAL_POWER + 8 },  /* 亿 */
	{ 0x5146, NUMERAL_POWER + 12 }, /* 兆 */
	{ 0x4EAC, NUMERAL_POWER + 16 }, /* 京 */
	{ 0x5793, NUMERAL_POWER + 20 }, /* 垓 */
	{ 0x79ED, NUMERAL_POWER + 24 }, /* 秭 */
	{ 0x7A70, NUMERAL_POWER + 28 }, /* 穰 */
	{ 0x6C9F, NUMERAL_POWER + 32 }, /* 沟 */
	{ 0x6DA7, NUMERAL_POWER + 36 }, /* 涧 */
	{ 0x5EFF, NUMERAL_TENS + 2 },   /* 廿 */
	{ 0x5345, NUMERAL_TENS + 3 },   /* 卅 */
	{ 0x534C, NUMERAL_TENS + 4 },   /* 卌 */
	{ 0x51E0, NUMERAL_VAGUE },      /* 几 */
	{ 0x6570, NUMERAL_VAGUE },      /* 数 */
	{ 0x534A, NUMERAL_HALF },       /* 半 */
	{ 0x7B2C, NUMERAL_ORDINAL },    /* 第 */
	{ 0x4F59, NUMERAL_MORE },       /* 余 */
	{ 0x591A, NUMERAL_MORE },       /* 多 */
};

void
numeral_classes(
    void (*each)(void *state, int32_t character, unsigned char class),
    void *state)
{
	for (int i = 0; i < 10; i++)
		each(state, '0' + i, (unsigned char)(NUMERAL_ARABIC + i));
	for (size_t i = 0; i < sizeof(classes_of) / sizeof(*classes_of); i++)
		each(state, classes_of[i].character, classes_of[i].class);
}

static unsigned char
class_of(int32_t character)
{
	if (character >= '0' && character <= '9')
		return (unsigned char)(NUMERAL_ARABIC + character - '0');
	if (character < FIRST_OTHER)
		return 0;
	for (size_t i = 0; i < sizeof(classes_of) / sizeof(*classes_of); i++)
		if (classes_of[i].character == character)
			return classes_of[i].class;
	return 0;
}

enum {
	POINT = 0x70B9,      /* 点 */
	PART = 0x5206,       /* 分 */
	OF = 0x4E4B,         /* 之 */
	AGAIN = 0x53C8,      /* 又 */
	TENTHS = 0x6210,     /* 成 */
	RATE = 0x6298,       /* 折 */
	NEGATIVE = 0x8D1F,   /* 负 */
	SEASON = 0x5B63,     /* 季 */
	FIRST_WORD = 0x3400, /* a Han character goes on with a word */
};

static bool
is_numeral(unsigned char class)
{
	return numeral_may_begin(class) && class < NUMERAL_ORDINAL;
}

/* A digit or power that is not Arabic. */
static bool
is_han_numeral(unsigned char class)
{
	return is_numeral(class) && !numeral_is_arabic(class);
}

/* 3 万, 三 百; but 1 京 and 1 百货 are no numerals more often than not. */
static bool
joins_power(unsigned char before, const int32_t after[4])
{
	int power = numeral_power(class_of(after[0]));

	return power == 4 || power == 8 ||
	    (power > 0 && power < 4 &&
		(!numeral_is_arabic(before) || after[1] < FIRST_WORD ||
		    is_numeral(class_of(after[1]))));
}

/* Behind a numeral: what goes on with it whatever stands before. */
static bool
goes_on_with(int32_t before, const int32_t after[4])
{
	unsigned char next = class_of(after[1]);

	switch (after[0]) {
	case POINT:
		return is_numeral(next) ||
		    (after[1] == ' ' && is_numeral(class_of(after[2])));
	case PART:
		return after[1] == OF || after[1] == ' ';
	case AGAIN:
		return is_numeral(next) || after[1] == ' ';
	case TENTHS:
	case RATE:
		return after[1] < FIRST_WORD || is_numeral(next);
	}
	return joins_power(class_of(before), after) ||
	    (class_of(after[0]) == NUMERAL_MORE &&
		(numeral_power(next) > 0 || after[1] == ' '));
}

/* 1 500个: a group of three digits, with a word right behind it. */
static bool
is_group(const int32_t before[5], const int32_t after[4])
{
	size_t digits = 0;

	while (digits < 4 && numeral_is_arabic(class_of(before[digits])))
		digits++;
	if (digits == 0 || digits > 3 || before[digits] == '.' ||
	    (before[digits] == ' ' && before[digits + 1] < FIRST_WORD) ||
	    (before[digits] == ',' &&
		numeral_is_arabic(class_of(before[digits + 1]))))
		return false;
	for (size_t i = 0; i < 3; i++)
		if (!numeral_is_arabic(class_of(after[i])))
			return false;
	return after[3] >= FIRST_WORD;
}

/* Are the three at characters digits? */
static bool
are_digits(const int32_t *characters)
{
	return numeral_is_arabic(class_of(characters[0])) &&
	    numeral_is_arabic(class_of(characters[1])) &&
	    numeral_is_arabic(class_of(characters[2]));
}

/* The word behind a group of three digits, or its decimals. */
static bool
ends_group(const int32_t *behind)
{
	return behind[0] >= FIRST_WORD ||
	    (behind[0] == '.' && numeral_is_arabic(class_of(behind[1])));
}

bool
numeral_has_groups(const int32_t before[5], const int32_t after[8], bool second)
{
	size_t digits = 0;

	if (!are_digits(after))
		return false;
	/* perhaps over a blank */
	if (second)
		return ends_group(after + 3 + (after[3] == ' '));
	while (digits < 4 && numeral_is_arabic(class_of(before[digits])))
		digits++;
	if (digits == 0 || digits > 3 || before[digits] < FIRST_WORD ||
	    class_of(before[digits]) == NUMERAL_ORDINAL)
		return false;
	if (after[3] == '.')
		return ends_group(after + 3);
	return after[3] == ' ' &&
	    (after[4] >= FIRST_WORD ||
		(are_digits(after + 4) &&
		    (after[7] >= FIRST_WORD || after[7] == '.')));
}

static bool
is_of_date(int32_t character)
{
	switch (character) {
	case 0x5E74: /* 年 */
	case 0x6708: /* 月 */
	case 0x65E5: /* 日 */
	case 0x65F6: /* 时 */
	case PART:
	case 0x79D2: /* 秒 */
		return true;
	}
	return false;
}

/* 2016 年 5 月: digits and the words of a date. */
static bool
is_date(const int32_t before[5], const int32_t after[4])
{
	size_t digits = 0;

	if (numeral_is_arabic(class_of(before[0])))
		return is_of_date(after[0]) || after[0] == SEASON;
	if (!is_of_date(before[0]) || !numeral_is_arabic(class_of(before[1])))
		return false;
	while (digits < 3 && numeral_is_arabic(class_of(after[digits])))
		digits++;
	return digits > 0 && is_of_date(after[digits + (after[digits] == ' ')]);
}

/* 三 点 四 五: behind the decimals. */
static bool
is_behind_decimal(const int32_t before[5])
{
	size_t digits = 0;

	while (digits < 4 && is_han_numeral(class_of(before[digits])))
		digits++;
	return digits > 0 && before[digits] == POINT;
}

/* 5 万 4 千: digits behind a power, and a smaller one behind them. */
static bool
is_smaller_part(const int32_t before[5], const int32_t after[4])
{
	size_t at = 0;
	int power;

	while (at < 3 && numeral_is_arabic(class_of(after[at])))
		at++;
	if (at == 0 || after[at] == ' ')
		at += at < 3;
	power = numeral_power(class_of(after[at]));
	return power > 0 && power < numeral_power(class_of(before[0])) &&
	    numeral_is_arabic(class_of(after[0]));
}

/* Words inside a numeral or a date, behind which it may go on. */
static bool
is_inside(int32_t character)
{
	switch (character) {
	case POINT:
	case TENTHS:
	case AGAIN:
	case OF:
	case NEGATIVE:
		return true;
	}
	return is_of_date(character);
}

bool
numeral_goes_on(const int32_t before[5], const int32_t after[4])
{
	unsigned char last = class_of(before[0]);
	bool han;

	if (last == 0 && !is_inside(before[0]))
		return false;
	han = is_han_numeral(class_of(after[0]));
	if (is_group(before, after) || is_date(before, after))
		return true;
	if (is_numeral(last))
		return goes_on_with(before[0], after) ||
		    (han && numeral_power(last) > 0) ||
		    is_smaller_part(before, after) ||
		    (han && numeral_digit(last) == 0 &&
			numeral_power(class_of(before[1])) > 0) ||
		    (han && is_behind_decimal(before)) ||
		    (han && is_han_numeral(last) &&
			(after[1] == RATE ||
			    (after[1] == ' ' && after[2] == RATE)));
	switch (before[0]) {
	case POINT:
	case TENTHS:
		return han && is_numeral(class_of(before[1]));
	case AGAIN:
		return is_numeral(class_of(after[0])) &&
		    is_numeral(class_of(before[1]));
	case OF:
		return (after[0] == NEGATIVE ||
			   is_numeral(class_of(after[0]))) &&
		    before[1] == PART;
	case PART:
		return after[0] == OF && is_numeral(class_of(before[1]));
	case NEGATIVE:
		return is_numeral(class_of(after[0]));
	case 0x591A: /* 多 */
	case 0x4F59: /* 余 */
		return numeral_power(class_of(after[0])) > 0 &&
		    is_numeral(class_of(before[1]));
	}
	return false;
}
