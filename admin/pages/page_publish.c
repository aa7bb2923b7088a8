#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "pages/errand_page.h"
#include "pages/route.h"
#include "pages/waiting.h"
#include "publish/stick_place.h"
#include "workspace/keys.h"
#include "workspace/store_bundle.h"

/* Publishing: what signs and writes are the commands `stick` and `pack`, as errands. */

enum { STICKS = 16 };

struct sticks {
    const char *folder[STICKS];
    size_t count;
};

static void add_stick(struct page *page, struct sticks *out, const char *folder)
{
    const char *copy = arena_copy(page->arena, folder);
    if (copy != NULL && out->count < STICKS)
        out->folder[out->count++] = copy;
}

/* What is plugged in now. */
static void find_sticks(struct page *page, struct sticks *out)
{
    struct buf text = {0};
    struct err ignored = {""};
    struct mountinfo mount;
    if (page->office->stick != NULL)
        add_stick(page, out, page->office->stick);
    if (buf_read_file(&text, "/proc/self/mountinfo", MOUNTINFO_LIMIT, &ignored)) {
        const char *at = text.bytes;
        while (at != NULL && stick_place_next(&at, &mount))
            add_stick(page, out, mount.folder);
    }
    buf_free(&text);
}

/* Whether one of the two keys asks for a passphrase. */
static bool is_protected(struct page *page, bool *out)
{
    bool reports = false;
    const char *folder = page->office->workspace;
    const char *signing = arena_print(page->arena, "%s/keys/minisign.key", folder);
    const char *sealing = arena_print(page->arena, "%s/keys/reports.key", folder);
    if (signing == NULL || sealing == NULL)
        return err_set(page->err, "not enough memory");
    if (!keys_init(page->err) || !keys_protected(signing, out, page->err) ||
        !keys_reports_protected(sealing, &reports, page->err))
        return false;
    *out = *out || reports;
    return true;
}

static bool add_form(struct page *page)
{
    struct sticks sticks = {0};
    bool protected = false;
    find_sticks(page, &sticks);
    if (!is_protected(page, &protected) ||
        !PAGE_ADD(page, "publish form", {"token", page->session->token, false}))
        return false;
    for (size_t i = 0; i < sticks.count; i++)
        if (!PAGE_ADD(page, "publish stick", {"folder", sticks.folder[i], false}))
            return false;
    return (sticks.count > 0 || page_add(page, "publish no stick", NULL, 0)) &&
           PAGE_ADD(page, "publish passphrase",
                    {"asked", protected ? "field" : "none", false});
}

/* For a stick that came back to another computer. */
static bool add_home(struct page *page)
{
    bool protected = false;
    return is_protected(page, &protected) &&
           PAGE_ADD(page, "publish home", {"token", page->session->token, false},
                    {"asked", protected ? "field" : "none", false});
}

/* How the last publishing went: onto a stick, or into a file that nobody has read back.
 */
static bool add_end(struct page *page)
{
    const struct pending *pending = &page->office->pending;
    bool written = false;
    int64_t day;
    if (pending->bundle_count > 0 &&
        !store_read_back(page->office->store, pending->bundle[0].label.sequence, &written,
                         &day, page->err))
        return false;
    return errand_page_end(
        page, ERRAND_PUBLISH,
        written ? message("The stick is written, read back and good. You may unplug it.")
                : message("It is published. Take the file along below."));
}

bool page_publish(struct page *page)
{
    if (errand_page_waits(page, ERRAND_PUBLISH) ||
        errand_page_waits(page, ERRAND_COLLECT))
        return true;
    return office_pending(page->office, page->err) &&
           page_begin(page, "publish", message("Publish")) &&
           PAGE_ADD(
               page, "title", {"title", message("Publish"), false},
               {"lead", message("The newest content goes to the terminals."), false}) &&
           add_end(page) &&
           errand_page_end(page, ERRAND_COLLECT,
                           message("What the terminals have left is taken in.")) &&
           page_add(page, "publish", NULL, 0) && waiting_add_changes(page) &&
           add_form(page) && waiting_add_bundles(page) && add_home(page) &&
           page_add(page, "publish end", NULL, 0) && page_end(page);
}

bool page_publish_begin(struct page *page)
{
    struct sticks sticks = {0};
    const char *chosen = http_find(&page->request->form, "stick");
    const char *secret = http_find(&page->request->form, "passphrase");
    const char *folder = NULL;
    bool protected = false;
    find_sticks(page, &sticks);
    for (size_t i = 0; chosen != NULL && i < sticks.count; i++)
        if (strcmp(sticks.folder[i], chosen) == 0)
            folder = sticks.folder[i];
    if (folder == NULL && (chosen == NULL || chosen[0] != '\0'))
        return page_refuse(page, 422, message("This stick is not there"),
                           message("Plug it in, and choose it again."));
    if (!is_protected(page, &protected))
        return false;
    const char *deed = folder != NULL ? "stick" : "pack";
    const struct errand_order known = {
        .word = {deed, "--passphrase-fd", "3", "--", folder},
        .who = page->session->who,
        .secret = secret,
        .now = page->seconds};
    const struct errand_order open = {.word = {deed, "--no-passphrase", "--", folder},
                                      .who = page->session->who,
                                      .now = page->seconds};
    return errand_page_begin(page, ERRAND_PUBLISH, protected ? &known : &open);
}
