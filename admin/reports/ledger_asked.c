#include "reports/ledger_asked.h"

#include <string.h>

#include "base/array.h"
#include "reports/ledger_inside.h"
#include "reports/sealed_text.h"

static bool seal(const struct ledger *ledger, const char *text, char out[SEALED_TEXT_LEN],
                 struct err *err)
{
    return (ledger->seals || err_set(err, "there is no key to seal an answer to")) &&
           sealed_text_make(out, text, ledger->key, err);
}

bool ledger_put_words(struct ledger *ledger, const char *hash,
                      const struct phrase *phrase, struct err *err)
{
    unsigned char bytes[PHRASE_BYTES];
    char hex[2 * PHRASE_BYTES + 1];
    char sealed[SEALED_TEXT_LEN];
    phrase_write(bytes, phrase);
    crypt_to_hex(hex, bytes, sizeof bytes);
    bool ok = seal(ledger, hex, sealed, err);
    wipe(bytes, sizeof bytes);
    wipe(hex, sizeof hex);
    if (!ok)
        return false;
    struct db_stmt *stmt = db_prepare(
        ledger->db, "INSERT INTO x_report_asked (hash, words) VALUES (:hash, :words)",
        err);
    if (stmt == NULL)
        return false;
    db_bind_text(stmt, ":hash", hash);
    db_bind_text(stmt, ":words", sealed);
    return db_run(stmt, err);
}

bool ledger_answer(struct ledger *ledger, struct arena *arena, const char *id,
                   const char *text, const char **id_out, struct err *err)
{
    const char *hash = NULL;
    char sealed[SEALED_TEXT_LEN] = "";
    if (!ledger_called(ledger, arena, id, &hash, err) ||
        (text != NULL && !seal(ledger, text, sealed, err)))
        return false;
    struct db_stmt *stmt = db_prepare(
        ledger->db, "UPDATE x_report_asked SET answer = :answer WHERE hash = :hash", err);
    if (stmt == NULL)
        return false;
    db_bind_text(stmt, ":answer", text != NULL ? sealed : NULL);
    db_bind_text(stmt, ":hash", hash);
    if (!db_run(stmt, err))
        return false;
    *id_out = ledger_id(arena, hash);
    if (*id_out == NULL)
        return err_set(err, "not enough memory");
    return db_changes(ledger->db) == 1 ||
           err_set(err,
                   "%s: nobody who sent it has words to find an answer with; an answer "
                   "for all is anna-admin answer",
                   *id_out);
}

bool ledger_answered(struct ledger *ledger, struct arena *arena,
                     struct ledger_answered **out, size_t *count_out, struct err *err)
{
    struct db_stmt *stmt = db_prepare(
        ledger->db,
        "SELECT a.words, a.answer, r.state FROM x_report_asked a JOIN x_report r"
        " ON r.hash = a.hash WHERE a.answer IS NOT NULL ORDER BY a.hash",
        err);
    struct ledger_answered *rows = NULL;
    size_t count = 0;
    bool ok = true;
    if (stmt == NULL)
        return false;
    while (ok && db_step(stmt)) {
        const char *state = db_text(stmt, 2);
        rows = array_next(arena, rows, count, sizeof *rows);
        if (rows != NULL) {
            rows[count].words = arena_copy(arena, db_text(stmt, 0));
            rows[count].text = arena_copy(arena, db_text(stmt, 1));
            rows[count].state = LEDGER_NEW;
            ledger_state_find(state != NULL ? state : "", &rows[count].state, NULL);
        }
        ok = rows != NULL && !arena->failed;
        count += ok;
    }
    if (!ok) {
        db_reset(stmt);
        return err_set(err, "not enough memory");
    }
    *out = rows;
    *count_out = count;
    return db_done(stmt, err);
}

bool ledger_forget_words(struct ledger *ledger, const char *hash, struct err *err)
{
    struct db_stmt *stmt =
        db_prepare(ledger->db, "DELETE FROM x_report_asked WHERE hash = :hash", err);
    if (stmt == NULL)
        return false;
    db_bind_text(stmt, ":hash", hash);
    return db_run(stmt, err);
}

bool ledger_forget_words_before(struct ledger *ledger, const char *month, struct err *err)
{
    struct db_stmt *stmt = db_prepare(ledger->db,
                                      "DELETE FROM x_report_asked WHERE hash IN"
                                      " (SELECT hash FROM x_report WHERE month < :month)",
                                      err);
    if (stmt == NULL)
        return false;
    db_bind_text(stmt, ":month", month);
    return db_run(stmt, err);
}
