#include "command/export_formats.h"

#include <stdio.h>
#include <string.h>

#include "base/durable.h"
#include "formats/csv/export_csv.h"
#include "formats/hsds/export_hsds.h"
#include "formats/export_json.h"
#include "formats/xliff/export_xliff.h"
#include "record/translation.h"

/* Writes what was put into `out`, and frees it. */
static bool write_whole(struct buf *out, const char *path, struct err *err)
{
    bool ok = (!out->failed || err_set(err, "not enough memory")) &&
              durable_write(path, out->bytes, out->len, 0644, err);
    buf_free(out);
    return ok;
}

static bool write_anna(const struct document *document, const struct export_ask *ask,
                       const char *path, struct err *err)
{
    struct buf out = {0};
    (void)ask;
    export_json(document, &out);
    return write_whole(&out, path, err);
}

static bool write_csv(const struct document *document, const struct export_ask *ask,
                      const char *path, struct err *err)
{
    struct buf out = {0};
    (void)ask;
    export_csv(document, &out);
    return write_whole(&out, path, err);
}

static bool write_hsds(const struct document *document, const struct export_ask *ask,
                       const char *path, struct err *err)
{
    return export_hsds(document, ask->kept.rest == NULL ? NULL : &ask->kept, path, err);
}

static bool write_xliff(const struct document *document, const struct export_ask *ask,
                        const char *path, struct err *err)
{
    struct buf out = {0};
    enum xliff_version version = XLIFF_2_0;
    if (ask->lang == NULL || !translation_lang_valid(ask->lang))
        return err_set(err, "say --lang and a language other than German, such as \"tr\" "
                            "or \"de-simple\"");
    if (ask->xliff != NULL && !xliff_version_find(ask->xliff, &version))
        return err_set(err, "say --xliff 1.2 or --xliff 2.0");
    if (export_xliff(document, ask->lang, version, &out, err))
        return write_whole(&out, path, err);
    buf_free(&out);
    return false;
}

static const struct export_format formats[] = {
    {"anna", "all there is", write_anna},
    {"csv", "the offers alone; sites, topics, coaches and the rest are in --format anna",
     write_csv},
    {"hsds",
     "the offers alone; HSDS has no place for sites, coaches, barriers and answers",
     write_hsds},
    {"xliff", "the texts of all offers, for a translator", write_xliff},
};

enum { FORMAT_COUNT = sizeof formats / sizeof formats[0] };

const struct export_format *export_format_find(const char *name, struct err *err)
{
    struct buf names = {0};
    const struct export_format *found = NULL;
    for (size_t i = 0; i < FORMAT_COUNT; i++) {
        if (name != NULL && strcmp(formats[i].name, name) == 0)
            found = &formats[i];
        buf_print(&names, "%s%s", i == 0 ? "" : ", ", formats[i].name);
    }
    const char *there = names.failed ? "" : names.bytes;
    if (name == NULL)
        err_set(err, "say --format F; there are: %s", there);
    else if (found == NULL)
        err_set(err, "\"%.60s\" is not a format; there are: %s", name, there);
    buf_free(&names);
    return found;
}
