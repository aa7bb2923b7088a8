#ifndef ANNA_ADMIN_PAGES_TAKING_H
#define ANNA_ADMIN_PAGES_TAKING_H

#include <stdint.h>

#include "base/buf.h"
#include "web/http.h"

/* Files that somebody has sent to be taken in: kept in WORKSPACE/uploads, which nobody
 * else can read, from the first look until they are in, or for TAKING_SECONDS. What was
 * tried is what is taken: the copy that lies here. A server that ends takes all of them
 * away; one that begins finds what another had to leave behind, each with its name beside
 * it, to be tried anew. */

enum {
    TAKING_MOST = 8,
    TAKING_SECONDS = 43200,
    TAKING_BYTES = 64 * 1024 * 1024,
    TAKING_TOPIC = 64
};

enum taking_stage {
    TAKING_NONE,   /* the place is free */
    TAKING_NEW,    /* nothing was done with it yet */
    TAKING_TRYING, /* an errand looks what it would change */
    TAKING_TRIED,
    TAKING_GOING, /* an errand takes it in */
    TAKING_DONE   /* it is in, or that failed; the file is gone */
};

struct taking {
    enum taking_stage stage;
    char id[33];      /* of its address */
    const char *name; /* as the browser calls it; on the heap, as the paths */
    const char *path;
    const char *map;          /* beside it, where a table's columns are said */
    const char *label;        /* beside it, with the name */
    bool mapped;              /* the map is there */
    char topic[TAKING_TOPIC]; /* for offers that name none; "" */
    bool partial;             /* the good rows where some cannot be taken */
    bool well;                /* of the last errand */
    int64_t since;            /* when it came */
    int64_t seen;             /* the newest row of the history when it was tried */
    struct buf told;          /* what the last errand said, JSON */
    struct buf failed;        /* and why it failed */
};

struct takings {
    const char *folder;
    struct taking item[TAKING_MOST];
};

/* Makes the folder, or takes over what is younger in it than TAKING_SECONDS; the rest
 * goes. */
bool takings_open(struct takings *out, const char *workspace, struct err *err);
void takings_close(struct takings *takings);

/* Takes a file over from a request. The oldest that rests gives its place. NULL with
 * `err` if there is none. */
struct taking *takings_add(struct takings *takings, const struct http_file *file,
                           int64_t now, struct err *err);

/* NULL if there is none of that id. */
struct taking *takings_find(struct takings *takings, const char *id);

/* The one that an errand works on; NULL. */
struct taking *takings_running(struct takings *takings);

/* Takes the file away; what was told stays. */
void taking_end_file(struct taking *taking);
void taking_drop(struct taking *taking);

/* Drops what has rested too long. */
void takings_tend(struct takings *takings, int64_t now);

#endif
