#ifndef ANNA_LINE_LINE_H
#define ANNA_LINE_LINE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"
#include "line/login.h"

/* One request over the network, through libcurl; no other file includes it. Only https
 * (unless `plain`), the server's certificate is checked, and there is an end to what is
 * taken and to how long it takes, whatever the other side does. */

enum { LINE_URL = 2048, LINE_TAG = 160 };

struct line_request {
    const char *url;
    const char *method;        /* NULL: GET */
    const struct buf *body;    /* to be sent; NULL: none */
    const char *header[3];     /* more of them, "If-None-Match: \"...\""; NULL: no more */
    const struct login *login; /* NULL: nobody says who he is */
    const char *agent;         /* how it calls itself, "anna-admin/1.0" */
    long seconds;              /* for all of it */
    long still_seconds;        /* so long nothing may come or go; 0: as `seconds` */
    size_t limit;              /* bytes of the answer at the most */
    long redirects;         /* that are followed at the most; 0: none, one is a status */
    bool unpack;            /* takes an answer that is compressed on its way */
    bool plain;             /* http too */
    const char *connect_to; /* "127.0.0.1:8443" instead of every host; NULL: as named */
    const char *ca_file; /* certificates to trust instead of the system's; NULL: those */
};

struct line_answer {
    long status;        /* of HTTP; 0: there was none */
    char url[LINE_URL]; /* where the redirects ended */
    char tag[LINE_TAG]; /* its ETag with its quotes; "" if there is none that fits */
    struct buf body;    /* the caller's to free, whatever the end is */
};

/* How it ended. A status such as 404 is an answer. */
enum line_end {
    LINE_ANSWERED,
    LINE_WRONG, /* somebody is there, but nothing can be had: a certificate that nobody
                   vouches for, redirects without an end, too much of it */
    LINE_SILENT /* nobody can tell: no network, no such host now, nobody listens, too
                   slow, cut off */
};

/* With anything but LINE_ANSWERED the reason is in `err`, and `out` has what came until
 * then: after LINE_SILENT a part of the body may be good. */
enum line_end line_ask(const struct line_request *request, struct line_answer *out,
                       struct err *err);

#endif
