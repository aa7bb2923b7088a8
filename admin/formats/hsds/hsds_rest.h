#ifndef ANNA_ADMIN_FORMATS_HSDS_HSDS_REST_H
#define ANNA_ADMIN_FORMATS_HSDS_HSDS_REST_H

#include "base/json_value.h"
#include "formats/hsds/hsds_offer.h"

/* What HSDS says of a service and an offer has no field for is kept as it came, so that
 * it goes out again (hsds_return.h): one JSON object an offer,
 *   {"offer": {"name": "...", ...}, "rows": {"service": [{...}], "phone": [{...}, ...]},
 * "at": ID} with the offer as it was made of the rows (hsds_rest_flat), and every row
 * that belongs to the service, its organization and program, and this place of it (the
 * row `at`), under the names of 3.2. Ids that are no UUIDs become the UUID of TABLE and
 * "SOURCE-ID" (hsds_uuid); a row without id gets one. Names of persons are not in it. */

enum { HSDS_REST_MAX = 256 << 10 };

/* The object as text. NULL if it is longer than HSDS_REST_MAX, which is noted, or if the
 * making failed. */
const char *hsds_rest(struct hsds_making *making);

/* A text itself, anything else as JSON; NULL if memory ran out. */
const char *hsds_rest_text(struct hsds_making *making, const struct json *json);

/* Puts what stands in x_offer of the place or service over the fields of the offer: what
 * the office had changed when it was sent out. */
void hsds_rest_changes(struct hsds_making *making);

/* All fields that are set, by their names ("address.street"), as texts and lists of
 * texts; texts in other languages are "text": {LANG: {"made", "source_hash", ...}}. NULL
 * if memory ran out; else the caller's (json_free). */
struct json *hsds_rest_flat(const struct record *record);
/* The same as text. */
void hsds_rest_add_flat(struct buf *out, const struct record *record);

#endif
