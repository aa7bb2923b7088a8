#include "formats/hsds/hsds_sum.h"

#include <stdlib.h>
#include <string.h>

#include "base/message.h"

void hsds_sum_free(struct hsds_sum *sum)
{
    for (int i = 0; i < HSDS_TABLE_COUNT; i++)
        free(sum->table[i].mark);
}

void hsds_sum_mark(struct hsds_sum *sum, enum hsds_table table, int64_t rowid,
                   enum hsds_mark mark)
{
    struct hsds_sum_table *of = &sum->table[table];
    if (rowid <= 0)
        return;
    size_t at = (size_t)rowid;
    if (at >= of->room) {
        size_t room = of->room == 0 ? 256 : of->room;
        while (room <= at)
            room *= 2;
        unsigned char *more = realloc(of->mark, room);
        if (more == NULL) {
            sum->failed = true;
            return;
        }
        memset(more + of->room, 0, room - of->room);
        of->mark = more;
        of->room = room;
    }
    if (of->mark[at] < mark)
        of->mark[at] = (unsigned char)mark;
}

static size_t marked(const struct hsds_sum_table *of, enum hsds_mark mark)
{
    size_t count = 0;
    for (size_t i = 0; i < of->room; i++)
        count += of->mark[i] == (unsigned char)mark;
    return count;
}

bool hsds_sum_of(const struct hsds_sum *sum, enum hsds_table table,
                 struct format_sum *out)
{
    const struct hsds_sum_table *of = &sum->table[table];
    struct format_sum all = {.table = hsds_table_file(table),
                             .read = of->read,
                             .used = marked(of, HSDS_MARK_USED),
                             .kept = marked(of, HSDS_MARK_KEPT),
                             .without_id = of->refused,
                             .twice = of->twice};
    all.left_out = all.read - all.used - all.kept;
    *out = all;
    return all.read > 0;
}

void hsds_sum_write(const struct hsds_sum *sum, enum hsds_table table, struct buf *out)
{
    struct format_sum of;
    const char *between = " (";
    if (!hsds_sum_of(sum, table, &of))
        return;
    size_t rest = of.left_out - of.without_id - of.twice;
    buf_print(out, message("%s: %zu read, %zu used"), of.table, of.read, of.used);
    if (of.kept > 0)
        buf_print(out, message(", %zu kept for the way back"), of.kept);
    if (of.left_out == 0)
        return;
    buf_print(out, message(", %zu left out"), of.left_out);
    if (of.without_id > 0) {
        buf_print(out, message("%s%zu without id or name"), between, of.without_id);
        between = ", ";
    }
    if (of.twice > 0) {
        buf_print(out, message("%s%zu in several places or files, counted once"), between,
                  of.twice);
        between = ", ";
    }
    if (rest > 0)
        buf_print(out,
                  table >= HSDS_STAGED ? message("%s%zu without a place in an offer")
                  : table == HSDS_SERVICE
                      ? message("%s%zu not offered any more, or refused")
                      : message("%s%zu of no service that was taken, or not needed"),
                  between, rest);
    buf_add_text(out, ")");
}
