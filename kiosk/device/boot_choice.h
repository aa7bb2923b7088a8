#ifndef ANNA_DEVICE_BOOT_CHOICE_H
#define ANNA_DEVICE_BOOT_CHOICE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/err.h"

/* Which of its two roots a terminal starts from. GRUB reads it from its environment block
 * (https://www.gnu.org/software/grub/manual/grub/, "The GRUB environment block"): 1024
 * bytes, lines NAME=VALUE, filled up with '#'. Two variables are ours:
 *
 *   good=a   the root that a picture has come from
 *   try=b    the root that is started once, at the next start; GRUB empties it before it
 *            loads anything, so that the start after that one is good again
 *
 * All variables stand in the first sector of 512 bytes, and the file is written in place:
 * nothing but that sector ever differs, and no torn write can mix two states. */

#define BOOT_CHOICE_NAME "anna/grubenv"

enum { BOOT_CHOICE_LEN = 1024, BOOT_CHOICE_SECTOR = 512 };

enum boot_slot { BOOT_NONE, BOOT_A, BOOT_B };

struct boot_choice {
    enum boot_slot good; /* never BOOT_NONE */
    enum boot_slot once; /* `try` */
};

/* The other one of two. */
enum boot_slot boot_slot_other(enum boot_slot slot);

/* "a", "b", "". */
const char *boot_slot_word(enum boot_slot slot);

/* The slot that runs, as the kernel was told: the word `anna.slot=a` in its command line
 * (the text of /proc/cmdline). BOOT_NONE if it does not say. */
enum boot_slot boot_slot_running(const char *command_line);

/* Reads a block. False if it is none, or does not say what is good; `*out` is untouched
 * then. */
bool boot_choice_parse(struct boot_choice *out, const char *bytes, size_t len,
                       struct err *err);

/* Adds a whole block to `out`. What else stands in `before` (NULL: nothing) is kept;
 * false if it has no room in the first sector. */
bool boot_choice_compose(const struct boot_choice *choice, const struct buf *before,
                         struct buf *out, struct err *err);

/* The same with the file BOOT_CHOICE_NAME in the boot partition's folder. Writing syncs;
 * a file that is damaged or missing is made anew. */
bool boot_choice_read(struct boot_choice *out, const char *folder, struct err *err);
bool boot_choice_write(const struct boot_choice *choice, const char *folder,
                       struct err *err);

#endif
