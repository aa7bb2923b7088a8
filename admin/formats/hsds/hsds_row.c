#include "formats/hsds/hsds_row.h"

const char *hsds_get(const struct hsds_row *row, const char *column)
{
    int at = hsds_column(row->table, column);
    return at < 0 ? NULL : row->value[at];
}
