#ifndef ANNA_ADMIN_FORMATS_CSV_CSV_SOURCE_H
#define ANNA_ADMIN_FORMATS_CSV_CSV_SOURCE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"

/* Where the bytes of a table come from. */
struct csv_source {
    void *context;
    /* Reads at most `room` bytes; `*len_out` 0 is the end. False with `err` on failure.
     */
    bool (*read)(void *context, char *bytes, size_t room, size_t *len_out,
                 struct err *err);
    void (*close)(void *context); /* may be NULL */
};

/* A file; `out` is untouched on failure. */
bool csv_source_file(const char *path, struct csv_source *out, struct err *err);

/* Bytes in memory, which must stay. */
bool csv_source_bytes(const void *bytes, size_t len, struct csv_source *out,
                      struct err *err);

#endif
