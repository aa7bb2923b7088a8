#include "reports/ledger_inside.h"

#include <string.h>

#include "reports/sealed_text.h"

/* Texts of the ledger: sealed where they were not, forgotten when they are old. */

static bool put_text(struct ledger *ledger, const char *hash, const char *text,
                     struct err *err)
{
    struct db_stmt *stmt = db_prepare(
        ledger->db, "UPDATE x_report SET text = :text WHERE hash = :hash", err);
    if (stmt == NULL)
        return false;
    db_bind_text(stmt, ":text", text);
    db_bind_text(stmt, ":hash", hash);
    return db_run(stmt, err);
}

/* One that is not sealed; `*hash_out` is NULL if there is none. */
static bool open_one(struct ledger *ledger, struct arena *arena, const char **hash_out,
                     const char **text_out, struct err *err)
{
    struct db_stmt *stmt = db_prepare(
        ledger->db,
        "SELECT hash, text FROM x_report WHERE text IS NOT NULL AND NOT"
        " (text >= 'sealed:' AND text < 'sealed;' AND length(text) = :len) LIMIT 1",
        err);
    if (stmt == NULL)
        return false;
    db_bind_int(stmt, ":len", SEALED_TEXT_LEN - 1);
    *hash_out = NULL;
    if (db_step(stmt)) {
        *hash_out = arena_copy(arena, db_text(stmt, 0));
        *text_out = arena_copy(arena, db_text(stmt, 1));
    }
    if (!db_done(stmt, err))
        return false;
    return !arena->failed || err_set(err, "not enough memory");
}

static bool seal_all(struct ledger *ledger, struct arena *arena, struct err *err)
{
    for (;;) {
        const char *hash;
        const char *text = NULL;
        char sealed[SEALED_TEXT_LEN];
        if (!open_one(ledger, arena, &hash, &text, err))
            return false;
        if (hash == NULL)
            return true;
        if (!sealed_text_make(sealed, text, ledger->key, err) ||
            !put_text(ledger, hash, sealed, err))
            return false;
    }
}

bool ledger_seal_to(struct ledger *ledger, const unsigned char key[CRYPT_KEY_LEN],
                    struct err *err)
{
    struct arena arena = {0};
    memcpy(ledger->key, key, CRYPT_KEY_LEN);
    ledger->seals = true;
    bool ok = seal_all(ledger, &arena, err);
    arena_wipe(&arena);
    arena_free(&arena);
    return ok;
}

bool ledger_forget_before(struct ledger *ledger, const char *month, size_t *count_out,
                          struct err *err)
{
    struct db_stmt *stmt = db_prepare(
        ledger->db,
        "UPDATE x_report SET text = NULL WHERE text IS NOT NULL AND month < :month", err);
    if (stmt == NULL || !ledger_forget_words_before(ledger, month, err) ||
        !ledger_forget_notes_before(ledger, month, err))
        return false;
    db_bind_text(stmt, ":month", month);
    if (!db_run(stmt, err))
        return false;
    *count_out = (size_t)db_changes(ledger->db);
    return true;
}
