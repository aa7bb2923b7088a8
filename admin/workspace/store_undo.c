#include "workspace/store_change.h"

#include <string.h>

#include "workspace/snapshot.h"
#include "workspace/store_origin.h"
#include "workspace/store_parts.h"
#include "workspace/store_tables.h"

/* Records that come and go as a whole, and what takes a batch back. */

static bool note_whole(struct store *store, const struct record *record, int64_t position,
                       const char *rest, bool came, struct err *err)
{
    struct buf text = {0};
    if (came)
        snapshot_fingerprint(record, &text);
    else
        snapshot_write(record, position, rest, &text);
    const struct history_row row = {
        .kind = record_kind_name(record->kind),
        .id = record_id(record),
        .field = "",
        .lang = "",
        .was = came ? NULL : text.bytes,
        .now = came ? text.bytes : NULL,
    };
    bool ok = (!text.failed || err_set(err, "not enough memory")) &&
              history_add(&store->history, &row, err);
    buf_free(&text);
    return ok;
}

bool store_note_came(struct store *store, const struct record *record, int64_t position,
                     struct err *err)
{
    return note_whole(store, record, position, NULL, true, err);
}

static bool position_of(struct store *store, enum record_kind kind, const char *id,
                        int64_t *out, struct err *err)
{
    bool found;
    *out = 0;
    return tables_number(store->db, table_of(kind)->position_sql, id, &found, out, err);
}

enum store_answer store_take_out(struct store *store, enum record_kind kind,
                                 const char *id, struct err *err)
{
    struct tables tables = {.db = store->db};
    struct record *record;
    const char *rest = NULL;
    int64_t position;
    bool found;
    arena_reset(&store->arena);
    if (!store_find(store, &store->arena, kind, id, &record, err))
        return STORE_BROKEN;
    if (record == NULL)
        return store_gone(kind, id, err);
    bool ok =
        position_of(store, kind, id, &position, err) &&
        (kind != RECORD_OFFER || store_rest(store, id, &store->arena, &rest, err)) &&
        note_whole(store, record, position, rest, false, err) &&
        tables_remove(&tables, kind, id, &found, err) &&
        (kind != RECORD_OFFER || store_forget_rest(store, id, err));
    return ok ? STORE_DONE : STORE_BROKEN;
}

/* The rows of a batch, in the caller's arena: while they are undone others are written.
 */
struct rows {
    struct arena arena;
    struct history_row *row;
    size_t count, room;
};

static bool keep_row(void *context, const struct history_row *row, struct err *err)
{
    struct rows *rows = context;
    if (rows->count == rows->room) {
        size_t room = rows->room == 0 ? 64 : rows->room * 2;
        struct history_row *more = arena_take_array(&rows->arena, room, sizeof *more);
        if (more == NULL)
            return err_set(err, "not enough memory");
        if (rows->count > 0)
            memcpy(more, rows->row, rows->count * sizeof *more);
        rows->row = more;
        rows->room = room;
    }
    struct history_row *to = &rows->row[rows->count++];
    *to = (struct history_row){
        .number = row->number,
        .kind = arena_copy(&rows->arena, row->kind),
        .id = arena_copy(&rows->arena, row->id),
        .field = arena_copy(&rows->arena, row->field),
        .lang = arena_copy(&rows->arena, row->lang),
        .was = arena_copy(&rows->arena, row->was),
        .now = arena_copy(&rows->arena, row->now),
    };
    return !rows->arena.failed || err_set(err, "not enough memory");
}

static enum store_answer changed_since(const struct history_row *row, struct err *err)
{
    err_set(err, "%s %s: was changed again since", row->kind, row->id);
    return STORE_CONFLICT;
}

/* What a source said of a record that came with it is forgotten too: the next import of
 * it brings the record again. */
static enum store_answer undo_came(struct store *store, enum record_kind kind,
                                   const struct history_row *row, struct err *err)
{
    struct record *record;
    bool same;
    arena_reset(&store->arena);
    if (!store_find(store, &store->arena, kind, row->id, &record, err))
        return STORE_BROKEN;
    if (record == NULL)
        return changed_since(row, err);
    if (!snapshot_is(&store->arena, row->now, record, &same, err))
        return STORE_BROKEN;
    if (!same)
        return changed_since(row, err);
    enum store_answer answer = store_take_out(store, kind, row->id, err);
    return answer == STORE_DONE && !store_origin_forget(store, row->kind, row->id, err)
               ? STORE_BROKEN
               : answer;
}

static enum store_answer undo_went(struct store *store, enum record_kind kind,
                                   const struct history_row *row, struct err *err)
{
    struct tables tables = {.db = store->db};
    struct record *record;
    struct record *there;
    const char *rest;
    int64_t position;
    arena_reset(&store->arena);
    if (!snapshot_read(&store->arena, kind, row->was, &record, &position, &rest, err) ||
        !store_find(store, &store->arena, kind, row->id, &there, err))
        return STORE_BROKEN;
    if (there != NULL)
        return changed_since(row, err);
    return store_note_came(store, record, position, err) &&
                   tables_add(&tables, record, &position, err) &&
                   (rest == NULL || store_keep_rest(store, row->id, rest, err))
               ? STORE_DONE
               : STORE_BROKEN;
}

static enum store_answer undo_field(struct store *store, enum record_kind kind,
                                    const struct history_row *row, struct err *err)
{
    struct arena arena = {0};
    struct value was;
    struct value now;
    size_t count;
    const struct field *fields = record_fields(kind, &count);
    int at = record_field(kind, row->field);
    const struct field *field = at >= 0 ? &fields[at] : &store_words_field;
    const struct store_change change = {
        kind, row->id, row->field, row->lang[0] == '\0' ? NULL : row->lang, &was, &now};
    enum store_answer answer = STORE_BROKEN;
    if (snapshot_read_value(&arena, field, row->now, &was) &&
        snapshot_read_value(&arena, field, row->was, &now))
        answer = store_change(store, &change, err);
    else
        err_set(err, "not enough memory");
    arena_free(&arena);
    return answer == STORE_GONE ? changed_since(row, err) : answer;
}

static bool kind_of(const char *name, enum record_kind *out)
{
    for (int kind = 0; kind < RECORD_KIND_COUNT; kind++)
        if (strcmp(name, record_kind_name((enum record_kind)kind)) == 0) {
            *out = (enum record_kind)kind;
            return true;
        }
    return false;
}

static enum store_answer cannot_undo(const struct history_row *row, struct err *err)
{
    err_set(err, "%s %s: this program does not know how to undo it", row->kind, row->id);
    return STORE_CONFLICT;
}

/* What stands in no record: the statement puts :was back where :id still has :now. */
static enum store_answer undo_with(struct store *store, const struct history_row *row,
                                   const char *sql, struct err *err)
{
    struct db_stmt *stmt = db_prepare(store->db, sql, err);
    const struct history_row back = {.kind = row->kind,
                                     .id = row->id,
                                     .field = row->field,
                                     .lang = row->lang,
                                     .was = row->now,
                                     .now = row->was};
    if (stmt == NULL)
        return STORE_BROKEN;
    db_bind_text(stmt, ":was", row->was);
    db_bind_text(stmt, ":now", row->now);
    db_bind_text(stmt, ":id", row->id);
    if (!db_run(stmt, err))
        return STORE_BROKEN;
    if (db_changes(store->db) != 1)
        return changed_since(row, err);
    return history_add(&store->history, &back, err) ? STORE_DONE : STORE_BROKEN;
}

/* The state of a report (reports/ledger_change.h), which is called by the first digits of
 * its hash. */
static enum store_answer undo_state(struct store *store, const struct history_row *row,
                                    struct err *err)
{
    return undo_with(
        store, row,
        "UPDATE x_report SET state = :was WHERE hash >= :id AND hash < :id || 'g' "
        "AND state = :now",
        err);
}

/* Who is responsible for a group of reports (reports/ledger_group.h), and what was
 * answered. */
static enum store_answer undo_group(struct store *store, const struct history_row *row,
                                    struct err *err)
{
    static const struct {
        const char *field, *sql;
    } fields[] = {
        {"responsible", "UPDATE x_report_group SET responsible = :was WHERE id = :id AND"
                        " responsible IS NOT DISTINCT FROM :now"},
        {"due",
         "UPDATE x_report_group SET due = :was WHERE id = :id AND due IS NOT DISTINCT "
         "FROM :now"},
        {"answer",
         "UPDATE x_report_group SET answer = :was WHERE id = :id AND answer IS NOT "
         "DISTINCT FROM :now"},
    };
    const char *sql = NULL;
    for (size_t i = 0; i < sizeof fields / sizeof fields[0]; i++)
        if (strcmp(fields[i].field, row->field) == 0)
            sql = fields[i].sql;
    return sql == NULL ? cannot_undo(row, err) : undo_with(store, row, sql, err);
}

static enum store_answer undo_row(struct store *store, const struct history_row *row,
                                  struct err *err)
{
    enum record_kind kind;
    if (strcmp(row->kind, "report") == 0 && strcmp(row->field, "state") == 0)
        return undo_state(store, row, err);
    if (strcmp(row->kind, "group") == 0)
        return undo_group(store, row, err);
    if (!kind_of(row->kind, &kind))
        return cannot_undo(row, err);
    if (row->field[0] != '\0')
        return undo_field(store, kind, row, err);
    return row->was == NULL ? undo_came(store, kind, row, err)
                            : undo_went(store, kind, row, err);
}

/* The rows of a batch, the newest first. Each is taken back, or a conflict that is told
 * and counted; false if the transaction must be undone. */
static bool undo_rows(struct store *store, const struct rows *rows,
                      const struct store_undo_told *told, size_t *conflicts,
                      struct err *err)
{
    for (size_t i = rows->count; i > 0; i--) {
        struct err why = {""};
        enum store_answer answer = undo_row(store, &rows->row[i - 1], &why);
        if (answer == STORE_BROKEN)
            return err_set(err, "%s", why.text);
        if (answer != STORE_CONFLICT && answer != STORE_GONE)
            continue;
        ++*conflicts;
        told->conflict(told->context, &rows->row[i - 1], why.text);
    }
    return true;
}

enum store_answer store_undo(struct store *store, int64_t batch,
                             const struct store_undo_told *told, struct err *err)
{
    struct rows rows = {0};
    const struct history_filter filter = {.batch = batch};
    size_t conflicts = 0;
    enum store_answer answer = STORE_BROKEN;
    if (batch > 0 && !history_walk(store->db, &filter, keep_row, &rows, err)) {
        answer = STORE_BROKEN;
    } else if (rows.count == 0) {
        err_set(err, "%lld: there is no such batch; see anna-admin history",
                (long long)batch);
        answer = STORE_GONE;
    } else if (undo_rows(store, &rows, told, &conflicts, err) &&
               store_origin_undo(store, batch, err)) {
        answer = conflicts == 0 ? STORE_DONE : STORE_CONFLICT;
        err_set(err, "batch %lld: %zu of its %zu changes were changed again since",
                (long long)batch, conflicts, rows.count);
    }
    arena_free(&rows.arena);
    return answer;
}

bool store_history(struct store *store, const struct history_filter *filter,
                   history_tell *tell, void *context, struct err *err)
{
    return history_walk(store->db, filter, tell, context, err);
}

bool store_history_check(struct store *store, struct err *err)
{
    return history_check(store->db, err);
}

bool store_history_last(struct store *store, int64_t *out, struct err *err)
{
    return history_last(store->db, out, err);
}

bool store_history_newest(struct store *store, int64_t *out, struct err *err)
{
    return history_newest(store->db, out, err);
}
