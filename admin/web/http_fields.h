#ifndef ANNA_ADMIN_WEB_HTTP_FIELDS_H
#define ANNA_ADMIN_WEB_HTTP_FIELDS_H

#include <stddef.h>

/* What a request brings with it. */

enum {
    HTTP_BODY = 256 * 1024,
    HTTP_FIELDS = 512, /* fields of a form or a query */
    HTTP_FILES = 256   /* that one form brings */
};

struct http_field {
    const char *name;
    const char *text; /* terminated; valid UTF-8, without control signs but \t \r \n */
};

struct http_fields {
    struct http_field *item;
    size_t count;
    size_t room; /* private */
};

/* A file that came with a form. It is gone when the request has been answered, unless it
 * was renamed. */
struct http_file {
    const char *name; /* of its field */
    const char *file; /* what the browser calls it, without a folder; never empty */
    const char *path; /* where it lies, mode 0600 */
    size_t len;
};

#endif
