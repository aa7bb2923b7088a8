#ifndef ANNA_DEVICE_STICK_H
#define ANNA_DEVICE_STICK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"
#include "core/bundle.h"
#include "core/delivery.h"

/* What lies on a stick: the bundles in the top folder and in the folder `anna` of each of
 * its file systems, with their signatures; nothing else is opened. Labels are proved by
 * their signatures before a byte of the bundles is read, so that only what a trusted key
 * named is ever copied. */

enum {
    STICK_BUNDLES = 64,        /* that are kept at the most */
    STICK_SAME_SIGNATURE = 16, /* of them under one and the same signature */
    STICK_PATH = 4096,
    STICK_PARTS = 8
};

struct stick_bundle {
    char path[STICK_PATH];
    char name[DELIVERY_NAME]; /* fit to be shown */
    size_t part;              /* which of the file systems it lies on */
    struct buf signature_text;
    struct signature signature;   /* the same, if it can be parsed */
    enum delivery_reason verdict; /* on the signature alone */
    size_t len;                   /* bytes of the bundle */
    bool proved;
    struct bundle_label label; /* if it is proved */
    uint64_t group; /* the same for the same signature, 0 if it is not proved */
    enum delivery_reason reason; /* DELIVERY_NO_REASON: worth copying */
    bool tried; /* for whoever reads it: its bytes were read; and they are what was */
    bool good;  /* signed */
};

struct stick {
    /* The highest proved number first; under the same number what the office's own name
     * for it has, then what has a length that a bundle can have, then by name. A
     * signature can be copied and put beside anything: which of its files is the bundle
     * is known only when it was read. */
    struct stick_bundle *bundle;
    size_t count; /* at most STICK_BUNDLES: the best ones, of each signature some */
    size_t more;  /* others that are called like bundles */
    char unread[DELIVERY_NAME]; /* a folder that could not be read; "": there is none */
};

/* What the terminal has and trusts. */
struct stick_reader {
    const char *site;
    const struct signature_key *keys;
    size_t key_count;
    long floor;            /* see shelf_floor */
    const struct buf *own; /* the signature of the bundle of that number, if that bundle
                              lies here whole; else NULL */
};

/* Looks through a stick: the folders where its file systems are mounted. No bundle on it
 * is no failure. What cannot be read is one as long as nothing was found beside it; then
 * `*out` is untouched, else `out->unread` names it. */
bool stick_look(const char *const *folder, size_t folder_count,
                const struct stick_reader *reader, struct stick *out, struct err *err);
void stick_free(struct stick *stick);

/* The first of the file systems that has to do with ANNA: it holds a folder `anna`, or a
 * file that is called like a bundle or like a program. `folder_count` if none does. */
size_t stick_find_ours(const char *const *folder, size_t folder_count);

#endif
