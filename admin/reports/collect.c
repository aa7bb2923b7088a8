#include "reports/collect.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/message.h"
#include "base/text.h"
#include "core/belief.h"
#include "base/file.h"
#include "reports/implausible.h"
#include "reports/receipts.h"

enum { MOST_FILES = 100000, MOST_BYTES = 1 << 24 };

static const char ending[] = ".anna-reports";

struct collecting {
    struct ledger *ledger;
    const struct collect_order *order;
    struct collect_result result;
    struct arena arena;
    struct texts files; /* paths, sorted */
    struct texts whole; /* those that may go */
};

static bool reports_file(const char *name)
{
    size_t len = strlen(name);
    return len >= sizeof ending && name[0] != '.' &&
           strcmp(name + len - (sizeof ending - 1), ending) == 0;
}

static bool list(struct collecting *c, const char *folder, struct err *err)
{
    DIR *dir = opendir(folder);
    if (dir == NULL)
        return true;
    bool ok = true;
    for (struct dirent *e = readdir(dir); ok && e != NULL; e = readdir(dir)) {
        if (!reports_file(e->d_name))
            continue;
        const char *path = arena_print(&c->arena, "%s/%s", folder, e->d_name);
        ok = path != NULL && c->files.count < MOST_FILES;
        if (ok)
            c->files.item[c->files.count++] = path;
    }
    closedir(dir);
    return ok || err_set(err, "%s: too many files", folder);
}

static bool list_all(struct collecting *c, const char *folder, struct err *err)
{
    const char *inner = arena_print(&c->arena, "%s/anna/reports", folder);
    c->files.item = arena_take_array(&c->arena, MOST_FILES, sizeof *c->files.item);
    c->whole.item = arena_take_array(&c->arena, MOST_FILES, sizeof *c->whole.item);
    if (c->arena.failed)
        return err_set(err, "not enough memory");
    if (!file_is_folder(folder))
        return err_set(err, "%s: there is no folder of this name", folder);
    if (!list(c, inner, err) || !list(c, folder, err))
        return false;
    qsort(c->files.item, c->files.count, sizeof *c->files.item, text_order);
    return true;
}

static void refuse(struct collecting *c, const char *path, const char *why)
{
    c->result.refused++;
    buf_print(&c->result.refusals, "%s: %s\n", path, why);
}

/* What no terminal writes is not read. */
static bool may_read(const char *path)
{
    struct stat about;
    return lstat(path, &about) == 0 && S_ISREG(about.st_mode) &&
           about.st_size <= MOST_BYTES;
}

struct tally {
    size_t added, early, known, dummies, newer, strange;
};

/* True if the month had to be put right. */
static bool put_month_right(struct date today, struct report *report)
{
    bool early = report->year > today.year ||
                 (report->year == today.year && report->month > today.month);
    if (!early || belief_of(today, NULL) != BELIEF_RIGHT)
        return false;
    report->year = today.year;
    report->month = today.month;
    return true;
}

/* Names a report that cannot be, and sets it apart. */
static bool set_apart(struct collecting *c, const char *hash, const char *why,
                      const struct report *report, struct err *err)
{
    const char *name = strcmp(why, "site") == 0    ? report->site
                       : strcmp(why, "offer") == 0 ? report->offer
                                                   : "";
    c->result.apart++;
    buf_print(
        &c->result.doubts,
        strcmp(why, "site") == 0
            ? message("%.10s: there is no terminal called %s; it is set apart and does "
                      "not count\n")
        : strcmp(why, "offer") == 0
            ? message("%.10s: there is no offer called %s; it is set apart and does not "
                      "count\n")
        : strcmp(why, "barrier") == 0
            ? message("%.10s: it names a barrier that there is not; it is set apart and "
                      "does not count\n")
        : strcmp(why, "old") == 0
            ? message("%.10s: its month is more than a year ago; it is set apart and "
                      "does not count\n")
            : message("%.10s: its month has not come; it is set apart and does not "
                      "count\n"),
        hash, name);
    return ledger_set_apart(c->ledger, hash, why, err);
}

static bool take_report(struct collecting *c, const char *hash, struct report *report,
                        struct tally *tally, struct err *err)
{
    bool is_new = false;
    const char *why = implausible_why(c->order->document, report, c->order->today);
    bool early = put_month_right(c->order->today, report);
    if (!ledger_add(c->ledger, hash, report, c->order->sequence, &is_new, err))
        return false;
    tally->added += is_new;
    tally->early += is_new && early;
    tally->known += !is_new;
    return !is_new || why == NULL || set_apart(c, hash, why, report, err);
}

static bool take_slots(struct collecting *c, const struct buf *file, struct tally *tally,
                       struct err *err)
{
    for (size_t at = 0; at + SEAL_SLOT_LEN <= file->len; at += SEAL_SLOT_LEN) {
        const unsigned char *slot = (const unsigned char *)file->bytes + at;
        char hash[SEAL_HASH_LEN];
        struct report report;
        switch (unseal_slot(c->order->unseal, slot, &report)) {
        case UNSEAL_DUMMY:
            tally->dummies++;
            break;
        case UNSEAL_NEWER:
            tally->newer++;
            break;
        case UNSEAL_STRANGE:
            tally->strange++;
            break;
        case UNSEAL_REPORT:
            seal_hash(hash, slot);
            if (!take_report(c, hash, &report, tally, err))
                return false;
            break;
        }
        wipe(&report, sizeof report);
    }
    return true;
}

/* A terminal runs a newer program than this one: nothing is lost, and it is not silent.
 */
static void tell_newer(struct collecting *c, const char *path, size_t newer)
{
    c->result.newer += newer;
    c->result.refused++;
    buf_print(&c->result.refusals,
              message_count(
                  "%s: %zu report in it is of a newer version than this program reads; "
                  "update anna-admin and collect again. The file stays, and the terminal "
                  "keeps it\n",
                  "%s: %zu reports in it are of a newer version than this program reads; "
                  "update anna-admin and collect again. The file stays, and the terminal "
                  "keeps them\n",
                  newer),
              path, newer);
}

/* What is in the outer layer; false if there is nothing to be had of the file, and said.
 */
static bool open_file(struct collecting *c, const char *path, struct buf *slots)
{
    struct buf file = {0};
    struct err why = {""};
    static const char *const said[] = {
        [UNSEAL_FILE_NEWER] =
            MESSAGE("it is of a newer version than this program reads; update "
                    "anna-admin and collect again. The file stays"),
        [UNSEAL_FILE_FOREIGN] =
            MESSAGE("it is sealed for another office, or it is no file of reports"),
        [UNSEAL_FILE_CUT] = MESSAGE("it was cut off, or it is no file of reports")};
    if (!may_read(path)) {
        refuse(c, path, message(said[UNSEAL_FILE_CUT]));
        return false;
    }
    if (!buf_read_file(&file, path, MOST_BYTES, &why)) {
        c->result.refused++;
        buf_print(&c->result.refusals, "%s\n", why.text);
        return false;
    }
    enum unseal_file opened = unseal_file(c->order->unseal, &file, slots);
    buf_free(&file);
    if (opened != UNSEAL_FILE_OPEN)
        refuse(c, path, message(said[opened]));
    return opened == UNSEAL_FILE_OPEN;
}

static bool take_file(struct collecting *c, const char *path, struct err *err)
{
    struct buf slots = {0};
    struct tally tally = {0};
    if (!open_file(c, path, &slots)) {
        buf_free(&slots);
        return true;
    }
    bool empty = slots.len == 0;
    bool ok = !slots.failed || err_set(err, "not enough memory");
    ok = ok && take_slots(c, &slots, &tally, err);
    buf_free(&slots);
    if (!ok)
        return false;
    if (!empty && tally.added + tally.known + tally.dummies + tally.newer == 0) {
        refuse(c, path,
               message("it is sealed for another office, or it is no file of reports"));
        return true;
    }
    if (tally.added >= COLLECT_BURST)
        buf_print(
            &c->result.doubts,
            message(
                "%s: %zu new reports at once; nobody can prove that families wrote them\n"),
            path, tally.added);
    c->result.files++;
    c->result.added += tally.added;
    c->result.early += tally.early;
    c->result.known += tally.known;
    c->result.damaged += tally.strange;
    if (tally.newer > 0)
        tell_newer(c, path, tally.newer);
    else if (tally.strange == 0)
        c->whole.item[c->whole.count++] = path;
    return true;
}

bool collect_folder(struct ledger *ledger, const struct collect_order *order,
                    const char *folder, struct collect_result *out, struct err *err)
{
    struct collecting c = {.ledger = ledger, .order = order};
    bool ok = ledger_seal_to(ledger, unseal_public(order->unseal), err) &&
              list_all(&c, folder, err) && ledger_begin(ledger, err);
    for (size_t i = 0; ok && i < c.files.count; i++)
        ok = take_file(&c, c.files.item[i], err);
    ok = ok && (c.result.files == 0 || receipts_renew(ledger, err)) &&
         ledger_commit(ledger, err);
    for (size_t i = 0; ok && i < c.whole.count; i++)
        unlink(c.whole.item[i]);
    arena_free(&c.arena);
    if (!ok) {
        ledger_rollback(ledger);
        buf_free(&c.result.refusals);
        buf_free(&c.result.doubts);
        return false;
    }
    *out = c.result;
    return true;
}
