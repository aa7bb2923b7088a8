#include "core/content_inside.h"

#include <stdio.h>
#include <string.h>

#include "core/seal.h"

/* Barriers to choose from, answers to read, and what a terminal must know to send reports
 * and to forget them. */

enum { MOST_BARRIERS = 64, MOST_ANSWERS = 100 };

bool content_load_barriers(struct content *content, struct err *err)
{
    static const char sql[] =
        "SELECT b.id, COALESCE(n.name, d.name, b.id), b.icon FROM x_barrier b"
        " LEFT JOIN x_name n ON n.kind = 'barrier' AND n.id = b.id AND n.lang = :lang"
        " LEFT JOIN x_name d ON d.kind = 'barrier' AND d.id = b.id AND d.lang = 'de'"
        " ORDER BY b.position, b.id LIMIT 64";
    struct db_stmt *stmt = db_prepare(content->db, sql, err);
    if (stmt == NULL)
        return false;
    content->barrier_count = 0;
    content->barrier =
        arena_take_array(&content->words, MOST_BARRIERS, sizeof *content->barrier);
    if (content->barrier == NULL)
        return err_set(err, "not enough memory for the barriers");
    db_bind_text(stmt, ":lang", content->lang);
    while (db_step(stmt)) {
        struct barrier barrier = {
            .id = content_column(&content->words, stmt, 0),
            .name = content_column(&content->words, stmt, 1),
            .icon = content_column(&content->words, stmt, 2),
        };
        if (barrier.id != NULL && barrier.name != NULL && barrier.icon != NULL)
            content->barrier[content->barrier_count++] = barrier;
    }
    return db_done(stmt, err);
}

const struct barrier *content_barriers(const struct content *content, size_t *count)
{
    *count = content->barrier_count;
    return content->barrier;
}

bool content_load_answering(struct content *content, struct err *err)
{
    struct err ignored = {""};
    struct db_stmt *stmt =
        db_prepare(content->db, "SELECT 1 FROM x_answer WHERE done <> '' LIMIT 1", err);
    if (stmt == NULL)
        return false;
    content->has_answers = db_step(stmt);
    if (!content->has_answers && !db_done(stmt, err))
        return false;
    db_reset(stmt);
    if (!content_meta(content, "report_key", content->report_key,
                      sizeof content->report_key, &ignored))
        content->report_key[0] = '\0';
    return true;
}

bool content_has_answers(const struct content *content)
{
    return content->has_answers;
}

const char *content_report_key(const struct content *content)
{
    return content->report_key[0] != '\0' ? content->report_key : NULL;
}

/* Bundles of an office before this one name the hash itself. */
static bool receipt_of(struct content *content, const char *hash, char out[SEAL_HASH_LEN],
                       struct err *err)
{
    struct db_stmt *stmt = db_prepare(
        content->db, "SELECT value FROM x_meta WHERE key = 'receipt_salt'", err);
    if (stmt == NULL)
        return false;
    snprintf(out, SEAL_HASH_LEN, "%s", hash);
    bool found = db_step(stmt);
    const char *salt = found ? db_text(stmt, 0) : NULL;
    if (salt != NULL && strlen(salt) >= 32)
        seal_receipt(out, hash, salt);
    bool ok = found || db_done(stmt, err);
    db_reset(stmt);
    return ok;
}

bool content_received(struct content *content, const char *hash, bool *arrived_out,
                      struct err *err)
{
    char receipt[SEAL_HASH_LEN];
    if (!receipt_of(content, hash, receipt, err))
        return false;
    struct db_stmt *stmt = db_prepare(
        content->db, "SELECT 1 FROM x_received WHERE hash IN (:hash, :receipt)", err);
    if (stmt == NULL)
        return false;
    db_bind_text(stmt, ":hash", hash);
    db_bind_text(stmt, ":receipt", receipt);
    bool found = db_step(stmt);
    bool ok = found || db_done(stmt, err);
    db_reset(stmt);
    if (ok)
        *arrived_out = found;
    return ok;
}

static bool state_of(const char *word, enum answer_state *out)
{
    static const char *const name[] = {[ANSWER_FIXED] = "fixed",
                                       [ANSWER_IN_PROGRESS] = "in_progress",
                                       [ANSWER_PLANNED] = "planned",
                                       [ANSWER_CANNOT_FIX] = "cannot_fix"};
    for (size_t i = 0; word != NULL && i < sizeof name / sizeof name[0]; i++)
        if (strcmp(word, name[i]) == 0) {
            *out = (enum answer_state)i;
            return true;
        }
    return false;
}

static const char *barrier_name(const struct content *content, const char *id,
                                const char **icon)
{
    for (size_t i = 0; id != NULL && i < content->barrier_count; i++)
        if (strcmp(content->barrier[i].id, id) == 0) {
            *icon = content->barrier[i].icon;
            return content->barrier[i].name;
        }
    *icon = "campaign";
    return NULL;
}

/* False if the row says nothing that can be shown. */
static bool read_answer(const struct content *content, struct arena *arena,
                        struct db_stmt *stmt, struct answer *out)
{
    const char *month = db_text(stmt, 7);
    struct answer answer = {
        .id = content_column(arena, stmt, 0),
        .offer = content_column(arena, stmt, 1),
        .offer_name = content_column(arena, stmt, 2),
        .said = content_column(arena, stmt, 4),
        .done = content_column(arena, stmt, 5),
    };
    answer.barrier = barrier_name(content, db_text(stmt, 3), &answer.icon);
    answer.changed_known = month != NULL && date_parse(month, &answer.changed_on);
    if (answer.id == NULL || answer.done == NULL ||
        !state_of(db_text(stmt, 6), &answer.state))
        return false;
    *out = answer;
    return true;
}

bool content_answers(struct content *content, struct arena *arena, const char *offer,
                     struct answer **rows_out, size_t *count_out, struct err *err)
{
    static const char sql[] =
        "SELECT a.id, s.id, COALESCE(t.name, s.name), a.barrier_id, a.said, a.done,"
        " a.state, a.changed_on FROM x_answer a"
        " LEFT JOIN service s ON s.id = a.service_id AND"
        " (s.x_confidence IS NOT 'low' OR s.x_checked_on IS NOT NULL)"
        " LEFT JOIN x_service_text t ON t.service_id = s.id AND t.lang = :lang"
        " WHERE :offer IS NULL OR a.service_id = :offer"
        " ORDER BY a.changed_on DESC, a.position, a.id LIMIT 100";
    struct answer *rows = arena_take_array(arena, MOST_ANSWERS, sizeof *rows);
    struct db_stmt *stmt = db_prepare(content->db, sql, err);
    if (rows == NULL)
        return err_set(err, "not enough memory for the answers");
    if (stmt == NULL)
        return false;
    size_t count = 0;
    db_bind_text(stmt, ":lang", content->lang);
    db_bind_text(stmt, ":offer", offer);
    while (db_step(stmt))
        count += read_answer(content, arena, stmt, &rows[count]);
    if (!db_done(stmt, err))
        return false;
    *rows_out = rows;
    *count_out = count;
    return true;
}
