#include "workspace/store_origin.h"

#include <string.h>

#include "workspace/store_change.h"

bool store_origin_find(struct db *db, struct arena *arena, const char *source,
                       enum record_kind kind, const char *id, bool *known_out,
                       int64_t *import_out, struct said_hashes *out, struct err *err)
{
    struct db_stmt *stmt = db_prepare(
        db,
        "SELECT import, prints, 0 AS rank FROM x_base WHERE source = :source AND "
        "kind = :kind AND id = :id UNION ALL SELECT import, prints, 1 FROM x_origin WHERE "
        "kind = :kind AND id = :id ORDER BY rank LIMIT 1",
        err);
    if (stmt == NULL)
        return false;
    db_bind_text(stmt, ":source", source);
    db_bind_text(stmt, ":kind", record_kind_name(kind));
    db_bind_text(stmt, ":id", id);
    *known_out = db_step(stmt);
    if (!*known_out)
        return db_done(stmt, err);
    *import_out = db_int(stmt, 0);
    size_t len = 0;
    const void *bytes = db_blob(stmt, 1, &len);
    unsigned char *copy = arena_take(arena, len + 1);
    if (copy != NULL && len > 0)
        memcpy(copy, bytes, len);
    db_reset(stmt);
    *out = (struct said_hashes){copy, len};
    return copy != NULL || err_set(err, "not enough memory");
}

/* The first state that a batch has changed is the one before it. What comes with a new
 * record goes with it. */
static bool keep_before(struct store *store, const struct store_origin *origin,
                        const struct record *record, const struct buf *hashes, bool there,
                        struct err *err)
{
    struct db_stmt *stmt = db_prepare(
        store->db,
        origin->own
            ? "INSERT INTO x_origin_before SELECT :batch, :source, :kind, :id, "
              "b.source, b.import, b.prints FROM (SELECT 1) AS one LEFT JOIN x_base b ON "
              "b.source = :source AND b.kind = :kind AND b.id = :id "
              "WHERE b.prints IS DISTINCT FROM :prints AND (:there <> 0 OR b.prints IS "
              "NOT NULL) ON CONFLICT DO NOTHING"
            : "INSERT INTO x_origin_before SELECT :batch, '', :kind, :id, "
              "b.source, b.import, b.prints FROM (SELECT :source) AS one LEFT JOIN "
              "x_origin b ON b.kind = :kind AND b.id = :id "
              "WHERE b.prints IS DISTINCT FROM :prints AND (:there <> 0 OR b.prints IS "
              "NOT NULL) ON CONFLICT DO NOTHING",
        err);
    if (stmt == NULL)
        return false;
    db_bind_int(stmt, ":batch", store->history.batch);
    db_bind_text(stmt, ":source", origin->source);
    db_bind_text(stmt, ":kind", record_kind_name(record->kind));
    db_bind_text(stmt, ":id", record_id(record));
    db_bind_blob(stmt, ":prints", hashes->bytes, hashes->len);
    db_bind_int(stmt, ":there", there);
    return db_run(stmt, err);
}

static bool put_hashes(struct store *store, const struct store_origin *origin,
                       const struct record *record, int64_t import,
                       const struct buf *hashes, struct err *err)
{
    struct db_stmt *stmt = db_prepare(
        store->db,
        origin->own
            ? "INSERT INTO x_base (kind, id, source, import, prints) VALUES "
              "(:kind, :id, :source, :import, :prints) ON CONFLICT (source, kind, id) "
              "DO UPDATE SET import = excluded.import, prints = excluded.prints"
            : "INSERT INTO x_origin (kind, id, source, import, prints) VALUES "
              "(:kind, :id, :source, :import, :prints) ON CONFLICT (kind, id) DO "
              "UPDATE SET source = excluded.source, import = excluded.import, prints = "
              "excluded.prints",
        err);
    if (stmt == NULL)
        return false;
    db_bind_text(stmt, ":kind", record_kind_name(record->kind));
    db_bind_text(stmt, ":id", record_id(record));
    db_bind_text(stmt, ":source", origin->source);
    db_bind_int(stmt, ":import", import);
    db_bind_blob(stmt, ":prints", hashes->bytes, hashes->len);
    return db_run(stmt, err);
}

bool store_origin_put(struct store *store, const struct store_origin *origin,
                      const struct record *record, int64_t import, bool there,
                      struct err *err)
{
    struct buf hashes = {0};
    merge_said(record, &hashes);
    bool ok = hashes.failed ? err_set(err, "not enough memory")
                            : keep_before(store, origin, record, &hashes, there, err) &&
                                  put_hashes(store, origin, record, import, &hashes, err);
    buf_free(&hashes);
    return ok;
}

bool store_origin_forget(struct store *store, const char *kind, const char *id,
                         struct err *err)
{
    static const char *const sql[] = {
        "INSERT INTO x_origin_before SELECT :batch, '', kind, id, source, "
        "import, prints FROM x_origin WHERE kind = :kind AND id = :id ON CONFLICT DO "
        "NOTHING",
        "INSERT INTO x_origin_before SELECT :batch, source, kind, id, source, "
        "import, prints FROM x_base WHERE kind = :kind AND id = :id ON CONFLICT DO "
        "NOTHING",
        "DELETE FROM x_origin WHERE kind = :kind AND id = :id AND :batch <> 0",
        "DELETE FROM x_base WHERE kind = :kind AND id = :id AND :batch <> 0"};
    for (size_t i = 0; i < sizeof sql / sizeof sql[0]; i++) {
        struct db_stmt *stmt = db_prepare(store->db, sql[i], err);
        if (stmt == NULL)
            return false;
        db_bind_int(stmt, ":batch", store->history.batch);
        db_bind_text(stmt, ":kind", kind);
        db_bind_text(stmt, ":id", id);
        if (!db_run(stmt, err))
            return false;
    }
    return true;
}

bool store_origin_undo(struct store *store, int64_t batch, struct err *err)
{
    /* What is there now is what the undoing changes; then what was there goes in. */
    static const char *const sql[] = {
        "INSERT INTO x_origin_before SELECT :now, '', b.kind, b.id, o.source, "
        "o.import, o.prints FROM x_origin_before b LEFT JOIN x_origin o ON "
        "o.kind = b.kind AND o.id = b.id WHERE b.batch = :batch AND b.base = '' ON "
        "CONFLICT DO NOTHING",
        "INSERT INTO x_origin_before SELECT :now, b.base, b.kind, b.id, "
        "o.source, o.import, o.prints FROM x_origin_before b LEFT JOIN x_base o ON "
        "o.source = b.base AND o.kind = b.kind AND o.id = b.id "
        "WHERE b.batch = :batch AND b.base <> '' ON CONFLICT DO NOTHING",
        "DELETE FROM x_origin WHERE :now <> 0 AND (kind, id) IN (SELECT kind, id FROM "
        "x_origin_before WHERE batch = :batch AND base = '' AND prints IS NULL)",
        "DELETE FROM x_base WHERE :now <> 0 AND (source, kind, id) IN (SELECT base, "
        "kind, id FROM x_origin_before WHERE batch = :batch AND base <> '' AND prints IS NULL)",
        "INSERT INTO x_origin (kind, id, source, import, prints) SELECT kind, "
        "id, source, import, prints FROM x_origin_before WHERE :now <> 0 AND batch = "
        ":batch AND base = '' AND prints IS NOT NULL ON CONFLICT (kind, id) DO UPDATE SET "
        "source = excluded.source, import = excluded.import, prints = excluded.prints",
        "INSERT INTO x_base (source, kind, id, import, prints) SELECT base, "
        "kind, id, import, prints FROM x_origin_before WHERE :now <> 0 AND batch = "
        ":batch AND base <> '' AND prints IS NOT NULL ON CONFLICT (source, kind, id) DO "
        "UPDATE SET import = excluded.import, prints = excluded.prints"};
    for (size_t i = 0; i < sizeof sql / sizeof sql[0]; i++) {
        struct db_stmt *stmt = db_prepare(store->db, sql[i], err);
        if (stmt == NULL)
            return false;
        db_bind_int(stmt, ":now", store->history.batch);
        db_bind_int(stmt, ":batch", batch);
        if (!db_run(stmt, err))
            return false;
    }
    return true;
}

bool store_origin_end(struct store *store, struct err *err)
{
    if (store_batch(store) != 0)
        return true;
    struct db_stmt *stmt =
        db_prepare(store->db, "DELETE FROM x_origin_before WHERE batch = :batch", err);
    if (stmt == NULL)
        return false;
    db_bind_int(stmt, ":batch", store->history.batch);
    return db_run(stmt, err);
}
