#ifndef ANNA_ADMIN_PAGES_ENTRANCE_H
#define ANNA_ADMIN_PAGES_ENTRANCE_H

#include "base/template.h"
#include "web/attempt.h"
#include "web/door.h"

/* How people come in and go: by a link that works once, by name and password, or by the
 * name that a proxy's own sign-on has found out.
 *
 * Whoever is not in any more is asked to sign in, whatever she wanted; what she had typed
 * goes along in that form, and comes back to her, filled in and not saved. Words that
 * open something (fields whose name begins with "pass") are never given back. */

struct entrance {
    const struct template *pages;
    struct sessions *sessions;
    const struct door *door;
    const char *who;         /* whom a link lets in */
    const char *user_header; /* that the proxy alone may set; NULL: people sign in here */
    struct attempts attempts;
};

/* The page that asks to sign in, with this status; `why` stands above the form, NULL:
 * that the page has been resting. */
void entrance_ask(const struct entrance *entrance, const struct http_request *request,
                  int status, const char *why, struct http_answer *answer);

/* GET /in/WORD. */
void entrance_link(const struct entrance *entrance, const struct http_request *request,
                   int64_t now, struct http_answer *answer);

/* POST /sign-in. True: she is in, `*out` is her session and the answer has its cookie;
 * else the answer asks again. */
bool entrance_sign_in(struct entrance *entrance, const struct http_request *request,
                      int64_t now, struct session *out, struct http_answer *answer);

/* With a proxy's sign-on: the session of the person that it names, a new one if the
 * cookie has none of hers, `*fresh` then. False: the answer says why not. */
bool entrance_named(const struct entrance *entrance, const struct http_request *request,
                    int64_t now, struct session *out, bool *fresh,
                    struct http_answer *answer);

/* Where she wanted to go: a path of ours with its query, "/" if there is none. */
const char *entrance_then(const struct http_request *request);

/* The form that she had sent when she was not in any more, as it was; false if the
 * request brings none along. */
bool entrance_carried(const struct http_request *request, struct http_request *out);

/* POST /leave. */
void entrance_leave(const struct entrance *entrance, const struct http_request *request,
                    const struct session *session, struct http_answer *answer);

#endif
