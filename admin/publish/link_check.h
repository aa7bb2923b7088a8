#ifndef ANNA_ADMIN_PUBLISH_LINK_CHECK_H
#define ANNA_ADMIN_PUBLISH_LINK_CHECK_H

#include "base/clock.h"
#include "record/document.h"
#include "base/fetch.h"

/* Opens a coach's booking link as a parent's phone would and says whether it is right. */

/* True if the link expands, leads to an allowed host, answers with a page (2xx) that is
 * on an allowed host after all redirects, and, where the booking system shows whom one
 * books (ea, calcom), names the coach: by `shown_as` of the link, else by the coach's
 * name. False with the reason in `err`. `*url_out` is the address, NULL if there is none.
 */
bool link_check(struct arena *arena, const struct document *document,
                const struct record *coach, const struct fetch_options *options,
                const char **url_out, struct err *err);

/* Notes day and result in the record: "ok", or what was wrong. */
bool link_check_note(struct arena *arena, struct record *coach, struct date today,
                     const char *result, struct err *err);

/* True if a page shows that name, as it is or in the way that JSON writes letters beyond
 * ASCII. */
bool link_check_shows(struct arena *arena, const char *page, const char *name);

#endif
