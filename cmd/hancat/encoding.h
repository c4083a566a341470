/* encoding.h -- Which encoding bytes are in, and their characters. */
#ifndef CMD_HANCAT_ENCODING_H
#define CMD_HANCAT_ENCODING_H

#include <stdbool.h>
#include <stdint.h>

#include "common/buffer.h"
#include "common/text.h"

enum encoding_place {
	ENCODING_UTF8, /* decoded by validation; the others by iconv(3) */
	ENCODING_UTF16LE,
	ENCODING_UTF16BE,
	ENCODING_GB18030,
	ENCODING_BIG5,
	ENCODING_COUNT,
};

/*
 * Name of an encoding, as iconv(3) knows it.  GB18030 stands for GBK and
 * GB2312 too, which it contains, and BIG5-HKSCS for Big5, as on the web.
 */
extern const char *const encoding_names[ENCODING_COUNT];

/*
 * The most likely encoding of the text that begins with sample: by its byte
 * order mark, else UTF-8 where sample is valid UTF-8, else the one in which
 * the largest share of the characters are common ones.
 */
enum encoding_place encoding_guess(struct text sample);

/* The decoder of one file; starts from { 0 }. */
struct decoder {
	const char *encoding;
	size_t replaced; /* bytes that became U+FFFD */

	/* private */
	bool is_utf8;
	void *converter; /* iconv_t */
	struct buffer pending;
};

/*
 * Begin anew with an encoding that iconv(3) knows; false if it does not.
 * What was left of the file before is forgotten.
 */
bool decoder_open(struct decoder *decoder, const char *encoding);

/*
 * Append bytes, decoded to UTF-8, to decoded.  A character that is cut at
 * their end waits for the next call, unless this is the last.  Each byte that
 * cannot be decoded becomes one U+FFFD.
 */
void decoder_decode(struct decoder *decoder, struct text bytes, bool last,
    struct buffer *decoded);

#endif
