#ifndef ANNA_DEVICE_SHOWN_H
#define ANNA_DEVICE_SHOWN_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/stat.h>

#include "base/err.h"
#include "core/content.h"
#include "core/signature.h"
#include "device/shelf.h"
#include "search/search.h"

/* The content that a terminal shows: found on the shelf (device/shelf.h), proved, opened,
 * with its index. A program opens it once and hands it on: to prove it is to read all of
 * it. */

struct shown {
    const char *state; /* as shown_open was given them: they must live as long */
    const struct signature_key *keys;
    size_t key_count;
    struct shelf_bundle bundle; /* as it was proved; number 0: there is none */
    struct content *content;    /* NULL: there is none, or it cannot be opened */
    struct search *search;      /* NULL: nobody asked for it, or none could be made */
    struct stat bundle_was;     /* the files as they were when they were proved */
    struct stat index_was;
    long asked; /* number that shown_newest_whole was asked for, and its answer */
    bool whole;
};

/* Finds and opens it, but for its index. False when none is proved; `err` then says what
 * is wrong with the one that should be there. True, and `content` is NULL, when it is
 * proved and yet cannot be opened; `err` then says why. `out` is for shown_close then,
 * whatever the answer. */
bool shown_open(struct shown *out, const char *state, const struct signature_key *keys,
                size_t key_count, struct err *err);

/* Closes what is open; there is none then. */
void shown_close(struct shown *shown);

/* Another one stands in its place from now on, as it was proved while it was installed;
 * `content` is its own from now on. */
void shown_replace(struct shown *shown, const struct shelf_bundle *bundle,
                   struct content *content);

/* Proves its file anew, as the next start would find it. */
bool shown_whole(const struct shown *shown);

/* True if it is no stopgap, and the newest content that was ever shown, of number
 * `floor`, lies on the shelf whole: often it is this very one; another is read once. */
bool shown_newest_whole(struct shown *shown, long floor);

/* Opens its index, all of which is read, for a rotten one would give wrong answers in
 * silence; builds it again if it is missing, damaged or belongs to another content. */
void shown_open_index(struct shown *shown);
void shown_build_index(struct shown *shown);
/* Reads the file of the index anew, as the next start would find it. */
bool shown_index_whole(const struct shown *shown);

/* True if somebody wrote to its file, or to that of its index, since this was asked, or
 * since it was proved. Reads neither. */
bool shown_touched(struct shown *shown);
bool shown_index_touched(struct shown *shown);

#endif
