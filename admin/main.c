#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/arena.h"
#include "base/foreign.h"
#include "base/message.h"
#include "base/translator.h"
#include "command/cmd.h"
#include "command/saving.h"
#include "command/workspace.h"
#include "core/db.h"
#include "workspace/postgres.h"

/* What may stand before and behind every command. */
struct common {
    const char *workspace, *by;
    bool help, version;
};

static const struct option_row common_options[] = {
    {"workspace", 'w', OPTION_LAST, MESSAGE("WORKSPACE"),
     MESSAGE("the folder with the offers and the keys"),
     OPTION_PLACE(struct common, workspace, const char **), 0},
    {"by", 0, OPTION_LAST, MESSAGE("NAME"),
     MESSAGE("whom the history names; else who is signed in at this machine"),
     OPTION_PLACE(struct common, by, const char **), 0},
    {"help", 'h', OPTION_ENDS, NULL,
     MESSAGE("say what the program, or this command, can do"),
     OPTION_PLACE(struct common, help, bool *), 0},
    {"version", 0, OPTION_ENDS, NULL, MESSAGE("say which version this is"),
     OPTION_PLACE(struct common, version, bool *), 0},
};

enum { COMMON_COUNT = sizeof common_options / sizeof common_options[0] };

static enum cmd_result run_help(struct cmd_context *context, struct err *err);

struct help_words {
    bool all;
};

static const struct option_row help_options[] = {
    OPTION_FLAG(struct help_words, all, "all",
                "everything as a table for programs, divided by tabs"),
};

static const struct cmd cmd_help = {
    .help = {.name = "help",
             .form = {MESSAGE("[COMMAND]")},
             .summary = MESSAGE("say what the program, or one command, can do"),
             CMD_OPTIONS(help_options)},
    .most = 1,
    .options_size = sizeof(struct help_words),
    .run = run_help,
};

static const struct cmd *const cmds[] = {
    &cmd_init,      &cmd_import,   &cmd_export,  &cmd_lint,    &cmd_site,
    &cmd_coach,     &cmd_offer,    &cmd_answer,  &cmd_host,    &cmd_check_links,
    &cmd_ask,       &cmd_related,  &cmd_network, &cmd_code,    &cmd_pack,
    &cmd_verify,    &cmd_stick,    &cmd_publish, &cmd_program, &cmd_collect,
    &cmd_reports,   &cmd_barriers, &cmd_history, &cmd_undo,    &cmd_replace,
    &cmd_backup,    &cmd_restore,  &cmd_serve,   &cmd_people,  &cmd_speech,
    &cmd_translate, &cmd_help,
};

enum { CMD_COUNT = sizeof cmds / sizeof cmds[0] };

static const struct command_help *helps[CMD_COUNT];

static const struct program_help program = {
    .name = "anna-admin",
    .usage = MESSAGE("[-w WORKSPACE] COMMAND"),
    .about = MESSAGE("Keeps the offers for the ANNA terminals and publishes them.\n"
                     "The workspace is a folder: -w, else $ANNA_WORKSPACE, else "
                     "~/.local/share/anna.\n"
                     "Its database may be in PostgreSQL: -w postgresql://HOST/NAME.\n"
                     "Then the keys are in $ANNA_FILES.\n"),
    .exit = MESSAGE("Exit: 0 done, 1 the answer is no, 2 could not."),
    .option = common_options,
    .option_count = COMMON_COUNT,
    .command = helps,
    .command_count = CMD_COUNT,
};

static bool print(struct buf *out, struct err *err)
{
    bool ok = !out->failed && fwrite(out->bytes, 1, out->len, stdout) == out->len &&
              fflush(stdout) == 0;
    buf_free(out);
    return ok || err_set(err, "the output could not be written");
}

static bool print_help(const char *command, bool all, struct err *err)
{
    struct buf out = {0};
    const struct command_help *help = NULL;
    if (command != NULL && (help = manual_need(&program, command, err)) == NULL)
        return false;
    manual_add_asked(&out, &program, all, help);
    return print(&out, err);
}

static enum cmd_result run_help(struct cmd_context *context, struct err *err)
{
    const struct help_words *words = context->options;
    const char *command = context->count > 0 ? context->argument[0] : NULL;
    return print_help(command, words->all, err) ? CMD_DONE : CMD_COULD_NOT;
}

static const struct cmd *find_command(const char *name, struct err *err)
{
    for (int i = 0; i < CMD_COUNT; i++)
        if (strcmp(cmds[i]->help.name, name) == 0)
            return cmds[i];
    manual_need(&program, name, err);
    return NULL;
}

/* The folder that this variable names, else the usual one. */
static const char *folder_of(struct arena *arena, const char *variable)
{
    const char *given = getenv(variable);
    const char *home = getenv("HOME");
    if (given != NULL && given[0] != '\0')
        return given;
    if (home == NULL || home[0] == '\0')
        return NULL;
    return arena_print(arena, "%s/.local/share/anna", home);
}

/* What was named may be the address of the database: then the keys are elsewhere. */
static void find_workspace(struct arena *arena, const struct common *common,
                           struct cmd_context *context)
{
    context->workspace = common->workspace != NULL ? common->workspace
                                                   : folder_of(arena, "ANNA_WORKSPACE");
    if (context->workspace == NULL || !db_is_address(context->workspace))
        return;
    context->address = context->workspace;
    context->workspace = folder_of(arena, "ANNA_FILES");
}

static int complain(const struct cmd *cmd, const struct err *err)
{
    fprintf(stderr, "anna-admin%s%s: %s.\n", cmd != NULL ? " " : "",
            cmd != NULL ? cmd->help.name : "", err->text);
    return CMD_COULD_NOT;
}

static int could_not(const char *what)
{
    struct err err = {""};
    err_set(&err, "%s", message(what));
    return complain(NULL, &err);
}

static bool take_word(void *context, char *word, struct err *err)
{
    struct cmd_context *into = context;
    (void)err;
    into->argument[into->count++] = word;
    return true;
}

static bool count_words(const struct cmd *cmd, const struct cmd_context *context,
                        struct err *err)
{
    if (context->count < cmd->least)
        return err_set(err, "too few words; see anna-admin help %s", cmd->help.name);
    if (context->count > cmd->most)
        return err_set(err, "\"%s\": too many words; see anna-admin help %s",
                       context->argument[cmd->most], cmd->help.name);
    return true;
}

/* Reads what stands behind the command's name, argv[0] here. */
static bool read_behind(struct arena *arena, const struct cmd *cmd, int argc, char **argv,
                        struct common *common, struct cmd_context *context,
                        struct err *err)
{
    size_t words = (size_t)argc;
    context->argument = arena_take_array(arena, words, sizeof *context->argument);
    context->options = arena_take(arena, cmd->options_size + 1);
    const char *see = arena_print(arena, "anna-admin help %s", cmd->help.name);
    if (arena->failed)
        return err_set(err, "not enough memory");
    const struct options options = {
        .see = see,
        .set = {{cmd->help.option, cmd->help.option_count, context->options},
                {common_options, COMMON_COUNT, common}},
        .word = take_word,
        .context = context,
    };
    return options_read(&options, argc, argv, NULL, err) &&
           (common->help || common->version || count_words(cmd, context, err));
}

static int say_version(void)
{
    printf("anna-admin %s\n", ANNA_VERSION);
    return CMD_DONE;
}

static int run(struct arena *arena, struct common *common, int argc, char **argv)
{
    struct err err = {""};
    const struct cmd *cmd = find_command(argv[0], &err);
    struct cmd_context context = {.today = moment_from_unix((int64_t)time(NULL)).date};
    if (cmd == NULL)
        return complain(NULL, &err);
    if (!read_behind(arena, cmd, argc, argv, common, &context, &err))
        return complain(cmd, &err);
    if (common->help)
        return print_help(cmd->help.name, false, &err) ? CMD_DONE : complain(NULL, &err);
    if (common->version)
        return say_version();
    find_workspace(arena, common, &context);
    if (context.workspace == NULL && cmd != &cmd_help)
        return could_not(
            MESSAGE("there is no HOME to keep the workspace in; say -w WORKSPACE"));
    enum cmd_result result = cmd->run(&context, &err);
    if (context.workspace != NULL)
        workspace_guard(&context);
    if (result == CMD_COULD_NOT)
        complain(cmd, &err);
    if (fflush(stdout) != 0 || ferror(stdout))
        return could_not(MESSAGE("the output could not be written"));
    return (int)result;
}

int main(int argc, char **argv)
{
    struct common common = {0};
    struct err err = {""};
    struct arena arena = {0};
    int at = 1;
    foreign_guard();
    translator_open();
    db_register(&postgres_driver);
    const struct options options = {
        .see = message("anna-admin --help; options of a command stand behind its name"),
        .set = {{common_options, COMMON_COUNT, &common}}};
    for (int i = 0; i < CMD_COUNT; i++)
        helps[i] = &cmds[i]->help;
    if (!options_read(&options, argc, argv, &at, &err))
        return complain(NULL, &err);
    if (common.help)
        return print_help(NULL, false, &err) ? CMD_DONE : complain(NULL, &err);
    if (common.version)
        return say_version();
    saving_by(common.by);
    if (at >= argc)
        return could_not(MESSAGE("no command given; see anna-admin --help"));
    int result = run(&arena, &common, argc - at, argv + at);
    arena_free(&arena);
    return result;
}
