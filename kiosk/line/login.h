#ifndef ANNA_LINE_LOGIN_H
#define ANNA_LINE_LOGIN_H

#include <stdbool.h>

#include "base/err.h"

/* Who comes to a server. It stands in a file of two lines, the name and the secret (of an
 * object store: the two keys), which nobody but its owner may read; never in an address,
 * on a command line or in the history. */

enum { LOGIN_NAME = 256, LOGIN_SECRET = 512, LOGIN_REGION = 64 };

struct login {
    char name[LOGIN_NAME];
    char secret[LOGIN_SECRET];
    char region[LOGIN_REGION]; /* of an S3 store, for whom requests are signed then; "":
                                  any other server, by HTTP's own Basic, inside TLS */
};

/* Reads such a file over name and secret. One that others may read is refused. */
bool login_read(struct login *login, const char *path, struct err *err);

/* Takes name and secret, of which one may be NULL or empty: then it is refused. */
bool login_take(struct login *login, const char *name, const char *secret,
                struct err *err);

/* Takes the region, letters, digits and hyphens; NULL: none. */
bool login_set_region(struct login *login, const char *region, struct err *err);

#endif
