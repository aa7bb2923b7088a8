#ifndef ANNA_ADMIN_COMMAND_CMD_H
#define ANNA_ADMIN_COMMAND_CMD_H

#include <stdbool.h>

#include "base/clock.h"
#include "base/err.h"

/* The commands of anna-admin: one row each; --help is made from the rows. */

enum cmd_result { CMD_DONE = 0, CMD_NO = 1, CMD_COULD_NOT = 2 };

/* What stands around a command. */
struct cmd_context {
    const char *workspace; /* folder */
    struct date today;     /* of this machine's clock */
    int count;             /* arguments behind the command's name */
    char **argument;
};

struct cmd {
    const char *name;
    const char *usage;   /* what stands behind the name */
    const char *summary; /* one line */
    /* Prints its results to stdout. CMD_COULD_NOT with `err` set, which main prints;
     * CMD_NO when the answer is no, which the command has said itself. */
    enum cmd_result (*run)(struct cmd_context *context, struct err *err);
};

enum cmd_result cmd_init(struct cmd_context *context, struct err *err);
enum cmd_result cmd_import(struct cmd_context *context, struct err *err);
enum cmd_result cmd_export(struct cmd_context *context, struct err *err);
enum cmd_result cmd_lint(struct cmd_context *context, struct err *err);
enum cmd_result cmd_site(struct cmd_context *context, struct err *err);
enum cmd_result cmd_coach(struct cmd_context *context, struct err *err);
enum cmd_result cmd_offer(struct cmd_context *context, struct err *err);
enum cmd_result cmd_answer(struct cmd_context *context, struct err *err);
enum cmd_result cmd_host(struct cmd_context *context, struct err *err);
enum cmd_result cmd_check_links(struct cmd_context *context, struct err *err);
enum cmd_result cmd_related(struct cmd_context *context, struct err *err);
enum cmd_result cmd_network(struct cmd_context *context, struct err *err);
enum cmd_result cmd_code(struct cmd_context *context, struct err *err);
enum cmd_result cmd_pack(struct cmd_context *context, struct err *err);
enum cmd_result cmd_stick(struct cmd_context *context, struct err *err);
enum cmd_result cmd_program(struct cmd_context *context, struct err *err);
enum cmd_result cmd_verify(struct cmd_context *context, struct err *err);
enum cmd_result cmd_collect(struct cmd_context *context, struct err *err);
enum cmd_result cmd_reports(struct cmd_context *context, struct err *err);

#endif
