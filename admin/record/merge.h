#ifndef ANNA_ADMIN_RECORD_MERGE_H
#define ANNA_ADMIN_RECORD_MERGE_H

#include "base/buf.h"
#include "record/record.h"

/* What a source says anew and what the office changed in the meantime, brought together
 * field by field. Of the source's last word no copy is kept, only hashes of its
 * fields: enough to see what it has touched since. */

/* What a record says, in hashes: for each field that is set, texts in other languages
 * included, 12 bytes: a hash of the field's name and one of its value, sorted. Appended
 * to `out`.
 */
void merge_said(const struct record *record, struct buf *out);

struct said_hashes {
    const unsigned char *bytes;
    size_t len;
};

/* Whether the source said of this field then what `value` says now; `lang` NULL: of the
 * original. */
bool merge_said_before(const struct said_hashes *before, const char *lang,
                       const char *field, const struct value *value);

enum merge_change {
    MERGE_NEW,     /* the source changed it, the office had not: the source's */
    MERGE_KEPT,    /* the office changed it, the source has not: the office's */
    MERGE_CONFLICT /* both did, differently: the source's */
};

/* Told of each field that does not stand in the office as the source has it. `lang` is
 * NULL for the original; a text that is not there is "". */
typedef void merge_tell(void *context, enum merge_change change, const char *lang,
                        const char *field, const char *office, const char *source);

/* Makes of `source`, which comes, and `office`, which is there, the record that shall
 * stand: in `out`, whose texts are those of the two. A field whose hash is in `before`
 * as it is in `source` was not touched by the source, and stays as the office has it.
 * Without `before` (NULL: nobody knows what the source said last) the source is taken
 * whole.
 * `*changed_out`: whether `out` differs from `office`. `tell` may be NULL. False if
 * memory ran out. */
bool merge_records(struct arena *arena, const struct record *office,
                   const struct said_hashes *before, const struct record *source,
                   struct record *out, bool *changed_out, merge_tell *tell,
                   void *context);

/* Whether the source says the same as when `before` was made. False too if memory ran
 * out. */
bool merge_untouched(const struct said_hashes *before, const struct record *source);

#endif
