#ifndef ANNA_CORE_QR_H
#define ANNA_CORE_QR_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"

/* QR codes (ISO/IEC 18004), made by libqrencode; no other file includes qrencode.h. Level
 * M, byte mode, the smallest version that the text fits into, version 10 at most: larger
 * ones have modules too small for the camera of an old phone. A text that is not ASCII
 * carries ECI 26 (UTF-8), for without it readers guess. */

enum {
    QR_SIDE_MOST = 57,   /* modules of version 10 on a side */
    QR_QUIET = 4,        /* modules of quiet zone that whoever draws it must leave */
    QR_BYTES_MOST = 213, /* of an ASCII text in version 10-M */
    QR_BYTES_MOST_ECI =
        210,               /* of another one: libqrencode counts its header generously */
    QR_BYTES_ADDRESS = 106 /* what an address should stay under: version 6-M */
};

struct qr {
    int side;                                          /* modules, 21 to QR_SIDE_MOST */
    unsigned char module[QR_SIDE_MOST * QR_SIDE_MOST]; /* row by row, 1 = dark */
};

/* How many bytes a text like this one may have. */
size_t qr_room(const char *text);

/* True if the text, which must not be empty, fits into one code. */
bool qr_fits(const char *text);

/* Makes the code of a text in UTF-8. False with `out` untouched if it is empty or too
 * long, or memory ran out. */
bool qr_make(struct qr *out, const char *text, struct err *err);

#endif
