#ifndef ANNA_ADMIN_FORMATS_HSDS_HSDS_FOUND_H
#define ANNA_ADMIN_FORMATS_HSDS_HSDS_FOUND_H

#include "formats/hsds/hsds_stage.h"

/* Rows that were asked for while one service is looked at: its offers and what is kept of
 * it ask for the same ones. */

struct hsds_found {
    struct hsds_found_rows *first; /* in the arena; NULL: nothing yet */
    size_t count;
};

/* As hsds_stage_where, all of it: `*out` is what stands there, and not the caller's to
 * change. The arena must be the same in all calls, and last as long as `found`. */
bool hsds_found_where(struct hsds_found *found, struct hsds_stage *stage,
                      struct arena *arena, enum hsds_table table, const char *column,
                      const char *id, struct hsds_rows *out, struct err *err);

#endif
