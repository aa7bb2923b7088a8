#include "web/account.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "base/hidden_sign.h"
#include "base/secret.h"
#include "base/utf8.h"
#include "web/session_inside.h"

static const struct {
    enum session_role role;
    const char *word;
} roles[] = {
    {SESSION_EDITOR, "editor"},
    {SESSION_COORDINATOR, "coordinator"},
    {SESSION_COMMITTEE, "committee"},
    {SESSION_TECHNICIAN, "technician"},
};

enum { ROLE_COUNT = sizeof roles / sizeof roles[0] };

const char *account_role_word(enum session_role role)
{
    for (size_t i = 0; i < ROLE_COUNT; i++)
        if (roles[i].role == role)
            return roles[i].word;
    return NULL;
}

bool account_role_of(const char *word, enum session_role *out, struct err *err)
{
    for (size_t i = 0; i < ROLE_COUNT; i++)
        if (strcmp(roles[i].word, word) == 0) {
            *out = roles[i].role;
            return true;
        }
    return err_set(err, "%s: a role is one of editor, coordinator, committee, technician",
                   word);
}

static bool name_good(const char *name, struct err *err)
{
    size_t len = strlen(name);
    if (len == 0 || len > ACCOUNT_NAME_MOST || !utf8_valid(name, len, NULL) ||
        name[0] == ' ' || name[len - 1] == ' ')
        return err_set(err, "a name has 1 to %d bytes and no space at its ends",
                       ACCOUNT_NAME_MOST);
    return (strpbrk(name, "\t\r\n") == NULL && hidden_sign_none(name, NULL)) ||
           err_set(err, "a name has no control signs");
}

static bool password_good(const char *name, const char *password, struct err *err)
{
    size_t characters = 0;
    for (const char *at = password; *at != '\0'; at++)
        characters += ((unsigned char)*at & 0xC0) != 0x80;
    if (characters < ACCOUNT_PASSWORD_LEAST)
        return err_set(err,
                       "a password has at least %d characters; a short sentence is good",
                       ACCOUNT_PASSWORD_LEAST);
    if (strcasecmp(name, password) == 0)
        return err_set(err, "the name is no password");
    return true;
}

/* What is kept of it; "" for none. */
static bool keep(const char *name, const char *password, char out[SECRET_PASSWORD_LEN],
                 struct err *err)
{
    out[0] = '\0';
    return password == NULL ||
           (password_good(name, password, err) &&
            (secret_password_keep(out, password) || err_set(err, "not enough memory")));
}

static bool there_is(struct sessions *sessions, const char *name, bool *found,
                     struct err *err)
{
    struct db_stmt *stmt =
        db_prepare(sessions->db, "SELECT 1 FROM account WHERE name = :name", err);
    *found = false;
    if (stmt == NULL)
        return false;
    db_bind_text(stmt, ":name", name);
    *found = db_step(stmt);
    if (!*found)
        return db_done(stmt, err);
    db_reset(stmt);
    return true;
}

bool account_add(struct sessions *sessions, const char *name, enum session_role role,
                 const char *password, struct err *err)
{
    char kept[SECRET_PASSWORD_LEN];
    bool found;
    if (!name_good(name, err) || !there_is(sessions, name, &found, err))
        return false;
    if (found)
        return err_set(err, "%s: this person is there already", name);
    struct db_stmt *stmt = db_prepare(
        sessions->db,
        "INSERT INTO account (name, role, password) VALUES (:name, :role, :password)",
        err);
    if (stmt == NULL || !keep(name, password, kept, err))
        return false;
    db_bind_text(stmt, ":name", name);
    db_bind_int(stmt, ":role", role);
    db_bind_text(stmt, ":password", password != NULL ? kept : NULL);
    return db_run(stmt, err);
}

/* Runs a statement that has :name; false if it changed nobody. */
static bool run_of(struct sessions *sessions, struct db_stmt *stmt, const char *name,
                   struct err *err)
{
    db_bind_text(stmt, ":name", name);
    return db_run(stmt, err) && (db_changes(sessions->db) == 1 ||
                                 err_set(err, "%s: there is no such person", name));
}

bool account_set_role(struct sessions *sessions, const char *name, enum session_role role,
                      struct err *err)
{
    struct db_stmt *stmt = db_prepare(
        sessions->db, "UPDATE account SET role = :role WHERE name = :name", err);
    if (stmt == NULL)
        return false;
    db_bind_int(stmt, ":role", role);
    return run_of(sessions, stmt, name, err);
}

/* Whatever is open under her name is not any more. */
static bool end_sessions(struct sessions *sessions, const char *name, struct err *err)
{
    struct db_stmt *stmt = db_prepare(
        sessions->db,
        "DELETE FROM session WHERE roles = 0 AND who = :name COLLATE NOCASE", err);
    if (stmt == NULL)
        return false;
    db_bind_text(stmt, ":name", name);
    return db_run(stmt, err);
}

/* Both or none. */
static bool change(struct sessions *sessions, struct db_stmt *stmt, const char *name,
                   struct err *err)
{
    if (!db_begin(sessions->db, err))
        return false;
    if (run_of(sessions, stmt, name, err) && end_sessions(sessions, name, err))
        return db_commit(sessions->db, err);
    db_rollback(sessions->db);
    return false;
}

bool account_set_password(struct sessions *sessions, const char *name,
                          const char *password, struct err *err)
{
    char kept[SECRET_PASSWORD_LEN];
    struct db_stmt *stmt = db_prepare(
        sessions->db, "UPDATE account SET password = :password WHERE name = :name", err);
    if (stmt == NULL || !keep(name, password, kept, err))
        return false;
    db_bind_text(stmt, ":password", kept);
    return change(sessions, stmt, name, err);
}

bool account_remove(struct sessions *sessions, const char *name, struct err *err)
{
    struct db_stmt *stmt =
        db_prepare(sessions->db, "DELETE FROM account WHERE name = :name", err);
    return stmt != NULL && change(sessions, stmt, name, err);
}

static bool take_account(struct db_stmt *stmt, struct arena *arena, struct account *out)
{
    *out = (struct account){.name = arena_copy(arena, db_text(stmt, 0)),
                            .role = (enum session_role)db_int(stmt, 1),
                            .has_password = db_int(stmt, 2) != 0};
    return out->name != NULL;
}

bool account_find(struct sessions *sessions, struct arena *arena, const char *name,
                  struct account *out, bool *found, struct err *err)
{
    struct db_stmt *stmt = db_prepare(
        sessions->db,
        "SELECT name, role, password IS NOT NULL FROM account WHERE name = :name", err);
    *found = false;
    if (stmt == NULL)
        return false;
    db_bind_text(stmt, ":name", name);
    if (!db_step(stmt))
        return db_done(stmt, err);
    *found = take_account(stmt, arena, out);
    db_reset(stmt);
    return *found || err_set(err, "not enough memory");
}

bool account_list(struct sessions *sessions, struct arena *arena, struct account **out,
                  size_t *count, struct err *err)
{
    struct db_stmt *stmt = db_prepare(
        sessions->db,
        "SELECT name, role, password IS NOT NULL, (SELECT count(*) FROM account) FROM "
        "account ORDER BY name",
        err);
    *out = NULL;
    *count = 0;
    if (stmt == NULL)
        return false;
    while (db_step(stmt)) {
        if (*out == NULL)
            *out = arena_take_array(arena, (size_t)db_int(stmt, 3), sizeof **out);
        if (*out == NULL || !take_account(stmt, arena, &(*out)[*count])) {
            db_reset(stmt);
            return err_set(err, "not enough memory");
        }
        ++*count;
    }
    return db_done(stmt, err);
}

/* What is kept of her password; of somebody who is not there, or has none, what fits
 * nothing but takes as long. */
static bool find_kept(struct sessions *sessions, const char *name,
                      char out[SECRET_PASSWORD_LEN], bool *found, struct err *err)
{
    static const char nobody[] = "$argon2id$v=19$m=19456,t=2,p=1$"
                                 "AAAAAAAAAAAAAAAAAAAAAA$"
                                 "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    struct db_stmt *stmt =
        db_prepare(sessions->db, "SELECT password FROM account WHERE name = :name", err);
    *found = false;
    if (stmt == NULL)
        return false;
    db_bind_text(stmt, ":name", name);
    snprintf(out, SECRET_PASSWORD_LEN, "%s", nobody);
    if (!db_step(stmt))
        return db_done(stmt, err);
    *found = db_text(stmt, 0) != NULL;
    if (*found)
        snprintf(out, SECRET_PASSWORD_LEN, "%s", db_text(stmt, 0));
    db_reset(stmt);
    return true;
}

bool account_fits(struct sessions *sessions, const char *name, const char *password,
                  bool *good, struct err *err)
{
    char kept[SECRET_PASSWORD_LEN];
    bool found;
    *good = false;
    if (!find_kept(sessions, name, kept, &found, err))
        return false;
    bool fits = secret_password_fits(kept, password);
    *good = found && fits;
    return true;
}
