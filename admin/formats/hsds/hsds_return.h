#ifndef ANNA_ADMIN_FORMATS_HSDS_HSDS_RETURN_H
#define ANNA_ADMIN_FORMATS_HSDS_HSDS_RETURN_H

#include "base/json_value.h"
#include "formats/format.h"
#include "formats/hsds/hsds_tables.h"

/* What hsds_rest.h kept of offers that came as HSDS, made into the rows that go out: as
 * they came, but where the office has changed a field of the offer, its value stands. The
 * offers of one service at several places go out as that service. x_offer of the service,
 * with several places of service_at_location, says what the fields of the offer are that
 * a reader of the rows would not find out. */

struct hsds_return;

/* Looks through all offers of the document; both must stay. A NULL source has kept
 * nothing. */
bool hsds_return_open(struct hsds_return **out, const struct document *document,
                      const struct format_rest *source, struct err *err);
void hsds_return_close(struct hsds_return *kept); /* NULL is allowed */

/* Whether anything is kept of any offer. */
bool hsds_return_any(const struct hsds_return *kept);

/* Names of the columns that kept rows of a table have beyond hsds_written(), as keys of
 * an object; NULL none. */
const struct json *hsds_return_columns(const struct hsds_return *kept,
                                       enum hsds_table table);

/* What goes out for the `index`-th offer: `*out` is an object of lists of rows by names
 * of tables (the caller's, json_free); NULL: the rows that hsds_rows_of() makes.
 * `*with_other_out`: nothing, for it goes out with an earlier offer. */
bool hsds_return_rows(struct hsds_return *kept, size_t index, struct json **out,
                      bool *with_other_out, struct err *err);

/* The service of such rows with all that belongs to it nested in it. NULL if memory ran
 * out; the caller's. */
struct json *hsds_return_nested(const struct json *rows);

#endif
