#ifndef ANNA_ADMIN_COMMAND_CMD_H
#define ANNA_ADMIN_COMMAND_CMD_H

#include <stdbool.h>

#include "base/clock.h"
#include "base/err.h"
#include "base/manual.h"

/* The commands of anna-admin, a row each: what it is called, what may stand behind it,
 * and what it does. The options are read by the rows, the help is made from them. */

enum cmd_result { CMD_DONE = 0, CMD_NO = 1, CMD_COULD_NOT = 2 };

/* What stands around a command. */
struct cmd_context {
    const char *workspace; /* folder */
    const char *address;   /* of its database, if that was named instead; NULL */
    struct date today;     /* of this machine's clock */
    int count;             /* plain words behind the command's name */
    char **argument;
    void *options; /* the struct that the rows of its options fill; NULL: it has none */
};

struct cmd {
    struct command_help help;
    int least, most;     /* plain words that may stand behind it */
    size_t options_size; /* of the struct; it is zero before the options are read */
    /* Prints its results to stdout. CMD_COULD_NOT with `err` set, which main prints;
     * CMD_NO when the answer is no, which the command has said itself. */
    enum cmd_result (*run)(struct cmd_context *context, struct err *err);
};

extern const struct cmd cmd_init, cmd_import, cmd_export, cmd_lint, cmd_site, cmd_coach,
    cmd_offer, cmd_answer, cmd_host, cmd_check_links, cmd_ask, cmd_related, cmd_network,
    cmd_code, cmd_pack, cmd_verify, cmd_stick, cmd_program, cmd_collect, cmd_reports,
    cmd_barriers, cmd_history, cmd_undo, cmd_replace, cmd_backup, cmd_restore, cmd_serve,
    cmd_people, cmd_speech, cmd_translate, cmd_publish;

/* The members of a row that the options of the command make. */
#define CMD_OPTIONS(rows) .option = (rows), .option_count = sizeof(rows) / sizeof(rows)[0]

#endif
