#include "reports/ledger_group.h"

#include <string.h>

#include "base/array.h"
#include "base/clock.h"
#include "base/hidden_sign.h"
#include "base/utf8.h"
#include "reports/ledger_inside.h"

enum { RESPONSIBLE_CHARS = 100 };

bool ledger_no_group(const char *id, struct err *err)
{
    return err_set(
        err, "%.140s: there are no reports of this group; see anna-admin barriers", id);
}

static const char *column_copy(struct arena *arena, struct db_stmt *stmt, int column)
{
    return arena_copy(arena, db_text(stmt, column));
}

static void begin_group(struct arena *arena, struct db_stmt *stmt,
                        struct ledger_group *out)
{
    *out = (struct ledger_group){
        .id = column_copy(arena, stmt, 0),
        .offer = column_copy(arena, stmt, 1),
        .site = db_is_null(stmt, 1) ? column_copy(arena, stmt, 2) : NULL,
        .step = column_copy(arena, stmt, 3),
        .responsible = column_copy(arena, stmt, 10),
        .due = column_copy(arena, stmt, 11),
        .answer = column_copy(arena, stmt, 12),
        .changed = db_int(stmt, 13) != 0,
    };
}

/* A row counts the reports of one group that are in one state. */
static bool add_state(struct arena *arena, struct db_stmt *stmt,
                      struct ledger_group *group)
{
    struct err ignored = {""};
    enum ledger_state state = LEDGER_NEW;
    const char *name = db_text(stmt, 4);
    size_t count = (size_t)db_int(stmt, 5);
    const char *month = column_copy(arena, stmt, 8);
    if (name != NULL)
        ledger_state_find(name, &state, &ignored);
    group->count += count;
    group->in_state[state] += count;
    group->texts += (size_t)db_int(stmt, 6);
    group->asks += (size_t)db_int(stmt, 7);
    if (group->newest == NULL || (month != NULL && strcmp(month, group->newest) > 0))
        group->newest = month;
    group->changed = group->changed || db_int(stmt, 9) != 0;
    return !arena->failed;
}

static bool read_groups(struct arena *arena, struct db_stmt *stmt,
                        struct ledger_group **out, size_t *count_out)
{
    struct ledger_group *list = NULL;
    size_t count = 0;
    while (db_step(stmt)) {
        if (count == 0 || strcmp(list[count - 1].id, db_text(stmt, 0)) != 0) {
            list = array_next(arena, list, count, sizeof *list);
            if (list == NULL)
                return false;
            begin_group(arena, stmt, &list[count]);
            if (list[count].id == NULL)
                return false;
            count++;
        }
        if (!add_state(arena, stmt, &list[count - 1]))
            return false;
    }
    *out = list;
    *count_out = count;
    return true;
}

bool ledger_groups(struct ledger *ledger, struct arena *arena,
                   const struct ledger_group_filter *filter, struct ledger_group **out,
                   size_t *count_out, struct err *err)
{
    static const char sql[] =
        "SELECT name, offer, site, step, state, reports, texts, asks, newest, changed,"
        " responsible, due, answer, EXISTS (SELECT 1 FROM x_history h WHERE"
        " h.kind = 'group' AND h.id = name AND h.time >= :since)"
        " FROM (SELECT " LEDGER_GROUP_ID " AS name, min(r.service_id) AS offer,"
        " min(r.site) AS site, min(r.step) AS step, r.state AS state,"
        " count(*) AS reports, count(r.text) AS texts, count(a.hash) AS asks,"
        " max(r.month) AS newest,"
        " max(CASE WHEN EXISTS (SELECT 1 FROM x_history h WHERE h.kind = 'report' AND"
        " h.id = substr(r.hash, 1, 10) AND h.time >= :since) THEN 1 ELSE 0 END)"
        " AS changed, min(g.responsible) AS responsible, min(g.due) AS due,"
        " min(g.answer) AS answer"
        " FROM x_report r"
        " LEFT JOIN x_report_asked a ON a.hash = r.hash AND a.answer IS NULL"
        " LEFT JOIN x_report_group g ON g.id = " LEDGER_GROUP_ID
        " WHERE NOT EXISTS (SELECT 1 FROM x_report_apart p WHERE p.hash = r.hash)"
        " AND (:id IS NULL OR " LEDGER_GROUP_ID " = :id)"
        " AND (:site IS NULL OR r.site = :site)"
        " AND (:month IS NULL OR r.month = :month)"
        " GROUP BY " LEDGER_GROUP_ID ", r.state) AS counted ORDER BY name, state";
    struct db_stmt *stmt = db_prepare(ledger->db, sql, err);
    if (stmt == NULL)
        return false;
    db_bind_text(stmt, ":id", filter->id);
    db_bind_text(stmt, ":site", filter->site);
    db_bind_text(stmt, ":month", filter->month);
    db_bind_text(stmt, ":since", filter->since);
    if (!read_groups(arena, stmt, out, count_out)) {
        db_reset(stmt);
        return err_set(err, "not enough memory");
    }
    return db_done(stmt, err);
}

enum ledger_state ledger_group_state(const struct ledger_group *group)
{
    for (int state = 0; state < LEDGER_STATE_COUNT; state++)
        if (group->in_state[state] > 0)
            return (enum ledger_state)state;
    return LEDGER_NEW;
}

/* What stands in a group, a statement each. */
static const struct {
    const char *field, *read, *write;
} fields[] = {
    {"responsible", "SELECT responsible FROM x_report_group WHERE id = :id",
     "INSERT INTO x_report_group (id, responsible) VALUES (:id, :now)"
     " ON CONFLICT (id) DO UPDATE SET responsible = :now"},
    {"due", "SELECT due FROM x_report_group WHERE id = :id",
     "INSERT INTO x_report_group (id, due) VALUES (:id, :now)"
     " ON CONFLICT (id) DO UPDATE SET due = :now"},
    {"answer", "SELECT answer FROM x_report_group WHERE id = :id",
     "INSERT INTO x_report_group (id, answer) VALUES (:id, :now)"
     " ON CONFLICT (id) DO UPDATE SET answer = :now"},
};

enum { RESPONSIBLE, DUE, ANSWER };

static bool same(const char *a, const char *b)
{
    return a == NULL || b == NULL ? a == b : strcmp(a, b) == 0;
}

static bool change_field(struct ledger *ledger, struct arena *arena, const char *id,
                         int field, const char *now, struct history *history,
                         struct err *err)
{
    struct db_stmt *stmt = db_prepare(ledger->db, fields[field].read, err);
    if (stmt == NULL)
        return false;
    db_bind_text(stmt, ":id", id);
    const char *was = db_step(stmt) ? column_copy(arena, stmt, 0) : NULL;
    db_reset(stmt);
    if (now != NULL && now[0] == '\0')
        now = NULL;
    if (same(was, now))
        return true;
    stmt = db_prepare(ledger->db, fields[field].write, err);
    if (stmt == NULL)
        return false;
    db_bind_text(stmt, ":id", id);
    db_bind_text(stmt, ":now", now);
    const struct history_row row = {.kind = "group",
                                    .id = id,
                                    .field = fields[field].field,
                                    .lang = "",
                                    .was = was,
                                    .now = now};
    ledger->batch = history->batch;
    return db_run(stmt, err) && history_add(history, &row, err);
}

static bool group_exists(struct ledger *ledger, struct arena *arena, const char *id,
                         struct err *err)
{
    const struct ledger_group_filter filter = {.id = id};
    struct ledger_group *group;
    size_t count = 0;
    return ledger_groups(ledger, arena, &filter, &group, &count, err) &&
           (count > 0 || ledger_no_group(id, err));
}

/* One line of a name, and a day. */
static bool check_words(const char *responsible, const char *due, struct err *err)
{
    struct date day;
    if (responsible != NULL)
        for (const char *at = responsible; *at != '\0'; at++)
            if ((unsigned char)*at < 0x20 || *at == 0x7F)
                return err_set(err, "who is responsible must be one line");
    if (responsible != NULL && !hidden_sign_none(responsible, err))
        return err_prefix(err, "who is responsible");
    if (responsible != NULL && (!utf8_valid(responsible, strlen(responsible), NULL) ||
                                utf8_length(responsible) > RESPONSIBLE_CHARS))
        return err_set(err, "who is responsible has more than %d characters",
                       RESPONSIBLE_CHARS);
    return due == NULL || due[0] == '\0' ||
           (strlen(due) == strlen("2026-12-15") && date_parse(due, &day)) ||
           err_set(err, "\"%.40s\" is no day, as 2026-12-15", due);
}

bool ledger_group_assign(struct ledger *ledger, struct arena *arena, const char *id,
                         const char *responsible, const char *due,
                         const struct history_deed *deed, struct err *err)
{
    struct history history;
    ledger->batch = 0;
    if (!check_words(responsible, due, err) || !ledger_begin(ledger, err))
        return false;
    if (group_exists(ledger, arena, id, err) &&
        history_begin(&history, ledger->db, deed, err) &&
        change_field(ledger, arena, id, RESPONSIBLE, responsible, &history, err) &&
        change_field(ledger, arena, id, DUE, due, &history, err) &&
        ledger_commit(ledger, err))
        return true;
    ledger_rollback(ledger);
    return false;
}

bool ledger_group_answer(struct ledger *ledger, struct arena *arena, const char *id,
                         const char *answer, const struct history_deed *deed,
                         struct err *err)
{
    struct history history;
    ledger->batch = 0;
    if (!ledger_begin(ledger, err))
        return false;
    if (group_exists(ledger, arena, id, err) &&
        history_begin(&history, ledger->db, deed, err) &&
        change_field(ledger, arena, id, ANSWER, answer, &history, err) &&
        ledger_commit(ledger, err))
        return true;
    ledger_rollback(ledger);
    return false;
}

bool ledger_count_new(struct ledger *ledger, size_t *out, struct err *err)
{
    struct db_stmt *stmt =
        db_prepare(ledger->db,
                   "SELECT count(*) FROM x_report r WHERE r.state = 'new' AND NOT EXISTS"
                   " (SELECT 1 FROM x_report_apart p WHERE p.hash = r.hash)",
                   err);
    if (stmt == NULL)
        return false;
    *out = db_step(stmt) ? (size_t)db_int(stmt, 0) : 0;
    return db_done(stmt, err);
}
