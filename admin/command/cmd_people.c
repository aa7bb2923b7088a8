#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/message.h"
#include "command/cmd.h"
#include "command/passphrase.h"
#include "command/workspace.h"
#include "web/account.h"

/* Who may sign in to the office in the browser. A password is asked for, or comes as the
 * first line of the standard input; never as a word of the command, which others see. */

struct words {
    struct passphrase_options passphrase;
    const char *role;
};

struct job {
    struct cmd_context *context;
    struct sessions *sessions;
    struct arena arena;
    char *password;
};

static bool get_password(struct job *job, struct err *err)
{
    const struct words *words = job->context->options;
    struct passphrase_options from = words->passphrase;
    if (from.fd == NULL && !from.none && !isatty(STDIN_FILENO))
        from.fd = "0";
    return passphrase_get(&from, true, &job->password, err);
}

static bool add_person(struct job *job, const char *name, struct err *err)
{
    const struct words *words = job->context->options;
    enum session_role role;
    if (words->role == NULL)
        return err_set(err, "say what she does: --role editor, coordinator, committee or "
                            "technician");
    return account_role_of(words->role, &role, err) && get_password(job, err) &&
           account_add(job->sessions, name, role, job->password, err);
}

static bool set_password(struct job *job, const char *name, struct err *err)
{
    struct account account;
    bool found;
    if (!account_find(job->sessions, &job->arena, name, &account, &found, err))
        return false;
    if (!found)
        return err_set(err, "%s: there is no such person", name);
    return get_password(job, err) &&
           (job->password != NULL ||
            err_set(err, "a new password cannot be none; remove her, and add her with "
                         "--no-passphrase")) &&
           account_set_password(job->sessions, name, job->password, err);
}

static bool list(struct job *job, struct err *err)
{
    struct account *account;
    size_t count;
    if (!account_list(job->sessions, &job->arena, &account, &count, err))
        return false;
    for (size_t i = 0; i < count; i++)
        printf("%s\t%s\t%s\n", account[i].name, account_role_word(account[i].role),
               account[i].has_password ? "" : message("without a password"));
    return true;
}

static bool dispatch(struct job *job, struct err *err)
{
    char **word = job->context->argument;
    int count = job->context->count;
    enum session_role role;
    if (count == 0 || (count == 1 && strcmp(word[0], "list") == 0))
        return list(job, err);
    if (count == 2 && strcmp(word[0], "add") == 0)
        return add_person(job, word[1], err);
    if (count == 3 && strcmp(word[0], "role") == 0)
        return account_role_of(word[2], &role, err) &&
               account_set_role(job->sessions, word[1], role, err);
    if (count == 2 && strcmp(word[0], "password") == 0)
        return set_password(job, word[1], err);
    if (count == 2 && strcmp(word[0], "remove") == 0)
        return account_remove(job->sessions, word[1], err);
    return err_set(err, "see anna-admin help people");
}

static enum cmd_result run(struct cmd_context *context, struct err *err)
{
    struct job job = {.context = context};
    bool ok = workspace_exists(context, err);
    const char *path = workspace_path(&job.arena, context, "serve.db");
    ok = ok && (path != NULL || err_set(err, "not enough memory")) &&
         sessions_open(&job.sessions, path, err) && dispatch(&job, err);
    passphrase_forget(job.password);
    sessions_close(job.sessions);
    arena_free(&job.arena);
    return ok ? CMD_DONE : CMD_COULD_NOT;
}

static const struct option_row options[] = {
    OPTION_WORD(struct words, role, "role", "ROLE",
                "add: editor, coordinator, committee or technician"),
    PASSPHRASE_OPTIONS(struct words, passphrase),
};

const struct cmd cmd_people = {
    .help = {.name = "people",
             .form = {"[list]", MESSAGE("add NAME --role ROLE [OPTIONS]"),
                      MESSAGE("role NAME ROLE"), MESSAGE("password NAME [OPTIONS]"),
                      MESSAGE("remove NAME")},
             .summary = MESSAGE("who may sign in to the office in the browser"),
             CMD_OPTIONS(options)},
    .most = 3,
    .options_size = sizeof(struct words),
    .run = run,
};
