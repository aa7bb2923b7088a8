#ifndef ANNA_ADMIN_LINT_LINT_REPLY_H
#define ANNA_ADMIN_LINT_LINT_REPLY_H

#include "german/plain.h"

/* What the office writes to one who asked what became of her report (core/outcome.h):
 * whether it fits, could say whom it is for, and can be read. */

struct lint_reply {
    const char
        *telltale; /* lint_telltale: what could say whom it is for; NULL: nothing */
    struct plain_findings findings;
    size_t errors; /* of the findings */
};

/* False with `err` if the text can never be one: no UTF-8, over one line, too long; or if
 * memory ran out. */
bool lint_reply(struct arena *arena, const struct plain_book *book, const char *text,
                struct lint_reply *out, struct err *err);

#endif
