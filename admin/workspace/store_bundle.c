#include "workspace/store_bundle.h"

#include <stdio.h>

#include "core/schema.h"
#include "workspace/store_inside.h"
#include "workspace/store_tables.h"

bool store_read_bundle(const char *path, struct arena *arena, struct document *out,
                       struct err *err)
{
    const char *schema = schema_text();
    struct store store = {.db = NULL};
    if (schema == NULL)
        return err_set(err, "not enough memory");
    bool ok = db_open_hostile(&store.db, path, SCHEMA_APPLICATION_ID, SCHEMA_VERSION,
                              schema, err) &&
              store_load(&store, arena, out, err);
    db_close(store.db);
    return ok || err_prefix(err, "%s", path);
}

enum { KEY_LEN = 48 };

static const char *key_of(char out[KEY_LEN], long sequence)
{
    snprintf(out, KEY_LEN, "read back %ld", sequence);
    return out;
}

bool store_keep_read_back(struct store *store, long sequence, int64_t day,
                          struct err *err)
{
    char key[KEY_LEN];
    struct db_stmt *stmt = db_prepare(
        store->db,
        "INSERT INTO x_workspace (key, value) VALUES (:key, :day) ON CONFLICT (key) DO "
        "UPDATE SET value = excluded.value",
        err);
    if (stmt == NULL)
        return false;
    db_bind_text(stmt, ":key", key_of(key, sequence));
    db_bind_int(stmt, ":day", day);
    return db_run(stmt, err);
}

bool store_read_back(struct store *store, long sequence, bool *known, int64_t *day,
                     struct err *err)
{
    char key[KEY_LEN];
    return tables_number(store->db, "SELECT value FROM x_workspace WHERE key = :id",
                         key_of(key, sequence), known, day, err);
}
