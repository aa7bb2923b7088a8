#ifndef ANNA_ADMIN_FORMATS_CSV_CSV_ADDRESS_H
#define ANNA_ADMIN_FORMATS_CSV_CSV_ADDRESS_H

#include "formats/csv/csv_value.h"

/* An address in one cell. Private to csv_offer.c. */

/* Takes "Hauptstr. 5, 48351 Everswinkel", or a part of it, apart into the fields of the
 * record's address that are not set yet; notes stand under the name of `column`. Then the
 * house number goes behind the street. Both texts may be NULL or empty. */
void csv_address(struct csv_reader *in, const char *column, const char *text,
                 const char *house_number);

#endif
