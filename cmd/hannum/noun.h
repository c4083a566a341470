/* noun.h -- The noun behind a measure word. */
#ifndef CMD_HANNUM_NOUN_H
#define CMD_HANNUM_NOUN_H

#include "cmd/hannum/label.h"

/* Set noun_begin and noun_end of label; it is looked for up to next. */
void find_noun(const struct number_line *line, const struct number *number,
    size_t next, struct label *label);

/* The same where 的 stands between: 5%的标准, 三分之二的委员. */
void find_noun_of_part(const struct number_line *line,
    const struct number *number, size_t next, struct label *label);

/* Does 中 stand at place for among, as in 977件中直接纠错236件? */
bool is_among(const struct number_line *line, size_t place, size_t end);

/* 1.2亿元改造公路: what follows money is no noun, but for what is money. */
void drop_no_fund(const struct number_line *line, struct label *label);

#endif
