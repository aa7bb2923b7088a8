#include "reports/release.h"

#include <string.h>

#include "base/csv_write.h"

static void add_field(struct buf *out, const char *text)
{
    csv_write_defused(out, text, ',');
}

static void add_row(struct buf *out, const char *table, const char *value,
                    const char *label, const char *status, size_t count)
{
    add_field(out, table);
    buf_add_text(out, ",");
    add_field(out, value);
    buf_add_text(out, ",");
    add_field(out, label);
    if (count > 0)
        buf_print(out, ",%zu,%s\r\n", count, status);
    else
        buf_print(out, ",,%s\r\n", status);
}

static const char *value_of(const struct release_cell *cell)
{
    return cell->value[0] != '\0' ? cell->value : "none";
}

void release_add_csv(const struct release *release, struct buf *out)
{
    buf_add_text(out, "table,value,label,count,status\r\n");
    add_row(out, "total", "", "", release->total > 0 ? "shown" : "suppressed",
            release->total);
    for (int d = 0; d < RELEASE_DIMENSION_COUNT; d++)
        for (size_t i = 0; i < release->table[d].cells; i++) {
            const struct release_cell *cell = &release->table[d].cell[i];
            if (cell->count > 0)
                add_row(out, release->table[d].name, value_of(cell), cell->label, "shown",
                        cell->count);
        }
}

bool release_add_codebook(const struct release *release, const char *path,
                          struct buf *out, struct err *err)
{
    struct buf fixed = {0};
    if (!buf_read_file(&fixed, path, 1 << 20, err))
        return false;
    for (const char *at = fixed.bytes; at != NULL && *at != '\0';) {
        size_t len = strcspn(at, "\r\n");
        buf_add(out, at, len);
        buf_add_text(out, "\r\n");
        at += len + strspn(at + len, "\r\n");
    }
    buf_free(&fixed);
    for (int d = 0; d < RELEASE_DIMENSION_COUNT; d++)
        for (size_t i = 0; i < release->table[d].cells; i++) {
            const struct release_cell *cell = &release->table[d].cell[i];
            if (cell->count == 0 || cell->value[0] == '\0')
                continue;
            buf_print(out, "value (table %s),", release->table[d].name);
            add_field(out, cell->value);
            buf_add_text(out, ",");
            add_field(out, cell->label);
            buf_add_text(out, "\r\n");
        }
    return !out->failed || err_set(err, "not enough memory");
}
