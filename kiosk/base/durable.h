#ifndef ANNA_BASE_DURABLE_H
#define ANNA_BASE_DURABLE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"

/* Files that are there after a power cut, whole or not at all. The only fsync in the
 * house is in here, and so is every write, rename, link and removal that an installation
 * or a report makes. */

/* Writes a whole file: to PATH.part, sync, rename over PATH, sync the folder. On failure
 * PATH is what it was and PATH.part is gone. A device, pipe, link or folder at PATH is a
 * failure. `mode` as for open, 0644. */
bool durable_write(const char *path, const void *bytes, size_t len, unsigned mode,
                   struct err *err);

/* The same for a file whose times must tell nothing: its times of change and of access,
 * and the folder's, are set to 2020-01-01 before they are synced, where the file system
 * lets us. (The time of the last change of an inode cannot be set.) */
bool durable_write_timeless(const char *path, const void *bytes, size_t len,
                            unsigned mode, struct err *err);

/* Removes a file and syncs the folder, whose times are set as above. Fine if the file is
 * not there. */
bool durable_remove_timeless(const char *path, struct err *err);

/* The same as durable_write for a file that somebody else wrote as `part`: sync it,
 * rename it to `path`, sync the folder. After a failure `part` may still be there. */
bool durable_commit(const char *part, const char *path, struct err *err);

/* Copies `from` to a new file `to`, at most `limit` bytes, each read once; `each` (may be
 * NULL) sees the bytes as they pass. Syncs `to`, but not its name: durable_commit or
 * durable_sync_folder does. `to` is gone after a failure. */
bool durable_copy(const char *from, const char *to, size_t limit,
                  void (*each)(void *context, const void *bytes, size_t len),
                  void *context, struct err *err);

/* Gives the next piece of a file: at most `room` bytes to `piece`, `*len` 0 at its end.
 * False with `err` set if there is none although there should be. */
typedef bool durable_more(void *context, void *piece, size_t room, size_t *len,
                          struct err *err);

/* Makes a new file `to` of the pieces that `more` gives, and syncs it. A caller who reads
 * them himself can tell a source that failed from a disk that failed. `to` is gone after
 * a failure. */
bool durable_fill(const char *to, durable_more *more, void *context, struct err *err);

/* The same into a file or a disk that is there already, from its beginning; what lies
 * behind the last piece stays. A disk that is in use (mounted) is a failure, and so is
 * more than `room` bytes. After a failure anything may stand there. */
bool durable_fill_over(const char *to, size_t room, durable_more *more, void *context,
                       struct err *err);

/* Overwrites the first bytes of a file that is there, in place, and syncs it. Whole or
 * not at all only within one sector of the disk. */
bool durable_patch(const char *path, const void *bytes, size_t len, struct err *err);

/* Makes `link` point to `target` (a name in the same folder), whatever it pointed to
 * before; syncs the folder. */
bool durable_link(const char *target, const char *link, struct err *err);

/* Removes a file if it is there. Does not sync: what is removed again after a cut does no
 * harm. */
void durable_remove(const char *path);

/* Makes a folder and those above it; fine if they are there. */
bool durable_folder(const char *path, unsigned mode, struct err *err);

/* Syncs a folder's entries. */
bool durable_sync_folder(const char *path, struct err *err);

/* Syncs the whole file system that a folder lies on: a stick that may be pulled then. */
bool durable_sync_all(const char *path, struct err *err);

#endif
