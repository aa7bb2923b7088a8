#ifndef ANNA_ADMIN_PUBLISH_REMOTE_H
#define ANNA_ADMIN_PUBLISH_REMOTE_H

#include "line/line.h"
#include "line/parcel.h"

/* A server that keeps files for the office: any web server that takes PUT (WebDAV), or an
 * S3 store. */

struct remote {
    char address[PARCEL_ADDRESS]; /* parcel_address */
    struct login login;           /* no name: nobody says who he is */
    const char *ca_file; /* certificates to trust instead of the system's; NULL: those */
};

/* Fetches the file `name`, at most `limit` bytes, into `out`, which the caller frees.
 * `*there` is false, and `out` empty, if there is none. */
bool remote_get(const struct remote *remote, const char *name, size_t limit,
                struct buf *out, bool *there, struct err *err);

/* Writes it, over what is there. True if the server says that it has it. */
bool remote_put(const struct remote *remote, const char *name, const struct buf *bytes,
                struct err *err);

/* Takes it away. Fine if it is not there. */
bool remote_remove(const struct remote *remote, const char *name, struct err *err);

/* What the server tells of the files there, as XML, into `out`, which the caller frees:
 * the first 1,000 or so of an S3 store, all of a web server that lists them (nginx:
 * autoindex_format xml). */
bool remote_list(const struct remote *remote, struct buf *out, struct err *err);

#endif
