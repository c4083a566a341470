/*
 * The core of numerals: what each way of writing a number is worth, and that
 * what is written out is read back.
 */
#include "cmd/hannum/line.h"
#include "cmd/hannum/numeral.h"
#include "tests/unit/check.h"

static struct number_line line;
static struct numeral numeral;

/* "low high end" of the numeral that text begins with. */
static struct text
read(struct text text)
{
	static struct buffer said;

	buffer_clear(&said);
	line_fold(&line, text);
	if (!numeral_read(&numeral, &line, 0))
		return TEXT("none");
	decimal_append(&said, &numeral.low);
	buffer_append(&said, TEXT(" "));
	decimal_append(&said, &numeral.high);
	buffer_append(&said, TEXT(" "));
	buffer_append_number(&said, numeral.end);
	return buffer_text(&said);
}

static void
check_arabic(void)
{
	CHECK_TEXT(read(TEXT("0")), TEXT("0 0 1"));
	CHECK_TEXT(read(TEXT("12.50件")), TEXT("12.5 12.5 5"));
	CHECK_TEXT(read(TEXT("１２．５")), TEXT("12.5 12.5 4"));
	CHECK_TEXT(read(TEXT("1,234,567.8")), TEXT("1234567.8 1234567.8 11"));
	CHECK_TEXT(read(TEXT("1,23")), TEXT("1 1 1"));
	CHECK_TEXT(read(TEXT("1234,567")), TEXT("1234 1234 4"));
	CHECK_TEXT(read(TEXT("12.")), TEXT("12 12 2"));
	CHECK_TEXT(read(TEXT("1.2.3")), TEXT("1.2 1.2 3"));
	CHECK_TEXT(read(TEXT("999999999999999999")),
	    TEXT("999999999999999999 999999999999999999 18"));
	CHECK_TEXT(read(TEXT("9999999999999999999")),
	    TEXT("9999999999999999999 9999999999999999999 19"));
	CHECK_TEXT(read(TEXT("件")), TEXT("none"));
	CHECK_TEXT(read(TEXT("余3")), TEXT("none"));
}

static void
check_mixed(void)
{
	CHECK_TEXT(read(TEXT("1.2万")), TEXT("12000 12000 4"));
	CHECK_TEXT(read(TEXT("3亿5000万")), TEXT("350000000 350000000 7"));
	CHECK_TEXT(read(TEXT("5千4百")), TEXT("5400 5400 4"));
	CHECK_TEXT(read(TEXT("1千零1")), TEXT("1001 1001 4"));
	CHECK_TEXT(
	    read(TEXT("1.5万亿")), TEXT("1500000000000 1500000000000 5"));
	CHECK_TEXT(read(TEXT("3300余万")), TEXT("33000000 33000000 6"));
	CHECK(numeral.is_more && numeral.is_arabic && numeral.power == 4);
	CHECK_TEXT(read(TEXT("10几")), TEXT("10 20 3"));
	CHECK(numeral.is_vague);
	CHECK_TEXT(read(TEXT("15几")), TEXT("15 15 2"));
	CHECK_TEXT(read(TEXT("5千克")), TEXT("5 5 1"));
	CHECK_TEXT(read(TEXT("3万5")), TEXT("35000 35000 3"));
	CHECK_TEXT(read(TEXT("2百8")), TEXT("280 280 3"));
	CHECK_TEXT(read(TEXT("2百08")), TEXT("208 208 4"));
	CHECK_TEXT(read(TEXT("三二")), TEXT("32 32 2"));
	CHECK_TEXT(read(TEXT("2^10")), TEXT("1024 1024 4"));
	CHECK_TEXT(read(TEXT("1.5^+2")), TEXT("2.25 2.25 6"));
	CHECK_TEXT(read(TEXT("4^-2")), TEXT("0.0625 0.0625 4"));
	CHECK_TEXT(read(TEXT("6^-1")), TEXT("6 6 1"));
	CHECK_TEXT(read(TEXT("0^-1")), TEXT("0 0 1"));
	CHECK_TEXT(read(TEXT("2^100")), TEXT("2 2 1"));
	CHECK_TEXT(read(TEXT("2^x")), TEXT("2 2 1"));
	CHECK_TEXT(read(TEXT("1.2×10^-4")), TEXT("0.00012 0.00012 9"));
	CHECK_TEXT(read(TEXT("3×10")), TEXT("3 3 1"));
	CHECK_TEXT(read(TEXT("五十兆瓦")), TEXT("50 50 2"));
	CHECK_TEXT(read(TEXT("2亿千瓦时")), TEXT("200000000 200000000 2"));
}

static void
check_chinese(void)
{
	CHECK_TEXT(read(TEXT("三千二百零五")), TEXT("3205 3205 6"));
	CHECK_TEXT(read(TEXT("一万五")), TEXT("15000 15000 3"));
	CHECK(numeral.is_elided);
	numeral_shorten(&numeral, &line);
	CHECK_NUMBER((intmax_t)numeral.end, 2);
	CHECK_TEXT(read(TEXT("一万零五")), TEXT("10005 10005 4"));
	CHECK(!numeral.is_elided);
	CHECK_TEXT(read(TEXT("十五")), TEXT("15 15 2"));
	CHECK_TEXT(read(TEXT("二十")), TEXT("20 20 2"));
	CHECK_TEXT(read(TEXT("廿三")), TEXT("23 23 2"));
	CHECK_TEXT(read(TEXT("卅")), TEXT("30 30 1"));
	CHECK_TEXT(read(TEXT("二〇二二")), TEXT("2022 2022 4"));
	CHECK(numeral.is_positional && numeral.digits == 4);
	CHECK_TEXT(read(TEXT("三点一四")), TEXT("3.14 3.14 4"));
	CHECK_TEXT(read(TEXT("十點五萬")), TEXT("105000 105000 4"));
	CHECK_TEXT(read(TEXT("壹拾贰万叁仟")), TEXT("123000 123000 6"));
	CHECK_TEXT(read(TEXT("貳佰伍拾參")), TEXT("253 253 5"));
	CHECK_TEXT(read(TEXT("一百二十三万亿")),
	    TEXT("123000000000000 "
		 "123000000000000 7"));
	CHECK_TEXT(read(TEXT("两三百")), TEXT("200 300 3"));
	CHECK_TEXT(read(TEXT("二三十")), TEXT("20 30 3"));
	CHECK_TEXT(read(TEXT("十七八")), TEXT("17 18 3"));
	CHECK_TEXT(read(TEXT("几十万")), TEXT("100000 1000000 3"));
	CHECK_TEXT(read(TEXT("十几")), TEXT("10 20 2"));
	CHECK_TEXT(read(TEXT("二两")), TEXT("2 2 1"));
	CHECK_TEXT(read(TEXT("三百点两")), TEXT("300 300 2"));
	CHECK_TEXT(read(TEXT("四千七点二")), TEXT("4700.2 4700.2 5"));
	CHECK_TEXT(read(TEXT("四千零七点二")), TEXT("4007.2 4007.2 6"));
	CHECK_TEXT(read(TEXT("四十七点二")), TEXT("47.2 47.2 5"));
	CHECK_TEXT(read(TEXT("百八")), TEXT("180 180 2"));
	CHECK_TEXT(read(TEXT("仨")), TEXT("3 3 1"));
	CHECK_TEXT(read(TEXT("三百九十九三")), TEXT("399 399 5"));
	CHECK_TEXT(read(TEXT("一 千 零 五")), TEXT("1005 1005 4"));
	CHECK_TEXT(read(TEXT("三 点 四 五")), TEXT("3.45 3.45 4"));
	CHECK_TEXT(read(TEXT("5 万 4 千")), TEXT("54000 54000 4"));
	CHECK_TEXT(read(TEXT("5 万 4 个")), TEXT("50000 50000 2"));
	CHECK_TEXT(read(TEXT("幺三洞拐")), TEXT("1307 1307 4"));
	CHECK_TEXT(read(TEXT("三洞")), TEXT("3 3 1"));
	CHECK_TEXT(read(TEXT("八千 三百 五")), TEXT("8350 8350 5"));
	CHECK_TEXT(read(TEXT("万")), TEXT("none"));
	CHECK_TEXT(read(TEXT("第")), TEXT("none"));
	CHECK_TEXT(read(TEXT("半")), TEXT("none"));
}

static uint64_t state = 88172645463325252;

static uint64_t
random_number(void)
{
	state ^= state << 13;
	state ^= state >> 7;
	state ^= state << 17;
	return state >> 11;
}

static const char *const digits[] = { "零", "一", "二", "三", "四", "五", "六",
	"七", "八", "九" };

/* What is below 万, with a 零 for places left out. */
static void
write_below_wan(struct buffer *text, unsigned number, bool is_first)
{
	static const char *const powers[] = { "千", "百", "十", "" };
	unsigned place = 1000;
	bool zero = false, begun = !is_first;

	for (int i = 0; i < 4; i++, place /= 10) {
		unsigned digit = number / place % 10;

		zero |= digit == 0;
		if (digit == 0)
			continue;
		if (zero && begun)
			buffer_append(text, TEXT("零"));
		buffer_append(text, text_from(digits[digit]));
		buffer_append(text, text_from(powers[i]));
		zero = false;
		begun = true;
	}
}

/* The number as it is read aloud: 一万零五十. */
static void
write_number(struct buffer *text, uint64_t number)
{
	static const char *const powers[] = { "万亿", "亿", "万", "" };
	uint64_t place = UINT64_C(1000000000000);
	bool is_first = true;

	for (int i = 0; i < 4; i++, place /= 10000) {
		unsigned part = (unsigned)(number / place % 10000);

		if (part == 0)
			continue;
		write_below_wan(text, part, is_first);
		buffer_append(text, text_from(powers[i]));
		is_first = false;
	}
}

/* Two ways must agree: what is written is read. */
static void
check_written(void)
{
	static struct buffer written, expected;

	for (int i = 0; i < 20000; i++) {
		uint64_t number = 1 + random_number() % UINT64_C(9999999999999);

		/* Short ones and round ones, too. */
		for (uint64_t n = random_number() % 13; n > 0; n--)
			number = number / 10 + (number < 10);
		if (i % 3 == 0)
			number -= number % 1000;
		if (number == 0)
			continue;
		buffer_clear(&written);
		write_number(&written, number);
		buffer_clear(&expected);
		buffer_append_number(&expected, number);
		line_fold(&line, buffer_text(&written));
		CHECK(numeral_read(&numeral, &line, 0) &&
		    numeral.end == line.count);
		buffer_clear(&written);
		decimal_append(&written, &numeral.low);
		CHECK_TEXT(buffer_text(&written), buffer_text(&expected));
	}
}

int
main(void)
{
	check_arabic();
	check_mixed();
	check_chinese();
	check_written();
	return check_finish();
}
