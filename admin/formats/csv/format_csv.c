#include "formats/csv/format_csv.h"

#include "base/message.h"
#include "formats/csv/export_csv.h"
#include "formats/csv/import_csv.h"

static bool write(const struct document *document, const struct format_ask *ask,
                  const char *path, struct err *err)
{
    struct buf out = {0};
    (void)ask;
    export_csv(document, &out);
    return format_put(&out, path, err);
}

const struct format format_csv = {
    .name = "csv",
    .ending = {".csv", ".tsv", ".tab", ".txt"},
    .what = MESSAGE(
        "the offers alone; sites, topics, coaches and the rest are in --format anna"),
    .tables = true,
    .read = import_csv,
    .write = write,
};
