#ifndef ANNA_TESTS_HELP_XLIFF_OFFICE_H
#define ANNA_TESTS_HELP_XLIFF_OFFICE_H

#include "formats/xliff/import_xliff.h"
#include "record/document.h"

/* An office with one offer, "a", in German and Arabic, and what an import gives away and
 * notes. */

struct xliff_office {
    struct arena arena;
    struct document document;
    struct record offer;
    struct translation part[2]; /* "ar", "tr" */
    struct record *given;       /* NULL: nothing */
    struct format_texts counts;
    struct buf notes;
    size_t refused;
    struct err err;
    bool ok;
};

/* A folder for what is imported. */
int xliff_office_set_up(void **state);
int xliff_office_tear_down(void **state);

/* `tr_made` says how the Turkish was made; NULL: there is none. */
void xliff_office_begin(struct xliff_office *office, const char *tr_made);
void xliff_office_done(struct xliff_office *office);

void xliff_office_put(struct xliff_office *office, struct value *values,
                      const char *field, const char *text);

/* `lang` and `made` as a format is asked; what is given stands in `office`. */
void xliff_office_import(struct xliff_office *office, const char *text, const char *lang,
                         const char *made);

#endif
