#ifndef ANNA_ADMIN_FORMATS_HSDS_HSDS_NAMES_H
#define ANNA_ADMIN_FORMATS_HSDS_HSDS_NAMES_H

#include "formats/hsds/hsds_tables.h"

/* What other versions of HSDS, 1.x (that of Ohana as well) and 2.x, and the members of
 * the JSON call tables and columns. */

/* hsds_column for a name that any version uses: "website" of a service is "url". */
int hsds_column_of_any(enum hsds_table table, const char *name);

/* The table of a file or member of any version: "services", "regular_schedules.csv",
 * "mail_addresses". HSDS_NO_TABLE if it is none. `*kind_out` is "postal" or "physical"
 * for a file of such addresses, else NULL. The file taxonomy is that of the terms in 1.x:
 * see hsds_table_is_terms. */
enum hsds_table hsds_table_find(const char *name, const char **kind_out);

/* Whether a column is one that a table of terms alone has. */
bool hsds_table_is_terms(const char *column);

#endif
