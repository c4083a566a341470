/*
 * moment.h -- A date or a time as far as it is said, and how ISO 8601 writes
 * it: 2022-05, --11-01, ---19, 2023-Q1, T09:30.
 */
#ifndef CMD_HANNUM_MOMENT_H
#define CMD_HANNUM_MOMENT_H

#include "cmd/hannum/read.h"

enum { MOMENT_NONE = -1 }; /* it is not said */

/* What stands behind the parts of a date or a time. */
enum {
	YEAR = 0x5E74,   /* 年 */
	MONTH = 0x6708,  /* 月 */
	DAY = 0x65E5,    /* 日 */
	HOUR = 0x65F6,   /* 时 */
	CLOCK = 0x70B9,  /* 点, of an hour as it is spoken */
	SEASON = 0x5B63, /* 季 */
	DEGREE = 0x5EA6, /* 度, behind 年 or 季 */
};

struct moment {
	int year, month, day, hour, minute, second, quarter;
	size_t end; /* in the line */
};

extern const struct moment moment_nothing;

/* Let buffer be the moment. */
void moment_print(const struct moment *moment, struct buffer *buffer);

/* The date or time at place, and moment->end; false if none is there. */
bool date_read_moment(
    struct number_reader *reader, size_t place, struct moment *moment);

/* Four digits at place that can be a year; their end, or NOT_READ. */
size_t date_read_year(struct number_reader *reader, size_t place, int *year);

/*
 * The year that 108 is, of the Republic, in a date such as 108-12-05; 0 if it
 * is none.  Those of two digits are where others were met with before.
 */
int date_year_of_republic(const struct number_reader *reader, int year);

/* Years of the Republic from to, such as 107至111年; their end, or NOT_READ. */
size_t date_read_republic_range(
    struct number_reader *reader, size_t place, int *first, int *second);

/* A small whole number at place, Arabic or Chinese; its end, or NOT_READ. */
size_t date_read_small(
    struct number_reader *reader, size_t place, int *value, size_t *digits);

/* 前 or 首 before place, or before a blank there. */
bool date_follows_up_to(const struct number_line *line, size_t place);

/*
 * 114年度, 107年GDP, or 113年, alone where a sentence begins: is the number at
 * place one of a year of the Republic, with what stands behind 年?
 */
bool date_is_of_republic(
    const struct number_line *line, size_t place, size_t behind);

/* 建校110, 历经108: does what stands before place say that it is a length of
 * time? */
bool date_is_length(const struct number_line *line, size_t place);

/* 首三个月, 过去三年: does what stands before place say when something was, but
 * not how long? */
bool duration_is_lapse(const struct number_line *line, size_t place);

/* 底 of 2025年底, 上旬: the length of the word at place that goes with the date
 * before it; 0 if there is none. */
size_t date_word_behind(const struct number_line *line, size_t place);

/* 延长30日, 为期7日: are so many days meant from place to end, and no date? */
bool date_is_measured(struct number_reader *reader, size_t place, size_t end);

#endif
