/*
 * power.h -- Powers of Arabic digits: 10^6, 3×10^8, 2.5^-1; only what is exact.
 */
#ifndef CMD_HANNUM_POWER_H
#define CMD_HANNUM_POWER_H

#include "cmd/hannum/state.h"

/* Raise state->current to the power behind it: 2^10, 6.5×10^-3. */
void power_raise(struct numeral_state *state);

#endif
