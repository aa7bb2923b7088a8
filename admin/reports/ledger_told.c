#include "reports/ledger_inside.h"

#include "base/array.h"

enum { RECEIPT_BUNDLES = 50 };

/* What the ledger remembers beside its reports: what has arrived, what was told of them,
 * which are set apart, and words. */

/* All rows of a statement with one column. */
static bool texts_of(struct arena *arena, struct db_stmt *stmt, struct texts *out,
                     struct err *err)
{
    struct texts texts = {0};
    bool ok = true;
    while (ok && db_step(stmt)) {
        texts.item = array_next(arena, texts.item, texts.count, sizeof *texts.item);
        ok = texts.item != NULL &&
             (texts.item[texts.count++] = arena_copy(arena, db_text(stmt, 0))) != NULL;
    }
    if (!ok) {
        db_reset(stmt);
        return err_set(err, "not enough memory");
    }
    if (!db_done(stmt, err))
        return false;
    *out = texts;
    return true;
}

bool ledger_received(struct ledger *ledger, struct arena *arena, const char *site,
                     long sequence, struct texts *out, struct err *err)
{
    struct db_stmt *stmt = db_prepare(
        ledger->db,
        "SELECT hash FROM x_report WHERE seen >= :oldest AND"
        " (:site IS NULL OR site = :site) ORDER BY seen DESC, hash LIMIT 20000",
        err);
    if (stmt == NULL)
        return false;
    db_bind_int(stmt, ":oldest", sequence - RECEIPT_BUNDLES);
    db_bind_text(stmt, ":site", site);
    return texts_of(arena, stmt, out, err);
}

bool ledger_told(struct ledger *ledger, struct arena *arena, const char *dimension,
                 struct ledger_told **out, size_t *count_out, struct err *err)
{
    struct db_stmt *stmt = db_prepare(
        ledger->db,
        "SELECT value, count FROM x_told WHERE dimension = :dimension ORDER BY value",
        err);
    if (stmt == NULL)
        return false;
    db_bind_text(stmt, ":dimension", dimension);
    struct ledger_told *told = NULL;
    size_t count = 0;
    bool ok = true;
    while (ok && db_step(stmt)) {
        told = array_next(arena, told, count, sizeof *told);
        const char *value = arena_copy(arena, db_text(stmt, 0));
        ok = told != NULL && value != NULL;
        if (ok)
            told[count++] = (struct ledger_told){value, (size_t)db_int(stmt, 1)};
    }
    if (!ok) {
        db_reset(stmt);
        return err_set(err, "not enough memory");
    }
    *out = told;
    *count_out = count;
    return db_done(stmt, err);
}

bool ledger_tell(struct ledger *ledger, const char *dimension, const char *value,
                 size_t count, struct err *err)
{
    struct db_stmt *stmt = db_prepare(
        ledger->db,
        "INSERT INTO x_told (dimension, value, count) VALUES "
        "(:dimension, :value, :count) ON CONFLICT (dimension, value) DO UPDATE SET "
        "count = excluded.count",
        err);
    if (stmt == NULL)
        return false;
    db_bind_text(stmt, ":dimension", dimension);
    db_bind_text(stmt, ":value", value);
    db_bind_int(stmt, ":count", (int64_t)count);
    return db_run(stmt, err);
}

bool ledger_word(struct ledger *ledger, struct arena *arena, const char *key,
                 const char **out, struct err *err)
{
    struct db_stmt *stmt =
        db_prepare(ledger->db, "SELECT value FROM x_report_word WHERE key = :key", err);
    if (stmt == NULL)
        return false;
    db_bind_text(stmt, ":key", key);
    *out = db_step(stmt) ? arena_copy(arena, db_text(stmt, 0)) : NULL;
    bool ok = *out != NULL || db_done(stmt, err);
    db_reset(stmt);
    return ok;
}

bool ledger_set_word(struct ledger *ledger, const char *key, const char *value,
                     struct err *err)
{
    struct db_stmt *stmt = db_prepare(
        ledger->db,
        "INSERT INTO x_report_word (key, value) VALUES (:key, :value) ON CONFLICT "
        "(key) DO UPDATE SET value = excluded.value",
        err);
    if (stmt == NULL)
        return false;
    db_bind_text(stmt, ":key", key);
    db_bind_text(stmt, ":value", value);
    return db_run(stmt, err);
}

bool ledger_set_apart(struct ledger *ledger, const char *hash, const char *why,
                      struct err *err)
{
    struct db_stmt *stmt = db_prepare(
        ledger->db,
        "INSERT INTO x_report_apart (hash, why) VALUES (:hash, :why) ON CONFLICT "
        "(hash) DO UPDATE SET why = excluded.why",
        err);
    if (stmt == NULL)
        return false;
    db_bind_text(stmt, ":hash", hash);
    db_bind_text(stmt, ":why", why);
    return db_run(stmt, err);
}
