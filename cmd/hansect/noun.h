/* noun.h -- Markers that count something: 第一章 第一条 第一，. */
#ifndef CMD_HANSECT_NOUN_H
#define CMD_HANSECT_NOUN_H

#include "cmd/hansect/marker.h"

/* Read the marker that line, which begins with 第, begins with. */
bool noun_read(struct text line, struct marker *marker);

#endif
