/*
 * enclosed.h -- Quotation marks and parentheses in the words of a label.
 */
#ifndef CMD_HANNUM_ENCLOSED_H
#define CMD_HANNUM_ENCLOSED_H

#include "cmd/hannum/label.h"

/* Quotation marks that lack the other. */
void trim_quotes(const struct number_line *line, struct label *label);

/* “一件事”集成套餐: what is between the marks only tells which. */
void skip_quoted(const struct number_line *line, struct label *label);

/* “法治体检”: the marks are no part of it where there is nothing else. */
void unquote(const struct number_line *line, struct label *label);

/* Where (以下简称“事故”) begins that ends at place; place if it is none. */
size_t begin_alias(const struct number_line *line, size_t place, size_t limit);

/* 生产总值(GDP): what it is called, too, is no part of it. */
void trim_aside(const struct number_line *line, struct label *label);

/* 25%(含)且: what is in parentheses right behind the number before. */
void skip_aside(const struct number_line *line, struct label *label);

#endif
