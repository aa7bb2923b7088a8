#ifndef ANNA_ADMIN_PUBLISH_PACK_H
#define ANNA_ADMIN_PUBLISH_PACK_H

#include "workspace/store.h"
#include "base/clock.h"
#include "workspace/keys.h"
#include "reports/ledger.h"
#include "reports/unseal.h"

/* Publishing: what may be shown, as one signed file,
 * with the tables of core/schema.h. */

enum { PACK_SIGNS_TOLD = 10 };

struct pack_order {
    struct store *store;
    struct ledger *ledger; /* says which reports have arrived */
    const struct keys_signing *key;
    const unsigned char *report_key; /* KEYS_REPORT_LEN bytes: the public one */
    const struct unseal *unseal;     /* opens what those who asked are told by; NULL: if
                                        nobody is (reports/outcomes.h) */
    const char *site;                /* a site's id; NULL: for all */
    struct date today;               /* days of checks after this one do not count */
    struct date created;
    struct date valid_until;
    long after;            /* a number that was given elsewhere (numbers.h); 0: none */
    const char *published; /* folder that keeps a copy of all that was published */
    const char *clips;     /* folder of spoken clips (speech/clip_store.h); NULL: none */
    /* Told of the first PACK_SIGNS_TOLD places with signs that the terminal cannot draw;
     * may be NULL. `signs` as font_cover.h says them. */
    void (*tell)(const struct record *record, const char *place, const char *signs);
    const char *out; /* OUT.anna; OUT.anna.minisig beside it, and OUT.voice if there are
                        clips; NULL: only the copy that `published` keeps, N.anna and so
                        on */
};

struct pack_result {
    long sequence;
    long counted; /* what the workspace itself had counted to; see pack_order.after */
    size_t offers;
    size_t signs;     /* places with signs that the terminal cannot draw */
    size_t sentences; /* that a terminal may say, if there are clips at all */
    size_t clips;     /* of them go with it */
    size_t left_out;  /* of low confidence, and nobody has checked them */
};

/* Whether a record goes to the terminals at all: an offer of low confidence only when
 * somebody has checked it, an answer only when it says what was done. */
bool pack_goes_out(const struct record *record);

/* Whether what stands in a field goes with it: not what is for the office alone, nor a
 * day that has not come. */
bool pack_lets_out(const struct field *field, const struct value *value,
                   struct date today);

/* Takes out of a record what does not go out with it. */
void pack_strip(struct record *record, struct date today);

/* Writes, signs, and reads back with the terminal's own code before anything takes its
 * place. The number is the next of `after` and of what the workspace and `published` have
 * counted. It is used up as soon as there is a signature, and never given again;
 * a file of `published` is never overwritten, and `out` may not lie there. Nobody else
 * may publish from the workspace meanwhile (workspace/lock.h). After failure there is
 * neither a new file nor a piece of one, and what was at `out` is as it was. */
bool pack_write(const struct pack_order *order, struct pack_result *result,
                struct err *err);

#endif
