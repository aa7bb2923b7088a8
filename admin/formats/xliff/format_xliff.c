#include "formats/xliff/format_xliff.h"

#include "formats/xliff/export_xliff.h"
#include "formats/xliff/import_xliff.h"
#include "record/translation.h"

static bool read(const char *path, const struct format_ask *ask,
                 const struct intake *intake, struct err *err)
{
    struct arena arena = {0};
    bool ok = ask->made == NULL || translation_made_valid(ask->made) ||
              err_set(err, "say --made tested, human or automatic");
    ok = ok && import_xliff(&arena, path, ask, intake, err);
    arena_free(&arena);
    return ok;
}

static bool write(const struct document *document, const struct format_ask *ask,
                  const char *path, struct err *err)
{
    struct buf out = {0};
    enum xliff_version version = XLIFF_2_0;
    if (ask->lang == NULL || !translation_lang_valid(ask->lang))
        return err_set(err, "say --lang and a language other than German, such as \"tr\" "
                            "or \"de-simple\"");
    if (ask->version != NULL && !xliff_version_find(ask->version, &version))
        return err_set(err, "say --xliff 1.2 or --xliff 2.0");
    if (export_xliff(document, ask->lang, version, &out, err))
        return format_put(&out, path, err);
    buf_free(&out);
    return false;
}

const struct format format_xliff = {
    .name = "xliff",
    .ending = {".xlf", ".xliff"},
    .what = "the texts of all offers, for a translator",
    .texts = true,
    .read = read,
    .write = write,
};
