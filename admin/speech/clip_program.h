#ifndef ANNA_ADMIN_SPEECH_CLIP_PROGRAM_H
#define ANNA_ADMIN_SPEECH_CLIP_PROGRAM_H

#include "base/arena.h"
#include "base/err.h"

/* A program that writes WAV for a text, as the office names it in a line:
 *
 *     espeak-ng -v %l -w %o %t        pico2wave -l de-DE -w %o %t
 *     piper -m de_DE-thorsten -f %o   flite -voice slt -o %o -t %t
 *
 * Its words stand apart by spaces; in '...' or "..." a space is one of the word's. %t is
 * the text, %o the file, %l the language, %% is %. Without %t it reads the text from its
 * stdin, without %o it writes to its stdout. No shell comes near it: each word is one
 * argument, whatever the text says. */

struct clip_program {
    const char *line;
    const char **word; /* [0] with its path */
    size_t count;
    bool reads, writes; /* stdin, stdout */
};

/* Reads a line, and finds the program in $PATH. */
bool clip_program_read(struct arena *arena, const char *line, struct clip_program *out,
                       struct err *err);

/* Runs it, at most two minutes; `path` is the file that it must make. The text is never
 * taken for an option: what could be one stands behind a space. False if it could not be
 * started, fails, or makes nothing. */
bool clip_program_run(const struct clip_program *program, const char *lang,
                      const char *text, const char *path, struct err *err);

#endif
