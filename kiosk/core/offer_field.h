#ifndef ANNA_CORE_OFFER_FIELD_H
#define ANNA_CORE_OFFER_FIELD_H

/* What an offer has: one table, offer_rows.h, that the terminal and the office read. Each
 * row is a field:
 *
 *   OFFER_FIELD(ID, "name", since, place, said, what the office knows of it ...)
 *   OFFER_TEXT(ID, "name", since, place, text's place, said, ...)   may be translated
 *
 *   ID       the field in C: OFFER_ID
 *   "name"   the field in JSON, CSV and for `set`: "address.street"
 *   since    the SCHEMA_VERSION that had it first: a field of a later one is refused by
 *            the compiler, so nobody adds a field and forgets the version
 *   place    where it is kept (schema.h): IN_SERVICE("column"), IN_LIST("kind" in
 *            x_service_list), IN_ORGANIZATION, IS_KEY
 *   text's place  IN_TEXT("column" of x_service_text), IN_TEXT_LIST: in x_service_list
 *   said     SAID: what the offer says to families, so another value is a change
 *            (changes.h). UNSAID: where a fact was found, who looked
 *   ...      members of struct field (admin/record/record.h): type, limits, titles in
 *            CSV, home in HSDS. The terminal reads none of it
 *
 * A field that is in a row is kept, published, compared, exported and imported. */

enum offer_field {
#define OFFER_FIELD(id, ...) OFFER_##id,
#define OFFER_TEXT(id, ...) OFFER_##id,
#include "core/offer_rows.h"
    OFFER_FIELD_COUNT
};

#endif
