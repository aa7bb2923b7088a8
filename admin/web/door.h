#ifndef ANNA_ADMIN_WEB_DOOR_H
#define ANNA_ADMIN_WEB_DOOR_H

#include "web/http.h"
#include "web/session.h"

/* What a request must pass before any page is asked, in this order:
 *
 *   Host is ours                                  else 421: stops DNS rebinding
 *   (behind a proxy: X-Forwarded-Host, or Host, and X-Forwarded-Proto is https, else 403;
 *   on a port of this machine nobody believes either)
 *   GET or POST                                   else 405
 *   a session, by a cookie (HttpOnly, SameSite=Strict, no other site's request has it)
 *                                                 else 401
 *   of a POST: Origin is ours, or, where a browser sends none, Sec-Fetch-Site says
 *   same-origin                                   else 403
 *   of a POST: the session's token in the form    else 403
 *
 * Source: OWASP, Cross-Site Request Forgery Prevention; Fetch Metadata (W3C). */

struct door {
    struct sessions *sessions;
    const char *host;   /* "anna-4f2a9c.localhost:8026", or the name of a proxy */
    const char *origin; /* "http://anna-4f2a9c.localhost:8026" */
    const char *cookie; /* its name */
    bool secure;        /* behind TLS */
};

/* Host, the method, and where a POST comes from. False: `answer` is filled. */
bool door_look(const struct door *door, const struct http_request *request,
               struct http_answer *answer);

/* The session; false with 401 if there is none, with 500 if it could not be read. */
bool door_session(const struct door *door, const struct http_request *request,
                  int64_t now, struct session *out, struct http_answer *answer);

/* The token of its form. False with 403. */
bool door_token(const struct http_request *request, const struct session *session,
                struct http_answer *answer);

/* The header that gives a browser a session; "" takes it away. */
void door_give_cookie(const struct door *door, const struct http_request *request,
                      const char *word, struct http_answer *answer);

#endif
