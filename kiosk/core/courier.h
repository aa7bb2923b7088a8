#ifndef ANNA_CORE_COURIER_H
#define ANNA_CORE_COURIER_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"

/* What anna-courier leaves for the terminal, below one folder that the terminal only
 * reads:
 *
 *   content/anna-7.anna           the newest that came over the line, as it came
 *   content/anna-7.anna.minisig   its signature, there last: without it there is nothing
 *   content/anna-7.voice          its spoken clips, if it has any
 *   status                        how the last tries went
 *
 * Nothing of it is proved. The rest of the folder is the courier's own. */

enum { COURIER_PATH = 1024, COURIER_WHY = 320 };

#define COURIER_FOLDER "/var/lib/anna-courier"

/* And what the terminal leaves for the courier, in a folder of its own: sealed reports,
 * as they go to a stick (core/seal.h); in the drop they bear a name of chance with this
 * ending. */
#define COURIER_OUTGOING "/var/lib/anna-outgoing"
#define COURIER_SEALED "sealed"
#define COURIER_ENDING ".anna-reports"

/* The highest N of the pairs that lie there, by their names, 0 if there is none. */
long courier_newest(const char *folder);

/* "FOLDER/content/anna-NUMBER.END"; END as "anna.minisig". False if it is too long. */
bool courier_path(char out[COURIER_PATH], const char *folder, long number,
                  const char *end, struct err *err);

struct courier_status {
    int64_t tried;            /* seconds since 1970, by this machine's clock */
    int64_t good;             /* when it went well last; 0: never */
    long failures;            /* since then */
    char why[COURIER_WHY];    /* the last one failed; "" if none did */
    char unsent[COURIER_WHY]; /* why the sealed reports could not be sent; "": they are */
};

/* Writes the file, which anybody may read; reads it. */
bool courier_status_write(const char *folder, const struct courier_status *status,
                          struct err *err);
bool courier_status_read(const char *folder, struct courier_status *out, struct err *err);

#endif
