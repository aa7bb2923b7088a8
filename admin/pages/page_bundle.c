#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/message.h"
#include "base/scratch.h"
#include "base/zip_write.h"
#include "core/clips/clip_file.h"
#include "pages/route.h"
#include "publish/stick.h"

/* A bundle with its signature and its spoken clips as one file, for whoever has the stick
 * in another computer: unpacked there, all lie on it as `stick` would have written them.
 */

enum { PATH_LEN = 4300, ZIP_LIMIT = BUNDLE_LIMIT };

/* As they are kept, and as they are called on a stick. The clips come first there, and
 * may be missing. */
static const char *const ends[] = {"voice", "anna", "anna.minisig"};
enum { VOICE, BUNDLE, MINISIG, ENDS };

struct kept {
    struct buf file[ENDS];
    const char *name[ENDS];
    size_t first; /* VOICE, or BUNDLE without clips */
};

static bool read_kept(struct page *page, const struct bundle_label *label,
                      struct kept *out)
{
    static const size_t limit[] = {CLIP_FILE_LIMIT, BUNDLE_LIMIT, BUNDLE_SIGNATURE_LIMIT};
    const struct stick_order order = {
        .folder = "",
        .sequence = label->sequence,
        .site = strcmp(label->site, "all") != 0 ? label->site : NULL};
    char bundle[PATH_LEN];
    stick_bundle_path(&order, bundle);
    const int stem = (int)(strlen(bundle) - strlen(".anna"));
    bool ok = true;
    for (size_t i = 0; ok && i < ENDS; i++) {
        const char *path = arena_print(page->arena, "%s/published/%ld.%s",
                                       page->office->workspace, label->sequence, ends[i]);
        out->name[i] = arena_print(page->arena, "%.*s.%s", stem - 1, bundle + 1, ends[i]);
        if (path == NULL || out->name[i] == NULL)
            return err_set(page->err, "not enough memory");
        if (i == VOICE && !file_exists(path))
            out->first = BUNDLE;
        else
            ok = buf_read_file(&out->file[i], path, limit[i], page->err);
    }
    return ok;
}

static bool write_zip(struct page *page, const struct kept *kept)
{
    char folder[SCRATCH_PATH];
    struct zip_member member[ENDS];
    for (size_t i = 0; i < ENDS; i++)
        member[i] =
            (struct zip_member){kept->name[i], kept->file[i].bytes, kept->file[i].len};
    if (!scratch_folder(folder, "zip", page->err))
        return false;
    const char *path = arena_print(page->arena, "%s/zip", folder);
    bool ok = (path != NULL || err_set(page->err, "not enough memory")) &&
              zip_write(path, member + kept->first, ENDS - kept->first, page->err) &&
              buf_read_file(&page->answer->body, path, ZIP_LIMIT, page->err);
    if (path != NULL)
        unlink(path);
    rmdir(folder);
    return ok;
}

bool page_bundle(struct page *page)
{
    const struct pending *pending = &page->office->pending;
    struct kept kept = {.first = VOICE};
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
    bool ok = read_kept(page, label, &kept) && write_zip(page, &kept);
    for (size_t i = 0; i < ENDS; i++)
        buf_free(&kept.file[i]);
    page->answer->type = "application/zip";
    http_add_header(page->answer, "Content-Disposition",
                    arena_print(page->arena, "attachment; filename=\"anna-%ld.zip\"",
                                label->sequence));
    return ok;
}
