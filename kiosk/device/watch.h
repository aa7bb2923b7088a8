#ifndef ANNA_DEVICE_WATCH_H
#define ANNA_DEVICE_WATCH_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"

/* Sleeps until something happens outside: a mount comes or goes (/proc/self/mountinfo),
 * a file comes to a watched folder (inotify), a child has something to say, the clock is
 * set or the machine has slept (timerfd). Then it wakes the one who sleeps for people.
 * One thread that does nothing but poll(): without events it never runs. */

struct watch;

/* `wake` is called on the watcher's thread and must be safe there. Folders need not be
 * there yet. Fails only without memory: what the system does not give (no inotify left
 * for this user, no /proc, no thread) is not watched, and watch_sees or watch_hears say
 * so. */
bool watch_open(struct watch **watch_out, const char *const *folder, size_t folder_count,
                void (*wake)(void), struct err *err);

/* True as long as everything that comes and goes wakes. If not, whoever wants to know
 * looks himself from time to time. A clock that is set unseen is seen a minute later. */
bool watch_sees(const struct watch *watch);
/* True if descriptors wake: the thread runs. */
bool watch_hears(const struct watch *watch);
/* Whether a terminal that starts now would see and hear; if not, `err` says what the
 * system does not give. */
bool watch_possible(struct err *err);

/* Ends and joins the thread; NULL is allowed. */
void watch_close(struct watch *watch);

/* What to wait for beside mounts and folders: file descriptors with something to read, -1
 * for none. After each wake the descriptor is not looked at until this is called again
 * for it, so that nobody is woken twice for the same line. */
enum watch_slot { WATCH_CHILD, WATCH_JACK, WATCH_SLOTS };
void watch_descriptor(struct watch *watch, enum watch_slot slot, int fd);

/* Remembers the file system of a stick, so that its end is noticed even if another one
 * stands in its place before anybody looked. Holds nothing open on it. */
void watch_stick(struct watch *watch, const char *folder);
/* How many file systems have ended so far. */
unsigned watch_unmounts(const struct watch *watch);

#endif
