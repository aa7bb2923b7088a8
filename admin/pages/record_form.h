#ifndef ANNA_ADMIN_PAGES_RECORD_FORM_H
#define ANNA_ADMIN_PAGES_RECORD_FORM_H

#include "record/record_form_rows.h"
#include "web/http.h"
#include "workspace/store_change.h"

/* A record's fields as a form: each with what stands there, what whoever opened the form
 * saw there ("was.NAME", which comes back with it), and what she has typed. Only what she
 * has changed is given to the store, so two who have one record open lose nothing; of the
 * same field both are shown, and she chooses. */

enum { RECORD_FORM_FIELDS = 40, RECORD_FORM_CHOICES = 24 };

struct record_form_field {
    const struct record_form_row *row;
    const char *name;    /* "steps" */
    const char *now;     /* in the box; "" */
    const char *was;     /* "" */
    const char *german;  /* beside a translation; NULL */
    const char *refused; /* why it cannot stand there; NULL */
    const char *theirs;  /* what somebody else has put there meanwhile; NULL */
    bool changed;
    bool doubtful;      /* refused, but it may be taken as it stands ("anyway.NAME") */
    struct value value; /* of `now`, if it is not refused */
    struct {
        const char *value;
        bool chosen;
    } choice[RECORD_FORM_CHOICES];
    size_t choice_count;
};

struct record_form {
    enum record_kind kind;
    const char *id;
    const char *lang; /* NULL: German */
    bool translated;  /* a language that is not German */
    struct record_form_field field[RECORD_FORM_FIELDS];
    size_t count;
    bool faulty;       /* a field was refused, or somebody was faster */
    const char *moved; /* the list in which a button moved an item ("move"); NULL: none */
    size_t moved_item; /* where that stands now */
};

/* The form as the record stands. A language in which it has no text is German. */
bool record_form_of(struct arena *arena, const struct record *record, const char *lang,
                    struct record_form *out, struct err *err);

/* Puts in what was typed, with the deed of a button in a list, and checks it; opening
 * hours and phone numbers may be typed as people write them (formats/loose), decimals
 * with a comma. A coach has no more open places than families at most. `faulty` and each
 * field's `refused` say what is wrong. A field that did not come stays as it is; of boxes
 * to tick none came if "was.NAME" did alone. */
bool record_form_take(struct arena *arena, const struct http_fields *typed,
                      struct record_form *form, struct err *err);

/* Saves what was changed as one batch. A field that somebody else has changed meanwhile
 * is `theirs`, from `record` as it stands now, and nothing is saved then. `*batch` is 0
 * if nothing was to do. False with `err` if the store could not. */
bool record_form_save(struct store *store, struct arena *arena,
                      const struct history_deed *deed, const struct record *record,
                      struct record_form *form, int64_t *batch, struct err *err);

/* Puts what stands in a record into the form, as if it had been typed. */
bool record_form_fill(struct arena *arena, const struct record *record,
                      struct record_form *form, struct err *err);

/* Puts what was typed, and may stand there, into a copy of the record. True always. */
bool record_form_put(const struct record_form *form, struct record *record);

#endif
