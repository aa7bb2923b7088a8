#include "reports/ledger_change.h"

#include <string.h>

#include "reports/ledger_inside.h"

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

static bool note_state(struct ledger *ledger, const char *id, const char *was,
                       const char *now, const struct history_deed *deed, struct err *err)
{
    struct history history;
    const struct history_row row = {
        .kind = "report", .id = id, .field = "state", .lang = "", .was = was, .now = now};
    return history_begin(&history, ledger->db, deed, err) &&
           history_add(&history, &row, err);
}

bool ledger_change_state(struct ledger *ledger, struct arena *arena, const char *id,
                         enum ledger_state state, const struct history_deed *deed,
                         const char **id_out, struct err *err)
{
    const char *was = NULL;
    const char *now = ledger_state_name(state);
    if (!ledger_begin(ledger, err))
        return false;
    bool ok = state_now(ledger, arena, id, &was, err) &&
              ledger_set_state(ledger, arena, id, state, id_out, err);
    if (ok && was != NULL && strcmp(was, now) != 0)
        ok = note_state(ledger, *id_out, was, now, deed, err);
    if (ok && ledger_commit(ledger, err))
        return true;
    ledger_rollback(ledger);
    return false;
}
