/*
 * verb.h -- What is counted stands behind verbs, and behind what describes it.
 */
#ifndef CMD_HANNUM_VERB_H
#define CMD_HANNUM_VERB_H

#include "cmd/hannum/label.h"

/* 占受理总数, 民营经济占全市的比重: the share of what in what. */
bool tells_share(const struct number_line *line, const struct number *number,
    const struct label *label);

/* 全年受理案件: label begins behind the last verb that has an object. */
void skip_verbs(const struct number_line *line, const struct number *number,
    struct label *label);

/* 各单位备案的具体行政行为: label begins behind 的 or 等. */
void skip_attribute(const struct number_line *line, struct label *label);

#endif
