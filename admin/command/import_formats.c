#include "command/import_formats.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/text.h"
#include "formats/csv/import_csv.h"
#include "formats/hsds/import_hsds.h"
#include "formats/import_json.h"

static bool read_anna(const char *path, const struct import_ask *ask,
                      const struct intake *intake, struct err *err)
{
    (void)ask;
    return import_json(path, intake, err);
}

static bool is_anna(const char *path, bool folder)
{
    return !folder && text_ends(path, ".json");
}

static bool is_csv(const char *path, bool folder)
{
    return !folder && (text_ends(path, ".csv") || text_ends(path, ".tsv") ||
                       text_ends(path, ".tab") || text_ends(path, ".txt"));
}

static bool is_hsds(const char *path, bool folder)
{
    (void)folder;
    return import_hsds_looks(path);
}

/* Asked in this order. */
static const struct import_format formats[] = {
    {"hsds", is_hsds, import_hsds},
    {"csv", is_csv, import_csv},
    {"anna", is_anna, read_anna},
};

enum { FORMAT_COUNT = sizeof formats / sizeof formats[0] };

static const struct import_format *unknown(const char *what, struct err *err)
{
    struct buf names = {0};
    for (size_t i = 0; i < FORMAT_COUNT; i++)
        buf_print(&names, "%s%s", i == 0 ? "" : ", ", formats[i].name);
    err_set(err, "%s; there are: %s, xliff", what, names.failed ? "" : names.bytes);
    buf_free(&names);
    return NULL;
}

const struct import_format *import_format_find(const char *name, const char *path,
                                               struct err *err)
{
    struct stat info;
    char what[400];
    if (stat(path, &info) != 0) {
        err_set_errno(err, "%s: could not be opened", path);
        return NULL;
    }
    for (size_t i = 0; i < FORMAT_COUNT; i++)
        if (name != NULL ? strcmp(formats[i].name, name) == 0
                         : formats[i].is(path, S_ISDIR(info.st_mode)))
            return &formats[i];
    if (name != NULL)
        snprintf(what, sizeof what, "\"%.60s\" is not a format", name);
    else
        snprintf(what, sizeof what, "%.300s: is in no format that is known", path);
    return unknown(what, err);
}
