#ifndef ANNA_ADMIN_PAGES_ADVICE_H
#define ANNA_ADMIN_PAGES_ADVICE_H

#include "pages/page.h"
#include "pages/record_form.h"

/* What is said below the fields of a form: what lint finds, what can be put in its place
 * by a button, how opening hours are understood. */

struct advice {
    const struct record *record;
    const struct lint_findings *findings;
    struct lint_fixes fixes;
};

/* About a record as it is kept. */
bool advice_kept(struct page *page, const struct record *record, struct advice *out);

/* About a record that is being typed, of the workspace or not. */
bool advice_typed(struct page *page, struct record *record, struct advice *out);

/* Adds what there is to say of one field of the form. */
bool advice_add(struct page *page, const struct advice *advice,
                const struct record_form_field *field);

/* How many findings there are of fields of the form. */
size_t advice_count(const struct advice *advice, const struct record_form *form);

/* Puts a proposal into the form that somebody has taken ("KEY NUMBER", from 0), and
 * `*taken` says whether there is one of that key for what stands in it. */
bool advice_take(struct page *page, const struct record *record, const char *proposal,
                 struct record_form *form, bool *taken);

#endif
