#ifndef ANNA_ADMIN_COMMAND_PASSPHRASE_H
#define ANNA_ADMIN_COMMAND_PASSPHRASE_H

#include <stdbool.h>

#include "base/err.h"
#include "base/options.h"

/* How the passphrase comes in: asked for on the terminal without echo, as the first line
 * of a file descriptor, or not at all. */

struct passphrase_options {
    const char *fd; /* the word behind --passphrase-fd, or NULL */
    bool none;      /* --no-passphrase */
    char *kept;     /* see passphrase_keep; NULL: none is */
};

/* Its rows, for a struct that has it as a member. */
/* NOLINTBEGIN(bugprone-macro-parentheses): a member stands in none */
#define PASSPHRASE_OPTIONS(type, member)                                          \
    OPTION_WORD(type, member.fd, "passphrase-fd", "N",                            \
                "read the passphrase from this open file, up to its first line"), \
        OPTION_FLAG(type, member.none, "no-passphrase",                           \
                    "do without a passphrase; nobody is asked")
/* NOLINTEND(bugprone-macro-parentheses) */

/* A passphrase in memory that is locked; NULL in `*out` for --no-passphrase. `twice`:
 * asks for it a second time (for a new key). Refuses an empty one, one over 1,023 bytes,
 * and to ask where there is no terminal. */
bool passphrase_get(const struct passphrase_options *options, bool twice, char **out,
                    struct err *err);

/* Gets it once, for a command that opens several keys with the same one: passphrase_get
 * gives copies from then on. End with passphrase_forget(options->kept). */
bool passphrase_keep(struct passphrase_options *options, struct err *err);

/* Overwrites and frees; NULL is allowed. */
void passphrase_forget(char *passphrase);

#endif
