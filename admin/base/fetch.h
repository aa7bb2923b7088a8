#ifndef ANNA_ADMIN_BASE_FETCH_H
#define ANNA_ADMIN_BASE_FETCH_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/err.h"

/* One page of the web, through libcurl; no other file includes it. Only https (unless
 * `plain`), the server's certificate is checked, at most five redirects, 4 MB, and an end
 * after some seconds whatever the other side does. */

enum { FETCH_LIMIT = 4 << 20, FETCH_URL_ROOM = 2048 };

struct fetch_options {
    long seconds;           /* for all of it */
    const char *connect_to; /* "127.0.0.1:8443" instead of every host; NULL: as named */
    bool plain;             /* http too */
    const char *ca_file; /* certificates to trust instead of the system's; NULL: those */
};

struct fetch_answer {
    long status;              /* of HTTP */
    char url[FETCH_URL_ROOM]; /* where the redirects ended */
    struct buf body;          /* the caller's to free */
};

/* How it ended. A status such as 404 is an answer. */
enum fetch_end {
    FETCH_ANSWERED,
    FETCH_WRONG, /* somebody is there, but no page can be had: a certificate that nobody
                    vouches for, redirects without an end, too much of it */
    FETCH_SILENT /* nobody can tell: no network, no such host now, nobody listens, too
                    slow, cut off */
};

/* With anything but FETCH_ANSWERED `out` is untouched, and the reason in `err`. */
enum fetch_end fetch_page(const char *url, const struct fetch_options *options,
                          struct fetch_answer *out, struct err *err);

#endif
