#ifndef ANNA_ADMIN_FORMATS_XLIFF_XLIFF_H
#define ANNA_ADMIN_FORMATS_XLIFF_XLIFF_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"
#include "core/source_hash.h"

/* What XLIFF 1.2 (OASIS Standard, 1 February 2008) and 2.0 (OASIS Standard, 5 August
 * 2014) say of a text on its way to a translator and back; written by export_xliff.h,
 * read by xliff_read.
 *
 * One unit a field, for lists one an item. Its id is "OFFER:FIELD", for an item
 * "OFFER:FIELD:NUMBER" with numbers from 1: "en-tafel:steps:2" (a slash is not allowed in
 * ids of 2.0). It stays the same whatever happens to the text. The German that the
 * translator saw is the unit's source: whether it has changed meanwhile is seen from
 * that, so nothing of ours must survive the translator's tool.
 *
 *   the office's text       2.0 state, subState              1.2 state
 *   none                    initial                          (no target)
 *   outdated                initial, anna:outdated           needs-translation
 *   made by a computer      translated, anna:automatic       needs-review-translation
 *   made by a human         reviewed, anna:human             translated
 *   tested by readers       final, anna:tested               final, approved
 */

/* How far a unit is, in the order of the table above. */
enum xliff_rank {
    XLIFF_UNKNOWN, /* the file does not say */
    XLIFF_TO_DO,
    XLIFF_DRAFT,
    XLIFF_GOOD,
    XLIFF_FINAL
};

enum xliff_version { XLIFF_1_2, XLIFF_2_0 };

/* "1.2", "2.0"; false if it is neither. */
bool xliff_version_find(const char *name, enum xliff_version *out);

/* The rank of what the office has. `made` NULL: there is no text. */
enum xliff_rank xliff_rank_of(const char *made, bool outdated);

/* One unit of a file. Texts have single spaces where the file's may have any, unless it
 * says xml:space="preserve"; none stands at their ends. Segments are joined; of inline
 * elements the text is kept, and those that stand for a line's end (ctype="lb", subType=
 * "xlf:lb") are one. */
struct xliff_unit {
    const char *id;
    size_t line;
    const char *source;
    const char *target;   /* NULL: none, an empty one, or one of its segments lacks it */
    enum xliff_rank rank; /* the lowest of its segments */
    bool by_computer;     /* the tool says that a computer proposed it */
    bool unfinished; /* it says that somebody has yet to translate: "new", "needs-..."
                        of XLIFF_TO_DO, and not only nothing, as "initial" does */
};

struct xliff_file {
    const char *source_lang; /* "de-DE"; NULL: the file does not say */
    const char *target_lang; /* of the first part that has one; NULL */
    size_t target_lang_line;
    bool langs_differ;       /* parts of the file are for different languages */
    struct xliff_unit *unit; /* in the order of the file */
    size_t unit_count;
};

/* Reads a file whole; strings live in `arena`. Whatever tools add (groups, several files
 * in one, other namespaces, alternatives, notes) is passed over. False with `err` naming
 * file and line if it is no XLIFF or no XML that is taken (xml.h). */
bool xliff_read(struct arena *arena, const char *path, struct xliff_file *out,
                struct err *err);

/* The parts of a unit's id. `item` is 0 for a field that is no list. */
struct xliff_place {
    const char *offer; /* not terminated, `offer_len` bytes */
    size_t offer_len;
    int field; /* enum source_field; -1 if there is none of that name */
    size_t item;
};
/* False if it is not formed as one of ours. */
bool xliff_place_read(const char *id, struct xliff_place *out);

#endif
