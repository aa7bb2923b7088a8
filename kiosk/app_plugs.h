#ifndef ANNA_KIOSK_APP_PLUGS_H
#define ANNA_KIOSK_APP_PLUGS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "config.h"
#include "device/mounts.h"
#include "device/watch.h"

/* Which sticks are in: looked for where kiosk.conf says, and put in and pulled by visits.
 */

struct app_plugs {
    const struct config *config;
    struct watch *watch; /* NULL: visits say what comes and goes */
    struct mounts_stick in[MOUNTS_MOST];
    size_t count;
    uint64_t next_mark;       /* of what visits put in */
    unsigned unmounts;        /* watch_unmounts when it was looked at last */
    struct mounts_stick last; /* the one that was worked on last; mark 0: none */
    bool leaves; /* a file system has ended since: what is in now whole is another plug */
};

/* Looks once; with `watch` it wakes the loop from now on when something happens
 * (INPUT_WAKE): to sticks, and to the installed content, which others may change too. */
bool app_plugs_open(struct app_plugs *plugs, const struct config *config, bool watch,
                    struct err *err);
void app_plugs_close(struct app_plugs *plugs);

/* Looks again, if anybody watches. */
void app_plugs_look(struct app_plugs *plugs);

/* False if something may come and go without a wake, so that one must look from time to
 * time; the same for what a child says. */
bool app_plugs_seen(const struct app_plugs *plugs);
bool app_plugs_heard(const struct app_plugs *plugs);

/* Remembers this stick as the one that is worked on (`last`), and notices from now on
 * when its file systems end: the same stick in the same place is another plug then. */
void app_plugs_take(struct app_plugs *plugs, const struct mounts_stick *stick);
/* It was pulled, and whatever comes is new. */
void app_plugs_forget(struct app_plugs *plugs);

/* True if `stick`, which is in, is the one that was worked on last, or what is left of it
 * while it is pulled: one file system goes after the other. And if it is in at all. */
bool app_plugs_known(const struct app_plugs *plugs, const struct mounts_stick *stick);
bool app_plugs_last_is_in(const struct app_plugs *plugs);

/* Wakes the loop when there is something to read; -1: nothing. */
void app_plugs_listen(struct app_plugs *plugs, enum watch_slot slot, int descriptor);

/* For visits: puts in a stick, whose file systems are these folders, separated by " + ";
 * a file instead of a folder is one that cannot be read. Pulls the one of that first
 * folder (NULL: the last one). False if there are too many, or there is no such one. */
bool app_plugs_put(struct app_plugs *plugs, const char *folders);
bool app_plugs_pull(struct app_plugs *plugs, const char *folder);

#endif
