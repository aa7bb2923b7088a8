#ifndef ANNA_DEVICE_DELIVER_INSIDE_H
#define ANNA_DEVICE_DELIVER_INSIDE_H

#include <sys/stat.h>

#include "device/deliver.h"
#include "device/shown.h"
#include "device/stick.h"

/* What deliver.c, which goes from the first look to the last sync, and deliver_choice.c,
 * which chooses among the bundles, and deliver_program.c share; nobody else includes
 * this. */

struct delivering {
    const struct install_options *options;
    struct install_listener listener;
    const char *const *folder;
    size_t folder_count;
    const char
        *home; /* the one of them that the note and the reports go to; NULL: none */
    struct stat place[STICK_PARTS]; /* of the folders when it began: a stick that was
                                       pulled leaves empty folders behind */
    FILE *out;
    struct delivery *told;
    struct stick stick;
    struct shown shown; /* the content that stands */
    long floor;         /* install_floor */
    int percent;        /* last one that was told */
    enum delivery_step step;
    struct err *err;
    struct err unsent;       /* why the reports are not on the stick; "" if they are */
    struct err unprogrammed; /* why a new program is not taken; "" if it is */
};

/* Says how far it is, if it is farther than what was said last. */
void deliver_tell(struct delivering *delivering, enum delivery_step step, int percent);

/* True while the file system of that part is the one that it was at the beginning. */
bool deliver_still_there(const struct delivering *delivering, size_t part);

/* Takes a new program from the stick, by asking root, and says what became of it and what
 * runs; nothing where this terminal takes none (deliver_program.c). */
void deliver_program(struct delivering *delivering);
void deliver_program_own(const struct install_options *options, struct delivery *told,
                         FILE *out);

struct deliver_end {
    enum delivery_end end;
    enum delivery_reason reason;
};

/* Takes the newest good bundle, and names every file for what it is. The stick holds at
 * least one, and a key is trusted. On failure `*delivering->err` says why. */
struct deliver_end deliver_choose(struct delivering *delivering);

#endif
