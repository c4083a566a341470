/*
 * trim.h -- What falls off the words before a number: time, extent, verbs of
 * reaching, markers and what only stands between.
 */
#ifndef CMD_HANNUM_TRIM_H
#define CMD_HANNUM_TRIM_H

#include "cmd/hannum/label.h"

/* 、 - + = and blanks, which say nothing. */
bool says_no_word(int32_t character);

/* Words of the table at the front of label, and at its end. */
void trim_words_front(const struct number_line *line, struct label *label);
void trim_words_back(const struct number_line *line, struct label *label);

/* 2023年度, 2025年末, 3月上旬: what is behind a date belongs to it. */
void skip_behind_date(const struct number_line *line, struct label *label);

/*
 * “十四五”以来累计引进项目, “十五”期间, 按户籍人口计算: time, whatever it is called, and
 * the basis fall off.
 */
void skip_since(const struct number_line *line, struct label *label);

/* 海关去年检获毒品: who did it falls off with the year. */
void skip_until_year(const struct number_line *line, struct label *label);

/* 4、 12. 三、 at the start of a line or clause: a marker of what follows. */
void skip_marker(const struct number_line *line, struct label *label);

#endif
