#ifndef ANNA_CORE_OFFER_FIELD_H
#define ANNA_CORE_OFFER_FIELD_H

/* What an offer has: one table, offer_rows.h, that the terminal and the office read. Each
 * row is a field:
 *
 *   OFFER_FIELD(ID, "name", since, place, said, hsds, what the office knows of it ...)
 *   OFFER_TEXT(ID, "name", since, place, text's place, said, hsds, ...) may be translated
 *
 *   ID       the field in C: OFFER_ID
 *   "name"   the field in JSON, CSV and for `set`: "address.street"
 *   since    the SCHEMA_VERSION that had it first: a field of a later one is refused by
 *            the compiler, so nobody adds a field and forgets the version
 *   place    where it is kept (schema.h): IN_SERVICE("column"), IN_LIST("kind" in
 *            x_service_list; a field of one value is its only item, and terminals of
 *            before do not mind it), IN_ORGANIZATION, IS_KEY
 *   text's place  IN_TEXT("column" of x_service_text), IN_TEXT_LIST: in x_service_list
 *   said     SAID: what the offer says to families, so another value is a change
 *            (changes.h). UNSAID: where a fact was found, who looked
 *   hsds     where it goes in a package of HSDS: HSDS_HOME("table", "column") of the
 *            specification, if there is one place; HSDS_OWN("x_column", kind, "what a
 *            reader is told") of service, a column of ours, where HSDS has none or not
 *            always; HSDS_TEXT the same of x_service_text, for what may be translated.
 *            The kinds: TEXT, LIST, DATE, MUST (a text that is always there). HSDS_NONE
 *   ...      members of struct field (admin/record/record.h): type, limits, the gate of
 *            plain German, titles of columns in CSV, the note to translators. The
 *            terminal reads none of it
 *
 * A field that is in a row is kept, published, read, compared, looked through for hard
 * German, and goes in and out of JSON, CSV and XLIFF; out to HSDS as well, and what our
 * export wrote comes back. What others write as HSDS is read in admin/formats/hsds. */

enum offer_field {
#define OFFER_FIELD(id, ...) OFFER_##id,
#define OFFER_TEXT(id, ...) OFFER_##id,
#include "core/offer_rows.h"
    OFFER_FIELD_COUNT
};

#endif
