#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/message.h"
#include "core/fingerprint.h"
#include "pages/errand_page.h"
#include "pages/route.h"
#include "web/account.h"
#include "workspace/backup.h"
#include "workspace/backup_note.h"
#include "workspace/keys.h"

/* What the office stands on: people, keys and their copy, how long texts are kept, the
 * towns. */

enum { COPY_MOST = 256 << 20, KEPT_MONTHS = 12, KEY_FILE_MOST = 4096 };

static const char *in_workspace(struct page *page, const char *name)
{
    const char *path = arena_print(page->arena, "%s/%s", page->office->workspace, name);
    if (path == NULL)
        err_set(page->err, "not enough memory");
    return path;
}

static bool add_people(struct page *page)
{
    struct account *account;
    size_t count;
    return account_list(page->sessions, page->arena, &account, &count, page->err) &&
           PAGE_ADD(page, "settings people",
                    {"words",
                     arena_print(page->arena,
                                 message_count("%zu person may sign in.",
                                               "%zu people may sign in.", count),
                                 count),
                     false});
}

struct key_state {
    const char *path;
    bool there, guarded;
};

static bool look_at_keys(struct page *page, struct key_state out[2])
{
    for (int i = 0; i < 2; i++) {
        out[i] =
            (struct key_state){.path = in_workspace(page, i == 0 ? "keys/minisign.key"
                                                                 : "keys/reports.key")};
        if (out[i].path == NULL)
            return false;
        out[i].there = file_exists(out[i].path);
        if (out[i].there &&
            (!keys_init(page->err) || !(i == 0 ? keys_protected : keys_reports_protected)(
                                          out[i].path, &out[i].guarded, page->err)))
            return false;
    }
    return true;
}

static bool add_keys(struct page *page, const char *part)
{
    static const char *const names[] = {MESSAGE("Signs what the terminals show"),
                                        MESSAGE("Opens what families wrote")};
    struct key_state key[2];
    if (!look_at_keys(page, key))
        return false;
    for (int i = 0; i < 2; i++) {
        const char *words = !key[i].there ? message("is not in this computer")
                            : key[i].guarded
                                ? message("protected by the passphrase")
                                : message("open: whoever has this computer can use it");
        if (!PAGE_ADD(
                page, part, {"name", message(names[i]), false},
                {"path", i == 0 ? "keys/minisign.key" : "keys/reports.key", false},
                {"words", words, false},
                {"tint", key[i].there && key[i].guarded ? "green" : "amber", false}))
            return false;
    }
    return true;
}

/* When it was copied, in words. */
static bool copied_words(struct page *page, const char **out)
{
    struct backup_note note;
    if (!backup_note_read(page->office->workspace, page->arena, &note, page->err))
        return false;
    *out = note.path == NULL
               ? message("Never copied. If this computer breaks, all is lost.")
               : arena_print(page->arena, message("Copied last: %s."),
                             page_ago(page, date_from_day(note.day)));
    return *out != NULL || err_set(page->err, "not enough memory");
}

static bool add_copy(struct page *page)
{
    const char *words = NULL;
    const char *path = in_workspace(page, "copy.zip");
    bool bare = false;
    return path != NULL && copied_words(page, &words) &&
           backup_has_bare_key(page->office->workspace, &bare, page->err) &&
           PAGE_ADD(page, "settings copy", {"words", words, false},
                    {"token", page->session->token, false},
                    {"asked", bare ? "field" : "none", false}) &&
           (!file_exists(path) || page_add(page, "settings copy ready", NULL, 0)) &&
           page_add(page, "settings copy end", NULL, 0);
}

/* The first month whose texts are kept. */
static void first_kept(const struct page *page, char out[16])
{
    int months = page->today.year * 12 + page->today.month - 1 - KEPT_MONTHS;
    snprintf(out, 16, "%04d-%02d", months / 12, months % 12 + 1);
}

static bool add_kept(struct page *page)
{
    const struct ledger_filter all = {0};
    struct ledger_row *row;
    size_t count;
    size_t old = 0;
    char month[16];
    first_kept(page, month);
    if (!ledger_list(page->office->ledger, page->arena, &all, &row, &count, page->err))
        return false;
    for (size_t i = 0; i < count; i++)
        old += row[i].text != NULL && strcmp(row[i].month, month) < 0;
    return PAGE_ADD(page, "settings kept",
                    {"words",
                     arena_print(page->arena,
                                 message_count("%zu text is older than a year.",
                                               "%zu texts are older than a year.", old),
                                 old),
                     false},
                    {"token", page->session->token, false},
                    {"some", old > 0 ? "some" : "none", false});
}

static bool add_towns(struct page *page)
{
    const struct document *document = &page->office->document;
    if (!page_add(page, "settings towns", NULL, 0))
        return false;
    for (size_t i = 0; i < document->list[RECORD_SITE].count; i++) {
        const struct record *site = document->list[RECORD_SITE].item[i];
        if (!PAGE_ADD(page, "settings town", {"name", record_name(site), false},
                      {"phone", site_text(site, SITE_PHONE), false}))
            return false;
    }
    return page_add(page, "settings towns end", NULL, 0);
}

bool page_settings(struct page *page)
{
    const char *done = http_find(&page->request->query, "done");
    if (errand_page_waits(page, ERRAND_COPY))
        return true;
    return page_begin(page, "settings", message("Settings")) &&
           PAGE_ADD(page, "title", {"title", message("Settings"), false},
                    {"lead", message("People, keys, copies, and other towns."), false}) &&
           (done == NULL ||
            PAGE_ADD(page, "said", {"words", message("The texts are gone."), false})) &&
           errand_page_end(page, ERRAND_COPY,
                           message("The copy is made. Take it along below.")) &&
           add_people(page) && page_add(page, "settings keys", NULL, 0) &&
           add_keys(page, "settings key") &&
           page_add(page, "settings keys end", NULL, 0) && add_copy(page) &&
           add_kept(page) && add_towns(page) && page_end(page);
}

bool page_settings_copy(struct page *page)
{
    const char *secret = http_find(&page->request->form, "passphrase");
    const char *path = in_workspace(page, "copy.zip");
    bool bare = false;
    if (path == NULL || !backup_has_bare_key(page->office->workspace, &bare, page->err))
        return false;
    if (bare && (secret == NULL || secret[0] == '\0'))
        return page_refuse(page, 422, message("Without a passphrase there is no copy"),
                           message("The keys lie open here. In the copy a passphrase "
                                   "protects them."));
    const struct errand_order known = {
        .word = {"backup", "--passphrase-fd", "3", "--", path},
        .secret = secret,
        .who = page->session->who,
        .now = page->seconds};
    const struct errand_order open = {.word = {"backup", "--no-passphrase", "--", path},
                                      .who = page->session->who,
                                      .now = page->seconds};
    unlink(path);
    return errand_page_begin(page, ERRAND_COPY, bare ? &known : &open);
}

/* Given once: it does not stay in the workspace. */
bool page_copy(struct page *page)
{
    const char *path = in_workspace(page, "copy.zip");
    if (path == NULL)
        return false;
    if (!file_exists(path))
        return page_refuse(page, 404, message("There is no copy to take along"),
                           message("Make one in the settings."));
    if (!buf_read_file(&page->answer->body, path, COPY_MOST, page->err))
        return false;
    unlink(path);
    page->answer->type = "application/zip";
    http_add_header(page->answer, "Content-Disposition",
                    arena_print(page->arena,
                                "attachment; filename=\"anna-%04d-%02d-%02d.zip\"",
                                page->today.year, page->today.month, page->today.day));
    return true;
}

bool page_settings_forget(struct page *page)
{
    char month[16];
    size_t count;
    first_kept(page, month);
    return ledger_begin(page->office->ledger, page->err) &&
           ledger_forget_before(page->office->ledger, month, &count, page->err) &&
           ledger_commit(page->office->ledger, page->err) &&
           page_go(page, "/settings?done=1");
}

/* The words that a terminal shows of the key, to hold beside. */
static bool fingerprint_words(struct page *page, char out[FINGERPRINT_TEXT])
{
    struct signature_key key;
    struct buf text = {0};
    const char *path = in_workspace(page, "keys/minisign.pub");
    bool ok = path != NULL && buf_read_file(&text, path, KEY_FILE_MOST, page->err) &&
              signature_parse_key(&key, text.bytes, text.len, page->err);
    if (ok)
        fingerprint_text(&key, out);
    buf_free(&text);
    return ok;
}

bool page_keys(struct page *page)
{
    char words[FINGERPRINT_TEXT];
    const char *copied = NULL;
    const char *today = arena_print(page->arena, "%02d.%02d.%04d", page->today.day,
                                    page->today.month, page->today.year);
    return fingerprint_words(page, words) && copied_words(page, &copied) &&
           page_begin(page, "settings", message("Sheet of the keys")) &&
           PAGE_ADD(page, "title", {"title", message("Sheet of the keys"), false},
                    {"lead", message("Print it, fill it in by hand, and lock it away."),
                     false}) &&
           PAGE_ADD(page, "keys", {"words", words, false}, {"today", today, false},
                    {"copied", copied, false}) &&
           add_keys(page, "keys key") && page_add(page, "keys end", NULL, 0) &&
           page_end(page);
}
