#include "formats/hsds/format_hsds.h"

#include "base/message.h"
#include "formats/hsds/export_hsds.h"
#include "formats/hsds/import_hsds.h"

static enum format_bid bid(const char *path, bool folder)
{
    (void)folder;
    return import_hsds_looks(path) ? FORMAT_BY_CONTENT : FORMAT_NO;
}

static bool write(const struct document *document, const struct format_ask *ask,
                  const char *path, struct err *err)
{
    return export_hsds(document, ask->rest.rest == NULL ? NULL : &ask->rest, path, err);
}

const struct format format_hsds = {
    .name = "hsds",
    .ending = {".zip", ".json"},
    .what = MESSAGE(
        "the offers alone; HSDS has no place for sites, coaches, barriers and answers"),
    .bid = bid,
    .read = import_hsds,
    .write = write,
};
