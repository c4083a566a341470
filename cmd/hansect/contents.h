/* contents.h -- Tables of contents, which name sections and open none. */
#ifndef CMD_HANSECT_CONTENTS_H
#define CMD_HANSECT_CONTENTS_H

#include "cmd/hansect/candidate.h"

/*
 * Drop the candidates below a line 目录 up to where the first of them comes
 * again.
 */
void contents_drop(
    struct candidates *candidates, const struct line *lines, size_t count);

#endif
