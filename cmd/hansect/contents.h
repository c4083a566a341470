/* contents.h -- Lists of sections and attachments, which open none. */
#ifndef CMD_HANSECT_CONTENTS_H
#define CMD_HANSECT_CONTENTS_H

#include "cmd/hansect/candidate.h"

/*
 * Drop the candidates below a line 目录 up to where the first of them comes
 * again, and those in the lines that name the attachments below 附件.
 */
void contents_drop(
    struct candidates *candidates, const struct line *lines, size_t count);

#endif
