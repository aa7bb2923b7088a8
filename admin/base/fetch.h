#ifndef ANNA_ADMIN_BASE_FETCH_H
#define ANNA_ADMIN_BASE_FETCH_H

#include <stdbool.h>

#include "line/line.h"

/* One page of the web (line/line.h), as a browser would have it: at most five redirects,
 * 4 MB, and an end after some seconds whatever the other side does. */

enum { FETCH_LIMIT = 4 << 20 };

struct fetch_options {
    long seconds;           /* for all of it */
    const char *connect_to; /* "127.0.0.1:8443" instead of every host; NULL: as named */
    bool plain;             /* http too */
    const char *ca_file; /* certificates to trust instead of the system's; NULL: those */
};

/* As line_ask: the caller frees `out->body`, whatever the end is. */
enum line_end fetch_page(const char *url, const struct fetch_options *options,
                         struct line_answer *out, struct err *err);

#endif
