#include "formats/hsds/hsds_found.h"

#include <string.h>

/* More are asked for again: a list is short, or looking through it costs more. */
enum { KNOWN_MOST = 64 };

struct hsds_found_rows {
    struct hsds_found_rows *next;
    enum hsds_table table;
    int column;
    const char *id;
    struct hsds_rows rows;
};

bool hsds_found_where(struct hsds_found *found, struct hsds_stage *stage,
                      struct arena *arena, enum hsds_table table, const char *column,
                      const char *id, struct hsds_rows *out, struct err *err)
{
    int at = hsds_column(table, column);
    *out = (struct hsds_rows){NULL, 0};
    if (id == NULL || !hsds_stage_says(stage, table, at))
        return true;
    for (const struct hsds_found_rows *known = found->first; known != NULL;
         known = known->next)
        if (known->table == table && known->column == at && strcmp(known->id, id) == 0) {
            *out = known->rows;
            return true;
        }
    if (!hsds_stage_where(stage, arena, table, column, id, out, err))
        return false;
    struct hsds_found_rows *known =
        found->count < KNOWN_MOST ? arena_take(arena, sizeof *known) : NULL;
    if (known == NULL)
        return true;
    *known = (struct hsds_found_rows){found->first, table, at, id, *out};
    found->first = known;
    found->count++;
    return true;
}
