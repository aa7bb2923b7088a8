#include "pages/office.h"

#include <string.h>

#include "base/share.h"
#include "pages/homecoming.h"
#include "core/strings.h"
#include "lint/lint.h"
#include "pages/office_renew.h"
#include "reports/ledger_workspace.h"
#include "workspace/place.h"

static bool open_parts(struct office *office, struct err *err)
{
    char path[SHARE_PATH];
    char words[SHARE_PATH];
    const char *database = place_database(&office->lasting, office->workspace, err);
    return database != NULL &&
           template_open_folder(&office->pages, share_path("assets/office/pages", path),
                                err) &&
           plain_book_open(&office->lasting,
                           share_path("assets/content/amtsdeutsch.tsv", path),
                           &office->book, err) &&
           termbase_open(&office->lasting, share_path("assets/content/terms.tsv", path),
                         &office->terms, err) &&
           strings_open(share_path("strings", words), err) &&
           drawing_open(&office->drawing, err) &&
           takings_open(&office->takings, office->workspace, err) &&
           errands_open(&office->errands, NULL, office->workspace, err) &&
           store_open(&office->store, database, err) &&
           ledger_open_workspace(&office->ledger, office->workspace, err);
}

bool office_open(struct office *out, const char *workspace, struct err *err)
{
    *out = (struct office){.workspace = workspace};
    if (open_parts(out, err))
        return true;
    office_close(out);
    return false;
}

void office_close(struct office *office)
{
    errands_close(office->errands);
    ledger_close(office->ledger);
    if (office->takings.folder != NULL)
        homecoming_clear(office->takings.folder);
    takings_close(&office->takings);
    store_close(office->store);
    drawing_close(office->drawing);
    template_close(&office->pages);
    pending_free(&office->pending);
    buf_free(&office->poster);
    related_book_free(&office->related);
    arena_free(&office->arena);
    arena_free(&office->lasting);
    *office = (struct office){0};
}

struct lint_fix_books *office_fix_books(struct office *office, struct err *err)
{
    if (!office->has_fix_books)
        office->has_fix_books =
            lint_fix_open(&office->lasting, &office->document, &office->fix_books, err);
    return office->has_fix_books ? &office->fix_books : NULL;
}

static bool read_all(struct office *office, struct err *err)
{
    pending_forget(&office->pending);
    arena_reset(&office->arena);
    office->document = (struct document){0};
    office->findings = (struct lint_findings){0};
    office->renewed = 0;
    office->read = store_load(office->store, &office->arena, &office->document, err) &&
                   lint_document(&office->arena, &office->document, &office->book,
                                 office->today, &office->findings, err) &&
                   (listings_make(&office->arena, &office->document, &office->findings,
                                  office->today, &office->offers) ||
                    err_set(err, "not enough memory"));
    return office->read;
}

bool office_refresh(struct office *office, struct date today, struct err *err)
{
    int64_t newest;
    if (!store_history_newest(office->store, &newest, err))
        return false;
    if (office->read && newest == office->seen && date_compare(today, office->today) == 0)
        return true;
    bool renewed = false;
    if (office->read && date_compare(today, office->today) == 0) {
        pending_forget(&office->pending);
        office->read = office_renew(office, &renewed, err);
        if (!office->read)
            return false;
    }
    office->today = today;
    office->seen = newest;
    return renewed || read_all(office, err);
}

bool office_settle(struct office *office, struct err *err)
{
    return office->renewed == 0 || read_all(office, err);
}

bool office_pending(struct office *office, struct err *err)
{
    return pending_refresh(&office->pending, office->workspace, &office->document,
                           office->seen, office->today, err);
}

enum store_answer office_change(struct office *office, const struct office_change *change,
                                int64_t *batch, struct err *err)
{
    const struct history_deed deed = {change->who, change->seconds, change->what};
    if (!store_begin(office->store, &deed, err))
        return STORE_BROKEN;
    enum store_answer answer = store_change(office->store, &change->change, err);
    if (answer != STORE_DONE) {
        store_rollback(office->store);
        *batch = 0;
        return answer;
    }
    if (!store_commit(office->store, err))
        return STORE_BROKEN;
    *batch = store_batch(office->store);
    return STORE_DONE;
}

enum store_answer office_apply(struct office *office, const struct history_deed *deed,
                               const struct office_after *of, size_t count,
                               int64_t *batch, struct err *err)
{
    *batch = 0;
    if (!store_begin(office->store, deed, err))
        return STORE_BROKEN;
    for (size_t i = 0; i < count; i++) {
        enum store_answer answer =
            store_apply(office->store, of[i].before, of[i].after, err);
        if (answer != STORE_DONE && answer != STORE_SAME) {
            store_rollback(office->store);
            return answer;
        }
    }
    if (!store_commit(office->store, err))
        return STORE_BROKEN;
    *batch = store_batch(office->store);
    return STORE_DONE;
}

enum store_answer office_undo(struct office *office, const char *who, int64_t seconds,
                              int64_t batch, const struct store_undo_told *told,
                              struct err *err)
{
    char what[32];
    history_undo_name(batch, what);
    const struct history_deed deed = {who, seconds, what};
    if (!store_begin(office->store, &deed, err))
        return STORE_BROKEN;
    enum store_answer answer = store_undo(office->store, batch, told, err);
    if (answer != STORE_DONE) {
        store_rollback(office->store);
        return answer;
    }
    return store_commit(office->store, err) ? STORE_DONE : STORE_BROKEN;
}
