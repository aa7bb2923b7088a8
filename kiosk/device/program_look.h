#ifndef ANNA_DEVICE_PROGRAM_LOOK_H
#define ANNA_DEVICE_PROGRAM_LOOK_H

#include "core/delivery.h"
#include "core/program.h"

/* A new program on a stick, seen by the terminal that it is plugged into:
 * NAME.anna-program in the top folder or in the folder `anna` of one of its file systems.
 * Only names, lengths and signatures are read. */

enum { PROGRAM_LOOK_MOST = 64, PROGRAM_LOOK_PATH = 4096 };

struct program_look {
    const char *program; /* file that says what runs (PROGRAM_FILE) */
    const char *trust;   /* folder of what was tried (program_past.h) */
    const struct signature_key *keys;
    size_t key_count;
};

struct program_found {
    enum program_answer answer; /* PROGRAM_NONE: there is none */
    struct program_label label; /* its number is 0 if it is not proved */
    char path[PROGRAM_LOOK_PATH];
    uintmax_t len;
};

/* True if a file is called like a program, in capitals or not. */
bool program_look_named(const char *name);

/* What runs, and the highest number that went back here and is newer than it (0: none).
 * False if this terminal takes no programs. */
bool program_look_at_own(const struct program_look *look, struct program_label *have,
                         long *back);

/* The best one on a stick: the highest number that a trusted key signed for this kind of
 * machine, whether it is taken or not; else what tells the most. PROGRAM_NONE where this
 * terminal takes none. `err` says in words for an engineer why it is not taken. */
void program_look(const struct program_look *look, const char *const *folder,
                  size_t count, struct program_found *out, struct err *err);

/* The signature beside a program: PROGRAM_FITS if it was read. */
enum program_answer program_look_signature(const char *path, struct buf *out,
                                           struct err *err);

#endif
