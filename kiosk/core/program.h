#ifndef ANNA_CORE_PROGRAM_H
#define ANNA_CORE_PROGRAM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/clock.h"
#include "core/signature.h"

/* A new version of the terminal's program: NAME.anna-program, a whole root file system as
 * one squashfs, kernel and all, and NAME.anna-program.minisig, whose trusted comment says
 * what it is:
 *
 *   anna-program machine=amd64 version=0.1.0 number=7 created=2026-11-29
 *
 * Each root holds the same line as PROGRAM_FILE, so that a terminal knows what runs on
 * it. A terminal without that file (a package on an ordinary system) takes no programs.
 */

#define PROGRAM_END ".anna-program"
#define PROGRAM_FILE "/usr/share/anna-kiosk/program"

enum {
    PROGRAM_WORD = 32,  /* bytes of a word, with its end */
    PROGRAM_LINE = 192, /* bytes of the line, with its end */
    PROGRAM_LIMIT = 1536 * 1024 * 1024
};

struct program_label {
    char machine[PROGRAM_WORD]; /* as Debian calls its architectures */
    char version[PROGRAM_WORD]; /* for people */
    long number;                /* from 1; only a higher one is taken */
    struct date created;
};

/* Reads the line, which must be these words in this order and nothing else. `*out` is
 * untouched on failure. */
bool program_read_label(struct program_label *out, const char *line, struct err *err);

/* Writes it, without a newline. */
void program_write_label(const struct program_label *label, char out[PROGRAM_LINE]);

/* True if what program_write_label makes of it can be read again. */
bool program_label_valid(const struct program_label *label);

/* Reads the line from a file of its own, as it stands in a root. */
bool program_read_file(struct program_label *out, const char *path, struct err *err);

/* What a program on a stick is to a terminal, and what became of it. */
enum program_answer {
    PROGRAM_NONE, /* none lies there, or the terminal takes none */
    PROGRAM_FITS,
    PROGRAM_UNSIGNED,
    PROGRAM_FOREIGN,       /* signed with a key that is not trusted here */
    PROGRAM_DAMAGED,       /* changed after it was signed, or not whole */
    PROGRAM_NOT_ONE,       /* signed, but not as a program */
    PROGRAM_OTHER_MACHINE, /* for another kind of machine */
    PROGRAM_OLDER,         /* than what runs, or than what ran here before */
    PROGRAM_SAME,          /* it runs already */
    PROGRAM_WENT_BACK,     /* it was tried here, and the one before came back */
    PROGRAM_TOO_LARGE,     /* for the place that it would go to */
    PROGRAM_ON_TRIAL,      /* what runs now is not proved yet itself */
    PROGRAM_UNREADABLE,    /* the stick cannot be read, or was pulled */
    PROGRAM_UNKEPT,        /* the terminal could not write it */
    PROGRAM_WRITTEN,       /* it starts when the terminal starts again */
    PROGRAM_ANSWERS
};

/* "fits", "went_back"; and back: false if there is no such word. */
const char *program_answer_word(enum program_answer answer);
bool program_answer_read(const char *word, enum program_answer *out);

/* What the terminal has and trusts. */
struct program_terminal {
    const struct signature_key *keys;
    size_t key_count;
    const struct program_label *have; /* what runs */
    long floor;                       /* the highest number that ran here well; 0: none */
    const long *went_back;            /* numbers of those that did not */
    size_t went_back_count;
    uintmax_t room; /* bytes that a program may have; 0: not known */
};

/* Judges by the signature and the length alone, before a byte of the program is read: the
 * comment is proved by its own signature. `*label_out` is set for PROGRAM_FITS and for
 * all answers that the label decides (from PROGRAM_OTHER_MACHINE to PROGRAM_TOO_LARGE);
 * `*signature_out` for PROGRAM_FITS, to be held against the hash of what was read. Else
 * `err` says why in words for an engineer. */
enum program_answer program_judge(const struct buf *signature_text, uintmax_t len,
                                  const struct program_terminal *terminal,
                                  struct signature *signature_out,
                                  struct program_label *label_out, struct err *err);

#endif
