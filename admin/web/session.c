#include "web/session.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/secret.h"
#include "core/crypt.h"
#include "web/session_inside.h"

enum { SECRET_BYTES = 32, HASH_BYTES = 32, HASH_TEXT = 2 * HASH_BYTES + 1 };

static const char tables[] =
    "CREATE TABLE IF NOT EXISTS setting (key TEXT PRIMARY KEY, value TEXT NOT NULL) "
    "WITHOUT ROWID;"
    "CREATE TABLE IF NOT EXISTS link (hash TEXT PRIMARY KEY, until INTEGER NOT NULL) "
    "WITHOUT ROWID;"
    "CREATE TABLE IF NOT EXISTS account (name TEXT PRIMARY KEY COLLATE NOCASE, role "
    "INTEGER NOT NULL, password TEXT) WITHOUT ROWID;"
    "CREATE TABLE IF NOT EXISTS session (hash TEXT PRIMARY KEY, who TEXT NOT NULL, "
    "roles INTEGER NOT NULL, token TEXT NOT NULL, began INTEGER NOT NULL, seen INTEGER "
    "NOT NULL) WITHOUT ROWID;";

bool sessions_open(struct sessions **out, const char *path, struct err *err)
{
    struct sessions *sessions = calloc(1, sizeof *sessions);
    if (sessions == NULL)
        return err_set(err, "not enough memory");
    if (!crypt_init(err) ||
        !db_open_workspace(&sessions->db, path, !file_exists(path), err) ||
        (chmod(path, 0600) != 0 && !err_set_errno(err, "%s", path)) ||
        !db_exec(sessions->db, tables, err)) {
        sessions_close(sessions);
        return false;
    }
    *out = sessions;
    return true;
}

void sessions_close(struct sessions *sessions)
{
    if (sessions == NULL)
        return;
    db_close(sessions->db);
    free(sessions);
}

static void make_word(char out[SESSION_WORD])
{
    unsigned char bytes[SECRET_BYTES];
    crypt_chance(bytes, sizeof bytes);
    crypt_to_hex(out, bytes, sizeof bytes);
    secret_wipe(bytes, sizeof bytes);
}

static void hash_word(char out[HASH_TEXT], const char *word)
{
    unsigned char hash[HASH_BYTES];
    crypt_digest(hash, sizeof hash, word, strlen(word));
    crypt_to_hex(out, hash, sizeof hash);
}

/* `*found` whether there is such a setting. */
static bool get_setting(struct sessions *sessions, const char *key, char *out,
                        size_t room, bool *found, struct err *err)
{
    struct db_stmt *stmt =
        db_prepare(sessions->db, "SELECT value FROM setting WHERE key = :key", err);
    *found = false;
    if (stmt == NULL)
        return false;
    db_bind_text(stmt, ":key", key);
    if (!db_step(stmt))
        return db_done(stmt, err);
    const char *value = db_text(stmt, 0);
    *found = value != NULL && snprintf(out, room, "%s", value) < (int)room;
    db_reset(stmt);
    return true;
}

static bool set_setting(struct sessions *sessions, const char *key, const char *value,
                        struct err *err)
{
    struct db_stmt *stmt =
        db_prepare(sessions->db,
                   "INSERT INTO setting (key, value) VALUES (:key, :value) ON CONFLICT "
                   "(key) DO UPDATE SET value = excluded.value",
                   err);
    if (stmt == NULL)
        return false;
    db_bind_text(stmt, ":key", key);
    db_bind_text(stmt, ":value", value);
    return db_run(stmt, err);
}

bool sessions_name(struct sessions *sessions, char out[64], struct err *err)
{
    bool found;
    unsigned char bytes[4];
    char digits[2 * sizeof bytes + 1];
    if (!get_setting(sessions, "name", out, 64, &found, err) || found)
        return found || err == NULL || err->text[0] == '\0';
    crypt_chance(bytes, sizeof bytes);
    crypt_to_hex(digits, bytes, sizeof bytes);
    snprintf(out, 64, "anna-%s.localhost", digits);
    return set_setting(sessions, "name", out, err);
}

bool sessions_port(struct sessions *sessions, int *out, struct err *err)
{
    char text[16];
    bool found;
    if (!get_setting(sessions, "port", text, sizeof text, &found, err))
        return false;
    *out = found ? (int)strtol(text, NULL, 10) : 0;
    return true;
}

bool sessions_keep_port(struct sessions *sessions, int port, struct err *err)
{
    char text[16];
    snprintf(text, sizeof text, "%d", port);
    return set_setting(sessions, "port", text, err);
}

bool sessions_origin(struct sessions *sessions, char out[SESSION_ORIGIN], struct err *err)
{
    bool found;
    out[0] = '\0';
    return get_setting(sessions, "origin", out, SESSION_ORIGIN, &found, err);
}

bool sessions_keep_origin(struct sessions *sessions, const char *origin, struct err *err)
{
    return set_setting(sessions, "origin", origin, err);
}

bool sessions_make_link(struct sessions *sessions, int64_t now, char out[SESSION_WORD],
                        struct err *err)
{
    char hash[HASH_TEXT];
    struct db_stmt *stmt = db_prepare(
        sessions->db, "INSERT INTO link (hash, until) VALUES (:hash, :until)", err);
    if (stmt == NULL)
        return false;
    make_word(out);
    hash_word(hash, out);
    db_bind_text(stmt, ":hash", hash);
    db_bind_int(stmt, ":until", now + SESSION_LINK_SECONDS);
    return db_run(stmt, err);
}

/* Takes a link out, and all that are too old; true in `*good` if it was a good one. */
static bool take_link(struct sessions *sessions, const char *link, int64_t now,
                      bool *good, struct err *err)
{
    char hash[HASH_TEXT];
    hash_word(hash, link);
    struct db_stmt *old =
        db_prepare(sessions->db, "DELETE FROM link WHERE until < :now", err);
    if (old == NULL)
        return false;
    db_bind_int(old, ":now", now);
    if (!db_run(old, err))
        return false;
    struct db_stmt *take =
        db_prepare(sessions->db, "DELETE FROM link WHERE hash = :hash", err);
    if (take == NULL)
        return false;
    db_bind_text(take, ":hash", hash);
    if (!db_run(take, err))
        return false;
    *good = db_changes(sessions->db) == 1;
    return true;
}

/* `roles` 0: those of the account `who`, whatever they are then. */
static bool begin_session(struct sessions *sessions, const char *who, int roles,
                          int64_t now, char cookie[SESSION_WORD], struct err *err)
{
    char hash[HASH_TEXT];
    char token[SESSION_WORD];
    struct db_stmt *stmt = db_prepare(
        sessions->db,
        "INSERT INTO session (hash, who, roles, token, began, seen) VALUES (:hash, :who, "
        ":roles, :token, :now, :now)",
        err);
    if (stmt == NULL)
        return false;
    make_word(cookie);
    make_word(token);
    hash_word(hash, cookie);
    db_bind_text(stmt, ":hash", hash);
    db_bind_text(stmt, ":who", who);
    db_bind_int(stmt, ":roles", roles);
    db_bind_text(stmt, ":token", token);
    db_bind_int(stmt, ":now", now);
    return db_run(stmt, err);
}

bool sessions_use_link(struct sessions *sessions, const char *link, int64_t now,
                       const char *who, char cookie[SESSION_WORD], bool *good,
                       struct err *err)
{
    *good = false;
    if (!db_begin(sessions->db, err))
        return false;
    bool ok = take_link(sessions, link, now, good, err) &&
              (!*good || begin_session(sessions, who, SESSION_ALL, now, cookie, err));
    if (ok)
        return db_commit(sessions->db, err);
    db_rollback(sessions->db);
    *good = false;
    return false;
}

bool sessions_begin(struct sessions *sessions, const char *account, int64_t now,
                    char cookie[SESSION_WORD], struct err *err)
{
    return begin_session(sessions, account, 0, now, cookie, err);
}

/* Once a minute it is written down that somebody is still there. */
static bool touch(struct sessions *sessions, const char *hash, int64_t seen, int64_t now,
                  struct err *err)
{
    if (now >= seen && now - seen < 60)
        return true;
    struct db_stmt *stmt = db_prepare(
        sessions->db, "UPDATE session SET seen = :now WHERE hash = :hash", err);
    if (stmt == NULL)
        return false;
    db_bind_text(stmt, ":hash", hash);
    db_bind_int(stmt, ":now", now);
    return db_run(stmt, err);
}

bool sessions_find(struct sessions *sessions, struct arena *arena, const char *cookie,
                   int64_t now, struct session *out, bool *good, struct err *err)
{
    char hash[HASH_TEXT];
    *good = false;
    struct db_stmt *stmt = db_prepare(
        sessions->db,
        "SELECT who, CASE roles WHEN 0 THEN coalesce((SELECT role FROM account WHERE name "
        "= who), 0) ELSE roles END, token, began, seen, roles = 0 FROM session WHERE hash "
        "= :hash",
        err);
    if (stmt == NULL)
        return false;
    hash_word(hash, cookie);
    db_bind_text(stmt, ":hash", hash);
    if (!db_step(stmt))
        return db_done(stmt, err);
    struct session session = {.who = arena_copy(arena, db_text(stmt, 0)),
                              .roles = (int)db_int(stmt, 1),
                              .is_account = db_int(stmt, 5) != 0,
                              .token = arena_copy(arena, db_text(stmt, 2)),
                              .hash = arena_copy(arena, hash)};
    int64_t began = db_int(stmt, 3);
    int64_t seen = db_int(stmt, 4);
    db_reset(stmt);
    if (session.who == NULL || session.token == NULL || session.hash == NULL)
        return err_set(err, "not enough memory");
    /* A clock that was set back makes nothing younger than it can be. */
    bool ended = session.roles == 0 || now - began > SESSION_MOST_SECONDS ||
                 now - seen > SESSION_REST_SECONDS || began - now > SESSION_MOST_SECONDS;
    if (ended)
        return sessions_end(sessions, &session, err);
    if (!touch(sessions, session.hash, seen, now, err))
        return false;
    *out = session;
    *good = true;
    return true;
}

bool sessions_end(struct sessions *sessions, const struct session *session,
                  struct err *err)
{
    struct db_stmt *stmt =
        db_prepare(sessions->db, "DELETE FROM session WHERE hash = :hash", err);
    if (stmt == NULL)
        return false;
    db_bind_text(stmt, ":hash", session->hash);
    return db_run(stmt, err);
}
