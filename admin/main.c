#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/arena.h"
#include "command/cmd.h"

static const struct cmd cmds[] = {
    {"init", "[--passphrase-fd N | --no-passphrase]", "make a workspace and its keys",
     cmd_init},
    {"import",
     "[--dry-run] [--partial] [--json] [--format F] [--map FILE] [--scope TOWN] "
     "[--source NAME] FILE|FOLDER... | [--dry-run] [--partial] [--json] [--lang LANG] "
     "[--made tested|human|automatic] FILE.xlf...",
     "take in offers, and sites, topics, coaches; texts from a translator", cmd_import},
    {"export",
     "--format F OUT | --format xliff --lang LANG [--xliff 1.2] OUT | --format csv "
     "--research OUT",
     "write everything out again; the texts for a translator; or the counts of reports "
     "for a university",
     cmd_export},
    {"lint",
     "[--figures] [--json] [--lang de|en] | --fix [--accept all|hyphens|words|numbers] "
     "[--accept-list FILE] [--json] [ID...] | --text FILE|- [--jsonl] [--leicht] [--json] "
     "[--lang de|en] | --rules [--json] | --explain RULE [--json]",
     "look for hard German and for gaps in the data; mend what a machine can", cmd_lint},
    {"site", "list | show ID | set ID FIELD VALUE | remove ID", "the terminals",
     cmd_site},
    {"coach", "list | show ID | set ID FIELD VALUE | remove ID", "the coaches",
     cmd_coach},
    {"offer", "list | show ID | set ID FIELD VALUE | remove ID", "the offers", cmd_offer},
    {"answer", "list | show ID | set ID FIELD VALUE | remove ID", "answers to barriers",
     cmd_answer},
    {"host", "list | add HOST | show HOST | set HOST comment WORDS | remove HOST",
     "where booking links may lead", cmd_host},
    {"check-links", "[--seconds N] [--connect HOST:PORT] [--ca FILE]",
     "open every booking link, and remember day and result", cmd_check_links},
    {"related",
     "[list] [--json] | accept OFFER OTHER | accept --all-above SCORE | refuse OFFER OTHER "
     "| ask",
     "which offers belong together: proposals to accept or refuse", cmd_related},
    {"network", "[--topic T] [--scope S] OUT.svg",
     "draw providers, offers and how they refer to each other; list islands and doubles",
     cmd_network},
    {"code", "CODE", "what the short code of a coach's page means", cmd_code},
    {"pack",
     "[--site S] [--date DATE] [--valid-until DATE] [--passphrase-fd N | --no-passphrase] "
     "OUT.anna",
     "write and sign a bundle for the terminals", cmd_pack},
    {"verify", "FILE.anna --key PUB", "check a bundle as a terminal would", cmd_verify},
    {"stick",
     "[--site S] [--date DATE] [--valid-until DATE] [--passphrase-fd N | --no-passphrase] "
     "[--setup SITE [--town T] [--name N] [--languages \"L...\"] [--width-mm N --height-mm N] "
     "[--distance-mm N] [--turn N] [--desk-name N] [--desk-phone N] [--old-key FILE] [--sheet OUT.html]] FOLDER",
     "take in the reports from a stick, and put the newest content on it; --setup: and make it "
     "the first stick of a terminal",
     cmd_stick},
    {"program",
     "[--version V --number N] [--machine M] [--date DATE] [--passphrase-fd N | "
     "--no-passphrase] SQUASHFS FOLDER",
     "sign a new version of the terminals' program, and put it on a stick", cmd_program},
    {"collect", "[--passphrase-fd N | --no-passphrase] FOLDER",
     "take in the reports from a stick", cmd_collect},
    {"reports",
     "[list] [--json] [--state S] [--site S] [--offer O] [--step S] [--barrier B] "
     "[--month M] | set ID STATE | forget-text ID | export OUT.csv|OUT.html",
     "what families said does not work", cmd_reports},
};

enum { CMD_COUNT = sizeof cmds / sizeof cmds[0] };

static void help(void)
{
    printf(
        "Usage: anna-admin [-w WORKSPACE] COMMAND\n\n"
        "Keeps the offers for the ANNA terminals and publishes them.\n"
        "The workspace is a folder: -w, else $ANNA_WORKSPACE, else ~/.local/share/anna.\n\n");
    for (int i = 0; i < CMD_COUNT; i++)
        printf("  %s %s\n      %s\n", cmds[i].name, cmds[i].usage, cmds[i].summary);
    printf("\n  --help, --version\n\n"
           "Exit: 0 done, 1 the answer is no, 2 could not.\n");
}

static const struct cmd *find(const char *name)
{
    for (int i = 0; i < CMD_COUNT; i++)
        if (strcmp(cmds[i].name, name) == 0)
            return &cmds[i];
    return NULL;
}

static const char *default_workspace(struct arena *arena)
{
    const char *given = getenv("ANNA_WORKSPACE");
    const char *home = getenv("HOME");
    if (given != NULL && given[0] != '\0')
        return given;
    if (home == NULL || home[0] == '\0')
        return NULL;
    return arena_print(arena, "%s/.local/share/anna", home);
}

static int could_not(const char *what)
{
    fprintf(stderr, "anna-admin: %s.\n", what);
    return CMD_COULD_NOT;
}

static int run(struct arena *arena, const char *workspace, int count, char **argument)
{
    if (count == 0)
        return could_not("no command given; see anna-admin --help");
    const struct cmd *cmd = find(argument[0]);
    if (cmd == NULL)
        return could_not(arena_print(
            arena, "\"%s\": no such command; see anna-admin --help", argument[0]));
    struct cmd_context context = {
        .workspace = workspace != NULL ? workspace : default_workspace(arena),
        .today = moment_from_unix((int64_t)time(NULL)).date,
        .count = count - 1,
        .argument = argument + 1,
    };
    if (context.workspace == NULL)
        return could_not("there is no HOME to keep the workspace in; say -w WORKSPACE");
    struct err err = {""};
    enum cmd_result result = cmd->run(&context, &err);
    if (result == CMD_COULD_NOT)
        fprintf(stderr, "anna-admin %s: %s.\n", cmd->name, err.text);
    if (fflush(stdout) != 0 || ferror(stdout))
        return could_not("the output could not be written");
    return (int)result;
}

int main(int argc, char **argv)
{
    const char *workspace = NULL;
    int at = 1;
    setlocale(LC_CTYPE, "");
    while (at < argc && argv[at][0] == '-') {
        if (strcmp(argv[at], "--help") == 0) {
            help();
            return CMD_DONE;
        }
        if (strcmp(argv[at], "--version") == 0) {
            printf("anna-admin %s\n", ANNA_VERSION);
            return CMD_DONE;
        }
        if (strcmp(argv[at], "-w") != 0 || at + 1 == argc)
            return could_not(
                "-w WORKSPACE, --help or --version, and nothing else, may stand "
                "before the command");
        workspace = argv[at + 1];
        at += 2;
    }
    if (at + 1 < argc && strcmp(argv[at + 1], "--help") == 0 && find(argv[at]) != NULL) {
        const struct cmd *cmd = find(argv[at]);
        printf("Usage: anna-admin [-w WORKSPACE] %s %s\n  %s\n", cmd->name, cmd->usage,
               cmd->summary);
        return CMD_DONE;
    }
    struct arena arena = {0};
    int result = run(&arena, workspace, argc - at, argv + at);
    arena_free(&arena);
    return result;
}
