#ifndef ANNA_ADMIN_PAGES_FIELDS_H
#define ANNA_ADMIN_PAGES_FIELDS_H

#include "pages/page.h"
#include "pages/record_form.h"

/* The form of a record (record_form.h) as a piece of a page, and what comes back of it.
 */

/* The form, sent to `path`; each field with what there is to say of it (advice.h), why it
 * was refused, and what somebody else has put there meanwhile. Whoever may not send it to
 * that path sees it alone. */
bool fields_add(struct page *page, const struct record *record,
                const struct record_form *form, const char *path);

/* Only what there is to say of the fields that were typed: pieces that htmx puts in their
 * places. */
bool fields_heard(struct page *page, const struct record *record,
                  const struct record_form *form);

/* Saves what came, with the proposal that was taken ("take"), as one batch that the
 * history calls `what`, which must stay. `form` is as it should be shown; if it is faulty
 * nothing is saved, and the answer is 422.
 * `*batch` is 0 if nothing was to do. Where page->resumed says that she was not in any
 * more, nothing is saved either, and the form is faulty, so that she looks once more: a
 * route of its kind is named in route_resumes. */
bool fields_save(struct page *page, const struct record *record, const char *what,
                 struct record_form *form, int64_t *batch);

#endif
