#ifndef ANNA_ADMIN_FORMATS_CSV_CSV_TEXT_H
#define ANNA_ADMIN_FORMATS_CSV_CSV_TEXT_H

#include "formats/csv/csv_source.h"

/* Text as programs for tables save it, line by line, as UTF-8, whatever it was before.
 * Bytes are read in pieces of 64 KiB and none is kept.
 *
 * What the bytes are is found out in this order:
 *   a byte order mark says UTF-8, UTF-16 little or big endian ("Unicode text" of Excel);
 *   the first 64 KiB in which a byte above 127 stands decide for what comes: UTF-8 if all
 *   of it fits, or if at least as many characters fit as do not; else Windows-1252.
 * A byte that does not fit into UTF-8 is read as Windows-1252, and one that is no
 * character there either is U+FFFD; both are counted. iconv of libc does the work. */

struct csv_text;

/* Takes the source over and closes it, on failure too. Refuses what is no text: zero
 * bytes, a zip (.xlsx, .ods), an old .xls, a PDF. `err` names no file. */
bool csv_text_open(struct csv_text **out, struct csv_source source, struct err *err);
void csv_text_close(struct csv_text *text); /* NULL is allowed */

struct csv_piece {
    const char *bytes; /* UTF-8, valid until the next call; not terminated */
    size_t len;        /* 0: the text is at its end */
    bool line_ends;    /* it ends with LF, CR or CR LF; else more of the line may come */
    size_t bad;        /* bytes in it that did not fit */
};

/* The next line, with its end, or a piece of one that is longer than 64 KiB. */
bool csv_text_next(struct csv_text *text, struct csv_piece *out, struct err *err);

/* What lies ahead, at the beginning: up to 64 KiB of the source. `*whole_out`: that is
 * all there is. */
const char *csv_text_head(const struct csv_text *text, size_t *len_out, bool *whole_out);

/* "UTF-8", "Windows-1252", "UTF-16, little endian" ..., and how that is known. */
const char *csv_text_encoding(const struct csv_text *text);
const char *csv_text_known_by(const struct csv_text *text);

/* Bytes read from the source. */
size_t csv_text_read(const struct csv_text *text);

#endif
