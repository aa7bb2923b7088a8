#include "formats/format_anna.h"

#include "base/message.h"
#include "formats/export_json.h"
#include "formats/import_json.h"

static bool read(const char *path, const struct format_ask *ask,
                 const struct intake *intake, struct err *err)
{
    (void)ask;
    return import_json(path, intake, err);
}

static bool write(const struct document *document, const struct format_ask *ask,
                  const char *path, struct err *err)
{
    struct buf out = {0};
    (void)ask;
    export_json(document, &out);
    return format_put(&out, path, err);
}

const struct format format_anna = {
    .name = "anna",
    .ending = {".json", ".jsonl", ".ndjson"},
    .what = MESSAGE("all there is"),
    .read = read,
    .write = write,
};
