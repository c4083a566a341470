/*
 * read.h -- The parts of the grammar: each reads one kind of expression that
 * begins at place, and returns where it ends, or NOT_READ.
 */
#ifndef CMD_HANNUM_READ_H
#define CMD_HANNUM_READ_H

#include "cmd/hannum/number.h"

enum {
	NOT_READ = 0,
	ORDINAL_MARK = 0x7B2C,      /* 第 */
	NUMBER_SIGN = 0x53F7,       /* 号 */
	ENUMERATION_COMMA = 0x3001, /* 、 */
};

/*
 * Let reader->here be the numeral at place; false if none is there.  What
 * several parts look at is read once, and none of them changes it.
 */
bool look_at_first(struct number_reader *reader, size_t place);

/* The same, and let reader->first be a copy of it. */
bool read_first(struct number_reader *reader, size_t place);

/*
 * .5, as reader->first is at place: make it a decimal, and return where the
 * point is; place if there is none.
 */
size_t read_point(struct number_reader *reader, size_t place);

/* Let value be so much further from zero. */
void quantity_enlarge(struct decimal *value, const struct decimal *part);

/* --- bounds --- */

/* Before all: the words of bounds will be looked up in the line. */
void bound_prepare(struct number_line *line);

/*
 * 约 超过 不少于 before place: where they begin, and the bound they set, which
 * is one of + - ~; place if there are none.
 */
size_t read_bound_before(
    const struct number_reader *reader, size_t place, char *bound);

/* 超过 at place, before another number: where that may begin, or NOT_READ. */
size_t read_bound_word(
    const struct number_line *line, size_t place, char *bound);

/* 以上 左右 at place: where they end, and the bound; place if there are none. */
size_t read_bound_after(
    const struct number_line *line, size_t place, char *bound);

/* 负 零下 or - before place: where it begins; place if it is not there. */
size_t read_sign(const struct number_reader *reader, size_t place);

/*
 * 比 before begin and 大 behind end: where that ends, the bound, and where 比
 * is; end, and nothing else, if they are not there.
 */
size_t read_comparison(const struct number_line *line, size_t begin, size_t end,
    char *bound, size_t *than);

/* 且比, or 比 behind a comma, at place: where it ends, or NOT_READ. */
size_t read_than(const struct number_line *line, size_t place);

/* Is 零下 at place, and a numeral behind it? */
bool is_below_zero(const struct number_line *line, size_t place);

/* Say so of number, which has a low and a high; . is a range. */
void number_bound(struct number *number, char bound);

/* 超过 before, 以上 behind what stands from begin to end: let number have them,
 * and return where it ends. */
size_t read_bounds(struct number_reader *reader, size_t begin, size_t end,
    struct number *number);

/* --- ranges --- */

/* - – — ― ~ ～ 至 到, between the ends of a range; its length, or 0. */
size_t read_range_mark(const struct number_line *line, size_t place);

/* Is 间 or 之间 at place? */
bool is_between(const struct number_line *line, size_t place);

/*
 * The second end of a range whose first is reader->first, behind place: let
 * reader->second be it, and return where it ends, or NOT_READ.  Sets *between
 * if it is one only where is_between() behind it.
 */
size_t find_second(struct number_reader *reader, size_t place, bool *between);

/* -2~-4: let reader->first be the lower one of it and reader->second, below
 * zero; false if it is the higher one and the second is not below zero. */
bool put_in_order(struct number_reader *reader);

/* Let reader->first be the range; false, and as it was, if it is none. */
bool join_second(struct number_reader *reader);

/* 增加39人至3654人: two numbers and no range, as what it was that grew is no
 * tenth of what it came to. */
bool grows_to(const struct number_reader *reader, const struct decimal *from,
    const struct decimal *to);

/* ±2 at place, behind reader->first: let that be the range; its end, or
 * NOT_READ. */
size_t read_tolerance(struct number_reader *reader, size_t place);

/* 5万元以上10万元以下, the second end of it, at place. */
size_t read_upper_end(struct number_reader *reader, size_t place,
    const struct number *number, enum number_kind kind);

/* 大于10小于20, 比10大比20小, the second end of it, at place; bound is that of
 * the first. */
size_t read_opposite_end(struct number_reader *reader, size_t place, char bound,
    struct number *number, enum number_kind *kind);

/* Below zero: low and high change places. */
void numeral_negate(struct numeral *numeral);

/* --- expressions --- */

/* Dates, times and periods. */
size_t read_date(
    struct number_reader *reader, size_t place, struct number *number);

/* 国发〔2020〕5号 with its year at place, 国务院令第722号 with its 第. */
size_t read_document_number(
    struct number_reader *reader, size_t place, struct number *number);

/* 第五, 第五、六次, 十四届. */
size_t read_ordinal(
    struct number_reader *reader, size_t place, struct number *number);

/* 百分之三十, 千分之五, in percent. */
size_t read_rate(
    struct number_reader *reader, size_t place, struct number *number);

/* 分之 at place, or behind 百 万 without a digit, of so many zeros: where it
 * ends, or NOT_READ. */
size_t read_part_of(const struct number_line *line, size_t place);
size_t read_powers_of(const struct number_line *line, size_t place, int *power);

/* 三分之一, 1/4, 1:3. */
size_t read_fraction(
    struct number_reader *reader, size_t place, struct number *number);

/* 15k, 1.2M, 2e5, which few official texts have: of kind number but for money
 * and percent. */
size_t read_scaled(
    struct number_reader *reader, size_t place, struct number *number);

/* 15k: let numeral be so many times as much as a letter behind it says. */
void read_scale(struct number_reader *reader, struct numeral *numeral);

/* Counts, money, percent, points and durations, and their ranges. */
size_t read_quantity(
    struct number_reader *reader, size_t place, struct number *number);

/* The longest measure word at place; its length in characters, its kind, and
 * what it is called where that differs. */
size_t read_measure(struct number_reader *reader, size_t place,
    enum number_kind *kind, struct text *called);

/* 成立, 市场: does a word begin at place that the table says is no measure word,
 * although it begins like one? */
bool is_other_word(const struct number_reader *reader, size_t place);

/*
 * 0.6 of 0.6和1.0个百分点, as it was read: what stands in a row shares what
 * stands behind the last.  False if nothing does.
 */
bool share_unit(struct number_reader *reader, struct number *number);

/* 0.3个 of 0.3个和1.2个百分点: let it be points, if it stands so. */
void share_point(struct number_reader *reader, struct number *number);

/* $ ¥ € £ */
bool is_currency_sign(int32_t character);

/* $ HK$ RMB before place: their length, or 0. */
size_t currency_before(const struct number_reader *reader, size_t place);

/* --- names --- */

/* What is held to be part of a name, from begin to end; returns end. */
size_t set_name(struct number *number, size_t begin, size_t end);

/*
 * A fixed phrase of the table or the user that covers place: where it ends,
 * and where it begins.
 */
size_t find_phrase(struct number_reader *reader, size_t place, size_t *begin);

/* 12345热线: where the phrase ends that begins with the digits that end here. */
size_t find_digits_phrase(struct number_reader *reader, size_t digits_end);

/* 三个必须: where the phrase ends that begins with the one Chinese digit. */
size_t find_slogan(struct number_reader *reader, const struct numeral *numeral);

/* 邮编830000: do words of a phrase stand right before the digits at place? */
bool follows_phrase(const struct number_reader *reader, size_t place);

/*
 * Digits among letters, as in COVID-19, 5G and addresses: the end of what is
 * written together, and where it begins.  Letters that are a unit do not
 * count.
 */
size_t find_token(struct number_reader *reader, size_t place, size_t *begin);

/* A fixed phrase or slogan that is no shorter than what ends at end. */
size_t read_name(struct number_reader *reader, size_t place,
    struct number *number, size_t end);

/* Look at the number once more: it may be a name.  Returns where it ends. */
size_t check_name(struct number_reader *reader, struct number *number);

/* The same where no measure word is behind its digits. */
size_t check_bare(struct number_reader *reader, struct number *number);

/* 系统3.0, 2.0版: is it of several, and not so many? */
bool is_version(const struct number_line *line, const struct number *number);

/* Set low, high and value of number: one decimal, or two. */
void number_set(struct number *number, const struct decimal *low,
    const struct decimal *high);

#endif
