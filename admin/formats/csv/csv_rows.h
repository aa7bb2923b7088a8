#ifndef ANNA_ADMIN_FORMATS_CSV_CSV_ROWS_H
#define ANNA_ADMIN_FORMATS_CSV_CSV_ROWS_H

#include "formats/csv/csv_text.h"

/* Rows of a table that a program saved as CSV (RFC 4180 and what spreadsheets make of
 * it), one after the other: memory for one row, whatever the file's length. Only
 * csv_rows.c knows libcsv.
 *
 * Found out: the encoding (csv_text.h); the separator, from a line "sep=;" or else as the
 * one of ; , tab | at which the first 64 KiB fall into rows of the same number of fields.
 * Lines end with LF, CR or CR LF, mixed too. Spaces around a field without quotes are
 * dropped; a line break inside a field is given as LF. Blank lines, and rows in which
 * every field is empty, are passed over. A quote inside a field without quotes is
 * itself. */

enum { CSV_ROW_LEN_MAX = 1 << 20, CSV_COLUMN_MAX = 1000 };

struct csv_rows;

/* How many fields a row has, beside the header. */
enum csv_fit {
    CSV_ROW_FITS,
    CSV_ROW_SHORT, /* fewer; empty ones stand for the others */
    CSV_ROW_LONG   /* more, and not all of these are empty */
};

struct csv_row {
    const char *const *field; /* UTF-8, never NULL; at least as many as the header has */
    size_t count;             /* of fields in the row, without empty ones that are behind
                                 the last of the header */
    size_t whole;             /* fields with the empty ones at its end */
    size_t line;              /* where it begins, from 1 */
    enum csv_fit fit;
    bool odd_quotes; /* text stands behind closing quotes ("Haus "Sonne", Hof"): the
                        row may be divided at the wrong places */
    size_t bad; /* bytes in it that did not fit the encoding; what they were taken for is
                   in csv_text.h */
};

/* Opens a source, which is taken over and closed, on failure too; reads the header. `err`
 * names no file. Refused is what csv_text_open and csv_rows_next refuse, and a text
 * without any row. */
bool csv_rows_open(struct csv_rows **out, struct csv_source source, struct err *err);
bool csv_rows_open_file(struct csv_rows **out, const char *path, struct err *err);
bool csv_rows_open_bytes(struct csv_rows **out, const void *bytes, size_t len,
                         struct err *err);
void csv_rows_close(struct csv_rows *rows); /* NULL is allowed */

/* The first row. It stays valid. */
const struct csv_row *csv_rows_header(const struct csv_rows *rows);

/* Makes a row that csv_rows_next has just given the header: what stood above was a title.
 */
bool csv_rows_begin_at(struct csv_rows *rows, const struct csv_row *row, struct err *err);

enum csv_answer {
    CSV_ROW,
    CSV_END,
    CSV_BROKEN /* `err` says why and in which line: a quote that is never closed, a row
                  longer than CSV_ROW_LEN_MAX, more than CSV_COLUMN_MAX columns, a zero
                  byte, a source that cannot be read, no memory. Nothing can follow. */
};

/* The next row behind the header; `out` is valid until the next call. */
enum csv_answer csv_rows_next(struct csv_rows *rows, struct csv_row *out,
                              struct err *err);

/* The line that was read last, from 1: where it broke. */
size_t csv_rows_line(const struct csv_rows *rows);

char csv_rows_separator(const struct csv_rows *rows);

/* One line about all that was found out: "Windows-1252 (it does not fit into UTF-8),
 * separated by semicolon, 12 columns". Valid until the next call. */
const char *csv_rows_found(struct csv_rows *rows);

/* Bytes read from the source, for progress. */
size_t csv_rows_read(const struct csv_rows *rows);

#endif
