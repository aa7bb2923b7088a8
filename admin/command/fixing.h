#ifndef ANNA_ADMIN_COMMAND_FIXING_H
#define ANNA_ADMIN_COMMAND_FIXING_H

#include "command/cmd.h"
#include "lint/lint_fix.h"

/* `lint --fix`: shows what could be mended, and mends what is accepted. */

struct fixing {
    const char *accept; /* "all", "hyphens", "words", "numbers"; NULL */
    const char *list;   /* a file with keys, NULL */
    bool json;
};

/* The records that the words of the command name, all without one. CMD_NO if there was
 * something to mend and nobody to ask. */
enum cmd_result fixing_run(struct cmd_context *context, const struct fixing *asked,
                           struct err *err);

/* One proposal: "key kind id field (rule)", "  - old sentence", "  + new sentence";
 * where there is a choice "  1 ...", "  2 ...". A hint is "# hint: ...". Soft hyphens are
 * shown as |. */
void fixing_add_diff(struct buf *out, struct arena *arena, const struct lint_fix *fix,
                     bool colours);

/* All as a list of JSON objects; with `accepted`. */
void fixing_add_json(struct buf *out, struct arena *arena,
                     const struct lint_fixes *fixes);

/* Asks for one after the other on the terminal. False if reading failed or memory ran
 * out; the end of the input ends the asking. */
bool fixing_ask(struct arena *arena, struct lint_fixes *fixes, struct err *err);

#endif
