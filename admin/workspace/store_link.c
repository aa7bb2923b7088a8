#include "workspace/store_link.h"

#include <string.h>

#include "base/array.h"
#include "workspace/store_inside.h"

static bool copy_link(struct arena *arena, struct db_stmt *stmt, struct store_links *out)
{
    struct store_link *more = array_next(arena, out->item, out->count, sizeof *out->item);
    if (more == NULL)
        return false;
    out->item = more;
    out->item[out->count++] = (struct store_link){
        .url = arena_copy(arena, db_text(stmt, 0)),
        .checked_on = arena_copy(arena, db_text(stmt, 1)),
        .said = arena_copy(arena, db_text(stmt, 2)),
    };
    return !arena->failed;
}

bool store_links(struct store *store, struct arena *arena, struct store_links *out,
                 struct err *err)
{
    struct db_stmt *stmt = db_prepare(
        store->db, "SELECT url, checked_on, said FROM x_link ORDER BY url", err);
    bool ok = true;
    *out = (struct store_links){.count = 0};
    if (stmt == NULL)
        return false;
    while (ok && db_step(stmt))
        ok = copy_link(arena, stmt, out);
    if (ok)
        return db_done(stmt, err);
    db_reset(stmt);
    return err_set(err, "not enough memory");
}

const struct store_link *store_links_find(const struct store_links *links,
                                          const char *url)
{
    size_t low = 0;
    size_t high = url == NULL ? 0 : links->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = strcmp(links->item[middle].url, url);
        if (order == 0)
            return &links->item[middle];
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

static bool keep_link(struct store *store, const struct store_link *link, struct err *err)
{
    struct db_stmt *stmt = db_prepare(
        store->db,
        "INSERT INTO x_link (url, checked_on, said) VALUES (:url, :checked_on, :said) "
        "ON CONFLICT (url) DO UPDATE SET checked_on = excluded.checked_on, said = "
        "excluded.said",
        err);
    if (stmt == NULL)
        return false;
    db_bind_text(stmt, ":url", link->url);
    db_bind_text(stmt, ":checked_on", link->checked_on);
    db_bind_text(stmt, ":said", link->said);
    return db_run(stmt, err);
}

bool store_keep_links(struct store *store, const struct store_links *links,
                      struct err *err)
{
    if (!db_begin(store->db, err))
        return false;
    bool ok = true;
    for (size_t i = 0; ok && i < links->count; i++)
        ok = keep_link(store, &links->item[i], err);
    ok = ok && db_exec(store->db,
                       "DELETE FROM x_link WHERE url NOT IN "
                       "(SELECT url FROM service WHERE url IS NOT NULL)",
                       err);
    return store_end(store, ok, err);
}
