/* sentence.h -- Where sentences end in a line. */
#ifndef CMD_HANSECT_SENTENCE_H
#define CMD_HANSECT_SENTENCE_H

#include "common/text.h"

/* Where the next 。 ！ or ？ that begins at offset or later ends; the end of
 * the line, if there is none. */
size_t sentence_end(struct text line, size_t offset);

/* Where the next sentence begins: past closing quotes, brackets and blanks. */
size_t sentence_start(struct text line, size_t offset);

#endif
