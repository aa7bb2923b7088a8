#ifndef ANNA_CORE_SETUP_H
#define ANNA_CORE_SETUP_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/clock.h"
#include "core/delivery.h"
#include "core/signature.h"

/* What the first stick of a terminal brings: which site it stands at, whom it trusts from
 * then on, and how its panel hangs. `anna/setup.conf` on the stick is an INI file,
 * `anna/setup.conf.minisig` its minisign signature with the trusted comment
 * "anna-setup site=S created=DATE".
 *
 *   [setup]     site, town, name, created, key (the second line of a minisign .pub file)
 *   [terminal]  languages
 *   [panel]     width_mm, height_mm, distance_mm, turn: whole numbers
 *   [desk]      name, phone
 *
 * [setup] is needed in full, everything else may be missing. Strict: no setting twice,
 * none that is not known, "name = value" with one space on each side, every line ended.
 */

#define SETUP_NAME "setup.conf"

enum { SETUP_LIMIT = 4096, SETUP_COMMENT = 128 };

struct setup {
    char site[64];            /* id */
    char town[DELIVERY_NAME]; /* as people say it */
    char name[DELIVERY_NAME]; /* of the site */
    struct date created;
    struct signature_key key;
    char languages[128]; /* "" = not said, here and below; the numbers 0, turn -1 */
    int width_mm, height_mm, distance_mm;
    int turn;
    char desk_name[DELIVERY_NAME];
    char desk_phone[32];
};

/* Nothing said yet. */
void setup_begin(struct setup *setup);

/* Sets one setting as the file has it: "panel", "turn", "90". False if there is no such
 * setting (`*known` is false then) or the value is not allowed. */
bool setup_set(struct setup *setup, const char *section, const char *name,
               const char *value, bool *known);

/* Reads the text, which is not trusted. `*out` is untouched on failure. */
bool setup_read(struct setup *out, const char *text, size_t len, struct err *err);

/* Adds the text that setup_read reads to the same setup. */
void setup_write(const struct setup *setup, struct buf *out);

/* The trusted comment. */
void setup_write_comment(const struct setup *setup, char out[SETUP_COMMENT]);

/* What a setup with its signature is to a terminal. */
enum setup_fit {
    SETUP_FIRST,     /* the terminal trusts nobody yet; signed with the key it names */
    SETUP_CHANGE,    /* signed with a trusted key, and names it */
    SETUP_SUCCESSOR, /* signed with a trusted key, and names another one */
    SETUP_TORN,      /* not whole, changed, or not signed by whom it says */
    SETUP_FOREIGN,   /* signed with another key than the trusted ones */
    SETUP_OTHER      /* signed well, but it says what this program does not know */
};

/* Verifies text and signature for a terminal that trusts `keys` (none: it waits for its
 * first stick). `*out` is set for the first three answers alone; else `err` says why in
 * words for an engineer. */
enum setup_fit setup_verify(struct setup *out, const struct buf *text,
                            const struct buf *signature, const struct signature_key *keys,
                            size_t key_count, struct err *err);

/* True for the answers that may be taken. */
bool setup_good(enum setup_fit fit);

#endif
