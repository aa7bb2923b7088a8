#ifndef ANNA_ADMIN_COMMAND_PACKING_H
#define ANNA_ADMIN_COMMAND_PACKING_H

#include "command/cmd.h"
#include "core/signature.h"
#include "workspace/keys.h"
#include "publish/pack.h"
#include "command/passphrase.h"

/* What `pack` and `stick` do alike: opening the workspace and the signing key, asking for
 * its passphrase if it has one, making the next bundle, and saying how it went. */

struct packing_words {
    const char *site;  /* NULL: for all */
    const char *date;  /* of the bundle; NULL: today */
    const char *until; /* its last day; NULL: a year later */
    const char *after; /* a number that was given elsewhere; NULL: none */
    struct passphrase_options passphrase;
};

/* Its rows, for a struct that has it as a member. */
/* NOLINTBEGIN(bugprone-macro-parentheses): a member stands in none */
#define PACKING_OPTIONS(type, member)                                      \
    OPTION_WORD(type, member.site, "site", "SITE",                         \
                "for the terminals of this site alone; else for all"),     \
        OPTION_WORD(type, member.date, "date", "DATE",                     \
                    "the day on which it was made; else today"),           \
        OPTION_WORD(type, member.until, "valid-until", "DATE",             \
                    "the last day on which it counts; else a year later"), \
        OPTION_WORD(type, member.after, "after", "N",                      \
                    "its number is higher than this, which another "       \
                    "computer has given"),                                 \
        PASSPHRASE_OPTIONS(type, member.passphrase)
/* NOLINTEND(bugprone-macro-parentheses) */

/* See pack_write. `out` NULL: only the copy in WORKSPACE/published. The number is higher
 * than every one that is found (publish/numbers.h): of the workspace, in its `published`,
 * beside `out`, and on the stick that is mounted at `stick` (NULL: none). Waits, and says
 * so on stderr, until nobody else publishes from this workspace. */
bool packing_run(const struct cmd_context *context, const struct packing_words *words,
                 const char *out, const char *stick, struct pack_result *result,
                 struct err *err);

/* Opens a secret signing key, with the passphrase that the words bring if it has one; to
 * be closed with keys_close_signing. */
bool packing_key(const struct packing_words *words, const char *path,
                 struct keys_signing **out, struct err *err);

/* The same, and its public half from `pub_path`; refuses two that do not belong together.
 */
bool packing_key_pair(const struct packing_words *words, const char *path,
                      const char *pub_path, struct keys_signing **out,
                      struct signature_key *pub, struct err *err);

/* A line or two on stdout about what lies at `out` now. */
void packing_tell(const char *out, const struct packing_words *words,
                  const struct pack_result *result);

#endif
