#include "formats/hsds/hsds_same.h"

#include <string.h>

#include "base/json_value.h"

/* A column that says only where a row belongs. */
static bool says_where(enum hsds_table table, const char *name)
{
    size_t count;
    int at = hsds_column(table, name);
    return at >= 0 && (hsds_columns(table, &count)[at].of != HSDS_NO_TABLE ||
                       strcmp(name, "link_id") == 0 || strcmp(name, "link_entity") == 0 ||
                       strcmp(name, "resource_id") == 0);
}

static enum hsds_same worse(enum hsds_same a, enum hsds_same b)
{
    return a > b ? a : b;
}

/* One value of both. */
static enum hsds_same compare(enum hsds_table table, const char *name, bool same)
{
    return same                      ? HSDS_SAME_ALL
           : says_where(table, name) ? HSDS_SAME_MOVED
                                     : HSDS_SAME_NOT;
}

/* What is kept of both, columns without a place among it. */
static enum hsds_same compare_whole(const struct hsds_row *first,
                                    const struct hsds_row *row, const char **column)
{
    enum hsds_same all = HSDS_SAME_ALL;
    struct json *one = json_parse_text(first->whole);
    struct json *other = json_parse_text(row->whole);
    const char *key;
    struct json *member;
    JSON_MEMBERS (other, key, member) {
        const struct json *there = json_member(one, key);
        int at = hsds_column(row->table, key);
        if (at >= 0 && row->value[at] != NULL)
            continue; /* is compared as a value */
        enum hsds_same how = there == NULL
                                 ? HSDS_SAME_FILLS
                                 : compare(row->table, key, json_same(there, member));
        if (how == HSDS_SAME_NOT && all != HSDS_SAME_NOT && at >= 0) {
            size_t count;
            *column = hsds_columns(row->table, &count)[at].name;
        }
        all = worse(all, how);
    }
    json_free(one);
    json_free(other);
    return all;
}

enum hsds_same hsds_same(const struct hsds_row *first, const struct hsds_row *row,
                         const char **column_out)
{
    size_t count;
    const struct hsds_column *column = hsds_columns(row->table, &count);
    enum hsds_same all = HSDS_SAME_ALL;
    const char *differs = NULL;
    for (size_t i = 0; i < count; i++) {
        const char *one = first->value[i];
        const char *other = row->value[i];
        if (strcmp(column[i].name, "id") == 0 || (column[i].flags & HSDS_NO_PLACE) != 0)
            continue;
        enum hsds_same how =
            one == NULL || other == NULL
                ? (one == other ? HSDS_SAME_ALL : HSDS_SAME_FILLS)
                : compare(row->table, column[i].name, strcmp(one, other) == 0);
        if (how == HSDS_SAME_NOT && all != HSDS_SAME_NOT)
            differs = column[i].name;
        all = worse(all, how);
    }
    if (all != HSDS_SAME_NOT && first->whole != NULL && row->whole != NULL &&
        strcmp(first->whole, row->whole) != 0)
        all = worse(all, compare_whole(first, row, &differs));
    if (column_out != NULL)
        *column_out = differs;
    return all;
}

bool hsds_same_rename(struct arena *arena, struct hsds_row *row, const char *id)
{
    struct json *whole = row->whole == NULL ? NULL : json_parse_text(row->whole);
    row->value[hsds_column(row->table, "id")] = id;
    if (whole != NULL) {
        json_put_text(whole, "id", id);
        row->whole = json_write(arena, whole, JSON_DENSE);
        json_free(whole);
    }
    return id != NULL && !arena->failed;
}
