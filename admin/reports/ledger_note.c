#include "reports/ledger_note.h"

#include <string.h>

#include "base/array.h"
#include "base/hidden_sign.h"
#include "base/utf8.h"
#include "reports/ledger_group.h"
#include "reports/ledger_inside.h"
#include "reports/sealed_text.h"

static bool check_text(const char *text, struct err *err)
{
    size_t len = strlen(text);
    if (text[strspn(text, " ")] == '\0')
        return err_set(err, "the note is empty");
    for (size_t i = 0; i < len; i++)
        if ((unsigned char)text[i] < 0x20 || text[i] == 0x7F)
            return err_set(err, "the note must be one line");
    if (!hidden_sign_none(text, err))
        return err_prefix(err, "the note");
    return (utf8_valid(text, len, NULL) && len < REPORT_TEXT_LEN &&
            utf8_length(text) <= REPORT_TEXT_CHARS) ||
           err_set(err, "the note has more than %d characters", REPORT_TEXT_CHARS);
}

static bool put_note(struct ledger *ledger, const char *group,
                     const struct ledger_note *note, struct err *err)
{
    char sealed[SEALED_TEXT_LEN];
    if (!ledger->seals)
        return err_set(err, "there is no key to seal a note to");
    struct db_stmt *stmt = db_prepare(
        ledger->db,
        "INSERT INTO x_report_note (number, report_group, month, who, note) SELECT"
        " coalesce(max(number), 0) + 1, :group, :month, :who, :note FROM x_report_note",
        err);
    if (stmt == NULL || !sealed_text_make(sealed, note->text, ledger->key, err))
        return false;
    db_bind_text(stmt, ":group", group);
    db_bind_text(stmt, ":month", note->month);
    db_bind_text(stmt, ":who", note->who);
    db_bind_text(stmt, ":note", sealed);
    return db_run(stmt, err);
}

bool ledger_note_add(struct ledger *ledger, struct arena *arena, const char *group,
                     const struct ledger_note *note, struct err *err)
{
    const struct ledger_group_filter filter = {.id = group};
    struct ledger_group *found;
    size_t count = 0;
    return check_text(note->text, err) &&
           ledger_groups(ledger, arena, &filter, &found, &count, err) &&
           (count > 0 || ledger_no_group(group, err)) &&
           put_note(ledger, group, note, err);
}

bool ledger_notes(struct ledger *ledger, struct arena *arena, const char *group,
                  struct ledger_note **out, size_t *count_out, struct err *err)
{
    struct db_stmt *stmt =
        db_prepare(ledger->db,
                   "SELECT number, month, who, note FROM x_report_note WHERE"
                   " report_group = :group ORDER BY number",
                   err);
    struct ledger_note *list = NULL;
    size_t count = 0;
    bool ok = true;
    if (stmt == NULL)
        return false;
    db_bind_text(stmt, ":group", group);
    while (ok && db_step(stmt)) {
        list = array_next(arena, list, count, sizeof *list);
        if (list != NULL)
            list[count++] =
                (struct ledger_note){.number = (long)db_int(stmt, 0),
                                     .month = arena_copy(arena, db_text(stmt, 1)),
                                     .who = arena_copy(arena, db_text(stmt, 2)),
                                     .text = arena_copy(arena, db_text(stmt, 3))};
        ok = list != NULL && !arena->failed;
    }
    if (!ok) {
        db_reset(stmt);
        return err_set(err, "not enough memory");
    }
    *out = list;
    *count_out = count;
    return db_done(stmt, err);
}

bool ledger_note_forget(struct ledger *ledger, long number, struct err *err)
{
    struct db_stmt *stmt =
        db_prepare(ledger->db, "DELETE FROM x_report_note WHERE number = :number", err);
    if (stmt == NULL)
        return false;
    db_bind_int(stmt, ":number", number);
    return db_run(stmt, err) &&
           (db_changes(ledger->db) == 1 ||
            err_set(err, "%ld: there is no note of this number", number));
}

bool ledger_forget_notes_before(struct ledger *ledger, const char *month, struct err *err)
{
    struct db_stmt *stmt =
        db_prepare(ledger->db, "DELETE FROM x_report_note WHERE month < :month", err);
    if (stmt == NULL)
        return false;
    db_bind_text(stmt, ":month", month);
    return db_run(stmt, err);
}
