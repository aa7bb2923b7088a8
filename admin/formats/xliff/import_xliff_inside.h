#ifndef ANNA_ADMIN_FORMATS_XLIFF_IMPORT_XLIFF_INSIDE_H
#define ANNA_ADMIN_FORMATS_XLIFF_IMPORT_XLIFF_INSIDE_H

#include "formats/xliff/import_xliff.h"
#include "record/translation.h"

/* What the files of import_xliff share; nobody else includes this. */

enum { IMPORT_XLIFF_LANG_LEN = 24 };

/* A unit that belongs to an offer and a field. */
struct placed {
    const struct xliff_unit *unit;
    struct xliff_place place;
};

struct importer {
    struct arena *arena;
    const char *path;
    const struct format_ask *ask;
    const struct intake *intake;
    struct format_texts counts;
    struct xliff_file file;
    char lang[IMPORT_XLIFF_LANG_LEN];
    struct placed *placed;
    size_t placed_count;
};

/* One offer while its text is changed. */
struct change {
    struct record offer;      /* a copy; its translations too */
    struct translation *part; /* among them */
    struct translation_german german;
    unsigned outdated; /* before */
    bool any;          /* something was taken */
    const char *made[SOURCE_FIELD_COUNT];
};

void import_xliff_note(struct importer *in, const struct xliff_unit *unit,
                       const char *value, const char *reason, enum intake_done done);

/* Takes one field: `count` units of the same offer and field, by item. What does not fit
 * is noted. False if memory ran out. */
bool import_xliff_field(struct importer *in, struct change *change,
                        const struct placed *unit, size_t count);

#endif
