#ifndef ANNA_ADMIN_PUBLISH_LINK_CHECK_H
#define ANNA_ADMIN_PUBLISH_LINK_CHECK_H

#include "base/clock.h"
#include "record/document.h"
#include "base/fetch.h"

/* Opens a coach's booking link, or the web address of an offer, as a parent's phone would
 * and says whether it is right. */

enum link_answer {
    LINK_RIGHT,
    LINK_WRONG,
    LINK_UNKNOWN /* nobody can tell today: no network, too slow, a server that is busy or
                    lets no programs in (403, 429, 5xx). What was known before stays. */
};

/* What came of it. */
struct link_result {
    enum link_answer answer;
    bool asked;      /* the network: else the link is wrong as it stands here */
    bool reached;    /* somebody has answered, whatever they said */
    const char *url; /* NULL: there is none */
};

/* Right if the link expands, leads to an allowed host, answers with a page (2xx) that is
 * on an allowed host after all redirects, and, where the booking system shows whom one
 * books (ea, calcom), names the coach (page_names.h): by `shown_as` of the link, else by
 * the coach's name. The reason of anything else is in `err`. */
struct link_result link_check(struct arena *arena, const struct document *document,
                              const struct record *coach,
                              const struct fetch_options *options, struct err *err);

/* Right if the address answers with a page (2xx), wherever that is. */
struct link_result link_check_web(const char *url, const struct fetch_options *options,
                                  struct err *err);

/* Notes day and result in the record: "ok", or what was wrong. */
bool link_check_note(struct arena *arena, struct record *coach, struct date today,
                     const char *result, struct err *err);
#endif
