#ifndef ANNA_ADMIN_WORKSPACE_SNAPSHOT_H
#define ANNA_ADMIN_WORKSPACE_SNAPSHOT_H

#include <stdint.h>

#include "base/buf.h"
#include "record/record.h"

/* Records and their values as the history keeps them: plain text.
 *
 * A value is its words; the items of a list stand one a line. A record is a line for each
 * field that is set: name, TAB, language ("" for German), TAB, value, with \\, \n, \r and
 * \t for a backslash and for what would end the line or the column. Two lines of it are
 * no fields: `position`, its place among its kind, and `rest`, what came with it as HSDS
 * (store_rest); and of a text in another language `made` and `source_hash`. */

/* The words of a value; NULL if nothing stands there, or if memory ran out. */
const char *snapshot_value(struct arena *arena, const struct field *field,
                           const struct value *value);

/* The value of such words; NULL: nothing. False if memory ran out. */
bool snapshot_read_value(struct arena *arena, const struct field *field, const char *text,
                         struct value *out);

/* Whether two values say the same; an empty list is nothing. */
bool snapshot_same(const struct field *field, const struct value *a,
                   const struct value *b);

/* Appends a record. `rest` may be NULL. */
void snapshot_write(const struct record *record, int64_t position, const char *rest,
                    struct buf *out);

/* Reads one; fields that this program does not know are left out. False if there is no id
 * in it or memory ran out. */
bool snapshot_read(struct arena *arena, enum record_kind kind, const char *text,
                   struct record **out, int64_t *position, const char **rest,
                   struct err *err);

/* Appends what tells a record from every other state of it, in place of the record: the
 * line "fingerprint" with the first 32 bytes of crypt_hash of its snapshot (position 0,
 * no rest). crypt_init comes first. */
void snapshot_fingerprint(const struct record *record, struct buf *out);

/* Whether the record is what `text`, a snapshot or a fingerprint, says. False if that is
 * none or memory ran out. */
bool snapshot_is(struct arena *arena, const char *text, const struct record *record,
                 bool *same_out, struct err *err);

#endif
