#include "formats/xliff/format_xliff.h"

#include <stdio.h>
#include <string.h>

#include "base/message.h"
#include "base/share.h"
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
    struct arena arena = {0};
    struct termbase terms;
    char shared[SHARE_PATH];
    bool ok = termbase_open(&arena, share_path("assets/content/terms.tsv", shared),
                            &terms, err) &&
              export_xliff(document, &terms, ask->lang, version, &out, err);
    arena_free(&arena);
    if (ok)
        return format_put(&out, path, err);
    buf_free(&out);
    return false;
}

/* Tools save it as x.xml, too: what is XML and speaks of xliff at once. */
static enum format_bid bid(const char *path, bool folder)
{
    char head[2048];
    if (folder)
        return FORMAT_NO;
    if (format_ends(&format_xliff, path))
        return FORMAT_BY_NAME;
    FILE *file = fopen(path, "rbe");
    if (file == NULL)
        return FORMAT_NO;
    size_t len = fread(head, 1, sizeof head - 1, file);
    fclose(file);
    head[len] = '\0';
    const char *at = strncmp(head, "\xEF\xBB\xBF", 3) == 0 ? head + 3 : head;
    at += strspn(at, " \t\r\n");
    bool xliff =
        *at == '<' && (strstr(at, "<xliff") != NULL || strstr(at, ":xliff") != NULL);
    return xliff ? FORMAT_BY_CONTENT : FORMAT_NO;
}

const struct format format_xliff = {
    .name = "xliff",
    .ending = {".xlf", ".xliff", ".sdlxliff", ".mqxliff"},
    .what = MESSAGE("the texts of all offers, for a translator"),
    .texts = true,
    .bid = bid,
    .read = read,
    .write = write,
};
