#ifndef ANNA_DEVICE_DELIVER_H
#define ANNA_DEVICE_DELIVER_H

#include <stdio.h>

#include "base/err.h"
#include "core/delivery.h"
#include "device/install.h"

/* All that is done with a stick, from the first look to the last sync, told line by line
 * (core/delivery.h). The terminal runs it as a process of its own: whatever lies on the
 * stick, and whatever the stick does, the screen goes on. */

/* A stick is one folder for each of its file systems, at least one. Those that have
 * nothing to do with ANNA (stick_find_ours) do not count. */

/* Takes the newest good bundle for this site from a stick, names its files for what they
 * are, puts the sealed reports that wait onto the file system where the best
 * one lies, leaves a note there, and syncs it. The lines go to `out`, the whole to
 * `*delivery`. Returns true if the terminal has the newest content
 * of the stick now; else the old content goes on and `err` says why in words for an
 * engineer. */
bool deliver(const struct install_options *options, const char *const *folder,
             size_t folder_count, FILE *out, struct delivery *delivery, struct err *err);

/* Leaves only the note that it failed, for a word of delivery_reason_word: when the
 * process that delivered could not do so any more; or for "chosen", that somebody has
 * chosen another content since. */
bool deliver_note(const struct install_options *options, const char *const *folder,
                  size_t folder_count, const char *reason, struct err *err);

#endif
