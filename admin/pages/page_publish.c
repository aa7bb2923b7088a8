#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/message.h"
#include "base/utf8.h"
#include "pages/errand_page.h"
#include "pages/route.h"
#include "pages/sentence.h"
#include "pages/waiting.h"
#include "publish/stick_place.h"
#include "workspace/keys.h"
#include "workspace/store_bundle.h"

/* Publishing: what signs and writes are the commands `stick` and `pack`, as errands. */

enum { STICKS = 16, SHEET_MOST = 1 << 20 };

const char *page_setup_sheet(struct page *page, const char *site)
{
    const char *path =
        arena_print(page->arena, "%s/setup/%s.html", page->office->workspace, site);
    if (path == NULL)
        err_set(page->err, "not enough memory");
    return path;
}

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

/* What the stick is for: its round, or to set up a terminal of a site. */
static bool add_purposes(struct page *page)
{
    const struct document *document = &page->office->document;
    const struct office_chosen *chosen = &page->office->chosen;
    const char *asked = http_find(&page->request->query, "setup");
    if (asked == NULL && chosen->any)
        asked = chosen->setup;
    if (!page_add(page, "publish purposes", NULL, 0))
        return false;
    for (size_t i = 0; i < document->list[RECORD_SITE].count; i++) {
        const struct record *site = document->list[RECORD_SITE].item[i];
        bool here = asked != NULL && strcmp(asked, record_id(site)) == 0;
        if (!PAGE_ADD(page, here ? "publish purpose here" : "publish purpose",
                      {"id", record_id(site), false}, {"name", record_name(site), false}))
            return false;
    }
    return page_add(page, "publish purposes end", NULL, 0);
}

/* The sheets that go apart from first sticks. */
static bool add_sheets(struct page *page)
{
    const struct document *document = &page->office->document;
    for (size_t i = 0; i < document->list[RECORD_SITE].count; i++) {
        const struct record *site = document->list[RECORD_SITE].item[i];
        const char *path = page_setup_sheet(page, record_id(site));
        if (path == NULL)
            return false;
        if (file_exists(path) &&
            !PAGE_ADD(page, "publish sheet", {"id", record_id(site), false},
                      {"name", record_name(site), false}))
            return false;
    }
    return true;
}

static bool add_form(struct page *page)
{
    struct sticks sticks = {0};
    bool protected = false;
    const struct office_chosen *chosen = &page->office->chosen;
    find_sticks(page, &sticks);
    if (!is_protected(page, &protected) ||
        !PAGE_ADD(page, "publish form", {"token", page->session->token, false}))
        return false;
    for (size_t i = 0; i < sticks.count; i++)
        if (!PAGE_ADD(page, "publish stick", {"folder", sticks.folder[i], false},
                      {"name", sentence_name(sticks.folder[i]), false},
                      {"here",
                       chosen->any && strcmp(chosen->stick, sticks.folder[i]) == 0
                           ? "checked"
                           : "",
                       false}))
            return false;
    return (sticks.count > 0 || page_add(page, "publish no stick", NULL, 0)) &&
           PAGE_ADD(page, "publish file",
                    {"here", chosen->any && chosen->stick[0] == '\0' ? "checked" : "",
                     false}) &&
           add_purposes(page) &&
           PAGE_ADD(page, "publish passphrase",
                    {"asked", protected ? "field" : "none", false}) &&
           add_sheets(page) && page_add(page, "publish form end", NULL, 0);
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
    if (errand_look(page->office->errands, ERRAND_PUBLISH)->state == ERRAND_DONE)
        page->office->chosen.any = false;
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

/* The words of the command. `folder` NULL: into a file; `setup` NULL: for its round. */
static void fill_order(struct errand_order *order, const char *folder, const char *setup,
                       bool protected)
{
    size_t count = 0;
    order->word[count++] = folder != NULL ? "stick" : "pack";
    if (setup != NULL) {
        order->word[count++] = "--setup";
        order->word[count++] = setup;
    }
    if (protected) {
        order->word[count++] = "--passphrase-fd";
        order->word[count++] = "3";
    } else {
        order->word[count++] = "--no-passphrase";
        order->secret = NULL;
    }
    order->word[count++] = "--";
    order->word[count] = folder;
}

/* The stick that was chosen; NULL: none, or as a file. */
static const char *find_chosen(struct page *page, const char *chosen)
{
    struct sticks sticks = {0};
    find_sticks(page, &sticks);
    for (size_t i = 0; chosen != NULL && i < sticks.count; i++)
        if (strcmp(sticks.folder[i], chosen) == 0)
            return sticks.folder[i];
    return NULL;
}

/* Until it has gone well. */
static void keep_choice(struct office *office, const char *folder, const char *setup)
{
    struct office_chosen *chosen = &office->chosen;
    *chosen = (struct office_chosen){
        .any = (folder == NULL || strlen(folder) < sizeof chosen->stick) &&
               (setup == NULL || strlen(setup) < sizeof chosen->setup)};
    if (!chosen->any)
        return;
    utf8_copy(chosen->stick, sizeof chosen->stick, folder != NULL ? folder : "");
    utf8_copy(chosen->setup, sizeof chosen->setup, setup != NULL ? setup : "");
}

bool page_publish_begin(struct page *page)
{
    const char *chosen = http_find(&page->request->form, "stick");
    const char *setup = http_find(&page->request->form, "setup");
    const char *folder = find_chosen(page, chosen);
    struct errand_order order = {.who = page->session->who,
                                 .secret = http_find(&page->request->form, "passphrase"),
                                 .now = page->seconds};
    bool protected = false;
    if (folder == NULL && (chosen == NULL || chosen[0] != '\0'))
        return page_refuse(page, 422, message("This stick is not there"),
                           message("Plug it in, and choose it again."));
    if (setup != NULL && setup[0] == '\0')
        setup = NULL;
    if (setup != NULL &&
        document_find(&page->office->document, RECORD_SITE, setup) == NULL)
        return page_refuse(page, 422, message("This site is gone"),
                           message("Somebody has removed it."));
    if (setup != NULL && folder == NULL)
        return page_refuse(page, 422, message("This needs a stick in this computer"),
                           message("Plug it in, and choose it again."));
    if (!is_protected(page, &protected))
        return false;
    fill_order(&order, folder, setup, protected);
    keep_choice(page->office, folder, setup);
    return errand_page_begin(page, ERRAND_PUBLISH, &order);
}

/* The sheet is a page of its own, which the browser keeps and prints. */
bool page_setup(struct page *page)
{
    const char *id = page_id(page);
    const char *path = document_find(&page->office->document, RECORD_SITE, id) != NULL
                           ? page_setup_sheet(page, id)
                           : "";
    if (path == NULL)
        return false;
    if (!file_exists(path))
        return page_refuse(page, 404, message("There is no such sheet"),
                           message("Publishing for a new terminal makes it."));
    page->answer->type = "text/html; charset=utf-8";
    http_add_header(
        page->answer, "Content-Disposition",
        arena_print(page->arena, "attachment; filename=\"anna-%s.html\"", id));
    return buf_read_file(&page->answer->body, path, SHEET_MOST, page->err);
}
