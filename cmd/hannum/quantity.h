/* quantity.h -- A quantity while it is read, and its unit. */
#ifndef CMD_HANNUM_QUANTITY_H
#define CMD_HANNUM_QUANTITY_H

#include "cmd/hannum/read.h"

/* What is read of one quantity, before it is printed. */
struct quantity {
	struct decimal *low, *high;
	enum number_kind kind;
	char bound; /* 0, or one of + - ~ . */
	bool has_unit;
};

/*
 * A measure word at place, or one behind a blank and Arabic digits; where it
 * ends, or place.
 */
size_t read_unit(struct number_reader *reader, const struct numeral *numeral,
    size_t place, struct number *number, struct quantity *quantity);

/* 七成 is 70 %, 8折 80 %, 75折 75 %: where 成 and what follows it end. */
size_t read_tenths(struct number_reader *reader, size_t place,
    struct quantity *quantity, struct number *number);

/* What follows a measure word and is of the same quantity: 三块五, 两年半. */
size_t read_smaller_units(struct number_reader *reader, size_t place,
    struct number *number, struct quantity *quantity);

/*
 * 12分钟 at place behind 2小时: the quantity is 132 of the last unit.  Returns
 * where that ends, or place.
 */
size_t duration_read_smaller(struct number_reader *reader, size_t place,
    struct number *number, struct quantity *quantity);

/* --- money --- */

/*
 * 三毛 and 五分 at place, behind a sum whose unit begins at unit, or behind one
 * of 元 if that is place: add them to sum, and return where they end.
 */
size_t money_read_smaller(struct number_reader *reader, size_t place,
    size_t unit, struct decimal *sum);

/* 至七元八角 at place, the second end of a range of money; its end, or place. */
size_t money_read_second(struct number_reader *reader, size_t place,
    struct number *number, struct quantity *quantity);

/* 五角 is half a 元: money counts in 元. */
void money_in_yuan(const struct number_line *line, struct number *number,
    struct quantity *quantity);

/* 一百二十三角, as reader->first reads it, is 一百二, and 三角: the 元 is not
 * said.  Let the first be it, and return whether it is. */
bool money_split(struct number_reader *reader, struct number *number,
    struct quantity *quantity);

/* 16块土地, where 16块 and 16块钱 are money: is it so many things? */
bool money_is_of_things(
    const struct number_line *line, const struct number *number);

/* $10,000: the sign is the unit, where there is no other. */
void money_set_currency(struct number_reader *reader, struct number *number,
    struct quantity *quantity);

enum {
	HALF = 0x534A,   /* 半 */
	TENTHS = 0x6210, /* 成 */
	RATE = 0x6298,   /* 折 */
};

#endif
