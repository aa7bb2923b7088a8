#include "reports/ledger_change.h"

#include <string.h>

#include "reports/ledger_group.h"
#include "reports/ledger_inside.h"

int64_t ledger_batch(const struct ledger *ledger)
{
    return ledger->batch;
}

/* The state of the first report whose hash begins so; NULL in `*out` if there is none. */
static bool state_now(struct ledger *ledger, struct arena *arena, const char *id,
                      const char **out, struct err *err)
{
    struct db_stmt *stmt =
        db_prepare(ledger->db,
                   "SELECT state FROM x_report WHERE hash >= :id AND hash < :id || 'g'"
                   " ORDER BY hash LIMIT 1",
                   err);
    *out = NULL;
    if (stmt == NULL)
        return false;
    db_bind_text(stmt, ":id", id);
    if (db_step(stmt))
        *out = arena_copy(arena, db_text(stmt, 0));
    return db_done(stmt, err) && (!arena->failed || err_set(err, "not enough memory"));
}

static bool note_state(struct ledger *ledger, struct history *history, const char *id,
                       const char *was, const char *now, struct err *err)
{
    ledger->batch = history->batch;
    const struct history_row row = {
        .kind = "report", .id = id, .field = "state", .lang = "", .was = was, .now = now};
    return history_add(history, &row, err);
}

bool ledger_change_state(struct ledger *ledger, struct arena *arena, const char *id,
                         enum ledger_state state, const struct history_deed *deed,
                         const char **id_out, struct err *err)
{
    struct history history;
    const char *was = NULL;
    const char *now = ledger_state_name(state);
    ledger->batch = 0;
    if (!ledger_begin(ledger, err))
        return false;
    bool ok = history_begin(&history, ledger->db, deed, err) &&
              state_now(ledger, arena, id, &was, err) &&
              ledger_set_state(ledger, arena, id, state, id_out, err);
    if (ok && was != NULL && strcmp(was, now) != 0)
        ok = note_state(ledger, &history, *id_out, was, now, err);
    if (ok && ledger_commit(ledger, err))
        return true;
    ledger_rollback(ledger);
    return false;
}

static bool change_rows(struct ledger *ledger, struct arena *arena,
                        const struct ledger_row *row, size_t count,
                        enum ledger_state state, const struct history_deed *deed,
                        size_t *changed, struct err *err)
{
    struct history history;
    if (!history_begin(&history, ledger->db, deed, err))
        return false;
    for (size_t i = 0; i < count; i++) {
        const char *id;
        if (row[i].apart != NULL || row[i].state == state)
            continue;
        if (!ledger_set_state(ledger, arena, row[i].hash, state, &id, err) ||
            !note_state(ledger, &history, id, ledger_state_name(row[i].state),
                        ledger_state_name(state), err))
            return false;
        ++*changed;
    }
    return true;
}

bool ledger_change_group(struct ledger *ledger, struct arena *arena, const char *group,
                         enum ledger_state state, const struct history_deed *deed,
                         size_t *count_out, struct err *err)
{
    const struct ledger_filter filter = {.group = group};
    struct ledger_row *row;
    size_t count = 0;
    *count_out = 0;
    ledger->batch = 0;
    if (!ledger_begin(ledger, err))
        return false;
    bool ok = ledger_list(ledger, arena, &filter, &row, &count, err) &&
              (count > 0 || ledger_no_group(group, err)) &&
              change_rows(ledger, arena, row, count, state, deed, count_out, err);
    if (ok && ledger_commit(ledger, err))
        return true;
    ledger_rollback(ledger);
    return false;
}
