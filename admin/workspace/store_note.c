#include "workspace/store_note.h"

#include "base/array.h"
#include "workspace/store_inside.h"

static bool copy_note(struct arena *arena, struct db_stmt *stmt, struct store_notes *out)
{
    struct store_note *more = array_next(arena, out->item, out->count, sizeof *out->item);
    if (more == NULL)
        return false;
    out->item = more;
    out->item[out->count++] = (struct store_note){
        .name = arena_copy(arena, db_text(stmt, 0)),
        .words = arena_copy(arena, db_text(stmt, 1)),
        .written = db_int(stmt, 2),
        .brought_on = arena_copy(arena, db_text(stmt, 3)),
    };
    return !arena->failed;
}

bool store_notes(struct store *store, struct arena *arena, struct store_notes *out,
                 struct err *err)
{
    struct db_stmt *stmt = db_prepare(
        store->db, "SELECT name, words, written, brought_on FROM x_note ORDER BY name",
        err);
    bool ok = true;
    *out = (struct store_notes){.count = 0};
    if (stmt == NULL)
        return false;
    while (ok && db_step(stmt))
        ok = copy_note(arena, stmt, out);
    if (ok)
        return db_done(stmt, err);
    db_reset(stmt);
    return err_set(err, "not enough memory");
}

static bool keep_note(struct store *store, const struct store_note *note, struct err *err)
{
    struct db_stmt *stmt = db_prepare(
        store->db,
        "INSERT INTO x_note (name, words, written, brought_on) "
        "VALUES (:name, :words, :written, :brought_on) "
        "ON CONFLICT (name) DO UPDATE SET words = excluded.words, "
        "written = excluded.written, brought_on = excluded.brought_on "
        "WHERE x_note.words <> excluded.words OR x_note.written <> excluded.written",
        err);
    if (stmt == NULL)
        return false;
    db_bind_text(stmt, ":name", note->name);
    db_bind_text(stmt, ":words", note->words);
    db_bind_int(stmt, ":written", note->written);
    db_bind_text(stmt, ":brought_on", note->brought_on);
    return db_run(stmt, err);
}

bool store_keep_notes(struct store *store, const struct store_notes *notes,
                      struct err *err)
{
    if (notes->count == 0)
        return true;
    if (!db_begin(store->db, err))
        return false;
    bool ok = true;
    for (size_t i = 0; ok && i < notes->count; i++)
        ok = keep_note(store, &notes->item[i], err);
    return store_end(store, ok, err);
}
