#include "workspace/store_base.h"

#include "record/merge.h"
#include "workspace/store_inside.h"

bool store_base_begin(struct store *store, const char *source, struct err *err)
{
    if (!db_begin(store->db, err))
        return false;
    struct db_stmt *stmt =
        db_prepare(store->db, "DELETE FROM x_base WHERE source = :source", err);
    if (stmt != NULL)
        db_bind_text(stmt, ":source", source);
    if (stmt != NULL && db_run(stmt, err))
        return true;
    db_rollback(store->db);
    return false;
}

bool store_base_add(struct store *store, const char *source, const struct record *record,
                    struct err *err)
{
    struct buf hashes = {0};
    struct db_stmt *stmt = db_prepare(
        store->db,
        "INSERT INTO x_base (source, kind, id, import, prints) VALUES "
        "(:source, :kind, :id, 0, :prints) ON CONFLICT (source, kind, id) DO UPDATE SET "
        "import = excluded.import, prints = excluded.prints",
        err);
    if (stmt == NULL)
        return false;
    merge_said(record, &hashes);
    db_bind_text(stmt, ":source", source);
    db_bind_text(stmt, ":kind", record_kind_name(record->kind));
    db_bind_text(stmt, ":id", record_id(record));
    db_bind_blob(stmt, ":prints", hashes.bytes, hashes.len);
    bool ok = hashes.failed ? err_set(err, "not enough memory") : db_run(stmt, err);
    buf_free(&hashes);
    return ok;
}

bool store_base_end(struct store *store, bool keep, struct err *err)
{
    return store_end(store, keep, err) || !keep;
}
