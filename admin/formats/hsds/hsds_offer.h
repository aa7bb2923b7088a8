#ifndef ANNA_ADMIN_FORMATS_HSDS_HSDS_OFFER_H
#define ANNA_ADMIN_FORMATS_HSDS_HSDS_OFFER_H

#include "formats/hsds/hsds_field.h"
#include "formats/hsds/hsds_found.h"
#include "formats/hsds/hsds_topics.h"

/* From the stage to offers: a service at each of the places where it is given is an offer
 * of its own, for an offer on the terminal has one address and one set of hours, and a
 * family looks for the place that is near. The first bears the service's id. */

struct hsds_mapping {
    struct hsds_stage *stage;
    struct hsds_notes *notes;
    const struct format_ask *ask;
    const struct hsds_topics *topics;
    const char *source;  /* where it comes from, in words */
    const char *prefix;  /* in front of ids that are no UUIDs */
    const char *country; /* of addresses that do not say it; NULL: Germany */
};

enum { HSDS_PLACES_MAX = 100 };

/* Makes the offers of one service and gives them away. */
bool hsds_offers(struct hsds_mapping *mapping, struct arena *arena,
                 const struct hsds_row *service, struct err *err);

/* Where a service is given. */
struct hsds_place {
    const struct hsds_row *at;       /* or NULL */
    const struct hsds_row *location; /* or NULL */
};

/* What is read for one of them; private to hsds_offer*.c. */
struct hsds_making {
    struct hsds_mapping *mapping;
    struct arena *arena;
    struct hsds_filling fill;
    const struct hsds_row *service;
    const struct hsds_place *place; /* all of them */
    size_t place_count;
    size_t which;                        /* of them is made */
    const struct hsds_row *at;           /* or NULL */
    const struct hsds_row *location;     /* or NULL */
    const struct hsds_row *organization; /* or NULL */
    const char *country;
    const char *extension; /* of the phone number, or NULL */
    const struct hsds_row *extension_row;
    struct err *err;
    struct hsds_found found; /* rows of this service that were asked for */
    bool failed;             /* `err` says why */
};

/* Rows of a table that belong to the service, the place or the provider; an empty list if
 * the making failed. */
struct hsds_rows hsds_of(struct hsds_making *making, enum hsds_table table,
                         const char *column, const char *id);

/* All of them, as they were put down: what is nested in several places of the JSON comes
 * more than once, and nothing counts as used. Not the caller's to change. */
struct hsds_rows hsds_all_of(struct hsds_making *making, enum hsds_table table,
                             const char *column, const char *id);
/* The row of an id, or NULL. */
const struct hsds_row *hsds_one(struct hsds_making *making, enum hsds_table table,
                                const char *id);

/* hsds_offer_place.c: address, position, access, phone, e-mail, web, hours. */
void hsds_offer_place(struct hsds_making *making);
/* hsds_offer_words.c: everything else that is said. */
void hsds_offer_words(struct hsds_making *making);
/* hsds_offer_own.c: our own columns and translations. */
void hsds_offer_own(struct hsds_making *making);

/* A text in another language of the row's `lang`, `made` and `source_hash`, added to the
 * record, which has room for it; NULL if they are not good, which is noted. */
struct translation *hsds_offer_text(struct hsds_making *making,
                                    const struct hsds_row *row);

/* Small letters; NULL if it is no UUID. */
const char *hsds_uuid_of(struct arena *arena, const char *id);

#endif
