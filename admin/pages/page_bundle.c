#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/message.h"
#include "base/scratch.h"
#include "base/zip_write.h"
#include "pages/route.h"
#include "publish/stick.h"

/* A bundle with its signature as one file, for whoever has the stick in another computer:
 * unpacked there, both lie on it as `stick` would have written them. */

enum { PATH_LEN = 4300 };

/* Bundle and signature, as they are kept. */
struct pair {
    struct buf bundle, signature;
    char name[PATH_LEN], signature_name[PATH_LEN + 16];
};

static bool read_pair(struct page *page, const struct bundle_label *label,
                      struct pair *out)
{
    const struct stick_order order = {
        .folder = "",
        .sequence = label->sequence,
        .site = strcmp(label->site, "all") != 0 ? label->site : NULL};
    const char *path = arena_print(page->arena, "%s/published/%ld.anna",
                                   page->office->workspace, label->sequence);
    const char *signature = arena_print(page->arena, "%s.minisig", path);
    if (path == NULL || signature == NULL)
        return err_set(page->err, "not enough memory");
    stick_bundle_path(&order, out->name);
    snprintf(out->signature_name, sizeof out->signature_name, "%s.minisig", out->name);
    return buf_read_file(&out->bundle, path, BUNDLE_LIMIT, page->err) &&
           buf_read_file(&out->signature, signature, BUNDLE_SIGNATURE_LIMIT, page->err);
}

static bool write_zip(struct page *page, const struct pair *pair)
{
    char folder[SCRATCH_PATH];
    const struct zip_member member[] = {
        {pair->name + 1, pair->bundle.bytes, pair->bundle.len},
        {pair->signature_name + 1, pair->signature.bytes, pair->signature.len}};
    if (!scratch_folder(folder, "zip", page->err))
        return false;
    const char *path = arena_print(page->arena, "%s/zip", folder);
    bool ok = (path != NULL || err_set(page->err, "not enough memory")) &&
              zip_write(path, member, 2, page->err) &&
              buf_read_file(&page->answer->body, path, BUNDLE_LIMIT, page->err);
    if (path != NULL)
        unlink(path);
    rmdir(folder);
    return ok;
}

bool page_bundle(struct page *page)
{
    const struct pending *pending = &page->office->pending;
    struct pair pair = {0};
    const struct bundle_label *label = NULL;
    if (!office_pending(page->office, page->err))
        return false;
    for (size_t i = 0; i < pending->bundle_count; i++)
        if (pending->bundle[i].good &&
            strcmp(page_number(page, pending->bundle[i].label.sequence), page_id(page)) ==
                0)
            label = &pending->bundle[i].label;
    if (label == NULL)
        return page_refuse(page, 404, message("This bundle is not there"),
                           message("Choose another one."));
    bool ok = read_pair(page, label, &pair) && write_zip(page, &pair);
    buf_free(&pair.bundle);
    buf_free(&pair.signature);
    page->answer->type = "application/zip";
    http_add_header(page->answer, "Content-Disposition",
                    arena_print(page->arena, "attachment; filename=\"anna-%ld.zip\"",
                                label->sequence));
    return ok;
}
