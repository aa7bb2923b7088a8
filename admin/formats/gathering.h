#ifndef ANNA_ADMIN_FORMATS_GATHERING_H
#define ANNA_ADMIN_FORMATS_GATHERING_H

#include "record/intake.h"

/* Whoever takes the records of an importer into memory, for small files: all good ones as
 * a document, all notes as lines of text. `struct gathering g = {0};` is an empty one. */

struct gathering {
    struct arena arena;
    struct document document; /* lives in `arena` */
    struct buf notes;
    size_t note_count;
    size_t refused; /* records */
};

/* An intake into `gathering`, which must stay where it is. An id that has come before is
 * refused. */
struct intake gathering_intake(struct gathering *gathering);

void gathering_free(struct gathering *gathering);

#endif
