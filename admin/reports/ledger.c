#include "reports/ledger_inside.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "core/seal.h"
#include "reports/sealed_text.h"
#include "workspace/store_report.h"

enum { ID_DIGITS = 10, LEAST_DIGITS = 4 };

bool ledger_open(struct ledger **out, const char *path, struct err *err)
{
    struct ledger *ledger = calloc(1, sizeof *ledger);
    if (ledger == NULL)
        return err_set(err, "not enough memory");
    if (!db_open_workspace(&ledger->db, path, false, err) ||
        !db_exec(ledger->db, "SELECT value FROM x_workspace LIMIT 1", err) ||
        !db_exec(ledger->db, store_report_tables, err)) {
        ledger_close(ledger);
        return err_prefix(err, "%s", path);
    }
    *out = ledger;
    return true;
}

void ledger_close(struct ledger *ledger)
{
    if (ledger == NULL)
        return;
    ledger_rollback(ledger);
    db_close(ledger->db);
    free(ledger);
}

bool ledger_begin(struct ledger *ledger, struct err *err)
{
    ledger->open = db_begin(ledger->db, err);
    return ledger->open;
}

void ledger_rollback(struct ledger *ledger)
{
    if (ledger->open)
        db_rollback(ledger->db);
    ledger->open = false;
}

bool ledger_commit(struct ledger *ledger, struct err *err)
{
    if (!db_commit(ledger->db, err))
        return false;
    ledger->open = false;
    return true;
}

/* Marks a report that is there as seen again. */
static bool see_again(struct ledger *ledger, const char *hash, long sequence,
                      bool *there_out, struct err *err)
{
    struct db_stmt *stmt = db_prepare(
        ledger->db, "UPDATE x_report SET seen = :seen WHERE hash = :hash", err);
    if (stmt == NULL)
        return false;
    db_bind_int(stmt, ":seen", sequence);
    db_bind_text(stmt, ":hash", hash);
    if (!db_run(stmt, err))
        return false;
    *there_out = db_changes(ledger->db) > 0;
    return true;
}

static bool insert_barriers(struct ledger *ledger, const char *hash,
                            const struct report *report, struct err *err)
{
    for (size_t i = 0; i < report->barrier_count; i++) {
        struct db_stmt *stmt = db_prepare(
            ledger->db,
            "INSERT INTO x_report_barrier (hash, barrier_id) VALUES (:hash, :barrier)",
            err);
        if (stmt == NULL)
            return false;
        db_bind_text(stmt, ":hash", hash);
        db_bind_text(stmt, ":barrier", report->barrier[i]);
        if (!db_run(stmt, err))
            return false;
    }
    return true;
}

static bool insert_report(struct ledger *ledger, const char *hash,
                          const struct report *report, long sequence, struct err *err)
{
    char month[16];
    char text[SEALED_TEXT_LEN] = "";
    snprintf(month, sizeof month, "%04d-%02d", report->year, report->month);
    if (report->text[0] != '\0' && !ledger->seals)
        return err_set(err, "there is no key to seal the text of a report to");
    if (report->text[0] != '\0' &&
        !sealed_text_make(text, report->text, ledger->key, err))
        return false;
    struct db_stmt *stmt =
        db_prepare(ledger->db,
                   "INSERT INTO x_report (hash, month, site, service_id, step, text, "
                   "sequence, state, seen, released) VALUES (:hash, :month, :site, "
                   ":offer, :step, :text, :sequence, 'new', :seen, 0)",
                   err);
    if (stmt == NULL)
        return false;
    db_bind_text(stmt, ":hash", hash);
    db_bind_text(stmt, ":month", month);
    db_bind_text(stmt, ":site", report->site);
    db_bind_text(stmt, ":offer", report->offer[0] != '\0' ? report->offer : NULL);
    db_bind_text(stmt, ":step", report_step_name(report->step));
    db_bind_text(stmt, ":text", text[0] != '\0' ? text : NULL);
    db_bind_int(stmt, ":sequence", report->sequence);
    db_bind_int(stmt, ":seen", sequence);
    return db_run(stmt, err) && insert_barriers(ledger, hash, report, err) &&
           (!report->asks || ledger_put_words(ledger, hash, &report->phrase, err));
}

bool ledger_add(struct ledger *ledger, const char *hash, const struct report *report,
                long sequence, bool *new_out, struct err *err)
{
    bool there = false;
    if (!see_again(ledger, hash, sequence, &there, err) ||
        (!there && !insert_report(ledger, hash, report, sequence, err)))
        return false;
    *new_out = !there;
    return true;
}

const char *ledger_id(struct arena *arena, const char *hash)
{
    return arena_copy_len(arena, hash, ID_DIGITS);
}

static const char *column_copy(struct arena *arena, struct db_stmt *stmt, int column)
{
    return arena_copy(arena, db_text(stmt, column));
}

/* The barriers of a row, gathered by SQL with commas between, which no id has. */
static bool split_barriers(struct arena *arena, const char *joined, struct texts *out)
{
    size_t count = joined == NULL ? 0 : 1;
    for (const char *at = joined; at != NULL && *at != '\0'; at++)
        count += *at == ',';
    out->item = arena_take_array(arena, count, sizeof *out->item);
    if (out->item == NULL)
        return false;
    for (const char *at = joined; at != NULL; at = strchr(at, ',')) {
        at += *at == ',';
        out->item[out->count] = arena_copy_len(arena, at, strcspn(at, ","));
        if (out->item[out->count++] == NULL)
            return false;
    }
    return true;
}

static bool read_row(struct arena *arena, struct db_stmt *stmt, struct ledger_row *out)
{
    struct err ignored = {""};
    *out = (struct ledger_row){
        .hash = column_copy(arena, stmt, 0),
        .month = column_copy(arena, stmt, 1),
        .site = column_copy(arena, stmt, 2),
        .offer = column_copy(arena, stmt, 3),
        .step = column_copy(arena, stmt, 4),
        .text = column_copy(arena, stmt, 5),
        .sequence = (long)db_int(stmt, 6),
        .apart = column_copy(arena, stmt, 9),
        .asks = (enum ledger_asks)db_int(stmt, 10),
    };
    const char *state = db_text(stmt, 7);
    if (state == NULL)
        return false;
    ledger_state_find(state, &out->state, &ignored);
    out->id = out->hash != NULL ? ledger_id(arena, out->hash) : NULL;
    return split_barriers(arena, db_text(stmt, 8), &out->barriers) && !arena->failed;
}

bool ledger_list(struct ledger *ledger, struct arena *arena,
                 const struct ledger_filter *filter, struct ledger_row **rows_out,
                 size_t *count_out, struct err *err)
{
    static const char sql[] =
        "SELECT r.hash, r.month, r.site, r.service_id, r.step, r.text, r.sequence,"
        " r.state, (SELECT group_concat(b.barrier_id) FROM"
        " x_report_barrier b WHERE b.hash = r.hash),"
        " (SELECT why FROM x_report_apart a WHERE a.hash = r.hash),"
        " COALESCE((SELECT CASE WHEN a.answer IS NULL THEN 1 ELSE 2 END FROM "
        "x_report_asked a WHERE"
        " a.hash = r.hash), 0) FROM x_report r"
        " WHERE (:state IS NULL OR r.state = :state)"
        " AND (:site IS NULL OR r.site = :site)"
        " AND (:offer IS NULL OR r.service_id = :offer)"
        " AND (:step IS NULL OR r.step = :step)"
        " AND (:id IS NULL OR (r.hash >= :id AND r.hash < :id || 'g'))"
        " AND (:group IS NULL OR " LEDGER_GROUP_ID " = :group)"
        " AND (:month IS NULL OR r.month = :month)"
        " AND (:apart = 0 OR EXISTS (SELECT 1 FROM x_report_apart a WHERE"
        " a.hash = r.hash))"
        " AND (:asks = 0 OR EXISTS (SELECT 1 FROM x_report_asked a WHERE"
        " a.hash = r.hash AND a.answer IS NULL))"
        " AND (:barrier IS NULL OR EXISTS (SELECT 1 FROM x_report_barrier b WHERE"
        " b.hash = r.hash AND b.barrier_id = :barrier))"
        " ORDER BY r.month, r.hash";
    struct db_stmt *stmt = db_prepare(ledger->db, sql, err);
    if (stmt == NULL)
        return false;
    db_bind_text(stmt, ":state", filter->state);
    db_bind_text(stmt, ":site", filter->site);
    db_bind_text(stmt, ":offer", filter->offer);
    db_bind_text(stmt, ":step", filter->step);
    db_bind_text(stmt, ":group", filter->group);
    db_bind_text(stmt, ":id", filter->id);
    db_bind_text(stmt, ":barrier", filter->barrier);
    db_bind_text(stmt, ":month", filter->month);
    db_bind_int(stmt, ":apart", filter->apart);
    db_bind_int(stmt, ":asks", filter->asks);
    struct ledger_row *rows = NULL;
    size_t count = 0;
    bool ok = true;
    while (ok && db_step(stmt)) {
        rows = array_next(arena, rows, count, sizeof *rows);
        ok = rows != NULL && read_row(arena, stmt, &rows[count]);
        count += ok;
    }
    if (!ok) {
        db_reset(stmt);
        return err_set(err, "not enough memory");
    }
    if (!db_done(stmt, err))
        return false;
    *rows_out = rows;
    *count_out = count;
    return true;
}

bool ledger_called(struct ledger *ledger, struct arena *arena, const char *id,
                   const char **hash_out, struct err *err)
{
    size_t digits = strlen(id);
    if (digits < LEAST_DIGITS || digits >= SEAL_HASH_LEN ||
        strspn(id, "0123456789abcdef") != digits)
        return err_set(err, "\"%.40s\" is no id of a report; see anna-admin reports", id);
    struct db_stmt *stmt =
        db_prepare(ledger->db,
                   "SELECT hash FROM x_report WHERE hash >= :id AND hash < :id || 'g'"
                   " ORDER BY hash LIMIT 2",
                   err);
    if (stmt == NULL)
        return false;
    db_bind_text(stmt, ":id", id);
    const char *hash = NULL;
    int found = 0;
    for (; db_step(stmt); found++)
        hash = column_copy(arena, stmt, 0);
    if (!db_done(stmt, err))
        return false;
    if (found == 0)
        return err_set(err, "%s: there is no report of this id; see anna-admin reports",
                       id);
    if (found > 1)
        return err_set(err, "%s: several reports begin so; give more of the id", id);
    *hash_out = hash;
    return hash != NULL || err_set(err, "not enough memory");
}

static bool change_report(struct ledger *ledger, struct arena *arena, const char *id,
                          const char *sql, const char *state, const char **id_out,
                          struct err *err)
{
    const char *hash = NULL;
    if (!ledger_called(ledger, arena, id, &hash, err))
        return false;
    struct db_stmt *stmt = db_prepare(ledger->db, sql, err);
    if (stmt == NULL)
        return false;
    if (state != NULL)
        db_bind_text(stmt, ":state", state);
    db_bind_text(stmt, ":hash", hash);
    *id_out = ledger_id(arena, hash);
    return db_run(stmt, err);
}

bool ledger_set_state(struct ledger *ledger, struct arena *arena, const char *id,
                      enum ledger_state state, const char **id_out, struct err *err)
{
    return change_report(ledger, arena, id,
                         "UPDATE x_report SET state = :state WHERE hash = :hash",
                         ledger_state_name(state), id_out, err);
}

bool ledger_forget_text(struct ledger *ledger, struct arena *arena, const char *id,
                        const char **id_out, struct err *err)
{
    const char *hash = NULL;
    return ledger_called(ledger, arena, id, &hash, err) &&
           ledger_forget_words(ledger, hash, err) &&
           change_report(ledger, arena, id,
                         "UPDATE x_report SET text = NULL WHERE hash = :hash", NULL,
                         id_out, err);
}

bool ledger_accept(struct ledger *ledger, struct arena *arena, const char *id,
                   const char **id_out, struct err *err)
{
    return change_report(ledger, arena, id,
                         "DELETE FROM x_report_apart WHERE hash = :hash", NULL, id_out,
                         err);
}
