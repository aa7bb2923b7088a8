#ifndef ANNA_ADMIN_PAGES_TRANSLATE_DESK_H
#define ANNA_ADMIN_PAGES_TRANSLATE_DESK_H

#include "pages/office.h"
#include "record/translation.h"
#include "web/http.h"

/* One offer's texts in one language, as a form: the German that they were made from, the
 * German now, and what somebody types. A German change that means nothing ("typo.FIELD")
 * keeps the text valid. What she saw comes back with the form ("was.FIELD";
 * "german.FIELD", the mark of the German), so that two lose nothing, and a text is never
 * counted as made from German that nobody had before her eyes. */

struct translate_desk_field {
    enum source_field field;
    const char *name;   /* "steps" */
    const char *german; /* now */
    const char *then;   /* if it has changed since, and the history knows it; else NULL */
    char mark[SOURCE_FIELD_HASH_LEN]; /* of the German now */
    const char *now, *was;            /* the translation; "" */
    const char *refused;              /* why it cannot stand there; NULL */
    const char *theirs; /* what somebody else has put there meanwhile; NULL */
    bool outdated, typo, changed;
    struct value value; /* of `now` */
};

struct translate_desk {
    const struct record *offer;
    const char *lang;
    const struct translation *part; /* NULL: there is no text yet */
    const char *made;               /* as it will be called */
    struct translate_desk_field field[SOURCE_FIELD_COUNT];
    size_t count;
    bool faulty;
};

bool translate_desk_of(struct store *store, struct arena *arena,
                       const struct record *offer, const char *lang,
                       struct translate_desk *out, struct err *err);

/* Puts in what came; `faulty` if something of it cannot stand there, or somebody was
 * faster. */
bool translate_desk_take(struct arena *arena, const struct http_fields *typed,
                         struct translate_desk *desk, struct err *err);

/* The offer before and after what came, for office_apply. False if memory ran out. */
bool translate_desk_apply(struct arena *arena, const struct translate_desk *desk,
                          struct office_after *out);

#endif
