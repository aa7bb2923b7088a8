#ifndef ANNA_TESTS_CRASH_DISK_H
#define ANNA_TESTS_CRASH_DISK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#include "chance.h"

/* A disk in memory that forgets like a real one when the power goes.
 *
 * Everything is there twice: as the running programs see it, and as it is written for
 * good. What lies between is a list of changes, in the order in which they were made:
 *
 *   data     bytes of one write
 *   size     a file's size and time of change after a write or a truncation
 *   enter    a name that a folder got      (made, or renamed from another folder)
 *   leave    a name that a folder lost     (removed, or renamed to another folder)
 *   rename   both in one folder, whole or not at all
 *
 * A sync of a file makes its data and sizes last, a sync of a folder its names, and
 * nothing else does. A cut keeps any of the changes and loses any other: that is also
 * every order in which they could have been written. Data may be torn at sectors of 512
 * bytes, and a sector that was given to the file but not written may hold anything. A
 * link's target comes with its name. Not modelled: sectors that are damaged beside those
 * that were written, disks that lie about a sync, flash cells that die.
 *
 * Functions that can fail return 0 or a positive number, or -errno. */

struct disk;

enum { DISK_ROOT = 0, DISK_SECTOR = 512, DISK_NAME = 96 };

enum disk_kind { DISK_FILE, DISK_FOLDER, DISK_LINK };

struct disk_about {
    enum disk_kind kind;
    size_t size;
    int64_t changed_ns;
    int names; /* how many folders name it */
};

/* Ends the program when memory runs out, as all of this does. */
struct disk *disk_new(void);
/* An own disk with the same past; the bytes are shared until one of them writes. */
struct disk *disk_copy(const struct disk *disk);
void disk_free(struct disk *disk);

/* No sync does anything from now on: the control that must show damage. */
void disk_deafen(struct disk *disk);
/* Only the sync with this number, counted from 0, does nothing. */
void disk_deafen_once(struct disk *disk, int sync);
/* How many syncs were asked for so far. */
int disk_syncs(const struct disk *disk);
/* Hears again, and everything lasts: the past is over. */
void disk_settle(struct disk *disk);

/* The number of what `path` ("state/content/current", from the root) names. `follow`: a
 * link at the end is followed. */
int disk_find(const struct disk *disk, const char *path, bool follow);
/* Makes something of that name; `target` for a link, else NULL. Its number. */
int disk_make(struct disk *disk, const char *path, enum disk_kind kind,
              const char *target);
int disk_remove(struct disk *disk, const char *path, bool folder);
int disk_rename(struct disk *disk, const char *from, const char *to);

struct disk_about disk_about(const struct disk *disk, int number);
const char *disk_target(const struct disk *disk, int number);
/* The name at `place` in a folder, from 0; NULL behind the last. */
const char *disk_name(const struct disk *disk, int number, size_t place);

size_t disk_read(const struct disk *disk, int number, void *out, size_t at, size_t len);
void disk_write(struct disk *disk, int number, const void *bytes, size_t at, size_t len);
void disk_truncate(struct disk *disk, int number, size_t size);
/* Sets the time of change of a file; like a size it lasts with a sync. */
void disk_stamp(struct disk *disk, int number, int64_t changed_ns);
void disk_sync(struct disk *disk, int number);
/* Of all there is, as one sync. */
void disk_sync_all(struct disk *disk);

/* The bytes of a file, valid until the disk changes. */
const void *disk_bytes(const struct disk *disk, int number, size_t *len);

/* Any name of it, for people. */
const char *disk_any_name(const struct disk *disk, int number);

/* Turns one bit round behind everybody's back: rot. Bits of a link are those of its
 * target. */
void disk_flip(struct disk *disk, int number, size_t bit);

/* A number for what the programs see: names, kinds, bytes, times. Two disks of the same
 * number are taken to be the same. */
uint64_t disk_fingerprint(const struct disk *disk);

/* Changes that a cut now could lose. */
size_t disk_pending(const struct disk *disk);
/* How many of them are data, which can be torn. */
size_t disk_pending_data(const struct disk *disk);
/* Says in words what change `place` is. */
void disk_describe(const struct disk *disk, size_t place, char *out, size_t room);

/* What a cut does with each change. */
enum disk_fate { DISK_KEEP, DISK_LOSE, DISK_TEAR };

/* The disk as it is found after the power comes back. `fate` has one for each pending
 * change; DISK_TEAR of what is not data keeps or loses it. */
struct disk *disk_cut(const struct disk *disk, const enum disk_fate *fate,
                      struct chance *chance);

#endif
