#ifndef ANNA_TESTS_HELP_HSDS_READING_H
#define ANNA_TESTS_HELP_HSDS_READING_H

#include "base/buf.h"
#include "base/err.h"
#include "record/document.h"

/* Packages and JSON files made by a test, and what is taken of them: the offers as our
 * JSON, the notes as text. */

struct hsds_reading {
    const char *folder;
    struct buf offers;
    struct buf notes;
    struct buf told; /* lines about the whole, sums of the tables among them */
    size_t taken;
    bool ok;
    struct err err;
};

struct hsds_text {
    const char *name;
    const char *text;
};

/* Reads a folder, an archive or a file; `known` and `map` may be NULL. The reading, which
 * begins as {.taken = 0}, goes back with hsds_reading_done. */
void hsds_read_path(struct hsds_reading *reading, const char *path,
                    const struct document *known, const char *map);

/* Reads a package of one organization, two places and one service, in which the `count`
 * texts take the place of the files of their names, or come beside. */
void hsds_read_with(struct hsds_reading *reading, const struct hsds_text *file,
                    size_t count);

void hsds_reading_done(struct hsds_reading *reading);

#endif
