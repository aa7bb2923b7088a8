#ifndef ANNA_CORE_REPORT_H
#define ANNA_CORE_REPORT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "core/phrase.h"

/* A barrier report: what one visitor said does not work. It names no person, no hour, no
 * day, no language and no order; barriers stand sorted by their ids, whatever was tapped
 * first. Its bytes are always REPORT_LEN, so that nothing can be read off their number:
 *
 *   0      version, REPORT_VERSION
 *   1      1 a report, 2 a dummy (all that follows is zero), which files of terminals
 *          before SEAL_FILE_VERSION 2 were filled up with
 *   2..3   year, little endian
 *   4      month, 1 to 12
 *   5      step, enum report_step
 *   6..13  content sequence, little endian
 *   14..   site, offer, text: two bytes of length, little endian, then UTF-8;
 *          one byte with the number of barriers; each: one byte of length, then the id
 *   ...    from version 2: the three words of who wants to know what became of it
 *          (core/phrase.h), PHRASE_BYTES
 *   ...    zeroes to the end
 *
 * A report without words is of version 1, whose bytes are the same as ever; a dummy too.
 * Sealed, nobody but the office can tell the two apart.
 *
 * Whatever a later version changes, the length and the first two bytes stay, so that an
 * office can tell a report it cannot read yet from one that is damaged: it says so, and
 * leaves the file; without a receipt the terminal keeps the report too. An office reads
 * every version up to its own. Who raises the version adds a folder like
 * tests/office/reports-1, so that the old one is still read.
 */

enum report_step {
    REPORT_FIND,
    REPORT_UNDERSTAND,
    REPORT_GET_THERE,
    REPORT_GET_IN,
    REPORT_PAPERS_AND_COST,
    REPORT_APPOINTMENT,
    REPORT_BE_WELCOME,
    REPORT_STEP_COUNT
};

enum {
    REPORT_VERSION = 2,
    REPORT_LEN = 1024,
    REPORT_ID_LEN = 65,         /* of an id, with its end */
    REPORT_BARRIERS = 32,       /* chosen at the most */
    REPORT_BARRIER_BYTES = 224, /* their ids together, one more byte for each */
    REPORT_TEXT_CHARS = 280,
    REPORT_TEXT_LEN = 641 /* bytes of the text, with its end */
};

struct report {
    char site[REPORT_ID_LEN];
    int year;
    int month;
    char offer[REPORT_ID_LEN]; /* "" = about none in particular */
    enum report_step step;
    char barrier[REPORT_BARRIERS][REPORT_ID_LEN]; /* sorted by their bytes */
    size_t barrier_count;
    char text[REPORT_TEXT_LEN]; /* "" = none */
    long sequence;              /* of the content that was shown */
    bool asks;                  /* what became of it: with the words of `phrase` */
    struct phrase phrase;       /* all zero if nobody asks */
};

/* "get_there"; as ids of the screen and the office's tables have it. */
const char *report_step_name(enum report_step step);

bool report_has_barrier(const struct report *report, const char *id);
/* Chooses a barrier, or takes it back. False and nothing changed if it is no id or there
 * is no more room. */
bool report_turn_barrier(struct report *report, const char *id);

/* Adds to the text; what does not fit whole is not added, nor are control characters.
 * False if nothing was added. */
bool report_type(struct report *report, const char *text);
/* Takes the last character away and overwrites it. */
void report_erase(struct report *report);
/* Characters that still fit. */
size_t report_room(const struct report *report);

/* Writes the bytes. False if something in it cannot be (see report_decode); `out` is then
 * overwritten with zeroes. */
bool report_encode(const struct report *report, unsigned char out[REPORT_LEN],
                   struct err *err);

/* Reads bytes that somebody hostile may have made: refuses another version, lengths that
 * do not fit, ids with other characters than a-z 0-9 - _, barriers out of order, text
 * that is not UTF-8 or too long, a month that cannot be, anything but zeroes at the end.
 * `*dummy_out` says that it was a dummy; `out` is then untouched, as after a failure. */
bool report_decode(struct report *out, bool *dummy_out,
                   const unsigned char bytes[REPORT_LEN], struct err *err);

/* Whether the bytes are of a version after REPORT_VERSION, which report_decode refuses.
 * `*dummy_out` then says whether it was a dummy; else it is untouched. */
bool report_newer(const unsigned char bytes[REPORT_LEN], bool *dummy_out);

#endif
