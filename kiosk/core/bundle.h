#ifndef ANNA_CORE_BUNDLE_H
#define ANNA_CORE_BUNDLE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/clock.h"
#include "base/err.h"
#include "core/signature.h"

/* A bundle: NAME.anna, one SQLite file, and NAME.anna.minisig, whose trusted comment says
 * for whom and since when it is valid. */

enum {
    BUNDLE_LIMIT = 1024 * 1024 * 1024,
    BUNDLE_SIGNATURE_LIMIT = 4096,
    BUNDLE_JUMP = 1000
};

struct bundle_label {
    char site[65]; /* "all" or a site's id */
    long sequence; /* from 1 */
    struct date created;
    struct date valid_until;
    int schema;
};

/* Reads "anna-content site=S sequence=N created=DATE valid-until=DATE schema=V". Strict:
 * these words in this order and nothing else. */
bool bundle_read_label(struct bundle_label *out, const char *comment, struct err *err);

/* Writes it; `room` must be at least 256. */
void bundle_write_label(const struct bundle_label *label, char *out, size_t room);

/* Verifies a bundle that lies at `path`, its signature beside it or at `signature_path`
 * (may be NULL), and reads its label. `hash_out` may be NULL. Nothing of the file is
 * interpreted. */
bool bundle_verify(const char *path, const char *signature_path,
                   const struct signature_key *keys, size_t key_count,
                   struct bundle_label *label_out,
                   unsigned char hash_out[SIGNATURE_HASH_LEN], struct err *err);

/* The rules by which a terminal takes a bundle over the one it has: right site, known
 * schema, a higher sequence, no leap. `have` is NULL when there is none. `same_bytes`
 * says that the file is the one that is installed. */
enum bundle_fit {
    BUNDLE_FITS,
    BUNDLE_OTHER_VERSION, /* of the program */
    BUNDLE_OTHER_SITE,
    BUNDLE_OLDER,
    BUNDLE_TWIN, /* the number that is installed, with other bytes */
    BUNDLE_LEAP
};
enum bundle_fit bundle_fit(const struct bundle_label *label,
                           const struct bundle_label *have, bool same_bytes,
                           const char *site);

/* The same as an answer with words. */
bool bundle_may_follow(const struct bundle_label *label, const struct bundle_label *have,
                       bool same_bytes, const char *site, struct err *err);

/* Reads minisign public key files. All must be good. */
bool bundle_read_keys(struct signature_key *out, const char *const *paths, size_t count,
                      struct err *err);

#endif
