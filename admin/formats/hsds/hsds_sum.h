#ifndef ANNA_ADMIN_FORMATS_HSDS_HSDS_SUM_H
#define ANNA_ADMIN_FORMATS_HSDS_HSDS_SUM_H

#include <stdint.h>

#include "base/buf.h"
#include "formats/format.h"
#include "formats/hsds/hsds_tables.h"

/* What became of the rows of each table: read = used + kept for the way back + left out.
 * A row that is used for an offer and kept as well counts as used. */

enum hsds_mark { HSDS_MARK_KEPT = 1, HSDS_MARK_USED = 2 };

struct hsds_sum_table {
    size_t read;
    size_t refused;      /* without an id or a name, so that it is nothing */
    size_t twice;        /* stood there before with the same content, or a part of it */
    unsigned char *mark; /* by the row's number in the stage */
    size_t room;
};

struct hsds_sum {
    struct hsds_sum_table table[HSDS_TABLE_COUNT];
    bool failed; /* memory ran out */
};

void hsds_sum_free(struct hsds_sum *sum);

void hsds_sum_mark(struct hsds_sum *sum, enum hsds_table table, int64_t rowid,
                   enum hsds_mark mark);

/* The sum of a table, without its file; false if no row of it was read. */
bool hsds_sum_of(const struct hsds_sum *sum, enum hsds_table table,
                 struct format_sum *out);

/* "services: 12 read, 10 used, 2 left out (1 without id or name, 1 twice)"; adds nothing
 * for a table of which no row was read. */
void hsds_sum_write(const struct hsds_sum *sum, enum hsds_table table, struct buf *out);

#endif
