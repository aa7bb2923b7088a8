#ifndef ANNA_DEVICE_PROGRAM_WRITE_H
#define ANNA_DEVICE_PROGRAM_WRITE_H

#include <stdint.h>

#include "core/program.h"
#include "device/boot_place.h"

/* Root's side of a new program: writing one onto the root that does not run, and what is
 * kept after a start. All of it is checked here once more, whoever asks. Cut at any
 * moment, the machine starts from the root that is good, or from the new one when that is
 * whole. */

struct program_machine {
    const char *slot[2]; /* disks (or files) of the roots a and b */
    struct boot_place boot;
    const char *trust; /* folder of program_past.h */
    enum boot_slot runs;
    struct program_label have; /* what runs */
};

struct program_order {
    const char *path; /* of the program, its signature beside it */
    const struct signature_key *keys;
    size_t key_count;
    /* How far it is, in percent; may be NULL. */
    void (*tell)(void *context, int percent);
    /* False when whoever wanted it has given up; may be NULL. Asked before the root is
     * chosen for the next start. */
    bool (*wanted)(void *context);
    void *context;
};

/* Writes a program: first nothing is to be tried any more, then each byte is read once,
 * hashed and written, the hash is held against the signature, the root is read back past
 * all memory and hashed again, and only then it is to be tried at the next start.
 * PROGRAM_WRITTEN, or why not; `err` then says it in words for an engineer. `*label_out`
 * as in program_judge. */
enum program_answer program_write(const struct program_machine *machine,
                                  const struct program_order *order,
                                  struct program_label *label_out, struct err *err);

/* After a start: true if what runs is being tried. What GRUB goes by when its block is
 * damaged is the root a. */
bool program_write_on_trial(const struct program_machine *machine);

/* The picture has come: what runs is good, and what was tried and does not run has gone
 * back. Does nothing where all of that is known. */
bool program_write_came(const struct program_machine *machine, struct err *err);

/* True if a program waits for the next start. */
bool program_write_waits(const struct program_machine *machine);

#endif
