#ifndef ANNA_ADMIN_FORMATS_HSDS_HSDS_FIELD_H
#define ANNA_ADMIN_FORMATS_HSDS_HSDS_FIELD_H

#include "formats/hsds/hsds_notes.h"

/* Puts what stands in a package's columns into the fields of an offer: cleaned, in the
 * length that a field has, checked. What does not fit is noted and left out, or changed
 * and noted. */

struct hsds_filling {
    struct arena *arena; /* of this record */
    struct hsds_notes *notes;
    struct record *record;
    bool own; /* the row came from our export: nothing is cleaned */
};

/* A single value, unless the field is set already. `row` and `column` are where it stood.
 * False if it was not taken. */
bool hsds_put(struct hsds_filling *fill, enum offer_field field,
              const struct hsds_row *row, const char *column, const char *text);

/* An item of a list, unless it stands there already. */
bool hsds_put_item(struct hsds_filling *fill, enum offer_field field,
                   const struct hsds_row *row, const char *column, const char *text);

/* All items of a text that is separated by commas. */
void hsds_put_list(struct hsds_filling *fill, enum offer_field field,
                   const struct hsds_row *row, const char *column, const char *text);

/* All items of a text that is separated by lines or sentences. */
void hsds_put_parts(struct hsds_filling *fill, enum offer_field field,
                    const struct hsds_row *row, const char *column, const char *text);

/* A value as our export wrote it (a list as JSON), into a record's or a translation's
 * values. */
bool hsds_put_own(struct hsds_filling *fill, struct value *value, enum offer_field field,
                  const struct hsds_row *row, const char *column, const char *text);

#endif
