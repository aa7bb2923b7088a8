#ifndef ANNA_DEVICE_PROGRAM_ASK_H
#define ANNA_DEVICE_PROGRAM_ASK_H

#include <stdbool.h>

#include "core/program.h"

/* The terminal may not write a program itself: it asks root. In a folder of its own it
 * lays `ask`, two lines: a mark that nobody else uses, and the path of a program on a
 * stick. Root answers in a file of his own, one line each time, whole or not at all:
 *
 *   MARK percent N
 *   MARK end ANSWER NUMBER     ANSWER as program_answer_word, NUMBER 0 if it is not known
 *
 * and takes `ask` away at the end (kiosk/standing/anna-program.service). `restart` in the
 * same folder asks for the start that tries what was written. */

#define PROGRAM_ASK_FOLDER "/run/anna/program"
#define PROGRAM_ASK_TOLD "/run/anna/program.told"

enum { PROGRAM_ASK_PATH = 4096, PROGRAM_ASK_MARK = 48, PROGRAM_ASK_SILENCE_MS = 120000 };

struct program_ask {
    char mark[PROGRAM_ASK_MARK];
    char path[PROGRAM_ASK_PATH];
};

/* The terminal's side. Asks and waits for the end; `tell` hears how far it is, also when
 * that has not changed for a while. When root says nothing for PROGRAM_ASK_SILENCE_MS, or
 * takes the question away without an answer, it is PROGRAM_UNKEPT; `err` then says so. */
enum program_answer program_ask(const char *folder, const char *told, const char *path,
                                void (*tell)(void *context, int percent), void *context,
                                struct err *err);

/* Asks for a restart; nobody answers. */
bool program_ask_restart(const char *folder, struct err *err);

/* Root's side. Reads the question: a plain file, no link; the program must lie below
 * `sticks`. */
bool program_ask_read(struct program_ask *out, const char *folder, const char *sticks,
                      struct err *err);
/* True while that question stands there. */
bool program_ask_stands(const struct program_ask *ask, const char *folder);
bool program_ask_tell(const struct program_ask *ask, const char *told, int percent,
                      struct err *err);
bool program_ask_end(const struct program_ask *ask, const char *told,
                     enum program_answer answer, long number, struct err *err);

/* The text of a question, parsed; for the fuzzer. */
bool program_ask_parse(struct program_ask *out, const char *text, size_t len);

#endif
