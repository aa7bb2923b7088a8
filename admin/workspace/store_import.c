#include "workspace/store_import.h"

#include <stdlib.h>
#include <string.h>

#include "workspace/store_match.h"
#include "workspace/store_origin.h"
#include "workspace/store_parts.h"
#include "workspace/store_tables.h"

struct store_import {
    struct store *store;
    const char *source;
    bool own;        /* the source is a file that was exported from here (store_base.h) */
    bool restore;    /* what the office removed comes back */
    unsigned others; /* kinds that stay as they are, bits */
    int64_t number;  /* of this import: higher than all before */
    struct arena lasting;
    struct arena arena;    /* of one record */
    struct document small; /* what was there of the kinds that are few */
    int64_t next[RECORD_KIND_COUNT];
    bool empty[RECORD_KIND_COUNT]; /* there was none when the import began */
    struct store_import_tally tally;
    const struct store_import_told *told;
    const struct record *record; /* that is being taken */
};

static bool open_import(struct store_import *import, struct err *err)
{
    struct db *db = import->store->db;
    struct tables tables = {db, &import->lasting};
    bool any;
    int64_t one = 0;
    bool ok =
        tables_number(
            db,
            "SELECT 1 + max(newest) FROM (SELECT coalesce(max(import), 0) AS newest "
            "FROM x_origin UNION ALL SELECT coalesce(max(import), 0) FROM x_base) AS numbers",
            NULL, &any, &import->number, err) &&
        tables_number(db, "SELECT 1 FROM x_base WHERE source = :id LIMIT 1",
                      import->source, &import->own, &one, err);
    for (int kind = 0; ok && kind < RECORD_KIND_COUNT; kind++) {
        const struct table *table = table_of((enum record_kind)kind);
        ok = tables_next(&tables, (enum record_kind)kind, &import->next[kind], err) &&
             (table->load_one != NULL ||
              table->load(&tables, (enum record_kind)kind, &import->small, err));
        import->empty[kind] = import->next[kind] == 0;
    }
    return ok;
}

static void free_import(struct store_import *import)
{
    arena_free(&import->arena);
    arena_free(&import->lasting);
    free(import);
}

bool store_import_begin(struct store_import **out, struct store *store,
                        const struct history_deed *deed, const char *source,
                        const struct store_import_told *told, struct err *err)
{
    struct store_import *import = calloc(1, sizeof *import);
    if (import == NULL)
        return err_set(err, "not enough memory");
    import->store = store;
    import->told = told;
    import->source = arena_copy(&import->lasting, source);
    bool ok = import->source != NULL || err_set(err, "not enough memory");
    ok = ok && store_begin(store, deed, err);
    if (ok && !open_import(import, err)) {
        store_rollback(store);
        ok = false;
    }
    if (!ok) {
        free_import(import);
        return false;
    }
    *out = import;
    return true;
}

/* What is remembered of the record's last coming. */
struct origin {
    bool known;
    int64_t number;
    struct said_hashes hashes;
};

static struct store_match_asker asker_of(struct store_import *import)
{
    return (struct store_match_asker){import->store->db, &import->arena, import->source,
                                      import->number};
}

static bool find_origin(struct store_import *import, const struct record *record,
                        struct origin *out, struct err *err)
{
    *out = (struct origin){.known = false};
    return store_origin_find(import->store->db, &import->arena, import->source,
                             record->kind, record_id(record), &out->known, &out->number,
                             &out->hashes, err);
}

static bool find_there(struct store_import *import, const struct record *record,
                       struct record **out, struct err *err)
{
    const struct table *table = table_of(record->kind);
    struct tables tables = {import->store->db, &import->arena};
    struct document one = {0};
    if (table->load_one == NULL) {
        *out = document_find(&import->small, record->kind, record_id(record));
        return true;
    }
    if (!table->load_one(&tables, record_id(record), &one, err))
        return false;
    *out = document_find(&one, record->kind, record_id(record));
    return true;
}

static void tell_field(void *context, enum merge_change change, const char *lang,
                       const char *field, const char *office, const char *source)
{
    struct store_import *import = context;
    import->tally.kept += change == MERGE_KEPT;
    if (import->told->field != NULL)
        import->told->field(import->told->context, import->record, change, lang, field,
                            office, source);
}

bool store_import_fill(struct store_import *import, const struct record *record,
                       struct err *err)
{
    struct tables tables = {.db = import->store->db};
    if (!store_note_came(import->store, record, import->next[record->kind], err) ||
        !tables_add(&tables, record, &import->next[record->kind], err))
        return false;
    import->tally.added[record->kind]++;
    return true;
}

static bool add_record(struct store_import *import, const struct record *record,
                       struct err *err)
{
    if (!store_import_fill(import, record, err))
        return false;
    if (import->told->added != NULL)
        import->told->added(import->told->context, record);
    return true;
}

static bool stays(const struct store_import *import, enum record_kind kind)
{
    return (import->others & 1U << kind) != 0;
}

static enum intake_answer not_hers(struct err *err)
{
    err_set(err, "is of a kind that you may not change; leave it out");
    return INTAKE_NOT_TAKEN;
}

static enum intake_answer merge(struct store_import *import, const struct record *office,
                                const struct origin *origin, const struct record *record,
                                struct err *err)
{
    struct record *whole = arena_take(&import->arena, sizeof *whole);
    bool changed = false;
    import->record = record;
    if (whole == NULL ||
        !merge_records(&import->arena, office, origin->known ? &origin->hashes : NULL,
                       record, whole, &changed,
                       stays(import, record->kind) ? NULL : tell_field, import)) {
        err_set(err, "not enough memory");
        return INTAKE_BROKEN;
    }
    if (changed && stays(import, record->kind))
        return not_hers(err);
    import->tally.changed[record->kind] += changed;
    import->tally.same[record->kind] += !changed;
    return !changed || store_apply(import->store, office, whole, err) <= STORE_SAME
               ? INTAKE_TAKEN
               : INTAKE_BROKEN;
}

static enum intake_answer take_record(struct store_import *import,
                                      const struct record *record,
                                      const struct origin *origin, struct err *err)
{
    struct record *office = NULL;
    bool first = import->empty[record->kind];
    enum intake_answer answer = INTAKE_TAKEN;
    if (!first && !find_there(import, record, &office, err))
        return INTAKE_BROKEN;
    if (office != NULL)
        answer = merge(import, office, origin, record, err);
    else if (!import->restore && origin->known &&
             merge_untouched(&origin->hashes, record))
        import->tally.stay_removed[record->kind]++;
    else if (stays(import, record->kind))
        answer = not_hers(err);
    else if (!add_record(import, record, err))
        answer = INTAKE_BROKEN;
    const struct store_origin source = {import->source, import->own};
    if (answer == INTAKE_TAKEN && !store_origin_put(import->store, &source, record,
                                                    import->number, office != NULL, err))
        answer = INTAKE_BROKEN;
    return answer;
}

void store_import_only(struct store_import *import, unsigned kinds)
{
    import->others = ~kinds;
}

void store_import_restore(struct store_import *import)
{
    import->restore = true;
}

static enum intake_answer came_twice(const char *id, struct err *err)
{
    err_set(err, INTAKE_TWICE, id);
    return INTAKE_NOT_TAKEN;
}

/* Which of the offers that there are is meant, where only the importer says so. */
static enum intake_answer find_meant(struct store_import *import, struct record *record,
                                     struct err *err)
{
    const struct store_match_asker asker = asker_of(import);
    const struct store_import_told *told = import->told;
    struct store_match match;
    if (!store_match(&asker, record, &match, err))
        return INTAKE_BROKEN;
    if (match.answer == MATCH_CAME)
        return came_twice(match.id, err);
    size_t meant = match.count;
    if (match.answer == MATCH_UNSURE && told->which != NULL)
        meant = told->which(told->context, record, match.offer, match.count);
    const char *id = match.answer == MATCH_ONE ? match.id
                     : meant < match.count     ? record_id(match.offer[meant])
                                               : NULL;
    if (id == NULL && !store_match_free_id(&asker, record, &id, err))
        return INTAKE_BROKEN;
    record->value[0].text = id;
    if (match.answer == MATCH_UNSURE && meant >= match.count && told->apart != NULL)
        told->apart(told->context, record, match.offer, match.count);
    return INTAKE_TAKEN;
}

enum intake_answer store_import_take(void *context, struct record *record,
                                     struct err *err)
{
    struct store_import *import = context;
    struct origin origin;
    arena_reset(&import->arena);
    if (record->kind == RECORD_OFFER && record->made != ID_GIVEN) {
        enum intake_answer meant = find_meant(import, record, err);
        if (meant != INTAKE_TAKEN)
            return meant;
    }
    if (!find_origin(import, record, &origin, err))
        return INTAKE_BROKEN;
    if (origin.known && origin.number == import->number)
        return came_twice(record_id(record), err);
    return take_record(import, record, &origin, err);
}

bool store_import_rest(struct store_import *import, const struct record *record,
                       const char *rest, struct err *err)
{
    return store_keep_rest(import->store, record_id(record), rest, err);
}

bool store_import_has(struct store_import *import, enum record_kind kind, bool *out,
                      struct err *err)
{
    int64_t next = 0;
    struct tables tables = {.db = import->store->db};
    if (!tables_next(&tables, kind, &next, err))
        return false;
    *out = next > 0;
    return true;
}

/* What the source has not any more. */
static bool tell_missing(struct store_import *import, struct err *err)
{
    struct db_stmt *stmt = db_prepare(
        import->store->db,
        import->own
            ? "SELECT kind, id FROM x_base WHERE source = :source AND import < :import "
              "ORDER BY kind, id"
            : "SELECT kind, id FROM x_origin WHERE source = :source AND import < :import "
              "ORDER BY kind, id",
        err);
    if (stmt == NULL)
        return false;
    db_bind_text(stmt, ":source", import->source);
    db_bind_int(stmt, ":import", import->number);
    while (db_step(stmt))
        for (int kind = 0; kind < RECORD_KIND_COUNT; kind++)
            if (import->told->missing != NULL && db_text(stmt, 0) != NULL &&
                db_text(stmt, 1) != NULL &&
                strcmp(db_text(stmt, 0), record_kind_name((enum record_kind)kind)) == 0)
                import->told->missing(import->told->context, (enum record_kind)kind,
                                      db_text(stmt, 1));
    return db_done(stmt, err);
}

bool store_import_end(struct store_import *import, bool keep,
                      struct store_import_tally *out, struct err *err)
{
    if (import == NULL)
        return true;
    bool ok = tell_missing(import, err) && store_origin_end(import->store, err);
    if (ok && keep)
        ok = store_commit(import->store, err);
    else
        store_rollback(import->store);
    if (ok)
        *out = import->tally;
    free_import(import);
    return ok;
}
