#include "formats/hsds/hsds_tables.h"

#include <string.h>

const char *hsds_table_name(enum hsds_table table)
{
    return hsds_table_row[table].name;
}

const char *hsds_table_file(enum hsds_table table)
{
    return hsds_table_row[table].file;
}

const struct hsds_column *hsds_columns(enum hsds_table table, size_t *count)
{
    *count = hsds_table_row[table].count;
    return hsds_table_row[table].column;
}

const struct hsds_column *hsds_written(enum hsds_table table,
                                       const struct hsds_column *before)
{
    const struct hsds_column *column = hsds_table_row[table].column;
    const struct hsds_column *end = column + hsds_table_row[table].count;
    for (column = before == NULL ? column : before + 1; column < end; column++)
        if (column->written != NULL)
            return column;
    return NULL;
}

int hsds_column(enum hsds_table table, const char *name)
{
    const struct hsds_table_row *row = &hsds_table_row[table];
    for (size_t i = 0; i < row->count; i++)
        if (strcmp(row->column[i].name, name) == 0)
            return (int)i;
    return -1;
}

bool hsds_table_has_id(enum hsds_table table)
{
    return (hsds_table_row[table].column[0].flags & HSDS_REQUIRED) != 0;
}
