/*
 * windows.h -- Windows-1252, as browsers read it: the five bytes that it does
 * not assign are the control characters of ISO 8859-1.
 */
#ifndef COMMON_REPAIR_WINDOWS_H
#define COMMON_REPAIR_WINDOWS_H

#include <stdint.h>

/* The character of a byte. */
int32_t windows_decode(unsigned char byte);

/*
 * The byte of a character, -1 if it has none.  The controls U+0080 to U+009F
 * are those of ISO 8859-1.
 */
int windows_encode(int32_t code_point);

#endif
